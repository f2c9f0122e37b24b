//! Pictures of a task table as measures for inline SVG. Every one can be read without colour: numbers stand in or beside it.

use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeMap;

use crate::render::table::Row;

/// Units of a picture's width.
const WIDTH: f64 = 760.0;
/// That of the bars, which stand beside another picture.
const BAR_WIDTH: f64 = 540.0;
/// So many parties and sectors are drawn, those with most tasks first.
const MOST_BARS: usize = 16;
const MOST_ROWS: usize = 14;
const MOST_COLUMNS: usize = 14;

/// Days on a line, each with its tasks.
#[derive(Debug, Serialize)]
pub struct Timeline {
    width: f64,
    height: f64,
    base: f64,
    months: Vec<Tick>,
    days: Vec<Day>,
}

#[derive(Debug, Serialize)]
struct Tick {
    x: f64,
    label: String,
}

#[derive(Debug, Serialize)]
struct Day {
    x: f64,
    date: String,
    label: String,
    /// Where the label stands; days that are close take turns.
    label_y: f64,
    tasks: Vec<Dot>,
    count: usize,
    /// Where the topmost dot is.
    top: f64,
}

#[derive(Debug, Serialize)]
struct Dot {
    number: usize,
    y: f64,
    words: String,
}

/// Bars of parties.
#[derive(Debug, Serialize)]
pub struct Bars {
    width: f64,
    height: f64,
    bars: Vec<Bar>,
    more: usize,
}

#[derive(Debug, Serialize)]
struct Bar {
    name: String,
    y: f64,
    own: f64,
    support: f64,
    count: usize,
}

/// How many tasks each party has in each sector.
#[derive(Debug, Serialize)]
pub struct Heat {
    width: f64,
    /// From column to column.
    step: f64,
    height: f64,
    columns: Vec<Tick>,
    rows: Vec<HeatRow>,
}

#[derive(Debug, Serialize)]
struct HeatRow {
    name: String,
    y: f64,
    cells: Vec<HeatCell>,
}

#[derive(Debug, Serialize)]
struct HeatCell {
    x: f64,
    count: usize,
    /// From 0 to 1.
    shade: f64,
    sector: String,
}

/// Room for the names of sectors, which stand aslant.
const HEAD: f64 = 96.0;
/// Dots are so far apart; more than this are one number.
const DOT: f64 = 11.0;
const MOST_DOTS: usize = 12;
/// Labels of days and of months need so much room.
const LABEL: f64 = 36.0;
const MONTH: f64 = 50.0;

/// When tasks are due; nothing where no task has a date. Days stand in order; long times between them are drawn shorter, so
/// that one day far off does not press all others together.
pub fn timeline(rows: &[Row]) -> Option<Timeline> {
    let mut days: BTreeMap<Date, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        if let Some(day) = row.date {
            days.entry(day).or_default().push(row);
        }
    }
    let places = places(&days.keys().copied().collect::<Vec<Date>>())?;
    let highest = days.values().map(Vec::len).max().unwrap_or(1).min(MOST_DOTS);
    let base = 20.0 + DOT * (highest as f64 + 1.0);
    let mut free = [f64::MIN; 4];
    let mut months: Vec<Tick> = Vec::new();
    let mut drawn = Vec::new();
    for ((day, rows), x) in days.iter().zip(places) {
        // The first row of labels that has room here.
        let row = (0..free.len()).find(|row| free[*row] <= x).unwrap_or(free.len() - 1);
        free[row] = x + LABEL;
        let month = day.strftime("%Y-%m").to_string();
        if months.last().is_none_or(|last| last.label != month && x - last.x > MONTH) {
            months.push(Tick { x, label: month });
        }
        let dot =
            |(index, row): (usize, &&Row)| Dot { number: row.number, y: base - DOT * (index as f64 + 1.0), words: row.measure.clone() };
        let tasks: Vec<Dot> = rows.iter().take(MOST_DOTS).enumerate().map(dot).collect();
        drawn.push(Day {
            x,
            date: day.to_string(),
            label: format!("{}-{}", day.month(), day.day()),
            label_y: base + 16.0 + 13.0 * row as f64,
            top: base - DOT * (tasks.len() as f64 + 1.0),
            count: rows.len(),
            tasks,
        });
    }
    let labels = free.iter().filter(|free| **free > f64::MIN).count();
    Some(Timeline { width: WIDTH, height: base + 30.0 + 13.0 * labels as f64, base, months, days: drawn })
}

