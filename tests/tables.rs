//! Task tables: the same rows in every format, workbooks that open, results that never take the place of an input.

mod common;

use calamine::{Data, Reader as _, Xlsx};
use speechkit::analyze::{Analyzer, Options};
use speechkit::lang::Lang;
use speechkit::read;
use speechkit::render::table::{self, COLUMNS, Line, Table};
use speechkit::render::{Entry, FORMATS, Render, View};
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::Path;
use std::process::Command;

fn entry(path: &Path) -> Entry {
    let document = read::read(&fs::read(path).expect("a fixture"), None).expect("a fixture is text");
    Entry::Outline(Box::new(Analyzer::default().analyze("speech", &document, &Options::default())))
}

fn rendered(name: &str, entries: &[Entry], view: &View) -> Vec<u8> {
    let format = FORMATS.iter().find(|format| format.name == name).expect("a format");
    let Render::Whole(render) = format.render else { panic!("{name} is no table") };
    render(entries, view).expect("it renders")
}

fn text(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::Float(number) => number.to_string(),
        Data::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        other => other.to_string(),
    }
}

#[test]
fn every_format_has_the_same_rows() {
    let view = View { bom: true, ..View::default() };
    for path in common::fixtures() {
        let entries = [entry(&path)];
        let rows = table::rows(&entries, &view);
        let expected: Vec<Vec<String>> = rows.iter().map(|row| row.cells().iter().map(table::Cell::text).collect()).collect();

        let bytes = rendered("csv", &entries, &view);
        let bare = bytes.strip_prefix(b"\xEF\xBB\xBF").expect("the mark that was asked for");
        let mut reader = csv::Reader::from_reader(bare);
        let read: Vec<Vec<String>> = reader.records().map(|record| record.expect("a record").iter().map(str::to_owned).collect()).collect();
        assert_eq!(read, expected, "{}", path.display());

        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(rendered("xlsx", &entries, &view))).expect("a workbook");
        let names = book.sheet_names().to_owned();
        let sheet = book.worksheet_range(&names[0]).expect("the ledger");
        let read: Vec<Vec<String>> =
            sheet.rows().skip(1).map(|row| (0..COLUMNS.len()).map(|at| row.get(at).map_or_else(String::new, text)).collect()).collect();
        assert_eq!(read, expected, "{}", path.display());
        let parties = rows.iter().flat_map(table::Row::parties).collect::<std::collections::HashSet<_>>().len();
        assert_eq!(names.len(), 3 + parties.min(40), "{}", path.display());

        let lines = String::from_utf8(rendered("markdown", &entries, &view)).expect("text");
        assert_eq!(lines.lines().count(), expected.len() + 2, "{}", path.display());
        for (line, row) in lines.lines().skip(2).zip(&rows) {
            assert!(line.starts_with(&format!("| {} | {}", row.number, row.source)), "{line}");
        }

        let calendar = String::from_utf8(rendered("ics", &entries, &view)).expect("text");
        assert_eq!(calendar.matches("BEGIN:VEVENT").count(), rows.iter().filter(|row| row.date.is_some()).count(), "{}", path.display());
        assert!(calendar.lines().all(|line| line.len() <= 75) && calendar.ends_with("END:VCALENDAR\r\n"));
    }
}

/// The rows of the first table of a Word document: the lines of each cell.
fn word_rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut xml = String::new();
    zip.by_name("word/document.xml").expect("the document").read_to_string(&mut xml).expect("text");
    let xml = roxmltree::Document::parse(&xml).expect("XML");
    let named = |node: roxmltree::Node, name: &str| node.tag_name().name() == name;
    let words =
        |node: roxmltree::Node| node.descendants().filter(|node| named(*node, "t")).filter_map(|node| node.text()).collect::<String>();
    let cell = |node: roxmltree::Node| node.children().filter(|node| named(*node, "p")).map(words).collect::<Vec<String>>().join("\n");
    let rows = xml.descendants().filter(|node| named(*node, "tr"));
    rows.map(|row| row.children().filter(|node| named(*node, "tc")).map(cell).collect()).collect()
}

