//! `check` as a user runs it: what it prints, its exit codes, its formats, its fixes, its settings.

mod common;

use serde_json::Value;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const BAD: &str = "在全县安全生产工作会议上的讲话\n（2025年3月3日）\n同志们：\n今天开会，我讲三点意见,大家记好。\n一、提高认识\n各单位要排查引患，按照国发(2023)30号要求抓好落实。\n二、狠抓落实\n县安监局要在6月31日前报告。\n同志们，让我们共同努力。\n";
const CLEAN: &str = "在全县安全生产工作会议上的讲话\n（2025年3月3日）\n同志们：\n今天开会，我讲两点意见。\n一、提高认识\n各单位要排查隐患，抓好落实。\n二、狠抓落实\n县应急管理局要在6月30日前报告。\n同志们，让我们共同努力。\n";

fn command(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_speechkit")).args(arguments).env("LANG", "C").output().expect("the binary runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn folder(files: &[(&str, &str)]) -> (tempfile::TempDir, Vec<String>) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let paths = files.iter().map(|(name, content)| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(&path, content).expect("a file");
        path.to_string_lossy().into_owned()
    });
    let paths = paths.collect();
    (folder, paths)
}

fn codes(report: &[u8]) -> Vec<String> {
    let report: Value = serde_json::from_slice(report).expect("JSON");
    let files = report["files"].as_array().expect("files");
    files
        .iter()
        .flat_map(|file| file["findings"].as_array().cloned().unwrap_or_default())
        .map(|finding| finding["code"].as_str().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn markdown_has_the_findings_of_its_text_and_fixes_leave_its_marks_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let plain =
        "在会上的讲话\n\n同志们：\n\n一、提高认识\n\n要排查安全引患，早布署。6月31日前完成。\n\n二、狠抓落实\n\n各单位要抓好落实。\n";
    let marked = "# 在会上的讲话\n\n**同志们**：\n\n## 一、提高认识\n\n**要排查**安全引患，早*布*署。[6月31日](a(b.html)前完成。\n\n## 二、狠抓落实\n\n- 各单位要抓好落实。\n";
    let run = |name: &str, arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_speechkit"))
            .arg("check")
            .args(arguments)
            .arg(name)
            .current_dir(folder.path())
            .output()
            .expect("it runs")
    };
    let found = |name: &str, text: &str| {
        fs::write(folder.path().join(name), text).expect("a file");
        let report: Value = serde_json::from_slice(&run(name, &["--select", "all", "--format", "json"]).stdout).expect("JSON");
        let findings = report["files"][0]["findings"].as_array().expect("findings").clone();
        findings.iter().map(|finding| format!("{} {}", finding["code"], finding["span"]["line"])).collect::<Vec<String>>()
    };
    let wanted = found("plain.txt", plain);
    assert!(wanted.len() >= 3, "{wanted:?}");
    assert_eq!(found("marked.md", marked), wanted);
    run("marked.md", &["--unsafe-fixes"]);
    let fixed = fs::read_to_string(folder.path().join("marked.md")).expect("the draft");
    assert_eq!(fixed, marked.replace("引患", "隐患"));
}

#[test]
fn a_clean_speech_has_no_error_and_no_warning() {
    for path in common::fixtures().iter().filter(|path| common::WELL_FORMED.contains(&common::stem(path).as_str())) {
        let done = command(&["check", "--format", "json", &path.to_string_lossy()]);
        let report: Value = serde_json::from_slice(&done.stdout).expect("JSON");
        let findings = report["files"][0]["findings"].as_array().expect("findings");
        let loud: Vec<String> = findings.iter().filter(|finding| finding["severity"] != "note").map(ToString::to_string).collect();
        assert!(loud.is_empty(), "{}: {loud:?}", path.display());
        assert_eq!(done.status.code(), Some(0));
    }
}

