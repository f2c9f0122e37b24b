//! Pages of placed characters to paragraphs: lines by their height, running heads and page numbers taken out, lines joined
//! where a paragraph goes on. The measures of an official document (GB/T 9704) help: paragraphs begin two characters in.

mod furniture;

use std::collections::{HashMap, HashSet};

use crate::text::{is_han, numeral};

/// A character where it stands.
#[derive(Debug, Clone)]
pub struct Glyph {
    /// What it says; now and then more than one character.
    pub text: String,
    /// Its left edge.
    pub x: f64,
    /// Its base line, counted downwards.
    pub y: f64,
    /// Its size.
    pub size: f64,
    /// How far the next one is.
    pub advance: f64,
}

/// A page: what stands on it.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// How wide it is.
    pub width: f64,
    /// Its characters, in any order.
    pub glyphs: Vec<Glyph>,
}

/// A line of a page.
#[derive(Debug, Clone)]
struct Line {
    text: String,
    left: f64,
    right: f64,
    /// The right edge without marks that end it.
    solid_right: f64,
    y: f64,
    size: f64,
    /// How wide its first characters are that must stand on one line.
    head: f64,
    page: usize,
    /// 0 where the page has one column, else 1 or 2.
    column: usize,
}

/// How the text stands on the pages.
struct Measures {
    left: f64,
    right: f64,
    size: f64,
    leading: f64,
}

/// Marks that begin no line.
const CLOSING: &str = "，。、；：！？”’）》〕】)]%％";

/// No document has more characters: some three thousand pages.
pub const MOST_GLYPHS: usize = 2_000_000;

/// The paragraphs, one a line.
pub fn text(mut pages: Vec<Page>) -> String {
    // What has no place or no size is nowhere to be seen.
    let seen = |glyph: &Glyph| {
        [glyph.x, glyph.y, glyph.size, glyph.advance].iter().all(|measure| measure.is_finite()) && glyph.size > 0.0 && glyph.advance >= 0.0
    };
    pages.iter_mut().for_each(|page| page.glyphs.retain(seen));
    let widths: Vec<f64> = pages.iter().map(|page| page.width).collect();
    let mut by_page: Vec<Vec<Line>> = pages.into_iter().enumerate().map(|(number, page)| columns(page, number)).collect();
    furniture::take_out(&mut by_page);
    let lines: Vec<Line> = by_page.into_iter().flatten().collect();
    if lines.is_empty() {
        return String::new();
    }
    // Each column has its own margins.
    let measures: [Option<Measures>; 3] = [0, 1, 2].map(|column| Measures::of(&lines, column));
    let mut out = String::new();
    for (index, line) in lines.iter().enumerate() {
        let before = index.checked_sub(1).map(|index| &lines[index]);
        let own = measures[line.column].as_ref();
        let edge = before.and_then(|before| measures[before.column].as_ref()).map(|measures| measures.right);
        match before {
            Some(before) if own.zip(edge).is_some_and(|(own, edge)| own.goes_on(before, edge, line, widths[line.page])) => {
                // Words of letters are parted; a number may run across.
                let ends = (out.chars().next_back().unwrap_or(' '), line.text.chars().next().unwrap_or(' '));
                let word = |c: char| c.is_ascii_alphanumeric();
                if word(ends.0) && word(ends.1) && !(ends.0.is_ascii_digit() && ends.1.is_ascii_digit()) {
                    out.push(' ');
                }
            }
            Some(_) => out.push('\n'),
            None => {}
        }
        out.push_str(&line.text);
    }
    out.push('\n');
    out
}

/// The lines of a page, one column after the other where it has two.
fn columns(page: Page, number: usize) -> Vec<Line> {
    let Some(gutter) = gutter(&page) else { return lines(page, number, 0) };
    let width = page.width;
    let (left, right): (Vec<Glyph>, Vec<Glyph>) = page.glyphs.into_iter().partition(|glyph| glyph.x < gutter);
    let mut found = lines(Page { width, glyphs: left }, number, 1);
    found.extend(lines(Page { width, glyphs: right }, number, 2));
    found
}

