//! Clean speeches, broken in each of the ways that the rules name: every slip must be found, in its place, by its rule.
//!
//! A thousand mutants from one seed; at least 98 of a hundred must be found. The others are printed.

mod common;

use speechkit::analyze::{Analyzer, Options};
use speechkit::check::{Choice, Context, check};
use speechkit::read::{self, Document};
use std::collections::BTreeMap;
use std::ops::Range;

const MUTANTS: usize = 1000;
/// A small generator: the same numbers on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit.max(1)
    }
}

/// A broken text, the code points where it is broken, and the rule that must say so.
struct Mutant {
    text: String,
    place: Range<usize>,
    code: &'static str,
}

fn chars(text: &str) -> usize {
    text.chars().count()
}

/// Replaces a stretch of bytes.
fn replaced(text: &str, at: Range<usize>, with: &str, code: &'static str) -> Mutant {
    let start = chars(&text[..at.start]);
    Mutant { text: format!("{}{with}{}", &text[..at.start], &text[at.end..]), place: start..start + chars(with).max(1), code }
}

/// Replaces one of the places where `from` stands.
fn swap(text: &str, random: &mut Random, from: &str, to: &str, code: &'static str) -> Option<Mutant> {
    let places: Vec<usize> = text.match_indices(from).map(|hit| hit.0).collect();
    let at = *places.get(random.below(places.len()))?;
    Some(replaced(text, at..at + from.len(), to, code))
}

/// Byte offsets of the code points of a section's marker.
fn bytes(text: &str, span: &speechkit::text::Span) -> Range<usize> {
    let at = |place: usize| text.char_indices().nth(place).map_or(text.len(), |(at, _)| at);
    at(span.start)..at(span.end)
}

type Make = fn(&str, &mut Random) -> Option<Mutant>;

/// The ways to break a text, by what they do.
const WAYS: [(&str, Make); 27] = [
    ("skip a number", |text, random| renumber(text, random, 1, "S001")),
    ("repeat a number", |text, random| renumber(text, random, 0, "S002")),
    ("change a count", change_count),
    ("one bracket half width", half_bracket),
    ("a full stop behind a heading", heading_stop),
    ("cut the end off", cut_off),
    ("a sentence twice", twice),
    ("bodies out of order", |text, random| swap(text, random, "党委、政府", "政府、党委", "S013")),
    ("a day that is none", impossible),
    ("a deadline in the past", past),
    ("a wrong weekday", weekday),
    ("a placeholder", |text, random| {
        swap(text, random, "各单位", "XX单位", "T001").or_else(|| swap(text, random, "各乡镇", "××乡镇", "T001"))
    }),
    ("a masked date", masked),
    ("a page number", page),
    ("a half-width comma", |text, random| between_han(text, random, "，", ",", "T003")),
    ("a title that does not close", |text, random| gone(text, random, '》', '《')),
    ("a quotation that does not close", |text, random| gone(text, random, '”', '“')),
    ("的 twice", |text, random| between_han(text, random, "的", "的的", "T005")),
    ("a comma twice", |text, random| between_han(text, random, "，", "，，", "T005")),
    ("a number in round brackets", |text, random| round_brackets(text, random)),
    ("a traditional character", |text, random| swap(text, random, "安全生产", "安全生產", "T010")),
    ("an invisible character", |text, random| swap(text, random, "安全", "安\u{200B}全", "T011")),
    ("a wrong word", wrong_word),
    ("an accident under a wrong name", |text, random| swap(text, random, "生产安全事故", "安全生产事故", "T013")),
    ("a body that is no more", |text, random| swap(text, random, "应急管理局", "安监局", "F002").filter(|_| !text.contains("原应急"))),
    ("a law under a wrong name", |text, random| swap(text, random, "《安全生产法》", "《生产安全法》", "F008")),
    ("a mark between titles", |text, random| swap(text, random, "》《", "》、《", "T014")),
];

fn study<T>(text: &str, look: impl FnOnce(&speechkit::analyze::Study) -> T) -> T {
    let document = Document::new(text.to_owned(), "text", "UTF-8");
    let analyzer = Analyzer::default();
    look(&analyzer.study("mutant", &document, &Options::default()))
}

