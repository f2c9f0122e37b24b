//! Decides which candidates are numbered points and how they nest.
//!
//! Levels follow the text, not a fixed order: a style that is not open yet begins a list inside the innermost open
//! point, one that is open goes on with its list. What a marker needs to be believed depends on what stands before it
//! and on whether its number continues a list or is followed by the next.

use crate::model::Style;

use super::candidate::{Candidate, Left};

/// A numbered point.
#[derive(Debug, Clone)]
pub struct Point {
    /// Index of the candidate.
    pub candidate: usize,
    /// Its number.
    pub ordinal: u32,
    /// Index of the point it stands in.
    pub parent: Option<usize>,
    /// Which list it belongs to; unique in the speech.
    pub list: usize,
}

/// A list that is open while points are read.
struct Open {
    list: usize,
    style: Style,
    depth: usize,
    /// What its markers count (see [`super::style::Marker`]).
    counts: &'static str,
    last: u32,
    /// The list's latest point.
    point: usize,
    /// Whether the list began inside a paragraph.
    inline: bool,
    /// Paragraph of the latest point.
    paragraph: usize,
}

struct Resolver<'a> {
    candidates: &'a [Candidate],
    points: Vec<Point>,
    open: Vec<Open>,
    lists: usize,
}

/// Reads the candidates in order.
pub fn resolve(candidates: &[Candidate]) -> Vec<Point> {
    let mut resolver = Resolver { candidates, points: Vec::new(), open: Vec::new(), lists: 0 };
    for index in 0..candidates.len() {
        resolver.take(index);
    }
    resolver.points
}

