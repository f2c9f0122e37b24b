//! Sectors and the words that lead to them.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;
use thiserror::Error;

use crate::text::words::{Words, words};

include!(concat!(env!("OUT_DIR"), "/sectors.rs"));

const TAXONOMY: &str = include_str!("data/taxonomy.tsv");
static LIST: Words = words!("sectors");

/// A sector of the taxonomy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectorRow {
    /// Identifier, part of the JSON contract.
    pub id: String,
    /// Name, as reports print it.
    pub name: String,
    /// The wider sector.
    pub parent: Option<String>,
}

/// How a word leads to its sector.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flags {
    /// The word is only the wide field's own name.
    pub wide: bool,
    /// The word names a unit of the field, which can act itself.
    pub unit: bool,
    /// The word counts only inside the name of a department.
    pub department: bool,
    /// The word points to its field only where nothing else does.
    pub weak: bool,
}

/// A word and the sectors it leads to; none, when it only keeps shorter words from being found.
#[derive(Debug, Clone)]
struct Word {
    sectors: Vec<usize>,
    flags: Flags,
}

/// The taxonomy with its words: those that the build has put in order, and a user's own.
#[derive(Debug)]
pub struct Sectors {
    rows: Vec<SectorRow>,
    own: HashMap<String, Word>,
    /// Longest of the user's words, in characters.
    longest: usize,
}

/// A word of the lexicon in a text.
#[derive(Debug, Clone, Copy)]
pub struct Hit<'a> {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Indexes of its sectors.
    pub sectors: &'a [usize],
    /// How it leads to them.
    pub flags: Flags,
}

/// A row of a word list: id, word, flags, example.
type Row<'a> = [&'a str; 4];

fn rows(data: &str) -> impl Iterator<Item = (usize, Row<'_>)> {
    data.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty()).map(|(number, line)| {
        let mut fields = line.split('\t').map(str::trim);
        let mut next = || fields.next().unwrap_or("");
        (number + 1, [next(), next(), next(), next()])
    })
}

/// The built-in taxonomy and words.
pub static BUILT_IN: LazyLock<Sectors> = LazyLock::new(Sectors::built_in);

/// A row of a user's lexicon that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}: {message}")]
pub struct LexiconError {
    /// Line of the file, 1-based.
    pub line: usize,
    /// What is wrong, and what to write instead.
    pub message: String,
}

/// The built-in taxonomy and words with a user's own rows: `id<TAB>word[<TAB>flags]` adds a word to a sector,
/// `+id<TAB>name[<TAB>wider sector]` adds a sector. Lines that begin with `#` are comments.
///
/// # Errors
/// When a row names an unknown sector or flag, has no word, or says what is already said.
pub fn with_rows(data: &str) -> Result<Sectors, LexiconError> {
    let mut sectors = Sectors::built_in();
    for (line, [id, word, flags, _]) in rows(data.trim_start_matches('\u{feff}')) {
        let error = |message: String| LexiconError { line, message };
        if word.is_empty() {
            return Err(error("write id, a tab, and a word".to_owned()));
        }
        let added = match id.strip_prefix('+') {
            Some(id) => sectors.add_sector(id, word, flags),
            None => sectors.add_word(id, word, flags),
        };
        added.map_err(error)?;
    }
    Ok(sectors)
}

/// The flags of a word, by the bits that the build has given it.
fn flags_of(bits: u32) -> Flags {
    let has = |bit: u32| bits & bit != 0;
    Flags { wide: has(WIDE_BIT), unit: has(UNIT_BIT), department: has(DEPT_BIT), weak: has(WEAK_BIT) }
}

/// Flags as a row writes them: `wide,unit`.
fn read_flags(flags: &str) -> Result<Flags, String> {
    let mut read = Flags::default();
    for flag in flags.split(',').map(str::trim).filter(|flag| !flag.is_empty() && *flag != "-") {
        match flag {
            "wide" => read.wide = true,
            "unit" => read.unit = true,
            "dept" => read.department = true,
            "weak" => read.weak = true,
            other => return Err(format!("unknown flag {other}: use wide, unit, dept or weak")),
        }
    }
    Ok(read)
}

impl Sectors {
    /// The sector with an index.
    pub fn row(&self, index: usize) -> &SectorRow {
        &self.rows[index]
    }

    fn built_in() -> Sectors {
        let row = |line: &str| {
            let mut fields = line.split('\t');
            let (id, name, parent) = (fields.next()?, fields.next()?, fields.next()?);
            Some(SectorRow { id: id.to_owned(), name: name.to_owned(), parent: (parent != "-").then(|| parent.to_owned()) })
        };
        let lines = TAXONOMY.lines().filter(|line| !line.starts_with('#'));
        Sectors { rows: lines.filter_map(row).collect(), own: HashMap::new(), longest: 0 }
    }

    fn place(&self, id: &str) -> Option<usize> {
        self.rows.iter().position(|row| row.id == id)
    }

    fn add_sector(&mut self, id: &str, name: &str, parent: &str) -> Result<(), String> {
        if self.place(id).is_some() {
            return Err(format!("sector {id} is there already"));
        }
        if !parent.is_empty() && self.place(parent).is_none() {
            return Err(format!("unknown wider sector {parent}"));
        }
        self.rows.push(SectorRow { id: id.to_owned(), name: name.to_owned(), parent: (!parent.is_empty()).then(|| parent.to_owned()) });
        Ok(())
    }

