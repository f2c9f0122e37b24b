//! Task tables: the same rows in every format, workbooks that open, results that never take the place of an input.

mod common;

use calamine::{Data, Reader as _, Xlsx};
use speechkit::analyze::{Analyzer, Options};
use speechkit::read;
use speechkit::render::table::{self, COLUMNS};
use speechkit::render::{Entry, FORMATS, Render, View};
use std::fs;
use std::io::Cursor;
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
    assert_eq!(rows[1].responsible, ["市安委办（supervises）"]);
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
    for (name, begin) in
        [("t.xlsx", &b"PK"[..]), ("t.csv", b"No."), ("t.md", b"| No."), ("t.ics", b"BEGIN:VCALENDAR"), ("t.json", b"{"), ("t.jsonl", b"{")]
    {
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
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    for (to, name) in [("pdf", "tasks.pdf"), ("csv:Text - txt - csv (StarCalc):44,34,76", "tasks.csv")] {
        let done = Command::new("soffice")
            .args([profile.as_str(), "--headless", "--convert-to", to, "--outdir"])
            .arg(folder.path())
            .arg(&path)
            .output()
            .expect("it runs");
        assert!(done.status.success() && folder.path().join(name).is_file(), "{}", String::from_utf8_lossy(&done.stderr));
    }
    let mut reader = csv::Reader::from_path(folder.path().join("tasks.csv")).expect("the converted table");
    let measures: Vec<String> = reader.records().map(|record| record.expect("a record")[3].to_owned()).collect();
    let expected: Vec<String> = table::rows(&entries, &View::default()).into_iter().map(|row| row.measure).collect();
    assert_eq!(measures, expected);
}
