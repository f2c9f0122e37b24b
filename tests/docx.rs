//! Word documents: automatic numbering as Word shows it, tracked changes, and files that are no documents.

mod common;

use common::docx::{automatic, document, level, numbered, package, paragraph, typed};
use serde_json::Value;
use speechkit::analyze::{Analyzer, Options};
use speechkit::read::{self, Document, Options as ReadOptions, ReadError, Tracked};
use std::fs;
use std::process::Command;

fn read_docx(bytes: &[u8]) -> Document {
    read::read(bytes, None).unwrap_or_else(|error| panic!("{error}"))
}

fn text_of(path: &std::path::Path) -> String {
    let bytes = fs::read(path).expect("a fixture");
    let text = read::read(&bytes, None).expect("a fixture is text").text;
    text.replace('\r', "").trim_end_matches('\n').to_owned() + "\n"
}

fn outline(document: &Document) -> Value {
    let options = Options { include_text: true, date: None };
    serde_json::to_value(Analyzer::default().analyze("speech", document, &options)).expect("JSON")
}

/// Without what only says what file it was.
fn comparable(mut outline: Value) -> Value {
    fn strip(value: &mut Value) {
        match value {
            Value::Object(object) => {
                object.remove("paragraph");
                object.values_mut().for_each(strip);
            }
            Value::Array(items) => items.iter_mut().for_each(strip),
            _ => {}
        }
    }
    strip(&mut outline);
    outline["source"]["format"] = Value::Null;
    outline
}

#[test]
fn fixtures_say_the_same_with_typed_and_with_automatic_numbers() {
    for path in common::fixtures() {
        let text = text_of(&path);
        let plain = comparable(outline(&Document::new(text.clone(), "text", "UTF-8")));
        for (kind, bytes) in [("typed", typed(&text)), ("automatic", automatic(&text))] {
            let document = read_docx(&bytes);
            assert_eq!(document.format, "docx");
            assert_eq!(document.text, text, "{} with {kind} numbers", path.display());
            assert!(comparable(outline(&document)) == plain, "{} with {kind} numbers", path.display());
        }
    }
    // The generator makes numbers: most fixtures have some.
    let with = common::fixtures().iter().filter(|path| typed(&text_of(path)).len() != automatic(&text_of(path)).len()).count();
    assert!(with >= 10, "{with}");
}

#[test]
fn spans_say_their_paragraph() {
    let body = paragraph("", "在会上的讲话")
        + &paragraph("", "")
        + &paragraph("", "同志们：")
        + &paragraph(&numbered(1, 0), "提高认识")
        + &paragraph("", "各单位要抓好落实。");
    let numbering = "<w:abstractNum w:abstractNumId=\"0\">".to_owned()
        + &level(0, "chineseCounting", "%1、", "")
        + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
    let outline = outline(&read_docx(&document(&body, &numbering, "")));
    assert_eq!(outline["source"]["text"], "在会上的讲话\n\n同志们：\n一、提高认识\n各单位要抓好落实。\n");
    let speech = &outline["speeches"][0];
    let at = |value: &Value| value["paragraph"].to_string();
    assert_eq!(
        (at(&speech["title_span"]), at(&speech["sections"][0]["marker_span"]), at(&speech["directives"][0]["span"])),
        ("0".to_owned(), "3".to_owned(), "4".to_owned())
    );
}

