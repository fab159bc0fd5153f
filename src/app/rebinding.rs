//! How keys are laid over each other: the table that the program carries, and over it a user's own.

use crate::text::lined::Fault;

use super::action::Action;
use super::chord::{Chord, Key, Named};
use super::keyfile::{Entry, File, Keys, begins, clash};
use super::keymap::{Context, Keymap, written};

impl Keymap {
    /// The file that the program carries.
    pub const DEFAULT: &str = include_str!("../../assets/keys.toml");

    /// The bindings that the program comes with.
    #[must_use]
    pub fn standard() -> Self {
        // A test holds that the embedded file has no error.
        let File { entries, unbound, .. } = File::of(Self::DEFAULT);
        Self::new(entries.into_iter().map(Entry::binding).collect(), unbound)
    }

    /// Reads bindings in the form of `assets/keys.toml`.
    ///
    /// # Errors
    /// Names each section, action or key that does not exist, and each key that is bound twice.
    pub fn read(text: &str) -> Result<Self, String> {
        let file = File::of(text);
        if file.faults.is_empty() {
            let bindings = file.entries.into_iter().map(Entry::binding).collect();
            return Ok(Self::new(bindings, file.unbound));
        }
        let faults: Vec<String> = file.faults.iter().map(ToString::to_string).collect();
        Err(faults.join("\n"))
    }

    /// A user's bindings laid over those that the program comes with: an action takes the keys that stand there
    /// instead of its own, none where the list is empty, and a key leaves the action that had it.
    #[must_use]
    pub fn layered(text: &str) -> (Self, Vec<Fault>) {
        let own = File::of(Self::DEFAULT);
        let mut theirs = File::of(text);
        let mut faults = theirs.faults;
        let (mut entries, mut unbound) = (own.entries, own.unbound);
        faults.extend(refuse(&mut theirs.entries, &entries));
        for entry in &theirs.entries {
            faults.extend(give_way(&mut entries, entry, &theirs.entries));
        }
        for entry in theirs.entries {
            lay(&mut entries, entry);
        }
        keep_ways_out(&mut entries, &mut faults);
        entries.retain(|entry| !entry.keys.is_empty());
        let is_bound = |action: Action| entries.iter().any(|entry| entry.action == action);
        unbound.extend(
            Action::ALL
                .iter()
                .filter(|action| !unbound.contains(action))
                .copied()
                .collect::<Vec<_>>(),
        );
        unbound.retain(|action| !is_bound(*action) && !action.edits());
        faults.sort_by_key(|fault| fault.line);
        let bindings = entries.into_iter().map(Entry::binding).collect();
        (Self::new(bindings, unbound), faults)
    }
}

/// Takes out a user's keys that begin as others do, or that others begin with, where one of the two actions could not be
/// pressed any more. An action of which nothing is left keeps what it had.
fn refuse(theirs: &mut Vec<Entry>, own: &[Entry]) -> Vec<Fault> {
    let all = theirs.clone();
    let is_spoken_of = |of: &Entry| {
        all.iter()
            .any(|by| by.context == of.context && by.action == of.action)
    };
    let of_own: Vec<&Entry> = own.iter().filter(|entry| !is_spoken_of(entry)).collect();
    let mut faults = Vec::new();
    let mut told = |line, keys: &Keys, action: Action, first: &Keys, other: &Entry, own: bool| {
        let (keys, first) = (written(keys), written(first));
        let of_own = if own { " of cotejo's own keys.toml" } else { "" };
        let (name, line_of, context) = (other.action.name(), other.line, other.context.name());
        let what = format!(
            "“{keys}” cannot be {}, since “{first}” is {name} in [{context}] (line {line_of}{of_own}), and one of the two \
             begins as the other; take another key",
            action.name()
        );
        faults.push(Fault::new(line, what));
    };
    theirs.retain_mut(|entry| {
        let (context, action, line) = (entry.context, entry.action, entry.line);
        let had_keys = !entry.keys.is_empty();
        entry.keys.retain(|keys| {
            let loses_all = |other: &&&Entry| {
                let taken = |old: &Keys| {
                    let mut takers = all.iter().filter(|by| by.context == other.context);
                    takers.any(|by| by.keys.iter().any(|new| clash(new, old)))
                };
                other.context == context && other.keys.iter().all(taken)
            };
            let left = of_own.iter().filter(loses_all).find_map(|other| {
                let old = other.keys.iter().find(|old| begins(keys, old))?;
                Some((*other, old))
            });
            if let Some((other, old)) = left {
                told(line, keys, action, old, other, true);
                return false;
            }
            if matches!(context, Context::Everywhere | Context::Typing) {
                return true;
            }
            // A key that holds everywhere acts before a longer one is finished.
            let is_before = |other: &Entry| {
                let first = other
                    .keys
                    .iter()
                    .find(|first| keys.starts_with(first) && keys != *first)?;
                (other.context == Context::Everywhere).then(|| first.clone())
            };
            let theirs = all.iter().map(|other| (other, false));
            let mut others = theirs.chain(of_own.iter().map(|other| (*other, true)));
            match others.find_map(|(other, own)| Some((is_before(other)?, other, own))) {
                Some((first, other, own)) => {
                    told(line, keys, action, &first, other, own);
                    false
                }
                None => true,
            }
        });
        !(had_keys && entry.keys.is_empty())
    });
    faults
}

