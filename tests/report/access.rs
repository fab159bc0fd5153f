//! That everybody can read the page: headings in order, landmarks, tables with captions and heads, drawings in words,
//! quotations in their language, no target that is missing; and that it asks for nothing from outside.

use std::collections::BTreeSet;

use cotejo::report::dossier::{Dossier, Form, write};
use cotejo::text::visible;
use proptest::prelude::*;

use super::dom::{Element, read};
use super::made;

/// All that may stand in a page.
const KNOWN: &str = "a article b blockquote body caption circle cite dd desc div dl dt figcaption figure footer g h1 h2 h3 \
                     head header html li line main mark meta nav ol p polygon q rect section span style svg table tbody td \
                     text th thead title tr ul";

fn page(dossier: &Dossier) -> Vec<Element> {
    let page = read(&write(dossier, Form::Html));
    let known: BTreeSet<&str> = KNOWN.split_whitespace().collect();
    for element in &page {
        assert!(known.contains(element.name.as_str()), "{element:?}");
        let acts = |name: &&String| {
            name.starts_with("on") || ["src", "style", "srcset", "xlink"].contains(&name.as_str())
        };
        assert!(!element.attributes.keys().any(|name| acts(&name)), "{element:?}");
    }
    page
}

fn named<'a>(page: &'a [Element], name: &'a str) -> impl Iterator<Item = &'a Element> {
    page.iter().filter(move |element| element.name == name)
}

/// Holds all rules against a page.
fn check(dossier: &Dossier) {
    let page = page(dossier);
    let ids: Vec<&str> = page.iter().filter_map(|element| element.get("id")).collect();
    let own: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), own.len(), "ids are their own");
    landmarks(&page);
    headings(&page);
    tables(&page);
    drawings(&page);
    for element in &page {
        for name in ["aria-labelledby", "aria-describedby"] {
            for id in element.get(name).unwrap_or_default().split_whitespace() {
                assert!(own.contains(id), "{id}: {element:?}");
            }
        }
        if let Some(target) = element.get("href").and_then(|href| href.strip_prefix('#')) {
            assert!(own.contains(target), "{element:?}");
            assert!(!element.text.trim().is_empty(), "a link has words: {element:?}");
        }
        if let Some(lang) = element.get("lang") {
            assert!((2..=3).contains(&lang.len()), "{element:?}");
        }
        if element.get("tabindex").is_some() {
            let has_name = element
                .get("aria-label")
                .or(element.get("aria-labelledby"))
                .is_some();
            assert!(has_name && element.get("role") == Some("region"), "{element:?}");
        }
    }
    let outward = |element: &&Element| element.get("href").is_some_and(|href| !href.starts_with('#'));
    for link in page.iter().filter(outward) {
        assert_eq!(link.name, "a");
        assert!(
            link.get("href").unwrap().to_lowercase().starts_with("http"),
            "{link:?}"
        );
    }
}

fn landmarks(page: &[Element]) {
    assert_eq!(named(page, "html").next().unwrap().get("lang"), Some("en"));
    assert!(!named(page, "title").next().unwrap().text.is_empty());
    for name in ["header", "nav", "main", "footer", "h1"] {
        assert_eq!(named(page, name).count(), 1, "{name}");
    }
    let zoom = named(page, "meta")
        .find(|meta| meta.get("name") == Some("viewport"))
        .unwrap();
    assert!(!zoom.get("content").unwrap().contains("scalable"));
    let first = named(page, "a").next().unwrap();
    assert_eq!(
        (first.get("class"), first.get("href")),
        (Some("skip"), Some("#disagreements"))
    );
    for section in named(page, "section") {
        assert!(section.get("aria-labelledby").is_some() && section.within.contains(&"main".to_owned()));
    }
}

fn headings(page: &[Element]) {
    let mut before = 0;
    for element in page
        .iter()
        .filter(|element| matches!(&*element.name, "h1" | "h2" | "h3"))
    {
        let level = element.name[1..].parse::<usize>().unwrap();
        assert!(level <= before + 1, "no level is left out: {element:?}");
        assert!(!element.text.trim().is_empty(), "{element:?}");
        before = level;
    }
}

