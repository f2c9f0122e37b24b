//! What each part of a speech is for: setting tasks, giving reasons, or telling what was and is.

use std::collections::HashMap;

use crate::lexicon::cues::{self, NONTASK, REASON};
use crate::lexicon::judging;
use crate::model::Style;
use crate::structure::SpeechLayout;
use crate::text::numeral;

/// What a part is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// It sets tasks: bare verbs are directives.
    Tasks,
    /// It gives reasons: only what names its party or opens with a trigger is a directive.
    Reasons,
    /// It tells: problems, causes, achievements, the agenda.
    Facts,
}

/// The setting of each section, by index.
pub fn settings(canon: &str, layout: &SpeechLayout) -> Vec<Setting> {
    let mut settings: Vec<Setting> = Vec::with_capacity(layout.sections.len());
    let mut lists: HashMap<usize, Setting> = HashMap::new();
    for (index, section) in layout.sections.iter().enumerate() {
        let outer = section.parent.map_or(Setting::Tasks, |parent| settings[parent]);
        let own = *lists.entry(section.list).or_insert_with(|| list_setting(canon, layout, index));
        let heading = section.heading.as_ref().is_some_and(|heading| gives_reasons(&canon[heading.clone()]));
        settings.push(match (outer, own) {
            (Setting::Facts, _) | (_, Setting::Facts) => Setting::Facts,
            (Setting::Reasons, _) => Setting::Reasons,
            _ if heading => Setting::Reasons,
            _ => Setting::Tasks,
        });
    }
    settings
}

/// What a list is for, by the sentence that leads into it.
fn list_setting(canon: &str, layout: &SpeechLayout, index: usize) -> Setting {
    let section = &layout.sections[index];
    if section.opening {
        return Setting::Facts;
    }
    let spoken = matches!(section.style, Style::Item | Style::Ordinal | Style::ArabicParen | Style::Circled);
    let body = &canon[section.marker.end..section.span.end.max(section.marker.end)];
    if body.starts_with("因为") || body.starts_with("有的") {
        return Setting::Facts;
    }
    if !spoken || section.parent.is_none() && section.ordinal == 1 && layout.announces && !inline(layout, index) {
        return Setting::Tasks;
    }
    let from = section.parent.map_or(layout.body.start, |parent| {
        let parent = &layout.sections[parent];
        parent.heading.as_ref().map_or(parent.marker.end, |heading| heading.end)
    });
    let before = &canon[from.min(section.span.start)..section.span.start];
    let lead = lead_in(before);
    // 薄弱点会冒出来。（1）输电线路。…: a sentence that announces nothing says nothing of the list behind it.
    let headed = matches!(section.style, Style::ArabicParen | Style::Circled) && section.heading.is_some();
    let announced = section.parent.map_or(&layout.announced, |parent| &layout.sections[parent].announced);
    let announces = announced.iter().any(|announced| from <= announced.phrase.start && announced.phrase.end <= section.span.start)
        || judging::ANNOUNCES.within(lead);
    if headed && before.trim_end().ends_with('。') && !announces {
        return Setting::Tasks;
    }
    if lead.ends_with('？') && lead.contains("为什么") || tells(lead) { Setting::Facts } else { Setting::Tasks }
}

fn inline(layout: &SpeechLayout, index: usize) -> bool {
    !layout.paragraphs.iter().any(|paragraph| paragraph.start == layout.sections[index].span.start)
}

/// The last sentence before a list; a short one takes the sentence before it along.
fn lead_in(before: &str) -> &str {
    let body = before.trim_end_matches(['。', '：', '；', '，', '？', '！', '\n', ' ']);
    let start = body.rfind(['。', '！', '？', '\n']).map_or(0, |at| at + body[at..].chars().next().map_or(1, char::len_utf8));
    let sentence = &before[start..];
    if sentence.chars().count() < 14 && start > 0 {
        let body = before[..start].trim_end_matches(['。', '！', '\n', ' ']);
        let start = body.rfind(['。', '！', '？', '\n']).map_or(0, |at| at + body[at..].chars().next().map_or(1, char::len_utf8));
        return &before[start..];
    }
    sentence
}

/// Whether a lead-in announces facts: 主要有三个问题, but not 着力解决三个问题.
fn tells(lead: &str) -> bool {
    let solves = judging::SOLVES.within(lead);
    NONTASK.within(lead) && !solves
}

/// Whether a heading's part gives reasons and looks back.
fn gives_reasons(heading: &str) -> bool {
    let acts = judging::ACTS.within(heading);
    // 增强紧迫感 is what such a part is for; 以高度的责任感抓好 is how a task is done.
    let feeling = judging::FEELING.within(heading) && judging::RAISES.within(heading);
    heading.contains("为什么") || feeling || REASON.within(heading) && !(acts && !heading.contains("感") && !heading.contains("形势"))
}

/// Whether a sentence turns from what was told to everybody: 各级干部务必从这两起事故中警觉起来.
pub fn turns_to_all(text: &str) -> bool {
    let first = text.split('，').next().unwrap_or(text);
    first.starts_with('各') && ["务必", "必须", "一定要"].iter().any(|word| first.contains(word))
}

/// Longest sentence that only announces points, in characters.
const LONGEST_LEAD: usize = 34;

/// Whether a sentence announces points and sets nothing itself: 具体要抓好以下几个方面.
pub fn announces_only(text: &str) -> bool {
    // No such sentence is longer, or counts nothing.
    if text.len() > LONGEST_LEAD * 4 || text.chars().count() > LONGEST_LEAD || !text.contains(|c| numeral::is_numeric(c) || c == '几') {
        return false;
    }
    // The first of them that stands there; of two at one place the longer.
    let counted = judging::COUNTED.places(text).min_by_key(|word| (word.start, std::cmp::Reverse(word.end)));
    let Some((at, length)) = counted.map(|word| (word.start, word.len())) else { return false };
    let numbered = text[..at].ends_with(|c: char| numeral::is_numeric(c) || c == '几');
    let rest = text[at + length..].trim_start_matches("的").chars().count();
    let earlier = text[..at].rfind('，').is_some_and(|comma| text[..comma].contains('《') && cues::begins_with_cut(&text[..comma]));
    if earlier {
        return false;
    }
    numbered && rest <= 6 && !text.contains("以上")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_facts_may_end_in_a_task_for_all() {
        assert!(turns_to_all("各级干部务必从这两起事故中警觉起来，不能再让悲剧重演"));
        assert!(!turns_to_all("各级干部抓得不紧，群众意见很大"));
        assert!(!turns_to_all("有的单位以为必须等文件"));
    }
}
