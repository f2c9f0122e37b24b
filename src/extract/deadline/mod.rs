//! Deadlines: when, by when, how often (the kinds of the contract), and the days they mean.

mod duration;

mod event;

mod point;

mod pointed;
mod recurring;

mod written;

use jiff::civil::Date;

use crate::lexicon::{dates, spans, time};
use crate::model::DeadlineKind;

use crate::text::any::{begins_with_any, ends_with_any};
use crate::text::{Stretch, numeral};

use duration::Length;

use point::{Month, Point, Year};

use super::cursor::Cursor;

/// A deadline in a canonical text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it stands.
    pub stretch: Stretch,
    /// Its kind.
    pub kind: DeadlineKind,
    /// First day.
    pub start: Option<Date>,
    /// Last day.
    pub end: Option<Date>,
    /// Length or period, as ISO 8601 duration.
    pub duration: Option<String>,
    /// Whether that counts working days.
    pub working_days: bool,
    /// Whether days are missing because a year's official calendar is not known.
    pub calendar_missing: bool,
}

impl Found {
    fn new(stretch: Stretch, kind: DeadlineKind) -> Found {
        Found { stretch, kind, start: None, end: None, duration: None, working_days: false, calendar_missing: false }
    }
}

/// Reads all deadlines of a stretch of `canon`, left to right, none overlapping.
pub fn find(canon: &str, stretch: &Stretch, reference: Option<Date>) -> Vec<Found> {
    let reader = Reader { text: &canon[stretch.clone()], reference };
    let mut found: Vec<Found> = Vec::new();
    let mut behind = 0;
    let mut chars = reader.text.char_indices().peekable();
    while let Some((at, first)) = chars.next() {
        if at < behind {
            continue;
        }
        // What a title says is no deadline: 《关于做好2026年国庆假期安全工作的通知》.
        if first == '《' {
            behind = at + title(&reader.text[at..]);
            continue;
        }
        let second = chars.peek().map_or(' ', |(_, second)| *second);
        let Some(hit) = reader.at(at, first, second) else { continue };
        behind = hit.stretch.end;
        // 4月4日至6日清明小长假 says the same days twice.
        let again =
            |last: &Found| hit.kind == DeadlineKind::During && last.kind == DeadlineKind::During && last.stretch.end == hit.stretch.start;
        if found.last().is_none_or(|last| last.stretch.end <= hit.stretch.start && !again(last)) {
            found.push(hit);
        }
    }
    for hit in &mut found {
        hit.stretch = hit.stretch.start + stretch.start..hit.stretch.end + stretch.start;
    }
    found
}

/// Longest title, in characters.
const LONGEST_TITLE: usize = 60;

/// Length of the title that `text` begins with; of its mark alone where none closes it.
fn title(text: &str) -> usize {
    let near = text.char_indices().take(LONGEST_TITLE + 2).find(|(_, c)| *c == '》');
    near.map_or('《'.len_utf8(), |(at, c)| at + c.len_utf8())
}

struct Reader<'a> {
    text: &'a str,
    reference: Option<Date>,
}

