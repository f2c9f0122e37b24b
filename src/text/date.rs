//! Dates written out in full, with the year: 2024年3月5日, 二○二四年三月五日, 2024-03-05.

use super::{Stretch, numeral};

/// The first full date in a canonical text, as year, month and day, and where it stands. It may not exist in a calendar.
pub fn written(text: &str) -> Option<((i16, i8, i8), Stretch)> {
    let mut previous = ' ';
    for (at, c) in text.char_indices() {
        let begins = numeral::is_numeric(c) && !(numeral::is_numeric(previous) && previous.is_ascii_digit() == c.is_ascii_digit());
        if let Some((date, length)) = begins.then(|| date_at(&text[at..])).flatten() {
            return Some((date, at..at + length));
        }
        previous = c;
    }
    None
}

/// The date that `text` begins with, and its length.
fn date_at(text: &str) -> Option<((i16, i8, i8), usize)> {
    let (year, rest) = part(text, 4, 4)?;
    let (month, day, rest) = match rest.chars().next()? {
        mark @ ('-' | '.' | '/') => {
            let (month, rest) = part(rest.strip_prefix(mark)?, 1, 2)?;
            let (day, rest) = part(rest.strip_prefix(['-', '.', '/'])?, 1, 2)?;
            (month, day, rest)
        }
        _ => {
            let (month, rest) = part(unit(rest, '年')?, 1, 2)?;
            let (day, rest) = part(unit(rest, '月')?, 1, 3)?;
            (month, day, rest.trim_start_matches(' ').strip_prefix('日')?)
        }
    };
    let date = (i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    Some((date, text.len() - rest.len()))
}

/// Steps over a unit with blanks around it.
fn unit(text: &str, unit: char) -> Option<&str> {
    Some(text.trim_start_matches(' ').strip_prefix(unit)?.trim_start_matches(' '))
}

/// A number of so many characters, all of one script, and what stands behind it.
fn part(text: &str, least: usize, most: usize) -> Option<(u32, &str)> {
    let arabic = text.starts_with(|c: char| c.is_ascii_digit());
    let of = |c: &char| if arabic { c.is_ascii_digit() } else { numeral::is_chinese(*c) };
    let digits: usize = text.chars().take(most).take_while(of).map(char::len_utf8).sum();
    let count = text[..digits].chars().count();
    (least <= count).then(|| Some((numeral::parse(&text[..digits])?, &text[digits..])))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_both_scripts() {
        assert_eq!(written("（2024年3月5日）").map(|hit| hit.0), Some((2024, 3, 5)));
        assert_eq!(written("二〇二四年十二月二十五日").map(|hit| hit.0), Some((2024, 12, 25)));
        assert_eq!(written("20XX年X月X日"), None);
    }
}
