//! Elements of web pages by what they mean for the text.

/// Elements that begin and end a line.
pub(super) const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];
/// Elements that are no text.
pub(super) const SILENT: &[&str] =
    &["script", "style", "template", "noscript", "svg", "iframe", "object", "title", "rt", "rp", "del", "button", "select", "textarea"];
/// Elements around the text of a page.
pub(super) const AROUND: &[&str] = &["nav", "footer", "aside"];
/// Elements that hold the text of a page.
pub(super) const MAIN: &[&str] = &["main", "article"];
/// Elements that have no end.
pub(super) const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