#[test]
fn both_tables_are_the_same_in_word_csv_excel_and_markdown() {
    for path in common::fixtures() {
        let entries = [entry(&path)];
        for table in [Table::Issue, Table::Ledger] {
            let view = View { table: Some(table), lang: Lang::Zh, ..View::default() };
            let grid = table::grid(&entries, &view, table);
            let titles: Vec<String> = grid.columns[..grid.filled].iter().map(|column| column.title[0].to_owned()).collect();
            let lines = grid.lines.iter().map(|line| match line {
                Line::Band(words) => vec![words.clone()],
                Line::Cells(cells) => cells[..grid.filled].iter().map(table::Cell::text).collect(),
            });
            let expected: Vec<Vec<String>> = [titles].into_iter().chain(lines).collect();
            assert_eq!(word_rows(&rendered("docx", &entries, &view)), expected, "{}", path.display());

            let width = |mut row: Vec<String>| {
                row.resize(grid.filled, String::new());
                row
            };
            let wide: Vec<Vec<String>> = expected.iter().cloned().map(width).collect();
            let bytes = rendered("csv", &entries, &view);
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes.as_slice());
            let read = reader.records().map(|record| record.expect("a record").iter().take(grid.filled).map(str::to_owned).collect());
            assert_eq!(read.collect::<Vec<Vec<String>>>(), wide, "{}", path.display());
            let markdown = String::from_utf8(rendered("markdown", &entries, &view)).expect("text");
            assert_eq!(markdown.lines().count(), expected.len() + 1, "{}", path.display());
            if table == Table::Issue {
                let mut book: Xlsx<_> = Xlsx::new(Cursor::new(rendered("xlsx", &entries, &view))).expect("a workbook");
                let sheet = book.worksheet_range_at(0).expect("a sheet").expect("the table");
                let read = sheet.rows().skip(1).map(|row| (0..grid.filled).map(|at| row.get(at).map_or_else(String::new, text)).collect());
                assert_eq!(read.collect::<Vec<Vec<String>>>(), wide, "{}", path.display());
            }
        }
    }
}

#[test]
fn the_table_to_be_issued_has_a_row_a_section_and_sanctions_last() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("speech.txt");
    let speech = "在会上的讲话\n（2025年3月3日）\n同志们：\n一、抓好整治\n（一）燃气安全。拒不整改的，一律停业。市城管局牵头，市市场监管局配合，10月底前完成全部餐饮场所排查。接到险情报告后30分钟内必须到场处置。\n（二）消防安全。一是各乡镇要本周五前摸清底数。二是各村要坚持夜间巡查。\n散会后，各单位要立即传达。\n";
    fs::write(&path, speech).expect("a file");
    let view = View { lang: Lang::Zh, ..View::default() };
    let grid = table::grid(&[entry(&path)], &view, Table::Issue);
    let shown: Vec<String> = grid
        .lines
        .iter()
        .map(|line| match line {
            Line::Band(words) => words.clone(),
            Line::Cells(cells) => cells.iter().map(table::Cell::text).collect::<Vec<String>>().join("|"),
        })
        .collect();
    assert_eq!(
        shown,
        [
            "一、抓好整治",
            "1|燃气安全|（1）市城管局牵头，市市场监管局配合，10月底前完成全部餐饮场所排查。\n（2）接到险情报告后30分钟内必须到场处置。\n（3）拒不整改的，一律停业。|市城管局|市市场监管局|（1）2025年10月底前|",
            "2|消防安全|（1）各乡镇要本周五前摸清底数。\n（2）各村要坚持夜间巡查。||各乡镇、各村|（1）本周五前（2025年3月7日）|",
            "结尾部分",
            "3||散会后，各单位要立即传达。||各单位|散会后；立即|",
        ]
    );
}

