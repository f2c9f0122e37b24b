//! S005: markers that are punctuated against the standard, or unlike their siblings.

use crate::check::{Context, Found, Rule, Safety, Severity};
use crate::model::Style;
use crate::structure::{SectionLayout, SpeechLayout};
use crate::text::Span;

pub const RULE: Rule = Rule {
    code: "S005",
    name: "numbering-style",
    severity: Severity::Warning,
    fix: Safety::Safe,
    on: true,
    about: ["序号写法不合规范，或同级不一致", "a marker is punctuated against the standard, or unlike its siblings"],
    why: [
        "GB/T 15834—2011：不带括号的阿拉伯数字、拉丁字母序次语后用下脚点“.”；带括号的序次语后不用点号；“第一”“首先”后用逗号；“一是”后不加标点。",
        "GB/T 15834—2011: a dot behind bare Arabic numbers, no mark behind numbers in brackets, a comma behind 第一 and 首先, nothing behind 一是.",
    ],
    wrong: &[
        "在会上的讲话\n同志们：\n一、提高认识\n⟦1、⟧认清形势。形势严峻。\n2.压实责任。责任重大。\n二、狠抓落实\n各单位要抓好落实。\n",
        "在会上的讲话\n同志们：\n一、提高认识\n（一）认清形势。形势严峻。\n⟦(二)⟧压实责任。责任重大。\n二、狠抓落实\n各单位要抓好落实。\n",
        "在会上的讲话\n同志们：\n一、提高认识\n⟦第一、⟧认清形势。第二，压实责任。\n二、狠抓落实\n各单位要抓好落实。\n",
    ],
    right: &["在会上的讲话\n同志们：\n一、提高认识\n（一）认清形势。形势严峻。\n（二）压实责任。责任重大。\n二、狠抓落实\n1.抓早。要抓在前头。\n2.抓小。要抓在日常。\n"],
    find,
};

fn find(context: &Context) -> Vec<Found> {
    let mut found = Vec::new();
    for speech in &context.layout.speeches {
        for list in Context::lists(speech) {
            let markers: Vec<(Span, String)> = list.iter().map(|index| written(context, &speech.sections[*index])).collect();
            let narrow = markers.iter().filter(|(_, marker)| marker.starts_with('(')).count();
            for (place, index) in list.iter().enumerate() {
                let section = &speech.sections[*index];
                let (span, marker) = &markers[place];
                // (一) throughout is one style; beside （二） it is another.
                let mixed = marker.starts_with('(') && narrow < markers.len();
                let right = right(marker, section.style, mixed);
                if right != *marker {
                    found.push(
                        Found::new(*span, format!("序号“{marker}”应写作“{right}”"), format!("{marker} should be written {right}")).replace(right),
                    );
                }
            }
            found.extend(first_of_two_kinds(context, speech, &list));
        }
    }
    found
}

/// The marker as the source has it, with a mark behind its bracket.
fn written(context: &Context, section: &SectionLayout) -> (Span, String) {
    let span = context.span(&section.marker);
    let source = context.text.source();
    let behind = source.get(span.end).copied().filter(|c| matches!(c, '、' | '.' | '．' | '，' | ','));
    let bracketed = matches!(section.style, Style::ChineseParen | Style::ArabicParen);
    let item = section.style == Style::Item && source[span.end - 1] == '是';
    let end = span.end + usize::from(behind.is_some() && (bracketed || item && matches!(behind, Some('，' | ','))));
    let span = context.text.span_of(span.start, end);
    (span, source[span.start..span.end].iter().collect())
}

/// How a marker is written by the standard.
fn right(marker: &str, style: Style, mixed: bool) -> String {
    let bare = marker.trim_end();
    let tail = &marker[bare.len()..];
    let written = match style {
        Style::Arabic if bare.ends_with(['、', '，']) && bare.chars().count() <= 3 => {
            let number = bare.trim_end_matches(['、', '，']);
            let plain = number.bytes().all(|byte| byte.is_ascii_digit());
            if plain { format!("{number}.") } else { bare.to_owned() }
        }
        Style::ChineseParen | Style::ArabicParen => {
            let bare = bare.trim_end_matches(['、', '.', '．', '，', ',']);
            if mixed { bare.replace('(', "（").replace(')', "）") } else { bare.to_owned() }
        }
        Style::Ordinal if bare.ends_with('、') && (bare.starts_with('第') || ["首先", "其次", "再次", "最后"].iter().any(|word| bare.starts_with(word))) => {
            bare.trim_end_matches('、').to_owned() + "，"
        }
        Style::Item if bare.ends_with("是，") || bare.ends_with("是,") => bare.trim_end_matches(['，', ',']).to_owned(),
        _ => bare.to_owned(),
    };
    written + tail
}

/// 首先 followed by 第二: two ways of counting in one list.
fn first_of_two_kinds(context: &Context, speech: &SpeechLayout, list: &[usize]) -> Option<Found> {
    let (first, second) = (speech.sections.get(*list.first()?)?, speech.sections.get(*list.get(1)?)?);
    let (_, opening) = context.marker(first);
    let (span, marker) = context.marker(second);
    let mixed = opening.starts_with("首先") && marker.starts_with("第二") || opening.starts_with("第一") && marker.starts_with("其次");
    mixed.then(|| Found::new(span, format!("前面用“{}”，这里用“{marker}”，不成一套", opening.trim_end_matches('，')), format!("{marker} does not go on with {opening}")))
}
