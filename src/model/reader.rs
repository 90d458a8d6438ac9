//! The model file's frame, and the primitive values inside. All numbers are little-endian.
//!
//! Eight letters, version (u32), length of the payload (u32), checksum of the payload (u32), payload. The model's letters are
//! `RUBNAMES`.

use super::ModelError;
use super::dense::Dense;
use super::lanes::{self, Four};
use std::sync::LazyLock;

/// The version of the payload that [`super::Network::read`] reads.
pub(super) const VERSION: u32 = 2;
/// Bytes before the payload.
const HEAD: usize = 20;

/// What a file says of itself at its start.
pub(crate) struct Frame {
    pub(crate) magic: &'static [u8; 8],
    pub(crate) version: u32,
}

pub(super) const MODEL: Frame = Frame { magic: b"RUBNAMES", version: VERSION };

impl Frame {
    /// The payload of a whole, undamaged file.
    pub(crate) fn payload<'b>(&self, bytes: &'b [u8]) -> Result<&'b [u8], ModelError> {
        if !bytes.starts_with(self.magic) {
            return Err(ModelError::NotAModel);
        }
        let mut head = Reader(&bytes[self.magic.len()..]);
        let short = |_| ModelError::Length { wanted: HEAD, found: bytes.len() };
        let version = head.u32().map_err(short)?;
        if version != self.version {
            return Err(ModelError::Version { found: version, known: self.version });
        }
        let (length, sum) = (head.u32().map_err(short)? as usize, head.u32().map_err(short)?);
        if head.0.len() != length {
            return Err(ModelError::Length { wanted: HEAD.saturating_add(length), found: bytes.len() });
        }
        if checksum(head.0) == sum { Ok(head.0) } else { Err(ModelError::Checksum) }
    }
}

/// The first file of two that stand one after another, and the second one. A file that is cut is the first one.
pub(super) fn two(bytes: &[u8]) -> (&[u8], &[u8]) {
    let length = bytes.get(12..16).map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]) as usize);
    bytes.split_at_checked(HEAD.saturating_add(length)).unwrap_or((bytes, &[]))
}

/// FNV-1a over words of four bytes, the last one filled with zeros.
fn checksum(payload: &[u8]) -> u32 {
    payload.chunks(4).fold(0x811c_9dc5, |sum, chunk| {
        let mut word = [0; 4];
        word[..chunk.len()].copy_from_slice(chunk);
        (sum ^ u32::from_le_bytes(word)).wrapping_mul(0x0100_0193)
    })
}

/// A model file around `payload`: for tests of what stands behind the checksum.
#[must_use]
pub fn sealed(payload: &[u8]) -> Vec<u8> {
    let numbers = [VERSION, payload.len() as u32, checksum(payload)].map(u32::to_le_bytes);
    [&MODEL.magic[..], numbers.as_flattened(), payload].concat()
}

/// Reads values one after another.
pub(crate) struct Reader<'b>(pub &'b [u8]);

impl<'b> Reader<'b> {
    pub fn bytes(&mut self, count: usize) -> Result<&'b [u8], ModelError> {
        let (head, rest) =
            self.0.split_at_checked(count).ok_or(ModelError::Malformed("ends within a part"))?;
        self.0 = rest;
        Ok(head)
    }

    pub fn u32(&mut self) -> Result<u32, ModelError> {
        let bytes = self.bytes(4)?;
        Ok(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }

    /// A count or size, at most `limit`.
    pub fn size(&mut self, limit: usize) -> Result<usize, ModelError> {
        let size = self.u32()? as usize;
        if size <= limit { Ok(size) } else { Err(ModelError::Malformed("a size out of bounds")) }
    }

    /// Floats, four together; `count` is a multiple of four.
    pub(super) fn fours(&mut self, count: usize) -> Result<Vec<Four>, ModelError> {
        Ok(lanes::fours(&self.floats(count)?))
    }

    pub fn floats(&mut self, count: usize) -> Result<Vec<f32>, ModelError> {
        let bytes = self.bytes(count * 4)?;
        Ok(bytes.chunks_exact(4).map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect())
    }

    /// `rows` rows of `columns` whole numbers, each row with a scale, as what they stand for.
    pub fn matrix(&mut self, rows: usize, columns: usize) -> Result<Vec<f32>, ModelError> {
        let scales: Vec<f32> = self.bytes(rows)?.iter().map(|&b| scale(b)).collect();
        let values = self.bytes(rows * columns)?.chunks_exact(columns).zip(scales);
        Ok(values.flat_map(|(row, scale)| row.iter().map(move |&v| f32::from(v as i8) * scale)).collect())
    }
}

impl Reader<'_> {
    /// A matrix as [`Reader::matrix`] has it, a row for each output, and a bias for each.
    pub(super) fn dense(&mut self, inputs: usize, outputs: usize) -> Result<Dense, ModelError> {
        let scales: Vec<f32> = self.bytes(outputs)?.iter().map(|&b| scale(b)).collect();
        let weights: Vec<i8> = self.bytes(inputs * outputs)?.iter().map(|&b| b as i8).collect();
        Ok(Dense::new(inputs, &scales, &weights, &self.floats(outputs)?))
    }
}

/// The scale that a byte stands for: sixteen steps to an octave, from 2⁻¹².
pub(super) fn scale(byte: u8) -> f32 {
    static SCALES: LazyLock<[f32; 256]> =
        LazyLock::new(|| std::array::from_fn(|byte| (byte as f32 / 16.0 - 12.0).exp2()));
    SCALES[usize::from(byte)]
}
