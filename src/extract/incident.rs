//! Past accidents: called one, with at least a date, a place or a toll.

use regex::Regex;
use std::sync::LazyLock;

use crate::text::{Stretch, numeral};

/// An accident as the text tells it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// Where it stands.
    pub stretch: Stretch,
    /// What happened.
    pub kind: Option<&'static str>,
    /// Year, month, day as far as said.
    pub date: (Option<i16>, Option<u32>, Option<u32>),
    /// Years before the reference year, where the text says 去年 or the like.
    pub years_ago: Option<i16>,
    /// Where it happened.
    pub place: Option<Stretch>,
    /// Stated grade.
    pub grade: Option<&'static str>,
    /// Killed.
    pub deaths: Option<u32>,
    /// Injured.
    pub injuries: Option<u32>,
    /// Seriously injured.
    pub serious: Option<u32>,
    /// Missing.
    pub missing: Option<u32>,
    /// Direct loss in yuan.
    pub loss: Option<u64>,
}

/// What an accident is called, and its kind in English.
const KINDS: [(&str, &str); 52] = [
    ("起火", "fire"),
    ("爆燃", "explosion"),
    ("燃爆", "explosion"),
    ("闪爆", "explosion"),
    ("翻车", "traffic"),
    ("翻入", "traffic"),
    ("翻坠", "traffic"),
    ("坠河", "traffic"),
    ("坠崖", "traffic"),
    ("撞车", "traffic"),
    ("落水", "drowning"),
    ("倾覆", "sinking"),
    ("沉没", "sinking"),
    ("倒塌", "collapse"),
    ("塌方", "collapse"),
    ("垮坝", "collapse"),
    ("喷溅", "leak"),
    ("灼烫", "burn"),
    ("被埋", "collapse"),
    ("盲目施救", "asphyxiation"),
    ("决口", "flooding"),
    ("物体打击", "machinery"),
    ("爆炸", "explosion"),
    ("火灾", "fire"),
    ("坍塌", "collapse"),
    ("中毒", "poisoning"),
    ("窒息", "asphyxiation"),
    ("泄漏", "leak"),
    ("坠落", "fall"),
    ("溺水", "drowning"),
    ("追尾", "traffic"),
    ("侧翻", "traffic"),
    ("相撞", "traffic"),
    ("坠沟", "traffic"),
    ("交通事故", "traffic"),
    ("沉船", "sinking"),
    ("翻船", "sinking"),
    ("透水", "flooding"),
    ("突水", "flooding"),
    ("冒顶", "roof_fall"),
    ("瓦斯超限", "gas_overrun"),
    ("跑车", "runaway_haulage"),
    ("冲顶", "lift"),
    ("触电", "electrocution"),
    ("踩踏", "stampede"),
    ("滑坡", "landslide"),
    ("泥石流", "landslide"),
    ("山火", "fire"),
    ("机械伤害", "machinery"),
    ("车祸", "traffic"),
    ("着火", "fire"),
    ("垮塌", "collapse"),
];

/// What befell people, by the words that say it.
const DIED: &str = "死亡|遇难|身亡|丧生|罹难|牺牲|溺亡|送命|(?:也|都)?没了|没能(?:跑|逃|救|走|活)?(?:出来|上来|回来|下来)|再也没有[^，。；]{0,4}|没有(?:醒过来|升井|回来)";
const HURT: &str = "受伤|轻伤|烧伤|灼伤|摔伤|砸伤|中毒|被(?:灼|烧|砸|摔|撞)伤";

static TOLL: LazyLock<Regex> = LazyLock::new(|| {
    let number = r"[0-9]{1,4}|[一二两三四五六七八九十]{1,3}";
    let pattern = format!(
        r"(?:造成|致|导致)?(?:[一-鿿]{{0,4}}?)(?P<number>{number})\s?(?:名|个|位)?(?P<who>人|[一-鿿]{{0,8}}?(?:工人|群众|村干部|职工|学生|人员|信号工|驾驶员|乘客|员工|工友|矿工|老人|孩子|队员|村民|司机))?(?:不幸|当场|先后)?(?:(?P<died>{DIED})|(?P<hurt>{HURT})|(?P<serious>重伤)|(?P<missing>失踪|下落不明|被困))|死了(?P<dead>{number})个?|伤了(?P<wounded>{number})个?人?"
    );
    Regex::new(&pattern).expect("a fixed pattern")
});
static LOSS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"直接经济损失(?:约|达|近)?([0-9]+(?:\.[0-9]+)?)(万|亿)?余?元").expect("a fixed pattern"));
static DATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:(?P<year>[0-9]{4})年|(?P<ago>今年|去年|前年))?(?:(?P<month>[0-9]{1,2}|[Xx×*]{1,2})月(?P<day>[0-9]{1,2}|[Xx×*]{1,2})日|[正腊]月[初廿一二三四五六七八九十]{0,4}|清明|(?P<alone>[0-9]{1,2})月|上周[一二三四五六日末]?|上个?月|前天|昨天|昨晚|前几天|不久前|前不久)(?:[0-9]{1,2}时许?|凌晨|夜班|晚班|早班|中班|上午|下午|晚上|夜间|夜里|傍晚|早上|中午|深夜)?").expect("a fixed pattern")
});
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<place>[一-鿿A-Za-z]{0,14})“?(?:(?P<month>[0-9]{1,2})[·•.・](?P<day>[0-9]{1,2})|(?P<packed>[0-9]{3,4}))”?(?P<what>(?:特别重大|重特大|重大|较大|一般)?[一-鿿]{0,10}?(?:事故|火灾|爆炸|坍塌))").expect("a fixed pattern")
});