#[test]
fn rows_say_who_what_and_when() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("speech.txt");
    fs::write(&path, "在会上的讲话\n（2025年3月3日）\n同志们：\n一、抓好整治\n（一）燃气安全\n市城管局牵头，市市场监管局配合，10月底前完成全部餐饮场所排查。市安委办要督促各区落实。\n二、=cmd 严格追责\n严禁瞒报。\n").expect("a file");
    let rows = table::rows(&[entry(&path)], &View::default());
    let first = &rows[0];
    assert_eq!((first.source.as_str(), first.heading.as_str()), ("一（一） (line 6)", "抓好整治 / 燃气安全"));
    assert_eq!(
        (first.lead.join(""), first.support.join(""), first.due.as_str()),
        ("市城管局".to_owned(), "市市场监管局".to_owned(), "2025年10月底前")
    );
    assert_eq!(first.date.map(|day| day.to_string()).as_deref(), Some("2025-10-31"));
    assert_eq!(
        (rows[1].responsible_shown(), rows[1].supervising.clone()),
        (vec!["市安委办（supervises）".to_owned()], vec!["市安委办".to_owned()])
    );
    assert_eq!(rows.last().map(|row| row.kind), Some("must not"));
    // What a spreadsheet would run is words.
    let csv = String::from_utf8(rendered("csv", &[entry(&path)], &View::default())).expect("text");
    assert!(csv.contains(",'=cmd") && !csv.contains(",=cmd"), "{csv}");
}

#[test]
fn the_ending_of_the_result_chooses_the_format_and_an_input_is_never_overwritten() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let fixture = format!("{}/fixtures/city-video.txt", env!("CARGO_MANIFEST_DIR"));
    let run = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_speechkit")).arg("outline").args(arguments).env("LANG", "C").output().expect("it runs")
    };
    for (name, begin) in [
        ("t.xlsx", &b"PK"[..]),
        ("t.docx", b"PK"),
        ("t.csv", b"No."),
        ("t.md", b"| No."),
        ("t.ics", b"BEGIN:VCALENDAR"),
        ("t.json", b"{"),
        ("t.jsonl", b"{"),
    ] {
        assert!(run(&[&fixture, "-o", &at(name)]).status.success(), "{name}");
        assert!(fs::read(at(name)).expect("the result").starts_with(begin), "{name}");
    }
    fs::copy(&fixture, at("speech.txt")).expect("a copy");
    let before = fs::read(at("speech.txt")).expect("the copy");
    let done = run(&[&at("speech.txt"), "-o", &at("speech.txt")]);
    assert_eq!((done.status.code(), fs::read(at("speech.txt")).expect("the copy") == before), (Some(2), true));
    let sorted = run(&[&fixture, "--format", "csv", "--sort", "date"]);
    let mut reader = csv::Reader::from_reader(sorted.stdout.as_slice());
    let days: Vec<String> = reader.records().map(|record| record.expect("a record")[9].to_owned()).collect();
    let dated = days.iter().take_while(|day| !day.is_empty()).count();
    assert!(dated > 2 && days[..dated].is_sorted() && days[dated..].iter().all(String::is_empty));
}

#[test]
fn libreoffice_opens_the_workbook() {
    if !common::libreoffice() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let entries = [entry(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/city-video.txt"))];
    let path = folder.path().join("tasks.xlsx");
    fs::write(&path, rendered("xlsx", &entries, &View::default())).expect("a file");
    let issued = folder.path().join("issued.docx");
    fs::write(&issued, rendered("docx", &entries, &View::default())).expect("a file");
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    let conversions =
        [(&path, "pdf", "tasks.pdf"), (&path, "csv:Text - txt - csv (StarCalc):44,34,76", "tasks.csv"), (&issued, "pdf", "issued.pdf")];
    for (path, to, name) in conversions {
        let done = Command::new("soffice")
            .args([profile.as_str(), "--headless", "--convert-to", to, "--outdir"])
            .arg(folder.path())
            .arg(path)
            .output()
            .expect("it runs");
        assert!(done.status.success() && folder.path().join(name).is_file(), "{}", String::from_utf8_lossy(&done.stderr));
    }
    let mut reader = csv::Reader::from_path(folder.path().join("tasks.csv")).expect("the converted table");
    let measures: Vec<String> = reader.records().map(|record| record.expect("a record")[3].to_owned()).collect();
    let expected: Vec<String> = table::rows(&entries, &View::default()).into_iter().map(|row| row.measure).collect();
    assert_eq!(measures, expected);
}
