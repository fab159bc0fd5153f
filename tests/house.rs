//! Holds the house: the rules of construction that no compiler checks, as a test.
//!
//! The checker is one function, [`check`], over a list of files in memory. Here it reads the files of
//! this checkout; in `house/breaches.rs` it reads planted breaches, one for each rule, and must find
//! every one of them. A message names the rule, the place and the way out.

#[path = "house/breaches.rs"]
mod breaches;
#[path = "house/floors.rs"]
mod floors;
#[path = "house/imports.rs"]
mod imports;
#[path = "house/shape.rs"]
mod shape;
#[path = "house/source.rs"]
mod source;

use std::path::Path;

use source::{Breach, House, Source};

/// Every rule, over one list of files.
fn check(files: Vec<Source>) -> Vec<Breach> {
    let (house, mut breaches) = House::new(files);
    let imports = imports::of(&house);
    breaches.extend(shape::check(&house));
    breaches.extend(floors::climbing(&imports));
    breaches.extend(floors::circles(&imports));
    breaches.extend(floors::strangers(&imports));
    breaches.sort();
    // `use crate::view::{Frame, draw}` is one breach, not two.
    breaches.dedup_by(|a, b| (&a.path, a.line, a.rule) == (&b.path, b.line, b.rule));
    breaches
}

#[test]
fn the_house_holds() {
    let files = source::read(Path::new(env!("CARGO_MANIFEST_DIR")));
    assert!(
        files.iter().any(|file| file.path == "src/lib.rs"),
        "the walk found no src/lib.rs"
    );
    let breaches = check(files);
    assert!(
        breaches.is_empty(),
        "{} breaches of the house rules:\n\n{}\n",
        breaches.len(),
        breaches
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("\n\n")
    );
}
