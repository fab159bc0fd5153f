//! How something is corrected: what stands there is asked for, read, and taken back.

use super::action::Action;
use super::checks::read_as;
use super::keymap::Context;
use super::prompt::{Prompt, Purpose};
use super::state::App;
use crate::story::correct::could_be;
use crate::story::{Field, FigureAt, Kind, Matter, NONE, Said, State, says_none};
use crate::text::Language;

impl App {
    pub(super) fn ask_correction(&mut self) {
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
        let as_it_was = match on {
            Matter::Article(_) => article_fields(self, on),
            _ => vec![read_as(&self.story, &self.desk, on)],
        };
        if on.denial().is_none() && as_it_was.iter().any(|text| text.trim() == typed) {
            self.notice = Some("it reads so already; nothing was corrected".to_owned());
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
                    Matter::Article(_) => {
                        let is_read = |code: &str| Language::read().any(|language| language.code() == code);
                        let but = match self.story.article(on.article()) {
                            Some(article)
                                if field == Field::Language && !is_read(article.language_code()) =>
                            {
                                ", in which no figures and dates are found"
                            }
                            _ => "",
                        };
                        format!("{before}: {} is {to} now{but} · {as_found}", field.name())
                    }
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
    pub(super) fn take_back_correction(&mut self) {
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
