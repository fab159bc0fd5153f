//! What stands above and below an article: headline, outlet, day and pictures' credits of invented pages.

#![allow(clippy::unwrap_used, clippy::panic)] // Helpers of tests are tests too.

use std::fs;

use cotejo::load::{Place, Request, all};
use cotejo::story::Article;

fn load(text: &str) -> Article {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.txt");
    fs::write(&path, text).unwrap();
    let story = all(&Request {
        places: vec![Place::Path(path)],
        ..Request::default()
    });
    story.article(0).unwrap().clone()
}

const PROSE: &str = "The harbour council said on Monday that the new pier would open two months late.";

/// Title, source and day of a page with these lines above the article and below it.
fn said(above: &str, below: &str) -> [String; 3] {
    let article = load(&format!("{above}\n\n{PROSE}\n\n{PROSE}\n\n{below}\n"));
    let text = |known: &Option<cotejo::story::Known<Box<str>>>| {
        known
            .as_ref()
            .map_or(String::new(), |known| known.value.to_string())
    };
    let day = article
        .published
        .as_ref()
        .map_or(String::new(), |known| known.value.to_string());
    [text(&article.title), text(&article.source), day]
}

const HEAD: &str = "New pier opens late, council says";

#[test]
fn headline_outlet_and_day_are_told_apart() {
    let mut wrong = Vec::new();
    for (above, below, source, day) in [
        ("Updated 7:15 PM GMT+2, April 9, 2023", "", "", "2023-04-09"),
        ("Posted on April 9, 2023 by quayside", "", "", "2023-04-09"),
        ("Posted 2023-04-09 by admin", "", "", "2023-04-09"),
        ("09.04.2023 | 14:20", "", "", "2023-04-09"),
        ("REUTERS", "", "", ""),
        ("AP Photo", "", "", ""),
        ("GETTY IMAGES/AFP", "", "", ""),
        (
            "",
            "Copyright 2023 The Quay Post. All rights reserved.",
            "The Quay Post",
            "",
        ),
        ("", "© The Quay Letter 2023", "The Quay Letter", ""),
        (
            "The Quay Post\nPublished: 9 April 2023",
            "",
            "The Quay Post",
            "2023-04-09",
        ),
        ("This article is more than 2 years old", "", "", ""),
    ] {
        let got = said(&format!("{HEAD}\n{above}"), below);
        if got != [HEAD, source, day] {
            wrong.push(format!("{above:?} {below:?}: {got:?}"));
        }
    }
    for above in [
        "SKIP ADVERTISEMENT\n\n",
        "This article is more than 2 years old\n\n",
        "Advertisement\nSKIP ADVERTISEMENT\n\n",
    ] {
        let got = said(&format!("{above}{HEAD}"), "");
        if got != [HEAD, "", ""] {
            wrong.push(format!("{above:?}: {got:?}"));
        }
    }
    let interview = "Interview | Ana Ruiz: the pier can wait";
    let got = said(
        &format!("La Voz del Muelle\n\n{interview}\n\nBy Jane Doe | 9 April 2023"),
        "",
    );
    if got != [interview, "La Voz del Muelle", "2023-04-09"] {
        wrong.push(format!("{got:?}"));
    }
    let got = said("The vote", "");
    if got != ["The vote", "", ""] {
        wrong.push(format!("{got:?}"));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn what_only_looks_like_furniture_stays() {
    for line in [
        "Subscribe to the notion of a harbour and you pay for it, said Ruiz.",
        "Tags: not one of the boats had tags, said the harbour master.",
        "16.20 CET",
        "16:20",
        "Home.",
    ] {
        let article = load(&format!(
            "{HEAD}\n\n{PROSE}\n\n{PROSE}\n\n{PROSE}\n\n{line}\n\n{PROSE}\n"
        ));
        let kept = (0..article.passages.len()).any(|at| article.passage(at) == line);
        assert!(kept, "{line}");
    }
}

#[test]
fn what_else_pages_have_goes_out() {
    for line in [
        "Listen to this article · 3:20 min",
        "A version of this article appears in print on April 9, 2023, Section B, Page 2.",
        "3 thoughts on “The pier”",
        "Previous post: The quay",
        "Next post: The dredger",
        "Reuse this content",
        "Si está interesado en licenciar este contenido, escriba aquí.",
        "Leia mais",
        "How has the pier affected you? Share your story with us.",
    ] {
        let article = load(&format!("{HEAD}\n\n{PROSE}\n\n{PROSE}\n\n{line}\n"));
        let kept = (0..article.passages.len()).any(|at| article.passage(at).contains(line));
        assert!(!kept, "{line}");
    }
}

#[test]
fn the_header_of_a_mail_gives_headline_and_day() {
    let article = load(&format!(
        "From: Ana Ruiz <ana@harbour.example>\nTo: desk@quay.example\nDate: Sun, 9 Apr 2023 11:02:14 +0100\n\
         Subject: the pier opens late\nContent-Type: text/plain; charset=utf-8\n\n{PROSE}\n"
    ));
    assert_eq!(&*article.title.unwrap().value, "the pier opens late");
    assert_eq!(article.published.unwrap().value.to_string(), "2023-04-09");
    assert_eq!(article.passages.len(), 2);
    let article = load(&format!(
        "{HEAD}\n\n{PROSE}\n\n> Of the boats that wait, 12 have been\n> there since May.\n\n{PROSE}\n"
    ));
    assert_eq!(
        article.passage(2),
        "Of the boats that wait, 12 have been there since May."
    );
}