impl Resolver<'_> {
    fn take(&mut self, index: usize) {
        let candidate = &self.candidates[index];
        if let Some((place, ordinal)) = self.continued(candidate) {
            return self.advance(place, index, ordinal);
        }
        let Some(ordinal) = candidate.marker.ordinal else { return };
        if ordinal == 1 {
            if self.may_start(index) {
                self.start(index, ordinal);
            }
            return;
        }
        if let Some(place) = self.jumped(candidate, ordinal) {
            return self.advance(place, index, ordinal);
        }
        let in_middle = candidate.left == Left::Paragraph
            && !self.is_open(candidate)
            && (self.points.is_empty() || self.followed(index, ordinal) || candidate.marker.above.last().is_some());
        if in_middle {
            self.start(index, ordinal);
        }
    }

    /// The open list that a candidate goes on with, and its number there.
    fn continued(&self, candidate: &Candidate) -> Option<(usize, u32)> {
        let next = |open: &Open| candidate.marker.ordinal.is_none_or(|ordinal| ordinal == open.last + 1);
        // A speaker may change what he counts inside a list: 第一件事，…第二个，
        let exact = self.open.iter().rposition(|open| same(open, candidate) && next(open));
        let place = exact.or_else(|| self.open.iter().rposition(|open| alike(open, candidate) && next(open)))?;
        let open = &self.open[place];
        let near = candidate.paragraph == open.paragraph;
        let believed = match candidate.left {
            Left::Paragraph | Left::Sentence => true,
            Left::Blank => !matches!(candidate.marker.style, Style::Arabic) || near,
            Left::Comma => near && candidate.marker.ordinal.is_some(),
            // A heading whose full stop was lost: …落到实处二、强化
            Left::Glued => matches!(candidate.marker.style, Style::Chinese | Style::ChineseParen),
        };
        // Spoken ordinals that count from the end need the list in sight.
        let sighted = candidate.marker.ordinal.is_some() || candidate.paragraph - open.paragraph <= 12;
        (believed && sighted && self.above_agrees(candidate, place)).then(|| (place, candidate.marker.ordinal.unwrap_or(open.last + 1)))
    }

    /// The open list in which a candidate skips or repeats a number.
    fn jumped(&self, candidate: &Candidate, ordinal: u32) -> Option<usize> {
        let place = self.open.iter().rposition(|open| same(open, candidate))?;
        let open = &self.open[place];
        let strong = candidate.left == Left::Paragraph
            || candidate.left == Left::Sentence
                && candidate.paragraph == open.paragraph
                && !matches!(candidate.marker.style, Style::Arabic | Style::Ordinal);
        // 一是…，二是…，四是…: spoken items that are joined by commas, with one number too many or too few.
        let spoken = matches!(candidate.left, Left::Comma | Left::Sentence)
            && candidate.paragraph == open.paragraph
            && matches!(candidate.marker.style, Style::Item | Style::Ordinal)
            && (ordinal == open.last || ordinal == open.last + 2);
        let near = ordinal + 1 >= open.last && ordinal <= open.last + 3;
        ((strong || spoken) && near && self.above_agrees(candidate, place)).then_some(place)
    }

    /// 1.2 belongs under 1.
    fn above_agrees(&self, candidate: &Candidate, place: usize) -> bool {
        match (candidate.marker.above.last(), self.points[self.open[place].point].parent) {
            (Some(above), Some(parent)) if candidate.marker.above.len() == 1 => self.points[parent].ordinal == *above,
            _ => true,
        }
    }

    fn is_open(&self, candidate: &Candidate) -> bool {
        self.open.iter().any(|open| same(open, candidate))
    }

    /// Whether a first point can be believed where it stands.
    fn may_start(&self, index: usize) -> bool {
        let candidate = &self.candidates[index];
        match candidate.left {
            Left::Paragraph => {
                candidate.marker.style != Style::Arabic
                    || self.followed(index, 1)
                    || !candidate.marker.above.is_empty()
                    || self.whole_list(index)
            }
            Left::Sentence | Left::Blank | Left::Comma => self.followed(index, 1),
            Left::Glued => false,
        }
    }

    /// A lone first point of a style that cannot be anything else.
    fn whole_list(&self, index: usize) -> bool {
        self.candidates.get(index + 1).is_none_or(|next| next.left == Left::Paragraph)
    }

    /// Whether the next number of the same style comes before the same number again.
    fn followed(&self, index: usize, ordinal: u32) -> bool {
        let first = &self.candidates[index];
        let inside = first.left != Left::Paragraph;
        for next in &self.candidates[index + 1..] {
            // A list that began in a paragraph goes on there or at the beginning of the next few.
            if inside && next.paragraph > first.paragraph + 4 {
                return false;
            }
            let other = next.marker.style != first.marker.style || next.marker.above.len() != first.marker.above.len();
            let elsewhere = next.marker.counts != first.marker.counts && next.marker.ordinal.is_some_and(|number| number <= ordinal);
            if other || elsewhere || next.left == Left::Glued {
                continue;
            }
            match next.marker.ordinal {
                Some(number) if number == ordinal + 1 => return true,
                // 一是…；三是…: the number between them was lost.
                Some(number) if number == ordinal + 2 && inside && first.paragraph == next.paragraph && next.left != Left::Blank => {
                    return true;
                }
                Some(number) if number <= ordinal => return false,
                None => return true,
                _ => {}
            }
        }
        false
    }

    fn start(&mut self, index: usize, ordinal: u32) {
        let candidate = &self.candidates[index];
        if let Some(place) = self.open.iter().rposition(|open| same(open, candidate)) {
            // The same style begins again: a second list under the same parent.
            self.open.truncate(place);
        }
        if self.ends_agenda(index) {
            self.open.clear();
        }
        self.close_for(candidate);
        let parent = self.parent_for(candidate);
        let list = self.lists;
        self.lists += 1;
        self.push(index, ordinal, parent, list);
        self.open.push(Open {
            list,
            style: candidate.marker.style,
            depth: candidate.marker.above.len(),
            counts: candidate.marker.counts,
            last: ordinal,
            point: self.points.len() - 1,
            inline: candidate.left != Left::Paragraph,
            paragraph: candidate.paragraph,
        });
    }

    /// Whether 一、 leaves a list of 1. behind that stood before it, such as the agenda: nothing goes on with that list, and
    /// 一、 has not stood inside it before.
    fn ends_agenda(&self, index: usize) -> bool {
        let candidate = &self.candidates[index];
        let Some(agenda) = self.open.first() else { return false };
        let outranks = candidate.marker.style == Style::Chinese && candidate.left == Left::Paragraph && self.followed(index, 1);
        let arabic = matches!(agenda.style, Style::Arabic | Style::ArabicParen | Style::Circled);
        let inside = || self.points.iter().any(|point| self.candidates[point.candidate].marker.style == Style::Chinese);
        let next = || self.candidates[index + 1..].iter().find(|next| next.left == Left::Paragraph && same(agenda, next));
        outranks && arabic && !inside() && next().is_none_or(|next| next.marker.ordinal != Some(agenda.last + 1))
    }

    /// Closes what a new list cannot stand in: inline lists of earlier paragraphs, and any inline list for 一、 or （一）.
    fn close_for(&mut self, candidate: &Candidate) {
        let outranks = matches!(candidate.marker.style, Style::Part | Style::Chinese | Style::ChineseParen);
        while let Some(last) = self.open.last() {
            let past = last.inline && last.paragraph != candidate.paragraph;
            if past || last.inline && outranks && matches!(last.style, Style::Item | Style::Ordinal) {
                self.open.pop();
            } else {
                break;
            }
        }
    }

    /// The innermost open point; for 1.2 the open point numbered 1 one level above.
    fn parent_for(&mut self, candidate: &Candidate) -> Option<usize> {
        if let Some(above) = candidate.marker.above.last() {
            let depth = candidate.marker.above.len() - 1;
            let place = self.open.iter().rposition(|open| open.last == *above && (open.style != Style::Arabic || open.depth == depth));
            if let Some(place) = place {
                self.open.truncate(place + 1);
            }
        }
        self.open.last().map(|open| open.point)
    }

    fn advance(&mut self, place: usize, index: usize, ordinal: u32) {
        self.open.truncate(place + 1);
        let (list, parent) = (self.open[place].list, self.points[self.open[place].point].parent);
        self.push(index, ordinal, parent, list);
        let point = self.points.len() - 1;
        let candidate = &self.candidates[index];
        let open = &mut self.open[place];
        let spoken = matches!(open.style, Style::Item | Style::Ordinal);
        // A spoken list that runs on inside its paragraph ends with it.
        open.inline = candidate.left != Left::Paragraph && (open.inline || spoken && candidate.paragraph == open.paragraph);
        open.last = ordinal;
        open.point = point;
        open.paragraph = candidate.paragraph;
    }

    fn push(&mut self, candidate: usize, ordinal: u32, parent: Option<usize>, list: usize) {
        self.points.push(Point { candidate, ordinal, parent, list });
    }
}

/// Whether a candidate has the style of an open list.
fn alike(open: &Open, candidate: &Candidate) -> bool {
    open.style == candidate.marker.style && open.depth == candidate.marker.above.len()
}

/// Whether it counts the same things too.
fn same(open: &Open, candidate: &Candidate) -> bool {
    alike(open, candidate) && open.counts == candidate.marker.counts
}
