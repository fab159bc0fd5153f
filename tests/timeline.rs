//! What the view of events must do: rows in the order of time and a strip above them, the way
//! to the words and back. `INSTA_UPDATE=always cargo test --test timeline` draws the pictures anew.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "common/screen.rs"]
mod common;
#[path = "common/events.rs"]
mod events;

use common::{bundled, press, screen, story, styles};
use cotejo::app::findings::Which;
use cotejo::app::timeline::rows::Item;
use cotejo::app::{App, Focus, Mouse, Signal, ThemeName, View};
use cotejo::view::Depth;
use events::{HARBOUR, row_of, select, three, told};
use insta::assert_snapshot;

#[test]
fn pictures() {
    for (width, height) in [(200, 50), (120, 40), (80, 24), (50, 15), (20, 5), (0, 0)] {
        let mut app = three((width, height));
        press(&mut app, "j");
        assert_snapshot!(format!("timeline_{width}x{height}"), screen(&app));
    }
}

#[test]
fn pictures_of_other_spans_and_clocks() {
    let mut app = three((120, 40));
    press(&mut app, "jp+");
    assert_snapshot!("closer_and_printed", screen(&app));
    press(&mut app, "p++Ge");
    assert_snapshot!("printed_only", screen(&app));
}

#[test]
fn pictures_of_styles() {
    let mut app = three((80, 24));
    press(&mut app, "jj");
    app.theme = ThemeName::Light;
    assert_snapshot!("styles_light_16", styles(&app, Depth::Sixteen));
    app.theme = ThemeName::Mono;
    assert_snapshot!("styles_mono", styles(&app, Depth::True));
}

#[test]
fn rows_stand_in_the_order_of_time_and_the_undated_last() {
    let app = three((120, 40));
    let rows = app.timeline.rows();
    let when: Vec<_> = rows.iter().map(|item| item.when(&app.story)).collect();
    let dated = app.timeline.dated();
    assert!(when[..dated].iter().all(Option::is_some) && when[..dated].is_sorted());
    assert!(when[dated..].iter().all(Option::is_none));
    assert_eq!(rows.len(), app.story.events().len(), "none is dropped");
    assert!(told(&app).last().unwrap().contains("Painters"));
    assert!(screen(&app).contains("undated · 1"));
}

#[test]
fn what_is_shown_and_what_is_counted_at_the_ends_is_all() {
    for mut app in [three((120, 40)), three((60, 12)), bundled((80, 24))] {
        press(&mut app, "t");
        if app.view != View::Timeline {
            press(&mut app, "t");
        }
        for keys in [
            "", "+", "+", "l", "l", "+", "h", "hhhh", "j", "G", "-", "p", "llll", "--", "-", "+++++",
        ] {
            press(&mut app, keys);
            let strip = &app.timeline.strip;
            assert_eq!(
                strip.shown + strip.before + strip.after,
                app.timeline.dated(),
                "after {keys}:\n{}",
                screen(&app)
            );
            let picture = screen(&app);
            if strip.before > 0 {
                assert!(picture.contains(&format!("◂ {}", strip.before)), "{picture}");
            }
            if strip.after > 0 {
                assert!(picture.contains(&format!("{} ▸", strip.after)), "{picture}");
            }
        }
    }
}

#[test]
fn a_row_outside_of_the_strip_is_brought_into_it() {
    let mut app = three((120, 40));
    press(&mut app, "+++++");
    for _ in 0..app.timeline.dated() {
        let item = app.timeline.selected().unwrap();
        let spots = cotejo::app::timeline::strip::spots(item, &app.story, app.timeline.window);
        assert!(
            spots
                .iter()
                .any(|(_, spot)| matches!(spot, cotejo::app::timeline::window::Spot::Shown(..))),
            "{}",
            screen(&app)
        );
        press(&mut app, "j");
    }
}

#[test]
fn zooming_and_panning_say_where_they_end() {
    let mut app = three((120, 40));
    press(&mut app, "-");
    assert!(screen(&app).contains("the whole span is shown"));
    press(&mut app, "l");
    assert!(screen(&app).contains("nothing later"));
    press(&mut app, "++++++++");
    assert!(screen(&app).contains("days are the closest"));
    press(&mut app, "--------");
    assert_eq!(app.timeline.strip.before + app.timeline.strip.after, 0);
}

