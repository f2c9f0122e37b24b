//! The command as a user runs it: exit codes, what stands on which stream, where results go.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

fn speechkit(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_speechkit")).args(arguments).env("LANG", "C").output().expect("the binary runs")
}

fn fixture(name: &str) -> String {
    format!("{}/fixtures/{name}", env!("CARGO_MANIFEST_DIR"))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn temporary(name: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join(name);
    (folder, path)
}

#[test]
fn a_file_that_fails_is_said_in_one_line_and_the_others_are_done() {
    let done = speechkit(&["outline", "--json", &fixture("city-video.txt"), "nowhere.txt", &fixture("school-bureau.txt")]);
    assert_eq!(done.status.code(), Some(2));
    let errors = text(&done.stderr);
    assert_eq!(errors.lines().count(), 1, "{errors}");
    assert!(errors.contains("nowhere.txt") && errors.contains("check the path"), "{errors}");
    let entries: Vec<serde_json::Value> = serde_json::from_slice(&done.stdout).expect("an array");
    assert_eq!(entries.len(), 3);
    assert_eq!(entries[1]["error"]["kind"], "io");
    assert!(entries[2]["speeches"].is_array());
}

#[test]
fn bytes_that_are_no_text_a_large_file_and_a_wrong_option_are_errors() {
    let (_folder, path) = temporary("noise.txt");
    fs::write(&path, [0u8, 1, 2, 0, 0, 255, 254, 3]).expect("a file");
    let path = path.to_string_lossy().into_owned();
    let done = speechkit(&["outline", &path]);
    assert_eq!(done.status.code(), Some(2));
    assert!(text(&done.stderr).contains("not a text file"));
    let done = speechkit(&["outline", "--max-size", "1KiB", &fixture("city-video.txt")]);
    assert_eq!(done.status.code(), Some(2));
    assert!(text(&done.stderr).contains("--max-size"));
    assert_eq!(speechkit(&["outline", "--encoding", "klingon", &fixture("city-video.txt")]).status.code(), Some(2));
    assert_eq!(speechkit(&["outline", "--no-such-option"]).status.code(), Some(2));
}

#[test]
fn results_go_to_a_file_whole_and_never_replace_a_device() {
    let (_folder, path) = temporary("outline.json");
    let shown = path.to_string_lossy().into_owned();
    assert_eq!(speechkit(&["outline", "--json", &fixture("city-video.txt"), "-o", &shown]).status.code(), Some(0));
    let outline: serde_json::Value = serde_json::from_str(&fs::read_to_string(&path).expect("it was written")).expect("JSON");
    assert_eq!(outline["schema_version"], 1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        assert_eq!(speechkit(&["outline", &fixture("city-video.txt"), "-o", "/dev/null"]).status.code(), Some(0));
        assert!(fs::metadata("/dev/null").expect("a device").file_type().is_char_device());
    }
}

#[test]
fn standard_input_and_an_empty_text() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_speechkit"))
        .args(["outline", "--json", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    child.stdin.take().expect("a pipe").write_all("\u{feff}\n".as_bytes()).expect("it reads");
    let done = child.wait_with_output().expect("it ends");
    assert_eq!(done.status.code(), Some(0));
    let outline: serde_json::Value = serde_json::from_slice(&done.stdout).expect("JSON");
    assert_eq!(outline["warnings"][0]["kind"], "empty_text");
    assert!(text(&done.stderr).contains("empty"));
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_speechkit"))
        .args(["outline", &fixture("")])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    drop(child.stdout.take());
    let done = child.wait_with_output().expect("it ends");
    assert_eq!(text(&done.stderr), "");
}

#[test]
fn colour_is_for_terminals_and_for_those_who_ask() {
    assert!(!text(&speechkit(&["outline", &fixture("city-video.txt")]).stdout).contains('\u{1b}'));
    assert!(text(&speechkit(&["outline", "--color", "always", &fixture("city-video.txt")]).stdout).contains('\u{1b}'));
}

#[test]
fn filters_keep_what_is_asked_for_in_json_too() {
    let all = speechkit(&["outline", "--json", &fixture("city-video.txt")]);
    let some = speechkit(&["outline", "--json", &fixture("city-video.txt"), "--only", "party=公安"]);
    let count = |done: &Output| {
        let outline: serde_json::Value = serde_json::from_slice(&done.stdout).expect("JSON");
        outline["speeches"][0]["directives"].as_array().map_or(0, Vec::len)
    };
    assert!(0 < count(&some) && count(&some) < count(&all));
}

#[test]
fn a_bad_row_of_a_users_lexicon_is_named_by_file_and_line() {
    let (_folder, path) = temporary("words.tsv");
    fs::write(&path, "coal-mine\t掌子面\nnowhere\t词\n").expect("a file");
    let path = path.to_string_lossy().into_owned();
    let done = speechkit(&["outline", "--lexicon", &path, &fixture("city-video.txt")]);
    assert_eq!(done.status.code(), Some(2));
    assert!(text(&done.stderr).contains("line 2") && text(&done.stderr).contains("words.tsv"), "{}", text(&done.stderr));
}
