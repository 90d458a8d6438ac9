//! The wasm-bindgen shell. No logic.
