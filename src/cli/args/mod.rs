//! The arguments, in the language of the user.

mod check;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, ArgAction, Command, value_parser};
use std::ffi::OsString;

use crate::lang::Lang;
use crate::render::FORMATS;

/// The language of human-facing words: `--lang`, else the locale.
pub fn language(arguments: &[OsString], environment: impl Fn(&str) -> Option<String>) -> Lang {
    let mut words = arguments.iter().skip(1).filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        let value = if word == "--lang" { words.next() } else { word.strip_prefix("--lang=") };
        match value {
            Some("zh") => return Lang::Zh,
            Some("en") => return Lang::En,
            _ => {}
        }
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(environment).find(|value| !value.is_empty());
    Lang::of_locale(&locale.unwrap_or_default())
}

const EXAMPLES: [&str; 2] = [
    "示例：
  speechkit outline 讲话.txt                         看一篇讲话的提纲
  speechkit outline 讲话.txt --json > 讲话.json      输出 JSON，交给别的程序
  speechkit outline 讲话稿/ --format jsonl           整个文件夹，每份一行
  speechkit outline --input jsonl - < 语料.jsonl     语料流，每行一份
  iconv -f gbk 旧稿.txt | speechkit outline -        从标准输入读
  speechkit outline 讲话.txt --date 2024-03-05       指定相对时间的基准日
  speechkit outline 讲话.docx -o 任务分解表.xlsx     任务分解表（台账）
  speechkit outline 讲话.docx -o 任务分解表.docx     任务分解表（印发用）
  speechkit outline 讲话.pdf -o 报告.html            网页报告：原文、任务、图
  speechkit outline 讲话.txt --by party              按责任单位归并
  speechkit outline 讲话.txt --only sector=燃气      只看一个领域
  speechkit schema > outline.schema.json             输出 JSON Schema",
    "Examples:
  speechkit outline speech.txt                       the outline of a speech
  speechkit outline speech.txt --json > speech.json  JSON for another program
  speechkit outline speeches/ --format jsonl         a whole folder, a line each
  speechkit outline --input jsonl - < corpus.jsonl   a stream of texts, a line each
  iconv -f gbk old.txt | speechkit outline -         from standard input
  speechkit outline speech.txt --date 2024-03-05     the day that relative dates count from
  speechkit outline speech.docx -o tasks.xlsx        the task table as a ledger
  speechkit outline speech.docx -o tasks.docx        the task table as it is issued
  speechkit outline speech.pdf -o report.html        a report: text, tasks, pictures
  speechkit outline speech.txt --by party            grouped by responsible party
  speechkit outline speech.txt --only sector=school  one sector
  speechkit schema > outline.schema.json             the JSON Schema",
];

/// The command with all its words in one language.
pub fn command(lang: Lang) -> Command {
    let about = lang.pick(
        "把安全生产工作会议讲话分解为层次、任务、责任单位、行业领域和完成时限，每一项都标明在原文中的位置",
        "Breaks Chinese safety-work meeting speeches down into sections, tasks, parties, sectors and deadlines, each with its place in the text",
    );
    let lang_arg = Arg::new("lang").long("lang").global(true).value_name("LANG").value_parser(["zh", "en"]).help(crate::cli::words(
        lang,
        "界面语言（默认随系统区域设置）",
        "Language of human-facing words [default: from the locale]",
    ));
    let color = Arg::new("color")
        .long("color")
        .global(true)
        .value_name("WHEN")
        .value_parser(["auto", "always", "never"])
        .default_value("auto")
        .help(crate::cli::words(lang, "何时着色；也遵从 NO_COLOR", "When to colour; NO_COLOR is respected too"));
    Command::new("speechkit")
        .version(env!("CARGO_PKG_VERSION"))
        .about(about.to_owned())
        .after_help(lang.pick(EXAMPLES[0], EXAMPLES[1]).to_owned())
        .subcommand_required(true)
        .arg_required_else_help(true)
        .arg(lang_arg)
        .arg(color)
        .subcommand(outline(lang))
        .subcommand(check::check(lang))
        .subcommand(check::explain(lang))
        .subcommand(check::rules(lang))
        .subcommand(schema(lang))
}

fn schema(lang: Lang) -> Command {
    Command::new("schema")
        .about(crate::cli::words(lang, "输出提纲 JSON 的 JSON Schema", "Print the JSON Schema of an outline"))
        .arg(output(lang))
}

fn output(lang: Lang) -> Arg {
    Arg::new("output").short('o').long("output").value_name("FILE").value_parser(value_parser!(std::path::PathBuf)).help(crate::cli::words(
        lang,
        "写入文件（整体替换，中途失败不留残文）",
        "Write to a file, all of it or nothing",
    ))
}

