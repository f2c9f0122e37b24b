//! Headings without numbers: a short line without a mark at its end, above paragraphs of whole sentences.
//!
//! They are no sections, for nothing counts them; but what they say sets no task, and the fields that they name are those
//! of what stands below.

use crate::text::{Stretch, is_han};

use super::SectionLayout;

/// Longest such heading, in characters.
const LONGEST: usize = 22;
/// Fewest characters of the paragraph below it.
const BODY: usize = 40;

/// The headings among the paragraphs of a speech; one alone is none, nor are they where most paragraphs look like them.
pub(super) fn find(canon: &str, paragraphs: &[Stretch], sections: &[SectionLayout]) -> Vec<Stretch> {
    let numbered = |paragraph: &Stretch| {
        let next = sections.partition_point(|section| section.span.start < paragraph.start);
        sections.get(next).is_some_and(|section| section.span.start < paragraph.end)
    };
    let pairs = paragraphs.windows(2).filter(|pair| is_heading(&canon[pair[0].clone()]) && is_body(&canon[pair[1].clone()]));
    let found: Vec<Stretch> = pairs.map(|pair| pair[0].clone()).filter(|heading| !numbered(heading)).collect();
    if found.len() < 2 || found.len() * 2 > paragraphs.len() { Vec::new() } else { found }
}

fn is_heading(text: &str) -> bool {
    let length = text.chars().count();
    let inside = |c: char| is_han(c) || matches!(c, '，' | '、' | '“' | '”' | '《' | '》' | ' ') || c.is_ascii_alphanumeric();
    (4..=LONGEST).contains(&length) && text.ends_with(|c| is_han(c) || c == '”') && text.chars().all(inside)
}

fn is_body(text: &str) -> bool {
    text.ends_with(['。', '！', '？', '”', '…']) && text.chars().count() >= BODY
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_lines_above_sentences_are_headings_where_there_are_several() {
        let body = "各市县要逐个认领反馈的问题，十一月底前整改一批，年底前全部见底，不得拿正在推进几个字来搪塞检查组。";
        let text = format!("盯死城镇燃气这条线\n{body}\n{body}\n守牢老旧建筑这道关\n{body}\n散会后马上传达。");
        let mut start = 0;
        let lines = text.split('\n').map(|line| {
            start += line.len() + 1;
            start - line.len() - 1..start - 1
        });
        let paragraphs: Vec<Stretch> = lines.collect();
        let found: Vec<&str> = find(&text, &paragraphs, &[]).into_iter().map(|heading| &text[heading]).collect();
        assert_eq!(found, ["盯死城镇燃气这条线", "守牢老旧建筑这道关"]);
        assert!(find(&text, &paragraphs[..2], &[]).is_empty());
    }
}
