//! Words by what they say where a clause, a name or what is said of a party begins.

use super::kind::kinds;

kinds! {
    "openings",
    /// The clause only says in what case, on what ground or about what.
    ADVERBIAL = ADVERBIAL_BIT;
    /// Greetings, thanks, and what the speaker is about to say.
    FORMULA = FORMULA_BIT;
    /// Days before the meeting: what was demanded then is told, not asked for.
    PAST_DAY = PAST_DAY_BIT;
    /// What is said of who inflicts a sanction, rather than suffers it.
    INFLICT = INFLICT_BIT;
    /// What those are told whom somebody has do something: 让财务科去算.
    TASKED = TASKED_BIT;
    /// What is no predicate behind a party: a case, a place, or what has been done.
    NO_PREDICATE = NO_PREDICATE_BIT;
    /// A name may begin with it, though its first character is a preposition or a verb.
    NAMED = NAMED_BIT;
    /// What belongs to a party and stands between its name and a trigger: 各部门主要负责同志手机不许关.
    ASPECT = ASPECT_BIT;
    /// What is measured, between a party and the trigger that a value of it calls for: 工地气温低于零度一律停工.
    MEASURE = MEASURE_BIT;
    /// What the dictionary takes for a verb, but only modifies the name that it opens.
    MODIFIER = MODIFIER_BIT;
    /// Those who are gone through do not act: 全市的商铺一家一家过.
    THROUGH = THROUGH_BIT;
    /// Verbs behind which a body stands and that are part of no name: 组建专家组, 离开景区.
    FORMS = FORMS_BIT;
}