/// Shifts the numbers of a list from one of its later points on: by one up (a gap), or down (a repeat).
fn renumber(text: &str, random: &mut Random, up: u32, code: &'static str) -> Option<Mutant> {
    let lists: Vec<Vec<(Range<usize>, u32)>> = study(text, |study| {
        let layout = &study.layout;
        let of = |speech: &speechkit::structure::SpeechLayout| -> Vec<Vec<(Range<usize>, u32)>> {
            let lists = Context::lists(speech);
            let point = |index: usize| {
                let section = &speech.sections[index];
                (bytes(text, &study.text.span(&section.marker)), section.ordinal)
            };
            lists.into_iter().map(|list| list.into_iter().map(point).collect()).collect()
        };
        layout.speeches.iter().flat_map(of).collect()
    });
    let fitting: Vec<&Vec<(Range<usize>, u32)>> = lists.iter().filter(|list| list.len() >= 2 && list.len() < 9).collect();
    let list = *fitting.get(random.below(fitting.len()))?;
    let from = 1 + random.below(list.len() - 1);
    let mut broken = text.to_owned();
    let mut place = None;
    for (at, ordinal) in list[from..].iter().rev() {
        let shifted = if up == 1 { ordinal + 1 } else { ordinal - 1 };
        let marker = &text[at.clone()];
        let numbers = |value: u32| [value.to_string(), speechkit::text::numeral::chinese(value)];
        let (old, new) = numbers(*ordinal).into_iter().zip(numbers(shifted)).find(|(old, _)| marker.contains(old.as_str()))?;
        broken.replace_range(at.clone(), &marker.replacen(&old, &new, 1));
        place = Some(chars(&text[..at.start])..chars(&text[..at.end]));
    }
    Some(Mutant { text: broken, place: place?, code })
}

fn change_count(text: &str, random: &mut Random) -> Option<Mutant> {
    let phrases: Vec<(Range<usize>, u32)> = study(text, |study| {
        let speeches = study.outline.speeches.iter();
        let of = speeches.flat_map(|speech| speech.announces.iter().chain(speech.sections.iter().flat_map(|section| &section.announces)));
        of.filter_map(|announced| Some((bytes(text, &announced.span), announced.count?))).collect()
    });
    let (at, count) = phrases.get(random.below(phrases.len()))?.clone();
    let words = &text[at.clone()];
    let number = speechkit::text::numeral::chinese(count);
    let other = speechkit::text::numeral::chinese(if count > 3 { count - 1 } else { count + 2 });
    words.contains(&number).then(|| replaced(text, at.clone(), &words.replacen(&number, &other, 1), "S003"))
}

fn half_bracket(text: &str, random: &mut Random) -> Option<Mutant> {
    let marker = ["（二）", "（三）"][random.below(2)];
    let places: Vec<usize> = text.match_indices(&format!("\n{marker}")).map(|hit| hit.0 + 1).collect();
    let at = *places.get(random.below(places.len()))?;
    let half = marker.replace('（', "(").replace('）', ")");
    Some(replaced(text, at..at + marker.len(), &half, "S005"))
}

/// A line that is a heading: 一、…, without any mark at its end, and text below it.
fn heading_stop(text: &str, random: &mut Random) -> Option<Mutant> {
    let headings: Vec<usize> = study(text, |study| {
        let sections = study.outline.speeches.iter().flat_map(|speech| &speech.sections);
        let plain =
            sections.filter(|section| section.heading.as_ref().is_some_and(|heading| !heading.contains('，') && !heading.contains('要')));
        plain.filter_map(|section| section.heading_span.as_ref().map(|span| bytes(text, span).end)).collect()
    });
    let places: Vec<usize> = headings.into_iter().filter(|at| text[*at..].starts_with('\n')).collect();
    let at = *places.get(random.below(places.len()))?;
    Some(replaced(text, at..at, "。", "S007"))
}

fn cut_off(text: &str, random: &mut Random) -> Option<Mutant> {
    let commas: Vec<usize> = text.match_indices('，').map(|hit| hit.0).filter(|at| *at > text.len() * 3 / 4).collect();
    let comma = *commas.get(random.below(commas.len()))?;
    let rest = &text[comma + '，'.len_utf8()..];
    let two = rest.char_indices().nth(2)?.0;
    let inside = rest[..two].chars().all(speechkit::text::is_han) && rest[two..].starts_with(speechkit::text::is_han);
    let line = text[..comma].rfind('\n').map_or(0, |at| at + 1);
    let end = comma + '，'.len_utf8() + two;
    let long = text[line..end].chars().count() >= 16;
    (inside && long).then(|| Mutant { text: text[..end].to_owned(), place: chars(&text[..end]) - 1..chars(&text[..end]), code: "S010" })
}

