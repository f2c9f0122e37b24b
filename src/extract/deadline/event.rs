//! Happenings before which something is due, and words that say a time by themselves.

use super::{Found, Reader, duration};
use crate::lexicon::dates;
use crate::lexicon::party::PartyKind;
use crate::lexicon::time::{self, TimeKind};
use crate::model::DeadlineKind;
use crate::text::Stretch;

/// 节前 without a name is before the next holiday, where one is no more than so many days away.
const SOON: i64 = 45;

impl Reader<'_> {
    /// 开学前, 停车检修前: `at` is the place of 前.
    pub(super) fn event(&self, at: usize) -> Option<Found> {
        // 整改前后照片都得有
        if self.text[at..].starts_with("前后") {
            return None;
        }
        let before = &self.text[..at];
        let before = before.strip_suffix(['之', '以']).unwrap_or(before);
        let word = time::ending(before).find(|word| matches!(word.kind, TimeKind::Event { .. }));
        let phrase = match word {
            // 汛前排查 is a noun.
            Some(word) if word.word.chars().count() == 1 && !opens(&before[..before.len() - word.word.len()]) => return None,
            Some(word) if word.kind == (TimeKind::Event { alone: true }) => before.len() - word.word.len()..before.len(),
            Some(word) => event_phrase(before, word.word),
            None => self.unknown_event(before, at)?,
        };
        let feast = matches!(&self.text[phrase.clone()], "节");
        let end =
            self.reference.filter(|_| feast).and_then(|day| Some(crate::calendar::plus_days(crate::calendar::next_feast(day, SOON)?, -1)));
        Some(Found { end, ..Found::new(phrase.start..at + '前'.len_utf8(), DeadlineKind::By) })
    }

    /// 塔吊顶升前，: a happening that no list names, alone in front of its clause; 节前 too.
    pub(super) fn unknown_event(&self, before: &str, at: usize) -> Option<Stretch> {
        let start = before.rfind(['，', '；', '：', '。', '、']).map_or(0, |comma| comma + '，'.len_utf8());
        let phrase = before[start..].trim_start_matches(['在', '于']);
        let start = before.len() - phrase.len();
        let behind = &self.text[at + '前'.len_utf8()..];
        let no_event = dates::NO_EVENT.ends(phrase);
        let count = phrase.chars().count();
        // 能换的节前换完; 春节前 is read elsewhere, 季节前 is none.
        let feast = phrase == "节" || phrase == "年" || phrase.strip_suffix('节').is_some_and(|before| dates::BEFORE_FEAST.ends(before));
        (feast || (3..=9).contains(&count) && behind.starts_with('，') && !no_event && phrase.chars().all(crate::text::is_han))
            .then(|| if feast { before.len() - '节'.len_utf8()..before.len() } else { start..before.len() })
    }

    /// 治理期间, 台风影响期间: a period that no list names; `at` is the place of 期间.
    pub(super) fn unknown_period(&self, at: usize) -> Option<Found> {
        let before = &self.text[..at];
        let start = before.rfind(|c| !crate::text::is_han(c) || "在于对的和与要从任及是".contains(c));
        let start = start.map_or(0, |mark| mark + before[mark..].chars().next().map_or(1, char::len_utf8));
        let phrase = &before[start..];
        let named = (2..=6).contains(&phrase.chars().count()) && !phrase.ends_with(['此', '这', '其', '该', '同']);
        named.then(|| Found::new(start..at + "期间".len(), DeadlineKind::During))
    }

    /// 立即, 尽快, 会后
    pub(super) fn word(&self, at: usize) -> Option<Found> {
        let rest = &self.text[at..];
        let word = time::beginning(rest).filter(|word| !matches!(word.kind, TimeKind::Period(_) | TimeKind::Event { .. })).last()?;
        let stretch = at..at + word.word.len();
        // 会后一周内 is counted from there.
        let behind = &self.text[stretch.end..];
        let at_once = time::beginning(behind).any(|word| word.kind == TimeKind::Immediate);
        if word.kind == TimeKind::From && (at_once || duration::counted(behind).is_some()) {
            return None;
        }
        Some(match word.kind {
            TimeKind::Immediate => Found::new(stretch, DeadlineKind::Immediate),
            TimeKind::Vague => Found::new(stretch, DeadlineKind::Vague),
            TimeKind::Recurring(period) => Found { duration: period.map(str::to_owned), ..Found::new(stretch, DeadlineKind::Recurring) },
            _ => Found { start: self.reference, ..Found::new(stretch, DeadlineKind::From) },
        })
    }
}

/// Whether a clause begins behind `before`, or a preposition stands there.
fn opens(before: &str) -> bool {
    before.is_empty() || before.ends_with(['，', '。', '；', '、', '在', '于', '赶', '要', '须', '月'])
}

/// Length of a happening and 前 behind a day: 开渔前.
pub(super) fn event_behind(rest: &str) -> Option<usize> {
    time::beginning(rest).filter(|word| matches!(word.kind, TimeKind::Event { .. })).find_map(|word| {
        let behind = &rest[word.word.len()..];
        behind.starts_with('前').then(|| word.word.len() + '前'.len_utf8())
    })
}

/// Marks that end what stands before a happening, beside the words of the lexicon.
const MARKS: [char; 8] = ['，', '；', '：', '。', '、', '！', '？', '（'];

/// Where the phrase of a happening that ends `before` stands.
fn event_phrase(before: &str, word: &str) -> Stretch {
    let word_start = before.len() - word.len();
    let marked = before[..word_start].rfind(MARKS).map_or(0, |at| at + '，'.len_utf8());
    let border = dates::BORDER.places(&before[marked..word_start]).map(|word| marked + word.end).max();
    let boundary = border.unwrap_or(marked);
    let party = crate::lexicon::party::find(&before[boundary..word_start])
        .map(|word| boundary + word.start..boundary + word.end)
        .filter(|word| {
            // 各班组|下井前
            let every = before[boundary..].starts_with('各');
            crate::lexicon::party::head(&before[boundary..word.end])
                .is_some_and(|(_, kind)| matches!(kind, PartyKind::Person | PartyKind::Whole) || every && kind != PartyKind::Never)
        })
        .map(|word| word.end)
        .max();
    let boundary = party.unwrap_or(boundary);
    let near = before[boundary..word_start].chars().count() <= 12;
    (if near { boundary } else { word_start })..before.len()
}
