//! Turns data files into forms that the program reads in place, without work at start: the segmenter's dictionary and
//! the lexicon's words into double arrays, the traditional characters into a table.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::io::Read as _;
use std::path::Path;
use std::{env, fs};

/// Low bits of a dictionary value that hold the index of the part-of-speech tag.
const TAG_BITS: u32 = 6;
/// First code point of the CJK Unified Ideographs block, where the character table begins.
const FIRST_IDEOGRAPH: u32 = 0x4E00;
/// One past the last code point of that block.
const END_OF_IDEOGRAPHS: u32 = 0xA000;
/// So many words of a list may begin at one place of a text: as many as `text/words.rs` looks at.
const MOST_AT_ONE_PLACE: usize = 16;
/// Where the lexicon's files are.
const LEXICON: &str = "src/lexicon/data";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=build.rs");
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    dictionary(Path::new("src/lexicon/data/jieba.txt.gz"), out)?;
    characters(Path::new("src/text/data/t2s.txt"), out)?;
    for name in ["cues", "dates", "judging", "naming", "openings", "spans", "structure"] {
        kinds(name, out)?;
    }
    parties(out)?;
    sectors(out)?;
    times(out)?;
    incidents(out)?;
    laundering(out)?;
    furniture(out)?;
    happenings(out)?;
    labels(out)?;
    holidays(out)?;
    lunar(out)
}

/// A data file; the build runs again when it changes.
fn source(path: &str) -> Result<String, Box<dyn Error>> {
    println!("cargo:rerun-if-changed={path}");
    fs::read_to_string(path).map_err(|error| format!("{path}: {error}").into())
}

/// Rows of a lexicon file by their fields, comments left out.
fn rows(name: &str) -> Result<Vec<Vec<String>>, Box<dyn Error>> {
    let text = source(&format!("{LEXICON}/{name}"))?;
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    Ok(lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect())
}

fn field(row: &[String], index: usize) -> Result<&str, Box<dyn Error>> {
    row.get(index).map(|field| field.trim()).filter(|field| !field.is_empty()).ok_or_else(|| format!("a field is missing: {row:?}").into())
}

/// Writes words and their values as a double array.
fn array(words: &BTreeMap<String, u32>, path: &Path) -> Result<(), Box<dyn Error>> {
    let words: Vec<(&str, u32)> = words.iter().map(|(word, value)| (word.as_str(), *value)).collect();
    let bytes = yada::builder::DoubleArrayBuilder::build(&words).map_err(|error| format!("{}: {error:?}", path.display()))?;
    // The program trusts these bytes; they are checked here.
    yada::DoubleArray::new(bytes.as_slice()).map_err(|error| format!("{}: {error:?}", path.display()))?;
    fs::write(path, bytes)?;
    let inside = |word: &str| {
        word.char_indices().skip(1).filter(|(at, _)| words.binary_search_by_key(&&word[..*at], |(word, _)| word).is_ok()).count()
    };
    if let Some((word, _)) = words.iter().find(|(word, _)| inside(word) >= MOST_AT_ONE_PLACE) {
        return Err(format!("{}: more than {MOST_AT_ONE_PLACE} words begin like {word}", path.display()).into());
    }
    fs::write(path.with_extension("begin"), beginnings(words.iter().map(|(word, _)| *word)))?;
    Ok(())
}

/// How words begin, as `text/words.rs` reads it: for each first character a bit for a word of it alone and one for longer
/// words; behind them a bit for each hash of the first two characters of a word.
fn beginnings<'a>(words: impl Iterator<Item = &'a str>) -> Vec<u8> {
    const PAIRS: usize = 1 << 14;
    let mut bits = vec![0u8; PAIRS + PAIRS / 4];
    let mut set = |at: usize| bits[at >> 3] |= 1 << (at & 7);
    for word in words {
        let mut chars = word.chars().map(|c| c as usize);
        let Some(first) = chars.next().filter(|first| *first < 4 * PAIRS) else { continue };
        match chars.next() {
            None => set(2 * first),
            Some(second) => {
                set(2 * first + 1);
                set(8 * PAIRS + ((first * 31 + second) & (8 * PAIRS / 4 - 1)));
            }
        }
    }
    bits
}

