//! The `cotejo` program: hands the command line to the library and the exit code back.

use std::process::ExitCode;

fn main() -> ExitCode {
    cotejo::terminal::main()
}
