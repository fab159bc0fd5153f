//! Reads a page strictly: each tag that opens has to close, in order, and each value stands in quotes.

use std::collections::BTreeMap;

/// An element.
#[derive(Debug)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: BTreeMap<String, String>,
    /// The names of what it stands in, the outermost first.
    pub(crate) within: Vec<String>,
    /// All words in it, as they are shown.
    pub(crate) text: String,
}

impl Element {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }
}

/// Elements that have no end.
const VOID: [&str; 3] = ["meta", "br", "hr"];

/// All elements in the order in which they begin.
pub(crate) fn read(page: &str) -> Vec<Element> {
    let mut rest = page.strip_prefix("<!DOCTYPE html>").unwrap();
    let mut all: Vec<Element> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    while let Some(at) = rest.find('<') {
        let words = plain(&rest[..at]);
        open.iter().for_each(|index| all[*index].text.push_str(&words));
        rest = &rest[at + 1..];
        if let Some(name) = rest.strip_prefix('/') {
            let end = name.find('>').unwrap();
            let last = open.pop().unwrap();
            assert_eq!(all[last].name, name[..end], "closed in order");
            rest = &name[end + 1..];
            continue;
        }
        let (element, after, is_closed) = tag(rest, open.iter().map(|at| all[*at].name.clone()).collect());
        rest = after;
        let is_style = element.name == "style";
        if !is_closed && !VOID.contains(&element.name.as_str()) {
            open.push(all.len());
        }
        all.push(element);
        if is_style {
            rest = &rest[rest.find("</style>").unwrap()..];
        }
    }
    assert!(open.is_empty() && rest.trim().is_empty(), "{open:?} {rest}");
    all
}

/// An element, what stands behind its tag, and whether it is closed at once.
fn tag(text: &str, within: Vec<String>) -> (Element, &str, bool) {
    let end = text.find([' ', '>', '/']).unwrap();
    let mut element = Element {
        name: text[..end].to_owned(),
        attributes: BTreeMap::new(),
        within,
        text: String::new(),
    };
    let mut rest = text[end..].trim_start();
    loop {
        if let Some(after) = rest.strip_prefix("/>") {
            return (element, after, true);
        }
        if let Some(after) = rest.strip_prefix('>') {
            return (element, after, false);
        }
        let (name, after) = rest.split_once("=\"").unwrap();
        assert!(
            name.bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'),
            "{name}"
        );
        let (value, after) = after.split_once('"').unwrap();
        let before = element.attributes.insert(name.to_owned(), plain(value));
        assert!(before.is_none(), "{name} twice");
        rest = after.trim_start();
    }
}

/// Text as it is shown. Each `&` has to begin a reference.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        let (name, after) = after.split_once(';').unwrap();
        plain.push_str(before);
        plain.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#39" => '\'',
            other => unreachable!("&{other};"),
        });
        rest = after;
    }
    assert!(!text.contains('>'), "{text}");
    plain + rest
}
