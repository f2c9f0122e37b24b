//! The Spark job gives what a single process gives, byte for byte.
//!
//! Needs PySpark and Java (`examples/spark/install.sh`); skipped where they are missing, unless
//! `SPEECHKIT_REQUIRE` names `spark`.

mod common;

use serde_json::{Value, json};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The Python that has PySpark.
fn python() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/spark/bin/python");
    let java = Command::new("java").arg("-version").stderr(Stdio::null()).status().is_ok_and(|status| status.success());
    (path.is_file() && java).then_some(path)
}

/// Speeches of several kinds, and a few lines that cannot be analysed.
fn corpus(lines: usize) -> String {
    let texts: Vec<String> = common::fixtures()
        .iter()
        .map(|path| common::outline(path, None)["source"]["text"].as_str().unwrap_or_default().to_owned())
        .collect();
    let line = |index: usize| match index % 50 {
        17 => "{\"id\": broken\n".to_owned(),
        33 => json!({ "id": index, "note": "no text" }).to_string() + "\n",
        _ => {
            json!({ "id": format!("doc-{index}"), "text": texts[index % texts.len()], "date": "2025-03-03", "origin": { "n": index } })
                .to_string()
                + "\n"
        }
    };
    (0..lines).map(line).collect()
}

fn single(input: &str) -> Vec<u8> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_speechkit"))
        .args(["outline", "--input", "jsonl", "-q", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the binary runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let done = child.wait_with_output().expect("it ends");
    writer.join().expect("a thread").expect("it reads");
    done.stdout
}

fn job(python: &Path, arguments: &[&str]) -> (bool, String) {
    let done = Command::new(python)
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/spark/outline_job.py"))
        .args(arguments)
        .env("SPARK_LOCAL_IP", "127.0.0.1")
        .env("PYSPARK_PYTHON", python)
        .env("PYSPARK_SUBMIT_ARGS", "--master local[2] --conf spark.ui.enabled=false pyspark-shell")
        .output()
        .expect("the job runs");
    (done.status.success(), String::from_utf8_lossy(&done.stderr).into_owned())
}

/// The parts of a folder that Spark wrote, in order.
fn parts(folder: &Path) -> Vec<u8> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).expect("the output").flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let parts = paths.iter().filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("part-")));
    parts.flat_map(|path| fs::read(path).expect("a part")).collect()
}

#[test]
fn spark_gives_what_a_single_process_gives() {
    let Some(python) = python() else {
        let required = std::env::var("SPEECHKIT_REQUIRE").unwrap_or_default();
        assert!(!required.contains("spark"), "PySpark or Java is missing: run examples/spark/install.sh");
        eprintln!("skipped: PySpark or Java is missing (examples/spark/install.sh)");
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let input = corpus(400);
    fs::write(at("in.jsonl"), &input).expect("the corpus");
    let expected = single(&input);
    let binary = env!("CARGO_BIN_EXE_speechkit");

    let (done, said) = job(&python, &["--input", &at("in.jsonl"), "--output", &at("out"), "--binary", binary, "--partitions", "5"]);
    assert!(done, "{said}");
    assert!(fs::read_dir(at("out")).expect("the output").count() > 5, "the input was cut into pieces");
    assert!(parts(Path::new(&at("out"))) == expected, "the job and the process differ");

    // Through Parquet and back: records by their ids.
    let (done, said) =
        job(&python, &["--input", &at("in.jsonl"), "--output", &at("parquet"), "--binary", binary, "--output-format", "parquet"]);
    assert!(done, "{said}");
    let read = Command::new(&python)
        .args([
            "-c",
            "import sys, pyarrow.parquet as p\nfor r in p.read_table(sys.argv[1]).to_pylist(): print(r['record'])",
            &at("parquet"),
        ])
        .env("PYTHONIOENCODING", "utf-8")
        .output()
        .expect("the reader runs");
    assert!(read.stdout == expected, "{}", String::from_utf8_lossy(&read.stderr));

    // Parquet in: only whole records, in whatever order.
    let write = "import sys, json, pyarrow as a, pyarrow.parquet as p\nrows = [json.loads(l) for l in open(sys.argv[1], encoding='utf-8') if 'origin' in l]\np.write_table(a.Table.from_pylist([{k: r[k] for k in ('id', 'text', 'date')} for r in rows]), sys.argv[2])";
    let written = Command::new(&python).args(["-c", write, &at("in.jsonl"), &at("in.parquet")]).output().expect("the writer runs");
    assert!(written.status.success(), "{}", String::from_utf8_lossy(&written.stderr));
    let arguments =
        ["--input", &at("in.parquet"), "--output", &at("back"), "--binary", binary, "--input-format", "parquet", "--partitions", "3"];
    let (done, said) = job(&python, &arguments);
    assert!(done, "{said}");
    let sorted = |bytes: &[u8]| {
        let mut records: Vec<Value> =
            String::from_utf8_lossy(bytes).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        records.retain(|record| record.get("error").is_none());
        records.iter_mut().for_each(|record| drop(record.as_object_mut().and_then(|object| object.remove("input"))));
        records.sort_by_key(|record| record["id"].to_string());
        records
    };
    assert!(sorted(&parts(Path::new(&at("back")))) == sorted(&expected), "Parquet in differs");
}

#[test]
fn a_process_that_fails_fails_the_job() {
    let Some(python) = python() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    fs::write(at("in.jsonl"), corpus(5)).expect("the corpus");
    let arguments =
        ["--input", &at("in.jsonl"), "--output", &at("out"), "--binary", env!("CARGO_BIN_EXE_speechkit"), "--options", "--no-such-option"];
    assert!(!job(&python, &arguments).0);
}