/// Takes the keys of a user's binding from the actions that had them; tells of those that have none left and that the
/// user does not speak of.
fn give_way(entries: &mut [Entry], taker: &Entry, theirs: &[Entry]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for entry in entries {
        let is_spoken_of = |by: &Entry| by.context == entry.context && by.action == entry.action;
        if entry.context != taker.context || theirs.iter().any(is_spoken_of) {
            continue;
        }
        let had_keys = !entry.keys.is_empty();
        let clashes = |keys: &Keys| taker.keys.iter().any(|taken| clash(taken, keys));
        let taken = entry
            .keys
            .iter()
            .find(|keys| clashes(keys))
            .map(|keys| written(keys));
        entry.keys.retain(|keys| !clashes(keys));
        if let (true, true, Some(key)) = (had_keys, entry.keys.is_empty(), taken) {
            let (action, line) = (entry.action.name(), entry.line);
            faults.push(Fault::new(
                taker.line,
                format!(
                    "“{key}” is {} now, and {action} (line {line} of cotejo's own keys.toml) has no key left; \
                     give it one, or write {action} = [] in [{}]",
                    taker.action.name(),
                    entry.context.name()
                ),
            ));
        }
    }
    faults
}

/// Puts a user's binding in the place of the one that it replaces, or behind the others of its context.
fn lay(entries: &mut Vec<Entry>, entry: Entry) {
    let is_same = |old: &&mut Entry| old.context == entry.context && old.action == entry.action;
    if let Some(old) = entries.iter_mut().find(is_same) {
        *old = entry;
        return;
    }
    let last = entries.iter().rposition(|old| old.context == entry.context);
    entries.insert(last.map_or(entries.len(), |last| last + 1), entry);
}

