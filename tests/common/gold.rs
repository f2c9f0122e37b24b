//! Hand-made gold: quotes are looked up in the text with white space ignored, each from where the one before it began.

use serde_json::Value;
use std::path::Path;

/// Offsets of a stretch of the source, in code points.
pub type Place = (usize, usize);

/// Finds quotes in a text.
pub struct Finder {
    /// For each character that is no white space its offset.
    at: Vec<usize>,
    bare: Vec<char>,
}

impl Finder {
    pub fn new(text: &str) -> Finder {
        let (at, bare) = text.chars().enumerate().filter(|(_, c)| !c.is_whitespace()).unzip();
        Finder { at, bare }
    }

    /// Where `quote` stands at or behind `after`; `FIRST ... LAST` covers from FIRST to LAST.
    pub fn find(&self, quote: &str, after: usize) -> Option<Place> {
        let (first, last) = quote.split_once(" ... ").map_or((quote, None), |(first, last)| (first, Some(last)));
        let bare = |words: &str| words.chars().filter(|c| !c.is_whitespace()).collect::<Vec<char>>();
        let first = bare(first);
        let begin = self.search(&first, self.at.partition_point(|at| *at < after))?;
        let end = match last.map(bare) {
            Some(last) => self.search(&last, begin + first.len())? + last.len(),
            None => begin + first.len(),
        };
        Some((self.at[begin], self.at[end - 1] + 1))
    }

    fn search(&self, words: &[char], from: usize) -> Option<usize> {
        if words.is_empty() {
            return None;
        }
        (from..self.bare.len().checked_sub(words.len())? + 1).find(|at| self.bare[*at..].starts_with(words))
    }
}

/// A directive of the gold and where it stands.
pub struct Directive<'g> {
    pub gold: &'g Value,
    pub place: Place,
    pub deadlines: Vec<(&'g Value, Place)>,
}

/// The gold of one text with everything looked up.
pub struct Gold<'g> {
    pub speeches: Vec<(usize, &'g Value)>,
    pub sections: Vec<(usize, &'g Value)>,
    pub directives: Vec<Directive<'g>>,
    pub citations: Vec<Place>,
    pub incidents: Vec<Place>,
}

/// Looks up all quotes of `gold`; a quote that does not stand in the text is a fault of the gold.
pub fn locate<'g>(gold: &'g Value, text: &str, name: &Path) -> Gold<'g> {
    let finder = Finder::new(text);
    let find = |quote: &str, after: usize| {
        finder.find(quote, after).unwrap_or_else(|| panic!("{}: {quote:?} does not stand after {after}", name.display()))
    };
    let words = |value: &Value, key: &str| value[key].as_str().unwrap_or_default().to_owned();
    let list = |value: &'g Value, key: &str| value[key].as_array().map_or(&[][..], Vec::as_slice);
    let mut found =
        Gold { speeches: Vec::new(), sections: Vec::new(), directives: Vec::new(), citations: Vec::new(), incidents: Vec::new() };
    let mut cursor = 0;
    for speech in list(gold, "speeches") {
        if let Some(first) = speech["starts_with"].as_str() {
            cursor = find(first, cursor).0;
        }
        found.speeches.push((cursor, speech));
        let (mut at, mut behind) = (cursor, cursor);
        for section in list(speech, "sections") {
            let quote = section["quote"].as_str().map_or_else(|| words(section, "marker") + &words(section, "heading"), str::to_owned);
            let start = find(&quote, at).0;
            at = start + 1;
            found.sections.push((start, section));
        }
        for directive in list(speech, "directives") {
            let place = find(&words(directive, "quote"), behind);
            behind = place.0;
            let mut from = place.0;
            let mut deadlines = Vec::new();
            for deadline in list(directive, "deadlines") {
                let time = find(&words(deadline, "text"), from);
                assert!(time.1 <= place.1, "{}: {} lies outside its directive", name.display(), deadline["text"]);
                from = time.1;
                deadlines.push((deadline, time));
            }
            found.directives.push(Directive { gold: directive, place, deadlines });
        }
        cursor = cursor.max(at).max(behind);
    }
    let mut from = 0;
    for citation in list(gold, "citations") {
        let place = find(citation.as_str().unwrap_or_default(), from);
        from = place.0 + 1;
        found.citations.push(place);
    }
    from = 0;
    for incident in list(gold, "incidents") {
        let place = find(&words(incident, "quote"), from);
        from = place.0 + 1;
        found.incidents.push(place);
    }
    found
}

/// One-to-one pairs, best first.
pub fn pair<A, B>(gold: &[A], found: &[B], good: impl Fn(&A, &B) -> f64) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (i, one) in gold.iter().enumerate() {
        pairs.extend(found.iter().enumerate().map(|(j, other)| (good(one, other), i, j)).filter(|pair| pair.0 > 0.0));
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)).then(b.2.cmp(&a.2)));
    let (mut taken, mut used, mut kept) = (vec![false; gold.len()], vec![false; found.len()], Vec::new());
    for (_, i, j) in pairs {
        if !taken[i] && !used[j] {
            taken[i] = true;
            used[j] = true;
            kept.push((i, j));
        }
    }
    kept
}

/// How many characters two places share.
pub fn overlap(a: Place, b: Place) -> usize {
    a.1.min(b.1).saturating_sub(a.0.max(b.0))
}

/// The share of two places that both have, when it is at least a half.
pub fn agreement(a: Place, b: Place) -> f64 {
    let both = overlap(a, b);
    let all = (a.1 - a.0) + (b.1 - b.0) - both;
    let share = if all == 0 { 0.0 } else { both as f64 / all as f64 };
    if share >= 0.5 { share } else { 0.0 }
}
