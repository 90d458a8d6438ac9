//! A name for a text that has none: the same for the same text, on any machine.

use std::fmt::Write;

/// A version 8 UUID (RFC 9562: custom) from the 128-bit FNV-1a hash of `text`, as a URN.
pub(super) fn of(text: &str) -> String {
    let [high, low] = [hash(text) >> 64, hash(text)].map(|half| half as u64);
    let mut urn = String::from("urn:uuid:");
    let version = 0x8000 | (high & 0x0fff);
    let variant = 0x8000 | ((low >> 48) & 0x3fff);
    let node = low & 0xffff_ffff_ffff;
    write!(urn, "{:08x}-{:04x}-{version:04x}-{variant:04x}-{node:012x}", high >> 32, (high >> 16) & 0xffff)
        .expect("a String takes any text");
    urn
}

fn hash(text: &str) -> u128 {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    text.bytes().fold(BASIS, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_fnv_1a() {
        assert_eq!(hash("a"), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
    }

    #[test]
    fn names_differ_with_the_text() {
        assert_eq!(of("a"), "urn:uuid:d228cb69-6f1a-8caf-b891-2b704e4a8964");
        assert_ne!(of("a"), of("b"));
    }
}
