//! Deadlines: when, by when, how often (the kinds of the contract), and the days they mean.

mod duration;
mod point;

use jiff::civil::Date;

use crate::lexicon::time::{self, TimeKind};
use crate::model::DeadlineKind;
use crate::text::{Stretch, numeral};
use duration::Length;
use point::{Cursor, Month, Part, Point, Year};

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
    let mut at = 0;
    while at < reader.text.len() {
        let step = reader.text[at..].chars().next().map_or(1, char::len_utf8);
        match reader.at(at) {
            Some(hit) => {
                at = hit.stretch.end.max(at + step);
                // 4月4日至6日清明小长假 says the same days twice.
                let again = |last: &Found| {
                    hit.kind == DeadlineKind::During && last.kind == DeadlineKind::During && last.stretch.end == hit.stretch.start
                };
                if found.last().is_none_or(|last| last.stretch.end <= hit.stretch.start && !again(last)) {
                    found.push(hit);
                }
            }
            None => at += step,
        }
    }
    for hit in &mut found {
        hit.stretch = hit.stretch.start + stretch.start..hit.stretch.end + stretch.start;
    }
    found
}

struct Reader<'a> {
    text: &'a str,
    reference: Option<Date>,
}

/// First characters of everything that says a time; spares the reading of every place.
fn may_begin(c: char) -> bool {
    numeral::is_numeric(c)
        || matches!(
            c,
            '第' | '今'
                | '明'
                | '后'
                | '当'
                | '次'
                | '本'
                | '这'
                | '下'
                | '上'
                | '月'
                | '年'
                | '季'
                | '周'
                | '星'
                | '礼'
                | '每'
                | '从'
                | '自'
                | '即'
                | '现'
                | '除'
                | '小'
                | '元'
                | '正'
                | '腊'
                | '冬'
                | '农'
                | '春'
                | '清'
                | '五'
                | '劳'
                | '端'
                | '中'
                | '国'
                | '“'
                | 'X'
                | 'x'
                | '×'
                | '*'
                | '某'
                | '不'
                | '为'
                | '用'
                | '半'
                | '七'
                | '六'
                | '八'
                | '节'
                | '到'
                | '立'
                | '马'
                | '尽'
                | '早'
                | '限'
                | '近'
                | '适'
                | '择'
                | '会'
                | '全'
                | '两'
                | '高'
                | '汛'
                | '主'
                | '防'
                | '特'
                | '岁'
                | '安'
                | '重'
                | '敏'
                | '双'
                | '暑'
                | '寒'
                | '假'
                | '放'
                | '整'
                | '检'
                | '改'
                | '施'
                | '停'
                | '运'
                | '庙'
                | '文'
                | '庆'
                | '活'
                | '演'
                | '雨'
                | '采'
                | '供'
                | '枯'
                | '休'
                | '苦'
                | '大'
                | '历'
                | '持'
                | '接'
                | '收'
                | '发'
                | '移'
                | '印'
                | '公'
                | '事'
                | '前'
        )
}

