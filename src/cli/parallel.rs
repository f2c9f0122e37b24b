//! Work on several items at once, results in the order of the items, no more of them in memory than workers need.

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Whether to go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// There is more to take.
    On,
    /// Nobody wants the rest.
    Stop,
}

/// Does `work` on each item, in `jobs` threads, and gives the results to `take` in order. At most two results a worker
/// wait for an earlier one, so that memory is bounded by the workers and not by the items.
///
/// # Errors
/// Those of `take`; work stops at the first.
pub fn ordered<T, R, E>(
    items: impl Iterator<Item = T>,
    jobs: usize,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> Result<Flow, E>,
) -> Result<(), E>
where
    T: Send,
    R: Send,
{
    if jobs <= 1 {
        for item in items {
            if take(work(item))? == Flow::Stop {
                break;
            }
        }
        return Ok(());
    }
    let (send, receive) = sync_channel::<(T, std::sync::mpsc::SyncSender<R>)>(jobs);
    let receive = Mutex::new(receive);
    thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(|| {
                loop {
                    let next = receive.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    let Ok((item, reply)) = next else { return };
                    // Nobody waits any more when taking has stopped.
                    let _ = reply.send(work(item));
                }
            });
        }
        // Dropped at the end of this closure, so that the workers end.
        let send = send;
        let mut waiting: VecDeque<Receiver<R>> = VecDeque::new();
        let mut take_first = |waiting: &mut VecDeque<Receiver<R>>| match waiting.pop_front().map(|result| result.recv()) {
            Some(Ok(result)) => take(result),
            _ => Ok(Flow::Stop),
        };
        for item in items {
            let (reply, result) = sync_channel(1);
            if send.send((item, reply)).is_err() {
                break;
            }
            waiting.push_back(result);
            if waiting.len() >= jobs * 2 && take_first(&mut waiting)? == Flow::Stop {
                return Ok(());
            }
        }
        while !waiting.is_empty() {
            if take_first(&mut waiting)? == Flow::Stop {
                break;
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn results_come_in_order_and_none_runs_far_ahead() {
        for jobs in [1, 2, 7] {
            let (started, mut taken) = (AtomicUsize::new(0), Vec::new());
            let work = |item: usize| {
                started.fetch_add(1, Ordering::SeqCst);
                if item.is_multiple_of(5) {
                    thread::sleep(std::time::Duration::from_millis(2));
                }
                item
            };
            let done: Result<(), ()> = ordered(0..200, jobs, work, |item| {
                assert!(started.load(Ordering::SeqCst) <= taken.len() + jobs * 3 + 1);
                taken.push(item);
                Ok(Flow::On)
            });
            assert_eq!((done, taken), (Ok(()), (0..200).collect::<Vec<_>>()));
        }
    }

    #[test]
    fn taking_may_stop_and_fail() {
        let mut taken = 0;
        let stopped: Result<(), ()> = ordered(
            0..,
            3,
            |item: usize| item,
            |item| {
                taken += 1;
                Ok(if item == 9 { Flow::Stop } else { Flow::On })
            },
        );
        assert_eq!((stopped, taken), (Ok(()), 10));
        assert_eq!(ordered(0.., 3, |item: usize| item, |item| if item == 4 { Err("full") } else { Ok(Flow::On) }), Err("full"));
    }
}
