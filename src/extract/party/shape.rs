//! Whether a stretch that ends like a name is shaped like one, by its words.
//!
//! A name is a noun with its modifiers. 提升市级医院 ends in a hospital and is an act and its object; 科学布局 ends in 局
//! and names no bureau. What follows decides how much is asked: before a trigger (要, 必须) nearly anything is a party.

use super::names::{self, Name};
use crate::extract::scene::Scene;
use crate::lexicon::Token;
use crate::lexicon::cues::{self, ACT, VERB};
use crate::lexicon::naming;
use crate::lexicon::openings::MODIFIER;
use crate::lexicon::party::{self, PartyKind};
use crate::text::{Stretch, numeral};

impl Scene<'_> {
    /// The names in a stretch that is nothing but a coordination of names.
    pub(super) fn names(&self, stretch: &Stretch) -> Option<Vec<Name>> {
        names::read(self.canon, stretch).filter(|names| self.is_nominal(names, stretch.end))
    }

    /// Whether each of these names, whose predicate begins at `end`, is a noun with its modifiers.
    fn is_nominal(&self, names: &[Name], end: usize) -> bool {
        let sure = self.deadline_at(end).is_some() || cues::begins_with_cut(&self.canon[end..]);
        // 冶炼、选矿等单位: what shares a noun may be what is done.
        let shares = |name: &Name| {
            let shared = name.parts.last().is_some_and(|noun| naming::BODY_NOUN.holds(self.text(noun)));
            shared && name.parts.len() == 2 && self.text(&name.parts[0]).chars().count() <= 4
        };
        names.iter().filter(|name| !shares(name)).flat_map(|name| &name.parts).all(|part| self.is_noun_phrase(part, sure))
    }

    fn is_noun_phrase(&self, part: &Stretch, sure: bool) -> bool {
        let text = &self.canon[part.clone()];
        if party::is_abbreviation(text) {
            return true;
        }
        let (head, kind) = party::head(text).unwrap_or(("", PartyKind::Abbreviation));
        let noun = part.end - head.len();
        if noun == part.start {
            return true;
        }
        // 劝导员|站到路口去
        if text.ends_with("员站") && self.canon[part.end..].starts_with(['到', '在', '出', '好']) {
            return false;
        }
        let tokens: Vec<&Token> = self.tokens_over(part).iter().collect();
        if kind == PartyKind::Org && head.chars().count() == 1 && !sure && !is_aligned(&tokens, part, head) {
            return false;
        }
        // A suffix that is a word of its own names a party only where one is sure to stand: 油气|长.
        let torn = tokens.last().is_some_and(|last| last.word == head);
        if kind == PartyKind::Suffix && (torn && !sure || !is_noun(&tokens, part, head)) {
            return false;
        }
        let core = text.rfind('的').map_or(part.start, |at| part.start + at + '的'.len_utf8());
        let Some(first) = tokens.first() else { return true };
        // 从事…的, 承担…的 modify; 建设人民满意的… is an act.
        let building = |word: &str| VERB.holds(word) || naming::BUILDING.holds(word);
        let binds = |token: &&&Token| {
            token.end <= core && cues::trigger(token.word).is_some_and(|trigger| trigger.cuts && trigger.word.chars().count() > 1)
        };
        if tokens.iter().filter(|token| !matches!(token.word, "负责" | "需要")).any(|token| binds(&token)) {
            return false;
        }
        if core > part.start && building(first.word) && !self.is_known(first) {
            return false;
        }
        // 住|建|局: what a word of the lexicon covers is no verb.
        let words: Vec<Stretch> = party::find(text).map(|word| part.start + word.start..part.start + word.end).collect();
        let covered =
            |token: &Token| words.iter().any(|word| word.start <= token.start && token.end <= word.end && word.len() > token.word.len());
        // 龙王|冲|村: the name of a place may hold anything.
        if kind == PartyKind::Place
            && text.chars().count() <= 4
            && !first.tag.starts_with('v')
            && tokens.iter().all(|token| token.word.chars().count() <= 2)
        {
            return true;
        }
        let verb = |token: &&&Token| {
            // 高速|运营|公司: what a firm does is in its name.
            let trade = matches!(head, "公司" | "集团") && token.end == noun && behind_noun(&tokens, token);
            let act = is_act(token.word) && (token.tag == "v" || token.start == part.start) && !trade;
            // 综合处 is a noun, whatever the dictionary says; 交 and 建 of 交建集团 are no verbs.
            let whole = token.end > noun && token.word != head && matches!(token.tag, "l" | "i");
            let inside = core <= token.start && token.start < noun && !whole && !covered(token);
            let inside = inside && (head != "集团" || token.word.chars().nth(1).is_some());
            // 气防站, 地服单位: the dictionary tears apart what it does not know.
            let torn = token.word.chars().nth(1).is_none()
                && tokens.iter().any(|before| {
                    before.end == token.start
                        && before.word.chars().nth(1).is_none()
                        && (before.tag.starts_with('n') || before.tag == "uv")
                        && !"市县区省镇乡村局各厂矿队站所人户".contains(before.word)
                });
            let inside = inside && !torn;
            let idiom = matches!(token.tag, "l" | "i") && token.start > part.start;
            inside && (act || !sure && !idiom && is_plain_verb(token)) && !self.modifies(token, noun, part.end - noun, kind)
        };
        tokens.iter().find(verb).is_none()
    }

    /// Whether a verb stands in a name as a modifier: 使用单位, 监管执法部门, 建设项目.
    fn modifies(&self, token: &Token, noun: usize, length: usize, kind: PartyKind) -> bool {
        // 走遍|所: a verb does not modify a noun of one character, nor a verb of one character any noun.
        let short = token.tag == "v"
            && (self.canon[noun..].starts_with(['所', '局', '处', '部']) && kind == PartyKind::Org && length == '所'.len_utf8()
                || token.word.chars().count() == 1);
        // 农机推广中心, 应急服务中心
        let centre = self.canon[noun..].starts_with("中心");
        // 培训科, 宣传股
        let office = kind == PartyKind::Org && self.canon[noun..].starts_with(['科', '股', '室']) && token.word.chars().nth(1).is_some();
        let touches = token.end == noun && (centre || office || !is_act(token.word)) && kind != PartyKind::Place && !short;
        // 各参会企业负责人: a verb before a body of its own, inside a name.
        let inside = token.end < noun
            && !is_act(token.word)
            && party::beginning(&self.canon[token.end..]).any(|length| length >= 2 * '局'.len_utf8());
        touches || inside && self.canon[..token.start].ends_with('各') || self.is_known(token)
    }

    /// Whether a longer word of the lexicon begins with this one: 建设 in 建设单位.
    fn is_known(&self, token: &Token) -> bool {
        party::beginning(&self.canon[token.start..]).any(|length| length > token.word.len())
    }
}