/// A file of kinds: word → the index in `SETS` of the kinds that it is of, by its beginning and by its end; and a bit for
/// each kind. `*` behind a word is the kind `cuts`.
fn kinds(name: &str, out: &Path) -> Result<(), Box<dyn Error>> {
    let mut kinds: Vec<String> = vec!["cuts".to_owned()];
    let mut words: BTreeMap<String, u64> = BTreeMap::new();
    for row in rows(&format!("{name}.tsv"))? {
        let (kind, word) = (field(&row, 0)?, field(&row, 1)?);
        let bit = kinds.iter().position(|known| known == kind).unwrap_or_else(|| {
            kinds.push(kind.to_owned());
            kinds.len() - 1
        });
        if bit >= 64 {
            return Err(format!("{name}.tsv: more than 63 kinds").into());
        }
        let bits = 1 << bit | u64::from(word.ends_with('*'));
        *words.entry(word.trim_end_matches('*').to_owned()).or_default() |= bits;
    }
    let sets: Vec<u64> = words.values().copied().collect::<BTreeSet<u64>>().into_iter().collect();
    let numbered = |(word, set): (&String, &u64)| (word.clone(), sets.binary_search(set).unwrap_or_default() as u32);
    let words: BTreeMap<String, u32> = words.iter().map(numbered).collect();
    array(&words, &out.join(format!("{name}.da")))?;
    array(&backwards(words), &out.join(format!("{name}-ends.da")))?;
    let mut code = format!("/// The sets of kinds that words are of.\nstatic SETS: [u64; {}] = {sets:?};\n", sets.len());
    let cuts = sets.iter().any(|set| set & 1 == 1);
    for (bit, kind) in kinds.iter().enumerate().filter(|(bit, _)| *bit > 0 || cuts) {
        writeln!(code, "/// The bit of the kind `{kind}`.\nconst {}_BIT: u64 = 1 << {bit};", kind.to_uppercase())?;
    }
    fs::write(out.join(format!("{name}.rs")), code)?;
    Ok(())
}

/// The same words written from their ends.
fn backwards(words: BTreeMap<String, u32>) -> BTreeMap<String, u32> {
    words.into_iter().map(|(word, value)| (word.chars().rev().collect(), value)).collect()
}

/// `parties.da`: word → the kind of its first row that says one, and whether it is a post or an abbreviation.
fn parties(out: &Path) -> Result<(), Box<dyn Error>> {
    const KINDS: [&str; 8] = ["none", "org", "whole", "person", "generic", "place", "suffix", "never"];
    let mut words: BTreeMap<String, u32> = BTreeMap::new();
    for row in rows("parties.tsv")? {
        let (kind, word) = (field(&row, 0)?, field(&row, 1)?);
        let value = words.entry(word.to_owned()).or_default();
        match kind {
            "post" => *value |= 1 << 4,
            "abbr" => *value |= 1 << 5,
            kind => {
                let index = KINDS.iter().position(|known| *known == kind).ok_or_else(|| format!("parties.tsv: unknown kind {kind}"))?;
                if *value & 0xF == 0 {
                    *value |= u32::try_from(index)?;
                }
            }
        }
    }
    array(&words, &out.join("parties.da"))?;
    array(&backwards(words), &out.join("parties-ends.da"))
}

