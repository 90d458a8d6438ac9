//! What is known of names beforehand: countries, cities, peoples, given names, organisations, ordinary words.

mod kinds;
mod packed;

pub use kinds::Kinds;

use super::fold::{fold, is_plain};
use crate::lexicon;
use crate::model::ModelError;
#[cfg(not(target_arch = "wasm32"))]
use std::sync::LazyLock;
#[cfg(target_arch = "wasm32")]
use std::sync::OnceLock;

/// What the gazetteer knows of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'g> {
    /// What it can be.
    pub kinds: Kinds,
    /// Its Wikidata id; for a group, that of the place that it belongs to.
    pub wikidata: Option<&'g str>,
    /// The name that it is better known by: "United States" for "U.S.".
    pub shown: Option<&'g str>,
}

/// Names and what they can be. Case and accents do not count.
#[derive(Default)]
pub struct Gazetteer {
    /// All keys, one after another.
    keys: String,
    /// Where each one starts, and where the last one ends.
    starts: Vec<u32>,
    /// Of each key.
    kinds: Vec<Kinds>,
    /// Of some, in their order.
    known: Vec<Known>,
    /// Open addressing: in the low bits the number of a key, plus one, above them those of its hash, so that a key that is not
    /// there is seldom compared; 0 is free.
    slots: Vec<u32>,
}

/// Bits of a slot that a key's number takes.
const NUMBER: u32 = 20;
/// The most keys that have a number.
const MOST_KEYS: usize = (1 << NUMBER) - 1;

/// What is known of a key beyond its kinds.
struct Known {
    row: u32,
    wikidata: Option<String>,
    shown: Option<String>,
}

#[cfg(not(target_arch = "wasm32"))]
static BUILTIN: LazyLock<Gazetteer> = LazyLock::new(|| {
    let file = include_bytes!("../../data/compiled/gazetteer.bin");
    packed::read(file).expect("the gazetteer in the repository is whole")
});

/// In WebAssembly it comes with the model's file. It is one of a release, as if it were compiled in.
#[cfg(target_arch = "wasm32")]
static FETCHED: OnceLock<Gazetteer> = OnceLock::new();

impl Gazetteer {
    /// The gazetteer that is compiled in. The first call indexes it. In WebAssembly it is empty until [`Gazetteer::take_in`].
    #[must_use]
    #[cfg(not(target_arch = "wasm32"))]
    pub fn builtin() -> &'static Gazetteer {
        &BUILTIN
    }

    /// The gazetteer that came with the model; an empty one before.
    #[must_use]
    #[cfg(target_arch = "wasm32")]
    pub fn builtin() -> &'static Gazetteer {
        static NONE: OnceLock<Gazetteer> = OnceLock::new();
        FETCHED.get().unwrap_or_else(|| NONE.get_or_init(Gazetteer::default))
    }

    /// Checks the bytes of a gazetteer's file and, where none is compiled in, makes them the one that is used from now on.
    ///
    /// # Errors
    /// When they are none, or cut, damaged, or of another version.
    pub(crate) fn take_in(file: &[u8]) -> Result<(), ModelError> {
        let read = packed::read(file)?;
        #[cfg(target_arch = "wasm32")]
        FETCHED.get_or_init(|| read);
        #[cfg(not(target_arch = "wasm32"))]
        drop(read);
        Ok(())
    }

    fn new(keys: String, starts: Vec<u32>, kinds: Vec<Kinds>, known: Vec<Known>) -> Gazetteer {
        let size = (kinds.len() * 2).next_power_of_two();
        let mut out = Gazetteer { keys, starts, kinds, known, slots: vec![0; size] };
        for row in 0..out.kinds.len() {
            let key = out.key(row);
            let slot = out.slot(key);
            out.slots[slot] = tag(hash(key)) | (row as u32 + 1);
        }
        out
    }

    /// What `name` can be.
    #[must_use]
    pub fn lookup(&self, name: &str) -> Kinds {
        self.row(name).map_or(Kinds::NONE, |row| self.kinds[row])
    }

    /// All that is known of `name`.
    #[must_use]
    pub fn entry(&self, name: &str) -> Option<Entry<'_>> {
        let row = self.row(name)?;
        let known = self.known.binary_search_by_key(&row, |known| known.row as usize);
        let known = known.ok().map(|at| &self.known[at]);
        let wikidata = known.and_then(|known| known.wikidata.as_deref());
        Some(Entry {
            kinds: self.kinds[row],
            wikidata,
            shown: known.and_then(|known| known.shown.as_deref()),
        })
    }

    fn row(&self, name: &str) -> Option<usize> {
        if self.slots.is_empty() {
            return None;
        }
        let slot = if is_plain(name) { self.slot(name) } else { self.slot(&fold(name)) };
        number(self.slots[slot]).checked_sub(1)
    }

    /// Where `key` is, whatever the case of its ASCII letters, or else where it would go.
    fn slot(&self, key: &str) -> usize {
        let last = self.slots.len() - 1;
        let hash = hash(key);
        let is_other =
            |slot: u32| tag(slot) != tag(hash) || !self.key(number(slot) - 1).eq_ignore_ascii_case(key);
        let mut slot = hash as usize & last;
        while self.slots[slot] != 0 && is_other(self.slots[slot]) {
            slot = (slot + 1) & last;
        }
        slot
    }

    fn key(&self, row: usize) -> &str {
        &self.keys[self.starts[row] as usize..self.starts[row + 1] as usize]
    }
}

