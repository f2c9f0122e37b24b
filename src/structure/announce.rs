//! Lead-ins that say how many points follow: 强调三点, 四个方面, 两道关口.
//!
//! Names that hold a number (三管三必须, 四个一律, 三年行动) and back references (以上三项, 这三条) are no counts.

use crate::lexicon::Kind;
use crate::lexicon::structure::{COUNTED, LISTING, SPEAKING, THIS, UNIT};
use crate::text::{Stretch, numeral, trim};

use super::SectionLayout;

/// A count and where its phrase stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announced {
    /// How many; `None` for 几点.
    pub count: Option<u32>,
    /// The phrase.
    pub phrase: Stretch,
}

/// Units that take a noun of so many characters along: 四条硬杠杠, 两道关口.
const NOUNED: [(char, usize, usize); 17] = [
    ('组', 2, 2),
    ('种', 1, 2),
    ('重', 2, 2),
    ('张', 2, 2),
    ('个', 0, 4),
    ('项', 0, 4),
    ('条', 0, 4),
    ('处', 0, 4),
    ('块', 0, 4),
    ('道', 2, 2),
    ('根', 2, 2),
    ('本', 1, 2),
    ('笔', 1, 2),
    ('把', 1, 2),
    ('份', 2, 2),
    ('场', 2, 2),
    ('类', 2, 2),
];

/// Whether a word of a kind stands at the end of `before`, at most `gap` characters from it and in the same clause.
fn near(before: &str, words: Kind, gap: usize) -> bool {
    let clause = before.rfind(['，', '。', '；', '：', '！', '？']).map_or(before, |at| &before[at..]);
    words.places(clause).any(|word| clause[word.end..].chars().count() <= gap)
}

/// Announcements of an opening; the second value says whether the first is the speech's own.
pub fn opening(canon: &str, opening: &Stretch, sections: &[SectionLayout]) -> (Vec<Announced>, bool) {
    let all = counts(canon, opening);
    let root = sections.iter().find(|section| section.parent.is_none() && !section.opening);
    let roots = sections.iter().filter(|section| section.parent.is_none() && !section.opening).count() as u32;
    let spoken = |found: &&Announced| near(before(canon, opening, found), SPEAKING, 6);
    // The last of the speaker's own counts, numbers before 几.
    let own = all.iter().filter(spoken).rfind(|found| found.count.is_some()).or_else(|| all.iter().rfind(spoken));
    let direct = || {
        let root = root?;
        all.iter()
            .rfind(|found| leads_into(canon, found, root.span.start) && (found.count == Some(roots) || listing(canon, opening, found)))
    };
    let Some(own) = own.or_else(direct).cloned() else {
        let rest = all.into_iter().filter(|found| listing(canon, opening, found) && leads_list(canon, found, sections)).collect();
        return (rest, false);
    };
    let mut announced = vec![own.clone()];
    announced.extend(all.into_iter().filter(|found| *found != own && leads_list(canon, found, sections)));
    (announced, true)
}

/// Fills in what each section announces.
pub fn sections(canon: &str, sections: &mut [SectionLayout]) {
    for index in 0..sections.len() {
        let section = &sections[index];
        let children: Vec<(usize, usize, u32)> = lists_of(sections, index);
        let mut found = Vec::new();
        if let Some(heading) = &section.heading {
            let first = children.first().map(|list| list.2);
            found.extend(counts(canon, heading).into_iter().filter(|count| heading_counts(canon, heading, count, first)));
        }
        let body = section.heading.as_ref().map_or(section.marker.end, |heading| heading.end);
        let mut from = body;
        for (start, end, size) in &children {
            let lead = from..(*start).max(from);
            let last = counts(canon, &lead)
                .into_iter()
                .rfind(|count| leads_into(canon, count, *start) && (count.count == Some(*size) || listing(canon, &lead, count)));
            found.extend(last);
            from = *end;
        }
        // 几点要求 in a heading, three in the sentence below it: the number says more.
        if found.len() > 1
            && found[0].count.is_none()
            && found[1].count.is_some()
            && section.heading.as_ref().is_some_and(|heading| heading.end >= found[0].phrase.end)
        {
            found.remove(0);
        }
        found.extend(enumerated(canon, &(body..section.span.end)));
        found.sort_by_key(|count| count.phrase.start);
        found.dedup();
        sections[index].announced = found;
    }
}

