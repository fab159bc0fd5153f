//! What keys do among two texts in rows, and how the rows follow the texts and the texts the rows.

use crate::analysis::Pin;
use crate::report::pair::score;
use crate::story::{Matter, Pair, Said};

use super::action::Action;
use super::compare::only::{Filter, differs, is_pair};
use super::comparisons::Made;
use super::deciding::at;
use super::opened::View;
use super::overlay::{Overlay, Topic};
use super::pair::Way;
use super::panes::{Focus, Panes};
use super::reader::Reader;
use super::signal::Mouse;
use super::state::App;

impl App {
    /// Whether two different texts are open.
    pub(super) fn compares(&self) -> bool {
        self.two().is_some()
    }

    /// The two texts that are open, if they are different ones.
    fn two(&self) -> Option<[usize; 2]> {
        let [a, b] = [self.readers[0].article?, self.readers[1].article?];
        (self.pair.beside && a != b).then_some([a, b])
    }

    /// Whether the two texts are seen in rows.
    pub(super) fn is_in_rows(&self) -> bool {
        self.view == View::Read && self.panes.is_some_and(|panes| panes.rows.is_some())
    }

    /// Brings the rows up to date with what is open.
    pub(super) fn settle_comparison(&mut self, panes: Panes) {
        if std::mem::take(&mut self.compare.is_placing) {
            self.compare.placed = Some(self.tops());
        }
        let two = self.two();
        let pins = two.map(|two| self.desk.pins(two)).unwrap_or_default();
        let is_read = self.reading.is_none();
        let missing = self
            .compare
            .align(&self.story, two, &pins, is_read, &mut self.comparisons);
        if self.view != View::Presence {
            self.comparisons.want(&self.story, missing.into_iter().collect());
        }
        if let Some(area) = panes.rows {
            let room = panes.inside(area);
            self.compare
                .settle(&self.story, room, self.pair.way, self.show.measure);
        }
        let went = self.readers.each_mut().map(Reader::went_in_rows);
        if went != [None, None] {
            self.compare.go_to_both(went);
        }
    }

    /// Takes down that two articles could not be compared, and says so.
    pub(super) fn give_up(&mut self, made: Made) {
        let name = |at: usize| {
            let article = self.story.article(at);
            article.map_or("an article", |article| article.source_words())
        };
        let [a, b] = made.articles.map(name);
        self.notice = Some(format!(
            "{a} and {b} could not be compared, which is a fault of cotejo's; please report it"
        ));
        self.comparisons.give_up(made);
    }

    /// Of two passages gone to together that stand in two rows, shows the one of the side in focus.
    pub(super) fn follow_focus(&mut self) {
        if let (true, Some(apart), Focus::Reader(side)) =
            (self.is_in_rows(), self.compare.apart(), self.focus)
        {
            self.compare.go_to_passage(side, apart[side]);
        }
    }

    /// Does what an action means among two texts; false where it means nothing of its own there.
    pub(super) fn perform_compare(&mut self, action: Action) -> bool {
        match action {
            Action::LevelRows => self.read_in(Way::Level),
            Action::ScrollTogether => self.read_in(Way::Together),
            Action::ScrollApart => self.read_in(Way::Apart),
            Action::StackedRows => self.read_in(Way::Stacked),
            Action::NextDifference => self.seek(true, "difference", differs),
            Action::PreviousDifference => self.seek(false, "difference", differs),
            Action::NextPair => self.seek(true, "pair", is_pair),
            Action::PreviousPair => self.seek(false, "pair", is_pair),
            Action::Only => self.turn_only(true),
            Action::OnlyBack => self.turn_only(false),
            Action::Weak => self.turn_weak(),
            Action::Pin => self.pin(),
            Action::Part => self.part(),
            Action::Undo => self.undo(),
            Action::Why if self.is_in_rows() && self.focus != Focus::Sources => self.turn_why_pair(),
            _ => return false,
        }
        true
    }

    pub(super) fn read_in(&mut self, way: Way) {
        if !self.need_two() {
            return;
        }
        let passages = self.place_to_keep();
        let was_in_rows = self.pair.way.is_in_rows();
        self.pair.way = way;
        if way.is_in_rows() {
            if let Some(passages) = passages.filter(|_| self.compare.comparison().is_some()) {
                self.compare.go_to_passages(passages);
            }
        } else if let Some(passages) = self.compare.shown().filter(|_| was_in_rows) {
            self.show_passages(passages);
        }
        self.settle();
        let is_narrow = way == Way::Level && self.compare.rows.plan().is_some_and(|plan| plan.is_stacked);
        let words = if is_narrow {
            "a screen this narrow puts what tells the same one above the other"
        } else {
            way.words()
        };
        self.notice = Some(words.to_owned());
    }