fn tables(page: &[Element]) {
    let tables: Vec<usize> = (0..page.len()).filter(|at| page[*at].name == "table").collect();
    for at in tables {
        let rest = page[at + 1..].iter();
        let inside: Vec<&Element> = rest
            .take_while(|element| element.within.contains(&"table".to_owned()))
            .collect();
        assert_eq!(inside[0].name, "caption", "a table says what it is");
        let heads = inside.iter().filter(|element| element.name == "th");
        assert!(
            heads
                .clone()
                .all(|head| matches!(head.get("scope"), Some("col" | "row")))
        );
        let rows = inside.iter().filter(|element| element.name == "tr").count();
        let named = heads.filter(|head| head.get("scope") == Some("row")).count();
        assert_eq!(rows, named + 1, "each row but the first has a name");
    }
}

fn drawings(page: &[Element]) {
    for drawing in named(page, "svg").filter(|svg| svg.get("aria-hidden").is_none()) {
        assert_eq!(drawing.get("role"), Some("img"));
        assert_eq!(
            drawing.get("aria-labelledby").unwrap().split(' ').count(),
            2,
            "title and words"
        );
        assert!(drawing.within.contains(&"figure".to_owned()));
    }
    assert_eq!(named(page, "figure").count(), named(page, "figcaption").count());
}

#[test]
fn the_page_can_be_read_by_everybody() {
    check(&made::bundled());
    check(&made::checked());
}

#[test]
fn quotations_are_in_their_language() {
    let dossier = made::bundled();
    let page = page(&dossier);
    let languages: BTreeSet<&str> = named(&page, "q").filter_map(|quote| quote.get("lang")).collect();
    assert_eq!(languages, BTreeSet::from(["en", "es"]));
    assert!(named(&page, "blockquote").all(|quote| quote.get("lang").is_some()));
}

#[test]
fn the_page_shows_each_disagreement_with_its_sentences() {
    let dossier = made::bundled();
    let page = page(&dossier);
    assert!(dossier.disagreements() > 0);
    let shown = named(&page, "article").count();
    assert_eq!(shown, dossier.disagreements());
    for subject in dossier.disputed() {
        let article = named(&page, "article")
            .find(|article| article.text.contains(&subject.name))
            .unwrap();
        for figure in &subject.figures {
            assert!(article.text.contains(&visible(&figure.quote.words)));
        }
    }
}

#[test]
fn the_page_says_that_nothing_but_its_own_style_may_be_used() {
    let page = page(&made::bundled());
    let policy = named(&page, "meta")
        .find(|meta| meta.get("http-equiv").is_some())
        .unwrap();
    let content = policy.get("content").unwrap();
    assert!(
        content.starts_with("default-src 'none'; style-src 'unsafe-inline'"),
        "{content}"
    );
}

/// What is tried on the page.
const EVIL: [&str; 12] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onclick='alert(1)",
    "</title></style></q></svg>",
    "javascript:alert(1)",
    "https://example.org/\"><b>",
    "&lt;b&gt; &amp;#60;",
    "<!--",
    "]]>",
    "\u{1b}[31m\u{202e}\u{7}",
    "{{x}} | * _ ` \\",
    "é 文 🩺",
];

#[test]
fn a_title_that_is_markup_is_shown_and_never_done() {
    for words in EVIL {
        let dossier = made::saying(words);
        check(&dossier);
        let page = page(&dossier);
        assert_eq!(dossier.sources.len(), 2);
        // The reader's note is shown letter for letter.
        assert!(named(&page, "p").any(|p| p.text == visible(words)), "{words}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_words_of_an_article_become_markup(parts in prop::collection::vec(prop::sample::select(&EVIL[..]), 1..5), other in "\\PC{0,12}") {
        check(&made::saying(&format!("{}{other}", parts.concat())));
    }
}
