//! The view of checks: everything that is to be checked or was decided, by state, narrowed by what is typed.

use rustc_hash::FxHashMap;

use crate::analysis::Place;
use crate::story::{Article, DateAt, Desk, Field, FigureAt, Kind, Matter, Noted, Said, State, Story};
use crate::text::fold::loose;

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A heading: a state, and how much is so.
    State(State, usize),
    /// Above what was put together and apart, of which nothing else was said.
    Ruled(usize),
    /// Above what is no figure or no date, as the reader said, and what was said of such.
    Denied(usize),
    /// Above what was said of words that are not there any more.
    Lost(usize),
    /// Something to check or decided.
    Matter(Matter),
    /// Something said of words that are not there any more, or not what they were.
    Gone(Noted),
}

/// The view of checks.
#[derive(Debug, Default)]
pub struct Checks {
    lines: Vec<Line>,
    row: usize,
    /// The first line seen.
    pub top: usize,
    filter: String,
    /// Of which story, and of what was said of it, the lines are; `None` where they are to be put together anew.
    made_of: Option<(u64, u64)>,
    /// Under which state things are listed that had one when the list was opened, or came to it since, so that nothing
    /// leaves from under the cursor; all others are open. What is read otherwise stays what it was, by its place.
    /// `None` where that is to be taken down.
    listed: Option<FxHashMap<(Matter, Option<Place>), State>>,
}

/// What is listed first: what is to be done, then what needs saying.
const ORDER: [State; 4] = [State::Open, State::Wrong, State::Unclear, State::Verified];

/// How many figures and dates were decided, of how many.
#[must_use]
pub fn count(story: &Story, desk: &Desk) -> (usize, usize) {
    let decided = |(at, noted): (Option<Matter>, &Noted)| match (at?, &noted.said) {
        (on @ (Matter::Figure(_) | Matter::Date(_)), Said::Check(check)) => {
            (check.state != State::Open).then_some(on)
        }
        _ => None,
    };
    let mut decided: Vec<Matter> = desk.all().filter_map(decided).collect();
    decided.sort_unstable();
    decided.dedup();
    (decided.len(), story.figures() + story.mentions())
}

/// How something is read, as one would type it: a figure with bound, role and what it counts, a date by its days.
#[must_use]
pub fn read_as(story: &Story, desk: &Desk, on: Matter) -> String {
    let corrected = [Field::Reads, Field::Means]
        .into_iter()
        .find_map(|field| desk.correction(on, field));
    if let Some(to) = corrected {
        return to.to_owned();
    }
    let Some(article) = story.article(on.article()) else {
        return String::new();
    };
    match on {
        Matter::Date(at) => {
            let date = article.findings.dates.get(at.date as usize);
            date.and_then(|date| date.when).map_or(String::new(), |when| {
                if when.from == when.to {
                    when.from.to_string()
                } else {
                    format!("{}..{}", when.from, when.to)
                }
            })
        }
        _ => on
            .place(story)
            .map(|place| article.words_at(place))
            .unwrap_or_default(),
    }
}

impl Checks {
    /// Puts the lines together anew where something has changed; what is selected stays selected.
    pub fn settle(&mut self, story: &Story, desk: &Desk, height: usize) {
        let now = Some((story.version(), desk.version()));
        if self.made_of != now {
            self.made_of = now;
            let kept = self.lines.get(self.row).cloned();
            self.lines = self.gather(story, desk);
            let is_heading = |line: &Line| {
                matches!(
                    line,
                    Line::State(..) | Line::Ruled(_) | Line::Denied(_) | Line::Lost(_)
                )
            };
            let same = kept.and_then(|kept| self.lines.iter().position(|line| *line == kept));
            self.row = same.unwrap_or(self.row.min(self.lines.len().saturating_sub(1)));
            if self.lines.get(self.row).is_some_and(is_heading) {
                self.step(1);
            }
        }
        self.top = self.top.min(if self.row == 1 { 0 } else { self.row });
        self.top = self.top.max((self.row + 1).saturating_sub(height.max(1)));
    }

