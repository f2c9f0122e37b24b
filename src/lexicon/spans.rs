//! Words of which lengths of time are made, and what says when in its period something recurs.

use super::kind::kinds;

kinds! {
    "spans",
    /// 分钟
    MINUTE = MINUTE_BIT;
    /// 小时
    HOUR = HOUR_BIT;
    /// 工作日
    WORKDAY = WORKDAY_BIT;
    /// 天
    DAY = DAY_BIT;
    /// 周
    WEEK = WEEK_BIT;
    /// 月
    MONTH = MONTH_BIT;
    /// 季度
    QUARTER = QUARTER_BIT;
    /// 年
    YEAR = YEAR_BIT;
    /// 半个月
    HALF_MONTH = HALF_MONTH_BIT;
    /// 半年
    HALF_YEAR = HALF_YEAR_BIT;
    /// 半小时
    HALF_HOUR = HALF_HOUR_BIT;
    /// 半天
    HALF_DAY = HALF_DAY_BIT;
    /// 一刻钟
    QUARTER_HOUR = QUARTER_HOUR_BIT;
    /// Before a length that something lasts: 为期.
    LASTING = LASTING_BIT;
    /// Before a length in which something is done: 用两个月时间.
    SPENDING = SPENDING_BIT;
    /// The same without 时间: 利用.
    USING = USING_BIT;
    /// Behind 每: 晚, 天.
    DAILY = DAILY_BIT;
    /// Which part of its period recurs: 最后一周.
    LAST_OF = LAST_OF_BIT;
    /// Which month of its period recurs: 末月.
    TAIL_MONTH = TAIL_MONTH_BIT;
    /// Units behind 第几.
    NTH = NTH_BIT;
    /// Behind the work of a day: 下班后.
    AFTER_TURN = AFTER_TURN_BIT;
    /// Before a length that answers it: 时限：.
    ASKED = ASKED_BIT;
    /// Behind 每, what comes back without a length in days: 班.
    CYCLE = CYCLE_BIT;
    /// Only looks like it: 每班组.
    NO_CYCLE = NO_CYCLE_BIT;
    /// Behind 每, before what is done: 次.
    OCCASION = OCCASION_BIT;
    /// Before 前 or 后, that is no happening: 落后.
    NO_MOMENT = NO_MOMENT_BIT;
    /// 前 or 后 begins a word of its own: 前往.
    LONGER_WORD = LONGER_WORD_BIT;
    /// Opens what is done rather than what happens: 做开线前的准备.
    NO_ACT = NO_ACT_BIT;
    /// A case ends in it and counts what follows: 接到报告后.
    CASE_END = CASE_END_BIT;
    /// What is done once in a span: 两天一回.
    ONCE = ONCE_BIT;
}