#[test]
fn findings_show_the_passage_and_the_exit_code_says_that_there_are_some() {
    let (_folder, paths) = folder(&[("bad.txt", BAD), ("clean.txt", CLEAN)]);
    let done = command(&["check", &paths[0], &paths[1]]);
    assert_eq!(done.status.code(), Some(1));
    let shown = text(&done.stdout);
    for words in ["S003 announced-count", "三点意见", "D005 impossible-date", "bad.txt:8:7", "T012 wrong-word", "1 of 2 with findings"]
    {
        assert!(shown.contains(words), "{words} is missing in\n{shown}");
    }
    // The mark stands under the very characters: a Chinese character is two columns wide.
    let lines: Vec<&str> = shown.lines().collect();
    let at = lines.iter().position(|line| line.contains("引患，按照")).expect("the passage");
    let mark = lines[at..].iter().find(|line| line.contains("^^^^")).expect("a mark");
    let before = lines[at].split("引患").next().expect("words");
    let columns = unicode_width::UnicodeWidthStr::width(before);
    assert_eq!(mark.find('^'), Some(columns), "{shown}");
    assert_eq!(command(&["check", &paths[1]]).status.code(), Some(0));
    assert!(text(&command(&["check", "--lang", "zh", &paths[1]]).stdout).contains("没有发现问题"));
    assert_eq!(command(&["check", "--exit-zero", &paths[0]]).status.code(), Some(0));
    assert_eq!(command(&["check", &paths[0], "nowhere.txt"]).status.code(), Some(2));
}

