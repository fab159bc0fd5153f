//! The search over everything: keys in, screen out.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[path = "common/screen.rs"]
mod common;

use common::{bundled, press, screen, story, styles};
use cotejo::app::{App, Effect, Focus, Mouse, Signal, View, typed_keys};
use cotejo::search::{Answer, Index, Query};
use cotejo::view::Depth;

#[test]
fn what_is_typed_is_found_and_the_hit_is_lit_in_its_article() {
    for (width, height) in [(200, 50), (120, 40), (80, 24), (50, 15)] {
        let mut app = bundled((width, height));
        press(&mut app, "srobledo<down>");
        insta::assert_snapshot!(format!("found_{width}x{height}"), screen(&app));
    }
}

#[test]
fn in_either_theme_the_hit_is_lit() {
    for (theme, depth) in [("dark", Depth::True), ("light", Depth::Sixteen)] {
        let mut app = bundled((80, 24));
        press(&mut app, &format!(":theme-{theme}<enter>srobledo mex<down>"));
        insta::assert_snapshot!(format!("styles_{theme}"), styles(&app, depth));
    }
}

#[test]
fn without_colour_only_modifiers_are_used() {
    for theme in [":theme-dark<enter>", ":theme-light<enter>"] {
        for keys in [
            "s",
            "srobledo<down>",
            "sdoctors after:soon",
            "shavana<ctrl-g><ctrl-x>",
            "szzzz",
        ] {
            let mut app = bundled((120, 30));
            press(&mut app, theme);
            press(&mut app, keys);
            let picture = styles(&app, Depth::None);
            for line in picture.lines().filter(|line| line.contains(" on ")) {
                assert!(line.contains(": Reset on Reset"), "{keys} uses a colour: {line}");
            }
        }
    }
}

#[test]
fn any_size_is_drawn() {
    let mut app = bundled((120, 40));
    press(&mut app, "sdoctors");
    for (width, height) in [(0, 0), (1, 1), (20, 5), (21, 30), (300, 6)] {
        app.handle(Signal::Resize(width, height));
        screen(&app);
    }
    app.handle(Signal::Resize(120, 40));
    assert!(screen(&app).contains("Search · everything"));
}

#[test]
fn enter_opens_at_the_hit_and_the_others_of_the_text_are_walked() {
    let mut app = bundled((120, 40));
    press(&mut app, "sin:text 806<enter>");
    assert!(app.prompt.is_none() && app.focus == Focus::Reader(0));
    assert!(screen(&app).contains("806 doctors"), "{}", screen(&app));
    assert_eq!(app.readers[0].find.count().as_deref(), Some("1/1"));
    press(&mut app, "ssource:prensa doctors in:text<enter>");
    let first = app.readers[0].find.current().unwrap();
    press(&mut app, "n");
    assert_ne!(app.readers[0].find.current().unwrap(), first);
    press(&mut app, "N");
    assert_eq!(app.readers[0].find.current().unwrap(), first);
}

#[test]
fn from_a_view_a_hit_is_opened_and_one_comes_back_to_the_view() {
    let mut app = bundled((120, 40));
    press(&mut app, "fsin:text 806<enter>");
    assert_eq!(app.view, View::Read);
    press(&mut app, "<esc>");
    assert_eq!(app.view, View::Figures);
}

#[test]
fn escape_clears_then_closes_and_earlier_searches_come_back() {
    let mut app = bundled((120, 40));
    press(&mut app, "srobledo<enter>s<ctrl-r>");
    assert_eq!(app.prompt.as_ref().unwrap().text(), "robledo");
    press(&mut app, "<esc>");
    assert_eq!(app.prompt.as_ref().unwrap().text(), "");
    press(&mut app, "<esc>");
    assert!(app.prompt.is_none());
    press(&mut app, "shavana<enter>s<ctrl-r><ctrl-r>");
    assert_eq!(app.prompt.as_ref().unwrap().text(), "robledo");
    press(&mut app, "<alt-down>");
    assert_eq!(app.prompt.as_ref().unwrap().text(), "havana");
}

