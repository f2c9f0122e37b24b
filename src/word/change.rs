//! Words changed where they stand: the first run that is concerned takes the new words, the others lose theirs.

use std::collections::BTreeSet;

use super::{Splice, WordError, byte_of, declared, escape, preserve, repacked, spliced};
use crate::read::{Piece, Places};

/// A replacement of a stretch of the text, in code points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// What stands there instead.
    pub text: String,
}

/// Whether a change concerns words of runs and nothing else: no automatic number, no tab, no end of a paragraph.
pub fn can_change(places: &Places, change: &Change) -> bool {
    if change.text.contains(['\n', '\r', '\t']) {
        return false;
    }
    let covered: usize = concerned(places, change).map(|piece| piece.end().min(change.end) - piece.start.max(change.start)).sum();
    if change.start == change.end { host(places, change.start).is_some() } else { covered == change.end - change.start }
}

/// The document with its words changed.
///
/// # Errors
/// When the package cannot be rewritten. Changes that cannot be made are left out: ask [`can_change`] first.
pub fn change(bytes: &[u8], places: &Places, changes: &[Change]) -> Result<Vec<u8>, WordError> {
    let mut splices = Vec::new();
    let mut touched: BTreeSet<usize> = BTreeSet::new();
    for change in changes.iter().filter(|change| can_change(places, change)) {
        if change.start == change.end {
            let host = host(places, change.start);
            touched.extend(host.map(|piece| piece.element.start));
            splices.extend(host.map(|piece| replace(places, piece, change.start, change.start, &change.text)));
        }
        for (index, piece) in concerned(places, change).enumerate() {
            let text = if index == 0 { change.text.as_str() } else { "" };
            touched.insert(piece.element.start);
            splices.push(replace(places, piece, change.start.max(piece.start), change.end.min(piece.end()), text));
        }
    }
    // A blank at the end of words that were whole before counts from now on.
    let whole = places.pieces.iter().filter(|piece| touched.contains(&piece.element.start));
    splices.extend(whole.filter_map(|piece| preserve(&places.xml, &piece.element)));
    let xml = declared(spliced(&places.xml, splices));
    repacked(bytes, &[(places.part.as_str(), xml)])
}

fn replace(places: &Places, piece: &Piece, start: usize, end: usize, text: &str) -> Splice {
    let words = &places.xml[piece.words.clone()];
    let at = |place: usize| piece.words.start + byte_of(words, place - piece.start);
    Splice { range: at(start)..at(end), text: escape(text) }
}

/// The pieces that a change concerns.
fn concerned<'a>(places: &'a Places, change: &Change) -> impl Iterator<Item = &'a Piece> {
    let (start, end) = (change.start, change.end);
    let first = places.pieces.partition_point(|piece| piece.end() <= start);
    places.pieces[first..].iter().take_while(move |piece| piece.start < end)
}

/// The piece that takes words put in at a place: the one that ends there, else the one that begins there.
fn host(places: &Places, at: usize) -> Option<&Piece> {
    let next = places.pieces.partition_point(|piece| piece.end() < at);
    places.pieces.get(next).filter(|piece| piece.start <= at)
}