#[test]
fn enter_goes_to_the_words_and_esc_comes_back_to_the_row() {
    for words in ["storm", "El tren", "Painters", "Divers"] {
        let mut app = three((120, 40));
        select(&mut app, words);
        press(&mut app, "<enter>");
        assert_eq!((app.view, app.focus), (View::Read, Focus::Reader(0)));
        let reader = &app.readers[0];
        let finding = reader.finding(&app.story).unwrap();
        assert_eq!(finding.which, Which::Date);
        let article = app.story.article(reader.article.unwrap()).unwrap();
        let mention = &article.findings.dates[finding.index];
        let passage = article.passage(mention.place.passage as usize);
        assert!(mention.sentence.of(&passage).contains(words));
        press(&mut app, "<ctrl-d><esc>");
        assert_eq!(
            (app.view, app.timeline.row()),
            (View::Timeline, row_of(&app, words))
        );
        press(&mut app, "<esc>");
        assert_eq!(app.view, View::Read);
    }
}

#[test]
fn the_words_are_gone_to_on_the_smallest_screens_too() {
    let long = format!(
        "{HARBOUR}\n{}\nThe lighthouse was lit on 1 June 2022.\n",
        "Prose.\n\n".repeat(90)
    );
    for size in [(120, 30), (50, 15), (20, 5)] {
        let mut app = story(&[("a.txt", &long)], size);
        press(&mut app, "t");
        select(&mut app, "lighthouse");
        press(&mut app, "<enter>");
        assert!(screen(&app).contains("1 June"), "{}", screen(&app));
    }
    let mut app = story(&[("a.txt", &long)], (120, 30));
    press(&mut app, "t");
    select(&mut app, "lighthouse");
    app.handle(Signal::Resize(10, 3));
    press(&mut app, "<enter>");
    app.handle(Signal::Resize(80, 24));
    assert!(screen(&app).contains("1 June"), "{}", screen(&app));
}

/// Two sources that tell of one thing and give it two days.
fn disputed() -> App {
    let first = "One\n\nPort Agency | Monday, 20 May 2024\n\nThe minister Ana Torres opened the hospital of Santa Clara on 10 May 2024.\n";
    let second = "Two\n\nNorth Gazette | Monday, 20 May 2024\n\nThe hospital of Santa Clara was opened by the minister Ana Torres on 17 May 2024.\n";
    let mut app = story(&[("one.txt", first), ("two.txt", second)], (120, 40));
    press(&mut app, "t");
    app
}

#[test]
fn two_sources_of_an_event_go_side_by_side_and_one_says_that_it_is_alone() {
    let mut app = disputed();
    press(&mut app, "gc");
    let two = app.story.events().iter().any(|event| event.mentions.len() > 1);
    if two {
        assert!(app.pair.beside);
        let articles = [0, 1].map(|index| app.readers[index].article);
        assert_ne!(articles[0], articles[1]);
        for reader in &app.readers {
            assert_eq!(reader.finding(&app.story).unwrap().which, Which::Date);
        }
        press(&mut app, "<esc>n");
        assert_eq!((app.view, app.timeline.mention), (View::Timeline, 1));
        press(&mut app, "<enter>");
        assert_eq!(app.readers[0].article, articles[1]);
    } else {
        assert!(!app.pair.beside);
        assert!(
            screen(&app).contains("only Port Agency tells of this"),
            "{}",
            screen(&app)
        );
        press(&mut app, "n");
        assert!(screen(&app).contains("nobody else tells of this"));
    }
    if app.story.events().iter().any(|event| event.disagrees) {
        let app = disputed();
        let picture = screen(&app);
        assert!(picture.contains("10 May 2024 ≠ 17 May 2024"), "{picture}");
        assert!(picture.contains('◆') && picture.contains("The sources date this otherwise"));
    }
}

#[test]
fn the_clock_turns_to_when_things_were_printed() {
    let mut app = three((120, 40));
    let events = app.timeline.rows().len();
    press(&mut app, "p");
    assert_eq!(app.timeline.rows().len(), events + 3);
    assert!(
        screen(&app).contains("printed: “The harbour opens”"),
        "{}",
        screen(&app)
    );
    press(&mut app, "p");
    assert!(
        app.timeline
            .rows()
            .iter()
            .all(|item| matches!(item, Item::Printed(_)))
    );
    assert_eq!(
        (app.timeline.rows().len(), app.timeline.dated()),
        (3, 2),
        "none is dropped"
    );
    press(&mut app, "g<enter>");
    assert_eq!(app.readers[0].article, Some(2), "the earliest one");
    press(&mut app, "<esc>p");
    assert_eq!(app.timeline.rows().len(), events);
}

#[test]
fn the_clock_keeps_the_selected_row() {
    let mut app = three((120, 40));
    select(&mut app, "San Juan");
    press(&mut app, "p");
    assert_eq!(app.timeline.row(), row_of(&app, "San Juan"));
}