/// Whether the noun that a name ends in is a word of its own, not the end of another: 局 in 水务局, not in 布局.
fn is_aligned(tokens: &[&Token], part: &Stretch, head: &str) -> bool {
    let Some(last) = tokens.last() else { return true };
    let long = last.word.chars().count();
    let level = last.word.starts_with(['市', '县', '区', '省', '镇', '乡', '总', '分', '我', '本']);
    // 后勤|科莫: a foreign name to the dictionary.
    let torn = last.end > part.end && last.start + head.len() == part.end && last.tag.starts_with("nr");
    // 纸厂, 酒店: what such words end in is always a body.
    let body = last.tag.starts_with('n') && head.starts_with(['厂', '矿', '店', '馆', '社']);
    torn || last.end == part.end && (body || last.word == head || long >= 3 || level || last.tag.starts_with("nt"))
}

/// Whether the word that a suffix ends is a noun: 押运员, 看护人; not 有人, 竣工.
fn is_noun(tokens: &[&Token], part: &Stretch, head: &str) -> bool {
    let Some(last) = tokens.last() else { return false };
    let counted = tokens.len().checked_sub(2).is_some_and(|at| tokens[at].tag == "m" || tokens[at].word.ends_with(numeral::is_numeric));
    let noun = |token: &Token| !counted && (token.tag.starts_with('n') || matches!(token.tag, "j" | "vn" | "b" | "an"));
    // 巡查|员, 送气|工: who does it is named by what is done.
    let doer = matches!(head, "员" | "工" | "师" | "手")
        && tokens
            .len()
            .checked_sub(2)
            .map(|at| tokens[at])
            .is_some_and(|token| token.tag.starts_with('v') && token.word.chars().count() == 2 && !is_act(token.word));
    let stem = || tokens.len().checked_sub(2).map(|at| tokens[at]).is_some_and(|token| noun(token) || token.word.chars().count() >= 2);
    last.end == part.end
        && if last.word == head && head.chars().count() == 1 { doer || stem() } else { noun(last) || last.word == head && stem() }
}

/// Whether a verb of two characters stands behind a noun.
fn behind_noun(tokens: &[&Token], token: &Token) -> bool {
    let before = tokens.iter().find(|before| before.end == token.start);
    token.word.chars().count() == 2 && before.is_some_and(|before| before.tag.starts_with(['n', 'b', 'j']))
}

fn is_act(word: &str) -> bool {
    ACT.holds(word) || VERB.holds(word)
}

fn is_plain_verb(token: &Token) -> bool {
    const PREFIXES: &str = "驻非涉跟带承代副护渡挂包管维安产出入受值施用供";
    let long = token.word.chars().count() >= 2;
    matches!(token.tag, "v" | "l" | "i")
        && (long || token.tag == "v" && !PREFIXES.contains(token.word))
        && !token.word.chars().any(numeral::is_numeric)
        && !MODIFIER.holds(token.word)
}
