//! T010: traditional characters in a simplified text, or characters that only look like others.

use encoding_rs::GBK;

use crate::check::{Context, Found, Rule, Safety, Severity};
use crate::text::{is_han, simplify};

pub const RULE: Rule = Rule {
    code: "T010",
    name: "mixed-script",
    severity: Severity::Warning,
    fix: Safety::Safe,
    on: true,
    about: ["简体文中夹杂繁体字、形近部首字符", "traditional characters in a simplified text, or look-alikes"],
    why: ["《国家通用语言文字法》：公文用规范汉字。夹杂的繁体字、部首字符多来自复制，检索不到。", "Official texts use standard characters; those of the other script mostly came along in copying."],
    wrong: &["各单位要抓好安全生⟦產⟧，落实责任。", "各单位要抓好安⟦⼀⟧排。"],
    right: &["各单位要抓好安全生产，做好乾隆路、著名景区的检查。", "各單位要抓好安全生產，落實責任。"],
    find,
};

/// Whether a character is one of the 6,763 of GB 2312, and so of simplified texts.
fn is_standard(c: char) -> bool {
    let mut buffer = [0; 4];
    let (bytes, _, wrong) = GBK.encode(c.encode_utf8(&mut buffer));
    !wrong && matches!(bytes[..], [lead, trail] if (0xB0..=0xF7).contains(&lead) && trail >= 0xA1)
}

fn find(context: &Context) -> Vec<Found> {
    let source = context.text.source();
    let traditional = |c: char| is_han(c) && simplify(c) != c && !is_standard(c);
    let count = source.iter().filter(|c| traditional(**c)).count();
    let han = source.iter().filter(|c| is_han(**c)).count();
    // A text in traditional characters is no mixture.
    let mixed = count * 12 <= han;
    let mut found = Vec::new();
    for (at, c) in source.iter().enumerate() {
        let radical = ('\u{2E80}'..='\u{2FDF}').contains(c) || ('\u{F900}'..='\u{FAFF}').contains(c);
        if radical {
            let span = context.text.span_of(at, at + 1);
            found.push(Found::new(span, format!("“{c}”（U+{:04X}）是部首或兼容字符，不是通常的汉字", *c as u32), format!("{c} (U+{:04X}) is a radical or compatibility character", *c as u32)));
        } else if mixed && traditional(*c) {
            let right = simplify(*c);
            found.push(Found::new(context.text.span_of(at, at + 1), format!("繁体字“{c}”应为“{right}”"), format!("{c} is {right} in simplified script")).replace(right));
        }
    }
    found
}
