//! A directive on the terminal: its words, then who, what field, by when.

use anstyle::{AnsiColor, Style};

use super::line::{Piece, piece};
use crate::lang::Lang;
use crate::model::{Actor, Directive, Modality, Role};

const PLAIN: Style = Style::new();
const DIM: Style = Style::new().dimmed();
const PARTY: Style = AnsiColor::Green.on_default();
const SECTOR: Style = AnsiColor::Blue.on_default();
const TIME: Style = AnsiColor::Yellow.on_default();
const FORBIDDEN: Style = AnsiColor::Red.on_default();
const SANCTION: Style = AnsiColor::Magenta.on_default();

/// The first line: a mark for how binding it is, and its words.
pub fn words(directive: &Directive) -> Vec<Piece> {
    let (mark, style) = match directive.modality {
        Modality::Must => ("• ", PLAIN),
        Modality::MustNot => ("✕ ", FORBIDDEN),
        Modality::Should => ("○ ", PLAIN),
        Modality::Sanction => ("! ", SANCTION),
    };
    vec![piece(mark, style), piece(&directive.text, PLAIN)]
}

/// The second line, where there is anything to say.
pub fn facts(directive: &Directive, lang: Lang) -> Option<Vec<Piece>> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut group = |parts: Vec<Piece>| {
        if !parts.is_empty() {
            if !pieces.is_empty() {
                pieces.push(piece(" | ", DIM));
            }
            pieces.extend(parts);
        }
    };
    group(parties(directive, lang));
    group(listed(directive.sectors.iter().map(|sector| (sector.name.clone(), if sector.inherited { SECTOR.dimmed() } else { SECTOR }))));
    group(listed(directive.deadlines.iter().map(|deadline| {
        let day = match (&deadline.start, &deadline.end) {
            (Some(start), Some(end)) => format!("（{start} – {end}）"),
            (None, Some(day)) | (Some(day), None) => format!("（{day}）"),
            (None, None) => String::new(),
        };
        (format!("{}{day}", deadline.text), TIME)
    })));
    (!pieces.is_empty()).then_some(pieces)
}

fn listed(items: impl Iterator<Item = (String, Style)>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (text, style) in items {
        if !pieces.is_empty() {
            pieces.push(piece("、", DIM));
        }
        pieces.push(piece(text, style));
    }
    pieces
}

/// Parties by role; who is named elsewhere stands in dim type behind a sign.
fn parties(directive: &Directive, lang: Lang) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (role, label) in [
        (Role::Lead, lang.pick("牵头 ", "lead ")),
        (Role::Responsible, lang.pick("责任 ", "by ")),
        (Role::Support, lang.pick("配合 ", "support ")),
        (Role::Supervise, lang.pick("督办 ", "supervise ")),
    ] {
        let named: Vec<&Actor> = directive.actors.iter().filter(|actor| actor.role == role).collect();
        if named.is_empty() {
            continue;
        }
        if !pieces.is_empty() {
            pieces.push(piece("; ", DIM));
        }
        pieces.push(piece(label, DIM));
        pieces.extend(listed(
            named.iter().map(
                |actor| {
                    if actor.inherited { (format!("↑{}", actor.name), PARTY.dimmed()) } else { (actor.name.clone(), PARTY) }
                },
            ),
        ));
    }
    pieces
}
