//! The interface: threads put signals into one channel (the terminal, the system, the loader, the comparer, whoever
//! watches a file), and one loop takes them out. It blocks when there is nothing to do, so that an idle program costs
//! nothing, and draws once for all that waited.

use std::io::{self, BufWriter, Stdout};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Position, Rect};

use crate::app::{App, Effect, Signal};
use crate::load::{self, Loading, Request};
use crate::story::{Desk, Problem};
use crate::view::{Look, draw};

use super::clipboard::Clipboard;
use super::comparer::{Comparer, warm};
use super::input::Input;
use super::keep::{Keep, News};
use super::output::complain;
use super::outward::{browse, edit};
use super::report::write_open;
use super::searcher::Searcher;
use super::sessions::Sessions;
use super::watch::Watch;
use super::{ground, guard, system};

/// Bytes of one frame's changes are sent in one go; a full screen of 200 by 60 takes fewer.
const FRAME: usize = 1 << 16;

/// How long the first frame waits for the terminal to say what its background is. An answer that takes longer counts
/// when it comes.
const HUSH: Duration = Duration::from_millis(25);

/// How long a frame may wait for what comes meanwhile, however much that is. What is found is drawn together with the
/// letter that asks for it, if it comes within this time: one frame a key, and none that shows the new letter alone.
const PATIENCE: Duration = Duration::from_millis(30);

type Screen = Terminal<CrosstermBackend<BufWriter<Stdout>>>;

/// Runs the interface until the user leaves; returns the status to exit with.
///
/// # Errors
/// When there is no terminal to talk to, or it goes away.
pub(super) fn run(app: &mut App, opening: Opening, look: &Look) -> io::Result<u8> {
    let (sender, signals) = channel();
    guard::restore_on_panic();
    let _guard = guard::Guard::enter(app.mouse)?;
    let is_asked = app.settings.follows && ground::ask()?;
    let mut screen = Terminal::new(CrosstermBackend::new(BufWriter::with_capacity(
        FRAME,
        io::stdout(),
    )))?;
    let (listening, early) = if is_asked {
        let input = Input::start(sender.clone(), true)?;
        (Some(input), wait_for_ground(app, &signals))
    } else {
        (None, Vec::new())
    };
    screen.draw(|frame| draw(frame, app, look))?;
    // What the first frame does not need comes after it: two threads that touch their pages for the
    // first time at once slow each other down.
    let loading = start_loading(opening.request.clone(), sender.clone());
    system::start(sender.clone())?;
    let mut outside = Outside {
        loading,
        watch: Watch::start(opening.keep.path(), sender.clone()),
        comparer: Comparer::start(sender.clone()),
        searcher: Searcher::start(sender.clone()),
        clipboard: Clipboard::new(sender.clone()),
        input: match listening {
            Some(input) => input,
            None => Input::start(sender.clone(), false)?,
        },
        sender,
        opening,
    };
    app.resume(outside.opening.sessions.read());
    app.desk = Desk::beside(outside.opening.keep.folder());
    look_again(app, &mut outside.opening.keep);
    let status = serve(app, &mut screen, look, (early, &signals), &mut outside);
    // The desktop may take a moment; the terminal need not wait for that.
    guard::restore();
    outside.clipboard.leave();
    outside.opening.sessions.write(app.session());
    if let Some(told) = outside.opening.keep.rescue(&app.desk.noted()) {
        complain(&told);
    }
    status
}

/// What is opened, and where what belongs to it is kept.
pub(super) struct Opening {
    /// What is read.
    pub(super) request: Request,
    /// What the reader says of it.
    pub(super) keep: Keep,
    /// Where one was in it.
    pub(super) sessions: Sessions,
}

/// Those who carry out what the app asks for.
struct Outside {
    opening: Opening,
    /// The way into the loop, for those who are done later.
    sender: Sender<Signal>,
    input: Input,
    loading: Loading,
    comparer: Comparer,
    searcher: Searcher,
    clipboard: Clipboard,
    watch: Watch,
}

/// Starts the loader, which hands over what it has read as signals. When the first of it is there and can be seen, what
/// the first comparison and the first search need is made ready beside the loader, which reads the rest.
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

/// Waits a moment for the terminal's answer. What else comes meanwhile is for later.
fn wait_for_ground(app: &mut App, signals: &Receiver<Signal>) -> Vec<Signal> {
    let mut early = Vec::new();
    let until = Instant::now() + HUSH;
    while let Ok(signal) = signals.recv_timeout(until.saturating_duration_since(Instant::now())) {
        if matches!(signal, Signal::Ground { .. }) {
            app.take_in(signal);
            break;
        }
        early.push(signal);
    }
    early
}

