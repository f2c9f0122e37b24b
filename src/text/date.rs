//! Dates written out in full, with the year: 2024年3月5日, 二○二四年三月五日, 2024-03-05.

use regex::Regex;
use std::sync::LazyLock;

use super::{Stretch, numeral};

static WRITTEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"([0-9]{4}|[〇零一二三四五六七八九]{4})\s?年\s?([0-9]{1,2}|[一二三四五六七八九十]{1,2})\s?月\s?([0-9]{1,2}|[一二三四五六七八九十廿卅]{1,3})\s?日|([0-9]{4})[-./]([0-9]{1,2})[-./]([0-9]{1,2})")
        .expect("a fixed pattern")
});

/// The first full date in a canonical text, as year, month and day, and where it stands. It may not exist in a calendar.
pub fn written(text: &str) -> Option<((i16, i8, i8), Stretch)> {
    let hit = WRITTEN.captures(text)?;
    let part = |index: usize| hit.get(index).or_else(|| hit.get(index + 3)).and_then(|part| numeral::parse(part.as_str()));
    let date = (i16::try_from(part(1)?).ok()?, i8::try_from(part(2)?).ok()?, i8::try_from(part(3)?).ok()?);
    Some((date, hit.get(0)?.range()))
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
