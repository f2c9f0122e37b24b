//! Points of time that a word behind them, or their place, makes deadlines.

use super::event::event_behind;
use super::point::{Month, Part, Point, Year};
use super::{Found, Opened, Reader, UNTIL, clock};
use crate::extract::cursor::Cursor;
use crate::lexicon::time::{self, TimeKind};
use crate::lexicon::{dates, party, spans};
use crate::model::DeadlineKind;

impl Reader<'_> {
    /// 10月底前, 年内, 国庆期间, 从10月1日起, 本周五
    pub(super) fn pointed(&self, opened: &Opened) -> Option<Found> {
        if self.past(opened.at) {
            return None;
        }
        let (lead, begin, mut cursor) = (opened.lead, opened.begin, opened.behind);
        let point = opened.point.clone().or_else(|| cursor.try_read(period_point))?;
        let point = month_of_period(point, &mut cursor);
        let read = self.text.len() - cursor.rest.len();
        weekday_bracket(&mut cursor);
        clock(&mut cursor);
        self.suffixed(&point, lead, begin, &mut cursor).or_else(|| {
            cursor.rest = &self.text[read..];
            self.bare(&point, lead, begin, &cursor)
        })
    }

    /// A point with the word behind it that makes it a deadline.
    pub(super) fn suffixed(&self, point: &Point, lead: Option<usize>, begin: usize, cursor: &mut Cursor) -> Option<Found> {
        let end = |cursor: &Cursor| self.text.len() - cursor.rest.len();
        let window = matches!(point, Point::Feast(..)) && cursor.take(dates::HOLIDAY).is_some();
        // 国庆放假的工地 says which.
        let which = || cursor.rest.strip_prefix('的').is_some_and(|noun| party::beginning(noun).next().is_some());
        if window && self.text[..end(cursor)].ends_with("放假") && which() {
            return None;
        }
        if matches!(point, Point::Days(_) | Point::Day(..))
            && let Some(length) = event_behind(cursor.rest)
        {
            cursor.rest = &cursor.rest[length..];
            // 今晚开饭前: on that day; 8月16日开渔前: the day before the event's day.
            let earlier = if matches!(point, Point::Days(_)) { 0 } else { -1 };
            let day = point.days(self.reference).map(|days| crate::calendar::plus_days(days.1, earlier));
            return Some(Found { end: day, ..Found::new(begin..end(cursor), DeadlineKind::By) });
        }
        // 春节后上班第一天
        if matches!(point, Point::Feast(..))
            && cursor.rest.starts_with(['后', '节'])
            && let Some(found) = cursor.try_read(|cursor| self.first_workday(point, begin, cursor))
        {
            return Some(found);
        }
        if !cursor.rest.starts_with("前后") && cursor.take(dates::BEFORE).is_some() {
            if matches!(point, Point::Period(_, time::Period::Open)) {
                let plain = || Found::new(begin..end(cursor), DeadlineKind::By);
                return self.event(end(cursor) - '前'.len_utf8()).or_else(|| Some(plain()));
            }
            // 活动举办10日前 is counted from a day that nobody knows.
            let counted = matches!(point, Point::Day(Year::Unsaid, Month::Offset(0), _)) && dates::OPENING.ends(&self.text[..begin]);
            let day = point.before(self.reference, window).filter(|_| !counted);
            return Some(self.dated(point, Found { end: day, ..Found::new(begin..end(cursor), DeadlineKind::By) }));
        }
        if cursor.eat_any(&["之内", "以内", "内"]).is_some()
            && matches!(point, Point::Year(..) | Point::Month(..) | Point::Quarter(..) | Point::Half(..) | Point::Week(_) | Point::Term)
        {
            let day = point.days(self.reference).map(|days| days.1);
            return Some(Found { end: day, ..Found::new(begin..end(cursor), DeadlineKind::By) });
        }
        // 整改前后照片都得有: a period without days of its own is no time to be around.
        if !matches!(point, Point::Period(_, time::Period::Open)) && cursor.eat("前后") {
            return Some(Found::new(begin..end(cursor), DeadlineKind::During));
        }
        if matches!(point, Point::Plan(_)) && cursor.eat("末") {
            return Some(Found { end: point.days(self.reference).map(|days| days.1), ..Found::new(begin..end(cursor), DeadlineKind::By) });
        }
        let during = cursor.take(dates::PERIOD.or(dates::THAT_DAY));
        if during.is_some() || window {
            let single = during.is_some_and(|kinds| dates::THAT_DAY.is_in(kinds));
            if single && !matches!(point, Point::Feast(..) | Point::Lunar(..) | Point::LunarFeast(..) | Point::Day(..)) {
                return None;
            }
            let days = match point {
                Point::Feast(..) if single => {
                    point.before(self.reference, false).map(|day| crate::calendar::plus_days(day, 1)).map(|day| (day, day))
                }
                _ => point.days(self.reference),
            };
            let (start, last) = days.unzip();
            return Some(self.dated(point, Found { start, end: last, ..Found::new(begin..end(cursor), DeadlineKind::During) }));
        }
        if cursor.eat_any(&["开始", "起"]).is_some()
            && !cursor.rest.starts_with("来")
            && !cursor.rest.starts_with("进入")
            && !cursor.rest.starts_with("施行")
        {
            let begin = if matches!(lead, Some(0 | 1)) { begin - '从'.len_utf8() } else { begin };
            let start = point.days(self.reference).map(|days| days.0);
            return Some(Found { start, ..Found::new(begin..end(cursor), DeadlineKind::From) });
        }
        None
    }

    /// The first working day behind a feast's window.
    fn first_workday(&self, point: &Point, begin: usize, cursor: &mut Cursor) -> Option<Found> {
        cursor.eat("节");
        cursor.eat("后").then_some(())?;
        cursor.take(dates::FIRST_WORKDAY)?;
        let last = point.days(self.reference).map(|days| days.1);
        let day = last.and_then(|last| crate::calendar::plus_workdays(last, 1));
        let end = self.text.len() - cursor.rest.len();
        Some(self.dated(point, Found { end: day, ..Found::new(begin..end, DeadlineKind::By) }))
    }

    /// A point that stands for itself: 9月底, 到2027年, 本周五, 第四季度, 高火险期.
    pub(super) fn bare(&self, point: &Point, lead: Option<usize>, begin: usize, cursor: &Cursor) -> Option<Found> {
        let mut cursor = *cursor;
        let clocked = clock(&mut cursor);
        let after = cursor.rest;
        let end = self.text.len() - after.len();
        let days = point.days(self.reference);
        let by = |begin: usize| Some(Found { end: days.map(|days| days.1), ..Found::new(begin..end, DeadlineKind::By) });
        let during =
            || Some(Found { start: days.map(|days| days.0), end: days.map(|days| days.1), ..Found::new(begin..end, DeadlineKind::During) });
        let before = &self.text[..begin];
        let until = lead == Some(UNTIL) || dates::UNTIL.ends(before);
        let named = dates::NAMED.begins(after);
        let entered = dates::ENTERED.ends(before);
        let clause = before.is_empty() || before.ends_with(['，', '；', '。', '：', '“']);
        match point {
            _ if entered || after.starts_with("以来") || after.starts_with("召开") => None,
            // 11月下旬组织一次 says when, not by when.
            Point::Month(_, _, Part::Late) if !named && clause && !until => during(),
            Point::Month(_, _, Part::End | Part::Late)
            | Point::Quarter(_, _, Part::End)
            | Point::Half(_, _, Part::End)
            | Point::Year(_, Part::End)
                if !named =>
            {
                by(begin)
            }
            Point::Month(_, _, Part::Early | Part::Middle) if !named && until => by(begin),
            Point::Month(_, _, Part::Early | Part::Middle) if !named && clause => during(),
            Point::Span(..) => during(),
            Point::Days(_) if after.starts_with('是') || after.starts_with("就是") => None,
            Point::Month(_, Month::Number(_), Part::Whole) if self.text[begin..end].ends_with("月份") && !named => during(),
            Point::Month(_, _, Part::Whole) if clause && after.starts_with('，') => during(),
            Point::Year(Year::Given(_) | Year::Offset(1 | 2), Part::Whole) if lead == Some(UNTIL) => by(begin - '到'.len_utf8()),
            Point::Quarter(_, _, Part::Whole) | Point::Half(_, _, Part::Whole)
                if dates::DOING.begins(after) || clause && after.starts_with("至少") =>
            {
                during()
            }
            Point::Weekday(..) if !named => by(begin),
            Point::Day(..) if until && (clocked || !named) => by(begin),
            // 没挂牌的电梯今天就停; 你今儿回去就找房主
            Point::Days(0) if at_once(after) => by(begin),
            Point::Days(offset) if *offset > 0 || clocked || self.text[begin..end].ends_with(['晚', '上', '午', '夜', '里', '黑']) => {
                by(begin)
            }
            Point::Masked | Point::NextDay => by(begin),
            // 第16周组织验收
            Point::Term if clause && !named => by(begin),
            Point::Period(..) if dates::ABOUT.within(before.rsplit(['，', '；', '。']).next().unwrap_or(before)) => None,
            Point::Period(_, time_period)
                if matches!(time_period, time::Period::Bare | time::Period::Chunyun) && (clause || dates::SEASON_DOES.begins(after)) =>
            {
                during()
            }
            _ => None,
        }
    }

    /// Says where a missing year of the official calendar left a feast without days.
    pub(super) fn dated(&self, point: &Point, mut found: Found) -> Found {
        let none = found.start.is_none() && found.end.is_none();
        found.calendar_missing = none && self.reference.is_some() && matches!(point, Point::Feast(..));
        found
    }
}

