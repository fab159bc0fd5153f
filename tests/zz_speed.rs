//! Temporary.
#![allow(clippy::unwrap_used)]
#[path = "common/screen.rs"]
mod common;
use common::{press, screen, story};
use std::time::Instant;
#[test]
fn speed() {
    let nouns = [
        "doctors",
        "nurses",
        "hospitals",
        "ambulances",
        "surgeries",
        "consultations",
        "states",
        "dollars",
        "beds",
        "patients",
        "births",
        "studies",
        "vaccines",
        "clinics",
        "towns",
    ];
    let files: Vec<(String, String)> = (0..1500)
        .map(|n| {
            let mut t = format!("Title {n}\n\nOutlet {} | Monday, 20 May 2024\n\n", n % 300);
            for s in 0..100 {
                t.push_str(&format!(
                    "They counted {} {} {} in the area. ",
                    100 + (n * 7 + s * 13) % 9000,
                    ["Cuban", "old", "new", "rural", "small", "grey", "busy"][(n + s) % 7],
                    nouns[(n * 3 + s) % 15]
                ));
                if s % 5 == 4 {
                    t.push_str("\n\n");
                }
            }
            (format!("{n:04}.txt"), t)
        })
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(a, b)| (&**a, &**b)).collect();
    let mut app = story(&files, (160, 50));
    eprintln!(
        "figures {} groups {}",
        app.story.figures(),
        app.story.groups().count()
    );
    for k in [
        "f", "j", "G", "o", "o", "O", "/", "d", "o", "c", "<esc>", "/", ">", "7", "0", "0", "<enter>",
        "<esc>", "2", "j", "o", "/", "d", "o", "<enter>", "<esc>", "3", "j", "1",
    ] {
        let t = Instant::now();
        press(&mut app, k);
        let a = t.elapsed();
        let t = Instant::now();
        screen(&app);
        eprintln!("{k:8} handle {a:?} draw {:?}", t.elapsed());
    }
}
