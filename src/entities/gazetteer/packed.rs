//! The gazetteer's file, which `tools/gazetteer/pack.py` writes: as it says, in the frame of the model's file.

use super::{Gazetteer, Kinds, Known, MOST_KEYS};
use crate::model::{Frame, ModelError, Reader};

const FRAME: Frame = Frame { magic: b"RUBGAZET", version: 1 };

/// More than any gazetteer has, in bytes.
const MOST: usize = 1 << 24;

/// Reads and indexes the bytes of a file.
pub(super) fn read(file: &[u8]) -> Result<Gazetteer, ModelError> {
    let mut part = Reader(FRAME.payload(file)?);
    let groups = part.size(1 << 15)?;
    let [rows, ends, known] = [part.size(MOST_KEYS)?, part.size(MOST)?, part.size(MOST)?];
    let groups = groups_of(part.bytes(groups * 6)?);
    let common = part.bytes(rows)?;
    let ends = part.bytes(ends)?;
    let (keys, starts) = keys(&groups, common, ends).ok_or(ModelError::Malformed("keys of the gazetteer"))?;
    let known = known_of(part.bytes(known)?).ok_or(ModelError::Malformed("ids of the gazetteer"))?;
    let kinds = groups.iter().flat_map(|&(kinds, rows)| std::iter::repeat_n(kinds, rows)).collect();
    Ok(Gazetteer::new(keys, starts, kinds, known))
}

/// Each set of kinds, and how many rows have it.
fn groups_of(bytes: &[u8]) -> Vec<(Kinds, usize)> {
    let rows = |b: &[u8]| u32::from_le_bytes([b[2], b[3], b[4], b[5]]) as usize;
    bytes.chunks_exact(6).map(|b| (Kinds(u16::from_le_bytes([b[0], b[1]])), rows(b))).collect()
}

/// All keys, one after another, and where each one starts; `None` where they do not fit the groups.
fn keys(groups: &[(Kinds, usize)], common: &[u8], ends: &[u8]) -> Option<(String, Vec<u32>)> {
    let mut keys = Vec::with_capacity(ends.len() * 2);
    let mut starts = Vec::with_capacity(common.len() + 1);
    let mut rows = common.iter().zip(ends.split(|&b| b == b'\n'));
    for &(_, count) in groups {
        let mut before = keys.len();
        for (&shared, end) in rows.by_ref().take(count) {
            let shared = before..before + usize::from(shared);
            before = keys.len();
            starts.push(before as u32);
            if shared.end > before {
                return None;
            }
            keys.extend_from_within(shared);
            keys.extend_from_slice(end);
        }
    }
    let complete = starts.len() == common.len() && rows.next().is_none();
    starts.push(keys.len() as u32);
    String::from_utf8(keys).ok().filter(|_| complete).map(|keys| (keys, starts))
}

/// What is known of some rows beyond their kinds: a line for each, which begins with the distance from the one before.
fn known_of(bytes: &[u8]) -> Option<Vec<Known>> {
    let mut row = 0;
    let line = |line: &str| {
        let mut cells = line.split('\t');
        row += cells.next()?.parse::<u32>().ok()?;
        let mut next = || cells.next().filter(|cell| !cell.is_empty()).map(str::to_owned);
        Some(Known { row, wikidata: next(), shown: next() })
    };
    str::from_utf8(bytes).ok()?.lines().map(line).collect()
}
