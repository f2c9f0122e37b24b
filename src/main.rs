//! The doorbell.

#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    speechkit::cli::run(std::env::args_os())
}
