//! Rules, and what they find.

use crate::lang::Lang;
use crate::text::Span;

use super::Context;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Probably wrong.
    Warning,
    /// Wrong.
    Error,
}

impl Severity {
    /// Its name for programs.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }

    /// Its name for people.
    pub fn shown(self, lang: Lang) -> &'static str {
        match self {
            Severity::Note => lang.pick("提示", "note"),
            Severity::Warning => lang.pick("警告", "warning"),
            Severity::Error => lang.pick("错误", "error"),
        }
    }
}

/// Whether a fix can be applied without a look at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safety {
    /// There is none.
    None,
    /// It keeps the sense.
    Safe,
    /// It may change the sense: only when asked for.
    Unsafe,
}

impl Safety {
    /// Its name for programs.
    pub fn name(self) -> &'static str {
        match self {
            Safety::None => "none",
            Safety::Safe => "safe",
            Safety::Unsafe => "unsafe",
        }
    }
}

/// One rule.
pub struct Rule {
    /// Its code: a letter and three digits.
    pub code: &'static str,
    /// Its name, in words joined by `-`.
    pub name: &'static str,
    /// How bad its findings are, where a finding says nothing else.
    pub severity: Severity,
    /// What kind of fix it offers at most.
    pub fix: Safety,
    /// Whether it runs when nothing is chosen.
    pub on: bool,
    /// What it finds, in Chinese and English.
    pub about: [&'static str; 2],
    /// Why that matters, with the standard or decree that it rests on.
    pub why: [&'static str; 2],
    /// Texts in which it finds exactly what stands between ⟦ and ⟧.
    pub wrong: &'static [&'static str],
    /// Texts in which it finds nothing.
    pub right: &'static [&'static str],
    /// Finds it.
    pub find: fn(&Context) -> Vec<Found>,
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(formatter, "{} {}", self.code, self.name)
    }
}

/// A replacement of a stretch of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// What stands there instead.
    pub text: String,
}

/// What a rule found at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where.
    pub span: Span,
    /// What is wrong, in Chinese and English.
    pub message: [String; 2],
    /// What to do about it.
    pub help: Option<[String; 2]>,
    /// A severity other than the rule's.
    pub severity: Option<Severity>,
    /// What would mend it; empty where nothing would.
    pub edits: Vec<Edit>,
}

impl Found {
    /// A finding without fix.
    pub fn new(span: Span, zh: impl Into<String>, en: impl Into<String>) -> Found {
        Found { span, message: [zh.into(), en.into()], help: None, severity: None, edits: Vec::new() }
    }

    /// With what to do about it.
    pub fn help(mut self, zh: impl Into<String>, en: impl Into<String>) -> Found {
        self.help = Some([zh.into(), en.into()]);
        self
    }

    /// With another severity than the rule's.
    pub fn severity(mut self, severity: Severity) -> Found {
        self.severity = Some(severity);
        self
    }

    /// With a fix that replaces the whole place, or takes it out.
    pub fn replace(self, text: impl Into<String>) -> Found {
        let (start, end) = (self.span.start, self.span.end);
        self.edit(start, end, text)
    }

    /// With a fix that replaces a stretch of the source.
    pub fn edit(mut self, start: usize, end: usize, text: impl Into<String>) -> Found {
        self.edits.push(Edit { start, end, text: text.into() });
        self
    }
}

/// A finding and its rule.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// What it found.
    pub found: Found,
}

impl Finding {
    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.found.severity.unwrap_or(self.rule.severity)
    }

    /// Whether it has a fix, one of the others included where they are wanted.
    pub fn has_fix(&self, unsafe_too: bool) -> bool {
        let allowed = self.rule.fix == Safety::Safe || unsafe_too && self.rule.fix == Safety::Unsafe;
        allowed && !self.found.edits.is_empty()
    }

    /// What is wrong.
    pub fn message(&self, lang: Lang) -> &str {
        lang.pick(&self.found.message[0], &self.found.message[1])
    }

    /// What to do about it.
    pub fn help(&self, lang: Lang) -> Option<&str> {
        self.found.help.as_ref().map(|help| lang.pick(help[0].as_str(), help[1].as_str()))
    }
}
