//! Lead-ins that say how many points follow: 强调三点, 四个方面, 两道关口.
//!
//! Names that hold a number (三管三必须, 四个一律, 三年行动) and back references (以上三项, 这三条) are no counts.

use regex::Regex;
use std::sync::LazyLock;

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

static COUNT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(以下这?|如下|下面这?|这么)?(几|[一二两三四五六七八九十]{1,3}|[0-9]{1,2})(?:大|类|层)?(个方面|方面|个层面|个问题|个突出问题|个毛病|个意思|句话|件事情|件事|件实事|点|个阶段|项议程|项任务|项工作|项重点|条理由|个[一-鿿]{0,4}|项[一-鿿]{0,4}|条[一-鿿]{0,4}|处[一-鿿]{0,4}|块[一-鿿]{0,4}|件|道[一-鿿]{2}|根[一-鿿]{2}|本[一-鿿]{1,2}|笔[一-鿿]{1,2}|把[一-鿿]{1,2}|层|关|招|样|类|桩|步|句|抓)(的?(?:重点)?(?:工作|问题|意见|要求|想法|任务|整治|措施|建议|体会|事情|希望))?").expect("a fixed pattern")
});
static SPOKEN: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(讲|谈|说|提|强调|啰嗦|一共|部署|通报|明确|汇报|报告)[^，。；：！？]{0,6}$").expect("a fixed pattern"));
static LISTING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(有|是|抓好|做好|落实|做到|把握|推进|开展|实施|处理好|解决|突出|强化|体现在|表现在|集中在|来自|分|分为|从|在|抓住|盯住|点|守牢|压实|坚持|打好|搞好|注意|围绕|聚焦|办成了|存在|重点在|关键在|归纳为|概括为|办好|干好|完成)[^，。；：！？]{0,8}$").expect("a fixed pattern")
});

/// Announcements of an opening; the second value says whether the first is the speech's own.
pub fn opening(canon: &str, opening: &Stretch, sections: &[SectionLayout]) -> (Vec<Announced>, bool) {
    let all = counts(canon, opening);
    let root = sections.iter().find(|section| section.parent.is_none() && !section.opening);
    let roots = sections.iter().filter(|section| section.parent.is_none() && !section.opening).count() as u32;
    let spoken = |found: &&Announced| SPOKEN.is_match(before(canon, opening, found));
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
    match count.count {
        Some(number) => number == children || listing(canon, heading, count) && number >= 2 && number.abs_diff(children) <= 2,
        None => head,
    }
}

/// 八件事分别是 announces without making sections.
fn enumerated(canon: &str, body: &Stretch) -> Vec<Announced> {
    counts(canon, body).into_iter().filter(|count| canon[count.phrase.end..body.end].starts_with("分别是")).collect()
}

fn before<'a>(canon: &'a str, stretch: &Stretch, count: &Announced) -> &'a str {
    &canon[stretch.start..count.phrase.start]
}

fn listing(canon: &str, stretch: &Stretch, count: &Announced) -> bool {
    let before = before(canon, stretch, count);
    LISTING.is_match(before)
        || SPOKEN.is_match(before)
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

fn leads_list(canon: &str, count: &Announced, sections: &[SectionLayout]) -> bool {
    sections
        .iter()
        .find(|section| section.span.start >= count.phrase.end)
        .is_some_and(|section| leads_into(canon, count, section.span.start))
}

/// All count phrases of a stretch that are no names and no back references.
fn counts(canon: &str, stretch: &Stretch) -> Vec<Announced> {
    let text = &canon[stretch.clone()];
    let mut found = Vec::new();
    for hit in COUNT.captures_iter(text) {
        let (Some(whole), Some(number), Some(unit)) = (hit.get(0), hit.get(2), hit.get(3)) else { continue };
        let before = text[..number.start()].chars().next_back();
        let referring = hit.get(1).is_none()
            && before.is_some_and(|c| {
                matches!(c, '这' | '那' | '第' | '上' | '前' | '每' | '的' | '“' | '一' | '月' | '年' | '.' | '其')
                    || numeral::is_numeric(c)
            });
        let number_value = if number.as_str() == "几" { None } else { numeral::parse(number.as_str()) };
        let after = &text[unit.end()..];
        let named = after.starts_with('”')
            || unit.as_str() == "点" && after.starts_with(|c: char| numeral::is_numeric(c) || matches!(c, '前' | '以' | '钟' | '半'));
        let single = number_value.is_some_and(|number| !(2..=30).contains(&number));
        let allowed_the =
            before == Some('的') && hit.get(4).is_some() || before == Some('的') && unit.as_str().starts_with(['件', '个', '条', '项']);
        if (referring && !allowed_the) || named || single {
            continue;
        }
        found.push(Announced { count: number_value, phrase: stretch.start + whole.start()..stretch.start + whole.end() });
    }
    found
}
