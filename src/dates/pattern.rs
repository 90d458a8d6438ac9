//! Shapes of dates as patterns over atoms, and their matching.
//!
//! A pattern is a row of steps. `MONTH` stands for an atom of that class, `UNIT:year` for one of that value, a word or
//! mark in small letters for itself, `a|b` for either, and a step that ends in `?` may be absent. A first step that starts
//! with `~` must be there, but stays outside of the expression.

use super::atoms::Atom;
use super::meaning::Expr;
use super::words::{self, Class, Kinds};

/// A shape of dates: what it looks like and what it means.
pub(super) struct Shape {
    /// The rule's name in the output.
    pub(super) name: &'static str,
    /// What it looks like; several rows where one is not enough.
    pub(super) patterns: &'static [&'static str],
    /// What it means, or nothing where the numbers make no date.
    pub(super) build: fn(&Found) -> Option<Expr>,
}

/// One choice of a step.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Choice {
    class: Class,
    value: Option<i32>,
}

#[derive(Clone, Debug)]
struct Step {
    choices: Vec<Choice>,
    optional: bool,
}

/// A pattern ready to match.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    steps: Vec<Step>,
    /// How many of its first atoms stay outside.
    outside: usize,
    /// The fewest atoms that it needs.
    least: usize,
    /// The kinds that its second atom can be of.
    second: Kinds,
}

/// The words that `pattern` spells out.
pub(super) fn literals(pattern: &'static str) -> impl Iterator<Item = &'static str> {
    let choices = pattern.trim_start_matches('~').split(' ').flat_map(|step| strip(step).0.split('|'));
    choices.filter(|c| !c.is_empty() && !c.starts_with(|c: char| c.is_ascii_uppercase()))
}

/// A step without its `?`, and whether it had one.
fn strip(step: &str) -> (&str, bool) {
    step.strip_suffix('?').map_or((step, false), |s| (s, true))
}

impl Pattern {
    /// Reads `pattern`; `literals` are all words that shapes spell out.
    ///
    /// # Panics
    /// When a class or value is unknown: shapes are part of the program, and a test reads them all.
    pub(super) fn new(pattern: &'static str, literals: &[&'static str]) -> Pattern {
        let step = |text: &'static str| {
            let (text, optional) = strip(text);
            Step { choices: text.split('|').map(|c| choice(c, literals)).collect(), optional }
        };
        let inside = pattern.trim_start_matches('~');
        let steps: Vec<Step> = inside.split(' ').map(step).collect();
        let least = steps.iter().filter(|s| !s.optional).count();
        let second = second_kinds(&steps);
        Pattern { steps, outside: pattern.len() - inside.len(), least, second }
    }

    /// The classes and values that it can start with: those of its first step, and of more while they may be absent.
    pub(super) fn starts(&self) -> impl Iterator<Item = (Class, Option<i32>)> + '_ {
        let absent = self.steps.iter().take_while(|s| s.optional).count();
        let first = &self.steps[..self.steps.len().min(absent + 1)];
        first.iter().flat_map(|s| s.choices.iter().map(|c| (c.class, c.value)))
    }

    /// Whether one atom can satisfy it.
    pub(super) fn needs_one(&self) -> bool {
        self.least <= 1
    }

    /// The kinds that its second atom can be of.
    pub(super) fn second(&self) -> Kinds {
        self.second
    }

    /// The literals of its last step that must be there, where literals alone can satisfy it.
    pub(super) fn told_by(&self) -> impl Iterator<Item = i32> + '_ {
        let mut needed = self.steps.iter().filter(|s| !s.optional);
        let spelt = needed.clone().all(|s| s.choices.iter().any(|c| c.class == Class::Literal));
        let last = needed.next_back().filter(|_| spelt);
        last.into_iter()
            .flat_map(|s| s.choices.iter().filter(|c| c.class == Class::Literal).filter_map(|c| c.value))
    }

    /// Matches at the start of `atoms`, longest first, and says what was found.
    pub(super) fn find(&self, atoms: &[Atom]) -> Option<Found> {
        if atoms.len() < self.least {
            return None;
        }
        let mut found = Found { atoms: 0, outside: self.outside, picks: [Pick::NONE; Found::MOST], count: 0 };
        run(&self.steps, atoms, &mut found).then_some(found)
    }
}