/// All accidents of a text, in order.
pub fn find(canon: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut start = 0;
    for sentence in canon.split(['。', '；', '！', '？', '\n']) {
        let stretch = start..start + sentence.len();
        start += sentence.len();
        start += canon[start..].chars().next().map_or(0, char::len_utf8);
        match told_in(canon, &stretch) {
            Some(one) => found.push(one),
            None => found.extend(named(canon, &stretch)),
        }
    }
    found
}

/// Where accidents are told, not only named, inside a stretch.
pub fn told(canon: &str, within: &Stretch) -> Vec<Stretch> {
    let mut found = Vec::new();
    let mut start = within.start;
    for sentence in canon[within.clone()].split(['。', '；', '！', '？', '\n']) {
        let stretch = start..start + sentence.len();
        start = stretch.end + canon[stretch.end..].chars().next().map_or(0, char::len_utf8);
        found.extend(told_in(canon, &stretch).map(|one| one.stretch));
    }
    found
}

/// An accident told with its date and toll.
fn told_in(canon: &str, sentence: &Stretch) -> Option<Found> {
    let text = &canon[sentence.clone()];
    // Every accident is dated, by a month or by a word for a day.
    if !text.contains(['月', '天', '昨', '明', '周', '不', '前'])
        || !["事故", "火", "炸", "塌", "伤", "亡", "死", "难", "牺牲", "失踪", "燃", "泄漏", "翻", "撞", "没"]
            .iter()
            .any(|word| text.contains(word))
    {
        return None;
    }
    let tolls: Vec<regex::Captures> = TOLL.captures_iter(text).filter(|hit| hit.get(0).is_some_and(|toll| toll.start() > 0)).collect();
    // 清池时盲目施救，造成3人死亡 needs no name for what happened.
    let event = event(text).or_else(|| {
        let toll = tolls.first()?.get(0)?;
        toll.as_str().starts_with("造成").then_some(("accident", toll.start(), toll.end()))
    })?;
    let date = DATE.captures(text).filter(|hit| hit.get(0).is_some_and(|date| date.start() < event.1))?;
    let whole = date.get(0)?;
    // 3月1日至5月31日是防护期: a date alone tells of no accident.
    let told = text.contains("发生") && (text.contains("事故") || text.contains("火灾")) || happened(&text[whole.end()..event.2]);
    if tolls.is_empty() && !told || statistics(text) {
        return None;
    }
    let mut found = Found { kind: Some(event.0), grade: grade(text), ..Found::default() };
    let number = |name: &str| date.name(name).and_then(|hit| numeral::parse(hit.as_str()));
    found.date =
        (date.name("year").and_then(|year| year.as_str().parse().ok()), number("month").or_else(|| number("alone")), number("day"));
    found.years_ago = date.name("ago").map(|ago| match ago.as_str() {
        "去年" => 1,
        "前年" => 2,
        _ => 0,
    });
    found.place = place(canon, sentence.start + whole.end(), sentence.end);
    let mut end = event.2;
    for toll in &tolls {
        end = end.max(toll.get(0).map_or(0, |hit| hit.end()));
        count(toll, &mut found);
    }
    if let Some(loss) = LOSS.captures(text) {
        let unit = match loss.get(2).map(|unit| unit.as_str()) {
            Some("万") => 1e4,
            Some("亿") => 1e8,
            _ => 1.0,
        };
        found.loss = loss[1].parse::<f64>().ok().map(|amount| (amount * unit).round() as u64);
        end = end.max(loss.get(0).map_or(0, |hit| hit.end()));
    }
    found.stretch = sentence.start + whole.start()..sentence.start + end;
    Some(found)
}

/// Whether what stands between a date and the name of an accident tells that it happened.
fn happened(between: &str) -> bool {
    let verbs = ["泄漏", "着火", "起火", "爆燃", "闪爆", "坍塌", "垮塌", "倒塌", "侧翻", "爆炸", "翻车", "倾覆", "相撞"];
    let planned = ["前", "要", "防", "必须", "演练", "应急", "预案", "整治", "排查", "培训", "不得", "严禁"];
    verbs.iter().any(|word| between.strip_suffix(word).is_some_and(|before| !before.ends_with(['不', '没'])))
        && between.chars().count() <= 40
        && !planned.iter().any(|word| between.contains(word))
}

