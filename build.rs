//! Turns data files into forms that the program reads in place, without work at start:
//! the segmenter's dictionary into a double array, the traditional characters into a table.

use std::error::Error;
use std::io::Read as _;
use std::path::Path;
use std::{env, fs};

/// Low bits of a dictionary value that hold the index of the part-of-speech tag.
const TAG_BITS: u32 = 6;
/// First code point of the CJK Unified Ideographs block, where the character table begins.
const FIRST_IDEOGRAPH: u32 = 0x4E00;
/// One past the last code point of that block.
const END_OF_IDEOGRAPHS: u32 = 0xA000;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=build.rs");
    let out = env::var("OUT_DIR")?;
    dictionary(Path::new("src/lexicon/data/jieba.txt.gz"), Path::new(&out))?;
    characters(Path::new("src/text/data/t2s.txt"), Path::new(&out))
}

/// Writes `dictionary.da` (word → frequency and tag, as a double array) and `dictionary.rs` (its constants).
fn dictionary(source: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed={}", source.display());
    let mut text = String::new();
    flate2::read::GzDecoder::new(fs::File::open(source)?).read_to_string(&mut text)?;
    let mut tags: Vec<&str> = Vec::new();
    let mut words: Vec<(&str, u32)> = Vec::new();
    let mut total: u64 = 0;
    for line in text.lines().filter(|line| !line.is_empty()) {
        let mut fields = line.split(' ');
        let (Some(word), Some(frequency), Some(tag)) = (fields.next(), fields.next(), fields.next()) else {
            return Err(format!("dictionary row without three fields: {line}").into());
        };
        let frequency: u32 = frequency.parse()?;
        let tag = tags.iter().position(|known| *known == tag).unwrap_or_else(|| {
            tags.push(tag);
            tags.len() - 1
        });
        if frequency >> (31 - TAG_BITS) != 0 || tag >> TAG_BITS != 0 {
            return Err(format!("dictionary row does not fit its 31 bits: {line}").into());
        }
        total += u64::from(frequency);
        words.push((word, frequency << TAG_BITS | u32::try_from(tag)?));
    }
    words.sort_unstable();
    let array = yada::builder::DoubleArrayBuilder::build(&words).map_err(|error| format!("{error:?}"))?;
    fs::write(out.join("dictionary.da"), array)?;
    let constants = format!(
        "/// Tags by their index.\nconst TAGS: [&str; {}] = {tags:?};\n\
         /// Low bits of a value that hold the tag's index.\nconst TAG_BITS: u32 = {TAG_BITS};\n\
         /// Sum of all frequencies.\nconst TOTAL: usize = {total};\n",
        tags.len()
    );
    fs::write(out.join("dictionary.rs"), constants)?;
    Ok(())
}

/// Writes `t2s.rs`: for each ideograph its simplified form, zero where it is its own.
fn characters(source: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed={}", source.display());
    let mut table = vec![0u16; (END_OF_IDEOGRAPHS - FIRST_IDEOGRAPH) as usize];
    for line in fs::read_to_string(source)?.lines() {
        let mut pair = line.chars();
        let (Some(from), Some(to)) = (pair.next(), pair.next()) else { continue };
        let index = (from as u32).checked_sub(FIRST_IDEOGRAPH).map(|index| index as usize);
        if let Some(slot) = index.and_then(|index| table.get_mut(index)) {
            *slot = u16::try_from(to as u32)?;
        }
    }
    let body = format!(
        "/// First code point of the table.\nconst FIRST: u32 = {FIRST_IDEOGRAPH};\n\
         /// Simplified form of each ideograph, zero where it is its own.\nstatic SIMPLIFIED: [u16; {}] = {table:?};\n",
        table.len()
    );
    fs::write(out.join("t2s.rs"), body)?;
    Ok(())
}
