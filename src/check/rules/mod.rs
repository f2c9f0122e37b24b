//! The rules, one file each. To add one, write its file and its name here; the list for people, the documentation and
//! the tests follow from it.

use super::Rule;

macro_rules! rules {
    ($($file:ident),* $(,)?) => {
        $(mod $file;)*

        /// All rules, by their codes.
        pub static RULES: &[&Rule] = &[$(&$file::RULE),*];
    };
}

rules! {
    s001_numbering_gap,
    s002_numbering_repeat,
    s003_announced_count,
    s004_level_skipped,
    s005_numbering_style,
    s006_lone_item,
    s007_heading_punctuation,
    s008_empty_section,
    s009_missing_frame,
    s010_cut_off,
    s011_repeated_passage,
    s012_number_abbreviation,
    s013_party_order,
    d001_no_responsible_party,
    d002_vague_party,
    d003_no_deadline,
    d004_vague_deadline,
    d005_impossible_date,
    d006_past_deadline,
    d007_reversed_period,
    d008_two_leads,
    d009_conflicting_deadlines,
    d010_weekday_mismatch,
    t001_placeholder,
    t002_page_artefact,
    t003_punctuation_width,
    t004_unbalanced,
    t005_doubled,
    t006_laundered_term,
    t007_stray_space,
    t008_document_number,
    t009_numeral_style,
    t010_mixed_script,
    t011_control_character,
    t012_wrong_word,
    t013_accident_term,
    t014_list_mark,
    t015_approximation,
    f001_accident_grade,
    f002_former_institution,
    f003_sum_mismatch,
    f004_title_mismatch,
    f005_holiday_mismatch,
    f006_inconsistent_name,
    f007_set_phrase,
    f008_law_title,
    f009_rate_mismatch,
    f010_event_ordinal,
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::analyze::{Analyzer, Options};
    use crate::check::Context;
    use crate::read::Document;

    /// What a rule finds in a text, as quoted from the source.
    pub fn found_in(rule: &Rule, text: &str) -> Vec<String> {
        let document = Document::new(text.to_owned(), "text", "UTF-8");
        let analyzer = Analyzer::default();
        let study = analyzer.study("example", &document, &Options::default());
        let source = study.text.source();
        let found = (rule.find)(&Context::new(&study));
        found.iter().map(|one| source[one.span.start..one.span.end].iter().collect()).collect()
    }

    #[test]
    fn every_rule_finds_what_its_examples_mark_and_nothing_in_the_right_ones() {
        let mut slips: Vec<String> = Vec::new();
        for rule in RULES {
            assert!(!rule.wrong.is_empty() && !rule.right.is_empty(), "{rule:?}: give it a wrong and a right example");
            for example in rule.wrong {
                let marked: Vec<&str> = example.split('⟦').skip(1).filter_map(|rest| rest.split('⟧').next()).collect();
                let found = found_in(rule, &example.replace(['⟦', '⟧'], ""));
                if found != marked {
                    slips.push(format!("{rule:?}: found {found:?}, marked {marked:?} in {example}"));
                }
            }
            for example in rule.right {
                let found = found_in(rule, example);
                if !found.is_empty() {
                    slips.push(format!("{rule:?}: found {found:?} in {example}"));
                }
            }
        }
        assert!(slips.is_empty(), "{}", slips.join("\n"));
    }

    #[test]
    fn every_file_is_in_the_index_and_bears_its_code_and_name() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check/rules");
        let files = std::fs::read_dir(folder).expect("the rules").flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
        let mut stems: Vec<String> = files.filter(|file| file != "mod.rs").map(|file| file.trim_end_matches(".rs").to_owned()).collect();
        stems.sort();
        let mut listed: Vec<String> =
            RULES.iter().map(|rule| format!("{}_{}", rule.code.to_lowercase(), rule.name.replace('-', "_"))).collect();
        listed.sort();
        assert_eq!(stems, listed, "a file in src/check/rules is named by its rule's code and name, and stands in `rules!`");
        for rule in RULES {
            assert!(rule.about.iter().chain(&rule.why).all(|words| !words.is_empty()), "{rule:?}: say what and why in both languages");
        }
    }
}
