//! The one unit in which everything that is found says where it stands.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A half-open stretch `[start, end)` of the source text, in code points, with the place of its beginning.
///
/// Only [`Text::span`](super::Text::span) makes one, so that lines and columns are counted in one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Span {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// Line of the first code point, 1-based.
    pub line: usize,
    /// Column of the first code point in its line, 1-based, in code points.
    pub column: usize,
    /// Index of the file's paragraph that holds the first code point, 0-based; only where a file has paragraphs that are
    /// not lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<usize>,
}

impl Span {
    /// Whether `other` lies wholly inside.
    pub fn contains(&self, other: &Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}
