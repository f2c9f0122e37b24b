//! What a text refers to: documents and past accidents.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::Span;

/// Kinds of citation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CitationKind {
    /// 国发〔2023〕30号
    DocumentNumber,
    /// 《安全生产法》, with its number where it has one
    Title,
}

/// A document that the text cites.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Citation {
    /// As written.
    pub text: String,
    /// Its kind.
    pub kind: CitationKind,
    /// The title without its marks.
    pub title: Option<String>,
    /// The document number in its standard form.
    pub number: Option<String>,
    /// Where it stands.
    pub span: Span,
}

/// A past accident.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Incident {
    /// As written.
    pub text: String,
    /// What happened: fire, explosion, collapse …
    pub kind: Option<String>,
    /// When (ISO 8601, as far as known: `2024-01-17`, `--01-17`, `2024`).
    pub date: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// Field of work.
    pub sector: Option<String>,
    /// The grade that the text states.
    pub grade: Option<String>,
    /// Killed.
    pub deaths: Option<u32>,
    /// Injured.
    pub injuries: Option<u32>,
    /// Seriously injured.
    pub serious_injuries: Option<u32>,
    /// Missing.
    pub missing: Option<u32>,
    /// Direct economic loss, in yuan.
    pub direct_loss: Option<u64>,
    /// Where it stands.
    pub span: Span,
}
