//! What a filter of the view of events must do: words and fields, each letter at once, and back.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "common/screen.rs"]
mod common;
#[path = "common/events.rs"]
mod events;

use common::{press, screen};
use cotejo::app::{Signal, View};
use events::{row_of, select, three, told};

#[test]
fn a_filter_narrows_with_each_letter_and_esc_clears_it_first() {
    let mut app = three((120, 40));
    let all = app.timeline.rows().len();
    press(&mut app, "/storm");
    assert_eq!(told(&app).len(), 1);
    assert!(screen(&app).contains(&format!("1/{all}")), "{}", screen(&app));
    press(&mut app, "<enter>");
    assert_eq!(told(&app).len(), 1, "it stays");
    press(&mut app, "<esc>");
    assert_eq!((told(&app).len(), app.view), (all, View::Timeline));
    press(&mut app, "<esc>");
    assert_eq!(app.view, View::Read);
}

#[test]
fn filters_by_words_and_fields() {
    let mut app = three((120, 40));
    let mut of = |query: &str| {
        press(&mut app, "/<ctrl-u>");
        app.handle(Signal::Paste(query.into()));
        press(&mut app, "<enter>");
        told(&app).join(" ")
    };
    assert!(
        of("ESTACION juan").contains("San Juan"),
        "accents and case make no difference"
    );
    assert_eq!(of("storm harbour-master"), "");
    let norte = of("source:norte");
    assert!(norte.contains("tren") && !norte.contains("harbour"));
    assert_eq!(of("source:\"Diario del Norte\""), norte);
    let late = of("from:2023-06");
    assert!(late.contains("El tren") && !late.contains("estación"), "{late}");
    let early = of("to:2022");
    assert!(early.contains("storm") && !early.contains("Painters"), "{early}");
    assert!(of("storm 2021").contains("storm"));
    for date in ["8 may 2022", "mayo de 2022", "2022", "2022-05-08"] {
        let told = of(date);
        assert!(
            told.contains("opened") && !told.contains("tren"),
            "{date}: {told}"
        );
    }
    assert!(of("precision:year").contains("storm"));
    assert!(of("precision:about").contains("Goats"));
    assert!(of("precision:month").contains("San Juan"));
    assert!(!of("precision:day").contains("San Juan"));
    let undated = of("is:undated");
    assert!(undated.contains("Painters") && !undated.contains("storm"));
    assert_eq!(of("is:disputed"), "");
    assert!(
        of("from: is:").contains("storm"),
        "what is not written yet asks for nothing"
    );
}

#[test]
fn a_wrong_field_is_told_and_the_rest_filters() {
    let mut app = three((120, 40));
    press(&mut app, "/colour:red storm");
    assert!(
        screen(&app).contains("there is no field colour:"),
        "{}",
        screen(&app)
    );
    assert_eq!(told(&app).len(), 1);
    press(&mut app, "<enter>");
    assert!(screen(&app).contains("there is no field colour:"));
    press(&mut app, "/<ctrl-u>from:soon");
    assert!(screen(&app).contains("“soon” is no date"));
}

#[test]
fn a_filter_called_off_leaves_no_trace() {
    let mut app = three((120, 40));
    select(&mut app, "San Juan");
    press(&mut app, "/storm<esc>");
    assert_eq!(app.timeline.row(), row_of(&app, "San Juan"));
    press(&mut app, "/nothing of that<enter>");
    assert!(screen(&app).contains("Nothing matches"), "{}", screen(&app));
    press(&mut app, "<enter>ncjk+-hle<esc>");
    assert_eq!(app.timeline.row(), row_of(&app, "San Juan"));
}
