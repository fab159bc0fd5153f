//! What the rules are checked over: Rust files with their path and their place among the modules,
//! parsed once, and the breach that a rule reports. Stops where the rules begin.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::path::Path;

use syn::{Attribute, Item, Meta};

/// The folders whose Rust files stand under the rules.
const FOLDERS: [&str; 4] = ["src", "tests", "benches", "examples"];

/// One Rust file: its path from the crate's folder, with `/`, and its text.
pub(crate) struct Source {
    /// For example `src/text/span.rs`.
    pub(crate) path: String,
    /// The whole text.
    pub(crate) text: String,
}

/// One place where a rule is broken. Its text says where, which rule, and what to do about it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Breach {
    /// The file.
    pub(crate) path: String,
    /// The line, from 1.
    pub(crate) line: usize,
    /// The rule, as a sentence.
    pub(crate) rule: &'static str,
    /// What was found there and the way out.
    pub(crate) way_out: String,
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}:{}", self.path, self.line)?;
        writeln!(f, "  rule:    {}", self.rule)?;
        write!(f, "  way out: {}", self.way_out)
    }
}

/// All files, those under `src` parsed and found by their module path.
pub(crate) struct House {
    /// Every file, in the order of the paths.
    pub(crate) files: Vec<Source>,
    /// The syntax of the files under `src`, by path. Files of tests only are left out.
    pub(crate) syntax: BTreeMap<String, syn::File>,
    /// Module path (`["text", "span"]`, empty for `lib.rs`) to file path.
    pub(crate) modules: BTreeMap<Vec<String>, String>,
}

impl House {
    /// Parses what is under `src`; a file that is no Rust is a breach, not a panic.
    pub(crate) fn new(mut files: Vec<Source>) -> (Self, Vec<Breach>) {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let mut syntax = BTreeMap::new();
        let mut modules = BTreeMap::new();
        let mut breaches = Vec::new();
        for file in files.iter().filter(|file| file.path.starts_with("src/")) {
            match syn::parse_file(&file.text) {
                Ok(parsed) => {
                    syntax.insert(file.path.clone(), parsed);
                }
                Err(error) => breaches.push(Breach {
                    path: file.path.clone(),
                    line: error.span().start().line,
                    rule: "every file is Rust that parses",
                    way_out: error.to_string(),
                }),
            }
            if let Some(module) = module_path(&file.path) {
                modules.insert(module, file.path.clone());
            }
        }
        let mut house = Self {
            files,
            syntax,
            modules,
        };
        for path in house.test_files() {
            house.syntax.remove(&path);
        }
        (house, breaches)
    }

    /// The longest prefix of a module path that is a file, and how many names it took.
    pub(crate) fn file_of(&self, path: &[String]) -> Option<&str> {
        (0..=path.len())
            .rev()
            .find_map(|end| self.modules.get(&path[..end]))
            .map(String::as_str)
    }

    /// Files declared under `#[cfg(test)] mod name;`, with all below them.
    fn test_files(&self) -> BTreeSet<String> {
        let mut tests = BTreeSet::new();
        for (path, file) in &self.syntax {
            let Some(parent) = module_path(path) else {
                continue;
            };
            for item in &file.items {
                let Item::Mod(module) = item else { continue };
                if module.content.is_some() || !is_test(&module.attrs) {
                    continue;
                }
                let root: Vec<_> = parent.iter().cloned().chain([module.ident.to_string()]).collect();
                let below = self.modules.iter().filter(|(m, _)| m.starts_with(&root));
                tests.extend(below.map(|(_, path)| path.clone()));
            }
        }
        tests
    }
}

/// The module that a file under `src` is: `src/text/span.rs` is `text::span`, `src/lib.rs` the
/// crate itself. A program (`src/main.rs`, `src/bin/…`) is a crate of its own and has none here.
pub(crate) fn module_path(path: &str) -> Option<Vec<String>> {
    let inner = path.strip_prefix("src/")?.strip_suffix(".rs")?;
    if inner == "main" || inner.starts_with("bin/") {
        return None;
    }
    if inner == "lib" {
        return Some(Vec::new());
    }
    Some(inner.split('/').map(str::to_owned).collect())
}

/// Whether an item is there for tests only: `#[cfg(test)]`, `#[cfg(all(test, …))]` or `#[test]`.
pub(crate) fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("test")
            || (attribute.path().is_ident("cfg")
                && attribute.parse_args::<Meta>().is_ok_and(|meta| needs_test(&meta)))
    })
}

/// Whether a `cfg` predicate cannot be true without `test`.
fn needs_test(meta: &Meta) -> bool {
    match meta {
        Meta::Path(path) => path.is_ident("test"),
        Meta::List(list) if list.path.is_ident("all") => list
            .parse_args_with(syn::punctuated::Punctuated::<Meta, syn::Token![,]>::parse_terminated)
            .is_ok_and(|all| all.iter().any(needs_test)),
        _ => false,
    }
}

/// Reads every Rust file of the checkout that stands under the rules.
pub(crate) fn read(root: &Path) -> Vec<Source> {
    let mut files = Vec::new();
    for folder in FOLDERS {
        walk(root, &root.join(folder), &mut files);
    }
    files
}

fn walk(root: &Path, folder: &Path, files: &mut Vec<Source>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(root, &path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let names: Vec<_> = path
                .strip_prefix(root)
                .unwrap_or(&path)
                .iter()
                .map(|name| name.to_string_lossy())
                .collect();
            files.push(Source {
                path: names.join("/"),
                text: fs::read_to_string(&path).unwrap_or_default(),
            });
        }
    }
}
