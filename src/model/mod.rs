//! The nouns: what an outline is made of. Data and its JSON form, no logic.
//!
//! The JSON is a contract with other programs: fields may be added within a `schema_version`, none may change its
//! meaning, and a field that has nothing to say is `null` or an empty array, never absent.

mod reference;

pub use reference::{Citation, CitationKind, Incident};

use schemars::JsonSchema;

use serde::{Deserialize, Serialize};

use serde_json::{Map, Value};

pub use crate::text::{Artefact, ArtefactKind, Span};

/// Version of the contract.
pub const SCHEMA_VERSION: u32 = 1;

/// Everything that was found in one source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Outline {
    /// Version of the contract.
    pub schema_version: u32,
    /// What an input line calls its text; only for streams of lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Value>,
    /// The other keys of an input line, as they came; only for streams of lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub input: Option<Map<String, Value>>,
    /// Where the text comes from.
    pub source: Source,
    /// Title of a collection that holds several speeches.
    pub title: Option<String>,
    /// The speeches, in order.
    pub speeches: Vec<Speech>,
    /// What the text cites.
    pub citations: Vec<Citation>,
    /// Past accidents that the text mentions.
    pub incidents: Vec<Incident>,
    /// Index: parties, in order of first mention.
    pub responsibilities: Vec<Responsibility>,
    /// Index: sectors, in order of first mention.
    pub sectors: Vec<SectorTasks>,
    /// Index: deadlines by date, undated last.
    pub deadlines: Vec<Due>,
    /// The directives in groups, when asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grouping: Option<Grouping>,
    /// What copying left in the text.
    pub artefacts: Vec<Artefact>,
    /// What the reader of the outline should know.
    pub warnings: Vec<Warning>,
}

/// Where a text comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// Path as given, `-` for standard input.
    pub path: String,
    /// Kind of file.
    pub format: String,
    /// Character encoding, decided from the bytes or given.
    pub encoding: String,
    /// Length in code points.
    pub chars: usize,
    /// The text that spans refer to, when asked for.
    pub text: Option<String>,
}

/// One speech.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Speech {
    /// `s1`, `s2`, …
    pub id: String,
    /// Its title, lines joined.
    pub title: Option<String>,
    /// Where the title stands.
    pub title_span: Option<Span>,
    /// The line that names who speaks.
    pub speaker: Option<String>,
    /// The day it was given, where the text says it (ISO 8601).
    pub date: Option<String>,
    /// Where that stands.
    pub date_span: Option<Span>,
    /// The day that relative dates are counted from.
    pub reference_date: Option<String>,
    /// Where that day is from.
    pub reference_origin: ReferenceOrigin,
    /// The address to the audience.
    pub salutation: Option<String>,
    /// Where it stands.
    pub salutation_span: Option<Span>,
    /// What the speaker says will follow.
    pub announces: Option<Announcement>,
    /// All announcements of the opening.
    pub announcements: Vec<Announcement>,
    /// From its title to its last word.
    pub span: Span,
    /// The closing words.
    pub closing_span: Option<Span>,
    /// The section tree.
    pub sections: Vec<Section>,
    /// The directives, flat, in order.
    pub directives: Vec<Directive>,
}

/// Where a reference date is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReferenceOrigin {
    /// Given by an option.
    Option,
    /// The speech's own date.
    Document,
    /// There is none.
    None,
}

/// A lead-in that says how many points follow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Announcement {
    /// How many; `null` for 几点.
    pub count: Option<u32>,
    /// As written.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// Numbering styles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Style {
    /// 第一部分、第一章
    Part,
    /// 一、
    Chinese,
    /// （一）
    ChineseParen,
    /// 1. 1、 1.1
    Arabic,
    /// （1） 1）
    ArabicParen,
    /// ①
    Circled,
    /// 一是、一要、其一
    Item,
    /// 第一，、首先，、头一件，
    Ordinal,
}

/// A numbered point.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Section {
    /// Ordinals from the root, with a letter on repeats: `2.1.3`, `1.2b`.
    pub id: String,
    /// Depth in the tree, 1-based.
    pub level: usize,
    /// Numbering style.
    pub style: Style,
    /// Marker as written.
    pub marker: String,
    /// Where it stands.
    pub marker_span: Span,
    /// Its number.
    pub ordinal: u32,
    /// Its heading, when it has one.
    pub heading: Option<String>,
    /// Where that stands.
    pub heading_span: Option<Span>,
    /// Its first sentence, when it has no heading.
    pub lead: Option<String>,
    /// The first list it announces.
    pub announces: Option<Announcement>,
    /// All lists it announces.
    pub announcements: Vec<Announcement>,
    /// From the marker to the end of the section.
    pub span: Span,
    /// Sections inside.
    pub children: Vec<Section>,
}

