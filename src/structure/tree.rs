//! From numbered points to sections: how far each reaches, what its heading is, what it is called.

use std::collections::HashMap;

use crate::lexicon::structure::BACKGROUND;
use crate::model::Style;
use crate::text::{Stretch, is_han, numeral, trim};

use super::SectionLayout;
use super::candidate::{Candidate, Left};
use super::resolve::Point;

/// A first sentence longer than this, in characters, is no heading.
const LONGEST_HEADING: usize = 50;
/// The same for spoken items, where any sentence may be the task itself.
const LONGEST_ITEM_HEADING: usize = 30;

/// What sections are made from.
pub struct Material<'a> {
    /// The canonical view.
    pub canon: &'a str,
    /// Paragraphs of the speech.
    pub paragraphs: &'a [Stretch],
    /// Candidates of the speech.
    pub candidates: &'a [Candidate],
    /// Those that are points.
    pub points: &'a [Point],
    /// Where the closing, or else the speech, ends the last section.
    pub end: usize,
}

/// Builds the sections, parents before children, in document order.
pub fn build(material: &Material) -> Vec<SectionLayout> {
    let opening = opening_lists(material);
    let ends = ends(material);
    let mut ids = Identifiers::default();
    let mut sections: Vec<SectionLayout> = Vec::new();
    for (index, point) in material.points.iter().enumerate() {
        let candidate = &material.candidates[point.candidate];
        let is_opening = point.parent.map_or_else(|| opening.contains(&point.list), |parent| sections[parent].opening);
        let parent_id = match point.parent {
            Some(parent) => Some(sections[parent].id.clone()),
            None => is_opening.then(|| "0".to_owned()),
        };
        let level = point.parent.map_or(1, |parent| sections[parent].level + 1);
        let marker = candidate.at..candidate.at + candidate.marker.length;
        let span = candidate.at..trim(material.canon, &(marker.end..ends[index].max(marker.end))).end.max(marker.end);
        // The first child, where there is one, is the next point.
        let child = material.points.get(index + 1).filter(|next| next.parent == Some(index));
        let own_end = child.map_or(span.end, |child| material.candidates[child.candidate].at).max(marker.end);
        let heading = heading(material, candidate, &(marker.end..own_end), child.is_some());
        sections.push(SectionLayout {
            id: ids.name(parent_id, point),
            level,
            style: candidate.marker.style,
            ordinal: point.ordinal,
            marker: marker.start..marker.start + material.canon[marker.clone()].trim_end().len(),
            heading,
            announced: Vec::new(),
            span,
            parent: point.parent,
            opening: is_opening,
            list: point.list,
        });
    }
    // Whatever ends a list early, what stands inside a section is part of it.
    for index in (0..sections.len()).rev() {
        if let Some(parent) = sections[index].parent {
            sections[parent].span.end = sections[parent].span.end.max(sections[index].span.end);
        }
    }
    last_sentences(material.canon, &mut sections);
    sections
}

/// The last point of a list whose others are a sentence each is one too, whatever paragraph stands behind it:
/// 1.甲要…。 2.乙要…。 3.丙要…。 以上工作，….
fn last_sentences(canon: &str, sections: &mut [SectionLayout]) {
    /// 提高认识。 on a line of its own is a heading; a sentence is longer.
    const SHORTEST: usize = 12;
    let mut lists: Vec<Vec<usize>> = Vec::new();
    for (index, section) in sections.iter().enumerate() {
        lists.resize_with(lists.len().max(section.list + 1), Vec::new);
        lists[section.list].push(index);
    }
    for list in lists.iter().filter(|list| list.len() >= 2) {
        let (last, others) = list.split_last().unwrap_or((&0, &[]));
        let plain = others.iter().all(|index| sections[*index].heading.is_none());
        let sentence = |heading: &Stretch| {
            let ends = canon[heading.end..].starts_with(['。', '！', '；']);
            ends && canon[heading.clone()].chars().count() >= SHORTEST
        };
        if plain && sections[*last].heading.as_ref().is_some_and(sentence) {
            sections[*last].heading = None;
        }
    }
}

/// Root lists that belong to the opening: spoken lists inside its paragraphs, before the list of the speech itself.
fn opening_lists(material: &Material) -> Vec<usize> {
    let mut lists: Vec<(usize, &Candidate)> = Vec::new();
    for point in material.points.iter().filter(|point| point.parent.is_none()) {
        if lists.iter().all(|(list, _)| *list != point.list) {
            lists.push((point.list, &material.candidates[point.candidate]));
        }
    }
    let spoken = |candidate: &Candidate| matches!(candidate.marker.style, Style::Item | Style::Ordinal);
    // 1.通报情况；2.部署工作。 before 一、: an agenda.
    let chinese = lists.iter().position(|(_, first)| first.marker.style == Style::Chinese && first.left == Left::Paragraph);
    let agenda = chinese.filter(|main| lists[..*main].iter().all(|(_, first)| spoken(first) || outranked(first.marker.style)));
    let main = agenda.unwrap_or_else(|| {
        let written = |first: &Candidate| !spoken(first) || first.left == Left::Paragraph && !ends_in_paragraph(material, first);
        // Inline lists alone: the first is the agenda, the next the tasks.
        lists.iter().position(|(_, first)| written(first)).unwrap_or(usize::from(lists.len() > 1))
    });
    lists[..main].iter().map(|(list, _)| *list).collect()
}

