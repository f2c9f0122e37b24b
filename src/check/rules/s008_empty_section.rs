//! S008: a heading with nothing under it.

use crate::check::{Context, Found, Rule, Safety, Severity};
use crate::model::Style;
use crate::structure::{SectionLayout, SpeechLayout};

pub const RULE: Rule = Rule {
    code: "S008",
    name: "empty-section",
    severity: Severity::Error,
    fix: Safety::None,
    on: true,
    about: ["标题下没有内容", "a heading with nothing under it"],
    why: ["同级都有内容而这一条只有标题，多半是正文丢了。", "Where its siblings have text and this one has none, the text is mostly lost."],
    wrong: &["在会上的讲话\n同志们：\n一、提高认识\n各单位要认清形势。\n⟦二、突出工作重点⟧\n三、狠抓落实\n各单位要抓好落实。\n"],
    right: &["在会上的讲话\n同志们：\n一、提高认识\n各单位要认清形势。\n二、突出工作重点\n各单位要抓住重点。\n三、狠抓落实\n各单位要抓好落实。\n", "讲话提纲\n一、提高认识\n二、突出重点\n三、狠抓落实\n"],
    find,
};

/// Longer headings are tasks themselves, in characters.
const LONGEST: usize = 24;

fn find(context: &Context) -> Vec<Found> {
    let mut found = Vec::new();
    for speech in &context.layout.speeches {
        for list in Context::lists(speech).into_iter().filter(|list| list.len() > 1) {
            let empty: Vec<usize> = list.iter().copied().filter(|index| is_empty(context, speech, *index)).collect();
            // One that stands out among its siblings; an outline has no text anywhere.
            if empty.len() * 3 > list.len() && empty.len() > 1 || empty.len() == list.len() {
                continue;
            }
            for index in empty {
                let section = &speech.sections[index];
                found.push(
                    Found::new(context.span(&section.span), "标题下没有内容", "there is nothing under this heading")
                        .help("补上正文，或删去标题", "add the text, or drop the heading"),
                );
            }
        }
    }
    found
}

fn is_empty(context: &Context, speech: &SpeechLayout, index: usize) -> bool {
    let section: &SectionLayout = &speech.sections[index];
    let canon = context.canon();
    let own = canon[section.marker.end..section.span.end.max(section.marker.end)].trim();
    let child = speech.sections.get(index + 1).is_some_and(|next| next.parent == Some(index));
    let task = own.contains(['，', '。', '；', '：']) || ["要", "必须", "不得", "严禁", "确保"].iter().any(|word| own.contains(word));
    matches!(section.style, Style::Part | Style::Chinese | Style::ChineseParen)
        && canon[..section.marker.start].ends_with('\n')
        && !child
        && !own.contains('\n')
        && !task
        && own.chars().count() <= LONGEST
}
