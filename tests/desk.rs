//! Deciding, noting, correcting, marking: keys in, screen out.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[path = "common/screen.rs"]
mod common;
#[path = "common/strike.rs"]
mod strike;

use common::{bundled, effect, press, screen, story};
use cotejo::app::session::Session;
use cotejo::app::{App, Effect, Focus, Signal, ThemeName, View};
use cotejo::report::cite::CopyFormat;
use cotejo::story::{Anchor, Check, Kind, Noted, Said, State};
use strike::{DAILY, WIRE, two};

/// What was said, as a window on another copy of the folder has it.
fn noted(app: &App) -> Vec<Noted> {
    let mut all = app.desk.noted();
    for place in all.iter_mut().flat_map(|noted| &mut noted.places) {
        let name = place.file.rsplit('/').next().unwrap().to_owned();
        place.file = name;
    }
    all
}

#[test]
fn a_figure_is_checked_from_its_text_and_counted_down() {
    let mut app = two((120, 30));
    press(&mut app, "<enter>.");
    assert_eq!(effect(&mut app, "V"), Some(Effect::SaveNotes));
    let shown = screen(&app);
    assert!(shown.contains("1/6 checked"), "{shown}");
    assert!(shown.contains("✓"), "{shown}");
    press(&mut app, "X");
    assert!(
        screen(&app).contains("wrong · 1/6 checked · U takes that back"),
        "{}",
        screen(&app)
    );
    press(&mut app, "X");
    assert!(
        app.desk.noted().is_empty(),
        "what is opened again without a note is no check"
    );
    press(&mut app, "UUg");
    assert!(screen(&app).contains("1/6 checked"), "{}", screen(&app));
    press(&mut app, "UU");
    assert!(screen(&app).contains("nothing to take back"), "{}", screen(&app));
}

#[test]
fn the_same_keys_check_in_every_view() {
    for (keys, kind) in [
        ("f", Kind::Figure),
        ("t", Kind::Date),
        ("<enter>a", Kind::Passage),
        ("<enter>", Kind::Passage),
        ("<enter>d", Kind::Date),
        ("C", Kind::Figure),
        ("", Kind::Article),
    ] {
        let mut app = two((140, 40));
        press(&mut app, keys);
        press(&mut app, "T");
        let noted = app.desk.noted();
        assert!(
            noted.iter().any(|noted| noted.kind == kind
                && matches!(&noted.said, Said::Check(check) if check.state == State::Unclear)),
            "{keys}: {noted:?}"
        );
    }
    let mut app = two((140, 40));
    press(&mut app, "<enter>c}V");
    assert_eq!(app.desk.noted()[0].kind, Kind::Pair, "{}", screen(&app));
}

#[test]
fn a_note_stands_beside_its_passage_and_in_the_status_line() {
    let mut app = two((160, 30));
    press(
        &mut app,
        "z<enter>:4<enter>;ask the union again<enter>Sphone call, 3 June<enter>",
    );
    let shown = screen(&app);
    assert!(shown.contains("† ask the union again"), "{shown}");
    press(&mut app, "j");
    let mut app = two((80, 24));
    press(&mut app, "<enter>G;ask again<enter>");
    press(&mut app, "k");
    assert!(screen(&app).contains("† ask again"), "{}", screen(&app));
    press(&mut app, ";<ctrl-u><enter>");
    assert!(!screen(&app).contains("† ask again"));
    assert!(app.desk.noted().is_empty());
}

#[test]
fn checks_are_listed_by_their_state_and_lead_to_the_words() {
    for size in [(200, 50), (120, 40), (80, 24), (50, 15)] {
        let mut app = bundled(size);
        press(&mut app, "<enter>.V.X;the minister said otherwise<enter>.T<esc>C");
        insta::assert_snapshot!(format!("checks_{}x{}", size.0, size.1), screen(&app));
        app.theme = ThemeName::Light;
        screen(&app);
    }
    let mut app = bundled((120, 40));
    press(&mut app, "<enter>.V.X<esc>Cg");
    assert_eq!(app.desk.state(app.under_cursor()[0]), State::Open);
    press(&mut app, "/wrong<enter><enter>");
    assert_eq!((app.view, app.focus), (View::Read, Focus::Reader(0)));
    assert_eq!(app.desk.state(app.under_cursor()[0]), State::Wrong);
    press(&mut app, "q");
    assert_eq!(app.view, View::Checks, "back to where one came from");
    for (width, height) in [(0, 0), (20, 5), (300, 6)] {
        app.handle(Signal::Resize(width, height));
        screen(&app);
    }
}

