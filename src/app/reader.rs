//! One open text: which article, at which place, and what is looked for in it. The place is kept by
//! the words that stand there, so that it outlives every change of width.

use std::collections::HashMap;

use crate::analysis::{Findings, Place};
use crate::story::Story;

use super::area::Area;
use super::find::{Find, Wrapped};
use super::findings::{self, Finding, Which};
use super::page::{Anchor, Key, Page, Show};

/// A text pane.
#[derive(Debug, Default)]
pub struct Reader {
    /// Index of the open article.
    pub article: Option<usize>,
    /// Its lines at the present width.
    pub page: Page,
    /// The first line shown.
    pub top: usize,
    /// What is looked for.
    pub find: Find,
    /// Where the figure or date is that was gone to, and where the text stood then.
    went_to: Option<(Place, Anchor)>,
    /// A figure or date to go to as soon as the text is laid out.
    pending: Option<Finding>,
    /// The passage gone to since that was last asked.
    went: Option<u32>,
    /// Hits to walk, as soon as the text is laid out.
    arriving: Option<Find>,
    anchor: Anchor,
    /// Where articles read before were left.
    places: HashMap<usize, Anchor>,
    /// Lines that the pane shows.
    height: usize,
}

impl Reader {
    /// Opens an article where it was left.
    pub fn show(&mut self, article: usize) {
        if self.article == Some(article) {
            return;
        }
        if let Some(left) = self.article.replace(article) {
            self.places.insert(left, self.anchor);
        }
        self.anchor = self.places.get(&article).copied().unwrap_or_default();
        self.page = Page::default();
        self.went_to = None;
        self.pending = None;
    }

    /// Lays the text out for the room it has, unless it already is, and finds its place again.
    pub fn settle(&mut self, story: &Story, column: Area, show: Show) {
        let Some((article, entry)) = self.article.and_then(|at| Some((at, story.entries().get(at)?))) else {
            return;
        };
        self.height = usize::from(column.height);
        let key = Key {
            article,
            copies: entry.copies.len(),
            rereadings: story.rereadings(),
            width: column.width,
            show,
        };
        let is_new = self.page.key().is_none_or(|old| old.article != article);
        if self.page.key() != Some(key) {
            self.page = Page::lay(entry, key);
        }
        if is_new && !self.find.query().is_empty() {
            let query = self.find.query().to_owned();
            self.find.look(&query, &entry.article, self.reading_at());
        }
        self.top = self.page.row(self.anchor).min(self.last_top());
        if let Some(finding) = self.pending.take() {
            self.go_to_finding(finding, &entry.article.findings);
        }
        if let Some(find) = self.arriving.take() {
            self.find = find;
            self.reveal_hit();
        }
    }

    /// Scrolls by so many lines, down if positive.
    pub fn scroll(&mut self, lines: isize) {
        self.go(self.top.saturating_add_signed(lines));
    }

    /// Puts line `row` at the top, or the last page where there is less below.
    pub fn go(&mut self, row: usize) {
        self.top = row.min(self.last_top());
        self.anchor = self.page.anchor(self.top);
    }

    /// Lines that the pane shows.
    #[must_use]
    pub fn height(&self) -> usize {
        self.height
    }

    /// The passage where the eye is: a third down what is seen.
    #[must_use]
    pub fn passage(&self) -> Option<usize> {
        let eye = if self.top == 0 { 0 } else { self.height / 3 };
        self.page.passage_at(self.top + eye)
    }

    /// The passage of the hit or finding gone to since this was last asked, for a view of one's own.
    pub fn went_in_rows(&mut self) -> Option<u32> {
        self.went.take()
    }

    /// Puts a passage where the eye is.
    pub fn go_to_passage(&mut self, passage: usize) {
        if let Some(row) = self.page.row_of(passage, 0) {
            self.go(row.saturating_sub(self.height / 3));
        }
    }

    /// Lines of a page, one of them kept from the page before.
    #[must_use]
    pub fn stride(&self) -> isize {
        self.height.saturating_sub(1).max(1).cast_signed()
    }

    /// The last line that can be at the top.
    #[must_use]
    pub fn last_top(&self) -> usize {
        self.page.rows.len().saturating_sub(self.height)
    }

    /// How far down the text is, 0 at the top and 1 at the end.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "lines of a page, far below 2^52")]
    pub fn proportion(&self) -> f64 {
        match self.last_top() {
            0 => 0.0,
            last => self.top as f64 / last as f64,
        }
    }

