//! The rules about who may use whom: floors are not climbed, files make no circle, and what knows
//! the terminal stays at the edge.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::imports::{Import, Target};
use super::source::Breach;

/// The floors, lowest first. `lib.rs` and `main.rs` stand above all.
const FLOORS: [&str; 9] = [
    "text", "analysis", "story", "load", "search", "report", "app", "view", "terminal",
];

/// Crates that only some floors may use.
const EDGE: [(&str, &[&str]); 2] = [("crossterm", &["terminal"]), ("ratatui", &["view", "terminal"])];

/// The rule of [`climbing`].
pub(crate) const CLIMBING: &str = "a file uses its own floor or a lower one, never a higher";
/// The rule of [`circles`].
pub(crate) const CIRCLE: &str = "no circle of imports, between floors or within one";
/// The rule of [`strangers`].
pub(crate) const STRANGER: &str = "crossterm stays on the terminal floor, ratatui on view and terminal";
/// The rule that each file under `src` has a floor.
pub(crate) const HOMELESS: &str = "every file under src stands on a floor";

/// The floor of a file under `src`: its first folder or its root file.
fn floor(path: &str) -> &str {
    let inner = path.strip_prefix("src/").unwrap_or(path);
    inner
        .split('/')
        .next()
        .map_or(inner, |name| name.trim_end_matches(".rs"))
}

/// How high a file stands; nothing where its floor is unknown.
fn height(path: &str) -> Option<usize> {
    match floor(path) {
        "lib" => Some(FLOORS.len()),
        "main" | "bin" => Some(FLOORS.len() + 1),
        name => FLOORS.iter().position(|floor| *floor == name),
    }
}

/// Whether an import leads to a higher floor.
fn climbs(import: &Import) -> bool {
    match &import.to {
        Target::File(to) | Target::Child(to) => height(&import.from)
            .zip(height(to))
            .is_some_and(|(from, to)| to > from),
        Target::Elsewhere(_) => false,
    }
}

/// Imports that lead to a higher floor, and files that stand on none.
pub(crate) fn climbing(imports: &[Import]) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for import in imports {
        let (Target::File(to) | Target::Child(to)) = &import.to else {
            continue;
        };
        if matches!(import.to, Target::Child(_)) && height(to).is_none() {
            breaches.push(Breach {
                path: to.clone(),
                line: 1,
                rule: HOMELESS,
                way_out: format!(
                    "`{}` is none of {}: move it into one, or name the new floor in \
                     tests/house/floors.rs, src/lib.rs and the design",
                    floor(to),
                    FLOORS.join(", ")
                ),
            });
        }
        if climbs(import) {
            breaches.push(Breach {
                path: import.from.clone(),
                line: import.line,
                rule: CLIMBING,
                way_out: format!(
                    "`{}` leads from {} up to {}: move what both need down to {} or lower, or let \
                     the higher floor hand it in as an argument",
                    import.written,
                    floor(&import.from),
                    to.trim_start_matches("src/"),
                    floor(&import.from)
                ),
            });
        }
    }
    breaches
}

/// Imports that close a circle of files. The declaration of a child (`mod name;`) counts as a use of
/// it, since a root re-exports what its children make. Imports that climb are left out: they are
/// reported as such, and without them every circle lies within one floor.
pub(crate) fn circles(imports: &[Import]) -> Vec<Breach> {
    let mut uses: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for import in imports.iter().filter(|import| !climbs(import)) {
        if let Target::File(to) | Target::Child(to) = &import.to {
            uses.entry(&import.from).or_default().insert(to);
        }
    }
    let mut seen = BTreeSet::new();
    let mut breaches = Vec::new();
    // A circle is reported once, at the import that goes up to a root where there is one.
    let upward = |import: &&Import| !matches!(&import.to, Target::File(to) if is_door(to));
    let mut ordered: Vec<&Import> = imports.iter().filter(|import| !climbs(import)).collect();
    ordered.sort_by_key(upward);
    for import in ordered {
        let Target::File(to) = &import.to else {
            continue;
        };
        let Some(back) = way(&uses, to, &import.from) else {
            continue;
        };
        if !seen.insert(back.iter().copied().collect::<BTreeSet<_>>()) {
            continue;
        }
        let circle: Vec<_> = [import.from.as_str()]
            .into_iter()
            .chain(back)
            .map(|path| path.trim_start_matches("src/"))
            .collect();
        breaches.push(Breach {
            path: import.from.clone(),
            line: import.line,
            rule: CIRCLE,
            way_out: format!("{}: {}", circle.join(" -> "), advice(import, to)),
        });
    }
    breaches
}

/// Whether a file is the root of a floor or of a module with children of its own.
fn is_door(path: &str) -> bool {
    path.matches('/').count() == 1
}

fn advice(import: &Import, to: &str) -> String {
    let inside = to.trim_end_matches(".rs");
    if import.from.starts_with(&format!("{inside}/")) {
        format!(
            "`{}` goes out through the door of its own floor; import from the sibling file \
             directly (`super::<file>::{}`)",
            import.written,
            import.written.rsplit("::").next().unwrap_or("Name")
        )
    } else {
        format!(
            "`{}` closes it; move what both files need into a third one that neither of them is \
             used by",
            import.written
        )
    }
}

/// The shortest way from one file to another along their uses, both ends included.
fn way<'a>(uses: &BTreeMap<&'a str, BTreeSet<&'a str>>, from: &'a str, to: &'a str) -> Option<Vec<&'a str>> {
    let mut before: BTreeMap<&str, &str> = BTreeMap::new();
    let mut open = VecDeque::from([from]);
    while let Some(here) = open.pop_front() {
        if here == to {
            let mut path = vec![here];
            while let Some(previous) = before.get(path[path.len() - 1]) {
                path.push(previous);
            }
            path.reverse();
            return Some(path);
        }
        for &next in uses.get(here).into_iter().flatten() {
            if next != from && !before.contains_key(next) {
                before.insert(next, here);
                open.push_back(next);
            }
        }
    }
    None
}

/// Uses of a crate on a floor that may not know it.
pub(crate) fn strangers(imports: &[Import]) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for import in imports {
        let Target::Elsewhere(name) = &import.to else {
            continue;
        };
        let Some((_, allowed)) = EDGE.iter().find(|(edge, _)| edge == name) else {
            continue;
        };
        if !allowed.contains(&floor(&import.from)) {
            breaches.push(Breach {
                path: import.from.clone(),
                line: import.line,
                rule: STRANGER,
                way_out: format!(
                    "`{}` stands in {}; only {} may use {name}: pass a value of our own instead, \
                     and make it there",
                    import.written,
                    floor(&import.from),
                    allowed.join(" and ")
                ),
            });
        }
    }
    breaches
}