#[test]
fn a_key_narrows_the_search_and_another_turns_translations_off() {
    let mut app = bundled((120, 40));
    press(&mut app, "sdoctors");
    let all = app.finder.answer().unwrap().found.found;
    assert!(screen(&app).contains('≈'), "médicos is offered");
    press(&mut app, "<ctrl-t>");
    assert!(!screen(&app).contains('≈'));
    let direct = app.finder.answer().unwrap().found.found;
    assert!(direct < all);
    press(&mut app, "<ctrl-s>");
    assert!(screen(&app).contains("Search · titles"));
    assert!(app.finder.answer().unwrap().found.found < direct);
}

#[test]
fn two_marked_hits_of_two_sources_are_opened_side_by_side() {
    let mut app = bundled((140, 40));
    press(&mut app, "s'768 in:text<ctrl-x>");
    press(&mut app, "<ctrl-x><enter>");
    assert!(app.pair.beside, "{}", screen(&app));
    let open = app.readers.each_ref().map(|reader| reader.article);
    assert!(open[0].is_some() && open[1].is_some() && open[0] != open[1]);
    assert!(screen(&app).contains("768"));
}

#[test]
fn a_hit_is_opened_in_the_other_pane() {
    let mut app = bundled((140, 40));
    press(&mut app, "<enter>sin:titles operating<ctrl-o>");
    assert!(app.pair.beside);
    assert_eq!(app.focus, Focus::Reader(1));
}

#[test]
fn hits_stand_together_by_article() {
    let mut app = bundled((120, 40));
    press(&mut app, "shavana<ctrl-g>");
    assert!(screen(&app).contains("▸"), "{}", screen(&app));
    assert!(app.finder.hit().is_some(), "a heading is never selected");
}

#[test]
fn what_is_wrong_is_said_while_the_rest_searches() {
    let mut app = bundled((120, 40));
    press(&mut app, "sdoctors after:soon");
    let shown = screen(&app);
    assert!(shown.contains("after:"), "{shown}");
    assert!(app.finder.hit().is_some(), "{shown}");
}

#[test]
fn a_field_is_completed() {
    let mut app = bundled((120, 40));
    press(&mut app, "ssou<tab>");
    assert_eq!(app.prompt.as_ref().unwrap().text(), "source:");
    press(&mut app, "tele<tab>");
    assert!(app.prompt.as_ref().unwrap().text().contains("TeleSUR"));
}

#[test]
fn commands_are_found_and_done() {
    let mut app = bundled((120, 40));
    press(&mut app, "stheme-light<enter>");
    assert_eq!(app.theme, cotejo::app::ThemeName::Light);
}

/// Types without carrying out what is asked for; returns the newest question.
fn typed(app: &mut App, keys: &str) -> Option<cotejo::app::finder::Question> {
    let mut asked = None;
    for chord in typed_keys(keys).unwrap() {
        let mut effect = app.handle(Signal::Key(chord));
        while let Some(one) = effect {
            if let Effect::Search(question) = one {
                asked = Some(question);
            }
            effect = app.due();
        }
    }
    asked
}

fn answer(app: &App, question: &cotejo::app::finder::Question, number: usize) -> Signal {
    let mut index = Index::default();
    index.follow(app.story.entries());
    let query = Query::read(&question.text);
    let found = index.search(&query, question.options, &()).unwrap();
    Signal::Found(Box::new(Answer {
        number,
        query,
        found,
        articles: index.articles(),
    }))
}

#[test]
fn an_answer_to_an_older_query_is_never_shown_and_enter_waits_for_the_newest() {
    let mut app = bundled((120, 40));
    let older = typed(&mut app, "shavana").unwrap();
    app.handle(Signal::Asked(1));
    let newer = typed(&mut app, "<ctrl-u>in:text 806").unwrap();
    app.handle(Signal::Asked(2));
    assert_eq!(typed(&mut app, "<enter>"), None);
    let late = answer(&app, &older, 1);
    app.handle(late);
    assert!(app.finder.answer().is_none(), "that is not asked for any more");
    assert!(app.prompt.is_some(), "nothing is opened yet");
    let right = answer(&app, &newer, 2);
    app.handle(right);
    assert!(app.prompt.is_none());
    assert!(screen(&app).contains("806 doctors"));
}

