//! Accidents that are only named: by their day, “3·29”事故, 延安826特别重大道路交通事故; or by a place that the text has
//! told of before, 黑石沟事故, 清浦那场火灾.

use super::{Found, date::Date, grade};
use crate::lexicon::cues::{NAME_BEFORE, NAMED, THAT_ONE};
use crate::lexicon::{incident, party};
use crate::text::any::begins_with_any;
use crate::text::{Stretch, is_han, numeral};

/// Longest place before a day, in characters.
const LONGEST_PLACE: usize = 14;
/// Longest kind between a day and what it is called.
const LONGEST_KIND: usize = 14;
/// So many of the accidents told last may be named by their place.
const RECENT: usize = 12;

/// Accidents named by their day.
pub fn by_day(canon: &str, sentence: &Stretch) -> Vec<Found> {
    let text = &canon[sentence.clone()];
    let mut found = Vec::new();
    let mut from = 0;
    if !NAMED.within(text) {
        return found;
    }
    while let Some(at) = text[from..].find(|c: char| c.is_ascii_digit()).map(|at| from + at) {
        let (digits, length) = day(&text[at..]);
        from = at + length.max(1);
        let Some((month, day, packed)) = digits else { continue };
        let end = at + length;
        let end = end + if text[end..].starts_with('”') { '”'.len_utf8() } else { 0 };
        let Some(kind) = kind(&text[end..]) else { continue };
        let what = &text[end..end + kind];
        let graded = begins_with_any(what, &["特别重大", "重大", "较大"]);
        if packed && !graded || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            continue;
        }
        from = end + kind;
        let open = if text[..at].ends_with('“') { at - '“'.len_utf8() } else { at };
        let place = place(&text[..open]);
        let begin = sentence.start + place.clone().map_or(open, |place| place.start);
        found.push(Found {
            stretch: begin..sentence.start + end + kind,
            kind: incident::find(what).find_map(|(_, word)| word.event()).or(Some("accident").filter(|_| what.contains("事故"))),
            date: Date { month: Some(month), day: Some(day), ..Date::default() },
            place: place.map(|place| sentence.start + place.start..sentence.start + place.end),
            grade: grade(what),
            ..Found::default()
        });
    }
    found
}

/// Month and day of 3·29 or 826, whether they are written as one number, and the length of the whole number.
fn day(text: &str) -> (Option<(u32, u32, bool)>, usize) {
    let first = text.bytes().take_while(u8::is_ascii_digit).count();
    let Some(dot) = text[first..].chars().next().filter(|c| matches!(c, '·' | '•' | '.' | '・')) else {
        let digits = &text[..first];
        let split = match first {
            3 => digits[..1].parse().ok().zip(digits[1..].parse().ok()),
            4 => digits[..2].parse().ok().zip(digits[2..].parse().ok()),
            _ => None,
        };
        return (split.map(|(month, day)| (month, day, true)), first);
    };
    let rest = &text[first + dot.len_utf8()..];
    let second = rest.bytes().take_while(u8::is_ascii_digit).count();
    let length = first + dot.len_utf8() + second;
    if first > 2 || !(1..=2).contains(&second) {
        return (None, length);
    }
    (text[..first].parse().ok().zip(rest[..second].parse().ok()).map(|(month, day)| (month, day, false)), length)
}

/// Length of what an accident is called, behind its day: 特别重大道路交通事故.
fn kind(text: &str) -> Option<usize> {
    let han: usize = text.chars().take(LONGEST_KIND + 2).take_while(|c| is_han(*c)).map(char::len_utf8).sum();
    NAMED.places(&text[..han]).map(|word| word.end).min()
}

/// The place that a day stands behind.
fn place(before: &str) -> Option<Stretch> {
    let taken = before.char_indices().rev().take(LONGEST_PLACE).take_while(|(_, c)| is_han(*c) || c.is_ascii_alphabetic());
    let start = taken.last().map_or(before.len(), |(at, _)| at);
    let words = &before[start..];
    let lead = NAME_BEFORE.places(words).map(|word| word.end).max().unwrap_or(0);
    (start + lead < before.len()).then_some(start + lead..before.len())
}

/// Whether a name is of a place where an accident was told; by itself it must be that of a town: 平皋 or 平皋市 of 平皋市一家养老院.
fn names(place: &str, name: &str, town: bool) -> bool {
    const LEVELS: [char; 6] = ['市', '县', '区', '镇', '乡', '村'];
    if !town {
        return place.contains(name);
    }
    place.strip_prefix(name).is_some_and(|rest| name.ends_with(LEVELS) || rest.starts_with(LEVELS))
}

/// Accidents named by a place of one that was told.
pub fn by_place(canon: &str, sentence: &Stretch, told: &[Found]) -> Vec<Found> {
    let text = &canon[sentence.clone()];
    let recent = told.iter().rev().filter(|one| one.told).take(RECENT);
    let places: Vec<Stretch> = recent.filter_map(|one| one.place.clone()).collect();
    let mut found = Vec::new();
    for called in NAMED.places(text) {
        let (at, word) = (called.start, &text[called]);
        let before = &text[..at];
        let named = &before[..at - THAT_ONE.closing(before).map_or(0, str::len)];
        // 森林火灾 is a kind; 黑石沟事故 and 平皋市火灾 are each one.
        let bare = named.len() == before.len() && word != "事故";
        let tails = named.char_indices().rev().take(8).take_while(|(_, c)| is_han(*c)).map(|(at, _)| at);
        let known = |start: &usize| {
            let name = &named[*start..];
            name.chars().nth(1).is_some() && places.iter().any(|place| names(&canon[place.clone()], name, bare))
        };
        let Some(start) = tails.filter(known).last() else { continue };
        let name = &named[start..];
        // 煤矿事故 names no place.
        let common = party::find(name).next().is_some()
            || crate::lexicon::sector::BUILT_IN.find(name, 0..name.len()).next().is_some()
            || incident::find(name).next().is_some()
            || name.contains(numeral::is_numeric);
        if !common {
            let stretch = sentence.start + start..sentence.start + at + word.len();
            let kind = incident::find(word).find_map(|(_, word)| word.event()).unwrap_or("accident");
            let place = Some(sentence.start + start..sentence.start + start + name.len());
            found.push(Found { stretch, kind: Some(kind), place, ..Found::default() });
        }
    }
    found
}
