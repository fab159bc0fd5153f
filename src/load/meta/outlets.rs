//! Outlets by the names, short forms and hosts that articles give them. What is not in the list is
//! taken as it is written.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::load::words::folded;

#[derive(Deserialize)]
struct File {
    outlet: Vec<Outlet>,
}

/// A known outlet.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Outlet {
    /// The name that the program prints.
    pub(crate) name: String,
    /// ISO 3166 code.
    country: String,
    /// Whether it hands pictures on, so that its bare name credits one.
    #[serde(default)]
    pictures: bool,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    hosts: Vec<String>,
}

struct Index {
    names: HashMap<String, &'static Outlet>,
    hosts: HashMap<&'static str, &'static Outlet>,
}

fn index() -> &'static Index {
    static OUTLETS: LazyLock<Vec<Outlet>> = LazyLock::new(|| {
        toml::from_str::<File>(include_str!("../../../assets/outlets.toml"))
            .map(|file| file.outlet)
            .unwrap_or_default()
    });
    static INDEX: LazyLock<Index> = LazyLock::new(|| {
        let mut index = Index {
            names: HashMap::new(),
            hosts: HashMap::new(),
        };
        for outlet in OUTLETS.iter() {
            for name in std::iter::once(&outlet.name).chain(&outlet.aliases) {
                index.names.entry(key(name)).or_insert(outlet);
            }
            for host in &outlet.hosts {
                index.hosts.entry(host).or_insert(outlet);
            }
        }
        index
    });
    &INDEX
}

/// Reads the list now, so that the first article need not wait for it.
pub(crate) fn warm() {
    let _ = index();
}

/// Short forms count only in capitals: `AP` is an agency, `ap` is not.
fn key(name: &str) -> String {
    if name.chars().count() <= 4 {
        return name.to_owned();
    }
    folded(name, 60)
}

/// The outlet that a name or short form stands for.
pub(crate) fn by_name(name: &str) -> Option<&'static Outlet> {
    let name = name.trim_matches(|c: char| !c.is_alphanumeric() && c != '!');
    if name.is_empty() || name.len() > 60 {
        return None;
    }
    index().names.get(&key(name)).copied()
}

/// Whether a name is that of an agency that hands pictures on.
pub(crate) fn is_agency(name: &str) -> bool {
    let shouted = name.chars().any(char::is_uppercase) && !name.chars().any(char::is_lowercase);
    by_name(name)
        .or_else(|| {
            shouted
                .then(|| index().names.get(&folded(name, 60)).copied())
                .flatten()
        })
        .is_some_and(|outlet| outlet.pictures)
}

/// The outlet that publishes at a host, or under a path of it.
pub(crate) fn by_host(host: &str, path: &str) -> Option<&'static Outlet> {
    let section = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    let mut rest = host;
    loop {
        let narrow = format!("{rest}/{section}");
        let known = index().hosts.get(&*narrow).or_else(|| index().hosts.get(rest));
        if let Some(outlet) = known {
            return Some(outlet);
        }
        rest = rest.split_once('.')?.1;
    }
}

/// Where an outlet is at home, by ISO 3166 code.
pub(crate) fn country(name: &str) -> Option<&'static str> {
    by_name(name).map(|outlet| &*outlet.country)
}

/// The name to print for an outlet as an article writes it.
pub(crate) fn canonical(name: &str) -> Box<str> {
    let name = name.trim().trim_end_matches(['.', ',', ';', ':']);
    by_name(name).map_or(name, |outlet| &outlet.name).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_short_forms_and_hosts_lead_to_one_outlet() {
        for name in ["RHC", "Radio Habana Cuba", "radio habana cuba"] {
            assert_eq!(&*canonical(name), "Radio Habana Cuba");
        }
        assert_eq!(&*canonical("TeleSur"), "TeleSUR");
        assert_eq!(&*canonical("The Daily Invention"), "The Daily Invention");
        assert!(by_name("ap").is_none() && by_name("AP").is_some());
        assert_eq!(
            by_host("www.bbc.com", "/mundo/articles/x").unwrap().name,
            "BBC News Mundo"
        );
        assert_eq!(by_host("www.bbc.com", "/news/x").unwrap().name, "BBC News");
        assert!(by_host("bbc.com.example", "/").is_none());
        assert!(index().hosts.len() > 150);
        assert!(index().names.values().all(|outlet| outlet.country.len() == 2));
    }
}
