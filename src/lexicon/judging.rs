//! Words by which sentences are judged: what sets a task, what tells, what only announces.

use super::kind::kinds;

kinds! {
    "judging",
    /// The speaker's own plan: 我讲.
    SPEAKS = SPEAKS_BIT;
    /// The same words said of others: 跟我讲.
    SPEAKS_TO = SPEAKS_TO_BIT;
    /// A remark on the speech itself: 多说一句.
    ASIDE = ASIDE_BIT;
    /// What the speech comes to next: 再说.
    TURN = TURN_BIT;
    /// What the speaker is going to do: 我还.
    OWN_PLAN = OWN_PLAN_BIT;
    /// Before a trigger that binds all: 我们.
    OWN_SUBJECT = OWN_SUBJECT_BIT;
    /// Holds 我 and is not the speaker: 我市.
    OWN_PLACE = OWN_PLACE_BIT;
    /// The audience: 大家.
    TO_ALL = TO_ALL_BIT;
    /// Figures of then follow: 上半年.
    COUNTED_PERIOD = COUNTED_PERIOD_BIT;
    /// Tells how many do so: 的居多.
    MANY = MANY_BIT;
    /// Tells of some: 个别.
    FEW = FEW_BIT;
    /// Somebody demanded it and is only reported: 会议要求.
    REPORTING = REPORTING_BIT;
    /// Before what was demanded and is to be followed: 按.
    BY_RULE = BY_RULE_BIT;
    /// Orders without a trigger: 一律.
    ORDER = ORDER_BIT;
    /// Opens a requirement: 把.
    OPENS_DOING = OPENS_DOING_BIT;
    /// Holds a trigger: 还要.
    HOLDER = HOLDER_BIT;
    /// Behind 要 that is no trigger: 么.
    NO_WANT = NO_WANT_BIT;
    /// Behind 负责 that is no trigger: 人.
    NO_DUTY = NO_DUTY_BIT;
    /// Behind 牵头 that is no trigger: 单位.
    NO_LEAD = NO_LEAD_BIT;
    /// Opens what a clause goes by: 按照.
    GROUND = GROUND_BIT;
    /// Ends a clause that only says when or about what: 期间.
    ADVERBIAL_END = ADVERBIAL_END_BIT;
    /// The same, unless something is done: 方面.
    NOUN_END = NOUN_END_BIT;
    /// 抓好
    DOING = DOING_BIT;
    /// Begins a case by what is lacking: 未经.
    LACKS = LACKS_BIT;
    /// Opens a clause that goes with the next: 对.
    FRONTS = FRONTS_BIT;
    /// Ends one: 的.
    FRONTS_END = FRONTS_END_BIT;
    /// Opens a case that is over with its sentence: 一旦.
    CONDITIONAL = CONDITIONAL_BIT;
    /// Opens a case of whoever does so: 凡.
    OFFENDER = OFFENDER_BIT;
    /// In a case of who does so: 再.
    REPEAT = REPEAT_BIT;
    /// 谁
    WHO = WHO_BIT;
    /// Opens a case that comes again: 逾期.
    AGAIN = AGAIN_BIT;
    /// What is not as it has to be: 未经.
    UNMET = UNMET_BIT;
    /// Names a kind: 列入.
    FALLS_UNDER = FALLS_UNDER_BIT;
    /// A question of one word that the next sentence answers: 时间.
    TOPIC = TOPIC_BIT;
    /// A question for somebody: 谁.
    ASKED = ASKED_BIT;
    /// How an answer begins: 我看.
    ANSWER = ANSWER_BIT;
    /// A label ends in it: 单位.
    LABEL_END = LABEL_END_BIT;
    /// A label begins with it: 责任.
    LABEL_BEGIN = LABEL_BEGIN_BIT;
    /// What a bracket of fields holds: 责任人：.
    FIELD = FIELD_BIT;
    /// A role that parts a clause at 、: 牵头.
    ROLE_END = ROLE_END_BIT;
    /// A role behind one: 配合.
    ROLE_NEXT = ROLE_NEXT_BIT;
    /// Leads into a list: 以下.
    ANNOUNCES = ANNOUNCES_BIT;
    /// What is told of is to be solved: 解决.
    SOLVES = SOLVES_BIT;
    /// A heading that sets tasks: 整治.
    ACTS = ACTS_BIT;
    /// What a part that gives reasons is to raise: 紧迫感.
    FEELING = FEELING_BIT;
    /// 增强
    RAISES = RAISES_BIT;
    /// What a sentence counts that only announces: 件事.
    COUNTED = COUNTED_BIT;
    /// What a title that is written out ends in: 通知.
    DOCUMENT = DOCUMENT_BIT;
    /// Before a document's number and not of it: 印发.
    NUMBER_BEFORE = NUMBER_BEFORE_BIT;
    /// Who inflicts consequences on officials: 纪委.
    DISCIPLINE = DISCIPLINE_BIT;
    /// What cannot be, set against what can: 责任分不出去.
    CANNOT = CANNOT_BIT;
    /// Before 要, what is hard is told: 做起来要脱一层皮.
    DOING_SO = DOING_SO_BIT;
    /// Begins what is only supposed: 要是.
    SUPPOSES = SUPPOSES_BIT;
    /// Words of a clause that tells what is: 还剩.
    TELLS = TELLS_BIT;
    /// What is done at once about an accident, and told behind it: 第一时间成立调查组.
    RESPONSE = RESPONSE_BIT;
    /// Opens a clause of what may be met with, which tells no state of things: 看到人群扎堆.
    SEEN = SEEN_BIT;
    /// Opens a consequence that is counted: 发现一次扣罚服务费.
    ONCE = ONCE_BIT;
    /// Opens the next of them: 第二次解除合同.
    TWICE = TWICE_BIT;
    /// Those whom a clause may call on by what they are: 片子里点到的单位.
    CALLED = CALLED_BIT;
    /// Ends a sentence that says what is still so: 老问题依然突出.
    STILL = STILL_BIT;
}