    /// The passages where the reader is, on each side.
    #[must_use]
    pub fn passages_in_focus(&self) -> Option<[Option<u32>; 2]> {
        if self.is_row_in_focus() {
            return self.compare.shown();
        }
        let at = |side: usize| u32::try_from(self.readers[side].passage()?).ok();
        Some([at(0), at(1)])
    }

    /// Whether a row is in focus, also while its passages are read in plain texts.
    fn is_row_in_focus(&self) -> bool {
        self.pair.way.is_in_rows() || self.compare.placed == Some(self.tops())
    }

    /// The passages to be found again in another way to read: those of the row, or of plain texts that of the one in
    /// focus.
    fn place_to_keep(&self) -> Option<[Option<u32>; 2]> {
        if self.is_row_in_focus() {
            return self.compare.passages();
        }
        let mut passages = self.passages_in_focus()?;
        if self.target == 1 {
            passages[0] = None;
        }
        Some(passages)
    }

    /// The first lines of the two texts that are seen.
    fn tops(&self) -> [usize; 2] {
        [self.readers[0].top, self.readers[1].top]
    }

    /// Puts passages where the eye is, on each side; what has none there follows the other.
    fn show_passages(&mut self, passages: [Option<u32>; 2]) {
        for (side, passage) in passages.into_iter().enumerate() {
            if let Some(passage) = passage {
                self.readers[side].go_to_passage(passage as usize);
            }
        }
        self.compare.is_placing = true;
    }

    /// Whether two texts are open and compared; tells the user if not.
    pub(super) fn need_compared(&mut self) -> bool {
        let why = match (self.compare.is_awaited(), self.compare.has_failed()) {
            (true, _) => Some("the two are still being compared"),
            (_, true) => Some("the two could not be compared"),
            _ => None,
        };
        let why = why.filter(|_| self.compare.comparison().is_none());
        if let (true, Some(why)) = (self.need_two(), why) {
            self.notice = Some(why.to_owned());
        }
        self.pair.beside && why.is_none()
    }

    fn seek(&mut self, forward: bool, what: &str, is_wanted: fn(&crate::story::Comparison, usize) -> bool) {
        if !self.need_compared() {
            return;
        }
        self.show_reader(self.target);
        if !self.pair.way.is_in_rows()
            && let Some(passages) = self.place_to_keep()
        {
            self.compare.go_to_passages(passages);
        }
        if !self.compare.seek(forward, is_wanted) {
            let end = if forward { "further" } else { "earlier" };
            self.notice = Some(format!("there is no {end} {what}"));
            return;
        }
        if !self.pair.way.is_in_rows()
            && let Some(passages) = self.compare.shown()
        {
            self.show_passages(passages);
        }
    }

    fn turn_only(&mut self, forward: bool) {
        if !self.need_compared() {
            return;
        }
        let filter = self.compare.filter;
        self.show_rows(Filter {
            only: filter.only.step(forward),
            ..filter
        });
    }

    fn turn_weak(&mut self) {
        if !self.need_compared() {
            return;
        }
        let filter = self.compare.filter;
        self.show_rows(Filter {
            hides_weak: !filter.hides_weak,
            ..filter
        });
    }

    fn show_rows(&mut self, filter: Filter) {
        if !self.pair.way.is_in_rows() {
            self.pair.way = Way::Level;
        }
        self.compare.show_only(filter);
        self.settle();
        self.notice = Some(filter.words_with(self.compare.hidden()));
    }

    /// Puts the passages in focus together; where only one side has one, waits for the other.
    fn pin(&mut self) {
        if !self.need_compared() {
            return;
        }
        let Some(two) = self.two() else {
            self.notice = Some("both panes show this source".to_owned());
            return;
        };
        let focus = self.passages_in_focus().unwrap_or_default();
        let pair = self.compare.pair().filter(|_| self.pair.way.is_in_rows());
        let level = self
            .compare
            .comparison()
            .and_then(|comparison| comparison.levels.get(self.compare.level()));
        let waiting = self.compare.pinning;
        let chosen = match (waiting, focus) {
            (Some((0, a)), [_, Some(b)]) | (Some((1, b)), [Some(a), _]) => Some((a, b)),
            (Some((0, a)), [Some(at), None]) | (Some((1, a)), [None, Some(at)]) if at == a => {
                self.stop_pinning();
                return;
            }
            (None, [Some(a), Some(b)]) => {
                let of_row = |(a, b): &(u32, u32)| {
                    level.is_some_and(|level| level.a.contains(a) && level.b.contains(b))
                };
                let surest = pair.map(|pair| (pair.link.a, pair.link.b)).filter(of_row);
                Some(surest.unwrap_or((a, b)))
            }
            _ => None,
        };
        let key = self.keymap.hint(self.context(), Action::Pin).unwrap_or_default();
        match (chosen, focus) {
            (Some((a, b)), _) => {
                self.compare.pinning = None;
                let on = of_two(two, a, b);
                if self.desk.pins(two).contains(&Pin::Together(a, b)) {
                    self.unsay(on, &Said::Together);
                    self.notice = Some("the pin is out; the two stand as they are found".to_owned());
                } else {
                    self.say(on, Said::Together);
                    self.notice = Some(format!("A ¶{} and B ¶{} are pinned together", a + 1, b + 1));
                }
            }
            (None, [Some(at), None] | [None, Some(at)]) => {
                let side = usize::from(focus[0].is_none());
                self.compare.pinning = Some((side, at));
                let [own, other] = [["A", "B"][side], ["B", "A"][side]];
                self.notice = Some(format!(
                    "{own} ¶{} waits: {key} on a passage of {other} pins the two together",
                    at + 1
                ));
            }
            (None, _) => self.notice = Some("there is no passage here to pin".to_owned()),
        }
    }

