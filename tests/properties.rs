//! What must hold of the outline of any text.

mod common;

use proptest::prelude::*;
use serde_json::Value;
use std::collections::HashSet;

/// Checks everything that holds of any outline.
fn check(outline: &Value) {
    let source: Vec<char> = outline["source"]["text"].as_str().expect("the text was asked for").chars().collect();
    let artefacts = outline["artefacts"].as_array().expect("artefacts");
    let mut removed = vec![false; source.len()];
    for artefact in artefacts.iter().filter(|artefact| artefact["kind"] != "laundered") {
        let (start, end) = span(&artefact["span"]);
        let words: String = source[start..end].iter().collect();
        assert_eq!(artefact["text"].as_str(), Some(words.as_str()), "an artefact is quoted as it stands");
        removed[start..end].iter_mut().for_each(|gone| *gone = true);
    }
    // A laundered word is no removal itself, and may enclose one: a page number inside it.
    for artefact in artefacts.iter().filter(|artefact| artefact["kind"] == "laundered") {
        let (start, end) = span(&artefact["span"]);
        let words: String = (start..end).filter(|at| !removed[*at]).map(|at| source[at]).collect();
        assert_eq!(artefact["text"].as_str(), Some(words.as_str()), "a laundered word is quoted as it stands");
    }
    for (place, words, (start, end)) in common::quotes(outline) {
        assert!(start <= end && end <= source.len(), "{place}: {start}..{end} of {}", source.len());
        let quoted: String = (start..end).filter(|at| !removed[*at]).map(|at| source[at]).collect();
        assert_eq!(quoted, words, "{place}: the span quotes the source but for its artefacts");
    }
    for speech in outline["speeches"].as_array().expect("speeches") {
        let outer = span(&speech["span"]);
        let mut ids = HashSet::new();
        sections(&speech["sections"], outer, 1, &mut ids);
        let mut last = 0;
        for directive in speech["directives"].as_array().expect("directives") {
            let (start, end) = span(&directive["span"]);
            assert!(start >= last && end <= outer.1 && start < end, "directives stand in order inside their speech");
            last = start;
            let id = directive["id"].as_str().expect("an id");
            assert!(ids.insert(id.to_owned()), "{id} stands twice");
            let section = directive["section"].as_str();
            assert!(section.is_none_or(|section| ids.contains(section)), "{id} stands in a section that is not there");
        }
    }
}

fn span(value: &Value) -> (usize, usize) {
    let at = |key: &str| value[key].as_u64().expect("an offset") as usize;
    assert!(at("line") >= 1 && at("column") >= 1);
    (at("start"), at("end"))
}

fn sections(value: &Value, outer: (usize, usize), level: u64, ids: &mut HashSet<String>) {
    let mut last = 0;
    for section in value.as_array().expect("sections") {
        let (start, end) = span(&section["span"]);
        assert!(outer.0 <= start && end <= outer.1, "a section stands inside what holds it");
        assert!(start >= last, "sections stand in order");
        last = start;
        assert_eq!(section["level"].as_u64(), Some(level));
        assert!(ids.insert(section["id"].as_str().expect("an id").to_owned()), "section {} stands twice", section["id"]);
        sections(&section["children"], (start, end), level + 1, ids);
    }
}

/// Pieces that speeches are made of, so that random texts come near real ones.
const PIECES: [&str; 60] = [
    "同志们：",
    "同志们，",
    "一、",
    "二、",
    "三、",
    "（一）",
    "（二）",
    "(三)",
    "1.",
    "2、",
    "\n3、",
    "1.1 ",
    "第一，",
    "第二，",
    "首先，",
    "其次，",
    "最后，",
    "一是",
    "二是",
    "三是",
    "一要",
    "①",
    "（1）",
    "第一部分 ",
    "篇一：",
    "篇二：",
    "在全市安全生产会议上的讲话",
    "（2024年3月5日）",
    "\n",
    "\r\n",
    "。",
    "，",
    "；",
    "、",
    "：",
    " ",
    "　",
    "\u{200b}",
    "各乡镇、各部门要",
    "市应急局牵头，公安、交通运输等部门配合，",
    "10月底前",
    "三个月内",
    "春节前",
    "每周一",
    "立即",
    "从5月1日起至月底",
    "严禁",
    "不得",
    "对工作不力的，",
    "由县安委办约谈",
    "（责任单位：市水利局；完成时限：8月底前）",
    "落实责任",
    "平安生产",
    "否那么",
    "根底",
    "會(huì)議",
    "《安全生产法》",
    "国发(2023)30号",
    "发生爆炸事故，造成3人死亡",
    "？",
];

/// Checks everything that holds of the findings in any text, and of their fixes.
fn findings(text: &str) {
    use speechkit::analyze::{Analyzer, Options};
    use speechkit::check::{self, Choice, Context};
    use speechkit::read::Document;
    let choice = Choice::new(vec!["all".to_owned()], Vec::new()).expect("all rules");
    let analyzer = Analyzer::default();
    let look = |text: &str| {
        let document = Document::new(text.to_owned(), "text", "UTF-8");
        let study = analyzer.study("text", &document, &Options::default());
        let findings = check::check(&Context::new(&study), &choice);
        (study.text.source().to_vec(), findings)
    };
    let (mut source, mut found) = look(text);
    for round in 0.. {
        let mut last = 0;
        for finding in &found {
            let span = finding.found.span;
            assert!(last <= span.start && span.start <= span.end && span.end <= source.len(), "{:?}: {span:?}", finding.rule);
            last = span.start;
            assert!(finding.found.edits.iter().all(|edit| edit.start <= edit.end && edit.end <= source.len()), "{:?}", finding.rule);
        }
        let fixed = check::fix(&source, &found, true);
        if fixed.mended == 0 || fixed.text.chars().eq(source.iter().copied()) {
            break;
        }
        assert!(round < 10, "fixes do not come to an end in {text:?}");
        (source, found) = look(&fixed.text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_has_a_sound_outline(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40)) {
        check(&common::json(&pieces.concat(), None));
    }

    #[test]
    fn any_string_has_an_outline(text in "\\PC{0,120}") {
        check(&common::json(&text, jiff::civil::Date::new(2024, 3, 5).ok()));
    }

    #[test]
    fn any_bytes_are_a_text_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(document) = speechkit::read::read(&bytes, None) {
            check(&common::json(&document.text, None));
        }
    }

    #[test]
    fn chinese_and_controls_have_an_outline(text in "[一二三四五、。，（）()0-9\u{4e00}-\u{4e40}\u{0}-\u{20}\u{200b}\u{feff}年月日要是第各局]{0,80}") {
        check(&common::json(&text, None));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_can_be_checked_and_its_fixes_come_to_an_end(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40)) {
        findings(&pieces.concat());
    }

    #[test]
    fn any_string_can_be_checked(text in "\\PC{0,120}") {
        findings(&text);
    }

    #[test]
    fn marks_and_numbers_can_be_checked(text in "[一二三四五、。，,;:()（）《》“”【】〔〕0-9０-９XＸ×*_ \u{3000}年月日星期周要是第的了安局发号国()\\[\\]\u{4e00}-\u{4e20}\u{200b}\n]{0,80}") {
        findings(&text);
    }
}

#[test]
fn every_fixture_has_a_sound_outline() {
    for path in common::fixtures() {
        check(&common::outline(&path, None));
    }
}
