//! The numbers of list items, as CSS Counter Styles counts them.

use crate::text::numeral;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counter {
    None,
    Decimal,
    Letter,
    Chinese,
}

#[derive(Debug)]
struct List {
    counter: Counter,
    next: i64,
    step: i64,
}

/// The lists that are open.
#[derive(Debug, Default)]
pub struct Lists {
    open: Vec<List>,
}

impl Lists {
    /// Opens a list.
    pub fn open(&mut self, ordered: bool, attribute: &dyn Fn(&[u8]) -> Option<String>, style: &str, reversed: bool) {
        let kind = attribute(b"type").unwrap_or_default();
        let mut counter = match (ordered, kind.as_str()) {
            (false, _) => Counter::None,
            (true, "a" | "i") => Counter::Letter,
            (true, _) => Counter::Decimal,
        };
        if let Some(named) = of_style(style) {
            counter = named;
        }
        let start: Option<i64> = attribute(b"start").and_then(|start| start.trim().parse().ok());
        // Backwards from how many there are is not known before the last item is read.
        let step = if reversed && start.is_some() { -1 } else { 1 };
        self.open.push(List { counter, next: start.unwrap_or(1), step });
    }

    /// Closes the innermost list.
    pub fn close(&mut self) {
        self.open.pop();
    }

    /// The label of the next item.
    pub fn item(&mut self, value: Option<String>, style: &str) -> Option<String> {
        let list = self.open.last_mut()?;
        let number = value.and_then(|value| value.trim().parse().ok()).unwrap_or(list.next);
        list.next = number.saturating_add(list.step);
        let counter = of_style(style).unwrap_or(list.counter);
        let positive = u32::try_from(number).ok().filter(|number| *number > 0);
        match (counter, positive) {
            (Counter::None, _) => None,
            (Counter::Letter, Some(number @ 1..=26)) => Some(format!("{}. ", (b'a' + number as u8 - 1) as char)),
            (Counter::Chinese, Some(number)) => Some(format!("{}、", numeral::chinese(number))),
            _ => Some(format!("{number}. ")),
        }
    }
}

/// What `list-style-type` names.
fn of_style(style: &str) -> Option<Counter> {
    let rest = style.split("list-style").nth(1)?;
    let value = rest.split([':', ';']).nth(1)?;
    Some(match value {
        value if value.contains("cjk") || value.contains("chinese") => Counter::Chinese,
        value if value.contains("alpha") || value.contains("latin") => Counter::Letter,
        value if value.contains("decimal") => Counter::Decimal,
        value if ["none", "disc", "circle", "square"].iter().any(|name| value.contains(name)) => Counter::None,
        _ => return None,
    })
}
