//! The collection that the program opens when nothing else is named: our own retellings, embedded,
//! so that it runs anywhere.

/// File name and text of each article.
pub(super) const FILES: [(&str, &str); 5] = [
    (
        "data/prensa-latina.md",
        include_str!("../../data/prensa-latina.md"),
    ),
    (
        "data/radio-habana-en.md",
        include_str!("../../data/radio-habana-en.md"),
    ),
    (
        "data/radio-habana-es.md",
        include_str!("../../data/radio-habana-es.md"),
    ),
    ("data/telesur.md", include_str!("../../data/telesur.md")),
    ("data/undated.md", include_str!("../../data/undated.md")),
];

#[cfg(test)]
mod tests {
    #[test]
    fn the_whole_folder_is_bundled() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data");
        let mut there: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| format!("data/{}", entry.unwrap().file_name().to_string_lossy()))
            .collect();
        there.sort();
        let ours: Vec<&str> = super::FILES.iter().map(|(name, _)| *name).collect();
        assert_eq!(there, ours);
    }
}