/// Whether 一、 stands above a style (GB/T 9704, 7.3.3).
fn outranked(style: Style) -> bool {
    matches!(style, Style::Arabic | Style::ArabicParen | Style::Circled)
}

/// Whether all items of the list that begins at `first` stand in one paragraph.
fn ends_in_paragraph(material: &Material, first: &Candidate) -> bool {
    let Some(list) = material.points.iter().find(|point| material.candidates[point.candidate].at == first.at).map(|point| point.list)
    else {
        return false;
    };
    let later = material.points.iter().any(|point| point.parent.is_none() && point.list != list);
    later
        && material
            .points
            .iter()
            .filter(|point| point.list == list)
            .all(|point| material.candidates[point.candidate].paragraph == first.paragraph)
}

/// Names sections by their ordinals, with a letter where a name is taken.
#[derive(Default)]
struct Identifiers {
    taken: HashMap<String, usize>,
    /// Letter of each list: the second list under the same parent is `b` throughout.
    letters: HashMap<usize, usize>,
}

impl Identifiers {
    fn name(&mut self, parent: Option<String>, point: &Point) -> String {
        let base = match parent {
            Some(parent) => format!("{parent}.{}", point.ordinal),
            None => point.ordinal.to_string(),
        };
        let floor = self.letters.get(&point.list).copied().unwrap_or(0);
        let mut letter = self.taken.get(&base).copied().unwrap_or(0).max(floor);
        self.taken.insert(base.clone(), letter + 1);
        self.letters.entry(point.list).or_insert(letter);
        let mut id = base.clone();
        if letter > 0 {
            // b … z, then zb …: no list has been seen to begin again so often.
            while letter > 25 {
                id.push('z');
                letter -= 25;
            }
            id.push(char::from(b'a' + letter as u8));
        }
        id
    }
}

/// Where each point ends.
fn ends(material: &Material) -> Vec<usize> {
    let points = material.points;
    let mut lists: Vec<Vec<&Candidate>> = Vec::new();
    for point in points {
        lists.resize_with(lists.len().max(point.list + 1), Vec::new);
        lists[point.list].push(&material.candidates[point.candidate]);
    }
    let mut ends = vec![material.end; points.len()];
    for index in 0..points.len() {
        let start = material.candidates[points[index].candidate].at;
        let outer = points[index].parent.map_or(material.end, |parent| ends[parent]);
        let next = points[index + 1..].iter().position(|next| !descends(points, next, index)).map(|offset| index + 1 + offset);
        let until = next.map_or(outer, |next| material.candidates[points[next].candidate].at.min(outer));
        let last = next.is_none_or(|next| points[next].list != points[index].list);
        ends[index] = if last { last_item_end(material, &lists[points[index].list], index, until) } else { until }.max(start);
    }
    ends
}

/// Whether `point` stands somewhere inside `ancestor`.
fn descends(points: &[Point], point: &Point, ancestor: usize) -> bool {
    let mut parent = point.parent;
    while let Some(index) = parent {
        if index == ancestor {
            return true;
        }
        parent = points[index].parent;
    }
    false
}

/// A list run inside a paragraph ends with that paragraph; one whose items are joined by ， or ； at the last item's 。
fn last_item_end(material: &Material, items: &[&Candidate], index: usize, until: usize) -> usize {
    let canon = material.canon;
    let (Some(first), Some(last)) = (items.first(), items.last()) else { return until };
    let paragraph_end = material.paragraphs.get(last.paragraph).map_or(until, |paragraph| paragraph.end);
    let inline = items.iter().any(|item| item.left != Left::Paragraph);
    let spoken = matches!(last.marker.style, Style::Item | Style::Ordinal | Style::Circled | Style::ArabicParen);
    let mut end = until;
    if inline && last.left != Left::Paragraph || inline && first.paragraph == last.paragraph && spoken {
        end = end.min(paragraph_end);
    }
    // Items of a paragraph each leave what follows to their parent.
    let single = items.len() >= 3 && items.windows(2).all(|pair| pair[1].paragraph == pair[0].paragraph + 1);
    if single && last.marker.style == Style::Item {
        end = end.min(paragraph_end);
    }
    let joined = items.len() >= 2 && items.windows(2).all(|pair| !canon[pair[0].at..pair[1].at].contains(['。', '！', '？']));
    let own = material.points.get(index + 1).is_some_and(|next| next.parent == Some(index));
    if joined && !own && first.paragraph == last.paragraph {
        let stop = canon[last.at..end.max(last.at)].find(['。', '！', '？']).map_or(end, |at| last.at + at + '。'.len_utf8());
        end = end.min(stop);
    }
    if own { end } else { summary(material, last, end, items.len()).unwrap_or(end) }
}

