//! T012: known wrong words, each with its right form.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::check::{Context, Found, Rule, Safety, Severity};

pub const RULE: Rule = Rule {
    code: "T012",
    name: "wrong-word",
    severity: Severity::Error,
    fix: Safety::Safe,
    on: true,
    about: ["常见错别字", "a word that is known to be wrong"],
    why: ["音近形近的错别字拼写检查查不出来，念的人却会顿住。词表在 src/check/data/wrong-words.tsv。", "Words that sound or look alike pass a spell checker, but not a reader. The list is src/check/data/wrong-words.tsv."],
    wrong: &["要全面排查安全⟦引患⟧。", "工作早⟦布署⟧、早落实。", "⟦截止目前⟧，已完成三分之二。"],
    right: &["医院吸引患者就医，工作早部署，截至目前已完成，其他单位也要跟上。"],
    find,
};

const DATA: &str = include_str!("../data/wrong-words.tsv");

/// So far behind a word is looked for what makes it right, in characters.
const LONGEST_SENTENCE: usize = 60;

/// A wrong word.
#[derive(Clone, Copy)]
struct Row {
    wrong: &'static str,
    right: &'static str,
    /// A sentence that holds the wrong word.
    #[cfg_attr(not(test), expect(dead_code, reason = "the example is run as a test"))]
    example: &'static str,
    /// One that only looks like it.
    #[cfg_attr(not(test), expect(dead_code, reason = "the example is run as a test"))]
    alike: Option<&'static str>,
    /// Where this stands behind it in the sentence, it is right: 既使…又使.
    unless: Option<&'static str>,
}

fn rows() -> impl Iterator<Item = Row> {
    crate::text::rows(DATA).filter_map(|line| {
        let mut fields = line.split('\t');
        let (wrong, right, example, alike) = (fields.next()?, fields.next()?, fields.next()?, fields.next()?);
        Some(Row { wrong, right, example, alike: Some(alike).filter(|alike| *alike != "-"), unless: fields.next() })
    })
}

/// The rows by first character, longest words first.
static WORDS: LazyLock<HashMap<char, Vec<Row>>> = LazyLock::new(|| {
    let mut words: HashMap<char, Vec<Row>> = HashMap::new();
    for row in rows() {
        if let Some(first) = row.wrong.chars().next() {
            words.entry(first).or_default().push(row);
        }
    }
    words.values_mut().for_each(|list| list.sort_by_key(|row| std::cmp::Reverse(row.wrong.len())));
    words
});

fn find(context: &Context) -> Vec<Found> {
    let canon = context.canon();
    let mut found = Vec::new();
    for paragraph in context.paragraphs() {
        let text = &canon[paragraph.clone()];
        let mut borders: Option<Vec<usize>> = None;
        let mut from = 0;
        for (at, c) in text.char_indices() {
            if at < from {
                continue;
            }
            let Some(row) = WORDS.get(&c).and_then(|words| words.iter().find(|row| text[at..].starts_with(row.wrong))) else { continue };
            let Row { wrong, right, .. } = *row;
            // 吸引患者: what stands inside other words is none.
            let borders = borders.get_or_insert_with(|| context.tokens(&paragraph).iter().map(|token| token.start).collect());
            let bordered = |at: usize| at == paragraph.end || borders.binary_search(&at).is_ok();
            let (start, end) = (paragraph.start + at, paragraph.start + at + wrong.len());
            // A long one may run into a word behind it: 必需|严格执行.
            let long = wrong.chars().count() >= 4;
            if !bordered(start) || !(long || bordered(end)) {
                continue;
            }
            let near = || text[at..].chars().take(LONGEST_SENTENCE).take_while(|c| !matches!(c, '。' | '；' | '！' | '？')).collect::<String>();
            if row.unless.is_some_and(|unless| near().contains(unless)) {
                continue;
            }
            from = at + wrong.len();
            let span = context.at(start, end);
            let found_one = Found::new(span, format!("“{wrong}”应为“{right}”"), format!("{wrong} should be {right}"));
            // An artefact inside, or another script, is left to its own rule first.
            let plain = span.end - span.start == wrong.chars().count();
            found.push(if plain { found_one.replace(right) } else { found_one });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules::tests::found_in;

    #[test]
    fn every_row_finds_its_word_in_its_example_and_nowhere_else() {
        let mut seen = std::collections::HashSet::new();
        let mut slips: Vec<String> = Vec::new();
        for Row { wrong, right, example, alike, .. } in rows() {
            assert!(seen.insert(wrong), "wrong-words.tsv: {wrong} stands twice");
            assert!(wrong != right && example.contains(wrong), "wrong-words.tsv: the example of {wrong} does not hold it");
            if !found_in(&RULE, example).iter().any(|place| place == wrong) {
                slips.push(format!("{wrong} is not found in {example}"));
            }
            if let Some(alike) = alike.filter(|alike| !found_in(&RULE, alike).is_empty()) {
                slips.push(format!("{wrong} is found in {alike}"));
            }
            if !found_in(&RULE, &example.replace(wrong, right)).is_empty() {
                slips.push(format!("{right} is found wrong"));
            }
        }
        assert!(slips.is_empty(), "wrong-words.tsv: {}", slips.join("; "));
    }
}
