//! What is fuzzed. Each module's `run` takes any bytes, makes what it needs of them, and panics where a promise does not
//! hold. `fuzz/` makes a binary of each; `tests/replay.rs` runs the committed inputs without a fuzzer.

pub mod annotate;
pub mod docx;
pub mod exports;
pub mod html;
pub mod imports;
pub mod linear;
pub mod model;
pub mod offsets;
mod pieces;
pub mod review;
pub mod session;
pub mod words;

/// What runs one input.
pub type Target = fn(&[u8]);

/// Every target by the name of its binary and of its folder of inputs.
pub const TARGETS: &[(&str, Target)] = &[
    ("annotate", annotate::run),
    ("docx", docx::run),
    ("exports", exports::run),
    ("html", html::run),
    ("imports", imports::run),
    ("linear", linear::run),
    ("model", model::run),
    ("offsets", offsets::run),
    ("review", review::run),
    ("session", session::run),
    ("words", words::run),
];
