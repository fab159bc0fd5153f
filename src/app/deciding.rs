//! What keys decide and note: the same in every view, on whatever is under the cursor there.

use super::action::Action;
use super::checks::count;
use super::findings::Finding;
use super::opened::View;
use super::panes::Focus;
use super::prompt::{Part, Prompt, Purpose};
use super::state::App;
use super::timeline::rows::Item;
use crate::story::{Check, Matter, PassageAt, Said, State};

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
        if let Some(denial) = all.iter().find_map(|on| on.denial()) {
            self.notice = Some(format!(
                "this is {denial}, as you said: there is nothing to check"
            ));
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
    pub(super) fn is_whole_row(&mut self, all: &[Matter]) -> bool {
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
    #[must_use]
    pub fn called(&self, on: Matter) -> String {
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
        let before = match on {
            [only] => self.desk.check(*only).map(|check| part.of(check).to_owned()),
            _ => None,
        };
        let before = before.filter(|before| !before.is_empty() && before != typed.trim());
        for on in on {
            let mut check = self.desk.check(*on).cloned().unwrap_or_default();
            *part.of_mut(&mut check) = typed.trim().into();
            self.say(*on, Said::Check(check));
        }
        self.notice = Some(match (typed.trim().is_empty(), on) {
            (true, _) => "the note is gone".to_owned(),
            (false, [only]) => match before {
                Some(before) => format!("noted on {}, in place of “{before}”", self.called(*only)),
                None => format!("noted on {}", self.called(*only)),
            },
            (false, many) => format!("noted on {} figures", many.len()),
        });
    }

    /// Takes a note that is being typed from a figure or date to its passage, from there to the next or the one before.
    /// What was noted there already comes into the line, unless another note was begun.
    pub(super) fn note_beside(&mut self, forward: bool) {
        let Some(prompt) = &self.prompt else { return };
        let Purpose::Note { on, part } = &prompt.purpose else {
            return;
        };
        let (Some(&first), part) = (on.first(), *part) else {
            return;
        };
        let Some(article) = self.story.article(first.article()) else {
            return;
        };
        let all = u32::try_from(article.passages.len()).unwrap_or(u32::MAX).max(1);
        let passage = match (first, first.place(&self.story)) {
            (Matter::Passage(at), _) => (at.passage + if forward { 1 } else { all - 1 }) % all,
            (Matter::Figure(_) | Matter::Date(_), Some(place)) => place.passage,
            _ => return,
        };
        let beside = Matter::Passage(at(first.article(), passage));
        let noted = |on: Matter| {
            self.desk
                .check(on)
                .map_or_else(String::new, |check| part.of(check).to_owned())
        };
        let text = if prompt.text() == noted(first) {
            noted(beside)
        } else {
            prompt.text().to_owned()
        };
        let purpose = Purpose::Note {
            on: vec![beside],
            part,
        };
        self.prompt = Some(Prompt::new(purpose, &text));
    }
}

/// A passage of an article, by their indexes.
pub(super) fn at(article: usize, passage: u32) -> PassageAt {
    PassageAt {
        article: u32::try_from(article).unwrap_or(u32::MAX),
        passage,
    }
}
