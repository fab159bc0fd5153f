//! Draws the pictures of the README from the app's own frames, so that they show what the program
//! shows: `cargo run --example pictures`.

#[path = "../tests/common/pictures.rs"]
mod pictures;
#[path = "../tests/common/screen.rs"]
mod screen;

use std::io;

fn main() -> io::Result<()> {
    for (name, keys) in pictures::PICTURES {
        let picture = pictures::picture(keys).map_err(io::Error::other)?;
        std::fs::write(pictures::file(name), picture)?;
    }
    Ok(())
}
