//! The app as a whole: all that is remembered, and the one way in.

use crate::load::Batch;
use crate::story::{Desk, Story};

use super::action::Action;
use super::checks::Checks;
use super::chord::Chord;
use super::compare::Compare;
use super::comparisons::Comparisons;
use super::figures::Figures;
use super::finder::Finder;
use super::keymap::{Context, Keymap, Press};
use super::opened::{Opened, Reading, View};
use super::overlay::Overlay;
use super::page::{Anchor, Show};
use super::pair::Pair;
use super::panes::{Focus, Panes, Shape};
use super::presence::Presence;
use super::prompt::Prompt;
use super::reader::Reader;
use super::session::Left;
use super::settings::{Settings, ThemeName};
use super::signal::{Effect, Signal};
use super::sources::Sources;
use super::timeline::Timeline;

/// Everything that is remembered between two frames.
#[derive(Debug)]
pub struct App {
    /// The articles.
    pub story: Story,
    /// What was opened.
    pub opened: Opened,
    /// What fills the screen.
    pub view: View,
    /// The list of sources.
    pub sources: Sources,
    /// The view of figures.
    pub figures: Figures,
    /// The view of events.
    pub timeline: Timeline,
    /// The view of who else tells the passages of a source.
    pub presence: Presence,
    /// The two text panes; the second counts only while `pair.beside`.
    pub readers: [Reader; 2],
    /// How the two stand to each other.
    pub pair: Pair,
    /// The two, aligned.
    pub compare: Compare,
    /// What was compared, and what is to be.
    pub comparisons: Comparisons,
    /// What the reader decided and noted.
    pub desk: Desk,
    /// The view of what of it is checked.
    pub checks: Checks,
    /// What the next letter is for.
    pub(super) letter: Option<Action>,
    /// Where one went to a mark from: article and place.
    pub(super) left_from: Option<(usize, Anchor)>,
    /// Whether that has changed and is to be written down.
    pub(super) save_notes: bool,
    /// The pane that keys act on.
    pub focus: Focus,
    /// The text that the list acts on: the one that was last in focus.
    pub target: usize,
    /// Whether the focused pane has the screen for itself.
    pub zoom: bool,
    /// What texts show besides prose.
    pub show: Show,
    /// The search over everything.
    pub finder: Finder,
    /// The line being typed, if one is.
    pub prompt: Option<Prompt>,
    /// What lies over the rest, if something does.
    pub overlay: Option<Overlay>,
    /// Something to tell the user, until the next key.
    pub notice: Option<String>,
    /// How far the loader is, while it reads.
    pub reading: Option<Reading>,
    /// Where one was the last time, to be gone back to when the articles are there.
    pub(super) resuming: Option<Left>,
    /// The view from which a text was opened, to go back to.
    pub(super) came_from: Option<View>,
    /// Whether the user has stopped the loader.
    pub(super) stopped: bool,
    /// What keys mean.
    pub keymap: Keymap,
    /// What was set when it opened.
    pub settings: Settings,
    /// The look.
    pub theme: ThemeName,
    /// Whether plots are drawn with plain ASCII characters.
    pub ascii: bool,
    /// Whether the mouse is ours.
    pub mouse: bool,
    /// Columns and rows of the screen.
    pub size: (u16, u16),
    /// Where things stand; `None` where the screen is too small.
    pub panes: Option<Panes>,
    /// Chords that begin a binding, pressed and not yet used.
    pub pending: Vec<Chord>,
}

impl App {
    /// An app with nothing read yet, on a screen of `size` columns and rows.
    #[must_use]
    pub fn new(opened: Opened, keymap: Keymap, size: (u16, u16)) -> Self {
        let mut app = Self {
            story: Story::default(),
            opened,
            view: View::default(),
            sources: Sources::default(),
            figures: Figures::default(),
            timeline: Timeline::default(),
            presence: Presence::default(),
            readers: [Reader::default(), Reader::default()],
            pair: Pair::default(),
            compare: Compare::default(),
            comparisons: Comparisons::default(),
            desk: Desk::default(),
            checks: Checks::default(),
            letter: None,
            left_from: None,
            save_notes: false,
            focus: Focus::Sources,
            target: 0,
            zoom: false,
            show: Show {
                details: false,
                removed: false,
                measure: 72,
            },
            finder: Finder::default(),
            prompt: None,
            overlay: None,
            notice: None,
            reading: Some(Reading { done: 0, total: None }),
            stopped: false,
            resuming: None,
            came_from: None,
            keymap,
            settings: Settings::default(),
            theme: ThemeName::default(),
            ascii: false,
            mouse: true,
            size,
            panes: None,
            pending: Vec::new(),
        };
        app.settle();
        app
    }

