//! Words that make a directive, where they stand.

use super::Hit;
use crate::extract::scene::Scene;
use crate::lexicon::Token;
use crate::lexicon::cues::{self, Trigger};
use crate::lexicon::judging;
use crate::model::Modality;
use crate::text::{Stretch, numeral};

/// All triggers of the clauses, at word borders, longest first at each place.
pub(super) fn hits<'a>(scene: &Scene<'a>, clauses: &[Stretch]) -> Vec<Hit<'a>> {
    let mut hits = Vec::new();
    for (index, clause) in clauses.iter().enumerate() {
        let mut from = clause.start;
        let quotes = scene.text(clause).contains('“');
        for token in scene.tokens_in(clause) {
            if token.start < from {
                continue;
            }
            if quotes && quoted(&scene.canon[clause.start..token.start]) {
                continue;
            }
            if let Some((trigger, at)) = trigger_at(scene, token, clause) {
                from = at + trigger.word.len();
                hits.push(Hit { trigger, at, clause: index });
            }
        }
    }
    hits
}

/// Whether a quotation is open: its triggers bind nobody.
pub(super) fn quoted(before: &str) -> bool {
    before.matches('“').count() > before.matches('”').count()
}

fn trigger_at<'a>(scene: &Scene<'a>, token: &Token<'a>, clause: &Stretch) -> Option<(Trigger<'a>, usize)> {
    let rest = &scene.canon[token.start..clause.end];
    let bordered = |trigger: &Trigger| {
        let end = token.start + trigger.word.len();
        // 严禁烟火 is one word to the dictionary.
        let idiom = token.tag == "i" && trigger.modality == Modality::MustNot;
        end == token.end || idiom || scene.tokens.binary_search_by_key(&end, |other| other.end).is_ok()
    };
    if let Some(trigger) = cues::triggers(rest).filter(bordered).last() {
        return (!is_no_trigger(scene, &trigger, token, clause)).then_some((trigger, token.start));
    }
    let want = token.word.chars().next_back().filter(|c| matches!(c, '要' | '须'))?;
    let at = judging::HOLDER.holds(token.word).then_some(token.end - want.len_utf8())?;
    Some((cues::trigger(&scene.canon[at..token.end])?, at))
}

/// Uses of trigger words that bind nobody.
fn is_no_trigger(scene: &Scene, trigger: &Trigger, token: &Token, clause: &Stretch) -> bool {
    let before = &scene.canon[clause.start..token.start];
    let after = &scene.canon[token.start + trigger.word.len()..clause.end];
    match trigger.word {
        "要" => {
            judging::NO_WANT.begins(after)
                || before.ends_with("不")
                || before.ends_with("只")
                || before.ends_with("就") && after.starts_with("召开")
                || before.ends_with("想")
                // 插秧机马上都要下田: what is about to happen.
                || before.ends_with('都') && ["马上", "快", "眼看"].iter().any(|soon| before.trim_end_matches('都').ends_with(soon)) && !after.contains('把')
                // 封晚了是要出人命的; 做起来要脱一层皮
                || before.ends_with('是') && before.contains('了') && after.ends_with('的')
                || judging::DOING_SO.holds(before)
                // 非要再摞一层 is somebody's own will.
                || before.ends_with('非') && !after.contains("不可")
                // 说停一天要少挣两万
                || clause.start > scene.start() && scene.token_at(clause.start).is_some_and(|token| token.word == "说")
        }
        "得" => {
            let verb = scene.token_at(token.end).is_some_and(|next| next.tag.starts_with(['v', 'd', 'z', 'm']));
            let subject = crate::lexicon::party::head(before).is_some() || before.is_empty() || before.ends_with(['你', '都', '也', '们']);
            let timed = scene.deadlines.iter().any(|deadline| deadline.stretch.start == token.end);
            token.tag != "v" && !(subject && (verb || timed))
        }
        "别" => {
            !(after.starts_with(['再', '让', '把', '给', '跟', '往'])
                || before.is_empty()
                || before.ends_with(['也', '，', '就', '千', '万', '先', '再', '都', '可', '们', '你'])
                || crate::lexicon::party::head(before).is_some())
        }
        "负责" => {
            judging::NO_DUTY.begins(after)
                || before.contains('谁')
                || after.is_empty() && before.ends_with('谁')
                || before.ends_with("高度")
                || before.ends_with("全面")
        }
        "牵头" => judging::NO_LEAD.begins(after),
        // 三管三必须 is a name.
        "必须" if before.ends_with("三管三") => true,
        // 不得不停航
        "不得" | "不能" if after.starts_with('不') => true,
        "请" => {
            after.starts_with("看")
                || after.starts_with("予")
                || after.starts_with("批评")
                || after.starts_with("登录")
                || after.starts_with("审议")
                || before.ends_with("申")
                || before.ends_with("提")
        }
        "应" => after.starts_with("急") || before.ends_with("相") || before.ends_with("本") || before.ends_with("响"),
        "需要" if before.ends_with('的') => true,
        // 6月底应当完成的21项: what is counted.
        "应当" | "应该" => after.find('的').is_some_and(|at| after[at + '的'.len_utf8()..].starts_with(numeral::is_numeric)),
        "可以" | "需" | "需要" => before.ends_with('所') || before.ends_with("不"),
        "不能" | "不可" => before.ends_with("决") && after.is_empty() || before.ends_with("能"),
        "莫" => after.starts_with("过于") || after.starts_with("名"),
        _ => false,
    }
}