/// The lists directly inside a section: where each begins and ends, and how many points it has.
fn lists_of(sections: &[SectionLayout], parent: usize) -> Vec<(usize, usize, u32)> {
    let mut lists: Vec<(usize, usize, usize, u32)> = Vec::new();
    let inside = sections[parent + 1..].iter().take_while(|section| section.span.start < sections[parent].span.end);
    for section in inside.filter(|section| section.parent == Some(parent)) {
        match lists.last_mut() {
            Some(last) if last.0 == section.list => {
                last.2 = section.span.end;
                last.3 += 1;
            }
            _ => lists.push((section.list, section.span.start, section.span.end, 1)),
        }
    }
    lists.into_iter().map(|(_, start, end, size)| (start, end, size)).collect()
}

/// Whether a count in a heading announces the section's points.
fn heading_counts(canon: &str, heading: &Stretch, count: &Announced, children: Option<u32>) -> bool {
    let Some(children) = children else { return false };
    let head = canon[heading.start..count.phrase.start].chars().count() <= 1;
    // 把两个领域的风险降下来 speaks of what is counted.
    if canon[count.phrase.end..heading.end].starts_with('的') {
        return false;
    }
    match count.count {
        Some(number) => number == children || listing(canon, heading, count) && number >= 2 && number.abs_diff(children) <= 2,
        None => head,
    }
}

/// 八件事分别是 announces without making sections.
fn enumerated(canon: &str, body: &Stretch) -> Vec<Announced> {
    if !canon[body.clone()].contains("分别是") {
        return Vec::new();
    }
    counts(canon, body).into_iter().filter(|count| canon[count.phrase.end..body.end].starts_with("分别是")).collect()
}

fn before<'a>(canon: &'a str, stretch: &Stretch, count: &Announced) -> &'a str {
    &canon[stretch.start..count.phrase.start]
}

fn listing(canon: &str, stretch: &Stretch, count: &Announced) -> bool {
    let before = before(canon, stretch, count);
    near(before, LISTING, 8)
        || near(before, SPEAKING, 6)
        || canon[count.phrase.clone()].starts_with("以下")
        || canon[count.phrase.clone()].starts_with("如下")
}

/// Whether a count stands in the sentence that leads into the list at `start`: at most one more short sentence between.
fn leads_into(canon: &str, count: &Announced, start: usize) -> bool {
    if count.phrase.end > start {
        return false;
    }
    let between = trim(canon, &(count.phrase.end..start));
    let between = canon[between].trim_end_matches(['。', '：', '；', '，', '\n', '【']);
    between.chars().count() <= 40 && between.matches(['。', '！', '？', '\n']).count() <= usize::from(between.chars().count() <= 20)
}

/// The count in the lead-in that ends directly before a list, whether or not it is the number of points that follow.
pub fn lead(canon: &str, start: usize) -> Option<Announced> {
    let before = canon[..start].trim_end_matches(['\n', '。', '：', ' ']);
    let line = before.rfind(['\n', '。', '！', '？', '；']).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let found = counts(canon, &(line..before.len())).pop()?;
    let between = canon[found.phrase.end..before.len()].chars().count();
    (between <= LONGEST_TAIL && found.phrase.end <= before.len()).then_some(found)
}

/// Longest tail of a lead-in behind its count, in characters: 来讲, 我要亲自过问.
const LONGEST_TAIL: usize = 9;

fn leads_list(canon: &str, count: &Announced, sections: &[SectionLayout]) -> bool {
    sections
        .iter()
        .find(|section| section.span.start >= count.phrase.end)
        .is_some_and(|section| leads_into(canon, count, section.span.start))
}

/// A phrase that counts, inside some text.
struct Phrase {
    /// Where it begins, with 以下 before it.
    start: usize,
    /// Where the number begins.
    number: usize,
    /// The number; `None` for 几.
    count: Option<u32>,
    /// The unit.
    unit: std::ops::Range<usize>,
    /// Whether 以下 or the like stands before it.
    led: bool,
    /// Whether a noun of [`COUNTED`] follows the unit.
    followed: bool,
    /// Where it ends.
    end: usize,
}