#[test]
fn marks_lead_back() {
    let mut app = bundled((120, 20));
    press(&mut app, "<enter>ma");
    let place = app.readers[0].place();
    press(&mut app, "<esc>jj<enter>G");
    let left = (app.readers[0].article, app.readers[0].place());
    press(&mut app, "'a");
    assert_eq!(app.readers[0].article, Some(0));
    assert!(app.readers[0].top <= 2, "{place:?}");
    press(&mut app, "''");
    assert_eq!((app.readers[0].article, app.readers[0].place()), left);
    press(&mut app, "'z");
    assert!(screen(&app).contains("there is no mark z"));
}

#[test]
fn what_no_longer_fits_is_kept_and_listed() {
    let mut app = two((120, 30));
    let lost = Noted {
        kind: Kind::Figure,
        places: [Anchor {
            file: "a.txt".to_owned(),
            passage: 2,
            words: "Words that stood here".to_owned(),
            quote: "99 balloons".to_owned(),
            nth: 1,
        }]
        .into(),
        said: Said::Check(Check {
            state: State::Wrong,
            ..Check::default()
        }),
    };
    app.handle(Signal::Noted {
        came: vec![lost.clone()],
        gone: Vec::new(),
    });
    press(&mut app, "CG");
    let shown = screen(&app);
    assert!(
        shown.contains("not in the articles any more") && shown.contains("99 balloons"),
        "{shown}"
    );
    assert_eq!(app.desk.noted(), [lost]);
}

#[test]
fn what_is_noted_is_found_again_after_small_edits() {
    let mut app = two((120, 30));
    press(&mut app, "<enter>.V");
    let noted = noted(&app);
    let edited = WIRE
        .replace("Some 3,492", "Nearly everybody came: some 3,492")
        .replace(
            "Monday, 20 May 2024\n\n",
            "Monday, 20 May 2024\n\nA new first paragraph.\n\n",
        );
    let mut again = story(&[("a.txt", &edited), ("b.txt", DAILY)], (120, 30));
    again.handle(Signal::Noted {
        came: noted,
        gone: Vec::new(),
    });
    assert!(screen(&again).contains("1/6 checked"), "{}", screen(&again));
}

#[test]
fn what_others_say_comes_and_goes() {
    let (mut mine, mut theirs) = (two((120, 30)), two((120, 30)));
    press(&mut theirs, "<enter>.V");
    let came = noted(&theirs);
    mine.handle(Signal::Noted {
        came: came.clone(),
        gone: Vec::new(),
    });
    assert!(screen(&mine).contains("1/6 checked"));
    press(&mut mine, "<enter>.X");
    let on = mine.under_cursor()[0];
    assert_eq!(
        mine.desk.state(on),
        State::Wrong,
        "what is said here goes before it"
    );
    mine.handle(Signal::Noted {
        came: Vec::new(),
        gone: mine.desk.noted(),
    });
    assert!(mine.desk.noted().is_empty());
}

#[test]
fn what_is_under_the_cursor_is_copied_in_three_ways() {
    let mut app = two((120, 30));
    press(&mut app, "<enter>.");
    let copied = |app: &mut App| match effect(app, "y") {
        Some(Effect::Copy(text)) => text,
        other => panic!("{other:?}"),
    };
    insta::assert_snapshot!("cite_plain", copied(&mut app));
    app.settings.copy = CopyFormat::Markdown;
    insta::assert_snapshot!("cite_markdown", copied(&mut app));
    app.settings.copy = CopyFormat::Bibtex;
    insta::assert_snapshot!("cite_bibtex", copied(&mut app));
    app.settings.copy = CopyFormat::Plain;
    press(&mut app, "<esc>t");
    assert!(copied(&mut app).contains("\n— "), "what tells of an event");
}