impl Reader<'_> {
    fn at(&self, at: usize) -> Option<Found> {
        let rest = &self.text[at..];
        let first = rest.chars().next()?;
        if !may_begin(first) {
            return None;
        }
        if first == '前' {
            return self.event(at);
        }
        if first == '每' {
            return duration::recurring(rest)
                .map(|(length, duration)| Found { duration, ..Found::new(at..at + length, DeadlineKind::Recurring) });
        }
        self.ranged(at).or_else(|| self.counted(at)).or_else(|| self.pointed(at)).or_else(|| self.word(at))
    }

    /// 5月1日至6月30日, 从现在起到X月底, 即日起至年底, 除夕至元宵, 9月至11月
    fn ranged(&self, at: usize) -> Option<Found> {
        if self.continues(at) {
            return None;
        }
        let mut cursor = Cursor { rest: &self.text[at..] };
        let lead = cursor.eat_any(&["从", "自"]);
        let from = point::read(&mut cursor)?;
        let opened = cursor.eat_any(&["开始", "起"]).is_some();
        cursor.eat_any(&["至", "到", "—", "－", "-", "~", "～", "–"])?;
        cursor.eat_any(&["—", "-"]);
        let until = point::read(&mut cursor)?;
        cursor.eat_any(&["期间", "止"]);
        let until = shared_month(&from, until);
        let stretch = if lead.is_some() && !opened { at + '从'.len_utf8() } else { at }..self.text.len() - cursor.rest.len();
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

    /// 三个月内, 接报后30分钟内, 为期三年, 用两个月时间, 不超过十天
    fn counted(&self, at: usize) -> Option<Found> {
        if self.continues(at) {
            return None;
        }
        let hit = duration::counted(&self.text[at..]).or_else(|| self.answered(at))?;
        let stretch = at + hit.skip..at + hit.length;
        if let Length::During(iso) = hit.what {
            return Some(Found { duration: Some(iso), ..Found::new(stretch, DeadlineKind::During) });
        }
        let Length::Within { span, working_days } = hit.what else { return None };
        let lead = self.trigger_before(at);
        let start_at = lead.as_ref().map_or(at, |lead| lead.start);
        let from_speech = lead.is_none_or(|lead| lead.speech) && !hit.limit;
        let mut found = Found { duration: Some(span.iso()), working_days, ..Found::new(start_at..stretch.end, DeadlineKind::Within) };
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
        let asked = ["时间？", "期限？", "多久？", "时限：", "期限："].iter().any(|lead| self.text[..at].ends_with(lead));
        asked.then(|| duration::plain(&self.text[at..])).flatten()
    }

    /// What a span is counted from, directly before it: 接到通知后, 自发文之日起, 会后.
    fn trigger_before(&self, at: usize) -> Option<duration::Trigger> {
        duration::trigger(&self.text[..at])
    }

    /// 10月底前, 年内, 国庆期间, 从10月1日起, 本周五
    fn pointed(&self, at: usize) -> Option<Found> {
        if self.continues(at) || self.past(at) {
            return None;
        }
        let mut cursor = Cursor { rest: &self.text[at..] };
        let lead = cursor.eat_any(&["从", "自", "到"]);
        let begin = at + if lead.is_some() { '从'.len_utf8() } else { 0 };
        let point = point::read(&mut cursor).or_else(|| cursor.try_read(period_point))?;
        let point = month_of_period(point, &mut cursor);
        let read = self.text.len() - cursor.rest.len();
        weekday_bracket(&mut cursor);
        let clocked = clock(&mut cursor);
        self.suffixed(&point, lead, begin, &mut cursor, clocked).or_else(|| {
            cursor.rest = &self.text[read..];
            self.bare(&point, lead, begin, &cursor)
        })
    }

    /// A point with the word behind it that makes it a deadline.
    fn suffixed(&self, point: &Point, lead: Option<usize>, begin: usize, cursor: &mut Cursor, clocked: bool) -> Option<Found> {
        let end = |cursor: &Cursor| self.text.len() - cursor.rest.len();
        let window = matches!(point, Point::Feast(..)) && cursor.eat_any(&["小长假", "长假", "假期", "放假"]).is_some();
        if let Point::Day(..) = point
            && let Some(length) = event_behind(cursor.rest)
        {
            // 8月16日开渔前: the day before the event's day.
            cursor.rest = &cursor.rest[length..];
            let day = point.days(self.reference).map(|days| crate::calendar::plus_days(days.0, -1));
            return Some(Found { end: day, ..Found::new(begin..end(cursor), DeadlineKind::By) });
        }
        if cursor.eat_any(&["来临之前", "来临前", "到来之前", "到来前", "之前", "以前"]).is_some()
            || !cursor.rest.starts_with("前后") && cursor.eat("前")
        {
            if matches!(point, Point::Period(_, time::Period::Open | time::Period::Bare)) {
                return self.event(end(cursor) - '前'.len_utf8());
            }
            let day = point.before(self.reference, window);
            return Some(self.dated(point, Found { end: day, ..Found::new(begin..end(cursor), DeadlineKind::By) }));
        }
        if cursor.eat_any(&["之内", "以内", "内"]).is_some()
            && matches!(point, Point::Year(..) | Point::Month(..) | Point::Quarter(..) | Point::Half(..) | Point::Week(_))
        {
            let day = point.days(self.reference).map(|days| days.1);
            return Some(Found { end: day, ..Found::new(begin..end(cursor), DeadlineKind::By) });
        }
        if cursor.eat("前后") {
            return Some(Found::new(begin..end(cursor), DeadlineKind::During));
        }
        if matches!(point, Point::Plan(_)) && cursor.eat("末") {
            return Some(Found { end: point.days(self.reference).map(|days| days.1), ..Found::new(begin..end(cursor), DeadlineKind::By) });
        }
        let during = cursor.eat_any(&["期间", "当天", "当日", "放假期间"]);
        if during.is_some() || window {
            let single = matches!(during, Some(1 | 2));
            if single && !matches!(point, Point::Feast(..) | Point::Lunar(..) | Point::Day(..)) {
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
        let _ = clocked;
        None
    }

    /// A point that stands for itself: 9月底, 到2027年, 本周五, 第四季度, 高火险期.
    fn bare(&self, point: &Point, lead: Option<usize>, begin: usize, cursor: &Cursor) -> Option<Found> {
        let mut cursor = *cursor;
        let clocked = clock(&mut cursor);
        let after = cursor.rest;
        let end = self.text.len() - after.len();
        let days = point.days(self.reference);
        let by = |begin: usize| Some(Found { end: days.map(|days| days.1), ..Found::new(begin..end, DeadlineKind::By) });
        let during =
            || Some(Found { start: days.map(|days| days.0), end: days.map(|days| days.1), ..Found::new(begin..end, DeadlineKind::During) });
        let before = &self.text[..begin];
        let until =
            lead == Some(2) || before.ends_with(['于', '到', '至', '在', '：']) || before.ends_with("力争") || before.ends_with("确保");
        let named = after.starts_with([
            '的', '型', '级', '以', '、', '召', '发', '印', '因', '至', '度', '安', '那', '绩', '考', '总', '评', '奖', '剩',
        ]) || after.starts_with("任务")
            || after.starts_with("工作");
        let clause = before.is_empty() || before.ends_with(['，', '；', '。', '：', '“']);
        match point {
            _ if after.starts_with("以来") || after.starts_with("召开") => None,
            Point::Month(_, _, Part::End | Part::Late)
            | Point::Quarter(_, _, Part::End)
            | Point::Half(_, _, Part::End)
            | Point::Year(_, Part::End)
                if !named =>
            {
                by(begin)
            }
            Point::Month(_, _, Part::Early | Part::Middle) if !named && (until || clause) => by(begin),
            Point::Month(_, Month::Number(_), Part::Whole) if self.text[begin..end].ends_with("月份") && !named => during(),
            Point::Month(_, _, Part::Whole) if clause && after.starts_with('，') => during(),
            Point::Year(Year::Given(_) | Year::Offset(1 | 2), Part::Whole) if lead == Some(2) => by(begin - '到'.len_utf8()),
            Point::Quarter(_, _, Part::Whole) | Point::Half(_, _, Part::Whole)
                if after.starts_with(['，', '要', '完', '开', '组', '全']) =>
            {
                during()
            }
            Point::Weekday(..) if !named => by(begin),
            Point::Day(..) if until && (clocked || !named) => by(begin),
            Point::Days(offset) if *offset > 0 || clocked || self.text[begin..].starts_with("今晚") => by(begin),
            Point::Days(0) if after.starts_with("晚上") || after.starts_with("下午") => by(begin),
            Point::Masked => by(begin),
            Point::Period(_, time_period)
                if matches!(time_period, time::Period::Bare | time::Period::Chunyun) && (clause || after.starts_with('，')) =>
            {
                during()
            }
            _ => None,
        }
    }

    /// Says where a missing year of the official calendar left a feast without days.
    fn dated(&self, point: &Point, mut found: Found) -> Found {
        let none = found.start.is_none() && found.end.is_none();
        found.calendar_missing = none && self.reference.is_some() && matches!(point, Point::Feast(..));
        found
    }

    /// 开学前, 停车检修前: `at` is the place of 前.
    fn event(&self, at: usize) -> Option<Found> {
        let before = &self.text[..at];
        let before = before.strip_suffix("之").unwrap_or(before);
        let word = time::ending_at(before, before.len()).find(|word| word.kind == TimeKind::Event);
        let phrase = match word {
            Some(word) => event_phrase(before, word.word),
            None => self.unknown_event(before, at)?,
        };
        Some(Found::new(phrase.start..at + '前'.len_utf8(), DeadlineKind::By))
    }

    /// 塔吊顶升前，: a happening that no list names, alone in front of its clause; 节前 too.
    fn unknown_event(&self, before: &str, at: usize) -> Option<Stretch> {
        let start = before.rfind(['，', '；', '：', '。', '、']).map_or(0, |comma| comma + '，'.len_utf8());
        let phrase = before[start..].trim_start_matches(['在', '于']);
        let start = before.len() - phrase.len();
        let behind = &self.text[at + '前'.len_utf8()..];
        let no_event = [
            "目", "日", "提", "以", "当", "空", "面", "眼", "事", "之", "先", "从", "跟", "超", "向", "往", "岗", "班", "会", "课", "战",
            "阵",
        ]
        .iter()
        .any(|end| phrase.ends_with(end));
        let count = phrase.chars().count();
        let feast = phrase == "节" || phrase == "年";
        (feast || (3..=9).contains(&count) && behind.starts_with('，') && !no_event && phrase.chars().all(crate::text::is_han))
            .then_some(start..before.len())
    }

    /// 立即, 尽快, 会后
    fn word(&self, at: usize) -> Option<Found> {
        let rest = &self.text[at..];
        let word = time::TIME_WORDS
            .iter()
            .filter(|word| matches!(word.kind, TimeKind::Immediate | TimeKind::Vague | TimeKind::From) && rest.starts_with(word.word))
            .max_by_key(|word| word.word.len())?;
        let stretch = at..at + word.word.len();
        // 会后一周内 is counted from there.
        if word.kind == TimeKind::From && duration::counted(&self.text[stretch.end..]).is_some() {
            return None;
        }
        Some(match word.kind {
            TimeKind::Immediate => Found::new(stretch, DeadlineKind::Immediate),
            TimeKind::Vague => Found::new(stretch, DeadlineKind::Vague),
            _ => Found { start: self.reference, ..Found::new(stretch, DeadlineKind::From) },
        })
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
    }

    /// Whether the expression speaks of the past: 去年10月, 截至3月底.
    fn past(&self, at: usize) -> bool {
        ["去年", "前年", "截至", "截止", "上年", "自去年", "往年"].iter().any(|word| self.text[..at].ends_with(word))
    }
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

/// A period of the lexicon, perhaps in quotation marks: “安全生产月”.
fn period_point(cursor: &mut Cursor) -> Option<Point> {
    let quoted = cursor.eat("“");
    let word = time::TIME_WORDS
        .iter()
        .filter_map(|word| match word.kind {
            TimeKind::Period(period) if cursor.rest.starts_with(word.word) => Some((word.word, period)),
            _ => None,
        })
        .max_by_key(|(word, _)| word.len())?;
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
        Some(Point::Period(_, period)) => Point::Period(year, period),
        _ => point,
    }
}

/// Steps over a time of day: 下午5点, 18时, 24:00, 晚八点, 下班前.
fn clock(cursor: &mut Cursor) -> bool {
    let read = cursor.try_read(|cursor| {
        cursor.eat_any(&["上午", "下午", "晚上", "早上", "中午", "夜里", "夜间", "凌晨", "晚", "早"]);
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
            cursor.eat_any(&["下班", "上班", "收工", "开工", "晚上", "下午", "上午"])?;
            cursor.rest.starts_with('前').then_some(())
        })
    };
    read.or_else(shift).is_some()
}

/// Steps over a weekday in brackets: 4月25日（周五）
fn weekday_bracket(cursor: &mut Cursor) {
    cursor.try_read(|cursor| {
        cursor.eat("（");
        cursor.eat_any(&["周", "星期"])?;
        cursor.eat_any(&["一", "二", "三", "四", "五", "六", "日", "天"])?;
        cursor.eat("）").then_some(())
    });
}

/// Length of a happening and 前 behind a day: 开渔前.
fn event_behind(rest: &str) -> Option<usize> {
    time::TIME_WORDS.iter().filter(|word| word.kind == TimeKind::Event && rest.starts_with(word.word)).find_map(|word| {
        let behind = &rest[word.word.len()..];
        behind.starts_with('前').then(|| word.word.len() + '前'.len_utf8())
    })
}

/// Words that end what stands before a happening: 施工单位|动土前.
const BOUNDARIES: [&str; 34] = [
    "，",
    "；",
    "：",
    "。",
    "、",
    "！",
    "？",
    "在",
    "于",
    "要",
    "须",
    "对",
    "的",
    "单位",
    "企业",
    "部门",
    "机构",
    "公司",
    "人员",
    "负责人",
    "经营者",
    "队伍",
    "学校",
    "医院",
    "局",
    "各地",
    "同志",
    "每日",
    "每天",
    "每次",
    "每班",
    "从",
    "自",
    "（",
];

/// Where the phrase of a happening that ends `before` stands.
fn event_phrase(before: &str, word: &str) -> Stretch {
    let word_start = before.len() - word.len();
    let boundary =
        BOUNDARIES.iter().filter_map(|boundary| before[..word_start].rfind(boundary).map(|at| at + boundary.len())).max().unwrap_or(0);
    let near = before[boundary..word_start].chars().count() <= 12;
    (if near { boundary } else { word_start })..before.len()
}
