//! The arguments of `check`, `explain` and `rules`.

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, ArgAction, Command, value_parser};
use std::path::PathBuf;

use super::{date, files, jobs, output, quiet, reading, width};
use crate::check::report::REPORTS;
use crate::cli::words;
use crate::lang::Lang;

const EXAMPLES: [&str; 2] = [
    "示例：
  speechkit check 讲话稿.txt                       校对一份讲话稿
  speechkit check 讲话稿/ --format sarif -o 校对.sarif   整个文件夹，给代码平台
  speechkit check 讲话稿.txt --diff                看自动修改会改什么
  speechkit check 讲话稿.txt --fix                 自动修改
  speechkit check 讲话稿.docx --annotate 批注稿.docx   写成 Word 批注
  speechkit check 旧稿/ --write-baseline 已知.json  旧稿的问题先记下，以后只报新的
  speechkit explain S003                           为什么有这条规则",
    "Examples:
  speechkit check draft.txt                        proof-read a draft
  speechkit check drafts/ --format sarif -o check.sarif   a folder, for a code platform
  speechkit check draft.txt --diff                 what the fixes would change
  speechkit check draft.txt --fix                  apply the safe fixes
  speechkit check draft.docx --annotate reviewed.docx   comments in Word
  speechkit check old/ --write-baseline known.json   keep what is known apart
  speechkit explain S003                           why a rule is there",
];

/// `check`
pub fn check(lang: Lang) -> Command {
    let formats = REPORTS.iter().map(|format| PossibleValue::new(format.name).help(lang.pick(format.about[0], format.about[1]).to_owned()));
    let format = Arg::new("format")
        .short('f')
        .long("format")
        .value_name("FORMAT")
        .value_parser(PossibleValuesParser::new(formats))
        .default_value(REPORTS[0].name)
        .help(words(lang, "输出格式", "Output format"));
    Command::new("check")
        .about(words(lang, "校对讲话稿", "Proof-read drafted speeches"))
        .after_help(lang.pick(EXAMPLES[0], EXAMPLES[1]).to_owned())
        .arg(files(lang))
        .arg(format)
        .arg(output(lang))
        .args(choice(lang))
        .args(fixing(lang))
        .args(known(lang))
        .arg(date(lang))
        .arg(jobs(lang))
        .args(reading(lang))
        .arg(width(lang))
        .arg(quiet(lang))
}

/// Which rules run, and what counts as failure.
fn choice(lang: Lang) -> [Arg; 4] {
    let t = |zh, en| words(lang, zh, en);
    let list = |name: &'static str| Arg::new(name).long(name).value_name("RULES").action(ArgAction::Append);
    [
        list("select").help(t(
            "只用这些规则：代码、名称或字母，逗号隔开；all 为全部",
            "Only these rules: codes, names or letters, with commas; all for all",
        )),
        list("ignore").help(t("不用这些规则", "Not these rules")),
        Arg::new("max-warnings")
            .long("max-warnings")
            .value_name("N")
            .value_parser(value_parser!(usize))
            .help(t("警告不超过几条时仍算通过（默认 0）", "So many warnings still pass [default: 0]")),
        Arg::new("exit-zero")
            .long("exit-zero")
            .action(ArgAction::SetTrue)
            .help(t("有问题时退出码也为 0", "Exit code 0 in spite of findings")),
    ]
}

fn fixing(lang: Lang) -> [Arg; 4] {
    let t = |zh, en| words(lang, zh, en);
    let flag = |name: &'static str| Arg::new(name).long(name).action(ArgAction::SetTrue);
    [
        flag("fix").help(t("自动修改不影响原意的问题", "Apply the safe fixes")),
        flag("unsafe-fixes").help(t("连可能影响原意的也修改（随后请核对）", "Apply the others too (look at them afterwards)")),
        flag("diff").help(t("只显示会改什么，不写文件", "Show what the fixes would change, and write nothing")),
        Arg::new("annotate")
            .long("annotate")
            .value_name("FILE")
            .value_parser(value_parser!(PathBuf))
            .conflicts_with_all(["fix", "unsafe-fixes", "diff"])
            .help(t("把问题作为批注写入 Word 文件的副本", "Write a copy of a Word document with the findings as comments")),
    ]
}

fn known(lang: Lang) -> [Arg; 3] {
    let t = |zh, en| words(lang, zh, en);
    let path = |name: &'static str| Arg::new(name).long(name).value_name("FILE").value_parser(value_parser!(PathBuf));
    [
        path("baseline").help(t("不报这个文件里已知的问题", "Leave out the findings that this file knows")),
        path("write-baseline").conflicts_with("baseline").help(t("把现有问题记入这个文件", "Write the present findings into this file")),
        Arg::new("stdin-filename")
            .long("stdin-filename")
            .value_name("NAME")
            .help(t("标准输入显示为这个文件名", "Name to show for standard input")),
    ]
}

/// `explain`
pub fn explain(lang: Lang) -> Command {
    Command::new("explain")
        .about(words(lang, "说明一条规则：查什么、为什么、对错示例", "Explain a rule: what it finds, why, and examples"))
        .arg(Arg::new("rules").value_name("RULE").required(true).num_args(1..).help(words(
            lang,
            "代码或名称，如 S003",
            "Codes or names, such as S003",
        )))
        .arg(output(lang))
}

/// `rules`
pub fn rules(lang: Lang) -> Command {
    let format = Arg::new("format")
        .short('f')
        .long("format")
        .value_name("FORMAT")
        .value_parser(["table", "json", "markdown"])
        .default_value("table")
        .help(words(lang, "输出格式", "Output format"));
    Command::new("rules").about(words(lang, "列出全部规则", "List all rules")).arg(format).arg(output(lang))
}
