//! Words are data: this room loads the lexicon files and checks them. The code elsewhere holds grammar.

pub mod cues;
pub mod happening;
pub mod incident;
pub mod label;
pub mod party;
pub mod sector;
mod segment;
pub mod time;

pub use segment::{Dictionary, Segmenter, Token};
