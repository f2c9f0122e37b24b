//! S011: the same whole sentence twice, or a title printed twice.

use std::collections::{HashMap, HashSet};

use crate::check::{Context, Found, Rule, Safety, Severity};
use crate::text::{ArtefactKind, Stretch};

pub const RULE: Rule = Rule {
    code: "S011",
    name: "repeated-passage",
    severity: Severity::Warning,
    fix: Safety::None,
    on: true,
    about: ["整句、整段或标题重复出现", "a whole sentence, paragraph or title stands twice"],
    why: ["整句重复多半是粘贴所致，念出来很刺耳。", "A sentence that stands twice was mostly pasted twice, and sounds so."],
    wrong: &["在会上的讲话\n同志们：\n一、提高认识\n各乡镇、各部门要把辖区内的重点企业和重点场所全部纳入台账，逐个明确包保领导和具体责任人。\n二、狠抓落实\n各单位要抓好落实。⟦各乡镇、各部门要把辖区内的重点企业和重点场所全部纳入台账，逐个明确包保领导和具体责任人⟧。\n"],
    right: &["在会上的讲话\n同志们：\n一、提高认识\n各单位要认清形势，抓好落实。\n二、狠抓落实\n各单位要认清形势，抓好落实。\n"],
    find,
};

/// Shorter sentences may be set phrases, in characters.
const SHORTEST: usize = 30;

fn find(context: &Context) -> Vec<Found> {
    let canon = context.canon();
    let mut found: Vec<Found> = context
        .text
        .artefacts()
        .iter()
        .filter(|artefact| artefact.kind == ArtefactKind::RepeatedTitle)
        .map(|artefact| Found::new(artefact.span, "标题重复", "the title stands twice"))
        .collect();
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for speech in &context.layout.speeches {
        let frame = |place: &Stretch| place.start < speech.body.start || speech.closing.as_ref().is_some_and(|closing| closing.start <= place.start);
        let mut previous = "";
        for paragraph in &speech.paragraphs {
            for sentence in sentences(canon, paragraph) {
                let text = &canon[sentence.clone()];
                // Twice in a row is no refrain.
                let again = std::mem::replace(&mut previous, text) == text;
                if frame(&sentence) && !again || text.chars().count() < SHORTEST {
                    seen.entry(text).or_insert_with(|| context.span(&sentence).line);
                    continue;
                }
                match seen.get(text) {
                    Some(first) => found.push(Found::new(
                        context.span(&sentence),
                        format!("与第{first}行的一句完全相同"),
                        format!("the same as a sentence in line {first}"),
                    )),
                    None => drop(seen.insert(text, context.span(&sentence).line)),
                }
            }
        }
        found.extend(paragraphs(context, &speech.paragraphs));
        // Only inside one speech: a collection may print a speech twice.
        seen.clear();
    }
    // A sentence inside a paragraph that is found as a whole says nothing more.
    let spans: Vec<_> = found.iter().map(|one| one.span).collect();
    found.retain(|one| !spans.iter().any(|other| *other != one.span && other.contains(&one.span)));
    found
}

/// Shorter paragraphs are not compared as wholes, in characters; so many characters in a row are compared.
const SHORTEST_PARAGRAPH: usize = 50;
const PIECE: usize = 6;
/// Two paragraphs are nearly the same from this share of common pieces on, in per cent of the shorter one's.
const NEARLY: usize = 70;
/// So many paragraphs back are looked at.
const BACK: usize = 60;

/// Paragraphs that are nearly the same as one before them.
fn paragraphs(context: &Context, paragraphs: &[Stretch]) -> Vec<Found> {
    let canon = context.canon();
    let pieces = |paragraph: &Stretch| -> HashSet<u64> {
        let chars: Vec<char> = canon[paragraph.clone()].chars().filter(|c| crate::text::is_han(*c)).collect();
        chars.windows(PIECE).map(|piece| piece.iter().fold(7, |hash: u64, c| hash.wrapping_mul(1_000_003) ^ u64::from(*c as u32))).collect()
    };
    let mut seen: Vec<(HashSet<u64>, usize)> = Vec::new();
    let mut found = Vec::new();
    for paragraph in paragraphs {
        let own = pieces(paragraph);
        if own.len() + PIECE < SHORTEST_PARAGRAPH {
            continue;
        }
        let near = |other: &&(HashSet<u64>, usize)| own.intersection(&other.0).count() * 100 >= own.len().min(other.0.len()) * NEARLY;
        if let Some((_, line)) = seen.iter().rev().take(BACK).find(near) {
            found.push(Found::new(context.span(paragraph), format!("与第{line}行的一段几乎相同"), format!("nearly the same as the paragraph in line {line}")));
        }
        seen.push((own, context.span(paragraph).line));
    }
    found
}

fn sentences(canon: &str, paragraph: &Stretch) -> Vec<Stretch> {
    let mut start = paragraph.start;
    canon[paragraph.clone()]
        .split_inclusive(['。', '！', '？', '；'])
        .map(|part| {
            let place = start..start + part.trim_end_matches(['。', '！', '？', '；']).len();
            start += part.len();
            crate::text::trim(canon, &place)
        })
        .collect()
}
