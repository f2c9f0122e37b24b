//! Every way in gives the same outline: web pages, Markdown, PDF, OFD and Word 97 beside the plain text they were made from.

mod common;

use serde_json::Value;
use speechkit::analyze::{Analyzer, Options};
use speechkit::read::{self, Document, ReadError};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use common::docx::{escape, package};
use common::{WELL_FORMED, pages, stem};

/// What an outline says, a line a fact.
fn facts(document: &Document) -> Vec<String> {
    let outline = Analyzer::default().analyze("text", document, &Options::default());
    let outline = serde_json::to_value(outline).expect("an outline is JSON");
    let mut found = Vec::new();
    for speech in outline["speeches"].as_array().expect("speeches") {
        found.push(format!("{} {} {}", speech["title"], speech["date"], speech["salutation"]));
        sections(&speech["sections"], &mut found);
        for directive in speech["directives"].as_array().expect("directives") {
            let names = |key: &str, of: &str| -> Vec<String> {
                directive[key].as_array().expect("a list").iter().map(|item| item[of].to_string()).collect()
            };
            found.push(format!(
                "{} {} {:?} {:?} {:?}",
                directive["section"],
                directive["text"],
                names("actors", "name"),
                names("sectors", "id"),
                names("deadlines", "end")
            ));
        }
    }
    found
}

fn sections(list: &Value, found: &mut Vec<String>) {
    for section in list.as_array().expect("sections") {
        found.push(format!("{} {} {}", section["id"], section["marker"], section["heading"]));
        sections(&section["children"], found);
    }
}

fn well_formed() -> Vec<(String, String)> {
    let fixtures = common::fixtures().into_iter().filter(|path| WELL_FORMED.contains(&stem(path).as_str()));
    fixtures.map(|path| (stem(&path), read::read(&fs::read(&path).expect("a fixture"), None).expect("a text").text)).collect()
}

/// Both outlines are the same; where not, the first facts that differ.
fn same(name: &str, kind: &str, text: &str, bytes: &[u8]) {
    let document = read::read(bytes, None).unwrap_or_else(|error| panic!("{name} as {kind}: {error}"));
    assert_eq!(document.format, kind, "{name}");
    let (wanted, got) = (facts(&Document::new(text.to_owned(), "text", "UTF-8")), facts(&document));
    let differ: Vec<_> = wanted.iter().zip(&got).filter(|(wanted, got)| wanted != got).take(3).collect();
    assert!(wanted == got, "{name} as {kind}: {} facts and {}\n{differ:#?}\n{}", wanted.len(), got.len(), document.text);
}

#[test]
fn pdf_and_ofd_pages_give_the_same_outline() {
    for (name, text) in well_formed() {
        same(&name, "pdf", &text, &pages::pdf(&text));
        same(&name, "ofd", &text, &pages::ofd(&text));
    }
}

#[test]
fn web_pages_and_markdown_give_the_same_outline() {
    for (name, text) in well_formed() {
        let paragraphs = || text.lines().map(str::trim).filter(|line| !line.is_empty());
        let mut page = "<!DOCTYPE html>\n<html><head><title>市政府网站</title></head>\n<body><nav><a href=\"/\">首页</a> &gt; <a href=\"/a\">领导讲话</a></nav>\n<div id=\"zoom\">\n".to_owned();
        let mut draft = String::new();
        for (index, line) in paragraphs().enumerate() {
            let (bold, rest) = line.split_at(line.find(['。', '，', '：']).unwrap_or(line.len()));
            match index {
                0 => writeln!(page, "<h1>{}</h1>", escape(line)),
                _ => writeln!(page, "<p style=\"text-indent: 2em\">&emsp;<strong>{}</strong>{}</p>", escape(bold), escape(rest)),
            }
            .expect("a string");
            let short = line.chars().count() < 30 && !line.ends_with(['。', '：']);
            match (index, short) {
                (0, _) => write!(draft, "# {line}\n\n"),
                (_, true) => write!(draft, "## {line}\n\n"),
                (_, false) if bold.is_empty() => write!(draft, "{line}\n\n"),
                (_, false) => write!(draft, "**{bold}**{rest}\n\n"),
            }
            .expect("a string");
        }
        page.push_str("</div><footer>版权所有 平陵市人民政府</footer></body></html>\n");
        same(&name, "html", &text, page.as_bytes());
        same(&name, "markdown", &text, draft.as_bytes());
        let document = read::read(draft.as_bytes(), None).expect("a draft");
        assert_eq!(document.text, draft, "places in Markdown are places in the file");
    }
}