/// Numbered paragraphs of many kinds, and the labels that Word shows; `all` of them, or only those that LibreOffice shows too.
fn zoo(all: bool) -> (Vec<u8>, Vec<&'static str>) {
    let mut numbering = String::new();
    let mut body = String::new();
    let mut labels = Vec::new();
    let formats = [
        ("chineseCounting", ["一、", "二、", "十一、"]),
        ("chineseCountingThousand", ["一、", "二、", "十一、"]),
        ("japaneseCounting", ["一、", "二、", "十一、"]),
        ("decimal", ["1、", "2、", "11、"]),
        ("decimalFullWidth", ["１、", "２、", "１１、"]),
        ("decimalEnclosedCircle", ["①、", "②、", "⑪、"]),
        ("upperLetter", ["A、", "B、", "K、"]),
        ("lowerRoman", ["i、", "ii、", "xi、"]),
    ];
    for (index, (format, shown)) in formats.into_iter().enumerate() {
        let id = index + 1;
        numbering += &format!("<w:abstractNum w:abstractNumId=\"{id}\">{}</w:abstractNum>", level(0, format, "%1、", ""));
        for number in 1..=11 {
            let seen = match number {
                1 => Some(shown[0]),
                2 => Some(shown[1]),
                11 => Some(shown[2]),
                _ => None,
            };
            // Those between are read, but only these are compared.
            body += &paragraph(&numbered(id as u32, 0), if seen.is_some() { "看" } else { "过" });
            labels.extend(seen);
        }
    }
    // 第一章, 第一节, 1.1 with all numbers decimal; a deeper level begins anew behind a higher one.
    let legal = level(0, "chineseCounting", "第%1章 ", "")
        + &level(1, "decimal", "%1.%2 ", "<w:isLgl/>")
        + &level(2, "decimalEnclosedCircle", "%3", "<w:lvlRestart w:val=\"1\"/>");
    numbering += &format!("<w:abstractNum w:abstractNumId=\"20\">{legal}</w:abstractNum>");
    // Style-linked levels: the paragraph names nothing but its style.
    let linked = level(0, "chineseCounting", "%1、", "<w:pStyle w:val=\"H1\"/>")
        + &level(1, "chineseCounting", "（%2）", "<w:pStyle w:val=\"H2\"/>");
    numbering += &format!("<w:abstractNum w:abstractNumId=\"21\">{linked}</w:abstractNum>");
    for id in 1..=8 {
        numbering += &format!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{id}\"/></w:num>");
    }
    numbering +=
        "<w:num w:numId=\"20\"><w:abstractNumId w:val=\"20\"/></w:num><w:num w:numId=\"21\"><w:abstractNumId w:val=\"21\"/></w:num>";
    numbering += "<w:num w:numId=\"22\"><w:abstractNumId w:val=\"21\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>";
    let chapters: [(usize, &'static str); 8] =
        [(0, "第一章 "), (1, "1.1 "), (2, "①"), (1, "1.2 "), (2, "②"), (0, "第二章 "), (1, "2.1 "), (2, "①")];
    // LibreOffice knows neither isLgl nor lvlRestart.
    for (place, label) in chapters.iter().filter(|_| all) {
        body += &paragraph(&numbered(20, *place), "看");
        labels.push(label);
    }
    for (style, label) in [("H1", "一、"), ("H2", "（一）"), ("H2", "（二）"), ("H1", "二、"), ("H2", "（一）"), ("Based", "三、")]
    {
        body += &paragraph(&format!("<w:pStyle w:val=\"{style}\"/>"), "看");
        labels.push(label);
    }
    body += &paragraph(&numbered(22, 0), "看");
    labels.push("五、");
    body += &paragraph("<w:pStyle w:val=\"H1\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>", "看");
    labels.push("");
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:name w:val=\"H1\"/><w:pPr><w:numPr><w:numId w:val=\"21\"/></w:numPr></w:pPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"H2\"><w:name w:val=\"H2\"/><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"21\"/></w:numPr></w:pPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"Based\"><w:name w:val=\"Based\"/><w:basedOn w:val=\"H1\"/></w:style>";
    (document(&body, &numbering, styles), labels)
}

#[test]
fn automatic_numbers_are_those_that_word_shows() {
    let (bytes, labels) = zoo(true);
    let text = read_docx(&bytes).text;
    let shown: Vec<&str> = text.lines().filter_map(|line| line.strip_suffix('看')).collect();
    assert_eq!(shown, labels);
}

#[test]
fn automatic_numbers_are_those_that_libreoffice_shows() {
    if !common::libreoffice() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let mut sources: Vec<(String, Vec<u8>)> = vec![("zoo".to_owned(), zoo(false).0)];
    sources.extend(common::fixtures().iter().map(|path| (common::stem(path), automatic(&text_of(path)))));
    let paths: Vec<_> = sources
        .iter()
        .map(|(name, bytes)| {
            let path = folder.path().join(format!("{name}.docx"));
            fs::write(&path, bytes).expect("a file");
            path
        })
        .collect();
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    let done = Command::new("soffice")
        .args([profile.as_str(), "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir"])
        .arg(folder.path())
        .args(&paths)
        .output()
        .expect("LibreOffice runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let squeezed = |text: &str| -> Vec<String> {
        text.trim_start_matches('\u{feff}')
            .lines()
            .map(|line| line.split_whitespace().collect::<String>())
            .filter(|line| !line.is_empty())
            .collect()
    };
    for (name, bytes) in &sources {
        let theirs = fs::read_to_string(folder.path().join(format!("{name}.txt"))).expect("the converted text");
        assert_eq!(squeezed(&read_docx(bytes).text), squeezed(&theirs), "{name}");
    }
}

#[test]
fn tracked_changes_are_read_as_asked_for() {
    let body = r#"<w:p><w:r><w:t>各单位要在</w:t></w:r><w:del w:id="1" w:author="a"><w:r><w:delText>6月</w:delText></w:r></w:del><w:ins w:id="2" w:author="a"><w:r><w:t>5月</w:t></w:r></w:ins><w:r><w:t>底前完成。</w:t></w:r></w:p><w:p><w:pPr><w:rPr><w:del w:id="3" w:author="a"/></w:rPr></w:pPr><w:r><w:t>前半句，</w:t></w:r></w:p><w:p><w:r><w:t>后半句。</w:t></w:r></w:p>"#;
    let bytes = document(body, "", "");
    let of = |tracked| read::read_with(&bytes, &ReadOptions { tracked, ..ReadOptions::default() }).map(|document| document.text);
    assert_eq!(of(Tracked::Final).as_deref(), Ok("各单位要在5月底前完成。\n前半句，后半句。\n"));
    assert_eq!(of(Tracked::Original).as_deref(), Ok("各单位要在6月底前完成。\n前半句，\n后半句。\n"));
}

#[test]
fn tables_links_and_fields_are_text_hidden_runs_are_none_and_boxes_stand_apart() {
    let body = r#"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>序号</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>任务</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r><w:r><w:br w:type="page"/><w:t>页</w:t><w:tab/><w:t>末</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框中要办</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p><w:sdt><w:sdtContent><w:p><w:r><w:t>控件</w:t></w:r></w:p></w:sdtContent></w:sdt>"#;
    let document = read_docx(&document(body, "", ""));
    assert_eq!(document.text, "序号\n任务\n链接3页\t末\n控件\n框中要办\n");
    assert_eq!(document.warnings.iter().map(|warning| warning.kind.as_str()).collect::<Vec<_>>(), ["text_boxes_apart"]);
}

#[test]
fn footnotes_stand_behind_the_text_and_set_no_tasks() {
    let main = r#"<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>各单位要抓好落实。</w:t></w:r></w:p></w:body></w:document>"#;
    let notes = r#"<w:footnotes xmlns:w="w"><w:footnote w:type="separator"><w:p/></w:footnote><w:footnote w:id="1"><w:p><w:r><w:t>市教育局要在5月底前报数。</w:t></w:r></w:p></w:footnote></w:footnotes>"#;
    let relations = r#"<Relationships><Relationship Type="x/officeDocument" Target="word/document.xml"/></Relationships>"#;
    let document = read_docx(&package(&[("_rels/.rels", relations), ("word/document.xml", main), ("word/footnotes.xml", notes)]));
    assert_eq!(document.text, "各单位要抓好落实。\n市教育局要在5月底前报数。\n");
    assert_eq!(document.warnings.iter().map(|warning| warning.kind.as_str()).collect::<Vec<_>>(), ["footnotes_apart"]);
    assert_eq!(outline(&document)["speeches"][0]["directives"].as_array().map(Vec::len), Some(1));
}

#[test]
fn rows_of_data_are_kept_and_not_broken_down() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", paragraph("", text));
    let row = |cells: [&str; 4]| format!("<w:tr>{}</w:tr>", cells.map(cell).concat());
    let body = paragraph("", "在会上的讲话")
        + &paragraph("", "同志们：")
        + &paragraph("", "各单位要抓好落实。")
        + "<w:tbl>"
        + &row(["序号", "任务", "责任单位", "完成时限"])
        + &row(["1", "完成校车检查", "市教育局", "5月底前"])
        + &row(["2", "要更换灭火器", "市文旅局", "6月底前"])
        + "</w:tbl>"
        + &paragraph("", "各乡镇必须在7月底前完成排查。");
    let document = read_docx(&document(&body, "", ""));
    assert!(document.text.contains("1\n完成校车检查\n市教育局\n5月底前\n2\n"), "{}", document.text);
    assert_eq!(document.warnings.iter().map(|warning| warning.kind.as_str()).collect::<Vec<_>>(), ["table_rows"]);
    let outline = outline(&document);
    let tasks: Vec<&str> =
        outline["speeches"][0]["directives"].as_array().expect("tasks").iter().filter_map(|task| task["text"].as_str()).collect();
    assert_eq!(tasks, ["各单位要抓好落实", "各乡镇必须在7月底前完成排查"]);
    assert_eq!(outline["artefacts"].as_array().map(Vec::len), Some(0));
}

