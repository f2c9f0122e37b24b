//! Streams of documents and many files at once: order, error records, exit codes, memory.

mod common;

use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Output, Stdio};

fn speechkit(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_speechkit"))
        .args(arguments)
        .env("LANG", "C")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_owned();
    let writer = std::thread::spawn(move || {
        let _ = stdin.write_all(input.as_bytes());
    });
    let done = child.wait_with_output().expect("it ends");
    writer.join().expect("it was written");
    done
}

fn records(done: &Output) -> Vec<Value> {
    String::from_utf8_lossy(&done.stdout).lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
}

#[test]
fn a_bad_line_is_an_error_record_in_its_place_and_nothing_else_is_lost() {
    let input = concat!(
        r#"{"id": 1, "text": "各乡镇要在10月底前完成整改。", "date": "2025-01-01", "z": {"b": 1.10, "a": [123456789012345678901]}}"#,
        "\nno JSON\n\n",
        r#"{"id": "two"}"#,
        "\n",
        r#"{"id": 3, "text": "x", "date": "soon"}"#,
        "\n[]\n",
        r#"{"text": ""}"#
    );
    let done = speechkit(&["outline", "--input", "jsonl", "-"], input);
    assert_eq!(done.status.code(), Some(0));
    let lines: Vec<String> = String::from_utf8_lossy(&done.stdout).lines().map(str::to_owned).collect();
    assert!(
        lines[0].contains(r#""input":{"z":{"b":1.10,"a":[123456789012345678901]}}"#),
        "other keys come through as they are: {}",
        lines[0]
    );
    let found = records(&done);
    let ids: Vec<Value> = found.iter().map(|record| record["id"].clone()).collect();
    assert_eq!(ids, [json!(1), json!(null), json!("two"), json!(3), json!(null), json!(null)]);
    assert_eq!(found[0]["speeches"][0]["directives"][0]["deadlines"][0]["end"], "2025-10-31");
    let kinds: Vec<&Value> = found.iter().map(|record| &record["error"]["kind"]).collect();
    assert_eq!(kinds, [&json!(null), &json!("not_json"), &json!("no_text"), &json!("bad_date"), &json!("not_json"), &json!(null)]);
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(said.contains("4 of 6 lines") && said.contains("line 2"), "{said}");
    assert_eq!(speechkit(&["outline", "--input", "jsonl", "--strict", "-"], input).status.code(), Some(1));
    assert_eq!(speechkit(&["outline", "--input", "jsonl", "--format", "tree", "-"], input).status.code(), Some(2));
}

#[test]
fn any_number_of_jobs_gives_the_same_bytes() {
    let texts: Vec<String> = common::fixtures()
        .iter()
        .map(|path| common::outline(path, None)["source"]["text"].as_str().unwrap_or_default().to_owned())
        .collect();
    let line = |index: usize| json!({ "id": index, "text": texts[index % texts.len()] }).to_string() + "\n";
    let input: String = (0..120).map(line).collect();
    let one = speechkit(&["outline", "--input", "jsonl", "-j", "1", "-"], &input);
    for jobs in ["2", "7"] {
        assert!(speechkit(&["outline", "--input", "jsonl", "-j", jobs, "-"], &input).stdout == one.stdout);
    }
    assert_eq!(records(&one).len(), 120);
    let folder = format!("{}/fixtures", env!("CARGO_MANIFEST_DIR"));
    for format in ["json", "jsonl", "tree"] {
        let of = |jobs: &str| speechkit(&["outline", "-q", "-f", format, "-j", jobs, &folder], "").stdout;
        assert!(of("1") == of("3"), "{format}");
    }
}

#[test]
fn a_line_is_answered_before_the_next_is_written_when_asked() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_speechkit"))
        .args(["outline", "--input", "jsonl", "--line-buffered", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    let (mut stdin, mut stdout) = (child.stdin.take().expect("a pipe"), BufReader::new(child.stdout.take().expect("a pipe")));
    for id in 0..3 {
        writeln!(stdin, r#"{{"id": {id}, "text": "各单位要抓好落实。"}}"#).expect("it reads");
        let mut answer = String::new();
        stdout.read_line(&mut answer).expect("it answers");
        assert_eq!(serde_json::from_str::<Value>(&answer).expect("JSON")["id"].to_string(), id.to_string());
    }
    drop(stdin);
    assert!(child.wait().expect("it ends").success());
}

#[test]
fn a_line_that_is_too_long_is_not_kept() {
    let long = json!({ "id": 1, "text": "安".repeat(2000) }).to_string();
    let done = speechkit(&["outline", "--input", "jsonl", "--max-size", "1KiB", "-"], &format!("{long}\n{{\"id\":2,\"text\":\"\"}}\n"));
    let found = records(&done);
    assert_eq!((found.len(), &found[0]["error"]["kind"], found[1]["id"].to_string()), (2, &json!("too_large"), "2".to_owned()));
}

#[test]
fn a_stream_that_nobody_reads_ends_quietly() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_speechkit"))
        .args(["outline", "--input", "jsonl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().expect("a pipe");
    for id in 0..20_000 {
        if writeln!(stdin, r#"{{"id": {id}, "text": "各单位要抓好落实。"}}"#).is_err() {
            break;
        }
    }
    drop(stdin);
    let done = child.wait_with_output().expect("it ends");
    assert_eq!((done.status.code(), String::from_utf8_lossy(&done.stderr).into_owned()), (Some(0), String::new()));
}

/// Peak memory of a child, in KiB, where the system says it.
#[cfg(target_os = "linux")]
fn peak(lines: usize) -> u64 {
    let mut child = Command::new(env!("CARGO_BIN_EXE_speechkit"))
        .args(["outline", "--input", "jsonl", "-j", "2", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    let text = "各乡镇要在10月底前完成自建房排查，市应急管理局牵头，市住建局配合。".repeat(8);
    let writer = std::thread::spawn(move || {
        for id in 0..lines {
            writeln!(stdin, "{}", json!({ "id": id, "text": text })).expect("it reads");
        }
        stdin
    });
    // All but the last answer are read before the end of the input: the process is alive when it is looked at.
    let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
    let mut answer = String::new();
    let status = format!("/proc/{}/status", child.id());
    let mut highest = 0;
    let mut count = 0;
    let stdin = loop {
        if writer.is_finished() {
            break writer.join().expect("it was written");
        }
        answer.clear();
        stdout.read_line(&mut answer).expect("it answers");
        count += 1;
        if count % 500 == 0 {
            let said = fs::read_to_string(&status).unwrap_or_default();
            let line = said.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default().to_owned();
            highest = line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).unwrap_or(highest);
        }
    };
    drop(stdin);
    while stdout.read_line(&mut answer).expect("it answers") > 0 {
        answer.clear();
    }
    assert!(child.wait().expect("it ends").success());
    highest
}

#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_stream() {
    // Both are beyond the size at which the full dictionary is loaded.
    let (short, long) = (peak(6_000), peak(24_000));
    assert!(short > 0 && long < short + short / 5, "{short} KiB, then {long} KiB");
}
