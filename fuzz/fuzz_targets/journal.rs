#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| clipfile_fuzz::check("journal", data));