/// Where two columns meet: a stripe that next to no line crosses, with much text on both sides.
fn gutter(page: &Page) -> Option<f64> {
    /// How fine the page is looked at, in points; a stripe is at least so many of these wide.
    const STEP: f64 = 3.0;
    const FEWEST: usize = 4;
    let ink = || page.glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty());
    let (left, right) =
        (ink().map(|glyph| glyph.x).fold(f64::MAX, f64::min), ink().map(|glyph| glyph.x + glyph.advance).fold(0.0, f64::max));
    let room = right - left;
    if !(room.is_finite() && room > 200.0 && room < 20_000.0) {
        return None;
    }
    let cells = (room / STEP).ceil() as usize + 1;
    let mut rows: Vec<HashSet<i64>> = vec![HashSet::new(); cells];
    for glyph in ink() {
        let cell = |x: f64| (((x - left) / STEP).max(0.0) as usize).min(cells - 1);
        for row in &mut rows[cell(glyph.x)..=cell(glyph.x + glyph.advance * 0.9)] {
            row.insert((glyph.y / 4.0).round() as i64);
        }
    }
    let most = rows.iter().map(HashSet::len).max()?;
    let empty = |cell: usize| rows[cell].len() * 12 <= most;
    let (from, to) = (cells / 5, cells * 4 / 5);
    let mut best: Option<(usize, usize)> = None;
    let mut start = from;
    for cell in from..=to {
        if !empty(cell) {
            start = cell + 1;
        } else if best.is_none_or(|(begin, end)| cell + 1 - start > end - begin) {
            best = Some((start, cell + 1));
        }
    }
    let (begin, end) = best.filter(|(begin, end)| end - begin >= FEWEST && most >= 8)?;
    let at = left + STEP * (begin + end) as f64 / 2.0;
    let total = ink().count();
    let on_the_left = ink().filter(|glyph| glyph.x < at).count();
    (on_the_left * 4 >= total && (total - on_the_left) * 4 >= total).then_some(at)
}

/// The lines of a page from top to bottom.
fn lines(page: Page, number: usize, column: usize) -> Vec<Line> {
    let mut glyphs = page.glyphs;
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut found = Vec::new();
    let mut rest = glyphs.into_iter().peekable();
    while let Some(first) = rest.next() {
        let (mut y, mut row) = (first.y, vec![first]);
        while let Some(next) = rest.next_if(|next| next.y - y < 0.45 * next.size.max(row[0].size)) {
            // The base line of the largest character is that of the line.
            if next.size > row[0].size {
                y = next.y;
            }
            row.push(next);
        }
        found.extend(line(row, y, number).map(|line| Line { column, ..line }));
    }
    found
}

fn line(mut row: Vec<Glyph>, y: f64, page: usize) -> Option<Line> {
    row.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut line = Line {
        text: String::new(),
        left: f64::MAX,
        right: f64::MIN,
        solid_right: f64::MIN,
        y,
        size: 0.0,
        head: head(&row),
        page,
        column: 0,
    };
    let mut last: Option<&Glyph> = None;
    for glyph in &row {
        if let Some(last) = last {
            // Bold that was made by printing twice.
            if last.text == glyph.text && (glyph.x - last.x).abs() < 0.3 * glyph.size {
                continue;
            }
            let gap = glyph.x - (last.x + last.advance);
            let wide = |text: &str| text.chars().next().is_some_and(is_han);
            let limit = if wide(&last.text) || wide(&glyph.text) { 0.7 } else { 0.2 };
            if gap > limit * glyph.size && !line.text.ends_with(' ') {
                line.text.push(' ');
            }
        }
        line.text.push_str(&glyph.text);
        if !glyph.text.trim().is_empty() {
            line.left = line.left.min(glyph.x);
            line.right = line.right.max(glyph.x + glyph.advance);
            // Marks at the end of a line may hang over the margin.
            if !CLOSING.contains(&glyph.text) {
                line.solid_right = line.right;
            }
            line.size = line.size.max(glyph.size);
        }
        last = Some(glyph);
    }
    line.text = line.text.trim().to_owned();
    (!line.text.is_empty()).then_some(line)
}

/// How wide the first characters are that no line end may part: numbers, Latin words, brackets with what is next to them.
fn head(row: &[Glyph]) -> f64 {
    let first = |glyph: &Glyph| glyph.text.chars().next().unwrap_or(' ');
    let mut width = 0.0;
    for (at, glyph) in row.iter().enumerate() {
        width += glyph.advance;
        let (c, next) = (first(glyph), row.get(at + 1).map(first));
        let opens = "（〔《“‘【([".contains(c);
        let closes = next.is_some_and(|next| CLOSING.contains(next));
        let word = c.is_ascii_alphanumeric() && next.is_some_and(|next| next.is_ascii_alphanumeric() || ".-/".contains(next))
            || ".-/".contains(c) && at > 0;
        if !(opens || closes || word) {
            break;
        }
    }
    width
}

impl Measures {
    fn of(lines: &[Line], column: usize) -> Option<Measures> {
        let own = || lines.iter().filter(|line| line.column == column);
        let size = common(own().map(|line| (line.size, line.text.chars().count())))?;
        let body = || own().filter(|line| (line.size - size).abs() < 0.15 * size);
        // A margin is where many lines stand, not where one does.
        let left = edge(body().map(|line| line.left).collect(), size, |a, b| a.total_cmp(b))?;
        let right = edge(body().map(|line| line.solid_right).collect(), size, |a, b| b.total_cmp(a))?;
        let steps = lines.windows(2).filter(|pair| pair[0].page == pair[1].page).map(|pair| (pair[1].y - pair[0].y, 1));
        Some(Measures { left, right, size, leading: common(steps).unwrap_or(size * 1.5) })
    }

