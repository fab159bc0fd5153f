//! The files that the programs are measured on: those of the checkout, and generated ones in Cargo's
//! folder for temporary files, written once and kept.

use std::fs;
use std::io;
use std::path::Path;

use super::generator::{generate, titles};

/// How many articles the large folder holds.
pub(crate) const MANY: usize = 10_000;

/// Paths as the command line takes them.
pub(crate) struct Files {
    /// One short article of the checkout.
    pub(crate) one: String,
    /// Five raw articles, where they are at hand.
    pub(crate) five: Option<String>,
    /// One file of a thousand lines and more.
    pub(crate) long: String,
    /// The folder of [`MANY`] generated articles.
    pub(crate) many: String,
    /// A file of 100,000 titles, a line each.
    pub(crate) titles: String,
    /// The bytes of text in [`Files::many`].
    pub(crate) many_bytes: u64,
}

impl Files {
    /// Writes what is missing.
    pub(crate) fn prepare() -> io::Result<Self> {
        let checkout = Path::new(env!("CARGO_MANIFEST_DIR"));
        let temporary = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let five = checkout.join("../shared/articles");
        let long = temporary.join("long.txt");
        if !long.exists() {
            let texts: Vec<String> = generate(2, 200).map(|(_, text)| text).collect();
            fs::write(&long, texts.join("\n"))?;
        }
        let lines = temporary.join("titles.txt");
        if !lines.exists() {
            let titles: Vec<String> = titles(1, 100_000).collect();
            fs::write(&lines, titles.join("\n"))?;
        }
        let many = temporary.join(format!("articles-{MANY}"));
        let many_bytes = many_articles(&many)?;
        Ok(Self {
            one: text(&checkout.join("data/telesur.md")),
            five: five.is_dir().then(|| text(&five)),
            long: text(&long),
            many: text(&many),
            titles: text(&lines),
            many_bytes,
        })
    }
}

/// Writes each article that is not there as it should be, removes nothing, and gives the sum of
/// their bytes. Reading all of them also warms the cache for everybody.
fn many_articles(folder: &Path) -> io::Result<u64> {
    fs::create_dir_all(folder)?;
    let mut bytes = 0;
    for (name, text) in generate(1, MANY) {
        let path = folder.join(name);
        if fs::read(&path).ok().as_deref() != Some(text.as_bytes()) {
            fs::write(&path, &text)?;
        }
        bytes += text.len() as u64;
    }
    let found = fs::read_dir(folder)?.count();
    if found == MANY {
        return Ok(bytes);
    }
    Err(io::Error::other(format!(
        "{} holds {found} files instead of {MANY}; remove the folder and run again",
        folder.display()
    )))
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
