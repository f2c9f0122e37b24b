//! Automatic numbering: which label each numbered paragraph shows (ECMA-376 part 1, 17.9).
//!
//! Counters belong to the abstract numbering, so that all numberings made from it go on counting, but for one that says
//! where it starts itself.

use roxmltree::Node;
use std::collections::{HashMap, HashSet};

use super::styles::{NumberingOf, Styles};
use super::{format, is_on, value};
use crate::read::xml::{Local, child, own};

/// Levels of a numbering.
const LEVELS: usize = 9;

#[derive(Debug, Clone, Default)]
struct Level {
    start: u32,
    format: String,
    /// What is shown: `%1、`.
    text: String,
    /// The style of paragraphs on this level.
    style: Option<String>,
    /// All numbers decimal, whatever the format of their levels.
    legal: bool,
    /// Behind which level it starts anew, 1-based; 0 never.
    restart: Option<usize>,
    /// Whether a tab or blank stands behind it.
    spaced: bool,
}

#[derive(Debug, Default)]
struct Abstract {
    levels: Vec<Level>,
    /// A numbering style that stands for it.
    link: Option<String>,
}

#[derive(Debug, Default)]
struct Number {
    of: u32,
    starts: HashMap<usize, u32>,
    levels: HashMap<usize, Level>,
}

/// The numberings of a document, and how far each has counted.
#[derive(Debug, Default)]
pub struct Numbering {
    abstracts: HashMap<u32, Abstract>,
    numbers: HashMap<u32, Number>,
    counters: HashMap<u32, [Option<u32>; LEVELS]>,
    /// Numberings whose own start was used, by level.
    begun: HashSet<(u32, usize)>,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub fn read(root: Node, styles: &Styles) -> Numbering {
        let mut numbering = Numbering::default();
        for node in root.children().filter(|node| node.has_tag_name_local("abstractNum")) {
            let Some(id) = own(node, "abstractNumId").and_then(|id| id.parse().ok()) else { continue };
            let mut levels = vec![Level::default(); LEVELS];
            for level in node.children().filter(|node| node.has_tag_name_local("lvl")) {
                if let Some((place, level)) = read_level(level) {
                    levels[place] = level;
                }
            }
            let link = value(node, "numStyleLink").map(str::to_owned);
            numbering.abstracts.insert(id, Abstract { levels, link });
        }
        for node in root.children().filter(|node| node.has_tag_name_local("num")) {
            let (Some(id), Some(of)) =
                (own(node, "numId").and_then(|id| id.parse().ok()), value(node, "abstractNumId").and_then(|id| id.parse().ok()))
            else {
                continue;
            };
            let mut number = Number { of, ..Number::default() };
            for change in node.children().filter(|node| node.has_tag_name_local("lvlOverride")) {
                let Some(place) = own(change, "ilvl").and_then(|level| level.parse().ok()).filter(|level| *level < LEVELS) else {
                    continue;
                };
                if let Some(start) = value(change, "startOverride").and_then(|start| start.parse().ok()) {
                    number.starts.insert(place, start);
                }
                if let Some((_, level)) = child(change, "lvl").and_then(read_level) {
                    number.levels.insert(place, level);
                }
            }
            numbering.numbers.insert(id, number);
        }
        numbering.resolve_links(styles);
        numbering
    }

    /// A numbering that stands for a style's takes that one's levels.
    fn resolve_links(&mut self, styles: &Styles) {
        let linked: Vec<(u32, u32)> = self
            .abstracts
            .iter()
            .filter_map(|(id, of)| {
                let number = styles.linked(of.link.as_ref()?)?;
                Some((*id, self.numbers.get(&number)?.of))
            })
            .collect();
        for (id, other) in linked.into_iter().filter(|(id, other)| id != other) {
            for number in self.numbers.values_mut().filter(|number| number.of == id) {
                number.of = other;
            }
        }
    }

    /// The label of the next paragraph of a numbering; `style` may say the level where the paragraph does not.
    pub fn next(&mut self, numbering: NumberingOf, style: Option<&str>) -> Option<String> {
        let id = numbering.number.filter(|number| *number != 0)?;
        let number = self.numbers.get(&id)?;
        let levels = &self.abstracts.get(&number.of)?.levels;
        let of_style = || levels.iter().position(|level| style.is_some() && level.style.as_deref() == style);
        let place = numbering.level.or_else(of_style).unwrap_or(0).min(LEVELS - 1);
        let level_at = |place: usize| number.levels.get(&place).unwrap_or(&levels[place]);
        let counters = self.counters.entry(number.of).or_default();
        let own_start = number.starts.get(&place).copied().filter(|_| self.begun.insert((id, place)));
        counters[place] = Some(match (own_start, counters[place]) {
            (Some(start), _) => start,
            (None, Some(last)) => last.saturating_add(1),
            (None, None) => level_at(place).start,
        });
        for (deeper, counter) in counters.iter_mut().enumerate().skip(place + 1) {
            let restarts = level_at(deeper).restart.is_none_or(|behind| behind > 0 && place < behind);
            if restarts {
                *counter = None;
            }
        }
        // Levels above that have not counted yet show their start.
        let shown = |place: usize| counters[place].unwrap_or_else(|| level_at(place).start);
        let level = level_at(place);
        if level.format == "bullet" {
            return None;
        }
        let mut label = String::new();
        let mut chars = level.text.chars().peekable();
        while let Some(c) = chars.next() {
            match chars.peek().and_then(|digit| digit.to_digit(10)).filter(|digit| c == '%' && *digit >= 1) {
                Some(digit) => {
                    chars.next();
                    let other = digit as usize - 1;
                    let format = if level.legal { "decimal" } else { level_at(other).format.as_str() };
                    label.push_str(&format::number(format, shown(other)));
                }
                None => label.push(c),
            }
        }
        // Typed numbers have no blank behind a mark; a tab there is layout.
        if level.spaced && label.ends_with(|c: char| c.is_ascii_alphanumeric() || crate::text::is_han(c)) {
            label.push(' ');
        }
        Some(label).filter(|label| !label.trim().is_empty())
    }
}

fn read_level(node: Node) -> Option<(usize, Level)> {
    let place = own(node, "ilvl")?.parse().ok().filter(|level| *level < LEVELS)?;
    // A format that only newer programs know stands in a choice, the one to fall back to beside it.
    let fallback = || node.descendants().filter(|node| node.has_tag_name_local("Fallback")).find_map(|node| value(node, "numFmt"));
    let level = Level {
        start: value(node, "start").and_then(|start| start.parse().ok()).unwrap_or(0),
        format: value(node, "numFmt").or_else(fallback).unwrap_or("decimal").to_owned(),
        text: value(node, "lvlText").unwrap_or_default().to_owned(),
        style: value(node, "pStyle").map(str::to_owned),
        legal: is_on(node, "isLgl"),
        spaced: value(node, "suff") != Some("nothing"),
        restart: value(node, "lvlRestart").and_then(|level| level.parse().ok()),
    };
    Some((place, level))
}
