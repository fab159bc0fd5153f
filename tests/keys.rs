//! The key table: every action can be reached, and the README shows what `assets/keys.toml` binds.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fmt::Write;

use cotejo::app::{Action, Keymap};

#[test]
fn each_action_is_bound_or_marked_unbound() {
    let keymap = Keymap::standard();
    for &action in Action::ALL {
        let is_bound = keymap.bindings().iter().any(|binding| binding.action == action);
        let is_marked = keymap.unbound().contains(&action);
        assert!(
            is_bound != is_marked,
            "{} must be bound in assets/keys.toml or stand in its [unbound], and not both",
            action.name()
        );
    }
}

#[test]
fn names_of_actions_are_their_own() {
    for (index, action) in Action::ALL.iter().enumerate() {
        assert_eq!(Action::named(action.name()), Some(*action));
        assert!(
            !Action::ALL[..index]
                .iter()
                .any(|other| other.words() == action.words())
        );
    }
}

#[test]
fn the_readme_shows_the_key_table() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let shown = readme
        .split_once("<!-- keys -->\n")
        .and_then(|(_, after)| after.split_once("<!-- /keys -->"))
        .map_or("", |(table, _)| table);
    let expected = table(&Keymap::standard());
    assert!(
        shown == expected,
        "README.md does not show what assets/keys.toml binds; put this between its two marks:\n\n{expected}"
    );
}

/// The table as the README has it.
fn table(keymap: &Keymap) -> String {
    let mut table = String::new();
    let mut open = None;
    for binding in keymap.bindings() {
        if open.replace(binding.context) != Some(binding.context) {
            writeln!(
                table,
                "\n**{}**\n\n| keys | action | what it does |\n|---|---|---|",
                binding.context.name()
            )
            .unwrap();
        }
        let keys: Vec<String> = binding
            .written()
            .split(' ')
            .map(|key| format!("`{key}`"))
            .collect();
        writeln!(
            table,
            "| {} | {} | {} |",
            keys.join(" "),
            binding.action.name(),
            binding.action.words()
        )
        .unwrap();
    }
    writeln!(
        table,
        "\n**by name, after `:`**\n\n| action | what it does |\n|---|---|"
    )
    .unwrap();
    for action in keymap.unbound() {
        writeln!(table, "| {} | {} |", action.name(), action.words()).unwrap();
    }
    table.push('\n');
    table
}
