//! What is known of names beforehand: countries, cities, peoples, given names, organisations, ordinary words.

use super::fold;
use std::ops::BitOr;
use std::sync::LazyLock;

/// What a name or word can be: a set of kinds.
///
/// ```
/// # use rubricator::entities::{Gazetteer, Kinds};
/// let kinds = Gazetteer::builtin().lookup("Jordan");
/// assert!(kinds.has(Kinds::COUNTRY) && kinds.has(Kinds::MAN) && !kinds.has(Kinds::GROUP));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds(u16);

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

    fn from_letters(letters: &str) -> Kinds {
        let bit = |letter| LETTERS.find(letter).map_or(Kinds::NONE, |at| Kinds(1 << at));
        letters.chars().map(bit).fold(Kinds::NONE, Kinds::bitor)
    }
}

impl BitOr for Kinds {
    type Output = Kinds;

    fn bitor(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }
}

/// The kinds' letters in the compiled file, in the order of their bits.
const LETTERS: &str = "CRTGMFSOHEWLPwn";

/// What the gazetteer knows of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it can be.
    pub kinds: Kinds,
    /// Its Wikidata id; for a group, that of the place that it belongs to.
    pub wikidata: Option<&'static str>,
    /// The name that it is better known by: "United States" for "U.S.".
    pub shown: Option<&'static str>,
}

/// Names and what they can be. Case and accents do not count.
pub struct Gazetteer {
    rows: &'static str,
    /// Open addressing: where a row starts, plus one; 0 is free.
    slots: Vec<u32>,
}

static BUILTIN: LazyLock<Gazetteer> =
    LazyLock::new(|| Gazetteer::new(include_str!("../../data/compiled/gazetteer.tsv")));

impl Gazetteer {
    /// The gazetteer that is compiled in. The first call indexes it.
    #[must_use]
    pub fn builtin() -> &'static Gazetteer {
        &BUILTIN
    }

    /// Indexes `rows`: "key TAB kinds [TAB Wikidata id [TAB name to show]]", keys folded, comments after "#".
    fn new(rows: &'static str) -> Gazetteer {
        let size = (rows.lines().count() * 2).next_power_of_two();
        let mut out = Gazetteer { rows, slots: vec![0; size] };
        let mut start = 0;
        for row in rows.split_inclusive('\n') {
            let key = row.split('\t').next().unwrap_or("");
            if !row.starts_with('#') && !key.is_empty() {
                let slot = out.slot(key);
                out.slots[slot] = start + 1;
            }
            start += row.len() as u32;
        }
        out
    }

    /// What `name` can be.
    #[must_use]
    pub fn lookup(&self, name: &str) -> Kinds {
        self.entry(name).map_or(Kinds::NONE, |entry| entry.kinds)
    }

    /// All that is known of `name`.
    #[must_use]
    pub fn entry(&self, name: &str) -> Option<Entry> {
        let slot = self.slot(&fold(name));
        let mut cells = self.row(slot)?.split('\t').skip(1);
        let kinds = Kinds::from_letters(cells.next()?);
        let mut next = || cells.next().filter(|cell| !cell.is_empty());
        Some(Entry { kinds, wikidata: next(), shown: next() })
    }

    /// Where `key` is, or else where it would go.
    fn slot(&self, key: &str) -> usize {
        let last = self.slots.len() - 1;
        let mut slot = hash(key) as usize & last;
        while self.row(slot).is_some_and(|row| row.split('\t').next() != Some(key)) {
            slot = (slot + 1) & last;
        }
        slot
    }

    fn row(&self, slot: usize) -> Option<&'static str> {
        let start = self.slots[slot].checked_sub(1)?;
        self.rows[start as usize..].lines().next()
    }
}

/// FNV-1a, folded to 32 bits.
fn hash(key: &str) -> u32 {
    let mix = |h: u64, b: u8| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3);
    let hash = key.bytes().fold(0xcbf2_9ce4_8422_2325, mix);
    (hash ^ (hash >> 32)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(name: &str) -> Entry {
        Gazetteer::builtin().entry(name).unwrap_or_else(|| panic!("{name} is not in the gazetteer"))
    }

    #[test]
    fn aliases_share_id_and_name() {
        for name in ["U.S.", "USA", "America", "UNITED  STATES", "u.s."] {
            assert_eq!(entry(name).wikidata, Some("Q30"), "{name}");
            assert!(entry(name).kinds.has(Kinds::COUNTRY));
        }
        assert_eq!(entry("U.K.").shown, Some("United Kingdom"));
        assert_eq!(entry("United Kingdom").shown, None);
    }

    #[test]
    fn a_people_points_at_its_place() {
        assert_eq!(entry("Venezuelan").wikidata, entry("Venezuela").wikidata);
        assert_eq!(entry("Texan").wikidata, entry("Texas").wikidata);
        assert!(entry("Venezuelan").kinds.has(Kinds::GROUP) && !entry("Venezuelan").kinds.has(Kinds::PLACE));
    }

    #[test]
    fn unclear_names_have_no_id() {
        assert_eq!(entry("Georgia").wikidata, None);
        assert_eq!(entry("Washington").wikidata, None);
        assert_eq!(Gazetteer::builtin().entry("Qqzx"), None);
        assert!(Gazetteer::builtin().lookup("").is_empty());
    }

    #[test]
    fn every_row_is_found_and_folded() {
        for row in crate::lexicon::rows(Gazetteer::builtin().rows) {
            assert_eq!(fold(row[0]), row[0], "not folded");
            let found = entry(row[0]);
            assert_eq!(found.kinds, Kinds::from_letters(row[1]), "{row:?}");
            assert_eq!(
                found.kinds.bits().count_ones() as usize,
                row[1].len(),
                "unknown or repeated kind in {row:?}"
            );
            assert!(found.wikidata.is_none_or(|id| id.starts_with('Q')), "{row:?}");
        }
    }
}
