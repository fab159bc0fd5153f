//! The interface without a terminal: the real app, fed with keys, and its frame as text. For bug
//! reports, pictures and tests.

use std::sync::Arc;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

use super::searcher::{commands, pinned_in, remarks};
use crate::app::comparisons::Task;
use crate::app::finder::Question;
use crate::app::{App, Chord, Effect, Signal};
use crate::search::{Answer, Gathered, Index, Query};
use crate::view::{Look, draw};

/// Feeds the app with keys. What it has compared elsewhere is compared here, before the next key. Other effects that
/// would reach outside the app (suspending, the mouse) have no outside here; leaving ends the feeding.
pub fn feed(app: &mut App, keys: &[Chord]) {
    for chord in keys {
        let mut effect = app.handle(Signal::Key(*chord));
        while let Some(asked) = effect {
            match asked {
                Effect::Quit(_) => return,
                Effect::Compare(task) => compare(app, &task),
                Effect::Search(question) => search(app, &question),
                _ => {}
            }
            effect = app.due();
        }
    }
}

fn compare(app: &mut App, task: &Task) {
    for made in task.pairs() {
        app.take_in(match task.compare(made) {
            Some(comparison) => Signal::Compared(made.clone(), Arc::new(comparison)),
            None => Signal::NotCompared(made.clone()),
        });
    }
}

fn search(app: &mut App, question: &Question) {
    let mut index = Index::default();
    index.follow(app.story.entries());
    index.gather(Gathered::of(&app.story));
    index.pin(pinned_in(&app.desk));
    index.note(remarks(&app.story, &app.desk));
    index.offer(commands().iter().map(|text| &**text));
    let query = Query::read(&question.text);
    if let Some(found) = index.search(&query, question.options, &()) {
        app.take_in(Signal::Found(Box::new(Answer {
            number: usize::MAX,
            query,
            found,
            articles: index.articles(),
        })));
    }
}

/// Draws the app's frame into cells.
#[must_use]
pub fn frame(app: &App, look: &Look) -> Buffer {
    let (width, height) = app.size;
    match Terminal::new(TestBackend::new(width, height)) {
        Ok(mut terminal) => {
            // Drawing into memory cannot fail.
            let _ = terminal.draw(|frame| draw(frame, app, look));
            terminal.backend().buffer().clone()
        }
        Err(never) => match never {},
    }
}

/// The cells as lines of text, without the blanks at their ends.
#[must_use]
pub fn text(buffer: &Buffer) -> String {
    let mut text = String::new();
    for y in buffer.area.top()..buffer.area.bottom() {
        let mut line = String::new();
        let mut covered = 0;
        for x in buffer.area.left()..buffer.area.right() {
            // A wide glyph covers the cells behind it.
            if covered > 0 {
                covered -= 1;
                continue;
            }
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            covered = crate::text::columns(symbol).saturating_sub(1);
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