/// The kinds that the second atom of a match can be of: those of every step up to the second that must be there.
fn second_kinds(steps: &[Step]) -> Kinds {
    let mut needed = 0;
    let within = steps.iter().take_while(|s| {
        let open = needed < 2;
        needed += usize::from(!s.optional);
        open
    });
    within
        .skip(1)
        .flat_map(|s| &s.choices)
        .fold(Kinds::NONE, |kinds, c| kinds.or(Kinds::of(c.class, c.value)))
}

fn choice(text: &'static str, literals: &[&'static str]) -> Choice {
    if !text.starts_with(|c: char| c.is_ascii_uppercase()) {
        let value = literals.iter().position(|l| *l == text).map(|i| i as i32);
        return Choice { class: Class::Literal, value: Some(value.expect("every literal is listed")) };
    }
    let (class, value) = text.split_once(':').map_or((text, None), |(c, v)| (c, Some(v)));
    let class = Class::from_name(&class.to_ascii_lowercase())
        .unwrap_or_else(|| panic!("a shape has an unknown class: {text}"));
    let number = |v: &str| v.parse().ok().or_else(|| words::value_of(v));
    Choice { class, value: value.map(|v| number(v).unwrap_or_else(|| panic!("unknown value: {text}"))) }
}

/// Matches `steps` at the atoms after those that `found` holds; on failure `found` is as before.
fn run(steps: &[Step], atoms: &[Atom], found: &mut Found) -> bool {
    let Some((step, rest)) = steps.split_first() else { return true };
    let (atoms_before, picks_before) = (found.atoms, found.count);
    if found.take(step, atoms) && run(rest, atoms, found) {
        return true;
    }
    (found.atoms, found.count) = (atoms_before, picks_before);
    step.optional && run(rest, atoms, found)
}

/// What an atom was taken for.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Pick {
    class: Class,
    value: i32,
    thousandths: i64,
}

impl Pick {
    const NONE: Pick = Pick { class: Class::Literal, value: -1, thousandths: 0 };
}

/// A pattern's match: how many atoms it took, and what for. Literals are not kept.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) atoms: usize,
    /// How many of its first atoms are not part of the expression.
    pub(super) outside: usize,
    picks: [Pick; Found::MOST],
    count: usize,
}

impl Found {
    /// The most atoms of a class, literals aside, that a pattern may take.
    const MOST: usize = 8;

    fn take(&mut self, step: &Step, atoms: &[Atom]) -> bool {
        let Some(atom) = atoms.get(self.atoms) else { return false };
        if self.atoms > 0 && !atoms[self.atoms - 1].touches(atom) {
            return false;
        }
        let hit = step.choices.iter().find_map(|choice| {
            let facet = atom.facets().iter().find(|f| f.class == choice.class)?;
            let holds = choice
                .value
                .is_none_or(|v| atom.facets().iter().any(|f| f.class == choice.class && f.value == v));
            holds.then_some((choice.class, choice.value.unwrap_or(facet.value)))
        });
        let Some((class, value)) = hit else { return false };
        self.atoms += 1;
        self.pick(class, value, atom.thousandths);
        if class == Class::Stamp {
            // A stamp is a date and a clock time in one atom.
            atom.get(Class::Clock).into_iter().for_each(|clock| self.pick(Class::Clock, clock, 0));
        }
        true
    }

    fn pick(&mut self, class: Class, value: i32, thousandths: i64) {
        if class != Class::Literal && self.count < Found::MOST {
            self.picks[self.count] = Pick { class, value, thousandths };
            self.count += 1;
        }
    }

    fn picks(&self) -> impl Iterator<Item = &Pick> {
        self.picks[..self.count].iter()
    }

    /// The value of the first atom of `class`.
    pub(super) fn get(&self, class: Class) -> Option<i32> {
        self.nth(class, 0)
    }

    /// The value of the `n`th atom of `class`, from 0.
    pub(super) fn nth(&self, class: Class, n: usize) -> Option<i32> {
        self.picks().filter(|p| p.class == class).nth(n).map(|p| p.value)
    }

    /// The name of the first value of `class`; empty where there is none.
    pub(super) fn name(&self, class: Class) -> &'static str {
        self.get(class).map_or("", words::name_of)
    }

    /// The `n`th number, in thousandths.
    pub(super) fn thousandths(&self, n: usize) -> Option<i64> {
        self.picks().filter(|p| p.class == Class::Num).nth(n).map(|p| p.thousandths)
    }
}
