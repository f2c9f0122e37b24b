//! Past accidents: called one, with at least a date, a place or a toll.

mod date;
mod named;
mod toll;

pub use date::Date;

use crate::lexicon::cues::{self, EXERCISE, OCCURRED, PLACE_END, PLANNED, STATISTIC};
use crate::lexicon::dates::{PART_OF_DAY, SHORT_PART};
use crate::lexicon::incident::{self, Harm};
use crate::lexicon::naming::CASE;
use crate::text::Stretch;
use crate::text::any::begins_with_any;
use toll::Toll;

/// An accident as the text tells it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// Where it stands.
    pub stretch: Stretch,
    /// Whether the text tells it, rather than only naming it.
    pub told: bool,
    /// Whether it says when, if only by a word.
    pub dated: bool,
    /// What happened.
    pub kind: Option<&'static str>,
    /// When, as far as said.
    pub date: Date,
    /// Where it happened.
    pub place: Option<Stretch>,
    /// Stated grade.
    pub grade: Option<&'static str>,
    /// Killed.
    pub deaths: Option<u32>,
    /// Injured.
    pub injuries: Option<u32>,
    /// Seriously injured.
    pub serious: Option<u32>,
    /// Missing.
    pub missing: Option<u32>,
    /// Direct loss in yuan.
    pub loss: Option<u64>,
}

/// All accidents of a text, in order.
pub fn find(canon: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for stretch in sentences(canon) {
        if let Some(one) = told(canon, &stretch).or_else(|| listed(canon, &stretch)) {
            found.push(one);
            continue;
        }
        let mut named = named::by_day(canon, &stretch);
        if named.is_empty() {
            named = named::by_place(canon, &stretch, &found);
        }
        named.sort_by_key(|one| one.stretch.start);
        found.extend(named);
    }
    found
}

/// The sentences that may tell or name an accident: those that hold a character without which none is.
fn sentences(canon: &str) -> impl Iterator<Item = Stretch> {
    let mut chars = canon.char_indices().chain([(canon.len(), '\n')]);
    let mut start = 0;
    std::iter::from_fn(move || {
        let mut tells = false;
        loop {
            let (at, c) = chars.next()?;
            match c {
                '。' | '；' | '！' | '？' | '\n' => {
                    let sentence = start..at;
                    start = at + c.len_utf8();
                    if std::mem::take(&mut tells) {
                        return Some(sentence);
                    }
                }
                '故' | '火' | '炸' | '塌' | '伤' | '亡' | '死' | '难' | '牺' | '踪' | '燃' | '漏' | '翻' | '撞' | '没' | '洪' | '毒'
                | '坠' | '溺' => tells = true,
                _ => {}
            }
        }
    })
}

/// An accident told with its date and toll.
fn told(canon: &str, sentence: &Stretch) -> Option<Found> {
    let text = &canon[sentence.clone()];
    let tolls = toll::find(text);
    let Some((from, until, date)) = date::find(text) else { return undated(canon, sentence, &tolls) };
    // 清池时盲目施救，造成3人死亡 needs no name for what happened.
    let caused = || tolls.first().filter(|toll| toll.caused).map(|toll| Event { kind: "accident", start: toll.start, end: toll.start });
    let event = event(text).filter(|event| event.end > until).or_else(caused).filter(|event| from < event.start)?;
    if date.year_alone && tolls.is_empty() || statistics(text) {
        return None;
    }
    // 9月1日前组织一次渔船碰撞联合演练
    if rehearsed(&text[event.end..]) {
        return None;
    }
    // 3月1日至5月31日是防护期: a date alone tells of no accident.
    if tolls.is_empty() && !happened(&text[until.min(event.end)..event.end], &text[..event.start]) {
        return None;
    }
    let mut found = Found { told: true, dated: true, kind: Some(event.kind), grade: grade(text), date, ..Found::default() };
    found.place = place(canon, sentence.start + until, sentence.end);
    let end = harm(text, &tolls, event.end, &mut found);
    found.stretch = sentence.start + from..sentence.start + end;
    Some(found)
}

/// The first of those that a sum counts up: 较大事故仍发生了2起：4月12日，…煤矿发生顶板事故.
fn listed(canon: &str, sentence: &Stretch) -> Option<Found> {
    let (sum, one) = canon[sentence.clone()].split_once('：')?;
    statistics(sum).then(|| told(canon, &(sentence.end - one.len()..sentence.end))).flatten()
}

