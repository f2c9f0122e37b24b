//! What an outline costs, stage by stage and as a whole, beside jieba's own `cut` of the same bytes in the same run.
//!
//! `cargo bench` runs all of it; `cargo bench -- throughput` only what is compared with jieba. Figures are ratios of one
//! run: a machine that is busy makes all of them slower.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use jieba_rs::Jieba;
use speechkit::analyze::{Analyzer, Options};
use speechkit::extract::{self, Tools, incident};
use speechkit::lexicon::{Dictionary, sector};
use speechkit::read::{self, Document};
use speechkit::render::json;
use speechkit::structure;
use speechkit::text::Text;
use std::hint::black_box;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::time::Duration;

fn fixtures() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let entries = std::fs::read_dir(folder).expect("the fixtures").flatten().map(|entry| entry.path());
    let mut paths: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|ending| ending == "txt")).collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).expect("a fixture")).collect()
}

fn documents() -> Vec<Document> {
    fixtures().iter().map(|bytes| read::read(bytes, None).expect("a fixture is text")).collect()
}

fn document(text: String) -> Document {
    Document::new(text, "text", "UTF-8")
}

/// The fixtures, again and again, up to so many bytes, a document each.
fn corpus(bytes: usize) -> Vec<Document> {
    let fixtures = documents();
    let mut total = 0;
    fixtures.iter().cycle().take_while(|document| (total, total += document.text.len()).0 < bytes).cloned().collect()
}

/// The same as one document.
fn joined(bytes: usize) -> String {
    corpus(bytes).iter().map(|document| document.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// Without line breaks and without anything that ends a sentence.
fn run_on(bytes: usize) -> String {
    joined(bytes * 5 / 4).chars().filter(|c| !matches!(c, '\n' | '\r' | '。' | '！' | '？' | '；')).collect()
}

fn full_dictionary() -> Jieba {
    let data = include_bytes!("../src/lexicon/data/jieba.txt.gz");
    Jieba::with_dict(&mut BufReader::new(flate2::read::GzDecoder::new(&data[..]))).expect("the dictionary is well formed")
}

fn outline(analyzer: &Analyzer, document: &Document) -> usize {
    json::line(&analyzer.analyze("bench", document, &Options::default())).len()
}

/// One fixture, each stage by itself.
fn stages(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("stages");
    let bytes = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/city-video.txt")).expect("a fixture");
    group.throughput(Throughput::Bytes(bytes.len() as u64));
    let source = read::read(&bytes, None).expect("a fixture is text");
    let text = Text::new(&source.text);
    let dictionary = Dictionary::default();
    let segmenter = dictionary.segmenter(text.canon());
    let layout = structure::layout(&text);
    let analyzer = Analyzer::default();
    let whole = analyzer.analyze("bench", &source, &Options::default());
    let tools = Tools { canon: text.canon(), segmenter: &segmenter, sectors: &sector::BUILT_IN, told: &[] };
    group.bench_function("read", |bench| bench.iter(|| read::read(black_box(&bytes), None)));
    group.bench_function("clean", |bench| bench.iter(|| Text::new(black_box(&source.text))));
    group.bench_function("dictionary", |bench| bench.iter(|| drop(Dictionary::default().segmenter(black_box(text.canon())))));
    group.bench_function("segment", |bench| bench.iter(|| segmenter.tokens(black_box(text.canon()))));
    group.bench_function("structure", |bench| bench.iter(|| structure::layout(black_box(&text))));
    group.bench_function("incidents", |bench| bench.iter(|| incident::find(black_box(text.canon()))));
    group.bench_function("extract", |bench| {
        bench.iter(|| layout.speeches.iter().map(|speech| extract::directives(&tools, speech, None).len()).sum::<usize>());
    });
    group.bench_function("render", |bench| bench.iter(|| json::line(black_box(&whole))));
    group.bench_function("whole", |bench| bench.iter(|| outline(&Analyzer::default(), black_box(&source))));
    group.finish();
}

/// Ten megabytes of speeches, JSON included, against jieba's cut of the same bytes.
fn throughput(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("throughput");
    group.sample_size(10).warm_up_time(Duration::from_secs(1)).measurement_time(Duration::from_secs(10));
    let corpus = corpus(10 << 20);
    group.throughput(Throughput::Bytes(corpus.iter().map(|document| document.text.len() as u64).sum()));
    let jieba = full_dictionary();
    group.bench_function("jieba cut", |bench| {
        bench.iter(|| corpus.iter().map(|document| jieba.cut(&document.text, true).len()).sum::<usize>());
    });
    let analyzer = Analyzer::default();
    group.bench_function("speechkit outline", |bench| {
        bench.iter(|| corpus.iter().map(|document| outline(&analyzer, document)).sum::<usize>());
    });
    group.finish();
}

/// Whether time grows faster than the text: one document of 100 kB and of 10 MB, with and without sentence ends.
fn growth(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("growth");
    group.sample_size(10).warm_up_time(Duration::from_secs(1)).measurement_time(Duration::from_secs(10));
    let analyzer = Analyzer::default();
    for (kind, make) in [("speeches", joined as fn(usize) -> String), ("run-on", run_on)] {
        for (name, size) in [("100 kB", 100 << 10), ("10 MB", 10 << 20)] {
            let document = document(make(size));
            group.throughput(Throughput::Bytes(document.text.len() as u64));
            group.bench_function(BenchmarkId::new(kind, name), |bench| bench.iter(|| outline(&analyzer, &document)));
        }
    }
    group.finish();
}

/// What loading the full dictionary costs, and what it saves for each megabyte: the crossover between the two ways.
fn dictionary(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("dictionary");
    group.sample_size(10).measurement_time(Duration::from_secs(5));
    group.bench_function("load all words", |bench| bench.iter(full_dictionary));
    let texts: Vec<Document> = corpus(1 << 20);
    group.bench_function("words of each text, 1 MB of speeches", |bench| {
        bench.iter(|| texts.iter().for_each(|text| drop(black_box(Dictionary::default().segmenter(&text.text)))));
    });
    group.finish();
}

criterion_group!(benches, stages, throughput, growth, dictionary);
criterion_main!(benches);
