//! Where a user's things are on this system: settings in one directory, what is kept in another, what is
//! remembered in a third. They are found the same way, by XDG and its equals; `XDG_CONFIG_HOME`, `XDG_DATA_HOME` and
//! `XDG_STATE_HOME` move them, `--config` the first.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

/// The directory of the program in each of them.
const NAME: &str = "cotejo";

/// Where settings are; nothing on a system that has no place for them.
pub(super) fn config(named: Option<&Path>) -> Option<PathBuf> {
    match named {
        Some(path) => Some(path.to_owned()),
        None => etcetera::choose_base_strategy()
            .ok()
            .map(|base| base.config_dir().join(NAME)),
    }
}

/// Where that is kept which has no place beside the articles.
pub(super) fn data() -> Option<PathBuf> {
    etcetera::choose_base_strategy()
        .ok()
        .map(|base| base.data_dir().join(NAME))
}

/// Where that is remembered which nobody would miss.
pub(super) fn state() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.state_dir().unwrap_or_else(|| base.data_dir()).join(NAME))
}

/// A file as it was typed where no shell has read it: `~/` is the user's home.
pub(super) fn typed(file: &str) -> PathBuf {
    let in_home = file
        .strip_prefix("~/")
        .and_then(|rest| Some(etcetera::home_dir().ok()?.join(rest)));
    in_home.unwrap_or_else(|| file.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tilde_is_the_home_of_whoever_types_it() {
        let home = etcetera::home_dir().unwrap();
        assert_eq!(typed("~/memo.html"), home.join("memo.html"));
        assert_eq!(typed("a~/memo.html"), PathBuf::from("a~/memo.html"));
    }
}