#[test]
fn keys_that_mean_hits_wait_for_them_and_so_do_all_after_them() {
    let mut app = bundled((120, 40));
    let question = typed(&mut app, "sin:text 806").unwrap();
    app.handle(Signal::Asked(1));
    assert_eq!(typed(&mut app, "<enter>j:theme-light"), None);
    assert_eq!(
        app.prompt.as_ref().unwrap().text(),
        "in:text 806",
        "nothing is typed into the search"
    );
    let found = answer(&app, &question, 1);
    app.handle(found);
    assert_eq!(app.focus, Focus::Reader(0));
    assert_eq!(app.prompt.as_ref().unwrap().text(), "theme-light");
}

#[test]
fn escape_calls_off_what_waits() {
    let mut app = bundled((120, 40));
    let question = typed(&mut app, "sin:text 806").unwrap();
    app.handle(Signal::Asked(1));
    typed(&mut app, "<enter><esc><esc>");
    let found = answer(&app, &question, 1);
    app.handle(found);
    assert!(app.prompt.is_none() && app.focus == Focus::Sources);
}

#[test]
fn no_hits_stand_beside_words_that_they_are_not_for() {
    let mut app = bundled((120, 40));
    let question = typed(&mut app, "srobledo").unwrap();
    app.handle(Signal::Asked(1));
    let found = answer(&app, &question, 1);
    app.handle(found);
    assert!(screen(&app).contains("Zoé Robledo"));
    typed(&mut app, "x");
    let shown = screen(&app);
    assert!(
        !shown.contains("Zoé Robledo") && shown.contains("searching…"),
        "{shown}"
    );
}

#[test]
fn what_asks_for_nothing_yet_finds_nothing_and_says_what_can_be_typed() {
    for keys in ["s", "s'", "s!", "snum:", "s\"", "s|", "snum:many"] {
        let mut app = bundled((120, 40));
        press(&mut app, keys);
        let shown = screen(&app);
        assert!(
            shown.contains("Words find titles") && !shown.contains("Nothing matches"),
            "{keys}\n{shown}"
        );
    }
}

#[test]
fn odd_words_are_typed_and_pasted_without_harm() {
    let mut app = story(
        &[(
            "odd.txt",
            "東京で医師が会談\n\nMe\u{301}xico 👩‍⚕️ y 🇨🇺 en \u{1b}[31mla lista de médicos\u{7}.\n",
        )],
        (60, 14),
    );
    let long = "palabra ".repeat(70);
    for words in [
        "東京",
        "👩‍⚕️",
        "🇨🇺 lista",
        "\"unbalanced 'quotes",
        "médicos\nen\r\nlista\t",
        "\u{1b}[31mla",
        &long,
    ] {
        press(&mut app, "<esc><esc>s");
        app.handle(Signal::Paste(words.to_owned()));
        press(&mut app, " <backspace>");
        let shown = screen(&app);
        assert!(
            shown.chars().all(|c| c == '\n' || !c.is_control()),
            "{words}\n{shown}"
        );
        assert!(shown.contains("Search"), "{shown}");
    }
    press(&mut app, "<ctrl-u>東京");
    assert!(app.finder.hit().is_some());
}

#[test]
fn the_mouse_goes_through_the_hits() {
    let mut app = bundled((120, 40));
    press(&mut app, "srobledo");
    app.handle(Signal::Mouse {
        what: Mouse::Wheel(3),
        x: 5,
        y: 5,
    });
    assert_eq!(app.finder.row(), 3);
    app.handle(Signal::Mouse {
        what: Mouse::Click,
        x: 5,
        y: 3,
    });
    assert_eq!(app.finder.row(), 1);
    // Below the last one there is nothing to be selected.
    app.handle(Signal::Mouse {
        what: Mouse::Click,
        x: 5,
        y: 37,
    });
    assert_eq!(app.finder.row(), 1);
}

#[test]
fn every_view_leads_to_the_search_and_to_the_other_views() {
    for view in ["", "f", "t", "<enter>a", "C"] {
        for (key, title) in [
            ("s", "Search · "),
            ("f", "Figures by"),
            ("C", "Checks · "),
            ("a", "tell"),
        ] {
            let mut app = bundled((120, 40));
            press(&mut app, view);
            if matches!((view, key), ("f", "f" | "a") | ("C", "C") | ("<enter>a", "a")) {
                continue;
            }
            press(&mut app, key);
            let shown = screen(&app);
            assert!(
                shown.contains(title) && !shown.contains("is for texts"),
                "{view} {key}\n{shown}"
            );
        }
    }
}