    fn gather(&mut self, story: &Story, desk: &Desk) -> Vec<Line> {
        let mut all: Vec<Matter> = Matter::facts(story).collect();
        let said =
            |(at, noted): (Option<Matter>, &Noted)| at.filter(|_| !matches!(noted.said, Said::Mark(_)));
        all.extend(desk.all().filter_map(said));
        // There may be hundreds of thousands: a place is looked up once for each.
        let mut all: Vec<(Matter, Option<Place>)> = all.into_iter().map(|on| (on, on.place(story))).collect();
        let start = |place: Place| (place.passage, place.span.start);
        all.sort_by_key(|(on, place)| (on.article(), place.map(start), *on));
        all.dedup();
        let states = desk.all().filter_map(|(at, noted)| match (at?, &noted.said) {
            (on, Said::Check(check)) => Some((on, check.state)),
            _ => None,
        });
        let states: FxHashMap<Matter, State> = states.collect();
        let listed = self.listed.get_or_insert_with(|| {
            let known = states
                .iter()
                .map(|(on, state)| (known_by(*on, on.place(story)), *state));
            known.collect()
        });
        let mut listed_as = |(on, place): (Matter, Option<Place>)| {
            let state = match on {
                Matter::Figure(_) | Matter::Date(_) if listed.is_empty() => State::Open,
                Matter::Figure(_) | Matter::Date(_) => {
                    listed.get(&known_by(on, place)).copied().unwrap_or_default()
                }
                _ => *listed
                    .entry(known_by(on, place))
                    .or_insert_with(|| states.get(&on).copied().unwrap_or_default()),
            };
            (on, state)
        };
        let mut all: Vec<(Matter, State)> = all.into_iter().map(&mut listed_as).collect();
        let wanted: Vec<String> = self.filter.split_whitespace().map(loose).collect();
        let holds = |on: &Matter| {
            let words = loose(&haystack(story, desk, *on));
            wanted.iter().all(|word| words.contains(word.as_str()))
        };
        all.retain(|(on, _)| wanted.is_empty() || holds(on));
        let mut lines = Vec::new();
        let (denied, all): (Vec<_>, Vec<_>) = all.into_iter().partition(|(on, _)| on.denial().is_some());
        let is_ruled = |(on, state): &(Matter, State)| {
            *state == State::Open && matches!(on.kind(), Kind::Pair | Kind::Figures)
        };
        let (ruled, all): (Vec<_>, Vec<_>) = all.into_iter().partition(is_ruled);
        for state in ORDER {
            let so = all.iter().filter(|(_, listed)| *listed == state);
            let count = so.clone().count();
            if count > 0 {
                lines.push(Line::State(state, count));
                lines.extend(so.map(|(on, _)| Line::Matter(*on)));
            }
        }
        if !ruled.is_empty() {
            lines.push(Line::Ruled(ruled.len()));
            lines.extend(ruled.into_iter().map(|(on, _)| Line::Matter(on)));
        }
        let gone = |noted: &Noted| Line::Gone(noted.clone());
        let is_all = wanted.is_empty();
        let idle: Vec<Line> = desk.idle().filter(|_| is_all).map(gone).collect();
        if denied.len() + idle.len() > 0 {
            lines.push(Line::Denied(denied.len() + idle.len()));
            lines.extend(denied.into_iter().map(|(on, _)| Line::Matter(on)));
            lines.extend(idle);
        }
        let gone: Vec<Line> = desk.lost().filter(|_| is_all).map(gone).collect();
        if !gone.is_empty() {
            lines.push(Line::Lost(gone.len()));
            lines.extend(gone);
        }
        lines
    }

    /// Lists everything under the state that it has now.
    pub fn sort(&mut self) {
        self.listed = None;
        self.made_of = None;
    }

    /// Selects the line so many further down; headings are passed over.
    pub fn step(&mut self, by: isize) {
        let last = self.lines.len().saturating_sub(1);
        let at = self.row.saturating_add_signed(by).min(last);
        let is_one = |at: &usize| matches!(self.lines.get(*at), Some(Line::Matter(_) | Line::Gone(_)));
        let found = if by < 0 {
            (0..=at).rev().find(is_one).or_else(|| (at..=last).find(is_one))
        } else {
            (at..=last).find(is_one).or_else(|| (0..=at).rev().find(is_one))
        };
        self.row = found.unwrap_or(0);
    }