/// Whether a point, a span, a range of time, or 前 may begin with these two characters; words of the lexicon are looked
/// up by themselves.
fn may_begin(first: char, second: char) -> bool {
    let number = || numeral::is_numeric(second);
    match first {
        '期' => second == '间',
        '前' | '今' | '明' | '每' | '周' | '“' | 'X' | 'x' | '×' | '*' => true,
        '从' | '自' | '到' => !matches!(second, '身' | '己' | '位' | '底' | '而'),
        '第' | '某' => number() || second == '月',
        '后' => matches!(second, '年' | '天' | '日' | '儿'),
        '当' | '次' | '本' | '这' => {
            number() || matches!(second, '年' | '月' | '日' | '天' | '周' | '星' | '礼' | '季' | '个' | '两' | '学')
        }
        '下' | '上' => number() || matches!(second, '半' | '周' | '星' | '礼' | '季' | '个' | '月' | '下' | '学'),
        '年' => matches!(second, '底' | '末' | '中' | '内'),
        '月' => matches!(second, '底' | '末' | '中'),
        '季' => second == '度',
        '星' => second == '期',
        '礼' => second == '拜',
        '即' => second == '日',
        '提' => second == '前',
        '现' => second == '在',
        '除' => second == '夕',
        '小' => second == '年',
        '元' => matches!(second, '旦' | '宵' | '月'),
        '正' => second == '月',
        '腊' => matches!(second, '月' | '八'),
        '冬' => matches!(second, '月' | '至'),
        '农' => second == '历',
        '春' => second == '节',
        '清' => second == '明',
        '劳' => second == '动',
        '端' => second == '午',
        '中' => second == '秋',
        '国' => second == '庆',
        '重' => second == '阳',
        '大' => number() || matches!(second, '年' | '后' | '干'),
        '不' => second == '超',
        '为' => second == '期',
        '用' => number() || second == '半',
        '利' => second == '用',
        '半' => matches!(second, '个' | '月' | '年' | '小' | '天' | '日'),
        '历' => second == '时',
        '持' => second == '续',
        '苦' => second == '战',
        _ => false,
    }
}

/// Whether a number at the beginning of `text` may count time or name a day: 三个月, 10月, 五一, 十四五期间.
fn counts_time(text: &str) -> bool {
    let rest = text.trim_start_matches(numeral::is_numeric);
    let unit = |c: char| "年月日号个天周季半小分星礼工自钟时刻期末”.-/Xx×".contains(c);
    rest.starts_with(unit) || crate::calendar::named_days().any(|feast| feast.written.iter().any(|word| text.starts_with(word)))
}

/// The month of a range's end is its beginning's where it is not said: 4月4日至6日.
fn shared_month(from: &Point, until: Point) -> Point {
    match (from, until) {
        (Point::Day(year, month, _), Point::Day(Year::Unsaid, Month::Offset(0), day)) => Point::Day(*year, *month, day),
        (Point::Day(year, ..) | Point::Month(year, ..), Point::Day(Year::Unsaid, month @ Month::Number(_), day)) => {
            Point::Day(*year, month, day)
        }
        (Point::Day(year, ..) | Point::Month(year, ..), Point::Month(Year::Unsaid, month @ Month::Number(_), part)) => {
            Point::Month(*year, month, part)
        }
        (_, until) => until,
    }
}

/// 正月初一至初七: the second day is of the same month.
fn lunar_day(from: &Point, cursor: &mut Cursor) -> Option<Point> {
    let Point::Lunar(year, month, _) = from else { return None };
    cursor.try_read(|cursor| {
        cursor.eat("初");
        let day = cursor.number().filter(|day| (1..=30).contains(day))?;
        (!cursor.rest.starts_with(['月', '日', '号'])).then_some(Point::Lunar(*year, *month, day))
    })
}

/// 10月7日、8日: the days behind the first, of the same month.
fn next_days(from: &Point, cursor: &mut Cursor) -> Option<Point> {
    let Point::Day(year, month, first) = from else { return None };
    let mut last = None;
    while let Some(day) = cursor.try_read(|cursor| {
        cursor.eat_any(&["、", "和"])?;
        let day = cursor.number().filter(|day| (first + 1..=31).contains(day))?;
        cursor.eat_any(&["日", "号"]).map(|_| day)
    }) {
        last = Some(day);
    }
    last.map(|day| Point::Day(*year, *month, day))
}

/// Steps over a time of day: 下午5点, 18时, 24:00, 晚八点, 下班前.
fn clock(cursor: &mut Cursor) -> bool {
    let read = cursor.try_read(|cursor| {
        cursor.take(dates::PART_OF_DAY.or(dates::SHORT_PART));
        cursor.number().filter(|hour| *hour <= 24)?;
        cursor.eat_any(&["时", "点钟", "点", "：", ":"])?;
        if cursor.number().is_some() {
            cursor.eat("分");
        }
        cursor.eat_any(&["半", "整"]);
        Some(())
    });
    let shift = || {
        cursor.try_read(|cursor| {
            cursor.take(dates::TURN.or(dates::PART_OF_DAY).or(dates::DAYLIGHT))?;
            begins_with_any(cursor.rest, &["前", "以前", "之前"]).then_some(())
        })
    };
    read.or_else(shift).is_some()
}

