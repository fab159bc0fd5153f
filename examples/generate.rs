//! Writes a folder of generated articles, the same from the same seed:
//! `cargo run --example generate -- 10000 FOLDER [--seed N]`.

#[path = "../benches/common/generator.rs"]
mod generator;

use std::error::Error;
use std::fs;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut seed = 1;
    if let Some(at) = arguments.iter().position(|argument| argument == "--seed") {
        let value = arguments.get(at + 1).ok_or("--seed wants a number")?;
        seed = value.parse()?;
        arguments.drain(at..at + 2);
    }
    let [count, folder] = arguments.as_slice() else {
        return Err("usage: generate COUNT FOLDER [--seed N]".into());
    };
    let folder = PathBuf::from(folder);
    fs::create_dir_all(&folder)?;
    for (name, text) in generator::generate(seed, count.parse()?) {
        fs::write(folder.join(name), text)?;
    }
    Ok(())
}
