//! Files, folders and standard input.

use ignore::WalkBuilder;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::lang::Lang;
use crate::read::{self, Document, ReadError};
use crate::render::Failure;

/// How inputs are read.
pub struct Reading {
    /// Encoding and tracked changes.
    pub options: read::Options,
    /// Largest file, in bytes.
    pub max_size: u64,
    /// Language of messages.
    pub lang: Lang,
}

/// Endings of the files that are taken from folders.
const ENDINGS: [&str; 13] = ["txt", "text", "docx", "docm", "doc", "wps", "pdf", "ofd", "html", "htm", "md", "markdown", "dotx"];

/// Files in the order given, folders replaced by the text files in them, in a stable order.
pub fn expand(paths: &[PathBuf], lang: Lang) -> Vec<Result<PathBuf, Failure>> {
    paths.iter().flat_map(|path| if path.is_dir() { walk(path, lang) } else { vec![Ok(path.clone())] }).collect()
}

fn walk(folder: &Path, lang: Lang) -> Vec<Result<PathBuf, Failure>> {
    let walker = WalkBuilder::new(folder).standard_filters(false).sort_by_file_path(Path::cmp).build();
    let mut found = Vec::new();
    for entry in walker {
        match entry {
            Ok(entry) => {
                let path = entry.into_path();
                let temporary = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("~$"));
                let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
                if path.is_file() && !temporary && ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str())) {
                    found.push(Ok(path));
                }
            }
            Err(error) => found.push(Err(failure(folder, "io", error.to_string()))),
        }
    }
    if found.is_empty() {
        found.push(Err(failure(
            folder,
            "empty_folder",
            super::words(
                lang,
                "文件夹里没有讲话文件（.txt、.docx、.doc、.pdf、.ofd、.html、.md）",
                "no speeches in this folder (.txt, .docx, .doc, .pdf, .ofd, .html, .md)",
            ),
        )));
    }
    found
}

/// Reads and decodes one input; `-` is standard input.
pub fn document(path: &Path, reading: &Reading) -> Result<Document, Failure> {
    bytes_and_document(path, reading).map(|read| read.1)
}

/// The same with the bytes that were read.
pub fn bytes_and_document(path: &Path, reading: &Reading) -> Result<(Vec<u8>, Document), Failure> {
    let bytes = bytes(path, reading)?;
    let document = read::read_with(&bytes, &reading.options).map_err(|error| failure(path, error.kind(), reason(&error, reading.lang)))?;
    Ok((bytes, document))
}

/// Why bytes could not be read, and what to do.
fn reason(error: &ReadError, lang: Lang) -> String {
    let zh = match error {
        ReadError::NotText => "不是文本文件，请先另存为纯文本（.txt）".to_owned(),
        ReadError::Unsupported(kind) => format!("是 {kind} 文件，暂不能读，请先另存为 .docx 或纯文本（.txt）"),
        ReadError::Damaged(kind) => format!("文件损坏（{kind}），请用原来的程序打开后另存"),
        ReadError::Scanned => "只有图片没有文字（扫描件），请先做文字识别（OCR）或用原稿".to_owned(),
        ReadError::Protected => "有密码保护，请先去掉密码另存".to_owned(),
        ReadError::TooLarge => "解开后大得异常，不予读取".to_owned(),
        ReadError::UnknownEncoding(name) => format!("不认识的编码“{name}”，请用 UTF-8、GB18030、Big5、UTF-16LE 等"),
        ReadError::WrongEncoding(name) => format!("不是 {name} 编码，请去掉 --encoding，由程序自动识别"),
    };
    super::words(lang, &zh, &error.to_string())
}

fn bytes(path: &Path, reading: &Reading) -> Result<Vec<u8>, Failure> {
    let limit = reading.max_size;
    let mut bytes = Vec::new();
    let done = if path.as_os_str() == "-" {
        io::stdin().lock().take(limit.saturating_add(1)).read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|file| file.take(limit.saturating_add(1)).read_to_end(&mut bytes))
    };
    done.map_err(|error| failure(path, "io", explain(&error, reading.lang)))?;
    if bytes.len() as u64 > limit {
        let zh = format!("超过 {limit} 字节；要读更大的文件，请加 --max-size");
        let en = format!("larger than {limit} bytes: give a larger --max-size to read it");
        return Err(failure(path, "too_large", super::words(reading.lang, &zh, &en)));
    }
    Ok(bytes)
}

/// The commonest failures in plain words.
fn explain(error: &io::Error, lang: Lang) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => super::words(lang, "没有这个文件，请检查路径", "no such file: check the path"),
        io::ErrorKind::PermissionDenied => super::words(lang, "没有读取权限", "permission denied: check the file's permissions"),
        _ => error.to_string(),
    }
}

fn failure(path: &Path, kind: &str, message: String) -> Failure {
    Failure { path: path.display().to_string(), kind: kind.to_owned(), message }
}