#[test]
fn warnings_may_be_allowed_and_rules_chosen() {
    let (_folder, paths) = folder(&[("bad.txt", BAD)]);
    let run = |arguments: &[&str]| command(&[&["check", "--format", "json", paths[0].as_str()], arguments].concat());
    assert_eq!(codes(&run(&["--select", "T003,F002"]).stdout), ["T003", "F002"]);
    assert_eq!(run(&["--select", "T003,F002", "--max-warnings", "2"]).status.code(), Some(0));
    assert_eq!(run(&["--select", "T003,F002", "--max-warnings", "1"]).status.code(), Some(1));
    assert!(codes(&run(&["--ignore", "t,announced-count"]).stdout).iter().all(|code| !code.starts_with('T') && code != "S003"));
    assert!(codes(&run(&["--select", "all"]).stdout).iter().any(|code| code.starts_with('D')));
    let unknown = run(&["--select", "anounced-count"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(text(&unknown.stderr).contains("did you mean announced-count?"), "{}", text(&unknown.stderr));
}

#[test]
fn settings_are_those_nearest_above_each_file() {
    let (_folder, paths) = folder(&[
        ("speechkit.toml", "[check]\nselect = [\"T003\"]\n"),
        ("a.txt", BAD),
        ("inner/speechkit.toml", "[check]\nignore = [\"T\", \"S\", \"F\"]\n"),
        ("inner/b.txt", BAD),
        ("wrong/speechkit.toml", "[check]\nselekt = [\"T003\"]\n"),
        ("wrong/c.txt", BAD),
        ("unknown/speechkit.toml", "[check]\nselect = [\"S0003\"]\n"),
        ("unknown/d.txt", BAD),
    ]);
    assert_eq!(codes(&command(&["check", "--format", "json", &paths[1], &paths[3]]).stdout), ["T003", "D005"]);
    assert_eq!(codes(&command(&["check", "--format", "json", "--select", "D005", &paths[1]]).stdout), ["D005"]);
    let wrong = command(&["check", &paths[5]]);
    assert!(wrong.status.code() == Some(2) && text(&wrong.stderr).contains("selekt"), "{}", text(&wrong.stderr));
    let unknown = command(&["check", &paths[7]]);
    assert!(text(&unknown.stderr).contains("did you mean S003?"), "{}", text(&unknown.stderr));
}

#[test]
fn fixes_are_written_back_as_the_file_was_and_leave_nothing_to_fix() {
    let (folder, paths) = folder(&[("bad.txt", &BAD.replace('\n', "\r\n"))]);
    let before = fs::read_to_string(&paths[0]).expect("the file");
    let diff = command(&["check", "--diff", &paths[0]]);
    assert!(text(&diff.stdout).contains("+各单位要排查隐患，按照国发〔2023〕30号要求抓好落实。"), "{}", text(&diff.stdout));
    assert_eq!(fs::read_to_string(&paths[0]).expect("the file"), before, "--diff writes nothing");
    let done = command(&["check", "--fix", "--format", "json", &paths[0]]);
    assert!(text(&done.stderr).contains("3 fixed"), "{}", text(&done.stderr));
    let after = fs::read_to_string(&paths[0]).expect("the file");
    assert_eq!(after.matches("\r\n").count(), after.matches('\n').count(), "line ends stay");
    assert!(after.contains("县安监局") && after.contains("三点意见，大家"), "only safe fixes: {after}");
    command(&["check", "--unsafe-fixes", &paths[0]]);
    let last = fs::read_to_string(&paths[0]).expect("the file");
    assert!(last.contains("县应急管理局"));
    command(&["check", "--unsafe-fixes", &paths[0]]);
    assert_eq!(fs::read_to_string(&paths[0]).expect("the file"), last);
    // Another encoding, and a byte order mark.
    let wide: Vec<u8> = [vec![0xFF, 0xFE], BAD.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat();
    let path = folder.path().join("wide.txt");
    fs::write(&path, wide).expect("a file");
    command(&["check", "--fix", &path.to_string_lossy()]);
    let bytes = fs::read(&path).expect("the file");
    let units: Vec<u16> = bytes[2..].chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    assert!(bytes.starts_with(&[0xFF, 0xFE]) && String::from_utf16_lossy(&units).contains("排查隐患"));
}

#[test]
fn ugly_copies_are_mended_until_nothing_is_left() {
    for path in common::fixtures() {
        let folder = tempfile::tempdir().expect("a folder");
        let copy: PathBuf = folder.path().join(path.file_name().expect("a name"));
        fs::copy(&path, &copy).expect("a copy");
        let shown = copy.to_string_lossy().into_owned();
        command(&["check", "--unsafe-fixes", "-q", &shown]);
        let once = fs::read(&copy).expect("the copy");
        let again = command(&["check", "--unsafe-fixes", "-q", "--format", "json", &shown]);
        assert!(fs::read(&copy).expect("the copy") == once, "{}: a second run changed it", path.display());
        let report: Value = serde_json::from_slice(&again.stdout).expect("JSON");
        let findings = report["files"][0]["findings"].as_array().expect("findings");
        let left: Vec<&Value> = findings.iter().filter(|finding| !finding["fix"].is_null()).collect();
        assert!(left.is_empty(), "{}: {left:?}", path.display());
    }
}

#[test]
fn a_report_never_takes_the_place_of_a_draft() {
    let (_folder, paths) = folder(&[("bad.txt", BAD)]);
    for option in ["-o", "--write-baseline"] {
        assert_eq!(command(&["check", &paths[0], option, &paths[0]]).status.code(), Some(2), "{option}");
        assert_eq!(fs::read_to_string(&paths[0]).expect("the draft"), BAD, "{option}");
    }
}

#[test]
fn standard_input_is_fixed_to_standard_output_under_a_name() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_speechkit"))
        .args(["check", "--fix", "-q", "--stdin-filename", "draft.txt", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    child.stdin.take().expect("a pipe").write_all(BAD.as_bytes()).expect("it reads");
    let done = child.wait_with_output().expect("it ends");
    assert!(text(&done.stdout).contains("排查隐患"));
}

#[test]
fn a_baseline_keeps_what_is_known_apart() {
    let (folder, paths) = folder(&[("bad.txt", BAD)]);
    let known = folder.path().join("known.json").to_string_lossy().into_owned();
    assert_eq!(command(&["check", &paths[0], "--write-baseline", &known]).status.code(), Some(0));
    assert_eq!(command(&["check", &paths[0], "--baseline", &known]).status.code(), Some(0));
    // The text moves and gets one more slip: only that is found.
    fs::write(&paths[0], BAD.replace("同志们：\n", "同志们：\n刚才，大家都看了短片。\n工作要早布署。\n")).expect("the file");
    let done = command(&["check", &paths[0], "--baseline", &known, "--format", "json"]);
    assert_eq!(codes(&done.stdout), ["T012"]);
    assert_eq!(command(&["check", &paths[0], "--baseline", &paths[0]]).status.code(), Some(2));
}

#[test]
fn sarif_fits_its_schema_and_marks_the_characters() {
    let (_folder, paths) = folder(&[("讲话 稿.txt", BAD)]);
    let done = command(&["check", "--format", "sarif", &paths[0]]);
    let log: Value = serde_json::from_slice(&done.stdout).expect("JSON");
    let schema: Value = serde_json::from_str(include_str!("data/sarif-2.1.0.schema.json")).expect("the schema");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let errors: Vec<String> = validator.iter_errors(&log).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let results = log["runs"][0]["results"].as_array().expect("results");
    let word = results.iter().find(|result| result["ruleId"] == "T012").expect("a wrong word");
    let region = &word["locations"][0]["physicalLocation"]["region"];
    let at = region["charOffset"].as_u64().expect("a place") as usize;
    assert_eq!(BAD.chars().skip(at).take(2).collect::<String>(), "引患");
    assert_eq!(
        (region["startLine"].to_string(), region["startColumn"].to_string(), region["endColumn"].to_string()),
        ("6".to_owned(), "7".to_owned(), "9".to_owned())
    );
    assert!(
        word["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().is_some_and(|uri| uri.ends_with("%20%E7%A8%BF.txt"))
    );
}

#[test]
fn the_other_formats_are_what_their_readers_expect() {
    let (_folder, paths) = folder(&[("bad.txt", BAD)]);
    let of = |format: &str| text(&command(&["check", "--format", format, "--lang", "en", &paths[0]]).stdout);
    let github = of("github");
    assert!(
        github
            .lines()
            .any(|line| line.starts_with("::error file=") && line.contains(",line=6,endLine=6,col=7,endColumn=9,title=T012 wrong-word::")),
        "{github}"
    );
    let gitlab: Value = serde_json::from_str(&of("gitlab")).expect("JSON");
    let issues = gitlab.as_array().expect("an array");
    let mut prints: Vec<&str> = issues.iter().filter_map(|issue| issue["fingerprint"].as_str()).collect();
    prints.sort_unstable();
    prints.dedup();
    assert!(
        prints.len() == issues.len()
            && issues.iter().all(|issue| issue["location"]["lines"]["begin"].is_u64() && issue["severity"].is_string())
    );
    let rdjson: Value = serde_json::from_str(&of("rdjson")).expect("JSON");
    let word =
        rdjson["diagnostics"].as_array().expect("diagnostics").iter().find(|one| one["code"]["value"] == "T012").expect("a wrong word");
    // Columns of this format count bytes: six characters of three bytes stand before it.
    assert_eq!(word["location"]["range"]["start"]["column"].to_string(), "19");
    assert_eq!(word["suggestions"][0]["text"], "隐患");
    let junit = of("junit");
    assert!(
        junit.starts_with("<?xml")
            && junit.matches("<failure ").count() == junit.matches("</failure>").count()
            && junit.contains("failures=")
    );
    let lines = of("jsonl");
    assert!(
        lines.lines().count() == issues.len()
            && lines.lines().all(|line| serde_json::from_str::<Value>(line).is_ok_and(|value| value["path"].is_string()))
    );
}

#[test]
fn rules_explain_themselves_and_the_list_is_true() {
    let explained = text(&command(&["explain", "S003", "--lang", "zh"]).stdout);
    assert!(explained.contains("announced-count") && explained.contains("台下会等第三点") && explained.contains('错'));
    assert_eq!(command(&["explain", "S999"]).status.code(), Some(2));
    let rules: Value = serde_json::from_slice(&command(&["rules", "--format", "json"]).stdout).expect("JSON");
    assert_eq!(rules.as_array().map(Vec::len), Some(speechkit::check::RULES.len()));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check/RULES.md");
    let table = text(&command(&["rules", "--format", "markdown"]).stdout);
    if std::env::var_os("SPEECHKIT_BLESS").is_some() {
        let head = "# What `speechkit check` finds\n\nWritten by `speechkit rules --format markdown`; `speechkit explain CODE` says why, with examples.\n\n";
        fs::write(&path, format!("{head}{table}")).expect("the list");
    }
    let list = fs::read_to_string(&path).unwrap_or_default();
    assert!(list.ends_with(&table), "src/check/RULES.md is not what the rules say: run the tests with SPEECHKIT_BLESS=1");
}

/// The values of a key in one of our small YAML files.
fn values<'a>(yaml: &'a str, key: &str) -> Vec<&'a str> {
    yaml.lines().filter_map(|line| line.trim().trim_start_matches("- ").strip_prefix(key)?.strip_prefix(": ")).collect()
}

#[test]
fn what_other_tools_read_by_name_runs() {
    let (folder, paths) = folder(&[("drafts/bad.txt", BAD), ("drafts/clean.txt", CLEAN)]);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |name: &str| fs::read_to_string(root.join(name)).expect(name);
    // The hooks' commands, as pre-commit runs them: with the changed files behind.
    for entry in values(&read(".pre-commit-hooks.yaml"), "entry") {
        let words: Vec<&str> = entry.split(' ').skip(1).collect();
        assert_eq!(command(&[&words[..], &[paths[1].as_str()]].concat()).status.code(), Some(0), "{entry}");
        assert_eq!(command(&[&words[..], &[paths[0].as_str()]].concat()).status.code(), Some(1), "{entry}");
    }
    // One of the hooks has mended the draft.
    fs::write(&paths[0], BAD).expect("the draft");
    // The action's own script, with the binary where the install step puts it.
    let action = read("action.yml");
    let script = action.split("run: |\n").nth(1).and_then(|rest| rest.split("    - name:").next()).expect("the script");
    let script: String = script.lines().map(|line| line.trim_start().to_owned() + "\n").collect();
    let bin = folder.path().join("speechkit/bin");
    fs::create_dir_all(&bin).expect("a folder");
    fs::copy(env!("CARGO_BIN_EXE_speechkit"), bin.join("speechkit")).expect("the binary");
    let output = folder.path().join("output");
    let done = Command::new("bash")
        .args(["-eo", "pipefail", "-c", &script])
        .current_dir(folder.path())
        .envs([("RUNNER_TEMP", folder.path()), ("GITHUB_OUTPUT", output.as_path())])
        .envs([("PATHS", "drafts"), ("ARGS", "--ignore S009"), ("LANG", "C")])
        .output()
        .expect("bash runs");
    assert!(done.status.success(), "{}", text(&done.stderr));
    assert!(text(&done.stdout).contains("::error file=drafts/bad.txt,line=6"));
    assert_eq!(fs::read_to_string(output).expect("the output"), "code=1\n");
    let sarif: Value = serde_json::from_slice(&fs::read(folder.path().join("speechkit.sarif")).expect("the report")).expect("JSON");
    assert_eq!(sarif["version"], "2.1.0");
    for line in read("examples/gitlab/.gitlab-ci.yml").lines().filter_map(|line| line.trim().strip_prefix("- speechkit ")) {
        let words: Vec<String> = line
            .split(' ')
            .map(|word| if word == "drafts/" { folder.path().join("drafts").display().to_string() } else { word.to_owned() })
            .collect();
        let done = Command::new(env!("CARGO_BIN_EXE_speechkit")).args(words).current_dir(folder.path()).output().expect("it runs");
        assert_ne!(done.status.code(), Some(2), "{line}: {}", text(&done.stderr));
    }
}
