//! The `cotejo` program.

fn main() {}
