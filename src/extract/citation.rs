//! Documents that a speech cites: titles in 《》 or written out before a number, and document numbers.

use crate::lexicon::judging;
use crate::model::CitationKind;
use crate::text::Stretch;

/// A cited document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it stands.
    pub stretch: Stretch,
    /// Its kind.
    pub kind: CitationKind,
    /// Its title, without marks.
    pub title: Option<Stretch>,
    /// Its number in the standard form (GB/T 9704—2012, 7.2.5).
    pub number: Option<String>,
}

/// All citations of a text, in order.
pub fn find(canon: &str) -> Vec<Found> {
    let numbers: Vec<(Stretch, String)> = canon.match_indices('号').filter_map(|(at, _)| number(canon, at)).collect();
    let mut used = vec![false; numbers.len()];
    let mut found = Vec::new();
    for (open, _) in canon.match_indices('《') {
        let Some(title) = title(canon, open) else { continue };
        let end = title.end + '》'.len_utf8();
        let next = numbers.partition_point(|(at, _)| at.start <= open);
        let behind = numbers.get(next).filter(|(at, _)| at.start <= end + '（'.len_utf8() && canon[end..].starts_with(['（', '〔', '(']));
        let (end, number) = match behind {
            Some((at, number)) => {
                used[next] = true;
                (closed(canon, at.end), Some(number.clone()))
            }
            None => (end, None),
        };
        found.push(Found { stretch: open..end, kind: CitationKind::Title, title: Some(title), number });
    }
    for (index, (at, number)) in numbers.into_iter().enumerate() {
        if used[index] {
            continue;
        }
        let title = written_out(canon, at.start);
        let (stretch, kind) = match &title {
            Some(title) => (title.start..closed(canon, at.end), CitationKind::Title),
            None => (at.clone(), CitationKind::DocumentNumber),
        };
        found.push(Found { stretch, kind, title, number: Some(number) });
    }
    found.sort_by_key(|one| one.stretch.start);
    found
}

/// The title in the marks that open at `open`.
fn title(canon: &str, open: usize) -> Option<Stretch> {
    let start = open + '《'.len_utf8();
    let (length, mark) = canon[start..].char_indices().take(82).find(|(_, c)| matches!(c, '《' | '》' | '\n'))?;
    (mark == '》' && length > '安'.len_utf8()).then_some(start..start + length)
}

/// The characters at the end of `text` that are wanted, at most `most`; what stands before them, and they.
fn tail(text: &str, most: usize, wanted: impl Fn(char) -> bool) -> (&str, &str) {
    let start = text.char_indices().rev().take(most).take_while(|(_, c)| wanted(*c)).last().map_or(text.len(), |(at, _)| at);
    text.split_at(start)
}

/// A document number that ends in the 号 at `at`, read backwards: where it stands and its standard form.
fn number(canon: &str, at: usize) -> Option<(Stretch, String)> {
    let figure = |c: char| c.is_ascii_digit() || matches!(c, 'X' | 'x' | '×' | '*');
    let line = canon[..at].rfind('\n').map_or(0, |at| at + 1);
    let (before, serial) = tail(canon[line..at].trim_end(), 4, figure);
    let before = before.trim_end();
    let before = before.strip_suffix('第').unwrap_or(before).trim_end().strip_suffix(['〕', '）', ')', ']', '】'])?;
    let (before, year) = tail(before.trim_end(), 4, figure);
    let before = before.trim_end().strip_suffix(['〔', '（', '(', '[', '【'])?;
    let (_, body) = tail(before, 14, crate::text::is_han);
    if serial.is_empty() || year.chars().count() < 2 || canon[at + '号'.len_utf8()..].starts_with('楼') {
        return None;
    }
    let start = judging::NUMBER_BEFORE.places(body).map(|word| word.end).filter(|at| *at < body.len()).max().unwrap_or(0);
    let issuer = &body[start..];
    let known = issuer.ends_with(['发', '办', '函', '委', '字', '令', '电', '规', '通', '告', '安', '政', '号', '文']);
    if !(2..=8).contains(&issuer.chars().count()) || !known {
        return None;
    }
    let year = if year.len() == 2 && year.bytes().all(|b| b.is_ascii_digit()) { format!("20{year}") } else { year.to_owned() };
    let standard = format!("{issuer}〔{year}〕{}号", serial.trim_start_matches('0'));
    let end = line + before.len();
    Some((end - issuer.len()..at + '号'.len_utf8(), standard))
}

/// The closing bracket behind a number that stands in one.
fn closed(canon: &str, end: usize) -> usize {
    match canon[end..].chars().next() {
        Some(mark @ ('）' | '〕' | ')')) => end + mark.len_utf8(),
        _ => end,
    }
}

/// A title written out before a number in brackets: 国务院关于…的意见（国发〔2023〕30号）
fn written_out(canon: &str, number: usize) -> Option<Stretch> {
    let before = canon[..number].strip_suffix(['（', '('])?;
    let from = before.char_indices().rev().nth(70).map_or(0, |(at, _)| at);
    let clause = before[from..].rfind(['，', '。', '；', '、', '\n']).map_or(from, |at| from + at + '，'.len_utf8());
    let clause = if canon.is_char_boundary(clause) { clause } else { from };
    let text = &before[clause..];
    let about = text.find("关于")?;
    let inner = &text[about + "关于".len()..];
    let de = inner.strip_suffix(judging::DOCUMENT.closing(inner)?)?.strip_suffix('的')?;
    let plain = (4..=50).contains(&de.chars().count()) && !de.contains(['《', '》', '（', '）']);
    // The issuer before it: 国务院关于…
    let (_, issuer) = tail(&text[..about], 12, crate::text::is_han);
    let from = about - issuer.len();
    let skip = judging::NUMBER_BEFORE.places(issuer).map(|word| word.end).max().unwrap_or(0);
    plain.then_some(clause + from + skip..before.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_numbers() {
        let text = "落实国务院关于加强道路安全工作的意见（国发（2023）30号），按照《安全生产法》和临政办发〔2024〕06号文件，《某某方案》（某政发〔2025〕2号）";
        let found = find(text);
        let shown: Vec<_> = found.iter().map(|one| (&text[one.stretch.clone()], one.number.as_deref())).collect();
        assert_eq!(
            shown,
            [
                ("国务院关于加强道路安全工作的意见（国发（2023）30号）", Some("国发〔2023〕30号")),
                ("《安全生产法》", None),
                ("临政办发〔2024〕06号", Some("临政办发〔2024〕6号")),
                ("《某某方案》（某政发〔2025〕2号）", Some("某政发〔2025〕2号")),
            ]
        );
    }
}
