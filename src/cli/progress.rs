//! How far a long run has come, on a terminal's standard error.

use indicatif::{HumanBytes, ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal as _;
use std::time::{Duration, Instant};

use crate::lang::Lang;

/// Shorter runs show nothing.
const PATIENCE: Duration = Duration::from_secs(1);

/// A line that says how many inputs and bytes are done, and how fast.
pub struct Progress {
    bar: ProgressBar,
    /// Whether the bar waits to be shown.
    waiting: bool,
    begun: Instant,
    bytes: u64,
    lang: Lang,
}

impl Progress {
    /// Shows nothing yet; never anything when `quiet` or not on a terminal.
    pub fn new(inputs: Option<u64>, quiet: bool, lang: Lang) -> Progress {
        let waiting = !quiet && std::io::stderr().is_terminal();
        let bar = ProgressBar::with_draw_target(inputs, ProgressDrawTarget::hidden());
        let template = match inputs {
            Some(_) => "{bar:24} {pos}/{len}  {msg}",
            None => "{spinner} {pos}  {msg}",
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Progress { bar, waiting, begun: Instant::now(), bytes: 0, lang }
    }

    /// Counts what was done.
    pub fn advance(&mut self, inputs: u64, bytes: u64) {
        self.bytes += bytes;
        self.bar.inc(inputs);
        let elapsed = self.begun.elapsed();
        if elapsed < PATIENCE {
            return;
        }
        if std::mem::take(&mut self.waiting) {
            self.bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(8));
        }
        let rate = (self.bytes as f64 / elapsed.as_secs_f64().max(0.001)) as u64;
        let per_second = self.lang.pick("秒", "s");
        self.bar.set_message(format!("{}  {}/{per_second}", HumanBytes(self.bytes), HumanBytes(rate)));
    }

    /// Says a line on standard error above the bar.
    pub fn say(&self, line: &str) {
        self.bar.suspend(|| anstream::eprintln!("speechkit: {line}"));
    }

    /// Takes the bar away.
    pub fn done(&self) {
        self.bar.finish_and_clear();
    }
}
