//! How right the program is: every fixture with hand-made gold beside it is scored, and no figure may fall below
//! `fixtures/accuracy.tsv`.
//!
//! `cargo test --test accuracy -- --nocapture` prints the table; `SPEECHKIT_BLESS=1` raises the floors to what was
//! reached; `SPEECHKIT_GOLD=FOLDER` scores another folder of texts and gold as well, without floors.

mod common;

use common::gold::{self, Gold, Place, agreement, overlap, pair};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Found, wrong and missed by figure. Of the figures that are a yes or no, found is yes and missed is no.
#[derive(Default)]
struct Tally(BTreeMap<&'static str, [usize; 3]>);

impl Tally {
    fn add(&mut self, figure: &'static str, found: usize, wrong: usize, missed: usize) {
        let row = self.0.entry(figure).or_default();
        row[0] += found;
        row[1] += wrong;
        row[2] += missed;
    }

    fn yes(&mut self, figure: &'static str, right: bool) {
        self.add(figure, usize::from(right), 0, usize::from(!right));
    }

    /// F1, or the share of yes.
    fn figures(&self) -> BTreeMap<&'static str, f64> {
        let share = |[found, wrong, missed]: [usize; 3]| 2.0 * found as f64 / (2 * found + wrong + missed).max(1) as f64;
        self.0
            .iter()
            .map(|(figure, row)| {
                let value = if FIGURES_OF_YES.contains(figure) { row[0] as f64 / (row[0] + row[2]).max(1) as f64 } else { share(*row) };
                (*figure, value)
            })
            .collect()
    }
}

const FIGURES_OF_YES: [&str; 10] =
    ["title", "date", "salutation", "heading", "announces", "style", "modality", "directive section", "deadline kind", "deadline dates"];

#[test]
fn no_figure_falls_below_its_floor() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let figures = score("fixtures", &fixtures);
    let path = fixtures.join("accuracy.tsv");
    if env::var_os("SPEECHKIT_BLESS").is_some() {
        let rows: String = figures.iter().map(|(figure, value)| format!("{figure}\t{:.3}\n", (value * 1000.0).floor() / 1000.0)).collect();
        fs::write(&path, rows).expect("fixtures can be written");
    }
    let floors = fs::read_to_string(&path).expect("fixtures/accuracy.tsv: SPEECHKIT_BLESS=1 writes it");
    let mut fallen = Vec::new();
    for row in floors.lines() {
        let (figure, least) = row.split_once('\t').expect("a figure and its floor");
        let reached = figures.get(figure).copied().unwrap_or(0.0);
        if reached < least.parse::<f64>().expect("a number") {
            fallen.push(format!("{figure}: {reached:.3}, before {least}"));
        }
    }
    assert!(fallen.is_empty(), "figures have fallen:\n{}", fallen.join("\n"));
    if let Some(folder) = env::var_os("SPEECHKIT_GOLD") {
        score("SPEECHKIT_GOLD", Path::new(&folder));
    }
}

/// Scores every text of a folder that has gold, and prints the table.
fn score(name: &str, folder: &Path) -> BTreeMap<&'static str, f64> {
    let mut tally = Tally::default();
    let golds: Vec<PathBuf> = common::texts(folder).into_iter().filter(|text| gold_of(text).is_file()).collect();
    for path in &golds {
        let gold: Value = serde_json::from_str(&fs::read_to_string(gold_of(path)).expect("gold")).expect("gold is JSON");
        let outline = common::outline(path, gold["reference_date"].as_str());
        let text = outline["source"]["text"].as_str().expect("the text was asked for");
        compare(&gold::locate(&gold, text, path), &outline, &mut tally);
    }
    println!("{name}: {} texts\n{:24} {:>6} {:>6} {:>6} {:>7}", golds.len(), "", "found", "wrong", "missed", "figure");
    let figures = tally.figures();
    for (figure, value) in &figures {
        let [found, wrong, missed] = tally.0[figure];
        println!("{figure:24} {found:>6} {wrong:>6} {missed:>6} {value:>7.3}");
    }
    figures
}

fn gold_of(text: &Path) -> PathBuf {
    text.with_extension("gold.json")
}

fn place(value: &Value) -> Place {
    let at = |key: &str| value["span"][key].as_u64().unwrap_or(0) as usize;
    (at("start"), at("end"))
}

