//! Numbers in digits and words, and words that join into one: "twenty-four", "two hundred", "nineteen ninety-six", "2 1/2".

use super::atoms::Atom;
use super::numeric;
use super::words::{Class, Lexicon};

/// Years that four digits can mean.
const YEARS: std::ops::Range<i32> = 1000..2200;

/// The atom of one token that starts with a digit.
pub(super) fn read(at: usize, token: &str) -> Option<Atom> {
    let digits = token.trim_end_matches(|c: char| !c.is_ascii_digit());
    let tail = &token[digits.len()..];
    let atom = Atom::new(at, at + 1);
    let clock = numeric::short_clock(token);
    match tail.to_ascii_lowercase().as_str() {
        "" => Some(clock.into_iter().fold(plain(atom, digits)?, |a, f| a.with(f.class, f.value))),
        "½" => digits.parse().ok().map(|n: i64| half(atom.with(Class::Num, n as i32), n)),
        "st" | "nd" | "rd" | "th" => ordinal(atom, digits),
        "s" => decade(atom, digits),
        // "11ish"
        "ish" => Some(atom.with(Class::Clock, numeric::Clock::new(digits.parse().ok()?, None, None)?.pack())),
        _ => clock.map(|f| atom.with(f.class, f.value)),
    }
}

fn half(atom: Atom, whole: i64) -> Atom {
    atom.worth(whole * 1000 + 500)
}

fn plain(atom: Atom, digits: &str) -> Option<Atom> {
    let thousandths = thousandths(digits)?;
    let value = i32::try_from(thousandths / 1000).ok()?;
    let atom = atom.with(Class::Num, value).worth(thousandths);
    let is_plain = digits.bytes().all(|b| b.is_ascii_digit());
    let atom = match digits.len() {
        4 if is_plain && YEARS.contains(&value) => atom.with(Class::Year, value),
        4 if is_plain && value < 1000 => atom.with(Class::Naught, value),
        1 | 2 if is_plain => with_day(atom),
        _ => atom,
    };
    Some(if digits.len() == 2 && is_plain { atom.with(Class::TwoDigits, value) } else { atom })
}

/// A number that can be a day of the month, marked as one.
pub(super) fn with_day(atom: Atom) -> Atom {
    let day = atom.get(Class::Num).or(atom.get(Class::Ord));
    match day {
        Some(day) if (1..=31).contains(&day) && atom.get(Class::Dotted).is_none() => {
            atom.with(Class::Day, day)
        }
        _ => atom,
    }
}

/// "1,600.5" in thousandths; none over a billion.
fn thousandths(digits: &str) -> Option<i64> {
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let whole: String = whole.chars().filter(|&c| c != ',').collect();
    if whole.len() > 9 || part.contains('.') {
        return None;
    }
    let part: i64 = format!("{part:0<3}").get(..3)?.parse().ok()?;
    Some(whole.parse::<i64>().ok()? * 1000 + part)
}

fn ordinal(atom: Atom, digits: &str) -> Option<Atom> {
    let value = digits.parse().ok().filter(|v| (0..1000).contains(v))?;
    Some(with_day(atom.with(Class::Ord, value).with(Class::Nth, value)))
}

/// "1990s", "90s" and "1800s".
fn decade(atom: Atom, digits: &str) -> Option<Atom> {
    let value: i32 = digits.parse().ok()?;
    let year = match digits.len() {
        4 if YEARS.contains(&value) => value,
        2 if value >= 10 => 1900 + value,
        _ => return None,
    };
    (value % 10 == 0).then(|| atom.with(Class::Decade, year))
}

/// "FY2024", "FY24".
pub(super) fn fiscal_year(at: usize, word: &str) -> Option<Atom> {
    let digits = word.strip_prefix("FY").filter(|d| d.bytes().all(|b| b.is_ascii_digit()))?;
    let number: i32 = digits.parse().ok()?;
    let year = if digits.len() == 2 { 2000 + number } else { number };
    YEARS.contains(&year).then(|| Atom::new(at, at + 1).with(Class::Fiscal, year))
}

/// Joins the numbers of `atoms` that are one.
pub(super) fn compose(atoms: &mut Vec<Atom>, joints: &Joints) {
    let mut kept = 0;
    let mut at = 0;
    while at < atoms.len() {
        let joined = joints.join(&atoms[at..]);
        if let Some((atom, _)) = joined {
            atoms[kept] = atom;
        } else if kept != at {
            atoms[kept] = atoms[at];
        }
        kept += 1;
        at += joined.map_or(1, |(_, used)| used);
    }
    atoms.truncate(kept);
}

/// The words that can stand between the parts of a number.
pub(super) struct Joints {
    hyphen: Option<i32>,
    slash: Option<i32>,
    and: Option<i32>,
}

impl Joints {
    /// The joints as `lexicon` numbers them.
    pub(super) fn new(lexicon: &Lexicon) -> Joints {
        let [hyphen, slash, and] = ["-", "/", "and"].map(|word| lexicon.literal(word));
        Joints { hyphen, slash, and }
    }

