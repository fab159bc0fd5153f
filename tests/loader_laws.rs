//! What holds for any bytes: no panic, spans in order on char boundaries, and nothing lost.

#![allow(clippy::unwrap_used, clippy::expect_used)] // Helpers of tests are tests too.

use std::fs;

use cotejo::load::{Place, Request, all};
use cotejo::story::Article;
use proptest::prelude::*;

fn load(name: &str, bytes: &[u8]) -> Option<Article> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    let story = all(&Request {
        places: vec![Place::Path(path)],
        ..Request::default()
    });
    let told: Vec<&str> = story.problems().iter().map(|problem| &*problem.what).collect();
    assert!(!told.iter().any(|what| what.contains("stumbled")), "{told:?}");
    story.article(0).cloned()
}

/// Chars that nobody sees at the end of a line.
fn unseen(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{200c}' | '\u{2060}' | '\u{feff}' | '\u{180e}')
}

fn holds(article: &Article) {
    let text = &article.text;
    let mut spans = Vec::new();
    for passage in &article.passages {
        assert!(!passage.pieces.is_empty());
        spans.extend(passage.pieces.iter().map(|piece| piece.span));
    }
    let ordered = |spans: &[cotejo::text::Span]| spans.windows(2).all(|two| two[0].end <= two[1].start);
    assert!(ordered(&spans), "pieces in order");
    let removed: Vec<_> = article.removed.iter().map(|removed| removed.span).collect();
    assert!(ordered(&removed), "removed in order: {removed:?}");
    spans.extend(removed);
    spans.sort();
    assert!(ordered(&spans), "nothing twice");
    let mut at = 0;
    for span in &spans {
        assert!(!span.is_empty());
        let gap = text.get(at..span.start as usize).expect("a char boundary");
        assert!(gap.chars().all(unseen), "lost: {gap:?} in {text:?}");
        assert!(text.is_char_boundary(span.end as usize));
        at = span.end as usize;
    }
    assert!(text[at..].chars().all(unseen), "lost: {:?}", &text[at..]);
    for passage in &article.passages {
        assert_eq!(passage.text(text).trim_matches(unseen), passage.text(text));
    }
}

/// Bits of text as saved pages have them.
fn bit() -> impl Strategy<Value = String> {
    let bits = [
        "\n",
        "\n",
        "\r\n",
        "\r",
        "\u{2028}",
        " ",
        " ",
        "\u{a0}",
        "  \n",
        "\n\n",
        "\t",
        "\u{200b}",
        "\0",
        "\u{ad}",
        "**",
        "*",
        "_",
        "__",
        "`",
        "~~",
        "[",
        "](",
        "](http://a.example/b)",
        ")",
        "![",
        "<",
        ">",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "<https://a.example/x>",
        "https://a.example/2024/05/10/x_y",
        "\\",
        "\\textbf{",
        "}",
        "{",
        "$",
        "$\\frac{https://a.example}{b}$",
        "# ",
        "## ",
        "> ",
        "- ",
        "• ",
        "1. ",
        "|",
        "| a | b |\n",
        "|---|---|\n",
        "---\n",
        "+++\n",
        "===\n",
        "***\n",
        "title: One\n",
        "date = 2024-05-20\n",
        "source: \"x\n",
        "word",
        "Word",
        "ñandú",
        "12",
        "1,200 ",
        "2024 ",
        "May 3, 2024",
        "10 may (EFE) ",
        "Share on FacebookTweet",
        "Home | World | Sport",
        "Leave a Reply",
        "3 Comments",
        "Read more: ",
        "Foto: ",
        "(Fuente: EFE)",
        "Related",
        "By Jane Doe",
        "The council said on Monday that the pier would open late, in 2025. ",
        "From: a\n",
        "To: b\n",
        "Subject: c\n",
        "é\u{301}",
        "漢字",
        "👩‍👩‍👧",
    ];
    proptest::sample::select(bits.to_vec()).prop_map(str::to_owned)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        if let Some(article) = load("a.txt", &bytes) {
            holds(&article);
        }
    }

    #[test]
    fn any_page(bits in proptest::collection::vec(bit(), 0..60), markdown in any::<bool>(), fenced in any::<bool>()) {
        let text = format!("{}{}", if fenced { "---\n" } else { "" }, bits.concat());
        if let Some(article) = load(if markdown { "a.md" } else { "a.txt" }, text.as_bytes()) {
            holds(&article);
        }
    }
}
