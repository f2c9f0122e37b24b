//! Page numbers: on lines of their own, decorated, and as the counter `2、` that document libraries put at the
//! beginning of each page, in the middle of a sentence or of a word.

use std::ops::Range;

use super::{ArtefactKind, Draft, ends_sentence};

/// Pages are long; the items of a real list are mostly short.
const SHORTEST_PAGE: usize = 60;

pub(super) fn mark(draft: &mut Draft) {
    counters(draft);
    number_lines(draft);
    inside_lines(draft);
}

/// Line-start counters that run 1, 2, 3 … where the sentences run on across them.
fn counters(draft: &mut Draft) {
    let mut found: Vec<(u32, Range<usize>, usize)> = Vec::new();
    for (index, line) in draft.lines.iter().enumerate() {
        let first = line.clone().find(|at| draft.solid(*at));
        if !first.is_some_and(|at| draft.folded[at].is_ascii_digit()) {
            continue;
        }
        let text = draft.text(line);
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let counter = digits <= 4 && text[digits..].starts_with('、');
        let Some(number) = text[..digits].parse().ok().filter(|_| counter) else { continue };
        let Some(start) = line.clone().find(|at| draft.solid(*at)) else { continue };
        let digits = line.clone().skip(start - line.start).take_while(|at| draft.folded[*at] != '、').count();
        found.push((number, start..start + digits + 1, index));
    }
    let runs = found.len() >= 2 && found.windows(2).all(|pair| pair[1].0 == pair[0].0 + 1);
    if !runs {
        return;
    }
    let cut = found.iter().filter(|(_, marker, _)| draft.before(marker.start).is_some_and(|c| !ends_sentence(c))).count();
    let followers = found.iter().filter(|(_, marker, _)| draft.before(marker.start).is_some()).count();
    let first = found[0].2;
    let length: usize = draft.lines[first..].iter().map(|line| line.len()).sum();
    if cut * 2 >= followers.max(1) && length / found.len() >= SHORTEST_PAGE {
        for (_, marker, index) in found {
            remove_marker(draft, marker, index);
        }
    }
}

/// Takes a counter out, and the line end before it where a sentence runs across.
fn remove_marker(draft: &mut Draft, marker: Range<usize>, line: usize) {
    let runs_on = draft.before(marker.start).is_some_and(|c| !ends_sentence(c));
    draft.remove(marker.clone(), ArtefactKind::PageMarker);
    if runs_on && line > 0 {
        draft.join(line);
    }
}

/// Lines that hold nothing but a page number, and the running heads beside them.
fn number_lines(draft: &mut Draft) {
    let texts: Vec<String> = draft.lines.iter().map(|line| if line.len() > 40 { String::new() } else { draft.text(line) }).collect();
    let pages: Vec<usize> = (0..texts.len()).filter(|index| is_page(&texts[*index])).collect();
    let numbers: Vec<u32> = pages.iter().filter_map(|index| bare(&texts[*index])).collect();
    let counted = numbers.len() >= 2 && numbers.windows(2).all(|pair| pair[1] == pair[0] + 1);
    let pages: Vec<usize> = pages.into_iter().filter(|index| counted || !texts[*index].bytes().all(|b| b.is_ascii_digit())).collect();
    let heads: Vec<usize> = pages.iter().flat_map(|page| beside(&texts, *page)).collect();
    for index in &pages {
        let line = draft.lines[*index].clone();
        draft.remove_line(&line, ArtefactKind::PageMarker);
    }
    for index in heads {
        let line = draft.lines[index].clone();
        draft.remove_line(&line, ArtefactKind::Furniture);
    }
    for index in pages {
        draft.join_around(index);
    }
}

/// Whether a line is a page number: 3, - 3 -, 第 3 页 共 10 页, 3/10, Page 3 of 10.
fn is_page(line: &str) -> bool {
    let framed = |c: char| matches!(c, '-' | '—' | '–' | '―' | '·') || c.is_whitespace();
    let inner = line.trim_matches(framed);
    if inner.starts_with(|c: char| c.is_ascii_digit() || c == '第') {
        return counted(inner).is_some_and(|rest| rest.is_empty())
            || line.split_once('/').is_some_and(|(page, of)| {
                number(page.trim_end()).is_some_and(str::is_empty) && number(of.trim_start()).is_some_and(str::is_empty)
            });
    }
    let english = |rest: &str| {
        rest.is_empty() || rest.strip_prefix(" of ").is_some_and(|of| !of.is_empty() && of.bytes().all(|b| b.is_ascii_digit()))
    };
    line.strip_prefix("Page ").is_some_and(|page| {
        page.starts_with(|c: char| c.is_ascii_digit()) && english(page.trim_start_matches(|c: char| c.is_ascii_digit()))
    })
}

