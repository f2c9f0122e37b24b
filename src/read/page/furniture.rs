//! What stands around the text of a page: its number, and lines that most pages repeat.

use std::collections::HashMap;

use super::Line;

/// So many lines at the top and the bottom of a page may be a running head or foot.
const MARGIN_LINES: usize = 2;

/// Takes out page numbers, and what stands at the top or bottom of most pages.
pub(super) fn take_out(pages: &mut [Vec<Line>]) {
    let skeleton = |line: &Line| -> String { line.text.chars().filter(|c| !c.is_numeric() && !c.is_whitespace()).collect() };
    let mut seen: HashMap<(String, bool), usize> = HashMap::new();
    for page in pages.iter() {
        for (line, top) in margins(page) {
            *seen.entry((skeleton(&page[line]), top)).or_default() += 1;
        }
    }
    let most = (pages.len() / 2).max(2);
    for page in pages.iter_mut() {
        let gone: Vec<usize> = margins(page)
            .into_iter()
            .filter(|(line, top)| {
                let words = skeleton(&page[*line]);
                is_page_number(&page[*line].text) || pages_repeat(&words, seen.get(&(words.clone(), *top)).copied(), most)
            })
            .map(|(line, _)| line)
            .collect();
        let mut index = 0;
        page.retain(|_| {
            index += 1;
            !gone.contains(&(index - 1))
        });
    }
}

fn pages_repeat(words: &str, times: Option<usize>, most: usize) -> bool {
    !words.is_empty() && times.is_some_and(|times| times >= most)
}

/// The first and last lines of a page, each with whether it is at the top.
fn margins(page: &[Line]) -> Vec<(usize, bool)> {
    let last = page.len();
    let top = (0..last.min(MARGIN_LINES)).map(|line| (line, true));
    let bottom = (last.saturating_sub(MARGIN_LINES).max(MARGIN_LINES.min(last))..last).map(|line| (line, false));
    top.chain(bottom).collect()
}

/// — 3 —, - 3 -, 3, 第3页, 第3页 共12页, 3/12.
fn is_page_number(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let inner = bare.trim_matches(['—', '-', '–', '－', '一', '·', '•', '(', ')', '（', '）']);
    let digits = |part: &str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let worded = inner.strip_prefix('第').and_then(|rest| rest.split_once('页'));
    match (worded, inner.split_once('/')) {
        (Some((page, rest)), _) => {
            let rest = rest.trim_start_matches(['，', '/', '(', '（']);
            let of = rest.strip_prefix('共').and_then(|rest| rest.strip_suffix('页'));
            digits(page) && (rest.is_empty() || of.is_some_and(digits))
        }
        (None, Some((page, of))) => digits(page) && digits(of),
        (None, None) => digits(inner),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_are_told_from_text() {
        for number in ["— 3 —", "-12-", "7", "第3页", "第 3 页 共 12 页", "3/12", "－ 4 －"] {
            assert!(is_page_number(number), "{number}");
        }
        for text in ["一、提高认识", "3起事故", "第3页的表", "2024年5月", "十"] {
            assert!(!is_page_number(text), "{text}");
        }
    }
}
