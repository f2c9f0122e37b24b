//! Findings for people: the passage with its place, a mark under the very characters, what is wrong and what to do.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use anstyle::{AnsiColor, Style};

use super::{Checked, View, counts};
use crate::check::{Finding, Severity};
use crate::lang::Lang;

const DIM: Style = Style::new().dimmed();
const PATH: Style = Style::new().bold().underline();
/// A line that is longer, in characters, is not shown, only where in it the finding stands: nobody reads it there.
const LONGEST_LINE: usize = 10_000;
/// Columns where the window has none.
const WIDTH: usize = 100;

/// Files with findings, and how many there are in all.
pub fn render(files: &[Checked], view: &View) -> String {
    let mut out = String::new();
    let renderer = Renderer::styled().decor_style(DecorStyle::Ascii).term_width(view.width.unwrap_or(WIDTH));
    for file in files.iter().filter(|file| !file.findings.is_empty()) {
        out.push_str(&format!("{PATH}{}{PATH:#}\n\n", file.path));
        for finding in &file.findings {
            out.push_str(&one(file, finding, &renderer, view.lang));
            out.push_str("\n\n");
        }
    }
    out + &summary(files, view.lang)
}

/// One finding: only the lines that it stands in are handed on, so that long texts cost nothing.
fn one(file: &Checked, finding: &Finding, renderer: &Renderer, lang: Lang) -> String {
    let span = finding.found.span;
    // No further than a line that is shown may reach.
    let near = span.start.saturating_sub(LONGEST_LINE + 1);
    let from = file.source[near..span.start].iter().rposition(|c| *c == '\n').map_or(near, |last| near + last + 1);
    let far = file.source.len().min(span.end + LONGEST_LINE + 1);
    let to = file.source[span.end..far].iter().position(|c| *c == '\n').map_or(far, |at| span.end + at);
    // A finding on a line's end shows that line only.
    let to = if span.end > span.start && file.source.get(span.end - 1) == Some(&'\n') { span.end - 1 } else { to };
    let long = to.saturating_sub(from) > LONGEST_LINE;
    let shown = if long { &[][..] } else { &file.source[from..to.max(span.start)] };
    let lines: String = shown.iter().map(|c| if c.is_control() && *c != '\n' { ' ' } else { *c }).collect();
    let byte = |at: usize| {
        let before = &shown[..at.min(to).saturating_sub(from).min(shown.len())];
        before.iter().map(|c| if c.is_control() { 1 } else { c.len_utf8() }).sum::<usize>()
    };
    let marked = byte(span.start)..byte(span.end).max(byte(span.start));
    let level = match finding.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
    .with_name(finding.severity().shown(lang));
    let id = format!("{} {}", finding.rule.code, finding.rule.name);
    let title = level.primary_title(finding.message(lang)).id(id.as_str());
    let mut group = if long {
        title.element(Origin::path(file.path.as_str()).line(span.line).char_column(span.column))
    } else {
        let marked = AnnotationKind::Primary.span(marked);
        title.element(Snippet::source(lines.as_str()).line_start(span.line).path(file.path.as_str()).annotation(marked))
    };
    if let Some(help) = finding.help(lang) {
        group = group.element(Level::HELP.with_name(lang.pick("建议", "help")).message(help));
    }
    if let [edit] = finding.found.edits.as_slice()
        && finding.help(lang).is_none()
        && edit.text.is_empty()
    {
        group = group.element(Level::HELP.with_name(lang.pick("建议", "help")).message(lang.pick("删去", "take it out")));
    }
    renderer.render(&[group])
}

fn summary(files: &[Checked], lang: Lang) -> String {
    let counts = counts(files);
    let total: usize = counts.iter().map(|count| count.1).sum();
    let good = AnsiColor::Green.on_default().bold();
    // What could not be read was not checked.
    let failed = files.iter().filter(|file| file.error.is_some()).count();
    if total == 0 && failed > 0 {
        let (zh, en) = (format!("{}份中{failed}份未能检查", files.len()), format!("{failed} of {} could not be checked", files.len()));
        return format!("{}\n", if lang == Lang::Zh { zh } else { en });
    }
    if total == 0 {
        let (zh, en) = (format!("{}份，没有发现问题", files.len()), format!("{} checked, nothing found", files.len()));
        return format!("{good}✓{good:#} {}\n", if lang == Lang::Zh { zh } else { en });
    }
    let named = counts.iter().filter(|count| count.1 > 0).map(|(severity, count)| match lang {
        Lang::Zh => format!("{}{count}条", severity.shown(lang)),
        Lang::En => format!("{count} {}{}", severity.shown(lang), if *count == 1 { "" } else { "s" }),
    });
    let named: Vec<String> = named.collect();
    let fixable = files.iter().flat_map(|file| &file.findings).filter(|finding| !finding.found.edits.is_empty()).count();
    let with = files.iter().filter(|file| !file.findings.is_empty()).count();
    let fix = match (fixable, lang) {
        (0, _) => String::new(),
        (count, Lang::Zh) => format!("；其中{count}条可自动修改（--fix，--unsafe-fixes）"),
        (count, Lang::En) => format!("; {count} can be fixed (--fix, --unsafe-fixes)"),
    };
    let line = match lang {
        Lang::Zh => format!("{}份中{with}份有问题：{}{fix}", files.len(), named.join("，")),
        Lang::En => format!("{with} of {} with findings: {}{fix}", files.len(), named.join(", ")),
    };
    format!("{line}\n{DIM}{}{DIM:#}\n", lang.pick("每条规则的理由：speechkit explain 代码", "why a rule matters: speechkit explain CODE"))
}
