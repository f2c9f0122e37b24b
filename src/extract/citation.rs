//! Documents that a speech cites: titles in 《》 or written out before a number, and document numbers.

use regex::Regex;
use std::sync::LazyLock;

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

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<body>[一-鿿]{2,14})[〔（(\[【]\s?(?P<year>[0-9]{2,4}|[Xx×*]{2,4})\s?[〕）)\]】]\s?(?:第\s?)?(?P<number>[0-9]{1,4}|[Xx×*]{1,4})\s?号").expect("a fixed pattern")
});
static TITLE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"《(?P<title>[^《》\n]{2,80})》").expect("a fixed pattern"));
static WRITTEN_OUT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:[一-鿿]{2,12})?关于[^，。；《》（）]{4,50}?的(?:实施意见|指导意见|意见|通知|办法|规定|决定|方案|通报|批复|通告)$")
        .expect("a fixed pattern")
});

/// Words before a document number that are not of it.
const BEFORE: [&str; 27] = [
    "落实", "贯彻", "执行", "按照", "对照", "根据", "印发", "下发", "转发", "依据", "学习", "参照", "结合", "的", "了", "和", "与", "及",
    "把", "将", "见", "是", "在", "以", "文件", "制定", "出台",
];

/// All citations of a text, in order.
pub fn find(canon: &str) -> Vec<Found> {
    let numbers: Vec<(Stretch, String)> = NUMBER.captures_iter(canon).filter_map(|hit| number(canon, &hit)).collect();
    let mut used = vec![false; numbers.len()];
    let mut found = Vec::new();
    for hit in TITLE.captures_iter(canon) {
        let (Some(whole), Some(title)) = (hit.get(0), hit.name("title")) else { continue };
        let behind = numbers.iter().position(|(at, _)| {
            at.start > whole.start() && at.start <= whole.end() + '（'.len_utf8() && canon[whole.end()..].starts_with(['（', '〔', '('])
        });
        let (end, number) = match behind {
            Some(index) => {
                used[index] = true;
                (closed(canon, numbers[index].0.end), Some(numbers[index].1.clone()))
            }
            None => (whole.end(), None),
        };
        found.push(Found { stretch: whole.start()..end, kind: CitationKind::Title, title: Some(title.range()), number });
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

/// A document number: where it stands and its standard form.
fn number(canon: &str, hit: &regex::Captures) -> Option<(Stretch, String)> {
    let (body, whole) = (hit.name("body")?, hit.get(0)?);
    let text = body.as_str();
    let start =
        BEFORE.iter().filter_map(|word| text.rfind(word).map(|at| at + word.len())).filter(|at| *at < text.len()).max().unwrap_or(0);
    let issuer = &text[start..];
    let count = issuer.chars().count();
    let known = issuer.ends_with(['发', '办', '函', '委', '字', '令', '电', '规', '通', '告', '安', '政', '号', '文']);
    if !(2..=8).contains(&count) || !known || canon[whole.end()..].starts_with("楼") {
        return None;
    }
    let year = &hit["year"];
    let year = if year.len() == 2 && year.bytes().all(|b| b.is_ascii_digit()) { format!("20{year}") } else { year.to_owned() };
    let standard = format!("{issuer}〔{year}〕{}号", hit["number"].trim_start_matches('0'));
    Some((body.start() + start..whole.end(), standard))
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
    let hit = WRITTEN_OUT.find(&before[clause..])?;
    let text = hit.as_str();
    let skip =
        BEFORE.iter().filter_map(|word| text[..text.find("关于").unwrap_or(0)].rfind(word).map(|at| at + word.len())).max().unwrap_or(0);
    Some(clause + hit.start() + skip..before.len())
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
