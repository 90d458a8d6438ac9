//! Labels of a person's own making.

use std::cmp::Ordering;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The name of a label of a person's own making: letters and digits, `-` and `_`, at most [`CustomLabel::LONGEST`]
/// characters, so that every format can hold it.
///
/// ```
/// use rubricator::{Label, document::CustomLabel};
/// let hospital = CustomLabel::new("hospital").map(Label::Custom);
/// assert_eq!(hospital.map(Label::name), Some("hospital"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CustomLabel(u16);

/// The names in use, by their numbers. A label is copied into every mention and its name goes into every format, so that
/// mentions hold its number, and names live as long as the program; there are a few of them, and never more than [`MOST`].
static NAMES: Mutex<Vec<&'static str>> = Mutex::new(Vec::new());

fn names() -> MutexGuard<'static, Vec<&'static str>> {
    NAMES.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How many names there can be: a hostile file shall not fill the memory.
const MOST: usize = 1000;

impl CustomLabel {
    /// Characters that a name can have.
    pub const LONGEST: usize = 40;

    /// The label of this name; `None` where no label can have it, or there are a thousand others.
    ///
    /// ```
    /// use rubricator::document::CustomLabel;
    /// assert!(CustomLabel::new("hospital").is_some());
    /// assert!(CustomLabel::new("two words").is_none());
    /// ```
    #[must_use]
    pub fn new(name: &str) -> Option<CustomLabel> {
        let count = name.chars().count();
        let fits = (1..=CustomLabel::LONGEST).contains(&count) && name.chars().all(CustomLabel::can_have);
        let mut names = names();
        let known = names.iter().position(|known| *known == name);
        if known.is_none() && (!fits || names.len() >= MOST) {
            return None;
        }
        let number = known.unwrap_or_else(|| {
            names.push(name.to_owned().leak());
            names.len() - 1
        });
        Some(CustomLabel(number as u16))
    }

    /// Whether names can have the character.
    pub(crate) fn can_have(c: char) -> bool {
        c.is_alphanumeric() || matches!(c, '-' | '_')
    }

    /// The name, as given.
    ///
    /// ```
    /// use rubricator::document::CustomLabel;
    /// assert_eq!(CustomLabel::new("hospital").map(CustomLabel::name), Some("hospital"));
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        names()[usize::from(self.0)]
    }
}

impl PartialOrd for CustomLabel {
    fn partial_cmp(&self, other: &CustomLabel) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// By name.
impl Ord for CustomLabel {
    fn cmp(&self, other: &CustomLabel) -> Ordering {
        self.name().cmp(other.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_every_format_can_hold() {
        for name in ["hospital", "Krankenhaus-2", "пожар", "a_b"] {
            assert_eq!(CustomLabel::new(name).map(CustomLabel::name), Some(name));
            assert_eq!(CustomLabel::new(name), CustomLabel::new(name));
        }
        let [first, second] = ["b-first", "a-second"].map(CustomLabel::new);
        assert!(first > second, "in order of their names, whichever came first");
        for name in ["", "two words", "a\tb", "<b>", "a,b", &"x".repeat(41)] {
            assert_eq!(CustomLabel::new(name), None, "{name:?}");
        }
    }
}
