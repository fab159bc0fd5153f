//! What the reader says of things in the articles, how that is taken back, how what was said elsewhere is taken in; and
//! the document in which all of it is handed on.

use crate::load::findings;
use crate::report::noted::in_words;
use crate::story::{Check, Matter, Noted, Said, State, correct};

use super::action::Action;
use super::kept::{Written, places, select_one_of};
use super::keymap::Context;
use super::signal::Effect;
use super::state::App;

impl App {
    /// Asks for the document that is handed on, if there is something to say in it.
    pub(super) fn report(&mut self) -> Option<Effect> {
        if self.story.entries().is_empty() {
            self.notice = Some("there is no article to report on".to_owned());
            return None;
        }
        self.notice = Some("the report is being written".to_owned());
        Some(Effect::Report(None))
    }

    /// Takes in what was said in an earlier session or by others.
    pub(super) fn recall(&mut self, noted: Vec<Noted>) {
        let corrects = noted.iter().any(is_correction);
        self.desk.recall(noted, &self.story);
        self.follow_desk(corrects);
    }

    /// Lets go of what others took back.
    pub(super) fn forget(&mut self, gone: &[Noted]) {
        self.desk.forget(gone);
        self.follow_desk(gone.iter().any(is_correction));
    }

    /// Finds what was said, as far as the articles are there that it was said of.
    pub(super) fn find_noted(&mut self) {
        let waits = |(at, noted): (Option<Matter>, &Noted)| at.is_none() && is_correction(noted);
        let waited = self.desk.all().filter(|one| waits(*one)).count();
        self.desk.find(&self.story, false);
        self.follow_desk(self.desk.all().filter(|one| waits(*one)).count() < waited);
    }

    /// Says so where something said has lost its words.
    pub(super) fn tell_of_lost(&mut self) {
        let lost = self.desk.lost().count();
        if lost > 0 {
            let key = self
                .keymap
                .hint(Context::Everywhere, Action::Checks)
                .unwrap_or_default();
            self.notice = Some(format!(
                "on words that are not in the articles any more: {lost} of your checks and notes; {key} lists them"
            ));
        }
    }

    /// Says something; it is written down at once.
    pub(super) fn say(&mut self, on: Matter, said: Said) {
        let corrects = is_said_correction(&said);
        if corrects {
            self.open_again(on);
        }
        if self.desk.say(on, said, &self.story) {
            self.save_notes = true;
        }
        self.follow_desk(corrects);
    }

    /// Takes back what is said in the place of which `said` would be; false where nothing is.
    pub(super) fn unsay(&mut self, on: Matter, said: &Said) -> bool {
        if is_said_correction(said) {
            self.open_again(on);
        }
        let was_said = self.desk.unsay(on, said, &self.story);
        self.save_notes |= was_said;
        self.follow_desk(was_said && is_said_correction(said));
        was_said
    }

    /// What was decided of another reading is to be decided again; what was noted stays.
    fn open_again(&mut self, on: Matter) {
        if let Some(check) = self.desk.check(on).filter(|check| check.state != State::Open) {
            let check = Check {
                state: State::Open,
                ..check.clone()
            };
            self.desk.say(on, Said::Check(check), &self.story);
        }
    }

    /// Takes the last thing said back.
    pub(super) fn undo(&mut self) {
        if self.compare.pinning.take().is_some() {
            self.notice = Some("no passage waits any more".to_owned());
            return;
        }
        let undone = self.desk.undo();
        let nothing = match undone {
            None => "there is nothing to take back that was said since you opened this",
            Some(_) => "somebody else has said otherwise since; that stays",
        };
        let undone = undone.unwrap_or_default();
        let Some(first) = undone.first() else {
            self.notice = Some(nothing.to_owned());
            return;
        };
        self.save_notes = true;
        let words = in_words(first);
        self.notice = Some(match undone.len() {
            1 => format!("taken back: {words}"),
            more => format!("taken back: {words} and {} more", more - 1),
        });
        self.follow_desk(undone.iter().any(is_correction));
    }

    /// Has the story be as what is said has it: what is corrected is read anew, and groups follow what was ruled.
    fn follow_desk(&mut self, corrects: bool) {
        if corrects {
            self.correct();
        } else {
            self.rule();
        }
    }

    /// Groups the figures as was said.
    fn rule(&mut self) {
        let kept = places(&self.figures, &self.story);
        if self.story.rule(self.desk.rulings()) {
            self.figures.rebuild(&self.story);
            select_one_of(&kept, &mut self.figures, &self.story);
        }
    }

    /// Reads the articles as they were corrected, and what was made of them anew.
    fn correct(&mut self) {
        // Of an article of which figures become none, the others have other numbers.
        let kept = places(&self.figures, &self.story);
        let typed = self
            .prompt
            .as_ref()
            .map(|prompt| Written::of(prompt.purpose.on(), &self.story));
        let listed = self.checks.selected().map(|on| Written::of(&[on], &self.story));
        let told = self
            .timeline
            .kept()
            .map(|on| Written::of(&[Matter::Date(on)], &self.story));
        let wrong = correct(&mut self.story, &mut self.desk, findings);
        if let Some(first) = wrong.into_iter().next() {
            self.notice = Some(first);
        }
        self.figures.rebuild(&self.story);
        select_one_of(&kept, &mut self.figures, &self.story);
        self.sources.rebuild(&self.story);
        let again = |written: Option<Written>| written?.again(&self.story)?.first().copied();
        if let Some(on) = again(listed) {
            self.checks.keep(on);
        }
        if let Some(Matter::Date(on)) = again(told) {
            self.timeline.keep(on);
        }
        if let (Some(prompt), Some(typed)) = (&mut self.prompt, typed) {
            match typed.again(&self.story) {
                Some(things) => prompt.purpose.put_on(things),
                None => {
                    self.prompt = None;
                    self.notice = Some("what you were writing on is not there any more".to_owned());
                }
            }
        }
    }
}

fn is_correction(noted: &Noted) -> bool {
    is_said_correction(&noted.said)
}

fn is_said_correction(said: &Said) -> bool {
    matches!(said, Said::Corrected { .. })
}
