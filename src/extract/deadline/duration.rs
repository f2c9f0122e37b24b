//! Lengths of time: spans within which something is due or that it lasts.

use jiff::civil::Date;
use std::ops::Range;

use crate::calendar;
use crate::extract::cursor::Cursor;
use crate::lexicon::party::{self, PartyKind};
use crate::lexicon::{Kind, happening, spans};

/// A span of time in one unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timespan {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: Unit,
}

/// Units of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// 分钟
    Minute,
    /// 小时
    Hour,
    /// 天
    Day,
    /// 周
    Week,
    /// 个月
    Month,
    /// 年
    Year,
}

impl Timespan {
    /// As ISO 8601 duration.
    pub fn iso(&self) -> String {
        let count = self.count;
        match self.unit {
            Unit::Minute => format!("PT{count}M"),
            Unit::Hour => format!("PT{count}H"),
            Unit::Day => format!("P{count}D"),
            Unit::Week => format!("P{count}W"),
            Unit::Month => format!("P{count}M"),
            Unit::Year => format!("P{count}Y"),
        }
    }

    /// Whether the span is one of days and more, or of whole days in hours.
    pub fn in_days(&self) -> bool {
        match self.unit {
            Unit::Minute => false,
            Unit::Hour => self.count >= 24 && self.count.is_multiple_of(24),
            _ => true,
        }
    }

    /// The day when the span that begins on `date` is over.
    pub fn after(&self, date: Date) -> Date {
        let count = i64::from(self.count);
        match self.unit {
            Unit::Minute => date,
            Unit::Hour => calendar::plus_days(date, count / 24),
            Unit::Day => calendar::plus_days(date, count),
            Unit::Week => calendar::plus_days(date, count * 7),
            Unit::Month => calendar::plus_months(date, count),
            Unit::Year => calendar::plus_months(date, count * 12),
        }
    }
}

/// What a length says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Length {
    /// Something is due inside it.
    Within {
        /// How long.
        span: Timespan,
        /// Whether working days are counted.
        working_days: bool,
    },
    /// Something lasts so long; an ISO 8601 duration.
    During(String),
}

/// A length and how many bytes say it.
pub struct Counted {
    /// What it says.
    pub what: Length,
    /// Bytes before the words that are quoted: 用 in 用两个月时间.
    pub skip: usize,
    /// Length in bytes.
    pub length: usize,
    /// Whether it is a limit (不超过十天), which is counted from nothing that the text says.
    pub limit: bool,
}

/// Reads a number, a unit and what makes them a length of time.
pub fn counted(text: &str) -> Option<Counted> {
    let mut cursor = Cursor { rest: text };
    let limit = cursor.eat("不超过");
    let before = cursor.rest;
    let lead = cursor.take(spans::LASTING.or(spans::SPENDING).or(spans::USING));
    let led = before.len() - cursor.rest.len();
    let (span, working_days) = span(&mut cursor)?;
    let length = text.len() - cursor.rest.len();
    let within = Length::Within { span, working_days };
    match lead {
        _ if limit => Some(Counted { what: within, skip: 0, length, limit }),
        // 用两个月时间 is said by 两个月; 为期三年 by all of it.
        Some(kinds) if !spans::LASTING.is_in(kinds) => {
            let told = spans::USING.is_in(kinds) || cursor.eat_any(&["的时间", "左右时间", "时间"]).is_some();
            told.then(|| Counted { what: Length::During(span.iso()), skip: led, length, limit })
        }
        Some(_) => Some(Counted { what: Length::During(span.iso()), skip: 0, length, limit }),
        None => {
            cursor.eat_any(&["的时间", "时间"]);
            cursor.eat_any(&["之内", "以内", "内"])?;
            let length = text.len() - cursor.rest.len();
            (!cursor.rest.starts_with('部')).then_some(Counted { what: within, skip: 0, length, limit })
        }
    }
}

/// A number and a unit by themselves.
pub fn plain(text: &str) -> Option<Counted> {
    let mut cursor = Cursor { rest: text };
    let (span, working_days) = span(&mut cursor)?;
    Some(Counted { what: Length::Within { span, working_days }, skip: 0, length: text.len() - cursor.rest.len(), limit: false })
}

pub(super) const UNITS: Kind =
    spans::MINUTE.or(spans::HOUR).or(spans::WORKDAY).or(spans::DAY).or(spans::WEEK).or(spans::MONTH).or(spans::QUARTER).or(spans::YEAR);

