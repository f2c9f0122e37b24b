//! Sectors and the words that lead to them.

use aho_corasick::{AhoCorasick, MatchKind};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;
use thiserror::Error;

const TAXONOMY: &str = include_str!("data/taxonomy.tsv");
const WORDS: &str = include_str!("data/sectors.tsv");

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

/// The taxonomy with its words.
#[derive(Debug)]
pub struct Sectors {
    rows: Vec<SectorRow>,
    words: Vec<Word>,
    own: Vec<String>,
    matcher: AhoCorasick,
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
pub static BUILT_IN: LazyLock<Sectors> = LazyLock::new(|| Builder::built_in().build());

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
    let mut builder = Builder::built_in();
    for (line, [id, word, flags, example]) in rows(data.trim_start_matches('\u{feff}')) {
        let error = |message: String| LexiconError { line, message };
        if word.is_empty() {
            return Err(error("write id, a tab, and a word".to_owned()));
        }
        let added = match id.strip_prefix('+') {
            Some(id) => builder.sector(id, word, flags),
            None => builder.word([id, word, flags, example]),
        };
        added.map_err(error)?;
        if !id.starts_with('+') {
            builder.own.push(word.to_owned());
        }
    }
    Ok(builder.build())
}

#[derive(Default)]
struct Builder {
    own: Vec<String>,
    rows: Vec<SectorRow>,
    words: Vec<(String, Word)>,
    places: HashMap<String, usize>,
}

impl Builder {
    fn built_in() -> Builder {
        let mut builder = Builder::default();
        builder.taxonomy(TAXONOMY);
        for (_, row) in rows(WORDS) {
            // Rows are checked by the tests; one that is wrong is left out here.
            let _ = builder.word(row);
        }
        builder
    }

    fn sector(&mut self, id: &str, name: &str, parent: &str) -> Result<(), String> {
        let known = |id: &str| self.rows.iter().any(|row| row.id == id);
        if known(id) {
            return Err(format!("sector {id} is there already"));
        }
        if !parent.is_empty() && !known(parent) {
            return Err(format!("unknown wider sector {parent}"));
        }
        self.rows.push(SectorRow { id: id.to_owned(), name: name.to_owned(), parent: (!parent.is_empty()).then(|| parent.to_owned()) });
        Ok(())
    }

    fn taxonomy(&mut self, data: &str) {
        for line in data.lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            if let [id, name, parent] = fields[..] {
                let parent = (parent != "-").then(|| parent.to_owned());
                self.rows.push(SectorRow { id: id.to_owned(), name: name.to_owned(), parent });
            }
        }
    }

    fn word(&mut self, [id, word, flags, _]: Row) -> Result<(), String> {
        let sector = if id == "none" {
            None
        } else {
            Some(
                self.rows
                    .iter()
                    .position(|row| row.id == id)
                    .ok_or_else(|| format!("unknown sector {id}: add it with a row `+{id}<TAB>name`"))?,
            )
        };
        let mut read = Flags::default();
        for flag in flags.split(',').map(str::trim).filter(|flag| !flag.is_empty() && *flag != "-") {
            match flag {
                "wide" => read.wide = true,
                "unit" => read.unit = true,
                "dept" => read.department = true,
                "weak" => read.weak = true,
                other => return Err(format!("unknown flag {other}")),
            }
        }
        let place = *self.places.entry(word.to_owned()).or_insert_with(|| {
            self.words.push((word.to_owned(), Word { sectors: Vec::new(), flags: read }));
            self.words.len() - 1
        });
        let entry = &mut self.words[place].1;
        if let Some(sector) = sector {
            if entry.sectors.contains(&sector) {
                return Err(format!("{word} stands twice for {id}"));
            }
            entry.sectors.push(sector);
        }
        Ok(())
    }

    fn build(self) -> Sectors {
        let matcher = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(self.words.iter().map(|word| &word.0));
        let words = self.words.into_iter().map(|word| word.1).collect();
        Sectors { rows: self.rows, words, own: self.own, matcher: matcher.expect("a table of moderate size") }
    }
}

impl Sectors {
    /// The sector with an index.
    pub fn row(&self, index: usize) -> &SectorRow {
        &self.rows[index]
    }

    /// Words that a user added, for the segmenter to know.
    pub fn own_words(&self) -> &[String] {
        &self.own
    }

    /// All words in a stretch of text, leftmost and longest first.
    pub fn find<'a>(&'a self, text: &'a str, range: Range<usize>) -> impl Iterator<Item = Hit<'a>> {
        let offset = range.start;
        self.matcher.find_iter(&text[range]).map(move |hit| {
            let word = &self.words[hit.pattern().as_usize()];
            Hit { start: offset + hit.start(), end: offset + hit.end(), sectors: &word.sectors, flags: word.flags }
        })
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
        let mut builder = Builder::default();
        builder.taxonomy(TAXONOMY);
        for (line, row) in rows(WORDS) {
            assert!(!row[1].is_empty() && !row[3].is_empty(), "sectors.tsv:{line}: id, word, flags, example");
            builder.word(row).unwrap_or_else(|error| panic!("sectors.tsv:{line}: {error}"));
        }
        let sectors = builder.build();
        for (line, [id, word, flags, example]) in rows(WORDS) {
            assert!(example.contains(word), "sectors.tsv:{line}: the example does not hold {word}");
            let hits: Vec<Hit> = sectors.find(example, 0..example.len()).collect();
            let found = hits.iter().any(|hit| &example[hit.start..hit.end] == word);
            assert!(found, "sectors.tsv:{line}: {word} has no effect in its example: a longer word hides it");
            let ids: BTreeSet<&str> = hits.iter().flat_map(|hit| hit.sectors).map(|index| sectors.row(*index).id.as_str()).collect();
            if id == "none" {
                continue;
            }
            assert!(ids.contains(id), "sectors.tsv:{line}: {word} does not lead to {id} ({flags})");
        }
    }
}
