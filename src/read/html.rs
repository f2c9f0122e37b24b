//! Web pages: the text of their blocks, a line each. A block begins on the line where it stands in the file whenever that is
//! possible, so that lines of findings are lines of the file. Numbers of lists are written out as a browser shows them.

mod block;
mod element;
mod list;

use html5gum::{DefaultEmitter, HtmlString, StartTag, State, Token, Tokenizer};

use std::collections::{BTreeMap, BTreeSet};

use super::{COLUMNS, Comment, Document, LONGEST_CELL, table_warning, warning};
use crate::text::{Markup, MarkupKind, is_han};
use block::Block;
use element::{AROUND, BLOCKS, MAIN, SILENT, VOID};
use list::Lists;

/// Whether a text is a web page: by how it begins.
pub fn is(text: &str) -> bool {
    let mut rest = text.trim_start_matches(['\u{FEFF}', ' ', '\t', '\r', '\n']);
    while let Some(behind) = rest.strip_prefix("<!--").and_then(|rest| rest.split_once("-->")) {
        rest = behind.1.trim_start();
    }
    let head: String = rest.chars().take(4096).collect::<String>().to_ascii_lowercase();
    if head.starts_with("<!doctype html") || head.starts_with("<?xml") && head.contains("<html") {
        return true;
    }
    let Some(name) = head.strip_prefix('<') else { return false };
    let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
    let element =
        BLOCKS.contains(&name) || matches!(name, "meta" | "title" | "style" | "script" | "link" | "span" | "font" | "b" | "strong");
    // One tag at the beginning of a draft makes no web page.
    element && (head.contains("</") || matches!(name, "html" | "head" | "body" | "meta"))
}

/// Reads a page.
pub fn read(source: &str, encoding: &'static str) -> Document {
    let mut blocks = Reader::new(source, true).run();
    // An element around the text that has no end swallows the text.
    if !blocks.iter().any(|block| block.text.chars().any(is_han)) {
        blocks = Reader::new(source, false).run();
    }
    let mut cells: BTreeMap<usize, BTreeMap<usize, usize>> = BTreeMap::new();
    for block in &blocks {
        if let Some((row, cell)) = block.cell {
            *cells.entry(row).or_default().entry(cell).or_default() += block.chars;
        }
    }
    let weight = |wanted: fn(&Block) -> bool| -> usize { blocks.iter().filter(|block| wanted(block)).map(Block::unlinked).sum() };
    let within_main = weight(|block| block.main) * 2 >= weight(|_| true).max(1);
    let keeps = |block: &Block| (!within_main || block.main) && !block.is_navigation();
    let left_out = blocks.iter().filter(|block| !block.text.is_empty() && !keeps(block)).count();
    blocks.retain(|block| keeps(block) || !block.comments.is_empty());
    let mut document = Document::new(String::new(), "html", encoding);
    let mut rows: BTreeSet<usize> = BTreeSet::new();
    let (mut line, mut chars) = (1, 0);
    for block in blocks {
        while line < block.line || !document.text.is_empty() && !document.text.ends_with('\n') {
            document.text.push('\n');
            (line, chars) = (line + 1, chars + 1);
        }
        let keep = keeps(&block);
        let data =
            |row: &usize| cells.get(row).is_some_and(|cells| cells.len() >= COLUMNS && cells.values().all(|chars| *chars <= LONGEST_CELL));
        let row = block.cell.map(|cell| cell.0).filter(|row| keep && data(row));
        if let Some(row) = row {
            rows.insert(row);
            let end = chars + block.text.chars().count() + 1;
            document.markup.push(Markup { span: chars..end, kind: MarkupKind::Apart });
        }
        document.comments.extend(block.comments.into_iter().map(|comment| Comment { at: chars + comment.at.min(block.chars), ..comment }));
        if keep {
            chars += block.text.chars().count();
            document.text.push_str(&block.text);
        }
    }
    if !document.text.is_empty() {
        document.text.push('\n');
    }
    document.warnings.extend(table_warning(rows.len()));
    if left_out > 0 {
        document.warnings.push(warning("page_furniture_left_out", format!("{left_out} lines around the text of the page are left out")));
    }
    document
}

