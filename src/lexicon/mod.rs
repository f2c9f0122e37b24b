//! Words are data: this room loads the lexicon files and checks them. The code elsewhere holds grammar.

pub mod cues;
pub mod dates;
pub mod happening;
pub mod incident;
pub mod judging;
mod kind;
pub mod label;
pub mod naming;
pub mod openings;
pub mod party;
pub mod sector;
mod segment;
pub mod spans;
pub mod structure;
pub mod time;

pub use kind::Kind;
pub use segment::{Dictionary, Segmenter, Token};
