//! Fixes and comments in Word documents: at the very place, in the runs concerned, and nothing else is touched.

mod common;

use common::docx::{document, escape, level, numbered, package, paragraph};
use speechkit::read;
use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::Path;
use std::process::{Command, Output};

/// The lines of a text as paragraphs whose runs are a few characters long and differ in their looks.
fn chopped(text: &str) -> Vec<u8> {
    let mut body = String::new();
    for (row, line) in text.lines().enumerate() {
        body.push_str("<w:p>");
        let chars: Vec<char> = line.chars().collect();
        for (index, run) in chars.chunks(1 + row % 5).enumerate() {
            let look = if index % 2 == 0 { "<w:rPr><w:b/></w:rPr>" } else { "" };
            let words: String = run.iter().collect();
            write!(body, "<w:r>{look}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escape(&words)).expect("a string");
        }
        body.push_str("</w:p>");
    }
    document(&body, "", "")
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut text = String::new();
    zip.by_name(name).unwrap_or_else(|error| panic!("{name}: {error}")).read_to_string(&mut text).expect("text");
    text
}

fn check(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_speechkit"))
        .arg("check")
        .args(arguments)
        .args(["--lang", "en"])
        .current_dir(folder)
        .output()
        .expect("it runs")
}

fn text_of(bytes: &[u8]) -> String {
    read::read(bytes, None).expect("a document").text
}

/// The words between the marks of each comment, by its number.
fn commented(xml: &str) -> Vec<String> {
    let xml = roxmltree::Document::parse(xml).expect("XML");
    let id = |node: roxmltree::Node| node.attributes().find(|own| own.name() == "id").and_then(|own| own.value().parse::<usize>().ok());
    let mut open: Vec<usize> = Vec::new();
    let mut found: Vec<String> = Vec::new();
    for node in xml.descendants().filter(roxmltree::Node::is_element) {
        match node.tag_name().name() {
            "commentRangeStart" => {
                let id = id(node).expect("a number");
                found.resize(found.len().max(id + 1), String::new());
                open.push(id);
            }
            "commentRangeEnd" => open.retain(|other| Some(*other) != id(node)),
            "t" => open.iter().for_each(|id| found[*id].push_str(node.text().unwrap_or_default())),
            _ => {}
        }
    }
    assert!(open.is_empty(), "every comment ends");
    found
}

#[test]
fn comments_stand_at_the_words_that_they_speak_of() {
    for path in common::fixtures() {
        let text = read::read(&fs::read(&path).expect("a fixture"), None).expect("a text").text;
        let folder = tempfile::tempdir().expect("a folder");
        let draft = folder.path().join("draft.docx");
        fs::write(&draft, chopped(&text)).expect("a file");
        let done = check(folder.path(), &["draft.docx", "--select", "all", "--format", "json", "--annotate", "reviewed.docx"]);
        let report: serde_json::Value = serde_json::from_slice(&done.stdout).expect("JSON");
        let findings = report["files"][0]["findings"].as_array().expect("findings");
        let reviewed = fs::read(folder.path().join("reviewed.docx")).expect("the copy");
        let before = text_of(&fs::read(&draft).expect("the draft"));
        assert_eq!(text_of(&reviewed), before, "{}", path.display());
        let shown = commented(&part(&reviewed, "word/document.xml"));
        assert_eq!(shown.len(), findings.len(), "{}", path.display());
        let chars: Vec<char> = before.chars().collect();
        for (finding, words) in findings.iter().zip(&shown) {
            let at = |key: &str| finding["span"][key].as_u64().expect("an offset") as usize;
            let wanted: String = chars[at("start")..at("end")].iter().filter(|c| **c != '\n').collect();
            assert!(*words == wanted || wanted.is_empty(), "{}: {finding}\n{words}", path.display());
        }
        let comments = part(&reviewed, "word/comments.xml");
        assert_eq!(comments.matches("<w:comment ").count(), findings.len());
        for (name, times) in [("[Content_Types].xml", 1), ("word/_rels/document.xml.rels", 1)] {
            assert_eq!(part(&reviewed, name).matches("comments.xml").count(), times, "{name}");
        }
    }
}

#[test]
fn fixes_in_word_are_those_of_the_plain_text_and_keep_the_looks() {
    let text = "在会上的讲话\n同志们：\n一、提高认识\n要全面排查安全引患 ，早布署、早落实。\n二、狠抓落实\n截止目前,各单位“三个必须& <要求>\"没有落实。";
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::write(at("draft.docx"), chopped(text)).expect("a file");
    fs::write(at("draft.txt"), text).expect("a file");
    let before = part(&fs::read(at("draft.docx")).expect("the draft"), "word/document.xml");
    let shown = check(folder.path(), &["draft.docx", "--diff", "--unsafe-fixes"]);
    assert!(String::from_utf8_lossy(&shown.stdout).contains("+要全面排查安全隐患"), "{}", String::from_utf8_lossy(&shown.stdout));
    for name in ["draft.docx", "draft.txt"] {
        check(folder.path(), &[name, "--unsafe-fixes"]);
    }
    let fixed = fs::read(at("draft.docx")).expect("the draft");
    let plain = fs::read_to_string(at("draft.txt")).expect("the text");
    assert!(plain.contains("安全隐患") && plain.contains("早部署") && plain != text, "{plain}");
    assert_eq!(text_of(&fixed).trim_end(), plain.trim_end());
    let after = part(&fixed, "word/document.xml");
    assert_eq!(after.matches("<w:b/>").count(), before.matches("<w:b/>").count());
    assert_eq!(after.matches("<w:r>").count(), before.matches("<w:r>").count());
    for name in ["word/styles.xml", "word/numbering.xml", "[Content_Types].xml"] {
        assert_eq!(part(&fixed, name), part(&chopped(text), name));
    }
    let again = fixed.clone();
    check(folder.path(), &["draft.docx", "--unsafe-fixes"]);
    assert!(fs::read(at("draft.docx")).expect("the draft") == again, "nothing is left to fix");
}

#[test]
fn what_word_itself_makes_is_never_changed() {
    // 一、 and 三、 made by Word: the gap cannot be mended in a run.
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"0\">{}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"3\"/></w:lvlOverride></w:num>",
        level(0, "chineseCounting", "%1、", "")
    );
    let body = paragraph("", "在会上的讲话")
        + &paragraph("", "同志们：")
        + &paragraph(&numbered(1, 0), "提高认识")
        + &paragraph("", "各单位要排查引患。")
        + &paragraph(&numbered(2, 0), "狠抓落实")
        + &paragraph("", "各单位要抓好落实。")
        + "<w:p/>";
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("draft.docx");
    fs::write(&path, document(&body, &numbering, "")).expect("a file");
    let done = check(folder.path(), &["draft.docx", "--unsafe-fixes", "--select", "S001,T012"]);
    let shown = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.code() == Some(1) && shown.contains("S001"), "{shown}");
    let text = text_of(&fs::read(&path).expect("the draft"));
    assert_eq!(text, "在会上的讲话\n同志们：\n一、提高认识\n各单位要排查隐患。\n三、狠抓落实\n各单位要抓好落实。\n\n");
    // A remark on a number stands at its paragraph.
    check(folder.path(), &["draft.docx", "--select", "S001", "--annotate", "reviewed.docx"]);
    let reviewed = fs::read(folder.path().join("reviewed.docx")).expect("the copy");
    assert_eq!(commented(&part(&reviewed, "word/document.xml")), ["狠抓落实"]);
}