    /// The number of several atoms that `atoms` starts with, and how many it takes.
    fn join(&self, atoms: &[Atom]) -> Option<(Atom, usize)> {
        atoms[0].get(Class::Num)?;
        atoms.get(1).filter(|next| atoms[0].touches(next))?;
        self.year(atoms).or_else(|| self.fraction(atoms)).or_else(|| self.cardinal(atoms))
    }

    /// The atom after `atoms[..at]`, past a joint, and its index.
    fn next<'a>(&self, atoms: &'a [Atom], at: usize, joint: Option<i32>) -> Option<(&'a Atom, usize)> {
        let next = atoms.get(at).filter(|a| atoms[at - 1].touches(a))?;
        let is_joint = joint.is_some() && next.get(Class::Literal) == joint;
        let at = if is_joint { at + 1 } else { at };
        let next = atoms.get(at).filter(|a| atoms[at - 1].touches(a))?;
        Some((next, at))
    }

    /// "twenty-four", "two hundred and six", "two thousand": a number, and how many atoms it takes, at least two.
    fn cardinal(&self, atoms: &[Atom]) -> Option<(Atom, usize)> {
        let first = atoms[0].get(Class::Num)?;
        let (mut value, mut used, mut ordinal) = self.below_hundred(atoms).unwrap_or((first, 1, false));
        if let Some((scale, at)) = self.next(atoms, used, None)
            && let Some(scale) = scale.get(Class::Scale)
            && !ordinal
        {
            (value, used) = (value.checked_mul(scale)?, at + 1);
            let rest = self.next(atoms, used, self.and).filter(|(a, _)| is_word(a) && scale > 1);
            if let Some((rest, at)) = rest
                && let Some(n) = rest.get(Class::Num).filter(|&n| n < scale)
            {
                let (low, more, _) = self.below_hundred(&atoms[at..]).unwrap_or((n, 1, false));
                (value, used) = (value + low, at + more);
            }
            ordinal = false;
        }
        (used > 1).then(|| (self.made(atoms, used, value, ordinal), used))
    }

    fn made(&self, atoms: &[Atom], used: usize, value: i32, ordinal: bool) -> Atom {
        let atom = Atom::new(atoms[0].first as usize, atoms[used - 1].last as usize);
        let atom = atom.with(if ordinal { Class::Ord } else { Class::Num }, value);
        let atom = atom.worth(i64::from(value) * 1000);
        if YEARS.contains(&value) && is_word(&atoms[0]) {
            atom.with(Class::Year, value)
        } else {
            with_day(atom)
        }
    }

    /// "twenty-four", "twenty-first".
    fn below_hundred(&self, atoms: &[Atom]) -> Option<(i32, usize, bool)> {
        let tens = atoms[0]
            .get(Class::Num)
            .filter(|&n| (20..100).contains(&n) && n % 10 == 0 && is_word(&atoms[0]))?;
        let (ones, at) = self.next(atoms, 1, self.hyphen)?;
        let value = |class| ones.get(class).filter(|n| (1..10).contains(n) && is_word(ones));
        match (value(Class::Num), value(Class::Ord)) {
            (Some(n), _) => Some((tens + n, at + 1, false)),
            (None, Some(n)) => Some((tens + n, at + 1, true)),
            _ => None,
        }
    }

    /// "nineteen ninety-six", "twenty ten".
    fn year(&self, atoms: &[Atom]) -> Option<(Atom, usize)> {
        let century = atoms[0].get(Class::Num).filter(|n| (11..=20).contains(n) && is_word(&atoms[0]))?;
        let (next, at) = self.next(atoms, 1, self.hyphen)?;
        let low = next.get(Class::Num).filter(|n| (10..100).contains(n) && is_word(next))?;
        let (low, used, ordinal) = self.below_hundred(&atoms[at..]).unwrap_or((low, 1, false));
        (!ordinal).then(|| (self.made(atoms, at + used, century * 100 + low, false), at + used))
    }

    /// "2 1/2", "1/2".
    fn fraction(&self, atoms: &[Atom]) -> Option<(Atom, usize)> {
        let number = |at: usize, n: i32| atoms.get(at).is_some_and(|a| a.get(Class::Num) == Some(n));
        let slash = |at: usize| {
            self.slash.is_some() && atoms.get(at).is_some_and(|a| a.get(Class::Literal) == self.slash)
        };
        let half_at = |at: usize| number(at, 1) && slash(at + 1) && number(at + 2, 2);
        let touching = |n: usize| atoms[..n].windows(2).all(|p| p[0].touches(&p[1]));
        match () {
            () if half_at(0) && touching(3) => Some((half(self.made(atoms, 3, 0, false), 0), 3)),
            () if half_at(1) && touching(4) && atoms[0].thousandths % 1000 == 0 => {
                let whole = atoms[0].get(Class::Num)?;
                Some((half(self.made(atoms, 4, whole, false), i64::from(whole)), 4))
            }
            () => None,
        }
    }
}

/// Whether a number is written in letters: those in digits have more classes, or none of a word.
fn is_word(atom: &Atom) -> bool {
    atom.get(Class::TwoDigits).is_none() && atom.get(Class::Year).is_none() && atom.thousandths % 1000 == 0
}
