//! The interface: four threads put signals into one channel (the terminal, the system, the loader, the comparer),
//! and one loop takes them out. It blocks when there is nothing to do, so that an idle program costs
//! nothing, and draws once for all that waited.

use std::io::{self, BufWriter, Stdout};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Position, Rect};

use crate::app::{App, Effect, Signal};
use crate::load::{self, Loading, Request};
use crate::view::{Depth, Look, draw};

use super::clipboard::Clipboard;
use super::comparer::{Comparer, warm};
use super::keep::Keep;
use super::searcher::Searcher;
use super::{guard, input, system};

/// Bytes of one frame's changes are sent in one go; a full screen of 200 by 60 takes fewer.
const FRAME: usize = 1 << 16;

type Screen = Terminal<CrosstermBackend<BufWriter<Stdout>>>;

/// Runs the interface until the user leaves; returns the status to exit with.
///
/// # Errors
/// When there is no terminal to talk to, or it goes away.
pub(super) fn run(app: &mut App, request: Request, keep: Keep, depth: Depth) -> io::Result<u8> {
    let (sender, signals) = channel();
    guard::restore_on_panic();
    let _guard = guard::Guard::enter(app.mouse)?;
    let look = Look::new(depth);
    let mut screen = Terminal::new(CrosstermBackend::new(BufWriter::with_capacity(
        FRAME,
        io::stdout(),
    )))?;
    screen.draw(|frame| draw(frame, app, &look))?;
    // What the first frame does not need comes after it: two threads that touch their pages for the
    // first time at once slow each other down.
    let loading = start_loading(request, sender.clone());
    system::start(sender.clone())?;
    let mut outside = Outside {
        loading,
        comparer: Comparer::start(sender.clone()),
        searcher: Searcher::start(sender.clone()),
        clipboard: Clipboard::new(sender.clone()),
        keep,
    };
    input::start(sender);
    app.take_in(match outside.keep.read() {
        Ok(pins) => Signal::Pins(pins),
        Err(error) => Signal::Told(error),
    });
    let status = serve(app, &mut screen, &look, &signals, &mut outside);
    // The desktop may take a moment; the terminal need not wait for that.
    guard::restore();
    outside.clipboard.leave();
    status
}

/// Those who carry out what the app asks for.
struct Outside {
    loading: Loading,
    comparer: Comparer,
    searcher: Searcher,
    clipboard: Clipboard,
    keep: Keep,
}

/// Starts the loader, which hands over what it has read as signals. When the first of it is there and can be seen, what
/// the first comparison needs is made ready beside the loader, which reads the rest.
fn start_loading(request: Request, signals: Sender<Signal>) -> Loading {
    let mut is_warm = false;
    load::start(request, move |batch| {
        let is_first = !batch.articles.is_empty() && !std::mem::replace(&mut is_warm, true);
        let is_sent = signals.send(Signal::Library(batch)).is_ok();
        if is_sent && is_first {
            thread::spawn(warm);
        }
        is_sent
    })
}

/// The one loop.
fn serve(
    app: &mut App,
    screen: &mut Screen,
    look: &Look,
    signals: &Receiver<Signal>,
    outside: &mut Outside,
) -> io::Result<u8> {
    while let Ok(first) = signals.recv() {
        let waiting = std::iter::once(first).chain(signals.try_iter());
        for signal in waiting {
            if matches!(signal, Signal::Resumed) {
                come_back(app, screen)?;
            }
            let has_read = matches!(signal, Signal::Library(_));
            let mut effect = app.handle(signal);
            if has_read {
                outside.searcher.follow(app);
            }
            while let Some(asked) = effect {
                if let Some(status) = carry_out(asked, app, screen, outside)? {
                    return Ok(status);
                }
                effect = app.due();
            }
        }
        screen.draw(|frame| draw(frame, app, look))?;
    }
    Ok(0)
}

/// Carries out what the app asks for; returns the status to exit with where it asks for the end.
fn carry_out(
    asked: Effect,
    app: &mut App,
    screen: &mut Screen,
    outside: &mut Outside,
) -> io::Result<Option<u8>> {
    match asked {
        Effect::Quit(status) => {
            outside.loading.cancel();
            return Ok(Some(status));
        }
        Effect::Suspend => {
            guard::restore();
            system::stop()?;
            // The shell has woken us. Nothing may be drawn before the terminal is ours again.
            come_back(app, screen)?;
        }
        Effect::Redraw => forget(screen)?,
        Effect::CancelLoading => outside.loading.cancel(),
        Effect::Mouse(on) => guard::set_mouse(on)?,
        Effect::Copy(text) => {
            app.take_in(Signal::Told(outside.clipboard.copy(&text)));
        }
        Effect::SavePins => save(app, &mut outside.keep),
        Effect::Compare(task) => outside.comparer.set_to_work(task),
        Effect::Search(question) => {
            let number = outside.searcher.ask(app, &question);
            app.take_in(Signal::Asked(number));
        }
    }
    Ok(None)
}

/// Writes down what the reader said, and takes in what others wrote there meanwhile.
fn save(app: &mut App, keep: &mut Keep) {
    match keep.write(app.noted()) {
        Ok(theirs) if theirs.is_empty() => {}
        Ok(theirs) => {
            app.take_in(Signal::Pins(theirs));
            app.take_in(Signal::Told(
                "somebody else pinned passages here meanwhile; both are kept".to_owned(),
            ));
        }
        Err(error) => {
            app.take_in(Signal::Told(error));
        }
    }
}

/// Takes the terminal over again, whatever has been done to it and whatever size it has now.
fn come_back(app: &mut App, screen: &mut Screen) -> io::Result<()> {
    guard::take(app.mouse)?;
    let (width, height) = crossterm::terminal::size()?;
    app.take_in(Signal::Resize(width, height));
    forget(screen)
}

/// Clears the screen and forgets what it showed. The library's own `clear` would ask the terminal where
/// its cursor is, and the answer would go to the thread that reads keys.
fn forget(screen: &mut Screen) -> io::Result<()> {
    let size = screen.size()?;
    screen.resize(Rect::from((Position::ORIGIN, size)))
}
