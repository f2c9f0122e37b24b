//! Lines of a web page, and which of them only lead elsewhere.

use crate::read::Comment;

/// A line of links that is no longer, in characters, is navigation.
const LONGEST_LINK: usize = 30;
/// What a task says and navigation does not.
const TASK: [&str; 6] = ["要", "必须", "不得", "严禁", "完成", "负责"];

/// A line of text.
#[derive(Debug, Default)]
pub struct Block {
    /// Its words.
    pub text: String,
    /// How many characters they are.
    pub chars: usize,
    /// How many of its characters are links.
    pub linked: usize,
    /// Where it begins in the file, 1-based.
    pub line: usize,
    /// Whether it stands in what holds the text of the page.
    pub main: bool,
    /// The row and the cell of a table that it stands in, each by its place among all.
    pub cell: Option<(usize, usize)>,
    /// Comments in it.
    pub comments: Vec<Comment>,
}

impl Block {
    /// How many of its characters are no links.
    pub fn unlinked(&self) -> usize {
        self.chars - self.linked
    }

    /// Whether it is nothing but links around the text.
    pub fn is_navigation(&self) -> bool {
        self.chars > 0
            && self.linked * 10 >= self.chars * 8
            && self.chars <= LONGEST_LINK
            && !self.text.contains(['。', '，', '；'])
            && !TASK.iter().any(|word| self.text.contains(word))
    }
}