/// Whether 就 follows, so that today is when: 就停, 回去就找房主; 就是 and 的 say something else.
fn at_once(after: &str) -> bool {
    let near: String = after.chars().take(4).take_while(|c| !matches!(c, '，' | '的')).collect();
    near.contains('就') && !after.contains("就是") && (near.starts_with('就') || near.starts_with(['回', '下', '散']))
}

/// A period of the lexicon, perhaps in quotation marks: “安全生产月”.
fn period_point(cursor: &mut Cursor) -> Option<Point> {
    let quoted = cursor.eat("“");
    let word = time::beginning(cursor.rest)
        .filter_map(|word| match word.kind {
            TimeKind::Period(period) => Some((word.word, period)),
            _ => None,
        })
        .last()?;
    cursor.eat(word.0);
    if quoted && !cursor.eat("”") {
        return None;
    }
    // 两节和期间: what stood between was deleted.
    if cursor.rest.starts_with("和期间") {
        cursor.eat("和");
    }
    Some(Point::Period(Year::Unsaid, word.1))
}

/// 6月“安全生产月”期间 is one expression.
fn month_of_period(point: Point, cursor: &mut Cursor) -> Point {
    if !matches!(point, Point::Month(_, _, Part::Whole) | Point::Year(..)) {
        return point;
    }
    let year = match point {
        Point::Month(year, ..) | Point::Year(year, _) => year,
        _ => Year::Unsaid,
    };
    match cursor.try_read(period_point) {
        // 今年冬天 needs no 期间.
        Some(Point::Period(_, time::Period::Open)) => Point::Period(year, time::Period::Bare),
        Some(Point::Period(_, period)) => Point::Period(year, period),
        _ => point,
    }
}

/// Steps over a weekday in brackets: 4月25日（周五）
fn weekday_bracket(cursor: &mut Cursor) {
    cursor.try_read(|cursor| {
        cursor.eat("（");
        cursor.take(spans::WEEK)?;
        cursor.eat_one("一二三四五六日天")?;
        cursor.eat("）").then_some(())
    });
}
