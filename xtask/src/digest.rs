//! SHA-256, in hexadecimal.

use sha2::{Digest, Sha256};

/// The digest of `bytes`: 64 lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}
