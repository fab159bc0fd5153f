//! What keys and the mouse do in the matrix of who tells what, and how one gets from there to two texts and back.

use super::action::Action;
use super::area::Area;
use super::comparisons::Made;
use super::deciding::at;
use super::keymap::Context;
use super::opened::View;
use super::pair::Way;
use super::panes::Focus;
use super::presence::Left;
use super::prompt::{Prompt, Purpose};
use super::signal::Mouse;
use super::state::App;
use crate::report::pair::Said;
use crate::story::{Matter, Pair, Tellers};

impl App {
    /// Shows who else tells the passages of the source in focus, or goes back.
    pub(super) fn turn_presence(&mut self) {
        if self.view == View::Presence {
            self.view = View::Read;
            return;
        }
        let Some(article) = self.readers[self.target].article else {
            self.notice = Some("no source is open".to_owned());
            return;
        };
        if self.story.entries().len() < 2 {
            self.notice = Some("there is no other source that could tell it too".to_owned());
            return;
        }
        let in_text = self.view == View::Read && self.focus != Focus::Sources;
        let passage = match self.compare.passages().filter(|_| self.is_in_rows()) {
            Some(passages) => passages[self.target],
            None => self.readers[self.target]
                .passage()
                .and_then(|at| u32::try_from(at).ok()),
        };
        let other = self.readers[1 - self.target].article.filter(|_| self.compares());
        self.presence.open(
            &self.story,
            article,
            passage.filter(|_| in_text),
            other.filter(|_| in_text),
        );
        self.presence.left_texts = None;
        self.came_from = None;
        self.view = View::Presence;
    }

    /// Does what an action means in the matrix; false where it means nothing of its own there.
    pub(super) fn perform_presence(&mut self, action: Action) -> bool {
        let half = (self.presence.plan.rows / 2).max(1).cast_signed();
        match action {
            Action::Down => self.presence.step(1),
            Action::Up => self.presence.step(-1),
            Action::HalfDown => self.presence.step(half),
            Action::HalfUp => self.presence.step(-half),
            Action::PageDown => self.presence.step(2 * half),
            Action::PageUp => self.presence.step(-2 * half),
            Action::Top => self.presence.select(0),
            Action::Bottom => self.presence.select(usize::MAX),
            Action::ColumnRight => self.presence.step_column(1),
            Action::ColumnLeft => self.presence.step_column(-1),
            Action::NextPane | Action::NextHit => self.step_teller(true),
            Action::PreviousPane | Action::PreviousHit => self.step_teller(false),
            Action::NextSource => self.step_presence(1),
            Action::PreviousSource => self.step_presence(-1),
            Action::Sort => {
                self.presence.turn_order(&self.story);
                self.notice = Some(self.presence.order_words().to_owned());
            }
            Action::SortReverse => {
                self.presence.turn_round(&self.story);
                self.notice = Some(self.presence.order_words().to_owned());
            }
            Action::Find => {
                let before = self.presence.query().to_owned();
                let purpose = Purpose::Presence {
                    before: before.clone(),
                };
                self.prompt = Some(Prompt::new(purpose, &before).selected());
            }
            Action::Back if !self.presence.query().is_empty() => self.presence.narrow("", &self.story),
            Action::Open | Action::Beside => self.open_told(),
            Action::Why => self.tell_how(),
            other if other.holds_in_views() => return false,
            other => {
                let key = self.presence_key(Action::Back);
                self.notice = Some(format!("{} is for texts; {key} goes back to them", other.name()));
            }
        }
        true
    }

    fn presence_key(&self, action: Action) -> String {
        self.keymap.hint(Context::Presence, action).unwrap_or_default()
    }

    /// Brings the matrix up to date with the story and with the room that it has.
    pub(super) fn settle_presence(&mut self, room: Area) {
        let framed = self.panes.is_some_and(|panes| panes.framed);
        let is_read = self.reading.is_none();
        let missing = self
            .presence
            .fill(&self.story, &self.desk, is_read, &mut self.comparisons);
        self.comparisons.want(&self.story, missing);
        self.presence.settle(room, framed);
    }

    fn step_teller(&mut self, forward: bool) {
        if !self.presence.step_teller(forward) {
            self.notice = Some("no other source tells this passage".to_owned());
        }
    }

    /// Shows the next or previous source of the list in place of this one.
    fn step_presence(&mut self, by: isize) {
        let article = self.presence.tellers().map(Tellers::article);
        let next = article.and_then(|article| self.sources.neighbour(article, by));
        if let Some(next) = next.filter(|next| Some(*next) != article) {
            self.presence.open(&self.story, next, None, None);
            self.presence.left_texts = None;
            self.open(self.target, next);
            self.sources.select_article(next);
        }
    }