fn twice(text: &str, random: &mut Random) -> Option<Mutant> {
    let sentences: Vec<Range<usize>> = study(text, |study| {
        let directives = study.outline.speeches.iter().flat_map(|speech| &speech.directives);
        directives.map(|directive| bytes(text, &directive.span)).collect()
    });
    let whole = |at: &Range<usize>| {
        let begins = text[..at.start].ends_with(['。', '\n']);
        let plain = !text[at.clone()].contains(['；', '？', '！', '。', '\n']);
        begins && plain && text[at.end..].starts_with('。') && chars(&text[at.clone()]) >= 32
    };
    let whole: Vec<Range<usize>> = sentences.into_iter().filter(whole).collect();
    let at = whole.get(random.below(whole.len()))?.clone();
    let end = at.end + '。'.len_utf8();
    let again = text[at.start..end].to_owned();
    Some(replaced(text, end..end, &again, "S011"))
}

/// Days as they are written: where M月D日 stands.
fn days(text: &str) -> Vec<Range<usize>> {
    let digit = |c: char| c.is_ascii_digit();
    let of = |(at, _): (usize, &str)| {
        let start = text[..at].trim_end_matches(digit).len();
        let rest = &text[at + '月'.len_utf8()..];
        let tail = rest.trim_start_matches(digit);
        let end = text.len() - tail.strip_prefix('日')?.len();
        (start < at && tail.len() < rest.len()).then_some(start..end)
    };
    text.match_indices('月').filter_map(of).collect()
}

fn impossible(text: &str, random: &mut Random) -> Option<Mutant> {
    let days = days(text);
    let at = days.get(random.below(days.len()))?.clone();
    let wrong = ["2月30日", "6月31日", "13月5日", "4月31日"][random.below(4)];
    Some(replaced(text, at, wrong, "D005"))
}

fn past(text: &str, random: &mut Random) -> Option<Mutant> {
    let due: Vec<Range<usize>> = study(text, |study| {
        let directives =
            study.outline.speeches.iter().filter(|speech| speech.reference_date.is_some()).flat_map(|speech| &speech.directives);
        let deadlines = directives.flat_map(|directive| &directive.deadlines);
        deadlines
            .filter(|deadline| deadline.text.ends_with("底前") && deadline.text.contains('月'))
            .map(|deadline| bytes(text, &deadline.span))
            .collect()
    });
    let at = due.get(random.below(due.len()))?.clone();
    Some(replaced(text, at, "2019年3月底前", "D006"))
}

fn weekday(text: &str, random: &mut Random) -> Option<Mutant> {
    let full: Vec<Range<usize>> = days(text).into_iter().filter(|at| text[..at.start].ends_with('年')).collect();
    let at = full.get(random.below(full.len()))?.clone();
    let year: i16 =
        text[..at.start - '年'.len_utf8()].chars().rev().take(4).collect::<Vec<char>>().iter().rev().collect::<String>().parse().ok()?;
    let (month, day) = text[at.clone()].trim_end_matches('日').split_once('月')?;
    let date = jiff::civil::Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()?;
    let wrong = (date.weekday().to_monday_zero_offset() as usize + 1 + random.below(5)) % 7;
    let day = "一二三四五六日".chars().nth(wrong)?;
    Some(replaced(text, at.end..at.end, &format!("（星期{day}）"), "D010"))
}

fn masked(text: &str, random: &mut Random) -> Option<Mutant> {
    let days = days(text);
    let at = days.get(random.below(days.len()))?.clone();
    Some(replaced(text, at, "X月X日", "T001"))
}

/// Inside a sentence, between two characters.
fn page(text: &str, random: &mut Random) -> Option<Mutant> {
    let places: Vec<usize> =
        text.match_indices('，').map(|hit| hit.0 + '，'.len_utf8()).filter(|at| text[*at..].starts_with(speechkit::text::is_han)).collect();
    let at = *places.get(random.below(places.len()))?;
    let number = 2 + random.below(7);
    Some(replaced(text, at..at, &format!("第 {number} 页 共 9 页"), "T002"))
}

