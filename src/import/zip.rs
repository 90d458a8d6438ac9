//! The files of a ZIP archive, stored or deflated.

use super::problem::Problem;
use crate::export::zip::crc32;

/// Bytes that a file of an archive may unpack to: more is a bomb, not an article.
const LARGEST: usize = 64 << 20;
const CENTRAL: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";

/// The file of `archive` whose name ends with `ending`, if there is just one.
pub(super) fn file(archive: &[u8], ending: &str) -> Result<Vec<u8>, Problem> {
    let entries = entries(archive).ok_or_else(|| Problem::new("", "is no ZIP archive, or a broken one"))?;
    let mut fitting = entries.iter().filter(|e| e.name.ends_with(ending.as_bytes()));
    match (fitting.next(), fitting.next()) {
        (Some(entry), None) => unpack(archive, entry).map_err(|p| p.within(ending)),
        (None, _) => Err(Problem::new(ending, "there is no such file in the archive")),
        (Some(_), Some(_)) => {
            Err(Problem::new(ending, "there are several such files in the archive: give it one"))
        }
    }
}

struct Entry<'a> {
    name: &'a [u8],
    method: u16,
    /// The checksum of what it unpacks to.
    crc: usize,
    packed: usize,
    /// Where its own header is.
    at: usize,
}

fn number(bytes: &[u8], at: usize, width: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(width)?)?;
    Some(bytes.iter().rev().fold(0, |number, &byte| number << 8 | usize::from(byte)))
}

/// What the directory at the archive's end lists.
fn entries(archive: &[u8]) -> Option<Vec<Entry<'_>>> {
    let end = archive.windows(END.len()).rposition(|w| w == END)?;
    let _comment = number(archive, end + 20, 2)?;
    let mut at = number(archive, end + 16, 4)?;
    let mut entries = Vec::new();
    for _ in 0..number(archive, end + 10, 2)? {
        if archive.get(at..at.checked_add(4)?)? != CENTRAL {
            return None;
        }
        let name_length = number(archive, at + 28, 2)?;
        let name = archive.get(at + 46..at + 46 + name_length)?;
        let (method, packed) = (number(archive, at + 10, 2)? as u16, number(archive, at + 20, 4)?);
        let crc = number(archive, at + 16, 4)?;
        entries.push(Entry { name, method, crc, packed, at: number(archive, at + 42, 4)? });
        at += 46 + name_length + number(archive, at + 30, 2)? + number(archive, at + 32, 2)?;
    }
    Some(entries)
}

fn unpack(archive: &[u8], entry: &Entry) -> Result<Vec<u8>, Problem> {
    let broken = || Problem::new("", "is broken in the archive");
    let packed = || {
        let names = number(archive, entry.at + 26, 2)? + number(archive, entry.at + 28, 2)?;
        let start = entry.at + 30 + names;
        archive.get(start..start.checked_add(entry.packed)?)
    };
    let packed = packed().ok_or_else(broken)?;
    let bytes = match entry.method {
        0 => packed.to_vec(),
        8 => miniz_oxide::inflate::decompress_to_vec_with_limit(packed, LARGEST)
            .map_err(|_| Problem::new("", "is broken in the archive, or over 64 MB"))?,
        _ => return Err(Problem::new("", "is packed in a way that is not read here")),
    };
    if crc32(&bytes) as usize == entry.crc { Ok(bytes) } else { Err(broken()) }
}

#[cfg(test)]
mod tests {
    use crate::export::zip::{File, write};

    #[test]
    fn what_is_written_is_read() {
        let file = |name: &str| File { name: name.to_owned(), bytes: name.as_bytes().to_vec() };
        let archive = write(&[file("a.txt"), file("a.ann"), file("b.ann")]);
        assert_eq!(super::file(&archive, ".txt").expect("one text"), b"a.txt");
        assert!(super::file(&archive, ".ann").expect_err("two").to_string().contains("several"));
        assert!(super::file(&archive, ".xml").expect_err("none").to_string().contains("no such file"));
    }

    #[test]
    fn broken_archives_are_refused() {
        let archive = write(&[File { name: "a.txt".to_owned(), bytes: b"hi".to_vec() }]);
        for cut in 0..archive.len() {
            assert!(super::file(&archive[..cut], ".txt").is_err(), "cut at {cut}");
        }
        for at in 0..archive.len() {
            let mut bent = archive.clone();
            bent[at] ^= 0xff;
            // A bit of a name, a date or a version may be another; a bit of the words may not.
            let read = super::file(&bent, ".txt");
            assert!(read.is_err() || read.is_ok_and(|words| words == b"hi"), "bent at {at}");
        }
    }
}