#[test]
fn a_click_selects_and_the_wheel_scrolls() {
    let mut app = three((120, 40));
    let rows = app.timeline.layout.inside(app.timeline.layout.rows);
    let click = |app: &mut App, x, y| {
        app.handle(Signal::Mouse {
            what: Mouse::Click,
            x,
            y,
        });
    };
    click(&mut app, rows.x + 9, rows.y + 3);
    assert_eq!(app.timeline.row(), 3);
    let field = app.timeline.layout.field();
    let picture = screen(&app);
    let lane = app.timeline.strip.lane(2).unwrap();
    let y = field.y + u16::try_from(lane).unwrap();
    let line = picture.lines().nth(y.into()).unwrap();
    let x = line.chars().position(|c| c == '●').unwrap();
    click(&mut app, u16::try_from(x).unwrap(), y);
    assert!(told(&app)[app.timeline.row()].contains("El tren"));
    let mut app = three((50, 15));
    app.handle(Signal::Mouse {
        what: Mouse::Wheel(2),
        x: 5,
        y: 12,
    });
    assert_eq!((app.timeline.top, app.timeline.row()), (2, 0));
    assert_eq!(app.readers[0].article, Some(0), "what lies below is left alone");
}

#[test]
fn the_selected_row_is_in_sight_whatever_the_screen() {
    let lines: String = (1..=28)
        .map(|day| format!("Ship number {day} of the fleet came in on {day} March 2023.\n\n"))
        .collect();
    let text = format!("Ships\n\n{lines}");
    let mut app = story(&[("ships.txt", &text)], (120, 40));
    press(&mut app, "tG");
    for (width, height) in [(120, 40), (80, 24), (50, 10), (20, 5), (160, 50), (0, 0), (60, 9)] {
        app.handle(Signal::Resize(width, height));
        for keys in ["G", "k", "e", "<ctrl-u>", "e", "g", "<pagedown>"] {
            press(&mut app, keys);
            let picture = screen(&app);
            assert!(
                width < 20 || picture.contains('▸'),
                "{width}x{height} {keys}:\n{picture}"
            );
        }
    }
}

#[test]
fn a_sentence_is_shown_in_full_on_demand() {
    let tail = "and the whole town came to the quay to see it sail away under the bridge ".repeat(4);
    let text = format!(
        "Ships\n\nOn 8 May 2022 a ship left the harbour, {tail}before nightfall.\n\nSheep were shorn in June 2023.\n"
    );
    let mut app = story(&[("ships.txt", &text)], (200, 15));
    press(&mut app, "t");
    assert!(!screen(&app).contains("before nightfall"), "{}", screen(&app));
    press(&mut app, "e");
    assert!(screen(&app).contains("before nightfall"), "{}", screen(&app));
    assert!(screen(&app).contains("Sheep"), "{}", screen(&app));
}

#[test]
fn keys_of_texts_do_nothing_unseen() {
    let mut app = three((120, 40));
    let places = app.readers.each_ref().map(|reader| (reader.article, reader.top));
    press(&mut app, "dJwxuvzir");
    assert!(
        screen(&app).contains("is for texts; t goes back to them"),
        "{}",
        screen(&app)
    );
    assert_eq!(
        places,
        app.readers.each_ref().map(|reader| (reader.article, reader.top))
    );
    assert!(app.overlay.is_none() && !app.zoom);
}

/// Things that have nothing to do with each other.
const MANY: [&str; 12] = [
    "Bakers went on strike @",
    "@ a whale swam up the river",
    "Snow fell in the desert @",
    "The library lent its millionth book @",
    "@ a tunnel under the pass was dug through",
    "Parliament raised the duty on salt @",
    "An astronomer found a comet @",
    "@ pickpockets robbed the archbishop",
    "The brewery was sold to a bank @",
    "A parrot learned to whistle the anthem @",
    "@ chess players met in the old mill",
    "Lightning struck the radio mast @",
];

#[test]
fn many_sources_share_the_last_lane() {
    let files: Vec<(String, String)> = (1..=12)
        .map(|day: usize| {
            (
                format!("{day:02}.txt"),
                format!(
                    "Town {day}\n\n{}.\n",
                    MANY[day - 1].replace('@', &format!("on {day} March 2023"))
                ),
            )
        })
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (&**name, &**text)).collect();
    let mut app = story(&files, (80, 24));
    press(&mut app, "t");
    let lanes = app.timeline.strip.lanes.len();
    let more = app.timeline.strip.articles.len() - lanes + 1;
    assert!(
        screen(&app).contains(&format!("… {more} more")),
        "{}",
        screen(&app)
    );
    press(&mut app, "/source:07<enter>");
    assert_eq!(app.timeline.strip.lanes.len(), 1);
}

#[test]
fn without_a_date_it_says_so() {
    let mut app = story(&[("a.txt", "A headline\n\nProse about nothing.\n")], (80, 24));
    press(&mut app, "t");
    assert!(
        screen(&app).contains("No sentence in what was read has a date"),
        "{}",
        screen(&app)
    );
    press(&mut app, "jkGg<enter>cnhl+-e/x<enter><esc><tab>");
    assert_eq!(app.view, View::Timeline);
}