/// `sectors.da`: word → its flags, and above them the index in `LISTS` of `sectors.rs` of its sectors.
fn sectors(out: &Path) -> Result<(), Box<dyn Error>> {
    const FLAGS: [&str; 4] = ["wide", "unit", "dept", "weak"];
    let taxonomy = rows("taxonomy.tsv")?;
    let mut entries: BTreeMap<String, (Vec<usize>, u8)> = BTreeMap::new();
    for row in rows("sectors.tsv")? {
        let (id, word) = (field(&row, 0)?, field(&row, 1)?);
        let mut flags = 0;
        for flag in row.get(2).map_or("", String::as_str).split(',').map(str::trim).filter(|flag| !flag.is_empty()) {
            flags |=
                1 << FLAGS.iter().position(|known| *known == flag).ok_or_else(|| format!("sectors.tsv: unknown flag {flag}: {word}"))?;
        }
        let entry = entries.entry(word.to_owned()).or_insert_with(|| (Vec::new(), flags));
        if id != "none" {
            let sector = taxonomy.iter().position(|row| row[0] == id).ok_or_else(|| format!("sectors.tsv: unknown sector {id}"))?;
            entry.0.push(sector);
        }
    }
    let lists: BTreeSet<Vec<usize>> = entries.values().map(|entry| entry.0.clone()).collect();
    let lists: Vec<Vec<usize>> = lists.into_iter().collect();
    let slices: Vec<String> = lists.iter().map(|list| format!("&{list:?}")).collect();
    let mut code = format!("/// The sectors that words lead to.\nstatic LISTS: [&[usize]; {}] = [{}];\n", lists.len(), slices.join(", "));
    let mut words = BTreeMap::new();
    for (word, (sectors, flags)) in entries {
        let list = lists.iter().position(|list| *list == sectors).unwrap_or_default();
        words.insert(word, u32::try_from(list)? << FLAGS.len() | u32::from(flags));
    }
    writeln!(code, "/// Bits of a word's number that hold its flags.\nconst FLAG_BITS: u32 = {};", FLAGS.len())?;
    for (bit, flag) in FLAGS.iter().enumerate() {
        writeln!(code, "/// The bit of the flag `{flag}`.\nconst {}_BIT: u32 = 1 << {bit};", flag.to_uppercase())?;
    }
    fs::write(out.join("sectors.rs"), code)?;
    array(&words, &out.join("sectors.da"))
}

/// `laundering.da`: what stands in a laundered text → index of its row among those that are sure.
fn laundering(out: &Path) -> Result<(), Box<dyn Error>> {
    let text = source("src/text/data/laundering.tsv")?;
    let sure = text.lines().filter(|line| !line.starts_with('#') && matches!(line.split('\t').nth(2), Some("strong" | "alone")));
    let mut words = BTreeMap::new();
    for (index, line) in sure.enumerate() {
        words.insert(line.split('\t').next().unwrap_or_default().to_owned(), u32::try_from(index)?);
    }
    array(&words, &out.join("laundering.da"))
}

/// `furniture.da`: word → its entry in `ROWS` of `furniture.rs`, which holds the numbers of the rows that it points to.
fn furniture(out: &Path) -> Result<(), Box<dyn Error>> {
    let text = source("src/text/data/furniture.tsv")?;
    let mut rows: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, row) in text.lines().filter(|line| !line.starts_with('#')).enumerate() {
        let mut fields = row.split('\t');
        let (Some(how), Some(words)) = (fields.nth(1), fields.next()) else { return Err(format!("furniture.tsv: {row}").into()) };
        if how != "signs" {
            words.split('、').for_each(|word| rows.entry(word).or_default().push(index));
        }
    }
    let table: Vec<&Vec<usize>> = rows.values().collect();
    let table: Vec<String> = table.iter().map(|rows| format!("&{rows:?}")).collect();
    let code = format!("/// The rows of each word.\nstatic ROWS: [&[usize]; {}] = [{}];\n", table.len(), table.join(", "));
    fs::write(out.join("furniture.rs"), code)?;
    let numbered = rows.keys().enumerate().map(|(index, word)| Ok(((*word).to_owned(), u32::try_from(index)?)));
    array(&numbered.collect::<Result<_, Box<dyn Error>>>()?, &out.join("furniture.da"))
}