    /// A user's word; one that the built-in list has too means what the user says.
    fn add_word(&mut self, id: &str, word: &str, flags: &str) -> Result<(), String> {
        let sector = match id {
            "none" => None,
            id => Some(self.place(id).ok_or_else(|| format!("unknown sector {id}: add it with a row `+{id}<TAB>name`"))?),
        };
        let flags = read_flags(flags)?;
        let entry = self.own.entry(word.to_owned()).or_insert_with(|| Word { sectors: Vec::new(), flags });
        if let Some(sector) = sector {
            if entry.sectors.contains(&sector) {
                return Err(format!("{word} stands twice for {id}"));
            }
            entry.sectors.push(sector);
        }
        self.longest = self.longest.max(word.chars().count());
        Ok(())
    }

    /// Words that a user added, for the segmenter to know.
    pub fn own_words(&self) -> impl Iterator<Item = &str> {
        self.own.keys().map(String::as_str)
    }

    /// All words in a stretch of text, leftmost and longest first.
    pub fn find<'a>(&'a self, text: &'a str, range: Range<usize>) -> impl Iterator<Item = Hit<'a>> {
        let mut at = range.start;
        let end = range.end;
        std::iter::from_fn(move || {
            while at < end {
                if self.longest == 0 {
                    at = LIST.seek(&text[..end], at);
                }
                let rest = &text[at..end];
                match self.longest_at(rest) {
                    Some((length, sectors, flags)) => {
                        let start = at;
                        at += length;
                        return Some(Hit { start, end: at, sectors, flags });
                    }
                    None => at += rest.chars().next().map_or(1, char::len_utf8),
                }
            }
            None
        })
    }

    /// The longest word that `text` begins with.
    fn longest_at(&self, text: &str) -> Option<(usize, &[usize], Flags)> {
        let own = (self.longest > 0).then(|| self.own_at(text)).flatten();
        let listed = LIST.prefixes(text).last().and_then(|(word, value)| {
            let sectors = LISTS.get((value >> FLAG_BITS) as usize)?;
            Some((word.len(), *sectors, flags_of(value)))
        });
        match (own, listed) {
            (Some(own), Some(listed)) => Some(if own.0 >= listed.0 { own } else { listed }),
            (own, listed) => own.or(listed),
        }
    }

    fn own_at(&self, text: &str) -> Option<(usize, &[usize], Flags)> {
        let ends = text.char_indices().skip(1).map(|(at, _)| at).chain([text.len()]).take(self.longest);
        ends.filter_map(|end| Some((end, self.own.get(&text[..end])?))).last().map(|(end, word)| (end, word.sectors.as_slice(), word.flags))
    }

    /// Whether `wide` is a wider sector of `narrow`.
    pub fn is_wider(&self, wide: usize, narrow: usize) -> bool {
        let mut at = narrow;
        for _ in 0..8 {
            let Some(parent) = self.rows[at].parent.as_ref().and_then(|id| self.rows.iter().position(|row| row.id == *id)) else {
                return false;
            };
            if parent == wide {
                return true;
            }
            at = parent;
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_user_adds_words_and_sectors() {
        let sectors = with_rows("# ours\n+ski\t滑雪场\tsports\nski\t魔毯\ncoal-mine\t掌子面\n").unwrap_or_else(|error| panic!("{error}"));
        let found: Vec<&str> = sectors
            .find("魔毯和掌子面", 0.."魔毯和掌子面".len())
            .flat_map(|hit| hit.sectors)
            .map(|index| sectors.row(*index).id.as_str())
            .collect();
        assert_eq!(found, ["ski", "coal-mine"]);
        assert_eq!(with_rows("\nnowhere\t词\n").map_err(|error| error.line).err(), Some(2));
        assert!(with_rows("coal-mine\t\n").is_err() && with_rows("coal-mine\t新词\tbig\n").is_err());
    }

    #[test]
    fn every_word_leads_to_its_sector_in_its_example() {
        let sectors = &*BUILT_IN;
        let mut seen = BTreeSet::new();
        for (line, [id, word, flags, example]) in rows(include_str!("data/sectors.tsv")) {
            assert!(!word.is_empty() && !example.is_empty(), "sectors.tsv:{line}: id, word, flags, example");
            read_flags(flags).unwrap_or_else(|error| panic!("sectors.tsv:{line}: {error}"));
            assert!(seen.insert((id, word)), "sectors.tsv:{line}: {word} stands twice for {id}");
            assert!(example.contains(word), "sectors.tsv:{line}: the example does not hold {word}");
            let hits: Vec<Hit> = sectors.find(example, 0..example.len()).collect();
            let found = hits.iter().any(|hit| &example[hit.start..hit.end] == word);
            assert!(found, "sectors.tsv:{line}: {word} has no effect in its example: a longer word hides it");
            let ids: BTreeSet<&str> = hits.iter().flat_map(|hit| hit.sectors).map(|index| sectors.row(*index).id.as_str()).collect();
            assert!(id == "none" || ids.contains(id), "sectors.tsv:{line}: {word} does not lead to {id} ({flags})");
        }
    }
}