#[test]
fn files_that_are_no_documents_are_clear_errors() {
    let whole = typed("各单位要抓好落实。");
    let kind = |bytes: &[u8]| read::read(bytes, None).map_err(|error| error.kind()).err();
    assert_eq!(kind(&whole[..whole.len() / 2]), Some("damaged"));
    assert_eq!(kind(&package(&[("xl/workbook.xml", "<workbook/>")])), Some("unsupported_format"));
    let protected: Vec<u8> =
        b"\xD0\xCF\x11\xE0".iter().copied().chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(kind(&protected), Some("protected"));
    // Entities that grow without bound.
    let relations = r#"<Relationships><Relationship Type="x/officeDocument" Target="word/document.xml"/></Relationships>"#;
    let bomb = r#"<!DOCTYPE d [<!ENTITY a "各单位"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><d>&b;</d>"#;
    assert_eq!(kind(&package(&[("_rels/.rels", relations), ("word/document.xml", bomb)])), Some("damaged"));
    // A part that unpacks to far more than it is packed.
    let blanks = " ".repeat(100 << 20);
    assert_eq!(kind(&package(&[("_rels/.rels", relations), ("word/document.xml", &blanks)])), Some("too_large"));
    assert_eq!(read::read(b"{\\rtf1", None), Err(ReadError::Unsupported("RTF")));
}