/// Where days stand from left to right: a step grows with the logarithm of the time between them.
fn places(days: &[Date]) -> Option<Vec<f64>> {
    let first = days.first()?;
    let mut at = 0.0;
    let mut before = *first;
    let mut places = Vec::with_capacity(days.len());
    for day in days {
        let gap = f64::from(before.until(*day).map_or(0, |span| span.get_days()).max(0));
        at += (1.0 + gap).log2();
        places.push(at);
        before = *day;
    }
    let unit = (WIDTH - 90.0) / at.max(1.0);
    Some(places.into_iter().map(|at| 45.0 + at * unit.min(LABEL)).collect())
}

/// How many tasks the parties have.
pub fn bars(rows: &[Row]) -> Option<Bars> {
    let mut counts: Vec<(&str, usize, usize)> = Vec::new();
    for row in rows {
        for (names, own) in [(&row.lead, true), (&row.responsible, true), (&row.supervising, true), (&row.support, false)] {
            for name in names {
                let at = counts.iter().position(|count| count.0 == name).unwrap_or_else(|| {
                    counts.push((name, 0, 0));
                    counts.len() - 1
                });
                counts[at].1 += usize::from(own);
                counts[at].2 += usize::from(!own);
            }
        }
    }
    counts.sort_by_key(|(_, own, support)| std::cmp::Reverse((own + support, *own)));
    let most = counts.first().map(|(_, own, support)| own + support)?;
    let unit = (BAR_WIDTH - 270.0) / most as f64;
    let more = counts.len().saturating_sub(MOST_BARS);
    let bars: Vec<Bar> = counts
        .iter()
        .take(MOST_BARS)
        .enumerate()
        .map(|(index, (name, own, support))| Bar {
            name: shortened(name, 16),
            y: 24.0 * index as f64,
            own: unit * *own as f64,
            support: unit * *support as f64,
            count: own + support,
        })
        .collect();
    Some(Bars { width: BAR_WIDTH, height: 24.0 * bars.len() as f64 + 4.0, bars, more })
}

/// Which party has tasks in which sector.
pub fn heat(rows: &[Row]) -> Option<Heat> {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut parties: BTreeMap<&str, usize> = BTreeMap::new();
    let mut sectors: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rows {
        for sector in &row.named_sectors {
            *sectors.entry(sector).or_default() += 1;
            for party in row.parties() {
                *parties.entry(party).or_default() += 1;
                *counts.entry((party, sector)).or_default() += 1;
            }
        }
    }
    let top = |counts: BTreeMap<&str, usize>, most: usize| {
        let mut names: Vec<(String, usize)> = counts.into_iter().map(|(name, count)| (name.to_owned(), count)).collect();
        names.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        names.into_iter().take(most).map(|(name, _)| name).collect::<Vec<String>>()
    };
    let (mut parties, sectors) = (top(parties, MOST_ROWS), top(sectors, MOST_COLUMNS));
    // Whose sectors are not among those drawn has nothing to show.
    parties.retain(|party| sectors.iter().any(|sector| counts.contains_key(&(party.as_str(), sector.as_str()))));
    let most = counts.values().max().copied()? as f64;
    let step = ((WIDTH - 240.0) / sectors.len() as f64).min(90.0);
    let x = |index: usize| 230.0 + step * index as f64;
    let columns = sectors.iter().enumerate().map(|(index, name)| Tick { x: x(index) + step / 2.0, label: shortened(name, 8) }).collect();
    let cell = |party: &String, (index, sector): (usize, &String)| {
        let count = counts.get(&(party.as_str(), sector.as_str())).copied().unwrap_or(0);
        HeatCell { x: x(index), count, shade: (count as f64 / most * 100.0).round() / 100.0, sector: sector.clone() }
    };
    let rows: Vec<HeatRow> = parties
        .iter()
        .enumerate()
        .map(|(index, party)| HeatRow {
            name: shortened(party, 16),
            y: HEAD + 26.0 * index as f64,
            cells: sectors.iter().enumerate().map(|column| cell(party, column)).collect(),
        })
        .collect();
    Some(Heat { width: WIDTH, step, height: HEAD + 26.0 * rows.len() as f64 + 4.0, columns, rows })
}

/// Not more than so many characters.
fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most { text.to_owned() } else { text.chars().take(most - 1).chain(['…']).collect() }
}
