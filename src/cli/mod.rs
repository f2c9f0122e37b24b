//! The command line: arguments, files, streams, clock, environment and exit codes. The only room with side effects.

mod args;
mod check;
mod input;
mod mend;
mod outline;
mod output;
mod parallel;
mod progress;
mod records;
mod settings;
mod write_back;

use anyhow::Error;
use clap::ArgMatches;
use std::ffi::OsString;
use std::process::ExitCode;

use crate::lang::Lang;

/// Everything went well.
const CLEAN: u8 = 0;
/// Something was found that the caller asked to be told of.
const FINDINGS: u8 = 1;
/// Something could not be done; a line on standard error says what.
const FAILED: u8 = 2;

/// Runs the program with these arguments, the program's name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    quiet_readers();
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let lang = args::language(&arguments, |name| std::env::var(name).ok());
    let matches = match args::command(lang).try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => {
            // Help and version are no errors, and a closed pipe is none of ours.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { FAILED } else { CLEAN });
        }
    };
    let done = match matches.subcommand() {
        Some(("outline", matches)) => outline::run(matches, lang),
        Some(("check", matches)) => check::run(matches, lang),
        Some(("explain", matches)) => check::explain(matches, lang),
        Some(("rules", matches)) => check::rules(matches, lang),
        Some(("schema", matches)) => output::write(matches, &crate::render::json::schema()).map(|()| CLEAN),
        _ => Ok(CLEAN),
    };
    match done {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            say(&error);
            ExitCode::from(FAILED)
        }
    }
}

/// A reader of others that gives up says so by its error, and not by a trace on the terminal.
fn quiet_readers() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |information| {
        if std::thread::current().name() != Some(crate::read::READER) {
            usual(information);
        }
    }));
}

/// Says an error in one line.
fn say(error: &Error) {
    let words: Vec<String> = error.chain().map(ToString::to_string).collect();
    anstream::eprintln!("speechkit: {}", words.join(": ").replace('\n', " "));
}

/// Columns to wrap to: as given, else the window's; none in a pipe.
fn width(matches: &ArgMatches) -> Option<usize> {
    let window = || terminal_size::terminal_size_of(std::io::stdout()).map(|(width, _)| usize::from(width.0));
    matches.get_one::<usize>("width").copied().or_else(window)
}

/// Which text of tracked changes was asked for.
fn tracked(matches: &ArgMatches) -> crate::read::Tracked {
    match matches.get_one::<String>("tracked").map(String::as_str) {
        Some("original") => crate::read::Tracked::Original,
        _ => crate::read::Tracked::Final,
    }
}

/// As many jobs as were asked for, else as there are cores, but no more than there are inputs. One input needs no look at
/// the cores.
fn jobs(asked: Option<usize>, inputs: usize) -> usize {
    let cores = || std::thread::available_parallelism().map_or(1, usize::from);
    if inputs <= 1 { 1 } else { asked.unwrap_or_else(cores).min(inputs) }
}

/// Words of this language, for places that take an owned string.
fn words(lang: Lang, zh: &str, en: &str) -> String {
    lang.pick(zh, en).to_owned()
}