/// How binding a directive is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Modality {
    /// A requirement.
    Must,
    /// A prohibition.
    MustNot,
    /// A recommendation, wish or encouragement.
    Should,
    /// A consequence for whoever does not comply.
    Sanction,
}

/// A requirement, prohibition, recommendation or sanction.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Directive {
    /// `s1-d12`: speech and place in it.
    pub id: String,
    /// Innermost section; `null` in the opening (outside its lists) and the closing.
    pub section: Option<String>,
    /// As written, without artefacts.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// How binding it is.
    pub modality: Modality,
    /// The word that makes it so; `null` for a bare imperative.
    pub trigger: Option<Quote>,
    /// The requirement without its party, trigger and deadline.
    pub action: String,
    /// Where its parts stand.
    pub action_spans: Vec<Span>,
    /// Who has to act.
    pub actors: Vec<Actor>,
    /// Fields of work that it is about.
    pub sectors: Vec<Sector>,
    /// When, by when, or how often.
    pub deadlines: Vec<Deadline>,
}

/// Words and their place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Quote {
    /// As written, without artefacts.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// What a party has to do with a directive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 牵头
    Lead,
    /// 配合、会同、协助
    Support,
    /// 负责, and every other party that has to act
    Responsible,
    /// 督促、督办 others' duties
    Supervise,
}

/// A party that has to act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Actor {
    /// Its name, completed (公安、交通运输等部门 → 公安部门).
    pub name: String,
    /// As written.
    pub text: String,
    /// Its role.
    pub role: Role,
    /// Whether it was named outside the directive.
    pub inherited: bool,
    /// The smallest stretch that holds the parts of the name.
    pub span: Span,
}

/// From what a sector was concluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SectorOrigin {
    /// The directive's own words.
    Text,
    /// An enclosing heading or the title.
    Heading,
    /// The name of a party.
    Party,
    /// The sentence before.
    Previous,
}

/// A field of work that a directive is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Sector {
    /// Identifier in the taxonomy.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The word that led to it.
    pub text: String,
    /// From what it was concluded.
    pub origin: SectorOrigin,
    /// Whether that stands outside the directive.
    pub inherited: bool,
    /// Where the word stands.
    pub span: Span,
}

/// Kinds of deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DeadlineKind {
    /// Before or at a point: 10月底前
    By,
    /// Inside a span counted from a trigger: 三个月内
    Within,
    /// In a period: 国庆期间
    During,
    /// Since a point: 从10月1日起
    From,
    /// Again and again: 每月25日前
    Recurring,
    /// 立即
    Immediate,
    /// 尽快
    Vague,
}

/// An expression that says when, by when or how often.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Deadline {
    /// As written, without artefacts.
    pub text: String,
    /// Its kind.
    pub kind: DeadlineKind,
    /// First day (ISO 8601).
    pub start: Option<String>,
    /// Last day (ISO 8601).
    pub end: Option<String>,
    /// Length or period (ISO 8601 duration).
    pub duration: Option<String>,
    /// Whether the duration counts working days.
    pub working_days: bool,
    /// Where it stands.
    pub span: Span,
}

/// A party and its directives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Responsibility {
    /// Name of the party.
    pub actor: String,
    /// Identifiers of its directives.
    pub directives: Vec<String>,
}

/// A sector and its directives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SectorTasks {
    /// Identifier in the taxonomy.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Identifiers of its directives.
    pub directives: Vec<String>,
}

/// A deadline and its directive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Due {
    /// Last day (ISO 8601).
    pub end: Option<String>,
    /// As written.
    pub text: String,
    /// Identifier of the directive.
    pub directive: String,
}

/// Directives in groups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Grouping {
    /// By what: section, party, sector or deadline.
    pub by: String,
    /// The groups, in order; the last has no name and holds what belongs to none.
    pub groups: Vec<Group>,
}

/// A group of directives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Group {
    /// Identifier of the sector, or `s1:2.1` of a section, or the day.
    pub id: Option<String>,
    /// What they have in common.
    pub name: Option<String>,
    /// Identifiers of the directives.
    pub directives: Vec<String>,
}

/// Something the reader of an outline should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Warning {
    /// What kind of thing, for programs.
    pub kind: String,
    /// In words.
    pub message: String,
}
