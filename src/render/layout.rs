//! How JSON is laid out for people: indented, but a span on one line, which makes it half as long.

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};
use std::io::{self, Write};

/// A value as indented JSON.
pub fn indented<T: Serialize>(value: &T) -> Option<String> {
    let mut out = Vec::new();
    let layout = Layout { pretty: PrettyFormatter::new(), compact: CompactFormatter, inside: 0, in_key: false, key: String::new() };
    value.serialize(&mut Serializer::with_formatter(&mut out, layout)).ok()?;
    String::from_utf8(out).ok()
}

/// What keys of spans end in.
const SPANS: [&str; 2] = ["span", "spans"];

struct Layout {
    pretty: PrettyFormatter<'static>,
    compact: CompactFormatter,
    /// How deep inside a span or a list of spans.
    inside: usize,
    in_key: bool,
    /// The latest key.
    key: String,
}

impl Layout {
    /// Whether what begins now stands on one line.
    fn enters(&mut self) -> bool {
        if self.inside > 0 || SPANS.iter().any(|end| self.key.ends_with(end)) {
            self.inside += 1;
        }
        self.inside > 0
    }

    fn leaves(&mut self) -> bool {
        let inside = self.inside > 0;
        self.inside = self.inside.saturating_sub(1);
        inside
    }
}

/// A blank behind commas and colons.
fn part<W: ?Sized + Write>(writer: &mut W, first: bool) -> io::Result<()> {
    if first { Ok(()) } else { writer.write_all(b", ") }
}

impl Formatter for Layout {
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        if self.enters() { self.compact.begin_array(writer) } else { self.pretty.begin_array(writer) }
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        if self.leaves() { self.compact.end_array(writer) } else { self.pretty.end_array(writer) }
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if self.inside > 0 {
            return part(writer, first);
        }
        // What stands in a list has no key of its own.
        self.key.clear();
        self.pretty.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        if self.inside > 0 { Ok(()) } else { self.pretty.end_array_value(writer) }
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        if self.enters() { writer.write_all(b"{ ") } else { self.pretty.begin_object(writer) }
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        if self.leaves() { writer.write_all(b" }") } else { self.pretty.end_object(writer) }
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.in_key = true;
        self.key.clear();
        if self.inside > 0 { part(writer, first) } else { self.pretty.begin_object_key(writer, first) }
    }

    fn end_object_key<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.in_key = false;
        self.pretty.end_object_key(writer)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.pretty.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        if self.inside > 0 { Ok(()) } else { self.pretty.end_object_value(writer) }
    }

    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        if self.in_key {
            self.key.push_str(fragment);
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
        let text = indented(&value).unwrap_or_default();
        assert_eq!(serde_json::from_str::<Value>(&text).ok(), Some(value));
        assert!(text.contains("\n  \"span\": { \"start\": 0, \"end\": 3 },\n"), "{text}");
        assert!(text.contains("\n  \"action_spans\": [{ \"start\": 1 }, { \"start\": 2 }],\n"), "{text}");
        assert!(text.contains("\n    {\n      \"a\": {}\n    }\n"), "{text}");
    }
}