/// The bits of a hash, or of what is in a slot, above the number.
fn tag(bits: u32) -> u32 {
    bits >> NUMBER << NUMBER
}

/// The number in a slot.
fn number(slot: u32) -> usize {
    slot as usize & MOST_KEYS
}

/// A key's hash, whatever the case of its ASCII letters.
fn hash(key: &str) -> u32 {
    let hash = lexicon::mixed(key);
    (hash ^ (hash >> 32)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ops::BitOr;

    fn entry(name: &str) -> Entry<'static> {
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

    /// The kinds' letters in the table, in the order of their bits.
    const LETTERS: &str = "CRTGMFSOHEWLPwn";

    #[test]
    fn the_packed_file_says_what_the_table_says() {
        let table = include_str!("../../data/compiled/gazetteer.tsv");
        for row in crate::lexicon::rows(table) {
            assert_eq!(fold(row[0]), row[0], "not folded");
            let bit = |letter| Kinds(1 << LETTERS.find(letter).expect("a kind's letter"));
            let cell = |at: usize| row.get(at).copied().filter(|cell| !cell.is_empty());
            let kinds = row[1].chars().map(bit).fold(Kinds::NONE, Kinds::bitor);
            assert_eq!(entry(row[0]), Entry { kinds, wikidata: cell(2), shown: cell(3) }, "{row:?}");
            assert_eq!(kinds.bits().count_ones() as usize, row[1].len(), "a repeated kind in {row:?}");
            assert!(cell(2).is_none_or(|id| id.starts_with('Q')), "{row:?}");
        }
        assert_eq!(crate::lexicon::rows(table).count(), Gazetteer::builtin().kinds.len());
    }

    #[test]
    fn what_is_no_gazetteer_is_refused() {
        let file = include_bytes!("../../data/compiled/gazetteer.bin");
        for length in [0, 7, 19, 40, file.len() - 1] {
            assert!(Gazetteer::take_in(&file[..length]).is_err(), "{length}");
        }
        for at in [8, 20, 40, file.len() / 2, file.len() - 1] {
            let mut other = file.to_vec();
            other[at] ^= 1;
            assert!(Gazetteer::take_in(&other).is_err(), "{at}");
        }
        assert_eq!(Gazetteer::default().entry("Paris"), None);
    }
}