/// A number and a unit, whether working days are meant.
pub(super) fn span(cursor: &mut Cursor) -> Option<(Timespan, bool)> {
    let day = |count, unit| Some((Timespan { count, unit }, false));
    for (kind, count, unit) in [
        (spans::HALF_MONTH, 15, Unit::Day),
        (spans::HALF_YEAR, 6, Unit::Month),
        (spans::HALF_HOUR, 30, Unit::Minute),
        (spans::HALF_DAY, 12, Unit::Hour),
        (spans::QUARTER_HOUR, 15, Unit::Minute),
    ] {
        if cursor.take(kind).is_some() {
            return day(count, unit);
        }
    }
    let count = cursor.number().filter(|count| (1..=1000).contains(count))?;
    let measured = cursor.eat("个");
    let half = measured && cursor.eat("半");
    match cursor.take(UNITS)? {
        unit if spans::WORKDAY.is_in(unit) => Some((Timespan { count, unit: Unit::Day }, true)),
        unit if spans::MINUTE.is_in(unit) => day(count, Unit::Minute),
        unit if spans::HOUR.is_in(unit) => day(count, Unit::Hour),
        unit if spans::MONTH.is_in(unit) && half => day(count * 30 + 15, Unit::Day),
        unit if spans::MONTH.is_in(unit) && measured => day(count, Unit::Month),
        unit if spans::WEEK.is_in(unit) => day(count, Unit::Week),
        unit if spans::QUARTER.is_in(unit) && measured => day(count * 3, Unit::Month),
        unit if spans::DAY.is_in(unit) => day(count, Unit::Day),
        unit if spans::YEAR.is_in(unit) && count < 100 => day(count, Unit::Year),
        _ => None,
    }
}

/// What a span is counted from.
pub struct Trigger {
    /// Where its words begin.
    pub start: usize,
    /// Whether it is the speech itself.
    pub speech: bool,
}

/// Most characters between a happening and the word that counts from it.
const LONGEST_HAPPENING: usize = 10;

/// The trigger that ends `before`.
pub fn trigger(before: &str) -> Option<Trigger> {
    let phrase = before.strip_suffix('的').unwrap_or(before);
    let body = ["之日起", "之日", "之后", "后", "起"].iter().find_map(|end| phrase.strip_suffix(end))?;
    let from = body.rfind(['，', '。', '、', '；', '：', '要', '应', '须']).map_or(0, |at| at + '，'.len_utf8());
    // 自接到通知之日起: the gap ends where the clause does, the happening itself may be as long as it is.
    let near = |place: &Range<usize>| body[place.end..].chars().take(LONGEST_HAPPENING + 1).count() <= LONGEST_HAPPENING;
    let Some((place, speech)) = happening::since(&body[from..])
        .map(|(place, speech)| (from + place.start..from + place.end, speech))
        .find(|(place, _)| near(place))
    else {
        return any_trigger(before);
    };
    // 在 belongs to the sentence: 要在接报后…
    let start = place.start - if body[..place.start].ends_with(['自', '从']) { '自'.len_utf8() } else { 0 };
    Some(Trigger { start, speech })
}

/// Whether the sentence names a happening that the span behind `before` is counted from: 收到清单后，市安委办5个工作日内…
pub fn happened(before: &str) -> bool {
    let sentence = before.rfind(['。', '；']).map_or(0, |at| at + '。'.len_utf8());
    let clause = before[sentence..].rfind('，').map(|comma| sentence + comma);
    let own = &before[clause.map_or(sentence, |comma| comma + '，'.len_utf8())..];
    let each = |clause: &str| clause.starts_with('对') && clause.contains('的') && happening::cases(clause).next().is_some();
    // 护栏撞坏的24小时之内; 对监理提出的问题，项目部三日内; 查出的重大隐患24小时内
    let owned = own.split_once('的').is_some_and(|(case, noun)| {
        noun.is_empty() || noun.chars().count() <= LONGEST_NOUN && happening::cases(case).any(|place| place.end == case.len())
    });
    if owned || each(own) || clause.is_some_and(|comma| each(before[sentence..comma].rsplit('，').next().unwrap_or_default())) {
        return true;
    }
    let Some(comma) = clause.filter(|comma| before[*comma..].chars().count() <= LONGEST_GAP) else { return false };
    let case = before[sentence..comma].rfind('，').map_or(sentence, |comma| sentence + comma + '，'.len_utf8());
    let case = &before[case..comma];
    happening::cases(case).any(|place| {
        let said = &case[place.end..];
        let ends = spans::CASE_END.ends(said);
        let noun =
            || ["反映的", "举报的"].iter().any(|word| said.rfind(word).is_some_and(|at| said[at + word.len()..].chars().count() <= 8));
        said.chars().count() <= LONGEST_CASE && (ends || noun())
    })
}

/// Most characters between such a case and the span, and in the case behind the happening.
const LONGEST_GAP: usize = 25;
/// Most characters of what a case is about: 查出的|重大隐患.
const LONGEST_NOUN: usize = 8;
const LONGEST_CASE: usize = 22;

/// 预警发出后: whatever happened, a short phrase before 后.
fn any_trigger(before: &str) -> Option<Trigger> {
    let phrase = before.strip_suffix("后")?.strip_suffix("之").unwrap_or(before.strip_suffix("后")?);
    let start = phrase.rfind(['，', '；', '：', '。', '、', '在', '于', '要', '须', '应']).map_or(0, |at| at + '，'.len_utf8());
    let start = if phrase.is_char_boundary(start) { start } else { 0 };
    // 新任负责人|上任后: who does so is no part of it.
    let named = party::ends(&phrase[start..]).into_iter().filter(|end| *end < phrase.len() - start).max();
    let person = |end: &usize| matches!(party::head(&phrase[start..start + end]), Some((_, PartyKind::Person | PartyKind::Post)));
    let start = start + named.filter(person).unwrap_or(0);
    let count = phrase[start..].chars().count();
    ((2..=10).contains(&count) && !phrase[start..].ends_with(['今', '此', '最', '以'])).then_some(Trigger { start, speech: false })
}