#[test]
fn comments_that_are_there_stay() {
    let main = r#"<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:commentRangeStart w:id="4"/><w:r><w:t>各单位要排查引患。</w:t></w:r><w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r></w:p></w:body></w:document>"#;
    let roots = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
    let own = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="b" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="remarks.xml"/></Relationships>"#;
    let types = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/remarks.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>"#;
    let old = r#"<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="4" w:author="a"><w:p/></w:comment></w:comments>"#;
    let bytes = package(&[
        ("[Content_Types].xml", types),
        ("_rels/.rels", roots),
        ("word/_rels/document.xml.rels", own),
        ("word/document.xml", main),
        ("word/remarks.xml", old),
    ]);
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("draft.docx"), bytes).expect("a file");
    check(folder.path(), &["draft.docx", "--select", "T012", "--annotate", "reviewed.docx"]);
    let reviewed = fs::read(folder.path().join("reviewed.docx")).expect("the copy");
    let comments = part(&reviewed, "word/remarks.xml");
    assert!(comments.contains("w:id=\"4\"") && comments.contains("w:id=\"5\""), "{comments}");
    assert_eq!(commented(&part(&reviewed, "word/document.xml"))[5], "引患");
    let refused = check(folder.path(), &["draft.docx", "--annotate", "draft.docx"]);
    assert_eq!(refused.status.code(), Some(2));
}

#[test]
fn libreoffice_shows_the_comments() {
    if !common::libreoffice() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let text = "在会上的讲话\n同志们：\n一、提高认识\n要全面排查安全引患，早布署、早落实。";
    fs::write(folder.path().join("draft.docx"), chopped(text)).expect("a file");
    check(folder.path(), &["draft.docx", "--select", "T012", "--annotate", "reviewed.docx"]);
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    let done = Command::new("soffice")
        .args([profile.as_str(), "--headless", "--convert-to", "fodt", "--outdir"])
        .arg(folder.path())
        .arg(folder.path().join("reviewed.docx"))
        .output()
        .expect("it runs");
    assert!(done.status.success());
    let shown = fs::read_to_string(folder.path().join("reviewed.fodt")).expect("the converted document");
    assert_eq!(shown.matches("<office:annotation ").count(), 2);
    assert!(shown.contains("T012") && shown.contains("<dc:creator>speechkit</dc:creator>"));
}