    /// Goes to a proportion of the text; values outside 0 to 1 are taken as the nearer end.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a product of 0 to 1 and a number of lines"
    )]
    pub fn go_to_proportion(&mut self, part: f64) {
        self.go((part.clamp(0.0, 1.0) * self.last_top() as f64).round() as usize);
    }

    /// The passage at the top, counted from 1, the number of passages, and how much of the text has
    /// been shown in percent.
    #[must_use]
    pub fn position(&self, story: &Story) -> Option<(usize, usize, usize)> {
        let article = story.article(self.article?)?;
        let passage = self.page.passage_at(self.top)? + 1;
        let rows = self.page.rows.len().max(1);
        let seen = (self.top + self.height).min(rows);
        Some((passage, article.passages.len(), seen * 100 / rows))
    }

    /// Looks for `query` from the place being read on, and goes to the first hit.
    pub fn look(&mut self, query: &str, story: &Story) {
        if let Some(article) = self.article.and_then(|at| story.article(at)) {
            self.find.look(query, article, self.reading_at());
            self.reveal_hit();
        }
    }

    /// The passage and byte at the place being read.
    fn reading_at(&self) -> (usize, u32) {
        match self.anchor {
            Anchor::Row(_) => (0, 0),
            Anchor::Prose { passage, at, .. } => (passage, at),
        }
    }

    /// Goes to the next or previous hit; `None` where there is none.
    pub fn step(&mut self, forward: bool) -> Option<Wrapped> {
        self.find.current()?;
        let wrapped = self.find.step(forward);
        self.reveal_hit();
        Some(wrapped)
    }

    /// The figure or date at which the reader is: the one gone to last, until the text is scrolled so
    /// far that it is out of sight.
    #[must_use]
    pub fn finding(&self, story: &Story) -> Option<Finding> {
        let (place, anchor) = self.went_to?;
        let finding = Finding::at(place, self.findings(story)?)?;
        (self.anchor == anchor || self.shows(place)).then_some(finding)
    }

    /// Goes to the next or previous figure or date, from the one at which the reader is, or else from
    /// the place being read; `None` where there is none.
    pub fn step_finding(&mut self, which: Which, forward: bool, story: &Story) -> Option<Wrapped> {
        let findings = self.findings(story)?;
        let from = match self.finding(story).and_then(|finding| finding.place(findings)) {
            Some(place) => (place.passage as usize, place.span.start + u32::from(forward)),
            None => self.reading_at(),
        };
        let (finding, wrapped) = findings::next(findings, which, from, forward)?;
        self.go_to_finding(finding, findings);
        Some(wrapped)
    }

    /// Goes to the first figure or date that is seen, unless the reader is at one; whether there is one.
    pub fn take_finding(&mut self, story: &Story) -> bool {
        let Some(findings) = self.findings(story) else {
            return false;
        };
        let mut finding = self.finding(story);
        if finding.is_none() {
            let from = self.reading_at();
            let seen = |which| {
                let (finding, _) = findings::next(findings, which, from, true)?;
                let place = finding.place(findings).filter(|place| self.shows(*place))?;
                Some((place, finding))
            };
            let first = [Which::Figure, Which::Date]
                .into_iter()
                .filter_map(seen)
                .min_by_key(|(place, _)| *place);
            finding = first.map(|(_, finding)| finding);
        }
        if let Some(finding) = finding {
            self.go_to_finding(finding, findings);
        }
        finding.is_some()
    }

    /// Goes to a figure or date of the open article, as soon as the text is laid out; its place is seen then.
    pub fn go_to(&mut self, finding: Finding, story: &Story) {
        let findings = self.findings(story);
        self.pending = findings
            .and_then(|findings| finding.place(findings))
            .map(|_| finding);
    }

    /// Goes to the current one of these hits, as soon as the text is laid out.
    pub fn arrive(&mut self, find: Find) {
        self.arriving = Some(find);
    }

    /// Where the articles read here were left, and where one is.
    pub fn places(&self) -> impl Iterator<Item = (usize, Anchor)> {
        let left = self.places.iter().map(|(article, place)| (*article, *place));
        let here = self.article;
        left.filter(move |(article, _)| Some(*article) != here)
            .chain(here.map(|article| (article, self.anchor)))
    }

    /// Takes in where an article was left.
    pub fn was_at(&mut self, article: usize, place: Anchor) {
        self.places.insert(article, place);
        if self.article == Some(article) {
            self.anchor = place;
        }
    }

    /// Goes to a place, as soon as the text is laid out.
    pub fn come_to(&mut self, place: Anchor) {
        self.anchor = place;
    }

    /// Goes to the top of a passage, as soon as the text is laid out.
    pub fn come_to_passage(&mut self, passage: usize) {
        self.come_to(Anchor::Prose {
            passage,
            at: 0,
            shift: -1,
        });
        self.went = u32::try_from(passage).ok();
    }

    fn go_to_finding(&mut self, finding: Finding, findings: &Findings) {
        if let Some(place) = finding.place(findings) {
            self.reveal(place.passage as usize, place.span.start, place.span.end);
            self.went_to = Some((place, self.anchor));
        }
    }

    fn findings<'a>(&self, story: &'a Story) -> Option<&'a Findings> {
        story.article(self.article?).map(|article| &article.findings)
    }

    /// Whether a place begins on a line that is seen.
    fn shows(&self, place: Place) -> bool {
        self.page
            .row_of(place.passage as usize, place.span.start)
            .is_some_and(|row| (self.top..self.top + self.height).contains(&row))
    }

    /// Where the reader is, to come back to.
    #[must_use]
    pub fn place(&self) -> Anchor {
        self.anchor
    }

    /// Goes back to a place.
    pub fn restore(&mut self, place: Anchor) {
        self.go(self.page.row(place));
    }

    /// Brings the current hit on the screen.
    fn reveal_hit(&mut self) {
        if let Some(hit) = self.find.current() {
            self.reveal(hit.passage, hit.span.start, hit.span.end);
        }
    }

    /// Brings words of a passage on the screen, a third down, if they are not there.
    fn reveal(&mut self, passage: usize, start: u32, end: u32) {
        self.went = u32::try_from(passage).ok();
        let row_of = |at| self.page.row_of(passage, at);
        let (Some(first), Some(last)) = (row_of(start), row_of(end.saturating_sub(1))) else {
            return;
        };
        if first < self.top || last >= self.top + self.height {
            self.go(first.saturating_sub(self.height / 3));
        }
    }
}

/// So many halves of a page of `stride` lines, at least one line each.
pub(super) fn part_of(stride: isize, halves: isize) -> isize {
    match halves.abs() {
        1 => halves * (stride / 2).max(1),
        _ => halves / 2 * stride,
    }
}
