#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rubricator_fuzz::session::run(bytes));
