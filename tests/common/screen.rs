//! The real app without a terminal: stories read by the real loader, keys in, the frame out as text
//! or as a picture of its styles. Included by the tests of the interface.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![allow(dead_code, reason = "each test uses its part")]

use std::path::Path;
use std::sync::mpsc::channel;

use cotejo::analysis::Findings;
use cotejo::app::{App, Effect, Keymap, Opened, Signal, typed_keys};
use cotejo::load::{self, Place, Request};
use cotejo::story::Article;
use cotejo::terminal::print;
use cotejo::view::{Depth, Look};

/// An app on the bundled collection, everything read.
pub(crate) fn bundled(size: (u16, u16)) -> App {
    let opened = Opened {
        name: "bundled collection".into(),
        bundled: true,
    };
    read(opened, Place::Bundled, size, |article| article.findings.clone())
}

/// An app on a folder of files, everything read; the header calls it `story/`.
pub(crate) fn folder(path: &Path, size: (u16, u16)) -> App {
    let opened = Opened {
        name: "story/".into(),
        bundled: false,
    };
    read(opened, Place::Path(path.to_owned()), size, |article| {
        article.findings.clone()
    })
}

/// An app on files that hold these texts.
pub(crate) fn story(files: &[(&str, &str)], size: (u16, u16)) -> App {
    told(files, size, |article| article.findings.clone())
}

/// An app on files that hold these texts, in which that is found.
pub(crate) fn told(files: &[(&str, &str)], size: (u16, u16), found: impl Fn(&Article) -> Findings) -> App {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let opened = Opened {
        name: "story/".into(),
        bundled: false,
    };
    read(opened, Place::Path(folder.path().to_owned()), size, found)
}

fn read(
    opened: Opened,
    place: Place,
    (width, height): (u16, u16),
    found: impl Fn(&Article) -> Findings,
) -> App {
    let mut app = App::new(opened, Keymap::standard(), (width, height));
    let request = Request {
        places: vec![place],
        published: None,
        language: None,
        ..Request::default()
    };
    let (sender, batches) = channel();
    let _loading = load::start(request, move |batch| sender.send(batch).is_ok());
    for mut batch in batches {
        for article in &mut batch.articles {
            article.findings = found(article);
        }
        app.handle(Signal::Library(batch));
    }
    app
}

/// Presses keys, written as `--keys` takes them.
pub(crate) fn press(app: &mut App, keys: &str) {
    print::feed(app, &typed_keys(keys).unwrap());
}

/// Presses keys, and returns what the last one asks of the terminal.
pub(crate) fn effect(app: &mut App, keys: &str) -> Option<Effect> {
    let mut last = None;
    for chord in typed_keys(keys).unwrap() {
        last = app.handle(Signal::Key(chord));
    }
    last
}

/// The frame as text.
pub(crate) fn screen(app: &App) -> String {
    print::text(&print::frame(app, &Look::new(Depth::None)))
}

/// The frame with a letter for each cell's style, and what the letters mean.
pub(crate) fn styles(app: &App, depth: Depth) -> String {
    let buffer = print::frame(app, &Look::new(depth));
    let mut legend: Vec<ratatui::style::Style> = Vec::new();
    let mut picture = String::new();
    for y in 0..buffer.area.height {
        for x in 0..buffer.area.width {
            let style = buffer[(x, y)].style();
            let at = legend
                .iter()
                .position(|known| *known == style)
                .unwrap_or_else(|| {
                    legend.push(style);
                    legend.len() - 1
                });
            picture.push(char::from(b'a' + u8::try_from(at).unwrap()));
        }
        picture.push('\n');
    }
    for (at, style) in legend.iter().enumerate() {
        let letter = char::from(b'a' + u8::try_from(at).unwrap());
        let (fg, bg) = (style.fg.unwrap_or_default(), style.bg.unwrap_or_default());
        picture.push_str(&format!("{letter}: {fg} on {bg} {:?}\n", style.add_modifier));
    }
    picture
}
