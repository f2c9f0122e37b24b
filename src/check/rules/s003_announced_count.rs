//! S003: 强调三点, and two or four points follow.

use std::collections::{HashMap, HashSet};

use crate::check::{Context, Found, Rule, Safety, Severity};
use crate::structure::{self, Announced, SpeechLayout};

pub const RULE: Rule = Rule {
    code: "S003",
    name: "announced-count",
    severity: Severity::Error,
    fix: Safety::None,
    on: true,
    about: ["说了几点，后面却不是几点", "the announced number of points does not follow"],
    why: [
        "“强调三点”之后只有两点，台下会等第三点；多出一点，说明改稿时没有改总数。",
        "After “three points” the audience waits for the third; one more than announced means that the count was not revised.",
    ],
    wrong: &[
        "在会上的讲话\n同志们：\n下面，我强调⟦三点意见⟧。\n一、提高认识\n各单位要认清形势。\n二、狠抓落实\n各单位要抓好落实。\n",
        "在会上的讲话\n同志们：\n一、提高认识\n当前主要存在⟦四个问题⟧：一是认识不足。二是责任不实。三是措施不力。\n二、狠抓落实\n各单位要抓好落实。\n",
        "在会上的讲话\n同志们：\n请大家来有⟦两个目的⟧：一是传达精神，二是分析形势，三是布置工作。下面，我讲两点意见。\n一、提高认识\n各单位要认清形势。\n二、狠抓落实\n各单位要抓好落实。\n",
        "在会上的讲话\n同志们：\n下面，我讲⟦三点意见⟧。\n把账算清楚\n各单位要把查出的问题逐条列清，谁来改、何时改、改到什么程度都写上，月底前先改一批，年底前全部改完，不许拖到下一年。\n把人管到位\n各单位要把查出的问题逐条列清，谁来改、何时改、改到什么程度都写上，月底前先改一批，年底前全部改完，不许拖到下一年。\n",
    ],
    right: &["在会上的讲话\n同志们：\n下面，我强调三点意见。\n一、提高认识\n各单位要认清形势。\n二、狠抓落实\n各单位要抓好落实。\n三、强化督查\n各单位要严格督查。\n",
        "在会上的讲话\n同志们：\n今天的会议有两项议程：\n1.通报情况；\n2.部署工作。\n下面，我讲两点意见。\n一、提高认识\n当前有两个问题：\n1.认识不足。有的单位不重视。\n2.责任不实。有的单位不落实。\n二、狠抓落实\n1.抓排查。各单位要逐项排查。\n2.抓整改。各单位要抓好整改。\n",
        "在会上的讲话\n同志们：\n下面，我讲两点意见。\n把账算清楚\n各单位要把查出的问题逐条列清，谁来改、何时改、改到什么程度都写上，月底前先改一批，年底前全部改完，不许拖到下一年。\n把人管到位\n各单位要把查出的问题逐条列清，谁来改、何时改、改到什么程度都写上，月底前先改一批，年底前全部改完，不许拖到下一年。做好三件事：一是点名。二是交底。三是记录。\n"],
    find,
};

/// What points are called.
const POINTS: [&str; 31] = [
    "点", "方面", "问题", "意见", "要求", "句话", "事", "项", "条", "措施", "任务", "建议", "体会", "重点", "环节", "领域", "原因", "教训", "原则",
    "目的", "关系", "层", "招", "步", "类", "关", "道", "抓", "块",
    "处", "短板",
];

/// Longest stretch between an announcement and the list that it leads into, in bytes.
const NEAR: usize = 240;

fn find(context: &Context) -> Vec<Found> {
    let mut found = Vec::new();
    for speech in &context.layout.speeches {
        if let Some(own) = speech.announced.first().filter(|_| speech.announces) {
            found.extend(finding(context, own, points(speech)));
        }
        let mut sizes: HashMap<usize, usize> = HashMap::new();
        speech.sections.iter().for_each(|section| *sizes.entry(section.list).or_default() += 1);
        let rest = speech.announced.iter().skip(usize::from(speech.announces));
        let inside = speech.sections.iter().flat_map(|section| &section.announced);
        for announced in rest.chain(inside) {
            if let Some(size) = list_behind(context, speech, &sizes, announced) {
                found.extend(finding(context, announced, size));
            }
        }
        // A count directly before a list is meant for it, even where another number would fit better.
        for list in Context::lists(speech).into_iter().filter(|list| list.len() > 1) {
            if let Some(announced) = structure::lead(context.canon(), speech.sections[list[0]].span.start) {
                found.extend(finding(context, &announced, list.len()));
            }
        }
    }
    let mut seen = HashSet::new();
    found.retain(|one| seen.insert(one.span));
    found
}

/// How many points a speech has: its headings without numbers, where they come before any numbered section.
fn points(speech: &SpeechLayout) -> usize {
    let mut roots = speech.sections.iter().filter(|section| section.parent.is_none() && !section.opening).peekable();
    let first = roots.peek().map_or(usize::MAX, |root| root.span.start);
    match speech.unnumbered.first() {
        Some(heading) if heading.start < first => speech.unnumbered.len(),
        _ => roots.count(),
    }
}

/// How many points the list has that an announcement leads into.
fn list_behind(context: &Context, speech: &SpeechLayout, sizes: &HashMap<usize, usize>, announced: &Announced) -> Option<usize> {
    let first = speech.sections.get(speech.sections.partition_point(|section| section.span.start < announced.phrase.end))?;
    let between = &context.canon()[announced.phrase.end..first.span.start];
    let near = between.len() <= NEAR && between.matches(['。', '！', '？', '\n']).count() <= 1;
    near.then(|| sizes.get(&first.list).copied()).flatten()
}

fn finding(context: &Context, announced: &Announced, size: usize) -> Option<Found> {
    let count = announced.count.filter(|count| size > 0 && *count as usize != size)?;
    let words = &context.canon()[announced.phrase.clone()];
    let points = POINTS.iter().any(|word| words.contains(word)) && !words.contains("小时");
    // 两个分公司的三条: the phrase modifies another noun.
    if !points || words.ends_with('的') && !words.ends_with("目的") || context.canon()[announced.phrase.end..].starts_with('的') {
        return None;
    }
    Some(
        Found::new(
            context.span(&announced.phrase),
            format!("说“{words}”，后面是{size}个"),
            format!("{words} announces {count}, and {size} follow"),
        )
        .help("改总数，或补上、并掉一点", "change the count, or add or merge a point"),
    )
}