fn between_han(text: &str, random: &mut Random, from: &str, to: &str, code: &'static str) -> Option<Mutant> {
    let han = |at: &usize| {
        let before = text[..*at].chars().next_back().is_some_and(speechkit::text::is_han);
        let after = text[at + from.len()..].chars().next().is_some_and(speechkit::text::is_han);
        // 目的的, 有的的: some doubles are words.
        before
            && after
            && !(from == "的" && text[..*at].ends_with(['目', '有', '的', '打', '是']))
            && !text[at + from.len()..].starts_with('的')
    };
    let places: Vec<usize> = text.match_indices(from).map(|hit| hit.0).filter(han).collect();
    let at = *places.get(random.below(places.len()))?;
    Some(replaced(text, at..at + from.len(), to, code))
}

/// Takes a closing mark away; the finding stands at the mark that opens.
fn gone(text: &str, random: &mut Random, close: char, open: char) -> Option<Mutant> {
    let places: Vec<usize> = text.match_indices(close).map(|hit| hit.0).collect();
    let at = *places.get(random.below(places.len()))?;
    let opened = text[..at].rfind(open)?;
    let place = chars(&text[..opened]);
    Some(Mutant { text: format!("{}{}", &text[..at], &text[at + close.len_utf8()..]), place: place..place + 1, code: "T004" })
}

fn round_brackets(text: &str, random: &mut Random) -> Option<Mutant> {
    let places: Vec<usize> = text.match_indices('〔').map(|hit| hit.0).collect();
    let at = *places.get(random.below(places.len()))?;
    let close = at + text[at..].find('〕')?;
    let year = text[at + '〔'.len_utf8()..close].to_owned();
    Some(replaced(text, at..close + '〕'.len_utf8(), &format!("（{year}）"), "T008"))
}

fn wrong_word(text: &str, random: &mut Random) -> Option<Mutant> {
    const WORDS: [(&str, &str); 10] = [
        ("隐患", "引患"),
        ("部署", "布署"),
        ("防范", "防犯"),
        ("安装", "按装"),
        ("台账", "台帐"),
        ("排查", "排察"),
        ("演练", "演炼"),
        ("其他", "其它"),
        ("举一反三", "举一返三"),
        ("值班值守", "值班职守"),
    ];
    let (right, wrong) = WORDS[random.below(WORDS.len())];
    swap(text, random, right, wrong, "T012")
}

#[test]
fn every_slip_is_found_in_its_place() {
    let texts: Vec<String> = common::fixtures()
        .iter()
        .filter(|path| common::WELL_FORMED.contains(&common::stem(path).as_str()))
        .map(|path| read::read(&std::fs::read(path).expect("a fixture"), None).expect("a fixture is text").text.replace('\r', ""))
        .collect();
    let choice = Choice::new(vec!["all".to_owned()], Vec::new()).expect("all rules");
    let mut random = Random(20_250_303);
    let (mut made, mut lost) = (0, Vec::new());
    let mut ways: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for round in 0.. {
        if made == MUTANTS || round > MUTANTS * 20 {
            break;
        }
        let (way, make) = WAYS[round % WAYS.len()];
        let text = &texts[random.below(texts.len())];
        let Some(mutant) = make(text, &mut random) else { continue };
        made += 1;
        let found = study(&mutant.text, |study| {
            let findings = check(&Context::new(study), &choice);
            findings.iter().any(|finding| {
                let span = finding.found.span;
                finding.rule.code == mutant.code
                    && span.start < mutant.place.end.max(mutant.place.start + 1)
                    && mutant.place.start < span.end.max(span.start + 1)
            })
        });
        let entry = ways.entry(way).or_default();
        entry.0 += 1;
        if !found {
            entry.1 += 1;
            let around: String =
                mutant.text.chars().skip(mutant.place.start.saturating_sub(12)).take(mutant.place.len().min(20) + 24).collect();
            lost.push(format!("{way} ({}): {around:?}", mutant.code));
        }
    }
    println!("{made} mutants, {} not found", lost.len());
    ways.iter().for_each(|(way, (made, lost))| println!("  {way}: {made}, {lost} not found"));
    lost.iter().for_each(|lost| println!("  {lost}"));
    assert_eq!(made, MUTANTS, "the fixtures do not give enough mutants");
    assert!(lost.len() * 50 <= made, "{} of {made} not found", lost.len());
}