    /// The two articles of the selected cell and the passages that tell the same; of a whole row, those of the
    /// surest cell.
    fn told(&self) -> Option<([usize; 2], [Option<u32>; 2])> {
        let article = self.presence.tellers()?.article();
        let passage = self.presence.passage()?;
        let told = self.presence.told();
        let (other, told) = match (told.first(), self.presence.other()) {
            (Some((other, pair)), _) => (*other, Some(pair.link.b)),
            (None, other) => (other?, None),
        };
        Some(([article, other], [Some(passage), told]))
    }

    pub(super) fn nobody(&self) -> String {
        if self.presence.passage().is_none() {
            return "no passage is shown".to_owned();
        }
        let key = self.presence_key(Action::ColumnRight);
        format!("no other source tells this passage; {key} chooses one to look at")
    }

    /// Opens the two articles of a cell in rows, at the passages that tell the same.
    fn open_told(&mut self) {
        let Some((articles, passages)) = self.told() else {
            self.notice = Some(self.nobody());
            return;
        };
        self.presence.left_texts.get_or_insert(Left {
            articles: self.readers.each_ref().map(|reader| reader.article),
            beside: self.pair.beside,
            way: self.pair.way,
            target: self.target,
        });
        self.pair.beside = true;
        self.zoom = false;
        if !self.pair.way.is_in_rows() {
            self.pair.way = Way::Level;
        }
        for (reader, article) in articles.into_iter().enumerate() {
            self.open(reader, article);
        }
        // On the way from one pair to another both panes may have shown one source.
        self.notice = None;
        self.compare.go_later(articles, passages);
        self.leave_for(0);
    }

    /// Puts the texts back that were open before one went from the matrix to two of them.
    pub(super) fn restore_texts(&mut self) {
        let Some(left) = self.presence.left_texts.take() else {
            return;
        };
        self.pair.beside = left.beside;
        self.pair.way = left.way;
        for (reader, article) in left.articles.into_iter().enumerate() {
            if let Some(article) = article {
                self.open(reader, article);
            }
        }
        self.notice = None;
        self.set_focus(Focus::Reader(if left.beside { left.target } else { 0 }));
    }

    /// Says how the two passages of the selected cell go together, and why they do if that is quickly found again: cells
    /// do not hold it.
    fn tell_how(&mut self) {
        let Some((articles, [Some(a), Some(b)])) = self.told() else {
            self.notice = Some(self.nobody());
            return;
        };
        let made = Made {
            articles,
            version: self.story.version(),
            pins: self.desk.pins(articles),
        };
        let comparison = self.comparisons.ready(&self.story, &made);
        let is_it = |pair: &&Pair| (pair.link.a, pair.link.b) == (a, b);
        let whole = comparison
            .as_ref()
            .and_then(|comparison| comparison.pairs.iter().find(is_it));
        let Some(said) = Said::between(&self.story, articles) else {
            return;
        };
        self.notice = match (whole, self.presence.told().first()) {
            (Some(pair), _) => Some(format!("{} Why: {}.", said.how(pair), said.why(pair))),
            (None, Some((_, pair))) => Some(said.how(pair)),
            (None, None) => None,
        };
    }

    /// The passage of the row, and the one of another source that tells it too.
    pub(super) fn both_told(&self) -> Option<Vec<Matter>> {
        let (articles, passages) = self.told()?;
        let of_side = |(article, passage): (usize, Option<u32>)| Some(Matter::Passage(at(article, passage?)));
        Some(articles.into_iter().zip(passages).filter_map(of_side).collect())
    }

    /// What the mouse does in the matrix.
    pub(super) fn mouse_presence(&mut self, what: Mouse, x: u16, y: u16) {
        let plan = self.presence.plan;
        if !plan.main.contains(x, y) {
            return;
        }
        if let Mouse::Wheel(rows) = what {
            self.presence.wheel(rows);
            return;
        }
        let line = y.checked_sub(plan.inside.y + plan.head);
        let Some(row) = line.map(|line| usize::from(line) + self.presence.top) else {
            return;
        };
        if !plan.inside.contains(x, y) || row >= self.presence.rows().len() {
            return;
        }
        self.presence.select(row);
        let hit = (0..plan.shown).find(|at| (plan.cell_x(*at)..plan.cell_x(at + 1)).contains(&x));
        self.presence
            .select_column(hit.map_or(0, |at| self.presence.left + at + 1));
    }
}
