//! What a key costs inside the program: handling it, laying out a text, drawing a frame, and telling
//! the terminal what changed. No terminal takes part; `benches/pty.rs` has one.
#![allow(clippy::expect_used, reason = "a bench that cannot go on fails")]

#[path = "../tests/common/screen.rs"]
mod common;
#[path = "common/generator.rs"]
mod generator;

use std::io::{self, Write};

use cotejo::app::App;
use cotejo::text::{Language, wrap};
use cotejo::view::{Depth, Look, draw};
use divan::Bencher;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

fn main() {
    divan::main();
}

/// A terminal that throws away what it is told.
fn terminal(app: &App) -> Terminal<CrosstermBackend<impl Write + use<>>> {
    let viewport = Viewport::Fixed(Rect::new(0, 0, app.size.0, app.size.1));
    Terminal::with_options(CrosstermBackend::new(io::sink()), TerminalOptions { viewport })
        .expect("a sink never fails")
}

/// An app with as many generated articles.
fn generated(count: usize, size: (u16, u16)) -> App {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for (name, text) in generator::generate(1, count) {
        std::fs::write(folder.path().join(name), text).expect("a file can be written");
    }
    common::folder(folder.path(), size)
}

/// A frame of two panes in which every line of both texts changes.
#[divan::bench(args = [(120, 40), (200, 60)])]
fn frame_of_two_panes(bencher: Bencher, size: (u16, u16)) {
    let mut app = common::bundled(size);
    common::press(&mut app, "<enter>c");
    let (look, mut terminal) = (Look::new(Depth::True), terminal(&app));
    let mut down = true;
    bencher.bench_local(|| {
        common::press(&mut app, if down { "<ctrl-d>" } else { "<ctrl-u>" });
        down = !down;
        terminal
            .draw(|frame| draw(frame, &app, &look))
            .expect("a sink never fails");
    });
}

/// A frame in which nothing changes.
#[divan::bench(args = [(120, 40), (200, 60)])]
fn frame_without_change(bencher: Bencher, size: (u16, u16)) {
    let mut app = common::bundled(size);
    common::press(&mut app, "<enter>c");
    let (look, mut terminal) = (Look::new(Depth::True), terminal(&app));
    bencher.bench_local(|| {
        terminal
            .draw(|frame| draw(frame, &app, &look))
            .expect("a sink never fails");
    });
}

/// `j` in the list: another article is opened, laid out and drawn.
#[divan::bench(args = [5, 10_000])]
fn next_source(bencher: Bencher, count: usize) {
    let mut app = generated(count, (120, 40));
    let (look, mut terminal) = (Look::new(Depth::True), terminal(&app));
    let mut down = true;
    bencher.bench_local(|| {
        common::press(&mut app, if down { "j" } else { "k" });
        down = !down;
        terminal
            .draw(|frame| draw(frame, &app, &look))
            .expect("a sink never fails");
    });
}

/// Breaking an article of 3 KB into lines.
#[divan::bench(args = [72, 30])]
fn wrap_an_article(bencher: Bencher, width: usize) {
    let text = generator::generate(1, 1)
        .next()
        .map(|(_, text)| text)
        .unwrap_or_default();
    bencher.bench(|| wrap(divan::black_box(&text), width, Some(Language::ENGLISH)));
}

/// A letter typed into the filter of a long list.
#[divan::bench(args = [5, 10_000])]
fn filter_letter(bencher: Bencher, count: usize) {
    let mut app = generated(count, (120, 40));
    common::press(&mut app, "/minis");
    bencher.bench_local(|| common::press(&mut app, "t<backspace>"));
}
