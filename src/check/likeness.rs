//! Whether two requirements are about the same task, by the words that they have in common.

/// So many Chinese characters in a row name a task: 复工验收报告.
const LONG: usize = 6;

/// Whether two requirements have a stretch of words in common that is long enough to name their task.
pub fn same_task(a: &str, b: &str) -> bool {
    let han = |text: &str| -> Vec<char> { text.chars().map(|c| if crate::text::is_han(c) { c } else { '，' }).collect() };
    let (a, b) = (han(a), han(b));
    a.windows(LONG).filter(|piece| !piece.contains(&'，')).any(|piece| b.windows(LONG).any(|other| other == piece))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tasks_are_told_by_long_common_words() {
        assert!(same_task("将复工验收报告报送集团", "报送各矿的复工验收报告"));
        assert!(!same_task("完成隐患整改", "完成隐患排查，报送台账"));
    }
}
