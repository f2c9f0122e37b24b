//! Where the closing words of a speech begin.

use std::collections::HashMap;

use crate::lexicon::structure::{CLOSING, CUE, FAREWELL};
use crate::text::Stretch;

/// The closing: the last paragraphs that open with 同志们 / 最后 or hold a farewell, behind the last numbered point.
pub fn find(canon: &str, paragraphs: &[Stretch], last_point: Option<usize>) -> Option<Stretch> {
    let end = paragraphs.last()?.end;
    let free = |paragraph: &&Stretch| last_point.is_none_or(|point| paragraph.start > point);
    let tail: Vec<&Stretch> = paragraphs.iter().skip(1).rev().take(4).take_while(free).collect();
    let mut start = None;
    for (index, paragraph) in tail.iter().enumerate() {
        let text = &canon[(*paragraph).clone()];
        let opens = CLOSING.begins(text) && is_address(text);
        // A farewell closes only what is near the end.
        let farewell = index <= 1 && takes_leave(text);
        if opens || farewell && start.is_none() {
            start = Some(paragraph.start);
        } else if start.is_some() && index > 0 {
            break;
        }
    }
    let start = start.or_else(|| run_on(canon, paragraphs.last()?, last_point))?;
    Some(start..end)
}

/// Whether a farewell stands in a paragraph. 散会后，各单位… opens the closing; 各区散会后两小时内 is a deadline.
fn takes_leave(text: &str) -> bool {
    let deadline = |end: usize| text[..end].ends_with("散会") && text[end..].starts_with(['后', '以', '前', '之']);
    FAREWELL.places(text).any(|word| word.start == 0 || !deadline(word.end))
}

/// 各位 opens a closing as an address (各位同事，), not as a subject.
fn is_address(text: &str) -> bool {
    !text.starts_with("各位") || text.find(['，', '！', '：']).is_some_and(|at| text[..at].chars().count() <= 10)
}

/// The cue inside a paragraph that runs on: 好了，… or a farewell sentence.
fn run_on(canon: &str, last: &Stretch, last_point: Option<usize>) -> Option<usize> {
    let text = &canon[last.clone()];
    let after = last_point.map_or(0, |point| point.saturating_sub(last.start).min(text.len()));
    let rest = &text[after..];
    // The last place of each cue, the first of those.
    let mut places: HashMap<&str, usize> = HashMap::new();
    places.extend(CUE.places(rest).map(|place| (&rest[place.clone()], place.start)));
    let at = places.into_values().filter(|at| rest[..*at].ends_with(['。', '！', '？'])).min()?;
    let from_end = rest[at..].chars().count();
    (from_end <= 400).then_some(last.start + after + at)
}
