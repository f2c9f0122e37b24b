//! Styled lines that wrap to a width, counting wide characters as two columns.

use anstyle::Style;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// A piece of text in one style.
#[derive(Debug, Clone)]
pub struct Piece {
    text: String,
    style: Style,
}

/// Makes a piece.
pub fn piece(text: impl Into<String>, style: Style) -> Piece {
    // Line ends and control characters inside a quoted text must not break the picture.
    let text = text.into().chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    Piece { text, style }
}

/// Characters that may not begin a line (GB/T 15834, 5.1).
const NOT_FIRST: &str = "，。、；：！？）》”’】〕…—,.;:!?)";

/// Writes pieces behind `first`, and behind `rest` on each further line, so that no line is wider than `width`.
pub fn write(out: &mut String, first: &str, rest: &str, pieces: &[Piece], width: Option<usize>) {
    out.push_str(first);
    let indent = first.width();
    let limit = width.map(|width| width.max(indent + 16));
    let mut column = indent;
    for piece in pieces {
        let (start, reset) = (piece.style.render().to_string(), piece.style.render_reset().to_string());
        out.push_str(&start);
        for c in piece.text.chars() {
            let wide = c.width().unwrap_or(0);
            let allowed = if NOT_FIRST.contains(c) { 2 } else { 0 };
            if limit.is_some_and(|limit| column + wide > limit + allowed) {
                out.push_str(&reset);
                trim_end(out);
                out.push('\n');
                out.push_str(rest);
                out.push_str(&start);
                column = rest.width();
            }
            out.push(c);
            column += wide;
        }
        out.push_str(&reset);
    }
    trim_end(out);
    out.push('\n');
}

fn trim_end(out: &mut String) {
    out.truncate(out.trim_end_matches(' ').len());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_count_twice_and_marks_hang() {
        let mut out = String::new();
        write(&mut out, "> ", "  ", &[piece("各地各部门各单位要立即，行动起来", Style::new())], Some(18));
        assert_eq!(out, "> 各地各部门各单位\n  要立即，行动起来\n");
    }
}
