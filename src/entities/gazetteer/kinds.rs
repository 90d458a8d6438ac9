//! What names and words can be.

use std::ops::BitOr;

/// What a name or word can be: a set of kinds.
///
/// ```
/// # use rubricator::entities::{Gazetteer, Kinds};
/// let kinds = Gazetteer::builtin().lookup("Jordan");
/// assert!(kinds.has(Kinds::COUNTRY) && kinds.has(Kinds::MAN) && !kinds.has(Kinds::GROUP));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds(pub(super) u16);

impl Kinds {
    /// Nothing is known.
    pub const NONE: Kinds = Kinds(0);
    /// A country or territory.
    pub const COUNTRY: Kinds = Kinds(1);
    /// A state, province, continent, sea or other region.
    pub const REGION: Kinds = Kinds(1 << 1);
    /// A town or city.
    pub const TOWN: Kinds = Kinds(1 << 2);
    /// A nationality, people, religion or party's followers.
    pub const GROUP: Kinds = Kinds(1 << 3);
    /// A man's given name.
    pub const MAN: Kinds = Kinds(1 << 4);
    /// A woman's given name.
    pub const WOMAN: Kinds = Kinds(1 << 5);
    /// A surname.
    pub const SURNAME: Kinds = Kinds(1 << 6);
    /// An organisation.
    pub const ORGANIZATION: Kinds = Kinds(1 << 7);
    /// A news medium or agency (an organisation too).
    pub const MEDIA: Kinds = Kinds(1 << 8);
    /// An event.
    pub const EVENT: Kinds = Kinds(1 << 9);
    /// A work or prize.
    pub const WORK: Kinds = Kinds(1 << 10);
    /// A law or treaty.
    pub const LAW: Kinds = Kinds(1 << 11);
    /// A product.
    pub const PRODUCT: Kinds = Kinds(1 << 12);
    /// An ordinary word, written small more often than not.
    pub const WORD: Kinds = Kinds(1 << 13);
    /// Taken from the news that the tagger is trained on, not from a reference list.
    pub const NEWS: Kinds = Kinds(1 << 14);

    /// Any place.
    pub const PLACE: Kinds = Kinds(0b111);
    /// Whatever is a name on its own.
    pub const NAMED: Kinds = Kinds(0b1_1110_1000_1111);
    /// Any given name.
    pub const GIVEN: Kinds = Kinds(0b11 << 4);

    /// The set's bits, one a kind, lowest first in the order above; 15 in all.
    #[must_use]
    pub fn bits(self) -> u16 {
        self.0
    }

    /// Whether the set holds one of `kinds` at least.
    #[must_use]
    pub fn has(self, kinds: Kinds) -> bool {
        self.0 & kinds.0 != 0
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl BitOr for Kinds {
    type Output = Kinds;

    fn bitor(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }
}