/// Sums over a period are no accident: 一季度全市发生事故23起、死亡17人.
fn statistics(text: &str) -> bool {
    ["同比", "共发生", "各类", "起数", "人数", "下降", "上升"].iter().any(|word| text.contains(word))
}

/// The kind of accident, where its word begins and ends.
fn event(text: &str) -> Option<(&'static str, usize, usize)> {
    let kind = KINDS.iter().filter_map(|(word, kind)| text.find(word).map(|at| (*kind, at, at + word.len()))).min_by_key(|hit| hit.1);
    let accident = text.find("事故").map(|at| ("accident", at, at + "事故".len()));
    match (kind, accident) {
        (Some(kind), Some(accident)) => Some((kind.0, kind.1, accident.2.max(kind.2))),
        (kind, accident) => kind.or(accident),
    }
}

fn grade(text: &str) -> Option<&'static str> {
    let grades = ["特别重大", "重大", "较大", "一般"];
    grades.into_iter().find(|grade| {
        text.find(grade).is_some_and(|at| {
            text[at..].contains("事故")
                && !text[at + grade.len()..].starts_with("隐患")
                && !text[at + grade.len()..].starts_with("以上")
                && !text[at + grade.len()..].starts_with("及以上")
        })
    })
}

/// From behind the date to the next comma: 邻省云州市一冷库改造项目…
fn place(canon: &str, from: usize, to: usize) -> Option<Stretch> {
    let start = from + canon[from..to].len() - canon[from..to].trim_start_matches(['，', '在', ' ']).len();
    let rest = &canon[start..to];
    let end = ["发生", "一辆", "一起", "因", "，", "违规", "在"].iter().filter_map(|word| rest.find(word)).min()?;
    (end > 0 && rest[..end].chars().count() <= 30).then(|| start..start + end)
}

fn count(toll: &regex::Captures, found: &mut Found) {
    let number = |name: &str| toll.name(name).and_then(|hit| numeral::parse(hit.as_str()));
    if let Some(dead) = number("dead") {
        found.deaths = Some(dead);
    }
    if let Some(wounded) = number("wounded") {
        found.injuries = Some(wounded);
    }
    let Some(value) = number("number") else { return };
    if toll.name("died").is_some() {
        found.deaths = Some(value);
    } else if toll.name("missing").is_some() {
        found.missing = Some(value);
    } else if toll.name("serious").is_some() {
        found.serious = Some(value);
        found.injuries = found.injuries.or(Some(value));
    } else {
        found.injuries = Some(value);
    }
}

/// Accidents that are only named: “3·29”事故, 延安826特别重大道路交通事故.
fn named(canon: &str, sentence: &Stretch) -> Vec<Found> {
    let text = &canon[sentence.clone()];
    let mut found = Vec::new();
    if !text.contains(|c: char| c.is_ascii_digit()) || !["事故", "火灾", "爆炸", "坍塌"].iter().any(|word| text.contains(word)) {
        return found;
    }
    for hit in NAMED.captures_iter(text) {
        let Some(whole) = hit.get(0) else { continue };
        let graded = hit["what"].starts_with("特别重大") || hit["what"].starts_with("重大") || hit["what"].starts_with("较大");
        let (month, day) = match (hit.name("month"), hit.name("packed")) {
            (Some(month), _) => (numeral::parse(month.as_str()), hit.name("day").and_then(|day| numeral::parse(day.as_str()))),
            (None, Some(packed)) if graded && packed.len() == 3 => (packed.as_str()[..1].parse().ok(), packed.as_str()[1..].parse().ok()),
            (None, Some(packed)) if graded => (packed.as_str()[..2].parse().ok(), packed.as_str()[2..].parse().ok()),
            _ => continue,
        };
        if !month.is_some_and(|month| (1..=12).contains(&month)) || !day.is_some_and(|day| (1..=31).contains(&day)) {
            continue;
        }
        let place = hit.name("place").filter(|place| !place.is_empty());
        let lead = place.map_or(0, |place| {
            ["剖析", "发生了", "发生", "了", "吸取", "汲取", "对", "从", "和", "的", "年"]
                .iter()
                .filter_map(|word| place.as_str().rfind(word).map(|at| at + word.len()))
                .max()
                .unwrap_or(0)
        });
        let begin = sentence.start + whole.start() + lead;
        let mut stretch = begin..sentence.start + whole.end();
        if canon[..stretch.start].ends_with('“') && lead == 0 && place.is_none() {
            stretch.start -= '“'.len_utf8();
        }
        let place = place.filter(|place| place.len() > lead).map(|place| begin..begin + place.len() - lead);
        let kind = event(&hit["what"]).map(|event| event.0);
        found.push(Found { stretch, kind, date: (None, month, day), place, grade: grade(&hit["what"]), ..Found::default() });
    }
    found
}