/// An accident told by what it caused alone: 外省某煤矿顶板垮落，造成11人死亡，是一起重大事故.
fn undated(canon: &str, sentence: &Stretch, tolls: &[Toll]) -> Option<Found> {
    let text = &canon[sentence.clone()];
    let caused = tolls.iter().find(|toll| toll.caused)?;
    let happened = &text[..caused.start];
    // 凡发生火灾造成2人死亡的，一律提级调查: a case, and what follows from it.
    let case =
        CASE.begins(text) || text[caused.end..].starts_with(['的', '以']) || cues::trigger_places(&text[caused.end..]).next().is_some();
    if case || statistics(text) || PLANNED.within(happened) || happened.contains('起') && !happened.contains("一起") {
        return None;
    }
    let event = event(text)?;
    let from = happened.len() - happened.trim_start_matches(['，', '：', ' ', '“']).len();
    let mut found = Found { told: true, kind: Some(event.kind), grade: grade(text), ..Found::default() };
    let end = harm(text, tolls, caused.end, &mut found);
    found.stretch = sentence.start + from..sentence.start + end;
    Some(found)
}

/// Fills in tolls and loss, and tells where the last of them ends, at least `end`.
fn harm(text: &str, tolls: &[Toll], end: usize, found: &mut Found) -> usize {
    let mut end = end;
    for toll in tolls {
        end = end.max(toll.end);
        count(toll, found);
    }
    if let Some((loss, behind)) = toll::loss(text) {
        found.loss = Some(loss);
        end = end.max(behind);
    }
    end
}

struct Event {
    kind: &'static str,
    start: usize,
    end: usize,
}

/// What happened: the first word that says so, up to 事故 where that follows.
fn event(text: &str) -> Option<Event> {
    let kind = incident::find(text).find_map(|(place, word)| Some(Event { kind: word.event()?, start: place.start, end: place.end }));
    let accident = text.find("事故").map(|at| Event { kind: "accident", start: at, end: at + "事故".len() });
    match (kind, accident) {
        (Some(kind), Some(accident)) => Some(Event { end: accident.end.max(kind.end), ..kind }),
        (kind, accident) => kind.or(accident),
    }
}

/// Whether the words between a date and the end of an accident's name tell that it happened.
fn happened(between: &str, before: &str) -> bool {
    let planned = PLANNED.within(between) || before.ends_with(['不', '没', '未']);
    let occurred = OCCURRED.within(between);
    let single = between.chars().count() <= 40 && incident::find(between).any(|(_, word)| word.event().is_some_and(|kind| !common(kind)));
    !planned && (occurred || single)
}

/// Most characters between what happens and the exercise that it is only the matter of.
const LONGEST_EXERCISE: usize = 6;

/// Whether it is only exercised or planned for: 碰撞联合演练, 火灾应急预案.
fn rehearsed(behind: &str) -> bool {
    let near = behind.char_indices().nth(LONGEST_EXERCISE).map_or(behind, |(at, _)| &behind[..at]);
    EXERCISE.within(near)
}

/// Kinds whose words are also those of risks and checks, so that a date before them tells nothing: 3月1日起开展火灾隐患排查.
fn common(kind: &str) -> bool {
    matches!(kind, "fire" | "poisoning" | "asphyxiation" | "fall" | "drowning" | "electrocution" | "machinery" | "landslide" | "flooding")
}

/// Sums over a period are no accident: 一季度全市发生事故23起、死亡17人.
fn statistics(text: &str) -> bool {
    STATISTIC.within(text)
}

/// The grade of an accident as the text states it (Decree 493 of the State Council, article 3).
fn grade(text: &str) -> Option<&'static str> {
    let grades = ["特别重大", "重大", "较大", "一般"];
    grades.into_iter().find(|grade| {
        text.find(grade).is_some_and(|at| {
            let behind = &text[at + grade.len()..];
            behind.contains("事故") && !begins_with_any(behind, &["隐患", "以上", "及以上"])
        })
    })
}

/// From behind the date to the next comma: 邻省云州市一冷库改造项目…
fn place(canon: &str, from: usize, to: usize) -> Option<Stretch> {
    let said = canon[from..to].trim_start_matches(['，', ' ']);
    // 10月9日晚，浦宁市一栋商住楼: the time of day is no place.
    let part = PART_OF_DAY.or(SHORT_PART).leading(said).map_or(0, str::len);
    let start = to - said[part..].trim_start_matches(['，', '在', '的', ' ']).len();
    let rest = &canon[start..to];
    // 一家采石场边坡|垮塌
    let event = incident::find(rest).find(|(_, word)| word.event().is_some()).map(|(place, _)| place.start);
    let end = PLACE_END.places(rest).map(|word| word.start).chain(rest.find('，')).chain(event).min()?;
    (end > 0 && rest[..end].chars().count() <= 30).then(|| start..start + end)
}

fn count(toll: &Toll, found: &mut Found) {
    match toll.harm {
        Harm::Died => found.deaths = Some(toll.count),
        Harm::Missing => found.missing = Some(toll.count),
        Harm::Hurt => found.injuries = Some(toll.count),
        Harm::Serious => {
            found.serious = Some(toll.count);
            found.injuries = found.injuries.or(Some(toll.count));
        }
    }
}