    /// Takes in a signal; what is returned has to be carried out by the caller, and then what is [`App::due`].
    /// Afterwards the app is ready to be drawn.
    pub fn handle(&mut self, signal: Signal) -> Option<Effect> {
        self.take_in(signal).or_else(|| self.due())
    }

    /// Takes in a signal without asking for more than it says itself, for who asks for the rest later.
    pub fn take_in(&mut self, signal: Signal) -> Option<Effect> {
        let effect = match signal {
            Signal::Key(chord) => self.key(chord),
            Signal::Paste(text) => {
                self.type_text(text.trim_end());
                None
            }
            Signal::Mouse { what, x, y } => {
                self.mouse(what, x, y);
                None
            }
            Signal::Resize(width, height) => {
                self.size = (width, height);
                None
            }
            Signal::Library(batch) => {
                self.take(batch);
                None
            }
            Signal::Told(what) => {
                self.notice = Some(what);
                None
            }
            Signal::Ground { is_light } => {
                self.stand_on(is_light);
                None
            }
            Signal::Noted { came, gone } => {
                self.forget(&gone);
                self.recall(came);
                None
            }
            Signal::Compared(made, comparison) => {
                self.comparisons.take(made, comparison);
                None
            }
            Signal::NotCompared(made) => {
                self.give_up(made);
                None
            }
            Signal::Asked(number) => {
                self.finder.is_asked(number);
                None
            }
            Signal::Found(answer) => {
                self.finder.take(*answer);
                None
            }
            Signal::Stirred => None,
            Signal::Suspend => Some(Effect::Suspend),
            Signal::Resumed => Some(Effect::Redraw),
            Signal::Terminate(status) => Some(Effect::Quit(status)),
        };
        self.settle();
        effect
    }

    /// What has to be carried out besides: a signal may ask for more than one thing.
    pub fn due(&mut self) -> Option<Effect> {
        if std::mem::take(&mut self.save_notes) {
            return Some(Effect::SaveNotes);
        }
        if let Some(question) = self.finder.take_due() {
            return Some(Effect::Search(question));
        }
        if let Some(chord) = self.finder.release() {
            return self.handle(Signal::Key(chord));
        }
        self.comparisons.due().map(Effect::Compare)
    }

    /// Where keys are pressed now.
    #[must_use]
    pub fn context(&self) -> Context {
        match (&self.prompt, &self.overlay, self.focus) {
            (Some(_), ..) => Context::Typing,
            (None, Some(_), _) => Context::Overlay,
            (None, None, focus) => match (self.view, focus) {
                (View::Figures, _) => Context::Figures,
                (View::Timeline, _) => Context::Timeline,
                (View::Presence, _) => Context::Presence,
                (View::Checks, _) => Context::Checks,
                (View::Read, Focus::Sources) => Context::Sources,
                (View::Read, Focus::Reader(_)) => Context::Reader,
            },
        }
    }

    fn key(&mut self, chord: Chord) -> Option<Effect> {
        self.notice = None;
        self.desk.begin();
        // Whoever presses a key is somewhere already.
        self.resuming = None;
        let context = self.context();
        if let (Some(action), Some(letter)) = (self.letter.take(), chord.typed()) {
            // The key twice goes back, whichever it is bound to.
            if action == Action::GoToMark && self.keymap.press(context, &[chord]) == Press::Action(action) {
                self.go_back_from_mark();
            } else {
                self.take_letter(action, letter);
            }
            return None;
        }
        self.pending.push(chord);
        let press = self.keymap.press(context, &self.pending);
        if press == Press::Begun {
            return None;
        }
        let pressed = std::mem::take(&mut self.pending);
        if self.waits_for_hits(press, &pressed) {
            return None;
        }
        match (context, press) {
            (Context::Typing, Press::Action(action)) => return self.act_typing(action),
            (Context::Typing, _) => {
                let typed: String = pressed.iter().filter_map(|chord| chord.typed()).collect();
                self.type_text(&typed);
            }
            (_, Press::Action(action)) => return self.perform(action),
            _ => {
                let keys: String = pressed.iter().map(ToString::to_string).collect();
                let help = self.keymap.hint(context, Action::Help).unwrap_or_default();
                self.notice = Some(format!("{keys} does nothing here; {help} shows the keys"));
            }
        }
        None
    }

