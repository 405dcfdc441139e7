//! `make gen`: writes the TypeScript of the contract to the file named on the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else { return ExitCode::from(2) };
    match std::fs::write(path, clipfile_wire::typescript::contract()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