    /// Whether `line` goes on with the paragraph of `before`, whose column ends at `edge`.
    fn goes_on(&self, before: &Line, edge: f64, line: &Line, width: f64) -> bool {
        let near = |a: f64, b: f64| (a - b).abs() < 0.12 * a.max(b);
        if !near(before.size, line.size) {
            return false;
        }
        let step = line.y - before.y;
        // The next column begins further up.
        let next_page = before.page != line.page || line.y < before.y;
        if !next_page && step > 1.6 * self.leading.max(line.size) {
            return false;
        }
        let centred =
            |line: &Line| line.left > self.left + 1.5 * line.size && ((line.left + line.right) / 2.0 - width / 2.0).abs() < 1.5 * line.size;
        // A long title is set on several lines.
        if line.size > 1.15 * self.size && (centred(line) || line.right - line.left > 0.7 * (self.right - self.left)) {
            return !next_page;
        }
        let ends = before.text.ends_with(['。', '！', '？', '；', '：', '”', '）']);
        let short = before.right + line.head < edge - 0.6 * self.size;
        let indented = line.left > self.left + 1.2 * line.size;
        // Some leave the first line where the others are.
        !(short || indented || ends && begins_point(&line.text))
    }
}

/// Whether a numbered point begins here.
fn begins_point(text: &str) -> bool {
    let bracketed = text.starts_with('（') || text.starts_with('第');
    let inner = text.strip_prefix(['（', '第']).unwrap_or(text);
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let length = if digits > 0 { digits } else { numeral::prefix(inner).map_or(0, |(_, length)| length) };
    let behind = inner[length..].chars().next();
    length > 0 && behind.is_some_and(|c| if bracketed { "）部章节条".contains(c) } else { "、.．是要".contains(c) })
}

/// The commonest of some measures, each with how much it counts.
fn common(values: impl Iterator<Item = (f64, usize)>) -> Option<f64> {
    let mut sums: HashMap<i64, usize> = HashMap::new();
    for (value, weight) in values.filter(|(value, _)| *value > 0.0) {
        *sums.entry((value * 4.0).round() as i64).or_default() += weight;
    }
    let most = sums.into_iter().max_by_key(|(value, sum)| (*sum, -*value))?;
    Some(most.0 as f64 / 4.0)
}

/// The outermost edge that a tenth of the lines keep to.
fn edge(mut edges: Vec<f64>, size: f64, order: impl Fn(&f64, &f64) -> std::cmp::Ordering) -> Option<f64> {
    edges.sort_by(order);
    let few = edges.len() / 10;
    let fits = |edge: &&f64| edges.iter().filter(|other| (**other - **edge).abs() < 0.7 * size).count() > few;
    edges.iter().find(fits).or(edges.first()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page of lines of full-width characters of size 10; a line says how far in it begins.
    fn page(lines: &[(f64, &str)]) -> Page {
        let glyph = |line: usize, left: f64, (at, c): (usize, char)| Glyph {
            text: c.to_string(),
            x: 50.0 + 10.0 * (left + at as f64),
            y: 100.0 + 18.0 * line as f64,
            size: 10.0,
            advance: 10.0,
        };
        let all = lines.iter().enumerate();
        Page {
            width: 200.0,
            glyphs: all.flat_map(|(line, (left, text))| text.chars().enumerate().map(move |c| glyph(line, *left, c))).collect(),
        }
    }

    #[test]
    fn lines_become_paragraphs_and_furniture_goes() {
        let pages = vec![
            page(&[(0.0, "平陵市会议材料"), (2.0, "各单位要在月底前"), (0.0, "把隐患排查一遍。各镇"), (4.0, "—1—")]),
            page(&[(0.0, "平陵市会议材料"), (0.0, "要跟上。"), (2.0, "散会以后马上办，"), (0.0, "不能拖。"), (4.0, "—2—")]),
        ];
        assert_eq!(text(pages), "各单位要在月底前把隐患排查一遍。各镇要跟上。\n散会以后马上办，不能拖。\n");
    }

    #[test]
    fn characters_without_a_size_are_left_out() {
        for (size, advance) in [(-5.0, -5.0), (f64::NAN, 1.0), (5.0, f64::NAN), (5.0, f64::INFINITY)] {
            let mut whole = page(&[(0.0, "各单位要抓好落实。"), (12.0, "各镇要抓好。")]);
            whole.width = 2000.0;
            let far = |glyph: &Glyph| Glyph { x: glyph.x + 900.0, size, advance, ..glyph.clone() };
            let odd: Vec<Glyph> = whole.glyphs.iter().map(far).collect();
            whole.glyphs.extend(odd);
            assert_eq!(text(vec![whole]), "各单位要抓好落实。\n各镇要抓好。\n");
        }
    }

    #[test]
    fn no_pages_are_no_text() {
        assert_eq!(text(Vec::new()), "");
    }
}
