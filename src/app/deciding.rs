//! What keys decide, note and correct: the same in every view, on whatever is under the cursor there.

use super::action::Action;
use super::checks::{count, read_as};
use super::findings::Finding;
use super::keymap::Context;
use super::opened::View;
use super::panes::Focus;
use super::prompt::{Part, Prompt, Purpose};
use super::state::App;
use super::timeline::rows::Item;
use crate::story::correct::could_be;
use crate::story::{Check, Field, FigureAt, Kind, Matter, NONE, PassageAt, Said, State, says_none};

impl App {
    /// Does what an action means for what is under the cursor, in whatever view; false where it means nothing of that
    /// sort.
    pub(super) fn perform_desk(&mut self, action: Action) -> bool {
        match action {
            Action::Verified => self.decide(State::Verified),
            Action::Wrong => self.decide(State::Wrong),
            Action::CannotTell => self.decide(State::Unclear),
            Action::Note => self.ask_part(Part::Note),
            Action::CheckedBy => self.ask_part(Part::Source),
            Action::Correct => self.ask_correction(),
            Action::AsFound => self.take_back_correction(),
            Action::SetMark => self.await_letter(action, "a letter marks this passage"),
            Action::GoToMark => {
                self.await_letter(action, "a letter goes to its passage; the key again goes back");
            }
            Action::Undo => self.undo(),
            _ => return false,
        }
        true
    }

    /// What is under the cursor; several things where a row of figures is.
    #[must_use]
    pub fn under_cursor(&self) -> Vec<Matter> {
        let one = |matter: Option<Matter>| matter.into_iter().collect();
        match self.view {
            View::Figures => {
                let selected = self.figures.selected(&self.story).into_iter();
                selected.map(Matter::Figure).collect()
            }
            View::Timeline => one(match self.timeline.selected() {
                Some(Item::Printed(article)) => Some(Matter::Article(article)),
                Some(Item::Event(_)) => self.timeline.chosen(&self.story).map(Matter::Date),
                None => None,
            }),
            View::Presence => one(self.told_passages()),
            View::Checks => one(self.checks.selected()),
            View::Read => one(self.read_matter()),
        }
    }

    fn told_passages(&self) -> Option<Matter> {
        let article = self.presence.tellers()?.article();
        let here = at(article, self.presence.passage()?);
        let told = self.presence.told();
        let there = self.presence.other().and_then(|other| {
            let (_, pair) = told.iter().find(|(of, _)| *of == other)?;
            Some(at(other, pair.link.b))
        });
        Some(there.map_or(Matter::Passage(here), |there| Matter::pair(here, there)))
    }

    /// What one is at in the texts: the figure or date gone to, the pair, the passage; in the list the source.
    fn read_matter(&self) -> Option<Matter> {
        let Focus::Reader(index) = self.focus else {
            let article = self.sources.selected()?;
            return Some(Matter::Article(u32::try_from(article).ok()?));
        };
        let reader = &self.readers[index];
        let article = reader.article?;
        if let Some(finding) = reader
            .finding(&self.story)
            .filter(|finding| self.is_in_focus(index, *finding))
        {
            return Some(finding.matter(article));
        }
        if self.is_in_rows() {
            let other = self.readers[1 - index].article?;
            if let Some(pair) = self.compare.pair() {
                let (a, b) = (pair.link.a, pair.link.b);
                let [mine, theirs] = if index == 0 { [a, b] } else { [b, a] };
                return Some(Matter::pair(at(article, mine), at(other, theirs)));
            }
            return self.compare.passages()?[index].map(|passage| Matter::Passage(at(article, passage)));
        }
        let passage = u32::try_from(reader.passage()?).ok()?;
        Some(Matter::Passage(at(article, passage)))
    }

    /// Whether a figure or date stands in the row in focus, where there are rows.
    fn is_in_focus(&self, index: usize, finding: Finding) -> bool {
        if !self.is_in_rows() {
            return true;
        }
        let article = self.readers[index].article.and_then(|at| self.story.article(at));
        let passage = article
            .and_then(|article| finding.place(&article.findings))
            .map(|place| place.passage);
        let here = self.compare.passages().and_then(|passages| passages[index]);
        passage.is_some() && passage == here
    }

    /// Sets what is under the cursor to a state, or, where it is so already, opens it again.
    fn decide(&mut self, state: State) {
        let all = self.under_cursor();
        if all.is_empty() {
            self.notice = Some("there is nothing here to check".to_owned());
            return;
        }
        if self.is_whole_row(&all) {
            return;
        }
        let is_so = all.iter().all(|on| self.desk.state(*on) == state);
        let state = if is_so { State::Open } else { state };
        for on in &all {
            let check = self.desk.check(*on).cloned().unwrap_or_default();
            self.say(*on, Said::Check(Check { state, ..check }));
        }
        let what = match &all[..] {
            [only] => self.called(*only),
            many => format!("{} figures", many.len()),
        };
        let undo = self.keymap.hint(self.context(), Action::Undo).unwrap_or_default();
        let (decided, of) = count(&self.story, &self.desk);
        self.notice = Some(format!(
            "{what}: {} · {decided}/{of} checked · {undo} takes that back",
            state.name()
        ));
    }

