//! Hash tables of words: fast ones, seeded anew in each run of the program, so that texts which fill one place of them are hard
//! to make.

use std::hash::{BuildHasher, Hasher};

/// A hash table.
pub(crate) type HashMap<K, V> = std::collections::HashMap<K, V, Seeded>;
/// A set.
pub(crate) type HashSet<K> = std::collections::HashSet<K, Seeded>;

/// Makes hashers with the seed of this run.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seeded(foldhash::fast::RandomState);

/// The hasher, as functions of their own: put in wherever something is looked up it would be a seventieth of the page's module.
pub(crate) struct Apart(foldhash::fast::FoldHasher<'static>);

impl BuildHasher for Seeded {
    type Hasher = Apart;

    fn build_hasher(&self) -> Apart {
        Apart(self.0.build_hasher())
    }
}

impl Hasher for Apart {
    #[inline(never)]
    fn write(&mut self, bytes: &[u8]) {
        self.0.write(bytes);
    }

    #[inline(never)]
    fn write_u8(&mut self, number: u8) {
        self.0.write_u8(number);
    }

    #[inline(never)]
    fn write_u32(&mut self, number: u32) {
        self.0.write_u32(number);
    }

    #[inline(never)]
    fn write_u128(&mut self, number: u128) {
        self.0.write_u128(number);
    }

    #[inline(never)]
    fn finish(&self) -> u64 {
        self.0.finish()
    }
}