#[test]
fn the_command_reads_documents_by_their_content_and_keeps_them_documents() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("draft.txt");
    let bytes = typed("在会上的讲话\n同志们：\n一、提高认识\n各单位要排查引患。\n二、狠抓落实\n各单位要抓好落实。");
    fs::write(&path, &bytes).expect("a file");
    let run = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_speechkit")).args(arguments).arg(&path).env("LANG", "C").output().expect("it runs")
    };
    let outline: Value = serde_json::from_slice(&run(&["outline", "--json"]).stdout).expect("JSON");
    assert_eq!(
        (&outline["source"]["format"], outline["speeches"][0]["directives"].as_array().map(Vec::len)),
        (&Value::from("docx"), Some(2))
    );
    // A fix keeps it a document.
    assert_eq!(run(&["check", "--fix", "--select", "T012"]).status.code(), Some(0));
    assert_eq!(read_docx(&fs::read(&path).expect("the file")).format, "docx");
    fs::write(&path, &bytes).expect("the file");
    // The text before tracked changes is not what is written.
    let original = run(&["check", "--fix", "--tracked", "original"]);
    assert_eq!(original.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&original.stderr).contains("left as it was"), "{}", String::from_utf8_lossy(&original.stderr));
    assert!(fs::read(&path).expect("the file") == bytes);
    assert_eq!(run(&["check", "--select", "T012"]).status.code(), Some(1));
}
