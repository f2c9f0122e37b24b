//! Paragraph styles: which numbering each brings along, itself or by the style that it is based on.

use roxmltree::Node;
use std::collections::HashMap;

use super::value;
use crate::read::xml::{Local, child, own};

/// Chains of styles are no longer.
const DEEPEST: usize = 16;

/// A numbering as a paragraph or style names it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NumberingOf {
    /// The numbering; 0 switches numbering off.
    pub number: Option<u32>,
    /// The level, 0-based.
    pub level: Option<usize>,
}

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    numbering: NumberingOf,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub struct Styles {
    styles: HashMap<String, Style>,
    /// What a paragraph has that names none.
    standard: Option<String>,
}

impl Styles {
    /// Reads `styles.xml`.
    pub fn read(root: Node) -> Styles {
        let mut styles = Styles::default();
        for node in root.children().filter(|node| node.has_tag_name_local("style")) {
            let Some(id) = own(node, "styleId") else { continue };
            if own(node, "type") == Some("paragraph") && matches!(own(node, "default"), Some("1" | "true")) {
                styles.standard = Some(id.to_owned());
            }
            let numbering = child(node, "pPr").map(numbering_of).unwrap_or_default();
            styles.styles.insert(id.to_owned(), Style { based_on: value(node, "basedOn").map(str::to_owned), numbering });
        }
        styles
    }

    /// The numbering that a style brings along, and the style that names it, which may say the level.
    pub fn numbering(&self, style: Option<&str>) -> Option<(NumberingOf, &str)> {
        let mut id = style.or(self.standard.as_deref())?;
        let mut level = None;
        for _ in 0..DEEPEST {
            let (key, style) = self.styles.get_key_value(id)?;
            level = level.or(style.numbering.level);
            if style.numbering.number.is_some() {
                return Some((NumberingOf { level, ..style.numbering }, key));
            }
            id = style.based_on.as_deref()?;
        }
        None
    }

    /// The numbering that a numbering style stands for.
    pub fn linked(&self, style: &str) -> Option<u32> {
        self.styles.get(style)?.numbering.number
    }
}

/// The numbering that paragraph properties name.
pub fn numbering_of(properties: Node) -> NumberingOf {
    let Some(node) = child(properties, "numPr") else { return NumberingOf::default() };
    NumberingOf {
        number: value(node, "numId").and_then(|value| value.parse().ok()),
        level: value(node, "ilvl").and_then(|value| value.parse().ok()).filter(|level| *level < 9),
    }
}
