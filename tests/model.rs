//! What is no whole, undamaged model of this version is refused, and says so; names are then found by rules.

use rubricator::model::{ModelError, sealed};
use rubricator::{Model, annotate};

const BUILTIN: &[u8] = include_bytes!("../data/compiled/names.bin");
/// Length of the frame before the payload.
const HEAD: usize = 20;

fn refusal(bytes: &[u8]) -> ModelError {
    Model::from_bytes(bytes).expect_err("refused")
}

/// Every position of the frame, then some all over the file.
fn places() -> impl Iterator<Item = usize> {
    (0..HEAD + 200).chain((HEAD + 200..BUILTIN.len()).step_by(7919)).chain([BUILTIN.len() - 1])
}

#[test]
fn a_cut_file_is_refused_wherever_it_is_cut() {
    for length in places() {
        match refusal(&BUILTIN[..length]) {
            ModelError::NotAModel => assert!(length < 8, "{length}"),
            ModelError::Length { found, wanted } => assert!(found == length && wanted > length, "{length}"),
            other => panic!("{length}: {other}"),
        }
    }
}

#[test]
fn a_flipped_byte_is_noticed_wherever_it_is() {
    for at in places() {
        let mut bytes = BUILTIN.to_vec();
        bytes[at] = !bytes[at];
        let error = refusal(&bytes);
        let expected = matches!(
            (at, error),
            (0..8, ModelError::NotAModel)
                | (8..12, ModelError::Version { .. })
                | (12..16, ModelError::Length { .. })
                | (16.., ModelError::Checksum)
        );
        assert!(expected, "at {at}: {error}");
    }
}

#[test]
fn a_cut_payload_is_malformed_even_with_a_right_checksum() {
    for length in places().filter(|&length| length < BUILTIN.len() - HEAD) {
        let error = refusal(&sealed(&BUILTIN[HEAD..][..length]));
        assert!(matches!(error, ModelError::Malformed(_)), "{length}: {error}");
    }
    let longer = [&BUILTIN[HEAD..], b"\0"].concat();
    assert!(matches!(refusal(&sealed(&longer)), ModelError::Malformed(_)));
}

#[test]
fn sizes_that_announce_more_than_there_is_are_refused_at_once() {
    for at in (0..24).step_by(4) {
        for size in [0, 1, 1 << 8, 1 << 16, 1 << 24, 1 << 28, u32::MAX] {
            let mut payload = BUILTIN[HEAD..].to_vec();
            payload[at..at + 4].copy_from_slice(&u32::to_le_bytes(size));
            let error = refusal(&sealed(&payload));
            assert!(matches!(error, ModelError::Malformed(_)), "size {size} at {at}: {error}");
        }
    }
}

#[test]
fn foreign_files_are_refused_with_what_to_do() {
    let gzip = b"\x1f\x8b\x08\0\0\0\0\0\0\x03model";
    for foreign in
        [&b"<!DOCTYPE html><title>404</title>"[..], b"{\"error\":1}", b"PK\x03\x04", gzip, b"\x89PNG", b""]
    {
        let error = refusal(foreign);
        assert_eq!(error, ModelError::NotAModel);
        assert!(error.to_string().contains("fetch names.bin again"));
    }
}

#[test]
fn without_a_model_names_are_found_by_rules() {
    let document = annotate("Mrs. Li met Dr. Tomás Ferro.", None, &Model::rules_only());
    assert_eq!(document.entities.iter().map(|e| &*e.name).collect::<Vec<_>>(), ["Li", "Tomás Ferro"]);
}
