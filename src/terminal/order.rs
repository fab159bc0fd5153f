//! The order of the command line: what holds for every command may stand before a command's name.

use std::ffi::OsString;

/// Brings what holds for every command behind the command's name, where somebody wrote it before: after an argument of its
/// own, the parser would take that name for a path.
pub(super) fn in_order(arguments: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut arguments = arguments.into_iter().peekable();
    let mut ordered: Vec<OsString> = arguments.next().into_iter().collect();
    let mut leading = Vec::new();
    while let Some(argument) = arguments.peek() {
        let name = argument.to_string_lossy();
        let has_value = name == "--config";
        if !has_value && name != "--plain" && !name.starts_with("--config=") {
            break;
        }
        leading.extend(arguments.next());
        if has_value {
            leading.extend(arguments.next());
        }
    }
    let is_name = |next: &&OsString| !next.to_string_lossy().starts_with('-');
    if arguments.peek().as_ref().is_some_and(is_name) {
        ordered.extend(arguments.next());
    }
    ordered.extend(leading);
    ordered.extend(arguments);
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_for_every_command_may_stand_before_its_name() {
        for (written, ordered) in [
            ("cotejo --plain list a", "cotejo list --plain a"),
            ("cotejo --config d --plain list", "cotejo list --config d --plain"),
            ("cotejo --config=d list", "cotejo list --config=d"),
            ("cotejo --plain --theme dark", "cotejo --plain --theme dark"),
            ("cotejo list --plain", "cotejo list --plain"),
            ("cotejo", "cotejo"),
        ] {
            let parts = in_order(written.split(' ').map(OsString::from));
            assert_eq!(parts.join(" ".as_ref()), OsString::from(ordered));
        }
    }
}
