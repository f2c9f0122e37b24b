//! Dated tasks as a calendar (RFC 5545): one event of a whole day for each.

use super::table::{Row, rows};
use super::{Entry, RenderError, View};

/// No line is longer, in bytes, before it is folded.
const LONGEST: usize = 75;

/// One calendar.
pub fn render(entries: &[Entry], view: &View) -> Result<Vec<u8>, RenderError> {
    let mut out = String::new();
    let mut line = |text: &str| fold(text, &mut out);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//speechkit//task table//ZH");
    for row in rows(entries, view) {
        event(&row, view, &mut line);
    }
    line("END:VCALENDAR");
    Ok(out.into_bytes())
}

fn event(row: &Row, view: &View, line: &mut impl FnMut(&str)) {
    let Some(day) = row.date else { return };
    let next = day.tomorrow().unwrap_or(day);
    let parties: Vec<&str> = row.parties().map(String::as_str).collect();
    let who = if parties.is_empty() { view.lang.pick("待明确", "nobody named").to_owned() } else { parties.join("、") };
    line("BEGIN:VEVENT");
    // Another speech has other tasks, though their numbers are the same.
    line(&format!("UID:{:016x}-{}@speechkit", mark(&format!("{}\0{}", row.id, row.measure)), day.strftime("%Y%m%d")));
    // The day itself is stamped, so that the same speech always gives the same calendar.
    line(&format!("DTSTAMP:{}T000000Z", day.strftime("%Y%m%d")));
    line(&format!("DTSTART;VALUE=DATE:{}", day.strftime("%Y%m%d")));
    line(&format!("DTEND;VALUE=DATE:{}", next.strftime("%Y%m%d")));
    line(&format!("SUMMARY:{}", escape(&format!("{who}：{}", row.measure))));
    line(&format!("DESCRIPTION:{}", escape(&format!("{}\n{}\n{}", row.heading, row.due, row.source))));
    line("TRANSP:TRANSPARENT");
    line("END:VEVENT");
}

/// A number for a text (FNV-1a), the same on every machine.
fn mark(text: &str) -> u64 {
    text.bytes().fold(0xCBF2_9CE4_8422_2325, |mark, byte| (mark ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\r', "").replace('\n', "\\n")
}

/// Lines longer than 75 bytes go on in the next behind a blank; no character is cut.
fn fold(text: &str, out: &mut String) {
    let mut length = 0;
    for c in text.chars() {
        if length + c.len_utf8() > LONGEST {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    out.push_str("\r\n");
}
