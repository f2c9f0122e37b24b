//! Rows of the data files: a line each, fields parted by tabs, `#` before a comment.

/// The rows of a data file, without comments and blank lines.
pub fn rows(data: &str) -> impl Iterator<Item = &str> {
    data.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty())
}