/// Leaves a key to leave by, and one to stop typing, whatever was taken away.
fn keep_ways_out(entries: &mut [Entry], faults: &mut Vec<Fault>) {
    let ctrl_c = Chord {
        ctrl: true,
        ..Chord::plain(Key::Char('c'))
    };
    let esc = Chord::plain(Key::Named(Named::Esc));
    for (context, action, key) in [
        (Context::Everywhere, Action::Quit, ctrl_c),
        (Context::Typing, Action::Cancel, esc),
    ] {
        let Some(at) = entries
            .iter()
            .position(|entry| entry.context == context && entry.action == action)
        else {
            continue;
        };
        if !entries[at].keys.is_empty() {
            continue;
        }
        let taken =
            |entry: &Entry| entry.context == context && entry.keys.iter().any(|keys| clash(keys, &[key]));
        if let Some(taker) = entries.iter_mut().find(|entry| taken(entry)) {
            taker.keys.retain(|keys| !clash(keys, &[key]));
        }
        entries[at].keys.push(vec![key]);
        faults.push(Fault::new(
            entries[at].line,
            format!("{} needs a key; {key} stays bound to it", action.name()),
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::super::keymap::Press;
    use super::*;

    fn told(text: &str) -> Vec<String> {
        Keymap::layered(text).1.iter().map(ToString::to_string).collect()
    }

    fn press(keymap: &Keymap, context: Context, keys: &str) -> Press {
        let keys: Keys = keys.split(' ').map(|key| key.parse().unwrap()).collect();
        keymap.press(context, &keys)
    }

    #[test]
    fn the_embedded_file_has_no_error() {
        let keymap = Keymap::read(Keymap::DEFAULT).unwrap();
        assert!(keymap.bindings().len() > 40);
        assert_eq!(told(""), [""; 0]);
        assert_eq!(Keymap::layered("").0.bindings(), keymap.bindings());
        assert_eq!(Keymap::layered("").0.unbound(), keymap.unbound());
    }

    #[test]
    fn each_error_of_a_file_is_named() {
        let errors = Keymap::read(
            "[everywhere]\nfly = [\"f\"]\ndown = [\"hyper-j\"]\nup = [\"k\"]\ntop = [\"k\"]\n[nowhere]\nup = [\"u\"]",
        )
        .unwrap_err();
        for part in [
            "2: “fly”",
            "3: “hyper-j”",
            "5: “k” is both up (line 4) and top",
            "6: [nowhere]",
        ] {
            assert!(errors.contains(part), "{part} is not in:\n{errors}");
        }
    }

    #[test]
    fn a_key_leaves_the_action_that_had_it() {
        let (keymap, faults) = Keymap::layered("[everywhere]\ndown = [\"n\", \"down\", \"up\"]\n");
        assert_eq!(faults, []);
        assert_eq!(press(&keymap, Context::Sources, "n"), Press::Action(Action::Down));
        assert_eq!(
            press(&keymap, Context::Sources, "up"),
            Press::Action(Action::Down)
        );
        assert_eq!(press(&keymap, Context::Sources, "j"), Press::Unbound);
        assert_eq!(press(&keymap, Context::Sources, "k"), Press::Action(Action::Up));
    }

    #[test]
    fn an_action_without_a_key_is_told_unless_that_is_meant() {
        let lost = told("[everywhere]\ndown = [\"c\"]\n");
        assert_eq!(lost.len(), 1);
        assert!(
            lost[0].starts_with("2: “c” is down now, and beside (line "),
            "{lost:?}"
        );
        assert_eq!(told("[everywhere]\nbeside = []\ndown = [\"c\"]\n"), [""; 0]);
        let (keymap, _) = Keymap::layered("[everywhere]\nbeside = []\n");
        assert!(keymap.unbound().contains(&Action::Beside));
    }

    #[test]
    fn a_sequence_takes_the_key_that_it_begins_with() {
        let (keymap, faults) = Keymap::layered("[everywhere]\ntop = [\"g g\"]\nbottom = [\"g e\"]\n");
        assert_eq!(faults, []);
        assert_eq!(press(&keymap, Context::Reader, "g"), Press::Begun);
        assert_eq!(
            press(&keymap, Context::Reader, "g e"),
            Press::Action(Action::Bottom)
        );
        let clash = told("[everywhere]\ntop = [\"g\"]\nbottom = [\"g e\"]\n");
        assert_eq!(clash, ["3: “ge” cannot be bottom, since “g” is top (line 2)"]);
    }

    #[test]
    fn a_key_that_another_begins_with_leaves_no_action_without_one() {
        let lines = "[everywhere]\ndown = [\"V V\"]\nfly = [\"f\"]\n[reader]\nfind = [\"X x\"]\n";
        let (keymap, faults) = Keymap::layered(lines);
        let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(told.len(), 3, "{told:?}");
        assert!(told[0].starts_with("2: “VV” cannot be down, since “V” is verified in [everywhere] (line "));
        assert!(told[1].starts_with("3: “fly”"), "{told:?}");
        assert!(told[2].starts_with("5: “Xx” cannot be find, since “X” is wrong in [everywhere] (line "));
        for (key, action) in [
            ("V", Action::Verified),
            ("j", Action::Down),
            ("X", Action::Wrong),
            ("/", Action::Find),
        ] {
            assert_eq!(press(&keymap, Context::Reader, key), Press::Action(action));
        }
        // Both in one file: the second keeps the keys that it comes with.
        let (keymap, faults) = Keymap::layered("[everywhere]\nverified = [\"V\"]\nwrong = [\"V V\"]\n");
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert_eq!(faults[0].line, 3);
        assert_eq!(press(&keymap, Context::Reader, "X"), Press::Action(Action::Wrong));
        assert_eq!(
            press(&keymap, Context::Reader, "V"),
            Press::Action(Action::Verified)
        );
        // Where the shorter one is given up, the longer one holds.
        let (keymap, faults) = Keymap::layered("[everywhere]\nverified = [\"ctrl-v\"]\nwrong = [\"V V\"]\n");
        assert_eq!(faults, []);
        assert_eq!(
            press(&keymap, Context::Reader, "V V"),
            Press::Action(Action::Wrong)
        );
    }

    #[test]
    fn there_is_always_a_way_out() {
        let (keymap, faults) =
            Keymap::layered("[everywhere]\nquit = []\nup = [\"ctrl-c\"]\n[typing]\ncancel = []\n");
        assert_eq!(faults.len(), 2, "{faults:?}");
        assert_eq!(
            press(&keymap, Context::Reader, "ctrl-c"),
            Press::Action(Action::Quit)
        );
        assert_eq!(
            press(&keymap, Context::Typing, "esc"),
            Press::Action(Action::Cancel)
        );
        assert_eq!(told("[typing]\naccept = [\"a\"]\n").len(), 1);
    }
}