struct Reader<'a> {
    source: &'a str,
    /// Whether what stands around the text is left out.
    trim: bool,
    blocks: Vec<Block>,
    block: Block,
    /// A blank that was read, and whether it was a line end.
    blank: Option<bool>,
    /// How far lines are counted.
    at: usize,
    line: usize,
    /// An element that is no text, and how often it is open.
    silent: Option<(HtmlString, usize)>,
    links: usize,
    main: usize,
    verbatim: usize,
    lists: Lists,
    /// The row of a table that is open, and how many there were.
    row: Option<usize>,
    rows: usize,
    cells: usize,
    /// The number of an item that has no words yet.
    label: Option<String>,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str, trim: bool) -> Reader<'a> {
        Reader {
            source,
            trim,
            blocks: Vec::new(),
            block: Block::default(),
            blank: None,
            at: 0,
            line: 1,
            silent: None,
            links: 0,
            main: 0,
            verbatim: 0,
            lists: Lists::default(),
            row: None,
            rows: 0,
            cells: 0,
            label: None,
        }
    }

    fn run(mut self) -> Vec<Block> {
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        let mut tokens = Tokenizer::new_with_emitter(self.source, emitter);
        tokens.set_state(State::Data);
        for token in tokens {
            let Ok(token) = token;
            match token {
                Token::StartTag(tag) => {
                    self.count(tag.span.start);
                    self.open(&tag);
                }
                Token::EndTag(tag) => self.close(&tag.name),
                Token::String(text) => {
                    let start = text.span.start;
                    self.words(&String::from_utf8_lossy(&text.value), start);
                }
                Token::Comment(comment) => {
                    let text = String::from_utf8_lossy(&comment.value).trim().to_owned();
                    self.block.comments.push(Comment { at: self.block.chars, text });
                }
                Token::Doctype(_) | Token::Error(_) => {}
            }
        }
        self.end_block();
        self.blocks
    }

    /// Counts the lines of the file up to a byte.
    fn count(&mut self, to: usize) {
        let to = to.min(self.source.len());
        if to > self.at {
            self.line += self.source.as_bytes()[self.at..to].iter().filter(|byte| **byte == b'\n').count();
            self.at = to;
        }
    }

    fn open(&mut self, tag: &StartTag<usize>) {
        let name = std::str::from_utf8(&tag.name).unwrap_or_default();
        let void = VOID.contains(&name) || tag.self_closing;
        if let Some((silent, depth)) = &mut self.silent {
            *depth += usize::from(*silent == tag.name && !void);
            return;
        }
        let attribute = |name: &[u8]| tag.attributes.get(name).map(|value| String::from_utf8_lossy(value).to_ascii_lowercase());
        let style = attribute(b"style").unwrap_or_default().replace(' ', "");
        let hidden = tag.attributes.contains_key(b"hidden".as_slice()) || style.contains("display:none");
        if !void && (hidden || SILENT.contains(&name) || self.trim && AROUND.contains(&name)) {
            self.silent = Some((tag.name.clone(), 1));
            return;
        }
        if BLOCKS.contains(&name) {
            self.end_block();
        }
        match name {
            "a" => self.links += 1,
            "pre" => self.verbatim += 1,
            "tr" => {
                self.rows += 1;
                self.row = Some(self.rows);
            }
            "td" | "th" => self.cells += 1,
            "ol" | "ul" | "menu" => {
                self.lists.open(name == "ol", &attribute, &style, tag.attributes.contains_key(b"reversed".as_slice()));
            }
            "li" => {
                self.label = self.lists.item(attribute(b"value"), &style);
            }
            name if MAIN.contains(&name) => self.main += 1,
            _ => {}
        }
    }

    fn close(&mut self, tag: &HtmlString) {
        let name = std::str::from_utf8(tag).unwrap_or_default();
        if let Some((silent, depth)) = &mut self.silent {
            *depth -= usize::from(silent == tag);
            if *depth == 0 || name == "ruby" {
                self.silent = None;
            }
            return;
        }
        if BLOCKS.contains(&name) {
            self.end_block();
        }
        match name {
            "a" => self.links = self.links.saturating_sub(1),
            "pre" => self.verbatim = self.verbatim.saturating_sub(1),
            "tr" | "table" => self.row = None,
            "li" => self.label = None,
            "ol" | "ul" | "menu" => {
                self.label = None;
                self.lists.close();
            }
            name if MAIN.contains(&name) => self.main = self.main.saturating_sub(1),
            _ => {}
        }
    }

    fn words(&mut self, text: &str, start: usize) {
        if self.silent.is_some() {
            return;
        }
        let blanks = text.len() - text.trim_start().len();
        self.count(start + blanks);
        for c in text.chars() {
            match c {
                '\n' if self.verbatim > 0 => {
                    self.end_block();
                    self.line += 1;
                    self.at += 1;
                }
                ' ' | '\t' | '\n' | '\r' | '\u{C}' => self.blank = Some(c == '\n' || self.blank == Some(true)),
                _ => {
                    self.space(c);
                    self.push(c.encode_utf8(&mut [0; 4]));
                }
            }
        }
    }

    /// The blank before a character: none at the beginning of a line, nor where a Chinese sentence goes on on the next line.
    fn space(&mut self, next: char) {
        let Some(line_end) = self.blank.take() else { return };
        let last = self.block.text.chars().next_back();
        let wide = |c: Option<char>| c.is_none_or(|c| !c.is_ascii());
        if last.is_some() && !(line_end && (wide(last) || wide(Some(next)))) {
            self.push(" ");
        }
    }

    fn push(&mut self, text: &str) {
        // The number of an item stands before its first words, in whatever paragraph they are.
        if let Some(label) = self.label.take() {
            self.push(&label);
        }
        if self.block.text.is_empty() {
            self.block.line = self.line;
            self.block.main = self.main > 0;
            self.block.cell = self.row.map(|row| (row, self.cells));
        }
        let count = text.chars().count();
        self.block.text.push_str(text);
        self.block.chars += count;
        self.block.linked += if self.links > 0 { count } else { 0 };
    }

    fn end_block(&mut self) {
        self.blank = None;
        let mut block = std::mem::take(&mut self.block);
        let kept = block.text.trim_end().len();
        block.text.truncate(kept);
        block.chars = block.text.chars().count();
        block.linked = block.linked.min(block.chars);
        if block.text.is_empty() {
            block.line = self.line;
        }
        if !block.text.is_empty() || !block.comments.is_empty() {
            self.blocks.push(block);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(source: &str) -> String {
        read(source, "UTF-8").text
    }

    #[test]
    fn blocks_are_lines_and_keep_the_lines_of_the_file() {
        let page = "<html><head><title>站点</title>\n<style>p {}</style></head>\n<body><nav><a href=x>首页</a></nav>\n<h1>在会上的讲话</h1>\n\n<p>同志们：<br>各单位要<b>抓好</b>\n  落实。&nbsp;<p>完成 20 项。</body>";
        assert_eq!(text(page), "\n\n\n在会上的讲话\n\n同志们：\n各单位要抓好落实。\n完成 20 项。\n");
    }

    #[test]
    fn lists_are_numbered_as_a_browser_shows_them() {
        let list =
            "<ol><li>抓排查<li>抓整改</ol><ol start=3 style='list-style-type: cjk-ideographic'><li>严执法</li></ol><ul><li>其他</ul>";
        assert_eq!(text(list), "1. 抓排查\n2. 抓整改\n三、严执法\n其他\n");
        assert_eq!(text("<ol><li></ol><p>各单位"), "各单位\n");
        assert_eq!(text("<ol><li><p>抓排查</p><li><p>抓整改</p></ol>"), "1. 抓排查\n2. 抓整改\n");
        assert_eq!(text("<ol reversed start=3><li>甲<li value=7>乙<li>丙</ol>"), "3. 甲\n7. 乙\n6. 丙\n");
    }

    #[test]
    fn what_is_no_text_is_left_out_but_never_all_of_it() {
        assert_eq!(
            text("<p>要<ruby>抓<rt>zhuā</rt></ruby>好<script>if (a < b) {}</script><span hidden>甲</span>落实。</p>"),
            "要抓好落实。\n"
        );
        assert_eq!(text("<div><nav>各单位要抓好落实。"), "各单位要抓好落实。\n");
        let page = "<body><div><a>返回首页</a></div><article><p>各单位要抓好落实，不得走过场。</p></article><p>相关阅读</p></body>";
        assert_eq!(text(page), "各单位要抓好落实，不得走过场。\n");
    }

    #[test]
    fn rows_of_data_are_no_sentences_and_frames_are() {
        let tables = |page: &str| read(page, "UTF-8").markup.len();
        assert_eq!(tables("<table><tr><th>任务<th>单位<th>时限</tr><tr><td>查校车<td>教育局<td>5月底前</tr></table>"), 6);
        assert_eq!(tables("<table><tr><td><p>各单位要抓好落实。<p>要排查。<p>要整改。</td></tr></table>"), 0);
        let long = "各单位要抓好落实。".repeat(30);
        assert_eq!(tables(&format!("<table><tr><td>左<td>{long}<td>右</tr></table>")), 0);
    }

    #[test]
    fn pages_are_told_from_drafts() {
        for page in ["<!DOCTYPE html><p>", "\n<!-- a --><HTML>", "<p>各单位</p>", "<div class=x>要</div>"] {
            assert!(is(page), "{page}");
        }
        for draft in ["同志们：<br>", "<XX市>安全生产会议", "< 3 项", "<关于会议的通知>"] {
            assert!(!is(draft), "{draft}");
        }
    }
}