/// `happenings.da`: word → a bit for each kind that it is of.
fn happenings(out: &Path) -> Result<(), Box<dyn Error>> {
    let mut words: BTreeMap<String, u32> = BTreeMap::new();
    for row in rows("happenings.tsv")? {
        let bit = ["since", "case", "speech"].iter().position(|known| *known == row[0]);
        let bit = bit.ok_or_else(|| format!("happenings.tsv: unknown kind {}", row[0]))?;
        *words.entry(field(&row, 1)?.to_owned()).or_default() |= 1 << bit;
    }
    array(&words, &out.join("happenings.da"))
}

/// `labels.da`: label of a field → index of the role that it gives.
fn labels(out: &Path) -> Result<(), Box<dyn Error>> {
    let mut words: BTreeMap<String, u32> = BTreeMap::new();
    for row in rows("labels.tsv")? {
        let role = ["responsible", "lead", "support", "supervise"].iter().position(|known| *known == row[1]);
        let role = role.ok_or_else(|| format!("labels.tsv: unknown role {}", row[1]))?;
        words.insert(field(&row, 0)?.to_owned(), u32::try_from(role)?);
    }
    array(&words, &out.join("labels.da"))
}

/// `incidents.da`: word → a bit for each kind that it is of, and above them the number of its row.
fn incidents(out: &Path) -> Result<(), Box<dyn Error>> {
    const KINDS: [&str; 9] = ["event", "died", "hurt", "serious", "missing", "died_of", "hurt_of", "missing_of", "victim"];
    let mut words: BTreeMap<String, u32> = BTreeMap::new();
    for (index, row) in rows("incidents.tsv")?.iter().enumerate() {
        let (kind, word) = (field(row, 0)?, field(row, 1)?);
        let bit = KINDS.iter().position(|known| *known == kind).ok_or_else(|| format!("incidents.tsv: unknown kind {kind}"))?;
        let first = u32::try_from(index)? << KINDS.len();
        *words.entry(word.to_owned()).or_insert(first) |= 1 << bit;
    }
    let mut code = String::new();
    for (bit, kind) in KINDS.iter().enumerate() {
        writeln!(code, "/// The bit of the kind `{kind}`.\nconst {}_BIT: u32 = 1 << {bit};", kind.to_uppercase())?;
    }
    let meanings: Vec<String> = rows("incidents.tsv")?.iter().map(|row| row.get(2).cloned().unwrap_or_default()).collect();
    writeln!(code, "/// What each row means.\nstatic MEANINGS: [&str; {}] = {meanings:?};", meanings.len())?;
    writeln!(code, "/// Where the number of the first row of a word begins.\nconst ROW: u32 = {};", KINDS.len())?;
    fs::write(out.join("incidents.rs"), code)?;
    array(&words, &out.join("incidents.da"))
}

/// `times.da`: word → the numbers of its rows in the file (the first and how many more): rows of a word stand together.
fn times(out: &Path) -> Result<(), Box<dyn Error>> {
    let mut places: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (index, row) in rows("time.tsv")?.iter().enumerate() {
        places.entry(field(row, 0)?.to_owned()).or_default().push(u32::try_from(index)?);
    }
    let rows = rows("time.tsv")?;
    let kinds = rows.iter().map(|row| Ok(format!("    TimeWord {{ word: {:?}, kind: {} }},\n", field(row, 0)?, time_kind(row)?)));
    let kinds: String = kinds.collect::<Result<_, Box<dyn Error>>>()?;
    let code = format!("/// All rows, in the order of the file.\npub static TIME_WORDS: [TimeWord; {}] = [\n{kinds}];\n", rows.len());
    fs::write(out.join("times.rs"), code)?;
    let mut words = BTreeMap::new();
    for (word, rows) in places {
        // At most two rows a word: as a period and as a happening.
        let second = rows.get(1).copied().unwrap_or(rows[0]);
        if rows.len() > 2 || second > 0x7FF {
            return Err(format!("time.tsv: {word} stands more than twice, or the file is too long").into());
        }
        words.insert(word, rows[0] << 12 | second);
    }
    array(&words, &out.join("times.da"))
}

