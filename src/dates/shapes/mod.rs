//! The shapes that dates have. Each file is a table: a name, patterns, and what they mean.

mod calendar;
mod clocks;
mod idioms;
mod lengths;
mod periods;
mod relative;

use super::atoms::Atom;
use super::meaning::Expr;
use super::numbers::Joints;
use super::pattern::{self, Pattern, Shape};
use super::words::{Class, Facet, Kinds, Lexicon};
use std::sync::LazyLock;

/// Every shape, ready to match, and the lexicon that knows the words that they spell out.
pub(super) struct Grammar {
    pub(super) lexicon: Lexicon,
    /// The words between the parts of a number.
    pub(super) joints: Joints,
    patterns: Vec<(Pattern, &'static Shape)>,
    /// For each class but literals, the patterns that can start with it.
    by_class: Vec<Starters>,
    /// The same for each literal.
    by_literal: Vec<Starters>,
    /// The literals that can tell a date without a word of another class: "at the moment".
    telling: Vec<i32>,
}

/// The patterns that can start with one class or literal.
#[derive(Clone, Debug, Default)]
struct Starters {
    /// Those that one atom can satisfy.
    single: Vec<u16>,
    /// Those that need more, with the kinds that the second can be of: most atoms fail here.
    longer: Vec<(Kinds, u16)>,
}

/// What a shape found in a row of atoms.
pub(super) struct Hit {
    /// How many atoms.
    pub(super) atoms: usize,
    /// How many of them, at the start, are not part of the expression.
    pub(super) outside: usize,
    pub(super) expr: Expr,
    pub(super) rule: &'static str,
}

/// The one grammar.
pub(super) static GRAMMAR: LazyLock<Grammar> = LazyLock::new(Grammar::new);

fn tables() -> impl Iterator<Item = &'static Shape> {
    [idioms::SHAPES, calendar::SHAPES, periods::SHAPES, clocks::SHAPES, lengths::SHAPES, relative::SHAPES]
        .into_iter()
        .flatten()
}

impl Grammar {
    fn new() -> Grammar {
        let all = || tables().flat_map(|shape| shape.patterns.iter().map(move |&p| (p, shape)));
        let mut literals: Vec<&str> = all().flat_map(|(p, _)| pattern::literals(p)).collect();
        literals.sort_unstable();
        literals.dedup();
        let patterns: Vec<_> = all().map(|(p, shape)| (Pattern::new(p, &literals), shape)).collect();
        let lexicon = Lexicon::new(&literals);
        let mut out = Grammar {
            joints: Joints::new(&lexicon),
            lexicon,
            telling: patterns.iter().flat_map(|(p, _)| p.told_by()).collect(),
            patterns,
            by_class: vec![Starters::default(); Class::COUNT],
            by_literal: vec![Starters::default(); literals.len()],
        };
        out.index();
        out
    }

    fn index(&mut self) {
        for (i, (pattern, _)) in self.patterns.iter().enumerate() {
            for (class, value) in pattern.starts() {
                let starters = match (class, value) {
                    (Class::Literal, Some(v)) => &mut self.by_literal[v as usize],
                    _ => &mut self.by_class[class as usize],
                };
                if pattern.needs_one() {
                    starters.single.push(i as u16);
                } else {
                    starters.longer.push((pattern.second(), i as u16));
                }
            }
        }
    }

    /// The longest shape at the start of `atoms`; of equals the one that comes first in the tables.
    pub(super) fn longest(&self, atoms: &[Atom]) -> Option<Hit> {
        let first = atoms.first()?;
        let next = atoms.get(1).filter(|next| first.touches(next)).map_or(Kinds::NONE, Atom::kinds);
        let lists = first.facets().iter().flat_map(|f| {
            let starters = self.starters(f);
            let longer = starters.longer.iter().filter(|(second, _)| next.meet(*second)).map(|(_, i)| i);
            starters.single.iter().chain(longer)
        });
        let mut best: Option<(u16, Hit)> = None;
        for &i in lists {
            if let Some(hit) = self.try_pattern(i, atoms)
                && best.as_ref().is_none_or(|(j, b)| (hit.atoms, *j) > (b.atoms, i))
            {
                best = Some((i, hit));
            }
        }
        best.map(|(_, hit)| hit)
    }

    fn starters(&self, facet: &Facet) -> &Starters {
        match facet.class {
            Class::Literal => &self.by_literal[facet.value as usize],
            class => &self.by_class[class as usize],
        }
    }

    /// Whether an atom can make a date of the words beside it.
    pub(super) fn tells(&self, atom: &Atom) -> bool {
        let tells = |f: &Facet| f.class != Class::Literal || self.telling.contains(&f.value);
        atom.facets().iter().any(tells)
    }

    fn try_pattern(&self, i: u16, atoms: &[Atom]) -> Option<Hit> {
        let (pattern, shape) = &self.patterns[usize::from(i)];
        let found = pattern.find(atoms)?;
        Some(Hit {
            atoms: found.atoms,
            outside: found.outside,
            expr: (shape.build)(&found)?,
            rule: shape.name,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shape_reads_and_has_its_own_name() {
        let mut names: Vec<&str> = tables().map(|s| s.name).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
        assert!(!GRAMMAR.patterns.is_empty());
    }
}