/// Words before a point, and which of them says until when.
const LEADS: [&str; 3] = ["从", "自", "到"];
const UNTIL: usize = 2;

/// A point of time with the word before it, read once for all that may come of it.
struct Opened<'a> {
    /// Where the word before it, or else it, begins.
    at: usize,
    /// Which of [`LEADS`] stands before it.
    lead: Option<usize>,
    /// Where it begins itself.
    begin: usize,
    point: Option<Point>,
    /// What stands behind it.
    behind: Cursor<'a>,
}

impl<'a> Opened<'a> {
    fn read(rest: &'a str, at: usize) -> Opened<'a> {
        let mut behind = Cursor { rest };
        let lead = behind.eat_any(&LEADS);
        let begin = at + rest.len() - behind.rest.len();
        let point = written::read(&mut behind);
        Opened { at, lead, begin, point, behind }
    }
}

impl Reader<'_> {
    /// The deadline at a place where these two characters stand.
    fn at(&self, at: usize, first: char, second: char) -> Option<Found> {
        let rest = &self.text[at..];
        let begins = if numeral::is_numeric(first) { counts_time(rest) } else { may_begin(first, second) };
        if !(begins || time::may_begin(first) && time::beginning(rest).next().is_some()) {
            return None;
        }
        if first == '前' {
            return self.event(at);
        }
        if first == '期' {
            return self.unknown_period(at);
        }
        if first == '每' {
            return recurring::read(rest)
                .map(|(length, duration)| (length + event::event_behind(&rest[length..]).unwrap_or(0), duration))
                .map(|(length, duration)| Found { duration, ..Found::new(at..at + length, DeadlineKind::Recurring) })
                .or_else(|| self.word(at));
        }
        if self.continues(at) {
            return self.word(at);
        }
        if let Some((length, period)) = recurring::alternating(rest) {
            return Some(Found { duration: Some(period), ..Found::new(at..at + length, DeadlineKind::Recurring) });
        }
        let opened = Opened::read(rest, at);
        self.ranged(&opened).or_else(|| self.counted(at)).or_else(|| self.pointed(&opened)).or_else(|| self.word(at))
    }

    /// 5月1日至6月30日, 从现在起到X月底, 即日起至年底, 除夕至元宵, 9月至11月
    fn ranged(&self, opened: &Opened) -> Option<Found> {
        let from = opened.point.as_ref().filter(|_| opened.lead != Some(UNTIL))?;
        let (at, mut cursor) = (opened.at, opened.behind);
        // 今晚8时到明早8时
        clock(&mut cursor);
        let begun = cursor.eat_any(&["开始", "起"]).is_some();
        let until = next_days(from, &mut cursor).or_else(|| {
            cursor.eat_any(&["至", "到", "—", "－", "-", "~", "～", "–"])?;
            cursor.eat_any(&["—", "-"]);
            lunar_day(from, &mut cursor).or_else(|| written::read(&mut cursor))
        })?;
        clock(&mut cursor);
        cursor.eat_any(&["期间", "止"]);
        let until = shared_month(from, until);
        let start = if begun { at } else { opened.begin };
        let stretch = start..self.text.len() - cursor.rest.len();
        if cursor.rest.starts_with("以来") || self.past(at) {
            return None;
        }
        let start = from.days(self.reference).map(|days| days.0);
        let end = until.days(self.reference).map(|days| days.1);
        // 11月至次年3月: the end lies behind the start.
        let end = match (start, end) {
            (Some(start), Some(end)) if end < start && matches!(until, Point::Month(Year::Unsaid, ..) | Point::Day(Year::Unsaid, ..)) => {
                Some(crate::calendar::plus_months(end, 12))
            }
            _ => end,
        };
        Some(Found { start, end, ..Found::new(stretch, DeadlineKind::During) })
    }