    /// Lets the passage that waits to be pinned go; false where none waits.
    pub(super) fn stop_pinning(&mut self) -> bool {
        let waited = self.compare.pinning.take();
        if let Some((side, passage)) = waited {
            self.notice = Some(format!("{} ¶{} waits no more", ["A", "B"][side], passage + 1));
        }
        waited.is_some()
    }

    /// Says that a pair of the row in focus does not tell the same: of several the least sure, which is the one that
    /// most likely is none; the others go the same way, one key each.
    fn part(&mut self) {
        if !self.need_compared() {
            return;
        }
        let Some(two) = self.two() else { return };
        let in_focus = match self.is_row_in_focus() {
            true => self.compare.least_sure(),
            false => self.marked_pair().map(|pair| (pair, 1)),
        };
        let Some((pair, of)) = in_focus else {
            self.notice = Some("there is no pair here to part".to_owned());
            return;
        };
        let (a, b) = (pair.link.a, pair.link.b);
        let which = match of {
            1 => String::new(),
            of => format!(" ({}, the least sure of {of} here)", score(pair)),
        };
        self.compare.pinning = None;
        self.say(of_two(two, a, b), Said::Apart);
        let key = self.keymap.hint(self.context(), Action::Undo).unwrap_or_default();
        self.notice = Some(format!(
            "A ¶{} and B ¶{} are parted{which}; {key} takes that back",
            a + 1,
            b + 1
        ));
    }

    /// The pair of the passages that are marked in plain texts, if they are one.
    fn marked_pair(&self) -> Option<&Pair> {
        let [a, b] = self.passages_in_focus()?;
        let mut pairs = self.compare.comparison()?.pairs.iter();
        pairs.find(|pair| Some(pair.link.a) == a && Some(pair.link.b) == b)
    }

    fn turn_why_pair(&mut self) {
        if self.overlay.take().is_some() {
            return;
        }
        if !self.need_compared() {
            return;
        }
        if self.compare.pair().is_some() {
            self.overlay = Some(Overlay::new(Topic::Pair));
        } else {
            self.notice = Some("nothing in the other article was found to tell this".to_owned());
        }
    }

    /// The passages of the row, or of the plain texts, that are in focus.
    pub(super) fn both_in_focus(&self) -> Option<Vec<Matter>> {
        let two = self.two()?;
        let passages = match self.compare.pair().filter(|_| self.pair.way.is_in_rows()) {
            Some(pair) => [Some(pair.link.a), Some(pair.link.b)],
            None => self.passages_in_focus()?,
        };
        let of_side = |(article, passage): (usize, Option<u32>)| Some(Matter::Passage(at(article, passage?)));
        Some(two.into_iter().zip(passages).filter_map(of_side).collect())
    }

    pub(super) fn mouse_rows(&mut self, what: Mouse, x: u16, y: u16, panes: Panes) {
        let room = panes.inside(panes.rows.unwrap_or_default());
        match what {
            Mouse::Wheel(lines) => self.compare.wheel(lines),
            Mouse::Click => {
                let side = self.compare.rows.plan().map_or(0, |plan| {
                    usize::from(!plan.is_stacked && x >= room.x + plan.left[1])
                });
                self.set_focus(Focus::Reader(side));
                if !room.contains(x, y) {
                    return;
                }
                let line = usize::from(y - room.y);
                let level = match self.compare.strip_level(x - room.x, line) {
                    Some(level) => Some(level),
                    None => self.compare.rows.level_of_line(self.compare.top + line),
                };
                if let Some(level) = level {
                    self.compare.go_to(level);
                }
            }
        }
    }
}

/// A passage of each of two articles.
fn of_two([one, two]: [usize; 2], a: u32, b: u32) -> Matter {
    Matter::pair(at(one, a), at(two, b))
}