/// What a row of the time words says, as the program writes it.
fn time_kind(row: &[String]) -> Result<String, Box<dyn Error>> {
    Ok(match (field(row, 1)?, field(row, 2)?) {
        ("immediate", _) => "TimeKind::Immediate".to_owned(),
        ("vague", _) => "TimeKind::Vague".to_owned(),
        ("from", _) => "TimeKind::From".to_owned(),
        ("event", rule) => format!("TimeKind::Event {{ alone: {} }}", rule == "alone"),
        ("recurring", "-") => "TimeKind::Recurring(None)".to_owned(),
        ("recurring", period) => format!("TimeKind::Recurring(Some({period:?}))"),
        ("period", "chunyun") => "TimeKind::Period(Period::Chunyun)".to_owned(),
        ("period", "bare") => "TimeKind::Period(Period::Bare)".to_owned(),
        ("period", "none") => "TimeKind::Period(Period::Open)".to_owned(),
        ("period", rule) => match rule.split_once(':') {
            Some(("month", month)) => format!("TimeKind::Period(Period::Month({}))", month.parse::<i8>()?),
            Some(("day", day)) => {
                let (month, day) = day.split_once('-').ok_or_else(|| format!("time.tsv: {rule}"))?;
                format!("TimeKind::Period(Period::Day({}, {}))", month.parse::<i8>()?, day.parse::<i8>()?)
            }
            _ => return Err(format!("time.tsv: unknown rule {rule}").into()),
        },
        (kind, _) => return Err(format!("time.tsv: unknown kind {kind}").into()),
    })
}

/// A day as the program writes it.
fn day(text: &str) -> Result<String, Box<dyn Error>> {
    let numbers: Vec<i16> = text.split('-').map(str::parse).collect::<Result<_, _>>()?;
    let [year, month, day] = numbers[..] else { return Err(format!("no day: {text}").into()) };
    Ok(format!("date({year}, {month}, {day})"))
}

/// `holidays.rs`: the official holidays, in order.
fn holidays(out: &Path) -> Result<(), Box<dyn Error>> {
    let mut code = String::new();
    let text = source("src/calendar/data/holidays.tsv")?;
    for line in text.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [year, names, start, end, worked, _notice] = fields[..] else { return Err(format!("holidays.tsv: {line}").into()) };
        let names: Vec<&str> = names.split('+').collect();
        let worked = worked.split(',').filter(|day| !day.is_empty()).map(day).collect::<Result<Vec<_>, _>>()?.join(", ");
        let (start, end) = (day(start)?, day(end)?);
        writeln!(code, "    Holiday {{ year: {year}, names: &{names:?}, start: {start}, end: {end}, worked: &[{worked}] }},")?;
    }
    fs::write(out.join("holidays.rs"), format!("static HOLIDAYS: [Holiday; {}] = [\n{code}];\n", text.lines().count()))?;
    Ok(())
}

/// `lunar.rs`: the years of the lunar calendar, in order.
fn lunar(out: &Path) -> Result<(), Box<dyn Error>> {
    let mut code = String::new();
    let text = source("src/calendar/data/lunar.tsv")?;
    for line in text.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [year, first, leap, lengths, qingming, winter] = fields[..] else { return Err(format!("lunar.tsv: {line}").into()) };
        let (first, qingming, winter) = (day(first)?, day(qingming)?, day(winter)?);
        writeln!(
            code,
            "    Year {{ year: {year}, first: {first}, leap: {leap}, lengths: {lengths:?}, qingming: {qingming}, winter: {winter} }},"
        )?;
    }
    fs::write(out.join("lunar.rs"), format!("static YEARS: [Year; {}] = [\n{code}];\n", text.lines().count()))?;
    Ok(())
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
