//! Any bytes are a model or are refused; what is read as one annotates without harm, whatever its weights are.

use rubricator::model::sealed;
use rubricator::{Model, annotate};

const TEXT: &str =
    "Zoë Li of Aske Water told Tomás Ferro in Lisbon on Tuesday.\n\nNORTHGATE — 💩 “We won,” Li said.";
const BUILTIN: &[u8] = include_bytes!("../../data/compiled/names.bin");
/// Length of the frame before a model's payload.
const HEAD: usize = 20;

/// The first byte says how the rest is a model: as it is, in a whole frame, as a small model's parts, or as changes to
/// the real one.
pub fn run(bytes: &[u8]) {
    let Some((how, rest)) = bytes.split_first() else { return };
    match how % 4 {
        0 => tried(rest),
        1 => tried(&sealed(rest)),
        2 => small(rest),
        _ => tried(&changed(rest)),
    }
}

fn tried(file: &[u8]) {
    if let Ok(model) = Model::from_bytes(file) {
        assert_eq!(annotate(TEXT, None, &model).check(), Ok(()));
    }
}

/// A model of few numbers: sizes that the reader takes, and `bytes` over and over for all weights, as many as it asks for.
fn small(bytes: &[u8]) {
    let Some((&[width, hidden, buckets, words, layers], rest)) = bytes.split_first_chunk() else { return };
    let words = usize::from(words % 16).min(rest.len());
    let layers = layers % 4 + 1;
    let sizes = [width % 16 + 1, hidden % 3 * 8, buckets, words as u8, words as u8, layers];
    let dilations = (0..layers).map(|i| bytes[usize::from(i)] % 10);
    let numbers = sizes.into_iter().chain(dilations).flat_map(|size| u32::from(size).to_le_bytes());
    let hashes = rest[..words].iter().map(|hash| hash & 127);
    let mut payload: Vec<u8> = numbers.chain(hashes).collect();
    let (parts, mut missing) = (payload.len(), 1 << 16);
    // Its length follows from the sizes, which only the reader knows: half by half, until one more byte is too much.
    let weights = |count| rest.iter().chain(&[0]).cycle().take(count);
    while missing > 0 {
        payload.extend(weights(missing));
        if matches!(Model::from_bytes(&sealed(&payload)), Err(e) if e.to_string().contains("goes on")) {
            payload.truncate(payload.len() - missing);
        }
        missing /= 2;
    }
    assert!(payload.len() >= parts);
    tried(&sealed(&payload));
}

/// The real model, with three bytes for each change: where, in 1/65,536 of it, and what stands there then; one change in
/// sixteen also cuts it there.
fn changed(changes: &[u8]) -> Vec<u8> {
    let mut payload = BUILTIN[HEAD..].to_vec();
    for change in changes.chunks_exact(3) {
        let share = usize::from(change[0]) << 8 | usize::from(change[1]);
        // The sizes at the start are as likely as all the rest.
        let at = if share < 1 << 15 { share % 64 } else { payload.len() / (1 << 16) * share };
        if let Some(byte) = payload.get_mut(at) {
            *byte = change[2];
        }
        if change[2].is_multiple_of(16) && at % 16 == 1 {
            payload.truncate(at);
        }
    }
    sealed(&payload)
}
