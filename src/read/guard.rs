//! Readers of others, kept apart: one that gives up, or never ends, costs its file and nothing else.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use super::ReadError;

/// Name of the threads in which such readers run; a panic in one of them is an answer and not for the terminal.
pub const READER: &str = "reader";
/// Nested documents need room, in bytes.
const STACK: usize = 64 << 20;
/// No document takes longer.
const LONGEST: Duration = Duration::from_secs(60);

/// Runs a reader by itself.
///
/// # Errors
/// Its own; [`ReadError::Damaged`] where it gave up, [`ReadError::TooLarge`] where it did not end.
pub fn apart<T: Send + 'static>(kind: &'static str, read: impl FnOnce() -> Result<T, ReadError> + Send + 'static) -> Result<T, ReadError> {
    let (send, receive) = channel();
    let body = move || {
        // Nobody waits any more when it took too long.
        let _ = send.send(read());
    };
    thread::Builder::new().name(READER.to_owned()).stack_size(STACK).spawn(body).map_err(|_| ReadError::Damaged(kind))?;
    match receive.recv_timeout(LONGEST) {
        Ok(done) => done,
        Err(RecvTimeoutError::Timeout) => Err(ReadError::TooLarge),
        Err(RecvTimeoutError::Disconnected) => Err(ReadError::Damaged(kind)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_that_gives_up_is_a_damaged_file() {
        assert_eq!(apart("PDF", || Ok(3)), Ok(3));
        assert_eq!(apart::<()>("PDF", || panic!("on purpose")), Err(ReadError::Damaged("PDF")));
    }
}
