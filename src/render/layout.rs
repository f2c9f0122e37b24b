//! How JSON is laid out for people: indented, but a span on one line, which makes it half as long.

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;
use std::io::{self, Write};

/// A value as indented JSON.
pub fn indented<T: Serialize>(value: &T) -> Option<String> {
    let mut out = Vec::new();
    value.serialize(&mut Serializer::with_formatter(&mut out, Layout::default())).ok()?;
    String::from_utf8(out).ok()
}

#[derive(Default)]
struct Layout {
    /// How deep what is written stands.
    depth: usize,
    /// Whether the innermost list or object holds anything.
    filled: bool,
    /// How deep inside a span or a list of spans.
    inside: usize,
    in_key: bool,
    /// Whether the latest key is that of a span or of spans.
    of_span: bool,
}

/// A line's end and the deepest indent that is written at once.
const BLANKS: &[u8] = b"\n                                                                ";

impl Layout {
    /// Whether what begins now stands on one line.
    fn enters(&mut self) -> bool {
        if self.inside > 0 || self.of_span {
            self.inside += 1;
        } else {
            self.depth += 1;
        }
        self.filled = false;
        self.inside > 0
    }

    fn leaves(&mut self) -> bool {
        let inside = self.inside > 0;
        if inside {
            self.inside -= 1;
        } else {
            self.depth = self.depth.saturating_sub(1);
        }
        inside
    }

    /// A new line, indented.
    fn line<W: ?Sized + Write>(&self, writer: &mut W) -> io::Result<()> {
        let length = 1 + 2 * self.depth;
        writer.write_all(&BLANKS[..length.min(BLANKS.len())])?;
        (BLANKS.len()..length).try_for_each(|_| writer.write_all(b" "))
    }

    /// What stands before an element of a list or object.
    fn part<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        match (self.inside > 0, first) {
            (true, true) => Ok(()),
            (true, false) => writer.write_all(b", "),
            (false, first) => {
                if !first {
                    writer.write_all(b",")?;
                }
                self.line(writer)
            }
        }
    }

    /// Ends a list or object that is indented.
    fn close<W: ?Sized + Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        if self.filled {
            self.line(writer)?;
        }
        self.filled = true;
        writer.write_all(bracket)
    }
}

impl Formatter for Layout {
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.enters();
        writer.write_all(b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        if self.leaves() { writer.write_all(b"]") } else { self.close(writer, b"]") }
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        // What stands in a list has no key of its own.
        self.of_span = false;
        self.part(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        let one_line = self.enters();
        writer.write_all(if one_line { b"{ " } else { b"{" })
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        if self.leaves() { writer.write_all(b" }") } else { self.close(writer, b"}") }
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.in_key = true;
        self.part(writer, first)
    }

    fn end_object_key<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.in_key = false;
        Ok(())
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }

    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        if self.in_key {
            self.of_span = fragment.ends_with("span") || fragment.ends_with("spans");
        }
        writer.write_all(fragment.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn spans_stand_on_one_line() {
        let value = json!({ "text": "要\n\"好\"", "span": { "start": 0, "end": 3 }, "action_spans": [{ "start": 1 }, { "start": 2 }], "none_span": null, "list": [1, { "a": {} }], "empty": [], "spans": [] });
        let deep = (0..40).fold(json!([1]), |inner, _| json!([inner, {}]));
        let text = indented(&value).unwrap_or_default();
        assert_eq!(serde_json::from_str::<Value>(&text).ok(), Some(value));
        assert_eq!(indented(&deep), serde_json::to_string_pretty(&deep).ok());
        assert!(text.contains("\n  \"span\": { \"start\": 0, \"end\": 3 },\n"), "{text}");
        assert!(text.contains("\n  \"action_spans\": [{ \"start\": 1 }, { \"start\": 2 }],\n"), "{text}");
        assert!(text.contains("\n    {\n      \"a\": {}\n    }\n"), "{text}");
    }
}