/// What stands behind a number of at most four digits.
fn number(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    (1..=4).contains(&(text.len() - rest.len())).then_some(rest)
}

/// What stands behind 第3页 or 第3页共10页, each sign but the numbers optional.
fn counted(text: &str) -> Option<&str> {
    let rest = number(text.strip_prefix('第').unwrap_or(text).trim_start())?.trim_start();
    let rest = rest.strip_prefix('页').unwrap_or(rest);
    Some(total(rest).unwrap_or(rest))
}

/// What stands behind ，共10页.
fn total(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let text = text.strip_prefix(['/', '／', '，', ',']).unwrap_or(text).trim_start();
    number(text.strip_prefix('共')?.trim_start())?.trim_start().strip_prefix('页')
}

/// The decorated page number that `text` begins with, and its length: 第3页共10页, —3—, - 3 -.
fn decorated(text: &str) -> Option<usize> {
    let rest = match text.chars().next()? {
        '第' => {
            let page = number(text['第'.len_utf8()..].trim_start())?.trim_start();
            total(page.strip_prefix('页')?)?
        }
        '—' => {
            let inner = &text['—'.len_utf8()..];
            let rest = number(inner.strip_prefix(char::is_whitespace).unwrap_or(inner))?;
            rest.strip_prefix(char::is_whitespace).unwrap_or(rest).strip_prefix('—')?
        }
        '-' => number(text[1..].strip_prefix(char::is_whitespace)?)?.strip_prefix(char::is_whitespace)?.strip_prefix('-')?,
        _ => return None,
    };
    Some(text.len() - rest.len())
}

/// The number of a line that holds nothing else of weight.
fn bare(text: &str) -> Option<u32> {
    let digits: String = text.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// Lines next to a page number that stand three times or more in the text: running heads and feet.
fn beside(texts: &[String], page: usize) -> Vec<usize> {
    let neighbours = [page.checked_sub(1), Some(page + 1)];
    let repeated =
        |index: &usize| texts.get(*index).is_some_and(|text| !text.is_empty() && texts.iter().filter(|other| *other == text).count() >= 3);
    neighbours.into_iter().flatten().filter(repeated).collect()
}

/// Decorated page numbers inside a line.
fn inside_lines(draft: &mut Draft) {
    for index in 0..draft.lines.len() {
        let line = draft.lines[index].clone();
        if !line.clone().any(|at| matches!(draft.folded[at], '页' | '—' | '-')) {
            continue;
        }
        let text: String = draft.folded[line.clone()].iter().collect();
        let mut done = 0;
        for (index, (at, _)) in text.char_indices().enumerate() {
            if at >= done
                && let Some(length) = decorated(&text[at..])
            {
                done = at + length;
                let start = line.start + index;
                draft.remove(start..start + text[at..done].chars().count(), ArtefactKind::PageMarker);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_are_page_numbers() {
        for page in [
            "3",
            "1024",
            "- 3 -",
            "—12—",
            "· 3 ·",
            "第3页",
            "第 3 页",
            "第3页 共10页",
            "第 3 页，共 10 页",
            "3/10",
            "3 / 10",
            "第3页/共10页",
            "Page 3",
            "Page 3 of 10",
        ] {
            assert!(is_page(page), "{page}");
        }
        for line in ["", "12345", "3、", "第3章", "第三页", "3月", "3/10月", "Page", "Page 3 of", "- -", "共10页"] {
            assert!(!is_page(line), "{line}");
        }
    }

    #[test]
    fn page_numbers_inside_lines() {
        for (text, length) in [("第3页共10页要求", 7), ("第 3 页 / 共 10 页", 14), ("— 3 —各县", 5), ("—3—", 3), ("- 3 -各县", 5)]
        {
            let length: usize = text.chars().take(length).map(char::len_utf8).sum();
            assert_eq!(decorated(text), Some(length), "{text}");
        }
        for text in ["第3页", "-3-", "——3——", "—3月—", "3"] {
            assert_eq!(decorated(text), None, "{text}");
        }
    }
}