/// Ugly copies on fixed pages: how many facts differ, and why.
const DIFFERENCES: [(&str, usize); 1] = [
    // A paragraph behind a list is taken for the end of its last item, where a line is full to its edge.
    ("school-bureau", 1),
];

#[test]
fn ugly_copies_differ_only_where_it_is_known() {
    for path in common::fixtures().into_iter().filter(|path| !WELL_FORMED.contains(&stem(path).as_str())) {
        let name = stem(&path);
        let text = read::read(&fs::read(&path).expect("a fixture"), None).expect("a text").text;
        let paragraphs: String = text.lines().map(|line| format!("<p>{}</p>\n", escape(line))).collect();
        let page = format!("<!DOCTYPE html><html><body>{paragraphs}</body></html>");
        let wanted = facts(&Document::new(text.clone(), "text", "UTF-8"));
        let known = DIFFERENCES.iter().find(|known| known.0 == name).map_or(0, |known| known.1);
        for (bytes, allowed) in [(page.into_bytes(), 0), (pages::pdf(&text), known), (pages::ofd(&text), known)] {
            let document = read::read(&bytes, None).unwrap_or_else(|error| panic!("{name}: {error}"));
            let got = facts(&document);
            let differ: Vec<&String> = wanted.iter().filter(|fact| !got.contains(fact)).collect();
            assert!(differ.len() <= allowed, "{name} as {}: {differ:#?}", document.format);
        }
    }
}

fn converted(folder: &Path, text: &Path, to: &str, ending: &str) -> Vec<u8> {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let done = Command::new("soffice")
        .args([profile.as_str(), "--headless", "--infilter=Text (encoded):UTF8", "--convert-to", to, "--outdir"])
        .arg(folder)
        .arg(text)
        .output()
        .expect("it runs");
    let path: PathBuf = folder.join(text.with_extension(ending).file_name().expect("a name"));
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}\n{}", path.display(), String::from_utf8_lossy(&done.stderr)))
}

#[test]
fn what_libreoffice_writes_gives_the_same_outline() {
    if !common::libreoffice() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in well_formed() {
        let path = folder.path().join(format!("{name}.txt"));
        fs::write(&path, &text).expect("a file");
        for (kind, to, ending) in [
            ("doc", "doc:MS Word 97", "doc"),
            ("pdf", "pdf", "pdf"),
            ("html", "html:XHTML Writer File:UTF8", "html"),
            ("docx", "docx", "docx"),
        ] {
            same(&name, kind, &text, &converted(folder.path(), &path, to, ending));
        }
    }
}

#[test]
fn files_without_text_are_clear_errors() {
    let kind = |bytes: &[u8]| read::read(bytes, None).map_err(|error| error.kind()).err();
    let whole = pages::pdf("在会上的讲话\n各单位要抓好落实。");
    assert_eq!(kind(&pages::pdf("")), Some("scanned"));
    assert_eq!(kind(b"%PDF-1.7\n%%EOF"), Some("damaged"));
    assert!(matches!(kind(&whole[..300]), Some("damaged" | "scanned")));
    assert_eq!(kind(&package(&[("OFD.xml", "<OFD><DocBody><DocRoot>Doc/D.xml</DocRoot></DocBody></OFD>")])), Some("damaged"));
    assert_eq!(kind(&package(&[("OFD.xml", "<OFD/>")])), Some("scanned"));
    assert_eq!(kind(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and nothing else"), Some("damaged"));
    assert_eq!(read::read(b"MIME-Version: 1.0\n", None), Err(ReadError::Unsupported("MHTML")));
    // A running head is known by standing on several pages.
    // A file whose table of places was lost is still read.
    let text = String::from_utf8_lossy(&whole).replace("startxref", "startxxxx");
    assert_eq!(
        read::read(text.as_bytes(), None).map(|document| document.text).as_deref(),
        Ok("内部资料 注意保存\n在会上的讲话\n各单位要抓好落实。\n")
    );
}

#[test]
fn damaged_files_of_every_kind_never_crash() {
    let text = "在会上的讲话\n同志们：\n一、提高认识\n各单位要在5月底前完成排查。";
    let page = format!("<html><body><ol><li>{text}</ol></body></html>");
    let wholes = [pages::pdf(text), pages::ofd(text), page.into_bytes(), common::docx::typed(text)];
    let mut seed = 0x9E37_79B9_u64;
    for whole in wholes {
        for _ in 0..60 {
            let mut bytes = whole.clone();
            for _ in 0..8 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let at = (seed >> 33) as usize % bytes.len();
                bytes[at] = (seed >> 20) as u8;
            }
            if let Ok(document) = read::read(&bytes, None) {
                facts(&document);
            }
        }
    }
}
