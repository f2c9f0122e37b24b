//! The report in a real browser: filters, jumps, the printed page, and a speech with hostile markup in it.

mod common;

use speechkit::analyze::{Analyzer, Options};
use speechkit::lang::Lang;
use speechkit::read::{self, Document};
use speechkit::render::{Entry, FORMATS, Render, View};
use std::fs;
use std::path::Path;
use std::process::Command;

fn page(text: &str) -> String {
    let document = Document::new(text.to_owned(), "text", "UTF-8");
    let outline = Analyzer::default().analyze("讲话.txt", &document, &Options { include_text: true, ..Options::default() });
    let format = FORMATS.iter().find(|format| format.name == "html").expect("the report");
    let Render::Whole(render) = format.render else { panic!("the report is made from all results") };
    let view = View { lang: Lang::Zh, ..View::default() };
    String::from_utf8(render(&[Entry::Outline(Box::new(outline))], &view).expect("it renders")).expect("text")
}

fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name);
    read::read(&fs::read(path).expect("a fixture"), None).expect("a text").text
}

const BROWSERS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// A browser that is there; where one is required and is not, the test fails.
fn browser() -> Option<&'static str> {
    let found = BROWSERS.into_iter().find(|name| Command::new(name).arg("--version").output().is_ok_and(|done| done.status.success()));
    if found.is_none() {
        let required = std::env::var("SPEECHKIT_REQUIRE").unwrap_or_default();
        assert!(!required.contains("chromium"), "Chromium is missing: install chromium");
        eprintln!("skipped: Chromium is missing (chromium)");
    }
    found
}

fn browse(browser: &str, folder: &Path, arguments: &[&str], page: &str) -> String {
    let path = folder.join("report.html");
    fs::write(&path, page).expect("a page");
    let quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
    let done = Command::new(browser)
        .args(quiet)
        .args(["--disable-component-update", "--disable-sync", "--virtual-time-budget=3000"])
        .arg(format!("--user-data-dir={}", folder.join("profile").display()))
        .args(arguments)
        .arg(format!("file://{}", path.display()))
        .output()
        .expect("it runs");
    String::from_utf8_lossy(&done.stdout).into_owned()
}

/// What the steps leave as the title of the page.
fn after(browser: &str, folder: &Path, page: &str, steps: &str) -> String {
    let script = format!(
        "<script>window.addEventListener('load', () => {{ const seen = []; {steps}; document.title = seen.join(' ; '); }});</script></body>"
    );
    let dom = browse(browser, folder, &["--dump-dom"], &page.replace("</body>", &script));
    let title = dom.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>"));
    title.unwrap_or_else(|| panic!("no page: {dom:.400}")).0.to_owned()
}

const TASKS: &str = "在会上的讲话\n（2025年3月3日）\n同志们：\n一、抓好整治\n市城管局牵头，市市场监管局配合，10月底前完成燃气餐饮场所排查。市住建局要抓好工地塔吊检查。\n二、严肃追责\n严禁瞒报事故。\n";

#[test]
fn filters_search_and_jumps_work() {
    let Some(browser) = browser() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let steps = r#"
        const get = (id) => document.getElementById(id);
        const shown = () => [...document.querySelectorAll('#tasks tbody tr')].filter((row) => row.offsetParent !== null).map((row) => row.id).join(' ');
        const change = (field, value) => { field.value = value; field.dispatchEvent(new Event(field.tagName === 'SELECT' ? 'change' : 'input')); };
        seen.push(shown());
        change(get('party'), '市住建局'); seen.push(shown(), get('shown').textContent);
        change(get('party'), ''); change(get('time'), 'dated'); seen.push(shown());
        change(get('time'), ''); change(get('sector'), '建筑施工'); seen.push(shown());
        change(get('sector'), ''); change(get('search'), '瞒报'); seen.push(shown(), [...document.querySelectorAll('mark.off')].length);
        change(get('search'), '没有的词'); seen.push(shown(), get('none').hidden);
        document.querySelector('mark[data-task="2"]').click(); seen.push(location.hash, shown());
        document.querySelector('#t-3 .measure a').click(); seen.push(location.hash, document.querySelector(':target').textContent);
        document.querySelector('.ref').click(); seen.push(location.hash)"#;
    assert_eq!(
        after(browser, folder.path(), &page(TASKS), steps),
        "t-1 t-2 t-3 ; t-2 ; 1 条 ; t-1 ; t-2 ; t-3 ; 2 ;  ; false ; #t-2 ; t-1 t-2 t-3 ; #d-3 ; 严禁瞒报事故 ; #t-1"
    );
}

