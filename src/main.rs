//! The `cotejo` program: hands the command line to the library and the exit code back.

fn main() {}
