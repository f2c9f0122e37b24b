//! Words by which names of parties are told apart, put together, and set off from what is said of them.

use super::kind::kinds;

kinds! {
    "naming",
    /// 每一家, before a name.
    EVERY = EVERY_BIT;
    /// 全市所有, before a name.
    ALL_OF = ALL_OF_BIT;
    /// Opens what is no name: 同一.
    ONE_OF = ONE_OF_BIT;
    /// 至少 opens no name.
    POINTED = POINTED_BIT;
    /// Before those whom the speaker addresses: 你们.
    ADDRESS_START = ADDRESS_START_BIT;
    /// Behind them: 的同志.
    ADDRESS_END = ADDRESS_END_BIT;
    /// Behind a name that stands for itself: 那边.
    SIDE = SIDE_BIT;
    /// Behind a department's short name: 这块.
    SIDE_OF = SIDE_OF_BIT;
    /// Begins like a matter and is none: 事业.
    MATTER = MATTER_BIT;
    /// Holds 在 and says no place: 在建.
    PLACED = PLACED_BIT;
    /// Sets a task or says how, so that it stands in no modifier of a name: 必须.
    SETS_TASK = SETS_TASK_BIT;
    /// Holds 要 and sets no task: 主要.
    WITH_YAO = WITH_YAO_BIT;
    /// Takes the level of the body before it: 各级党委、政府.
    BARE = BARE_BIT;
    /// Before a department's short name: 公安交警.
    LEVELLED = LEVELLED_BIT;
    /// What a list shares behind 等: 部门.
    SHARED = SHARED_BIT;
    /// A longer one: 主管部门.
    SHARED_OFFICE = SHARED_OFFICE_BIT;
    /// Those that may be named by what they do: 单位.
    BODY_NOUN = BODY_NOUN_BIT;
    /// Shared at the end of names: 公司.
    FIRM = FIRM_BIT;
    /// Shared with what stands behind it: 供水企业抢修队伍.
    DONOR = DONOR_BIT;
    /// Sums up places behind 等: 乡镇.
    PLACES = PLACES_BIT;
    /// A place's name ends in it before a post: 镇.
    LEVEL = LEVEL_BIT;
    /// What a bracket may name as another body: 街道.
    ALTERNATIVE = ALTERNATIVE_BIT;
    /// Verbs of a modifier that may hold a list: 负有.
    HAVING = HAVING_BIT;
    /// Verbs of an act, which is no modifier: 打造.
    BUILDING = BUILDING_BIT;
    /// Those for whom things are done: 群众.
    LED = LED_BIT;
    /// What somebody only receives: 名单.
    PAPER = PAPER_BIT;
    /// Before those who are brought together: 组织.
    ARRANGES = ARRANGES_BIT;
    /// Before 联合 as a part of a noun: 成立联合检查组.
    JOINS = JOINS_BIT;
    /// 不得
    FORBIDS = FORBIDS_BIT;
    /// What those are told who are given a task behind 交: 去.
    GIVES_TO = GIVES_TO_BIT;
    /// Before somebody's duty: 压实.
    DUTY_VERB = DUTY_VERB_BIT;
    /// Before what somebody is for: 发挥.
    DISCHARGE = DISCHARGE_BIT;
    /// 责任
    DUTY = DUTY_BIT;
    /// Between somebody and the duty: 主体.
    DUTY_KIND = DUTY_KIND_BIT;
    /// Before those whom the speaker asks or forbids: 请.
    ASKS = ASKS_BIT;
    /// The same behind 我: 我希望.
    WISHES = WISHES_BIT;
    /// The speaker speaks to those just named: 你们.
    TOLD_YOU = TOLD_YOU_BIT;
    /// Those behind 和 act too: 一起.
    TOGETHER = TOGETHER_BIT;
    /// A place before it is a party: 配合.
    HELPS = HELPS_BIT;
    /// Behind a body, before a …的 that it does not own: 会同.
    RELATES = RELATES_BIT;
    /// A count that closes a list of names: 三家.
    COUNTED = COUNTED_BIT;
    /// Makes a name a place: 门口.
    BEHIND_PLACE = BEHIND_PLACE_BIT;
    /// 上 is a verb there: 上岗.
    UP = UP_BIT;
    /// The noun that a verb belongs to: 监管部门.
    COMPOUND = COMPOUND_BIT;
    /// Opens a clause without subject: 把.
    OPENS_NO_NAME = OPENS_NO_NAME_BIT;
    /// A list of places ends in it: 等场所.
    PLACES_END = PLACES_END_BIT;
    /// What a department by its short name does: 查.
    DOES = DOES_BIT;
    /// What a party behind its topic does: 牵头.
    DOES_IT = DOES_IT_BIT;
    /// Only looks like it: 办公.
    OFFICE = OFFICE_BIT;
    /// What no topic holds: 把.
    NO_TOPIC = NO_TOPIC_BIT;
    /// Between those who share a task and what they do: 按职责分工.
    HOW = HOW_BIT;
    /// Behind a word of watching that is part of a noun: 督导组.
    ROLE_NOUN = ROLE_NOUN_BIT;
    /// Helping that makes nobody a helper: 相互配合.
    MUTUAL = MUTUAL_BIT;
    /// Opens a case, so that no party stands there: 一旦.
    CASE = CASE_BIT;
    /// Where somebody goes to or comes from: 外包人员进厂.
    ENTERED = ENTERED_BIT;
    /// Before a complete body: 全市各乡镇.
    REGION = REGION_BIT;
    /// Before a department's short name: 市公安.
    OFFICE_LEVEL = OFFICE_LEVEL_BIT;
    /// A field of a department that has two: 文化和旅游部门.
    FIELD = FIELD_BIT;
    /// Before 请, so that who is asked for is hired: 可以请专家.
    HIRES = HIRES_BIT;
    /// Behind 请: who is paid for it and is no party: 请专家上课.
    HIRED = HIRED_BIT;
    /// Ends a clause that names the matter: 经费缺乏的问题.
    MATTER_END = MATTER_END_BIT;
    /// Where those that 各 counts stand or belong: 系统|各单位.
    AREA = AREA_BIT;
}
