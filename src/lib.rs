//! Breaks Chinese safety-work meeting speeches (安全生产工作会议讲话) down into sections, tasks, responsible parties,
//! sectors and deadlines, each with its exact place in the text.
//!
//! The way is one: bytes → [`read`] → [`text`] → [`structure`] → [`extract`] → [`model`] → [`render`]. [`analyze`]
//! knows the order; [`cli`] stands on top and is the only room with side effects.

#![forbid(unsafe_code)]

pub mod analyze;
pub mod calendar;
pub mod check;
pub mod cli;
pub mod extract;
pub mod index;
pub mod lang;
pub mod lexicon;
pub mod model;
pub mod read;
pub mod render;
pub mod select;
pub mod structure;
pub mod text;
pub mod word;
