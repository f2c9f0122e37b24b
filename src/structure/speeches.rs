//! Parts a file into speeches and reads each.

use crate::text::{Stretch, trim};

use super::announce;
use super::candidate;
use super::closing;
use super::head::{self, Head};
use super::resolve;
use super::tree::{self, Material};
use super::unnumbered;
use super::{Layout, SpeechLayout};

/// Paragraphs between a title and the salutation below it.
const TITLE_TO_SALUTATION: usize = 4;

/// The structure of a text with these paragraphs.
pub fn layout(canon: &str, paragraphs: &[Stretch]) -> Layout {
    if paragraphs.is_empty() {
        return Layout::default();
    }
    let starts = starts(canon, paragraphs);
    let title = starts
        .first()
        .filter(|first| first.paragraph > 0 && (starts.len() > 1 || labelled(canon, paragraphs).len() == 1))
        .and_then(|first| collection_title(canon, &paragraphs[..first.paragraph]));
    let mut speeches = Vec::with_capacity(starts.len());
    for (index, start) in starts.iter().enumerate() {
        let until = starts.get(index + 1).map_or(paragraphs.len(), |next| next.paragraph);
        speeches.push(speech(canon, &paragraphs[start.paragraph..until], start));
    }
    Layout { title, speeches }
}

/// Where a speech begins.
struct Start {
    /// Index of its first paragraph.
    paragraph: usize,
    /// Where it begins, label included.
    at: usize,
    /// Where its title can begin, behind the label.
    title: usize,
}

fn starts(canon: &str, paragraphs: &[Stretch]) -> Vec<Start> {
    let labelled = labelled(canon, paragraphs);
    let alone = labelled
        .first()
        .is_some_and(|first| paragraphs.get(first.paragraph + 1).is_some_and(|next| head::is_salutation(&canon[next.clone()])));
    if labelled.len() >= 2 || alone {
        return labelled;
    }
    let mut starts = vec![first_start(canon, paragraphs)];
    for index in starts[0].paragraph + 2..paragraphs.len() {
        if head::is_salutation(&canon[paragraphs[index].clone()])
            && let Some(title) = title_above(canon, paragraphs, index)
            && starts.last().is_some_and(|last| last.paragraph + 2 < title)
        {
            let at = paragraphs[title].start;
            starts.push(Start { paragraph: title, at, title: at });
        }
    }
    starts
}

/// Speeches under labels (篇一：…) or under titles that end in one (…讲话篇1), numbered on from one another.
fn labelled(canon: &str, paragraphs: &[Stretch]) -> Vec<Start> {
    let mut starts: Vec<Start> = Vec::new();
    let mut last = 0;
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let text = &canon[paragraph.clone()];
        if text.len() > 400 {
            continue;
        }
        let (number, length) = match (head::label(text), head::suffix_label(text)) {
            (Some((number, length)), _) => (number, length),
            (None, Some(number)) => (number, 0),
            _ => continue,
        };
        if number == last + 1 {
            last = number;
            starts.push(Start { paragraph: index, at: paragraph.start, title: paragraph.start + length });
        }
    }
    starts
}

/// The title nearest above a salutation.
fn title_above(canon: &str, paragraphs: &[Stretch], salutation: usize) -> Option<usize> {
    (salutation.saturating_sub(TITLE_TO_SALUTATION)..salutation).rev().find(|index| head::is_title(&canon[paragraphs[*index].clone()]))
}

/// The first speech begins at its title, else at its salutation, else at the first paragraph.
fn first_start(canon: &str, paragraphs: &[Stretch]) -> Start {
    let salutation = paragraphs.iter().take(30).position(|paragraph| head::is_salutation(&canon[paragraph.clone()]));
    let near = salutation.unwrap_or(12.min(paragraphs.len()));
    let body = paragraphs.iter().take(near).position(|paragraph| canon[paragraph.clone()].chars().count() > 120).unwrap_or(near);
    let is_title = |index: &usize| {
        let text = &canon[paragraphs[*index].clone()];
        head::is_title(text) && !text.starts_with('—')
    };
    // A site's own title may stand further up: the one nearest above the salutation is the speech's.
    let near = salutation.map_or(0..0, |salutation| salutation.saturating_sub(TITLE_TO_SALUTATION)..salutation.min(body));
    let title = near.rev().find(is_title).or_else(|| (0..body).find(is_title));
    // Lines above a title without its words belong to the title only where a salutation closes the head.
    let paragraph = title.or(salutation.filter(|index| *index > 6)).unwrap_or(0);
    let at = paragraphs[paragraph].start;
    Start { paragraph, at, title: at }
}

/// The first short line above the speeches.
fn collection_title(canon: &str, above: &[Stretch]) -> Option<Stretch> {
    above
        .iter()
        .find(|paragraph| {
            let text = &canon[(*paragraph).clone()];
            text.chars().count() <= 60 && !text.contains(['。', '！'])
        })
        .cloned()
}

fn speech(canon: &str, paragraphs: &[Stretch], start: &Start) -> SpeechLayout {
    let Head { title, date, speaker, salutation, body } = head_below_label(canon, paragraphs, start);
    let end = paragraphs.last().map_or(start.at, |last| last.end);
    let paragraphs: Vec<Stretch> = paragraphs
        .iter()
        .filter(|paragraph| paragraph.end > body)
        .map(|paragraph| paragraph.start.max(body)..paragraph.end)
        .map(|stretch| trim(canon, &stretch))
        .filter(|stretch| !stretch.is_empty())
        .collect();
    let candidates = candidate::find(canon, &paragraphs);
    let candidates = candidate::without_lone_first(candidate::without_contents(canon, &paragraphs, candidates));
    let points = resolve::resolve(&candidates);
    let last_point = points.last().map(|point| candidates[point.candidate].at);
    let closing = closing::find(canon, &paragraphs, last_point);
    let material = Material {
        canon,
        paragraphs: &paragraphs,
        candidates: &candidates,
        points: &points,
        end: closing.as_ref().map_or(end, |closing| closing.start),
    };
    let mut sections = tree::build(&material);
    announce::sections(canon, &mut sections);
    let first_root = sections.iter().find(|section| section.parent.is_none() && !section.opening);
    let opening = body..first_root.map_or(closing.as_ref().map_or(end, |closing| closing.start), |section| section.span.start);
    let (announced, announces) = announce::opening(canon, &opening, &sections);
    let unnumbered = unnumbered::find(canon, &paragraphs, &sections);
    SpeechLayout {
        span: start.at..end,
        title,
        date,
        speaker,
        salutation,
        body: body..end,
        closing,
        announced,
        announces,
        paragraphs,
        unnumbered,
        sections,
    }
}

/// The head of a speech, whose title may stand in the paragraph below its label.
fn head_below_label(canon: &str, paragraphs: &[Stretch], start: &Start) -> Head {
    let alone = paragraphs.first().is_some_and(|first| start.title >= first.end);
    if alone && paragraphs.len() > 1 {
        return head::read(canon, &paragraphs[1..], paragraphs[1].start);
    }
    head::read(canon, paragraphs, start.title)
}