fn outline(lang: Lang) -> Command {
    let formats = FORMATS.iter().map(|format| PossibleValue::new(format.name).help(lang.pick(format.about[0], format.about[1]).to_owned()));
    let t = |zh, en| crate::cli::words(lang, zh, en);
    Command::new("outline")
        .about(t("输出讲话的提纲", "Print the outline of speeches"))
        .after_help(lang.pick(EXAMPLES[0], EXAMPLES[1]).to_owned())
        .arg(files(lang))
        .arg(
            Arg::new("format")
                .short('f')
                .long("format")
                .value_name("FORMAT")
                .value_parser(PossibleValuesParser::new(formats))
                .default_value(FORMATS[0].name)
                .help(t("输出格式", "Output format")),
        )
        .arg(
            Arg::new("json")
                .long("json")
                .action(ArgAction::SetTrue)
                .conflicts_with("format")
                .help(t("等同 --format json", "Short for --format json")),
        )
        .args(streams(lang))
        .arg(jobs(lang))
        .arg(
            Arg::new("bom")
                .long("bom")
                .action(ArgAction::SetTrue)
                .help(t("CSV 开头加字节序标记（某些办公软件需要）", "A byte order mark before CSV, which some office programs need")),
        )
        .arg(
            Arg::new("sort")
                .long("sort")
                .value_name("HOW")
                .value_parser(["speech", "lead", "date"])
                .default_value("speech")
                .help(t("任务表的次序：讲话、牵头单位或截止日期", "Order of the task table: as in the speech, by lead, by date")),
        )
        .arg(Arg::new("table").long("table").value_name("WHICH").value_parser(["ledger", "issue"]).help(t(
            "任务表：台账（每条任务一行）或印发表（每个事项一行）；Word 默认印发表，其余默认台账",
            "Task table: a ledger (a row a task) or to be issued (a row a section) [default: issue for docx, else ledger]",
        )))
        .arg(Arg::new("compact").long("compact").action(ArgAction::SetTrue).help(t("JSON 不换行", "JSON on one line")))
        .arg(
            Arg::new("include-text")
                .long("include-text")
                .action(ArgAction::SetTrue)
                .help(t("在 JSON 中附上原文", "Carry the source text in the JSON")),
        )
        .arg(output(lang))
        .arg(date(lang))
        .args(selection(lang))
        .args(reading(lang))
        .arg(width(lang))
        .arg(quiet(lang))
}

fn files(lang: Lang) -> Arg {
    let path = value_parser!(std::path::PathBuf);
    Arg::new("files").value_name("FILE").required(true).num_args(1..).value_parser(path).help(crate::cli::words(
        lang,
        "文件（.docx、.pdf、.doc、.ofd、.html、.md、.txt）、文件夹，或 - 表示标准输入",
        "Files (.docx, .pdf, .doc, .ofd, .html, .md, .txt), folders, or - for standard input",
    ))
}

fn date(lang: Lang) -> Arg {
    let day = |value: &str| value.parse::<jiff::civil::Date>().map_err(|_| "write a date such as 2024-03-05");
    Arg::new("date").long("date").value_name("YYYY-MM-DD").value_parser(day).help(crate::cli::words(
        lang,
        "相对时间的基准日（默认取讲话自身的日期）",
        "Day that relative dates are counted from [default: the speech's own]",
    ))
}

fn width(lang: Lang) -> Arg {
    Arg::new("width").long("width").value_name("COLUMNS").value_parser(value_parser!(usize)).help(crate::cli::words(
        lang,
        "折行宽度（默认随终端窗口）",
        "Columns to wrap to [default: the window]",
    ))
}

fn quiet(lang: Lang) -> Arg {
    let help = crate::cli::words(lang, "不显示提示", "No notes on standard error");
    Arg::new("quiet").short('q').long("quiet").action(ArgAction::SetTrue).help(help)
}

/// How inputs are read.
fn reading(lang: Lang) -> [Arg; 4] {
    let t = |zh, en| crate::cli::words(lang, zh, en);
    [
        Arg::new("lexicon").long("lexicon").value_name("FILE").value_parser(value_parser!(std::path::PathBuf)).help(t(
            "自己的领域词表（每行：领域 id、制表符、词；默认取 speechkit.toml 的 lexicon）",
            "Your own sector words: id, a tab, a word a line [default: `lexicon` of speechkit.toml]",
        )),
        Arg::new("encoding")
            .long("encoding")
            .value_name("NAME")
            .help(t("字符编码（默认自动识别）", "Character encoding [default: detected]")),
        Arg::new("tracked")
            .long("tracked")
            .value_name("WHICH")
            .value_parser(["final", "original"])
            .default_value("final")
            .help(t("Word 修订：读修订后的还是修订前的文字", "Tracked changes of Word: the text after them or before")),
        Arg::new("max-size")
            .long("max-size")
            .value_name("SIZE")
            .default_value("64MiB")
            .value_parser(size)
            .help(t("文件大小上限，如 500KiB、64MiB、1GiB", "Largest file to read, such as 500KiB, 64MiB, 1GiB")),
    ]
}