/// A name or heading as it is compared: widths folded, white space, quotes and final punctuation gone.
fn plain(value: &Value) -> String {
    let fold = |c: char| match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    let kept = value.as_str().unwrap_or_default().chars().map(fold).filter(|c| !c.is_whitespace() && !"\"'“”‘’".contains(*c));
    kept.collect::<String>().trim_matches(|c| "。.:,;!?、".contains(c)).to_owned()
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn sections(values: &[Value]) -> Vec<&Value> {
    values.iter().flat_map(|section| std::iter::once(section).chain(sections(list(section, "children")))).collect()
}

fn compare(gold: &Gold, outline: &Value, tally: &mut Tally) {
    let speeches = list(outline, "speeches");
    let pairs = pair(&gold.speeches, speeches, |(start, _), speech| if start.abs_diff(place(speech).0) <= 12 { 1.0 } else { 0.0 });
    tally.add("speeches", pairs.len(), speeches.len() - pairs.len(), gold.speeches.len() - pairs.len());
    for (i, j) in pairs {
        let (want, got) = (gold.speeches[i].1, &speeches[j]);
        for figure in ["title", "date", "salutation"] {
            tally.yes(figure, plain(&want[figure]) == plain(&got[figure]));
        }
        announces(want, got, tally);
    }
    compare_sections(gold, speeches, tally);
    compare_directives(gold, speeches, tally);
    for (figure, want) in [("citations", &gold.citations), ("incidents", &gold.incidents)] {
        let got: Vec<Place> = list(outline, figure).iter().map(place).collect();
        let near = |a: &Place, b: &Place| if overlap(*a, *b) * 2 >= (a.1 - a.0).min(b.1 - b.0) { 1.0 } else { 0.0 };
        let both = pair(want, &got, near).len();
        tally.add(figure, both, got.len() - both, want.len() - both);
    }
}

fn announces(want: &Value, got: &Value, tally: &mut Tally) {
    let (want, got) = (want.get("announces").unwrap_or(&Value::Null), &got["announces"]);
    if !want.is_null() || !got.is_null() {
        tally.yes("announces", want.is_null() == got.is_null() && want["count"] == got["count"]);
    }
}

fn compare_sections(gold: &Gold, speeches: &[Value], tally: &mut Tally) {
    let got: Vec<&Value> = speeches.iter().flat_map(|speech| sections(list(speech, "sections"))).collect();
    let pairs = pair(&gold.sections, &got, |(start, _), section| if start.abs_diff(place(section).0) <= 2 { 1.0 } else { 0.0 });
    let mut right = 0;
    for (i, j) in pairs {
        let (want, got) = (gold.sections[i].1, got[j]);
        right += usize::from(want["id"] == got["id"]);
        tally.yes("heading", plain(&want["heading"]) == plain(&got["heading"]));
        tally.yes("style", want["style"] == got["style"]);
        announces(want, got, tally);
    }
    tally.add("sections", right, got.len() - right, gold.sections.len() - right);
}

fn compare_directives(gold: &Gold, speeches: &[Value], tally: &mut Tally) {
    let got: Vec<&Value> = speeches.iter().flat_map(|speech| list(speech, "directives")).collect();
    let optional = |directive: &gold::Directive| directive.gold["optional"] == true;
    let pairs = pair(&gold.directives, &got, |want, got| agreement(want.place, place(got)));
    let spurious: Vec<&Value> = (0..got.len())
        .filter(|j| !pairs.iter().any(|pair| pair.1 == *j))
        .map(|j| got[j])
        .filter(|found| {
            let own = place(found);
            !gold.directives.iter().any(|want| optional(want) && overlap(want.place, own) * 2 >= own.1 - own.0)
        })
        .collect();
    let needed = gold.directives.iter().filter(|want| !optional(want)).count();
    let hit = pairs.iter().filter(|(i, _)| !optional(&gold.directives[*i])).count();
    tally.add("directives", hit, spurious.len(), needed - hit);
    for found in spurious {
        tally.add("actors", 0, list(found, "actors").len(), 0);
        tally.add("sectors", 0, list(found, "sectors").len(), 0);
    }
    for (i, want) in gold.directives.iter().enumerate().filter(|(_, want)| !optional(want)) {
        let found = pairs.iter().find(|pair| pair.0 == i).map(|pair| got[pair.1]);
        if let Some(found) = found {
            tally.yes("modality", want.gold["modality"] == found["modality"]);
            tally.yes("directive section", want.gold["section"] == found["section"]);
            roles(want.gold, found, tally);
        }
        for (figure, key) in [("actors", "name"), ("sectors", "id")] {
            let names = |value: &Value| list(value, figure).iter().map(|one| plain(&one[key])).collect::<BTreeSet<String>>();
            let (want, found) = (names(want.gold), found.map(names).unwrap_or_default());
            let both = want.intersection(&found).count();
            tally.add(figure, both, found.len() - both, want.len() - both);
        }
    }
    compare_deadlines(gold, &got, tally);
}

fn roles(want: &Value, found: &Value, tally: &mut Tally) {
    for actor in list(found, "actors") {
        if let Some(same) = list(want, "actors").iter().find(|other| plain(&other["name"]) == plain(&actor["name"])) {
            tally.add("roles", usize::from(same["role"] == actor["role"]), usize::from(same["role"] != actor["role"]), 0);
        }
    }
}

fn compare_deadlines(gold: &Gold, got: &[&Value], tally: &mut Tally) {
    let (optional, needed): (Vec<_>, Vec<_>) = gold.directives.iter().partition(|want| want.gold["optional"] == true);
    let want: Vec<&(&Value, Place)> = needed.iter().flat_map(|directive| &directive.deadlines).collect();
    let got: Vec<&Value> = got.iter().flat_map(|directive| list(directive, "deadlines")).collect();
    let got: Vec<&Value> = got.into_iter().filter(|found| !optional.iter().any(|want| overlap(want.place, place(found)) > 0)).collect();
    let pairs = pair(&want, &got, |want, found| agreement(want.1, place(found)));
    tally.add("deadlines", pairs.len(), got.len() - pairs.len(), want.len() - pairs.len());
    for (i, j) in pairs {
        let (want, got) = (want[i].0, got[j]);
        tally.yes("deadline kind", want["kind"] == got["kind"]);
        let days = ["start", "end"].iter().all(|key| want.get(*key).unwrap_or(&Value::Null) == &got[*key]);
        tally.yes("deadline dates", days && common::length(&want["duration"]) == common::length(&got["duration"]));
    }
}