    /// Selects a line.
    pub fn select(&mut self, row: usize) {
        self.row = row.min(self.lines.len().saturating_sub(1));
        self.step(0);
    }

    /// Narrows to what holds each of the words.
    pub fn narrow(&mut self, query: &str) {
        query.clone_into(&mut self.filter);
        self.made_of = None;
    }

    /// What the list is narrowed to; empty for all.
    #[must_use]
    pub fn query(&self) -> &str {
        &self.filter
    }

    /// What is in the list.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Which line is selected.
    #[must_use]
    pub fn row(&self) -> usize {
        self.row
    }

    /// What is selected.
    #[must_use]
    pub fn selected(&self) -> Option<Matter> {
        match self.lines.get(self.row)? {
            Line::Matter(on) => Some(*on),
            _ => None,
        }
    }

    /// Has what is selected stay so under another number.
    pub(super) fn keep(&mut self, on: Matter) {
        if let Some(line) = self.lines.get_mut(self.row) {
            *line = Line::Matter(on);
        }
    }
}

/// What something is called in the list.
#[must_use]
pub fn called(story: &Story, desk: &Desk, on: Matter) -> String {
    let Some(article) = story.article(on.article()) else {
        return String::new();
    };
    match on {
        Matter::NoFigure(_) | Matter::NoDate(_) => {
            let place = on.place(story);
            place.map(|place| article.words_at(place)).unwrap_or_default()
        }
        Matter::Figure(_) | Matter::Date(_) => {
            let words = on
                .place(story)
                .map(|place| article.words_at(place))
                .unwrap_or_default();
            match desk
                .correction(on, Field::Reads)
                .or(desk.correction(on, Field::Means))
            {
                Some(to) => format!("{to} (“{words}”)"),
                None => words,
            }
        }
        Matter::Figures(a, b) => {
            let words = |at| called(story, desk, Matter::Figure(at));
            let other = story.article(b.article as usize).map(Article::source_words);
            let apart = desk.of(on).any(|said| *said == Said::Apart);
            let sign = if apart { "≠" } else { "⚲" };
            format!("{} {sign} {}, {}", words(a), words(b), other.unwrap_or_default())
        }
        Matter::Passage(at) => article.passage(at.passage as usize).into_owned(),
        Matter::Pair(a, b) => {
            let other = story.article(b.article as usize);
            let other =
                other.map(|other| (other.source_words().to_owned(), other.passage(b.passage as usize)));
            let (source, words) = other.unwrap_or_default();
            format!(
                "{} ⇄ {source} ¶{}: {words}",
                article.passage(a.passage as usize),
                b.passage + 1
            )
        }
        Matter::Article(_) => super::facts::title(article).into_owned(),
    }
}

/// By what something is known though others of its article become figures, or cease to be: by its place.
fn known_by(on: Matter, place: Option<Place>) -> (Matter, Option<Place>) {
    let article = u32::try_from(on.article()).unwrap_or(u32::MAX);
    let first = match on.kind() {
        Kind::Figure => Matter::Figure(FigureAt { article, figure: 0 }),
        Kind::Date => Matter::Date(DateAt { article, date: 0 }),
        _ => return (on, None),
    };
    (first, place)
}

fn haystack(story: &Story, desk: &Desk, on: Matter) -> String {
    let source = story
        .article(on.article())
        .map_or("", |article| article.source_words());
    let check = desk.check(on).cloned().unwrap_or_default();
    let place = on.place(story);
    let passage = story.article(on.article()).zip(place);
    let passage = passage.map(|(article, place)| article.passage(place.passage as usize).into_owned());
    format!(
        "{source} {} {} {} {} {} {}",
        called(story, desk, on),
        on.denial().unwrap_or_default(),
        passage.unwrap_or_default(),
        check.state.name(),
        check.note,
        check.source
    )
}