    /// Says so where a row of figures of several sources is under the cursor: of each something else may be true.
    fn is_whole_row(&mut self, all: &[Matter]) -> bool {
        let is_whole = all.iter().any(|on| on.article() != all[0].article());
        if is_whole {
            let key = self
                .keymap
                .hint(self.context(), Action::ColumnRight)
                .unwrap_or_default();
            self.notice = Some(format!(
                "this row has figures of several sources; {key} goes to one of them"
            ));
        }
        is_whole
    }

    /// What something is called in a message.
    fn called(&self, on: Matter) -> String {
        let words = match on {
            Matter::Figure(_) | Matter::Date(_) | Matter::NoFigure(_) | Matter::NoDate(_) => {
                let article = self.story.article(on.article());
                article
                    .zip(on.place(&self.story))
                    .map(|(article, place)| article.words_at(place))
            }
            Matter::Passage(at) => Some(format!("¶{}", at.passage + 1)),
            Matter::Pair(a, b) => Some(format!("¶{} and ¶{}", a.passage + 1, b.passage + 1)),
            Matter::Figures(a, b) => {
                let words = |at| self.called(Matter::Figure(at));
                Some(format!("{} and {}", words(a), words(b)))
            }
            Matter::Article(at) => self
                .story
                .article(at as usize)
                .map(|article| article.source_words().to_owned()),
        };
        words.unwrap_or_default()
    }

    fn ask_part(&mut self, part: Part) {
        let on = self.under_cursor();
        let Some(first) = on.first() else {
            self.notice = Some("there is nothing here to note something on".to_owned());
            return;
        };
        if self.is_whole_row(&on) {
            return;
        }
        let before = self.desk.check(*first).map(|check| part.of(check).to_owned());
        let purpose = Purpose::Note { on, part };
        self.prompt = Some(Prompt::new(purpose, &before.unwrap_or_default()));
    }

    /// Notes what was typed; nothing typed takes the note away.
    pub(super) fn accept_note(&mut self, on: &[Matter], part: Part, typed: &str) {
        for on in on {
            let mut check = self.desk.check(*on).cloned().unwrap_or_default();
            *part.of_mut(&mut check) = typed.trim().into();
            self.say(*on, Said::Check(check));
        }
        self.notice = Some(
            if typed.trim().is_empty() {
                "the note is gone"
            } else {
                "noted"
            }
            .to_owned(),
        );
    }

    fn ask_correction(&mut self) {
        let all = self.under_cursor();
        let Some(on) = all.first().copied() else {
            self.notice = Some("there is nothing here to correct".to_owned());
            return;
        };
        if self.is_whole_row(&all) {
            return;
        }
        let text = match on {
            Matter::Figure(_) | Matter::Date(_) | Matter::NoFigure(_) | Matter::NoDate(_) => {
                read_as(&self.story, &self.desk, on)
            }
            Matter::Article(_) => article_fields(self, on).into_iter().next().unwrap_or_default(),
            Matter::Passage(_) | Matter::Pair(..) | Matter::Figures(..) => {
                let (figure, date) = (Action::NextFigure, Action::NextDate);
                let hint = |action| self.keymap.hint(Context::Reader, action).unwrap_or_default();
                self.notice = Some(format!(
                    "{} and {} go to the figure or date that is to be corrected; an article's own data are corrected in the list",
                    hint(figure),
                    hint(date)
                ));
                return;
            }
        };
        self.ask_correction_of(on, &text);
    }

    /// Asks how something reads, beginning with how it does. Of an article's field the name stays, so nothing is
    /// selected.
    fn ask_correction_of(&mut self, on: Matter, text: &str) {
        let prompt = Prompt::new(Purpose::Correct { on }, text);
        self.prompt = Some(match on {
            Matter::Article(_) => prompt,
            _ => prompt.selected(),
        });
    }

    /// Puts the next of an article's fields into the line; of a figure or date that it is none, and what stands there.
    pub(super) fn next_correction(&mut self, on: Matter) {
        let Some(prompt) = &self.prompt else { return };
        if matches!(on.kind(), Kind::Figure | Kind::Date) {
            let text = if says_none(prompt.text()) {
                self.called(on)
            } else {
                NONE.to_owned()
            };
            self.ask_correction_of(on, &text);
            return;
        }
        let fields = article_fields(self, on);
        let name = prompt.text().split(':').next().unwrap_or_default();
        let at = fields
            .iter()
            .position(|field| field.split(':').next() == Some(name));
        let next = at.map_or(0, |at| at + 1) % fields.len().max(1);
        if let Some(text) = fields.get(next) {
            self.ask_correction_of(on, text);
        }
    }