/// The one loop. It begins with what came early.
fn serve(
    app: &mut App,
    screen: &mut Screen,
    look: &Look,
    (early, signals): (Vec<Signal>, &Receiver<Signal>),
    outside: &mut Outside,
) -> io::Result<u8> {
    let mut early = early.into_iter();
    while let Some(first) = early.next().or_else(|| signals.recv().ok()) {
        // Where the system does not tell: whoever looks at the screen has pressed a key.
        if outside.opening.keep.has_changed() {
            look_again(app, &mut outside.opening.keep);
        }
        let until = Instant::now() + PATIENCE;
        let mut next = Some(first);
        while let Some(signal) = next {
            if let Some(status) = take_in(signal, app, screen, outside)? {
                return Ok(status);
            }
            let left = until.saturating_duration_since(Instant::now());
            next = match early.next() {
                Some(signal) => Some(signal),
                None if left.is_zero() => None,
                None if app.awaits_hits() => signals.recv_timeout(left).ok(),
                None => signals.try_recv().ok(),
            };
        }
        screen.draw(|frame| draw(frame, app, look))?;
    }
    Ok(0)
}

/// Hands a signal to the app and carries out all that it asks for; returns the status to exit with where it asks for
/// the end.
fn take_in(
    signal: Signal,
    app: &mut App,
    screen: &mut Screen,
    outside: &mut Outside,
) -> io::Result<Option<u8>> {
    if matches!(signal, Signal::Resumed) {
        come_back(app, screen)?;
    }
    // It may have been written after somebody looked at it for an earlier signal.
    if matches!(signal, Signal::Stirred) && outside.opening.keep.has_changed() {
        look_again(app, &mut outside.opening.keep);
    }
    let has_read = matches!(signal, Signal::Library(_));
    let mut effect = app.handle(signal);
    if has_read {
        outside.searcher.follow(app);
    }
    while let Some(asked) = effect {
        if let Some(status) = carry_out(asked, app, screen, outside)? {
            return Ok(Some(status));
        }
        effect = app.due();
    }
    Ok(None)
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
        Effect::SaveNotes => {
            save(app, &mut outside.opening.keep);
            outside.watch.go_on();
        }
        Effect::Reload => read_anew(app, outside),
        Effect::Browse(address) => {
            let told = browse(&address).unwrap_or_else(|why| why);
            app.take_in(Signal::Told(told));
        }
        Effect::Edit(file, line) => {
            let stamp = |file: &str| std::fs::metadata(file).and_then(|about| about.modified()).ok();
            let before = stamp(&file);
            guard::restore();
            let edited = outside.input.leave_to(|| edit(&file, line));
            come_back(app, screen)?;
            if stamp(&file) != before {
                read_anew(app, outside);
            }
            if let Err(error) = edited {
                app.take_in(Signal::Told(error.to_string()));
            }
        }
        Effect::Compare(task) => outside.comparer.set_to_work(task),
        Effect::Report(file) => {
            write_open(
                app,
                file.as_deref(),
                &outside.opening.keep,
                outside.sender.clone(),
            );
        }
        Effect::Search(question) => {
            let number = outside.searcher.ask(app, &question);
            app.take_in(Signal::Asked(number));
        }
    }
    Ok(None)
}

/// Writes down what the reader said, and takes in what others wrote there meanwhile.
fn save(app: &mut App, keep: &mut Keep) {
    match keep.write(&app.desk.noted()) {
        Ok(news) => take_news(app, keep, news),
        Err(error) => {
            app.take_in(Signal::Told(error));
        }
    }
}

/// Reads the articles and what is noted on them anew, as their files are now.
fn read_anew(app: &mut App, outside: &mut Outside) {
    outside.loading.cancel();
    app.begin_anew();
    outside.opening.keep.forget();
    app.desk = Desk::beside(outside.opening.keep.folder());
    look_again(app, &mut outside.opening.keep);
    outside.searcher = Searcher::start(outside.sender.clone());
    outside.loading = start_loading(outside.opening.request.clone(), outside.sender.clone());
}

/// Takes in what stands beside the articles now.
fn look_again(app: &mut App, keep: &mut Keep) {
    match keep.news() {
        Ok(news) => {
            take_news(app, keep, news);
            // What could not be written while the file was broken is written now that somebody has mended it.
            if keep.is_behind() {
                save(app, keep);
                if !keep.is_behind() {
                    app.take_in(Signal::Told("what was not kept yet is kept now".to_owned()));
                }
            }
        }
        Err(error) => {
            let problem = Problem {
                file: keep.file().into(),
                line: None,
                what: error.as_str().into(),
                skipped: false,
            };
            tell_of(app, keep, vec![problem]);
            app.take_in(Signal::Told(error));
        }
    }
}

/// Notes what is wrong with the file now, and that all else is mended.
fn tell_of(app: &mut App, keep: &mut Keep, wrong: Vec<Problem>) {
    for mended in keep
        .tells(wrong.clone())
        .iter()
        .filter(|one| !wrong.contains(one))
    {
        app.story.withdraw(mended);
    }
    wrong.into_iter().for_each(|one| app.story.report(one));
}

fn take_news(app: &mut App, keep: &mut Keep, news: News) {
    let News {
        came,
        gone,
        wrong,
        is_restated,
    } = news;
    tell_of(app, keep, wrong);
    if !came.is_empty() || !gone.is_empty() {
        app.take_in(Signal::Noted { came, gone });
    }
    if is_restated {
        let what = "what cotejo.toml states of the articles has changed; :reload reads them so";
        app.take_in(Signal::Told(what.to_owned()));
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