/// Streams and parallel work.
fn streams(lang: Lang) -> [Arg; 3] {
    let t = |zh, en| crate::cli::words(lang, zh, en);
    [
        Arg::new("input").long("input").value_name("KIND").value_parser(["files", "jsonl"]).default_value("files").help(t(
            "输入是文件，还是每行一个 {\"id\", \"text\", \"date\"} 的 JSON 流",
            "What the inputs are: files, or lines of {\"id\", \"text\", \"date\"}",
        )),
        Arg::new("line-buffered")
            .long("line-buffered")
            .action(ArgAction::SetTrue)
            .help(t("JSON 流：每行读完即答", "For --input jsonl: answer each line before the next is read")),
        Arg::new("strict")
            .long("strict")
            .action(ArgAction::SetTrue)
            .help(t("JSON 流：有无法分析的行则退出码为 1", "For --input jsonl: exit code 1 when a line could not be analysed")),
    ]
}

fn jobs(lang: Lang) -> Arg {
    Arg::new("jobs").short('j').long("jobs").value_name("N").value_parser(number_of_jobs).help(crate::cli::words(
        lang,
        "同时分析几份（默认全部内核）",
        "How many documents at once [default: all cores]",
    ))
}

/// A number of jobs, at least one.
fn number_of_jobs(value: &str) -> Result<usize, String> {
    value.parse::<usize>().ok().filter(|jobs| (1..=1024).contains(jobs)).ok_or_else(|| "write a number from 1 to 1024".to_owned())
}

/// What to show, and in what order.
fn selection(lang: Lang) -> [Arg; 4] {
    let t = |zh, en| crate::cli::words(lang, zh, en);
    [
        Arg::new("by")
            .long("by")
            .value_name("WHAT")
            .value_parser(["section", "party", "sector", "deadline"])
            .help(t("按层次、责任单位、行业领域或时限归并任务", "Group the directives by section, party, sector or deadline")),
        Arg::new("only").long("only").value_name("KEY=VALUE").action(ArgAction::Append).value_parser(only).help(t(
            "只看某单位或某领域的任务：party=应急局、sector=煤矿",
            "Only the directives of a party or sector: party=…, sector=… (name or id)",
        )),
        Arg::new("until")
            .long("until")
            .value_name("YYYY-MM-DD")
            .value_parser(|value: &str| value.parse::<jiff::civil::Date>().map_err(|_| "write a date such as 2024-03-05"))
            .help(t("只看在此日或之前到期的任务", "Only the directives that are due by that day")),
        Arg::new("modality")
            .long("modality")
            .value_name("KIND")
            .value_parser(["must", "must_not", "should", "sanction"])
            .help(t("只看要求、禁止、倡导或罚则", "Only requirements, prohibitions, recommendations or sanctions")),
    ]
}

/// A condition: party=…, sector=….
fn only(value: &str) -> Result<(String, String), String> {
    let (key, value) = value.split_once('=').ok_or("write party=NAME or sector=NAME")?;
    match key {
        "party" | "sector" if !value.is_empty() => Ok((key.to_owned(), value.to_owned())),
        _ => Err("write party=NAME or sector=NAME".to_owned()),
    }
}

/// A size in bytes: a number and, perhaps, KiB, MiB or GiB.
fn size(value: &str) -> Result<u64, String> {
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    let unit = match value[digits..].trim().to_ascii_lowercase().trim_end_matches('b').trim_end_matches('i') {
        "" => 1,
        "k" => 1 << 10,
        "m" => 1 << 20,
        "g" => 1 << 30,
        _ => 0,
    };
    let number = value[..digits].parse::<u64>().ok().and_then(|number| number.checked_mul(unit)).filter(|_| unit > 0);
    number.ok_or_else(|| "write a size such as 500KiB, 64MiB or 1GiB".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_is_sound_in_both_languages() {
        command(Lang::Zh).debug_assert();
        command(Lang::En).debug_assert();
    }

    #[test]
    fn sizes_and_languages() {
        assert_eq!((size("64MiB"), size("10"), size("2k")), (Ok(64 << 20), Ok(10), Ok(2048)));
        assert!(size("many").is_err() && size("3TB").is_err());
        let from = |words: &[&str], locale: &str| {
            let words: Vec<OsString> = words.iter().map(OsString::from).collect();
            language(&words, |name| (name == "LANG").then(|| locale.to_owned()))
        };
        assert_eq!(from(&["speechkit", "--lang", "en"], "zh_CN.UTF-8"), Lang::En);
        assert_eq!(from(&["speechkit"], "zh_CN.UTF-8"), Lang::Zh);
        assert_eq!(from(&["speechkit"], "C"), Lang::En);
    }
}