/// The phrase whose number begins at `at`.
fn phrase_at(text: &str, at: usize) -> Option<Phrase> {
    let rest = &text[at..];
    let (count, length) = match rest.strip_prefix('几') {
        Some(_) => (None, '几'.len_utf8()),
        None => {
            let arabic = rest.starts_with(|c: char| c.is_ascii_digit());
            let most = if arabic { 2 } else { 3 };
            let of = |c: &char| if arabic { c.is_ascii_digit() } else { "一二两三四五六七八九十".contains(*c) };
            let length: usize = rest.chars().take(most).take_while(of).map(char::len_utf8).sum();
            (Some(numeral::parse(rest.get(..length).filter(|digits| !digits.is_empty())?)?), length)
        }
    };
    let behind = &rest[length..];
    let behind = if behind.starts_with("类型") {
        behind
    } else {
        behind.strip_prefix(['大', '类', '层']).filter(|rest| unit_of(rest).is_some()).unwrap_or(behind)
    };
    let unit_start = text.len() - behind.len();
    let unit = unit_start..unit_start + unit_of(behind)?;
    let tail = &text[unit.end..];
    let bare = tail.strip_prefix('的').unwrap_or(tail);
    let bare = bare.strip_prefix("重点").filter(|rest| COUNTED.begins(rest)).unwrap_or(bare);
    let noun = COUNTED.leading(bare).filter(|noun| *noun != "重点");
    let end = noun.map_or(unit.end, |noun| text.len() - bare.len() + noun.len());
    let before = &text[..at];
    let lead = THIS.closing(before);
    Some(Phrase {
        start: at - lead.map_or(0, |lead| lead.len()),
        number: at,
        count,
        unit,
        led: lead.is_some(),
        followed: noun.is_some(),
        end,
    })
}

/// Length of the unit that `text` begins with.
fn unit_of(text: &str) -> Option<usize> {
    if let Some(unit) = UNIT.leading(text) {
        return Some(unit.len());
    }
    let (unit, least, most) = NOUNED.iter().find(|unit| text.starts_with(unit.0))?;
    let noun = text[unit.len_utf8()..].chars().take(*most).take_while(|c| crate::text::is_han(*c) && *c != '的');
    let noun: Vec<char> = noun.collect();
    // 8个就在河道边上 counts no points.
    let goes_on = noun.first().is_some_and(|c| "就在都是也还没有被正已".contains(*c));
    if noun.len() >= *least && !goes_on {
        return Some(unit.len_utf8() + noun.iter().map(|c| c.len_utf8()).sum::<usize>());
    }
    None
}

/// All count phrases of a stretch that are no names and no back references.
fn counts(canon: &str, stretch: &Stretch) -> Vec<Announced> {
    let text = &canon[stretch.clone()];
    let mut found = Vec::new();
    let mut from = 0;
    for (at, c) in text.char_indices() {
        if at < from || !(c == '几' || numeral::is_numeric(c)) {
            continue;
        }
        let Some(phrase) = phrase_at(text, at) else { continue };
        from = phrase.end;
        let before = text[..phrase.number].chars().next_back();
        let referring = !phrase.led
            && before.is_some_and(|c| {
                matches!(c, '这' | '那' | '第' | '上' | '前' | '每' | '的' | '“' | '一' | '月' | '年' | '.' | '其')
                    || numeral::is_numeric(c)
            });
        let unit = &text[phrase.unit.clone()];
        let after = &text[phrase.unit.end..];
        let named = after.starts_with('”')
            || unit == "点" && after.starts_with(|c: char| numeral::is_numeric(c) || matches!(c, '前' | '以' | '钟' | '半'));
        let single = phrase.count.is_some_and(|number| !(2..=30).contains(&number));
        let allowed_the = before == Some('的') && (phrase.followed || unit.starts_with(['件', '个', '条', '项']));
        if (referring && !allowed_the) || named || single {
            continue;
        }
        found.push(Announced { count: phrase.count, phrase: stretch.start + phrase.start..stretch.start + phrase.end });
    }
    found
}