#[test]
fn the_next_session_begins_where_the_last_one_ended() {
    let mut app = bundled((140, 30));
    press(&mut app, "<enter>Gc2sdoctors<enter>f");
    let session = app.session();
    let mut next = App::new(app.opened.clone(), cotejo::app::Keymap::standard(), (140, 30));
    next.resume(session.clone());
    let other = bundled((140, 30));
    for entry in other.story.entries() {
        let batch = cotejo::load::Batch {
            articles: vec![(*entry.article).clone()],
            ..Default::default()
        };
        next.handle(Signal::Library(batch));
    }
    assert_eq!(next.view, View::Figures);
    assert!(next.pair.beside);
    assert_eq!(next.session().left.open, session.left.open);
    assert_eq!(next.session().searches, ["doctors"]);
    press(&mut next, "q");
    assert_eq!(next.readers[0].article, app.readers[0].article);
}

#[test]
fn who_has_pressed_a_key_is_not_taken_elsewhere() {
    let mut app = App::new(
        cotejo::app::Opened::default(),
        cotejo::app::Keymap::standard(),
        (140, 30),
    );
    let mut session = Session::default();
    session.left.view = "figures".to_owned();
    session.left.open = vec!["telesur".to_owned()];
    app.resume(session);
    press(&mut app, "j");
    let other = bundled((140, 30));
    for entry in other.story.entries() {
        let batch = cotejo::load::Batch {
            articles: vec![(*entry.article).clone()],
            finished: true,
            ..Default::default()
        };
        app.handle(Signal::Library(batch));
    }
    assert_eq!(app.view, View::Read);
}

#[test]
fn an_address_is_opened_and_a_file_is_edited_at_the_passage() {
    let mut app = bundled((120, 30));
    press(&mut app, "j");
    let Some(Effect::Browse(address)) = effect(&mut app, "B") else {
        panic!("{}", screen(&app))
    };
    assert!(address.starts_with("http"), "{address}");
    assert_eq!(effect(&mut app, "e"), None);
    assert!(screen(&app).contains("no file that could be edited"));
    let mut app = two((120, 30));
    press(&mut app, "<enter>..");
    let Some(Effect::Edit(file, line)) = effect(&mut app, "e") else {
        panic!("{}", screen(&app))
    };
    assert!(file.ends_with("a.txt"));
    assert_eq!(line, 7, "{}", screen(&app));
    assert_eq!(effect(&mut app, "B"), None);
    assert!(screen(&app).contains("states no address"));
}

#[test]
fn a_note_is_found_by_the_search_and_opened_at_its_words() {
    let mut app = two((120, 30));
    press(&mut app, "<enter>.;ring the harbour master<enter>q");
    press(&mut app, "sharbour master");
    assert!(screen(&app).contains("note    North Wire"), "{}", screen(&app));
    press(&mut app, "<ctrl-u>ring the<enter>");
    assert_eq!(app.focus, Focus::Reader(0), "{}", screen(&app));
    assert!(app.readers[0].find.current().is_some());
}

#[test]
fn beside_another_text_what_is_in_the_row_is_checked() {
    let mut app = bundled((140, 40));
    press(&mut app, "<enter>c.");
    press(&mut app, "g}");
    press(&mut app, "V");
    let noted = app.desk.noted();
    assert_eq!(
        noted[0].kind,
        Kind::Pair,
        "the figure gone to stands in another row: {noted:?}"
    );
}

#[test]
fn a_row_of_several_sources_is_not_decided_at_once() {
    let mut app = bundled((140, 40));
    press(&mut app, "fV");
    assert!(
        screen(&app).contains("figures of several sources"),
        "{}",
        screen(&app)
    );
    assert!(app.desk.noted().is_empty());
}