    fn take(&mut self, batch: Batch) {
        for article in batch.articles {
            self.story.insert(article);
        }
        for problem in batch.problems {
            self.story.report(problem);
        }
        self.sources.grow(&self.story);
        self.story.settle(batch.finished);
        self.find_noted();
        if batch.finished {
            self.tell_of_lost();
        }
        let goes_on = !batch.finished && !self.stopped;
        self.reading = goes_on.then_some(Reading {
            done: batch.done,
            total: batch.total,
        });
        if self.readers[0].article.is_none() {
            self.open_selected();
        }
        self.resume_found();
    }

    /// Brings all that follows from the rest up to date: where panes stand, how texts are broken
    /// into lines, which rows of the list are seen.
    pub(super) fn settle(&mut self) {
        self.panes = Panes::of(Shape {
            width: self.size.0,
            height: self.size.1,
            focus: self.focus,
            target: self.target,
            beside: self.pair.beside,
            stacked: self.pair.stacked,
            in_rows: self.pair.way.is_in_rows() && self.compares(),
            zoom: self.zoom,
        });
        let Some(panes) = self.panes else { return };
        // A text without a place of its own is laid out too: it scrolls along where the two are locked.
        let [first, second] = panes.readers;
        let any = first.or(second).unwrap_or(panes.screen);
        for (reader, area) in self.readers.iter_mut().zip(panes.readers) {
            let column = panes.column(area.unwrap_or(any), self.show.measure);
            reader.settle(&self.story, column, self.show);
        }
        self.settle_comparison(panes);
        self.finder.settle(panes.finder().list.height.into());
        match self.view {
            View::Figures => self.settle_figures(panes.body),
            View::Timeline => self.settle_timeline(panes.body),
            View::Presence => self.settle_presence(panes.body),
            View::Checks => self.settle_checks(panes),
            View::Read => {}
        }
        if panes.sources.is_some() {
            let rows = self.list_rows();
            self.sources.settle(rows);
        }
        if let Some(overlay) = &mut self.overlay {
            let reader = &self.readers[self.target];
            overlay.settle(
                &self.keymap,
                &self.story,
                reader,
                &self.compare,
                panes.inside_overlay(),
            );
        }
    }

    /// Scrolls one of the texts, and the other with it where they are locked.
    pub(super) fn scroll(&mut self, index: usize, how: impl FnOnce(&mut Reader)) {
        self.pair
            .scroll(&mut self.readers, index, self.compare.comparison(), how);
    }

    /// Opens the selected source in the text that the list acts on.
    pub(super) fn open_selected(&mut self) {
        self.came_from = None;
        if let Some(article) = self.sources.selected() {
            self.open(self.target, article);
        }
    }

    /// Selects the source that is open in the text that the list acts on.
    pub(super) fn select_open(&mut self) {
        if let Some(article) = self.readers[self.target].article {
            self.sources.select_article(article);
        }
    }

    /// Opens an article in one of the texts.
    pub(super) fn open(&mut self, index: usize, article: usize) {
        self.readers[index].show(article);
        if self.pair.beside && self.readers[1 - index].article == Some(article) {
            self.notice = Some("both panes show this source".to_owned());
        }
    }

    /// Puts a pane in focus.
    pub(super) fn set_focus(&mut self, focus: Focus) {
        self.focus = focus;
        if let Focus::Reader(index) = focus {
            self.target = index;
            if let Some(article) = self.readers[index].article {
                self.sources.select_article(article);
            }
        }
    }
}