    /// Takes a correction that was typed; what cannot be read so is said, and the line stays.
    pub(super) fn accept_correction(&mut self, on: Matter, typed: &str) {
        let typed = typed.trim();
        if typed.is_empty() {
            self.take_back_readings(&[on]);
            return;
        }
        let read = field_of(on, typed).and_then(|(field, to)| {
            could_be(&self.story, on, field, to)?;
            let denies = matches!(field, Field::Reads | Field::Means) && says_none(to);
            Ok((field, if denies { NONE } else { to }.to_owned()))
        });
        match read {
            Ok((field, to)) => {
                let before = self.called(on);
                let reopened = self.reopened(&[on]);
                self.say(
                    on,
                    Said::Corrected {
                        field,
                        to: to.as_str().into(),
                    },
                );
                let key = |action| self.keymap.hint(self.context(), action).unwrap_or_default();
                let as_found = format!("{} reads it as it was", key(Action::AsFound));
                // What is none may not be under the cursor any more.
                let undo = format!("{} takes that back", key(Action::Undo));
                self.notice = Some(match on {
                    Matter::Article(_) => format!("{before}: {} is {to} now · {as_found}", field.name()),
                    _ if says_none(&to) => {
                        format!("“{before}” is no {} now{reopened} · {undo}", on.kind().name())
                    }
                    _ => format!("{before} → {to}{reopened} · {as_found}"),
                });
            }
            Err(what) => {
                self.prompt = Some(Prompt::new(Purpose::Correct { on }, typed).complaining(what));
            }
        }
    }

    /// Takes corrections back; of figures also in which groups they were put.
    fn take_back_correction(&mut self) {
        let all = self.under_cursor();
        let is_of = |at: FigureAt| all.contains(&Matter::Figure(at));
        let rulings = self.desk.rulings().into_iter();
        let rulings = rulings.filter(|it| is_of(it.a) || is_of(it.b));
        let rulings: Vec<Matter> = rulings.map(|it| Matter::Figures(it.a, it.b)).collect();
        self.take_back_readings(&[all, rulings].concat());
    }

    fn take_back_readings(&mut self, all: &[Matter]) {
        let found: Vec<(Matter, Said)> = all
            .iter()
            .flat_map(|on| self.desk.of(*on).map(|said| (*on, said.clone())))
            .filter(|(on, said)| is_reading(*on, said))
            .collect();
        let reopened = self.reopened(all);
        let mut count = 0;
        for (on, said) in found {
            count += usize::from(self.unsay(on, &said));
        }
        self.notice = Some(match count {
            0 => "nothing was corrected here".to_owned(),
            _ => format!("read as it was found{reopened}"),
        });
    }

    /// What is to be told where things that were decided are to be read otherwise.
    fn reopened(&self, all: &[Matter]) -> &'static str {
        let is_decided = all.iter().any(|on| self.desk.state(*on) != State::Open);
        if is_decided { ", to be checked again" } else { "" }
    }
}

/// Whether something said changes how things are read.
fn is_reading(on: Matter, said: &Said) -> bool {
    matches!(
        (on.kind(), said),
        (_, Said::Corrected { .. }) | (Kind::Figures, Said::Together | Said::Apart)
    )
}

/// A passage of an article, by their indexes.
pub(super) fn at(article: usize, passage: u32) -> PassageAt {
    PassageAt {
        article: u32::try_from(article).unwrap_or(u32::MAX),
        passage,
    }
}

/// What an article says of itself, as it is typed to be corrected.
fn article_fields(app: &App, on: Matter) -> Vec<String> {
    let Some(article) = app.story.article(on.article()) else {
        return Vec::new();
    };
    let title = article.title.as_ref().map_or("", |title| &*title.value);
    let source = article.source.as_ref().map_or("", |source| &*source.value);
    let published = article.published.as_ref().map(|date| date.value.to_string());
    vec![
        format!("published: {}", published.unwrap_or_default()),
        format!("source: {source}"),
        format!("title: {title}"),
        format!("language: {}", article.language_code()),
    ]
}

/// What of something is corrected by what was typed, and how it is to read.
fn field_of(on: Matter, typed: &str) -> Result<(Field, &str), String> {
    match on {
        Matter::Figure(_) | Matter::NoFigure(_) => Ok((Field::Reads, typed)),
        Matter::Date(_) | Matter::NoDate(_) => Ok(match typed.strip_prefix("from ") {
            Some(from) => (Field::CountedFrom, from.trim()),
            None => (Field::Means, typed),
        }),
        _ => {
            let fields = [Field::Published, Field::Source, Field::Title, Field::Language];
            let (name, to) = typed.split_once(':').unwrap_or((typed, ""));
            let field = fields.into_iter().find(|field| field.name() == name.trim());
            match (field, to.trim()) {
                (Some(_), "") | (None, _) => Err(
                    "write published:, source:, title: or language:, and what is to stand there".to_owned(),
                ),
                (Some(field), to) => Ok((field, to)),
            }
        }
    }
}
