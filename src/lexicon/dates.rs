//! Words of which dates are made: parts of days, months and years, and what is said from the meeting's day.

use super::kind::kinds;

kinds! {
    "dates",
    /// 初、上旬 of a month.
    EARLY = EARLY_BIT;
    /// 中旬
    MIDDLE = MIDDLE_BIT;
    /// 下旬
    LATE = LATE_BIT;
    /// 底、末 of a month.
    END = END_BIT;
    /// 年初
    YEAR_BEGIN = YEAR_BEGIN_BIT;
    /// 年中
    YEAR_MIDDLE = YEAR_MIDDLE_BIT;
    /// 年底
    YEAR_END = YEAR_END_BIT;
    /// 今年
    THIS_YEAR = THIS_YEAR_BIT;
    /// 明年
    NEXT_YEAR = NEXT_YEAR_BIT;
    /// 后年
    YEAR_AFTER = YEAR_AFTER_BIT;
    /// 去年
    LAST_YEAR = LAST_YEAR_BIT;
    /// 前年
    YEAR_BEFORE = YEAR_BEFORE_BIT;
    /// What was done then is told: 去年, 截至.
    PAST_YEAR = PAST_YEAR_BIT;
    /// 本月
    THIS_MONTH = THIS_MONTH_BIT;
    /// 下月
    NEXT_MONTH = NEXT_MONTH_BIT;
    /// 本季度
    THIS_QUARTER = THIS_QUARTER_BIT;
    /// 下季度
    NEXT_QUARTER = NEXT_QUARTER_BIT;
    /// 本 before 周.
    THIS_WEEK = THIS_WEEK_BIT;
    /// 下 before 周.
    NEXT_WEEK = NEXT_WEEK_BIT;
    /// 下下 before 周.
    WEEK_AFTER = WEEK_AFTER_BIT;
    /// 上半年
    HALF1 = HALF1_BIT;
    /// 下半年
    HALF2 = HALF2_BIT;
    /// A part of the school year: 本学期.
    TERM = TERM_BIT;
    /// 今天
    TODAY = TODAY_BIT;
    /// 明天
    TOMORROW = TOMORROW_BIT;
    /// The day behind one that is told: 次日.
    NEXT_DAY = NEXT_DAY_BIT;
    /// 后天
    DAY_AFTER = DAY_AFTER_BIT;
    /// 大后天
    THIRD_DAY = THIRD_DAY_BIT;
    /// 今明两天
    TWO_DAYS = TWO_DAYS_BIT;
    /// 明后两天
    TWO_DAYS_ON = TWO_DAYS_ON_BIT;
    /// 上午
    PART_OF_DAY = PART_OF_DAY_BIT;
    /// 早, before a clock time.
    SHORT_PART = SHORT_PART_BIT;
    /// 天黑
    DAYLIGHT = DAYLIGHT_BIT;
    /// The turn of work that an accident fell in: 夜班.
    SHIFT = SHIFT_BIT;
    /// Something is due before it: 下班.
    TURN = TURN_BIT;
    /// Behind the hour of an accident: 时许.
    CLOCK = CLOCK_BIT;
    /// The days around a feast: 长假.
    HOLIDAY = HOLIDAY_BIT;
    /// 上班第一天
    FIRST_WORKDAY = FIRST_WORKDAY_BIT;
    /// 两节
    FEASTS = FEASTS_BIT;
    /// Behind a point that something is due before: 来临前.
    BEFORE = BEFORE_BIT;
    /// 期间
    PERIOD = PERIOD_BIT;
    /// 当天
    THAT_DAY = THAT_DAY_BIT;
    /// Before a number of days that are counted back from it: 举办10日前.
    OPENING = OPENING_BIT;
    /// What stands before 前 and is no happening: 目前.
    NO_EVENT = NO_EVENT_BIT;
    /// Words that end what stands before a happening: 施工单位|动土前.
    BORDER = BORDER_BIT;
    /// When an accident happened, said from today: 前几天.
    SAID_PAST = SAID_PAST_BIT;
    /// The same, a weekday may follow: 上周.
    SAID_WEEK = SAID_WEEK_BIT;
    /// Behind a point of time that is part of a longer name or tells: 9月底的, 年末考核.
    NAMED = NAMED_BIT;
    /// Before a point that something is due by: 到9月中旬.
    UNTIL = UNTIL_BIT;
    /// Before a point that tells what is or was: 进入9月底.
    ENTERED = ENTERED_BIT;
    /// In front of a season that is what the task is about: 紧盯冰雪旅游旺季.
    ABOUT = ABOUT_BIT;
    /// Behind a quarter or half that something is done in.
    DOING = DOING_BIT;
    /// Behind a season of its own: 汛期要.
    SEASON_DOES = SEASON_DOES_BIT;
    /// In front of 节前 where no feast is named: 能换的节前换完.
    BEFORE_FEAST = BEFORE_FEAST_BIT;
}