#[test]
fn hostile_markup_is_text() {
    let evil = "在<b>会上</b>的讲话\n同志们：\n一、</script><script>document.title='owned'</script>\n市住建局\"><img src=x onerror=\"document.title='owned'\">要抓好落实。{{ 7*7 }}{% if %}\n</style><svg onload=alert(1)>各单位要排查隐患。\n";
    let page = page(evil);
    for bad in ["<img", "<svg onload", "<b>会上", "<script>document"] {
        assert!(!page.contains(bad), "{bad}");
    }
    assert!(page.contains("{{ 7*7 }}") && page.contains("市住建局&quot;&gt;&lt;img"));
    for outside in ["http://", "https://", "src=", "@import", "url(//"] {
        let own = page.replace("url(#hatch)", "").replace("&lt;img src=x", "");
        assert!(!own.contains(outside), "the report needs nothing from elsewhere: {outside}");
    }
    let Some(browser) = browser() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let steps = "seen.push(document.title === 'owned', document.images.length, document.querySelectorAll('script').length)";
    assert_eq!(after(browser, folder.path(), &page, steps), "false ; 0 ; 2");
}

#[test]
fn the_printed_page_has_the_tasks_and_no_controls() {
    let Some(browser) = browser() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("report.pdf");
    let print = format!("--print-to-pdf={}", path.display());
    browse(browser, folder.path(), &[print.as_str(), "--no-pdf-header-footer"], &page(&fixture("city-video.txt")));
    let printed = read::read(&fs::read(&path).expect("a printed page"), None).expect("a text").text;
    let bare: String = printed.chars().filter(|c| !c.is_whitespace()).collect();
    for wanted in ["任务分解表", "具体措施", "液氯储量一律压减到现有的三分之一", "2025-09-20"] {
        assert!(bare.contains(wanted), "{wanted}: {printed:.600}");
    }
    for control in ["全部单位", "清除", "提纲"] {
        assert!(!bare.contains(control), "{control}");
    }
}

#[test]
fn the_report_has_every_task_and_the_whole_text() {
    for path in common::fixtures() {
        let text = read::read(&fs::read(&path).expect("a fixture"), None).expect("a text").text;
        let page = page(&text);
        let document = Document::new(text.clone(), "text", "UTF-8");
        let outline = Analyzer::default().analyze("讲话.txt", &document, &Options::default());
        let tasks: usize = outline.speeches.iter().map(|speech| speech.directives.len()).sum();
        for number in 1..=tasks {
            for id in [format!("id=\"t-{number}\""), format!("id=\"d-{number}\""), format!("class=\"ref\" href=\"#t-{number}\"")] {
                assert_eq!(page.matches(&id).count(), 1, "{}: {id}", path.display());
            }
        }
        // Every character of the text is there, in order.
        let article = page.split_once("<section id=\"text\">").expect("the text").1;
        let mut shown = String::new();
        let mut rest = article;
        while let Some((before, behind)) = rest.split_once('<') {
            shown.push_str(before);
            let (tag, after) = behind.split_once('>').expect("a tag");
            // Numbers of lines and of tasks are not of the text.
            let skip = ["span class=\"line\"", "a class=\"ref\"", "h2", "p class=\"path\""].iter().any(|own| tag.starts_with(own));
            rest = if skip { after.split_once("</").expect("an end").1.split_once('>').expect("an end").1 } else { after };
        }
        let plain = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
        let shown = shown
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#x27;", "'")
            .replace("&amp;", "&")
            .replace("&#x2f;", "/");
        assert!(plain(&shown).starts_with(&plain(&text)), "{}", path.display());
    }
}