    /// 三个月内, 接报后30分钟内, 为期三年, 用两个月时间, 不超过十天, 提前三天
    fn counted(&self, at: usize) -> Option<Found> {
        // How long before what the sentence speaks of: no day is known.
        if let Some(ahead) = self.text[at..].strip_prefix("提前") {
            let length = duration::plain(ahead)?.length;
            // 提前一年完成改造: sooner than planned.
            if begins_with_any(&ahead[length..], &["完成", "实现", "建成", "竣工", "达标"]) {
                return None;
            }
            let length = "提前".len() + length;
            return Some(Found::new(at..at + length, DeadlineKind::By));
        }
        let hit = duration::counted(&self.text[at..]).or_else(|| self.answered(at))?;
        let stretch = at + hit.skip..at + hit.length;
        if let Length::During(iso) = hit.what {
            return Some(Found { duration: Some(iso), ..Found::new(stretch, DeadlineKind::During) });
        }
        let Length::Within { span, working_days } = hit.what else { return None };
        // What the span is counted from: 接到通知后, 自发文之日起, 会后.
        let lead = duration::trigger(&self.text[..at]);
        let start_at = lead.as_ref().map_or(at, |lead| lead.start);
        let speech = lead.as_ref().is_some_and(|lead| lead.speech);
        let from_speech = lead.map_or_else(|| !duration::happened(&self.text[..at]), |lead| lead.speech) && !hit.limit;
        let mut found = Found { duration: Some(span.iso()), working_days, ..Found::new(start_at..stretch.end, DeadlineKind::Within) };
        // 散会后2小时内 is over on the same day.
        if speech && !span.in_days() {
            (found.start, found.end) = (self.reference, self.reference);
        }
        if from_speech
            && span.in_days()
            && let Some(reference) = self.reference
        {
            let end = if working_days { crate::calendar::plus_workdays(reference, span.count) } else { Some(span.after(reference)) };
            found.calendar_missing = end.is_none();
            found.start = end.map(|_| reference);
            found.end = end;
        }
        Some(found)
    }

    /// 时间？一个月。 The length that answers a question or fills a field.
    fn answered(&self, at: usize) -> Option<duration::Counted> {
        let asked = spans::ASKED.ends(&self.text[..at]);
        asked.then(|| duration::plain(&self.text[at..])).flatten()
    }

    /// Whether a number or word goes on across `at`, so that nothing begins here: 2024 in 12024, 月 in 10月.
    fn continues(&self, at: usize) -> bool {
        let previous = self.text[..at].chars().next_back();
        let first = self.text[at..].chars().next();
        let digits = |c: Option<char>| c.is_some_and(numeral::is_numeric);
        digits(previous) && digits(first)
            || digits(previous) && first.is_some_and(|c| matches!(c, '月' | '年' | '周' | '季'))
            || previous == Some('第') && digits(first)
            || matches!(previous, Some('去' | '前' | '上' | '往')) && matches!(first, Some('年' | '月'))
            || previous == Some('上') && first == Some('周')
            // 11月9日（星期一）: the bracket belongs to the date.
            || previous == Some('（') && matches!(first, Some('周' | '星' | '礼')) && ends_with_any(&self.text[..at], &["日（", "号（"])
    }

    /// Whether the expression speaks of the past: 去年10月, 截至3月底.
    fn past(&self, at: usize) -> bool {
        dates::PAST_YEAR.ends(&self.text[..at])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_feast_is_passed_over() {
        for word in crate::calendar::named_days().flat_map(|feast| &feast.written) {
            let text = format!("{word}期间加强值守");
            let found = find(&text, &(0..text.len()), None);
            assert_eq!(found.len(), 1, "deadline/mod.rs: let may_begin or counts_time know how {word} begins");
        }
    }
}
