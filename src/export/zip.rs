//! Several files as one: a ZIP archive without compression. Exports are small, and a store-only writer is smaller in the
//! page than any compressor.

/// A file of an archive.
pub(crate) struct File {
    /// ASCII name, without folders.
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// The version of the format that stored files need, 2.0.
const VERSION: u16 = 20;
/// 1 January 1980, the format's first day: the core has no clock, and equal input gives equal bytes.
const DAY: u16 = 0x0021;
const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;

/// The archive's bytes.
///
/// # Panics
/// When the files are over 4 GiB together.
pub(crate) fn write(files: &[File]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for file in files {
        let at = size(out.len());
        let entry = entry(file);
        put32(&mut out, LOCAL);
        out.extend_from_slice(&entry);
        out.extend_from_slice(file.name.as_bytes());
        out.extend_from_slice(&file.bytes);
        put32(&mut directory, CENTRAL);
        put16(&mut directory, VERSION);
        directory.extend_from_slice(&entry);
        // No comment, first disk, no attributes.
        directory.extend_from_slice(&[0; 10]);
        put32(&mut directory, at);
        directory.extend_from_slice(file.name.as_bytes());
    }
    end(out, &directory, files.len())
}

fn end(mut out: Vec<u8>, directory: &[u8], files: usize) -> Vec<u8> {
    let (at, files) = (size(out.len()), files as u16);
    out.extend_from_slice(directory);
    put32(&mut out, END);
    [0, 0, files, files].into_iter().for_each(|n| put16(&mut out, n));
    put32(&mut out, size(directory.len()));
    put32(&mut out, at);
    put16(&mut out, 0);
    out
}

/// The fields that a file's own header and the directory share.
fn entry(file: &File) -> Vec<u8> {
    let (mut out, length) = (Vec::new(), size(file.bytes.len()));
    [VERSION, 0, 0, 0, DAY].into_iter().for_each(|n| put16(&mut out, n));
    [crc32(&file.bytes), length, length].into_iter().for_each(|n| put32(&mut out, n));
    [file.name.len() as u16, 0].into_iter().for_each(|n| put16(&mut out, n));
    out
}

fn size(length: usize) -> u32 {
    u32::try_from(length).expect("archives are limited to 4 GiB")
}

fn put16(out: &mut Vec<u8>, number: u16) {
    out.extend_from_slice(&number.to_le_bytes());
}

fn put32(out: &mut Vec<u8>, number: u32) {
    out.extend_from_slice(&number.to_le_bytes());
}

const CRC: [u32; 256] = crc_table();

const fn crc_table() -> [u32; 256] {
    let mut table = [0; 256];
    let mut i = 0;
    while i < 256 {
        let mut crc = i as u32;
        let mut bit = 0;
        while bit < 8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 };
            bit += 1;
        }
        table[i] = crc;
        i += 1;
    }
    table
}

/// The CRC-32 of ZIP and PNG.
pub(crate) fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, &byte| CRC[((crc ^ u32::from(byte)) & 0xFF) as usize] ^ (crc >> 8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crc_check_value() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }

    #[test]
    fn an_archive_ends_with_its_directory() {
        let archive = write(&[File { name: "a.txt".to_owned(), bytes: b"hi".to_vec() }]);
        assert!(archive.starts_with(b"PK\x03\x04\x14\0"));
        assert_eq!(archive.len(), 30 + 5 + 2 + 46 + 5 + 22);
        assert_eq!(archive[archive.len() - 22..][..4], *b"PK\x05\x06");
    }
}