/// 以上四个到位 behind the fourth point speaks of the whole list and ends it.
fn summary(material: &Material, last: &Candidate, end: usize, count: usize) -> Option<usize> {
    let rest = &material.canon[last.at..end.max(last.at)];
    rest.match_indices("以上").find_map(|(at, word)| {
        let behind = &rest[at + word.len()..];
        let (number, length) = crate::text::numeral::prefix(behind)?;
        let listed = behind[length..].starts_with(['个', '项', '点', '条', '件', '方']);
        (listed && number as usize == count && rest[..at].ends_with(['。', '\n'])).then_some(last.at + at)
    })
}

/// The heading of a point, whose own words before its first child are `own`.
fn heading(material: &Material, candidate: &Candidate, own: &Stretch, has_children: bool) -> Option<Stretch> {
    let canon = material.canon;
    let own = trim(canon, own);
    let text = &canon[own.clone()];
    let line_end = text.find('\n').unwrap_or(text.len());
    let line = &text[..line_end];
    let bracketed = canon[..candidate.at].ends_with('【');
    let stop = if bracketed { line.find('】') } else { line.find(['。', '！', '？']) };
    let more_lines = line_end < text.len() || has_children;
    let found = match candidate.marker.style {
        Style::Item | Style::Ordinal | Style::ArabicParen | Style::Circled => spoken_heading(line, stop, more_lines),
        _ => written_heading(line, stop, more_lines, candidate.left),
    }?;
    let stretch = trim(canon, &(own.start..own.start + found));
    let inner = canon[stretch.clone()].trim_end_matches(['。', '：', '；', '】', '，', ' ']);
    (!inner.is_empty()).then(|| stretch.start..stretch.start + inner.len())
}

/// Length of the heading behind 一、 （一） 1. 第一部分: the line, or its first sentence where the body runs on.
fn written_heading(line: &str, stop: Option<usize>, more_lines: bool, left: Left) -> Option<usize> {
    if let Some(seam) = seam(&line[..stop.unwrap_or(line.len())]) {
        return Some(seam);
    }
    match stop {
        None if left == Left::Paragraph || more_lines => {
            // The line is the heading, or a lone task joined by ； to the next.
            let task = line.ends_with('；') && !more_lines || line.ends_with('，');
            (!task).then_some(line.len())
        }
        None => None,
        Some(stop) => {
            let rest = line[stop..].trim_start_matches(['。', '！', '？', '】', '”']).trim();
            let short = line[..stop].chars().count() <= LONGEST_HEADING;
            (short && (!rest.is_empty() || more_lines)).then_some(stop)
        }
    }
}

/// Where a body that is glued to its heading begins with a time: …紧迫感3月份以来，; …自我感觉良好今年1至9月，
fn seam(sentence: &str) -> Option<usize> {
    let start = sentence.char_indices().map(|(at, _)| at).find(|at| is_time(&sentence[*at..]))?;
    let before = &sentence[..start];
    let glued = before.ends_with(is_han) && !before.ends_with(['在', '从', '自', '到', '至', '于', '对', '把', '的', '第', '年', '月']);
    let count = before.chars().count();
    (glued && (6..=LONGEST_HEADING).contains(&count)).then_some(start)
}

/// Whether a body begins with these words: 3月份以来, 今年1至9月, 近年来，
fn is_time(text: &str) -> bool {
    let looks_back = || text.starts_with("截至") || BACKGROUND.all_leading(text).any(|word| text[word.len()..].starts_with('，'));
    let of_month = |text: &str| {
        let Some((_, length)) = numeral::prefix(text).filter(|(_, length)| *length <= 2) else { return false };
        let until =
            || text[length..].strip_prefix('至').and_then(numeral::prefix).map(|(_, more)| &text[length + '至'.len_utf8() + more..]);
        match text[length..].strip_prefix('月') {
            Some(rest) => {
                let rest = rest.strip_prefix('份').unwrap_or(rest);
                rest.starts_with("以来") || rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '，' | '至'))
            }
            None => until().is_some_and(|rest| rest.starts_with('月')),
        }
    };
    let digits = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let year = match text.chars().next() {
        Some('今' | '去' | '前') => text.get("今年".len()..).filter(|rest| text[..text.len() - rest.len()].ends_with('年')),
        Some('2') => text
            .strip_prefix("20")
            .filter(|rest| rest.get(2..).is_some_and(|rest| rest.starts_with('年')))
            .and_then(|rest| rest.get("25年".len()..)),
        _ => None,
    };
    year.is_some_and(|rest| digits(rest) && of_month(rest)) || digits(text) && of_month(text) || looks_back()
}

/// Length of the heading behind 一是, 第一，, （1）, ①: a short first sentence without a comma that others follow.
fn spoken_heading(line: &str, stop: Option<usize>, more_lines: bool) -> Option<usize> {
    let end = stop.unwrap_or(line.len());
    let sentence = &line[..end];
    let rest = line[end..].trim_start_matches(['。', '！', '？', '】', '”', '…']).trim();
    let short = sentence.chars().count() <= LONGEST_ITEM_HEADING && !sentence.contains(['，', '；', '：']);
    (short && (!rest.is_empty() || more_lines)).then_some(end)
}
