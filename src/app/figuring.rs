//! What keys and the mouse do in the view of figures, and how one gets from there to the texts and back.

use super::action::Action;
use super::area::Area;
use super::figures::order::Face;
use super::figures::plan::CardLine;
use super::findings::{Finding, Which};
use super::kept::select_holding;
use super::keymap::Context;
use super::opened::View;
use super::panes::Focus;
use super::prompt::{Prompt, Purpose};
use super::signal::Mouse;
use super::state::App;
use crate::report::relation;
use crate::story::{FigureAt, Group, Matter, Said};

impl App {
    /// Does what an action means among figures; false where it means nothing of its own there.
    pub(super) fn perform_figures(&mut self, action: Action) -> bool {
        let half = (self.figures.plan.rows / 2).max(1).cast_signed();
        let story = &self.story;
        match action {
            Action::Down => self.figures.step(1),
            Action::Up => self.figures.step(-1),
            Action::HalfDown => self.figures.step(half),
            Action::HalfUp => self.figures.step(-half),
            Action::PageDown => self.figures.step(2 * half),
            Action::PageUp => self.figures.step(-2 * half),
            Action::Top => self.figures.select(0),
            Action::Bottom => self.figures.select(usize::MAX),
            Action::ColumnRight => self.figures.step_column(1, story),
            Action::ColumnLeft => self.figures.step_column(-1, story),
            Action::FaceMatrix => self.turn_face(Face::Matrix),
            Action::FaceList => self.turn_face(Face::List),
            Action::FacePlot => self.turn_face(Face::Plot),
            Action::NextPane => self.turn_face(self.figures.face.next()),
            Action::PreviousPane => self.turn_face(self.figures.face.next().next()),
            Action::Sort => self.figures.sort_next(story),
            Action::SortReverse => self.figures.turn_round(story),
            Action::Find => {
                let before = self.figures.query().to_owned();
                let purpose = Purpose::Figures { before };
                self.prompt = Some(Prompt::new(purpose, self.figures.query()).selected());
            }
            Action::Open => self.open_figure(),
            Action::Beside => self.open_two(),
            Action::Merge => self.merge(),
            Action::Split => self.split(),
            Action::Why => self.tell_why(),
            Action::Back if self.figures.merging.take().is_some() => {}
            Action::Back if !self.figures.query().is_empty() => self.figures.narrow("", story),
            Action::Swap
            | Action::Lock
            | Action::Stack
            | Action::Zoom
            | Action::NextFigure
            | Action::PreviousFigure
            | Action::NextDate
            | Action::PreviousDate
            | Action::NextSource
            | Action::PreviousSource
            | Action::Details
            | Action::Removed
            | Action::Wider
            | Action::Narrower => {
                self.notice = Some(format!(
                    "{} is for texts; {} goes back to them",
                    action.name(),
                    self.figures_key(Action::Back)
                ));
            }
            _ => return false,
        }
        true
    }

    fn figures_key(&self, action: Action) -> String {
        self.keymap.hint(Context::Figures, action).unwrap_or_default()
    }

    /// Brings the view up to date with the story and with the room that it has.
    pub(super) fn settle_figures(&mut self, room: Area) {
        let framed = self.panes.is_some_and(|panes| panes.framed);
        self.figures.grow(&self.story, self.reading.is_some());
        self.figures.settle(&self.story, room, framed);
    }

    fn turn_face(&mut self, face: Face) {
        // The same figure or group stays selected.
        let (group, figure) = (
            self.figures.group(&self.story).map(|group| group.id),
            self.figures.selected(&self.story).first().copied(),
        );
        self.figures.face = face;
        self.figures.grow(&self.story, false);
        match (face, group, figure) {
            (Face::List, _, Some(figure)) => self.figures.select_figure(figure),
            (_, Some(group), _) => self.figures.select_group(group),
            _ => {}
        }
        if face != Face::Matrix {
            self.figures.merging = None;
        }
    }

    /// Opens the words of what is selected.
    fn open_figure(&mut self) {
        let selected = self.figures.selected(&self.story);
        let group = self.figures.group(&self.story);
        let telling = match (self.figures.face, self.figures.article(), group) {
            // Of a whole row, what needs most attention.
            (Face::Matrix | Face::Plot, None, Some(group)) => group.verdicts.first().map(|verdict| verdict.a),
            _ => None,
        };
        let Some(at) = telling.or(selected.first().copied()) else {
            self.notice = Some(self.nothing_here());
            return;
        };
        self.figures.opened_second = false;
        self.go_to_figure(self.target, at);
        self.leave_for(self.target);
    }

    /// Opens the words of what is selected, and beside them those of what it was compared with.
    fn open_two(&mut self) {
        let Some(group) = self.figures.group(&self.story) else {
            self.notice = Some(self.nothing_here());
            return;
        };
        let article = match self.figures.face {
            Face::List => self.figures.selected(&self.story).first().map(|at| at.article),
            Face::Matrix | Face::Plot => self.figures.article(),
        };
        let own = article.map(|article| group.of(article as usize).next());
        let Some((one, two)) = (match own {
            Some(None) => {
                self.notice = Some(self.nothing_here());
                return;
            }
            Some(Some(own)) => partner(group, own, self.figures.columns()),
            None => group
                .figures
                .first()
                .and_then(|first| match group.verdicts.first() {
                    Some(verdict) => Some((verdict.a, verdict.b)),
                    None => partner(group, *first, self.figures.columns()),
                }),
        }) else {
            self.notice =
                Some("only one source gives this figure; there is nothing to put beside it".to_owned());
            return;
        };
        self.figures.opened_second = !self.pair.beside;
        self.pair.beside = true;
        self.zoom = false;
        self.go_to_figure(0, one);
        self.go_to_figure(1, two);
        self.leave_for(0);
    }

    pub(super) fn go_to_figure(&mut self, reader: usize, at: FigureAt) {
        self.open(reader, at.article as usize);
        let finding = Finding {
            which: Which::Figure,
            index: at.figure as usize,
        };
        self.readers[reader].go_to(finding, &self.story);
    }

    /// Goes to one of the texts, to come back from there to the row that was left.
    pub(super) fn leave_for(&mut self, reader: usize) {
        self.came_from = Some(self.view);
        self.view = View::Read;
        self.set_focus(Focus::Reader(reader));
    }

    /// Goes back to the view from which a text was opened; false where there is none.
    pub(super) fn return_to_view(&mut self) -> bool {
        let Some(view) = self.came_from.take() else {
            return false;
        };
        if view == View::Figures && std::mem::take(&mut self.figures.opened_second) {
            self.pair.beside = false;
            self.set_focus(Focus::Reader(0));
        }
        if view == View::Presence {
            self.restore_texts();
        }
        self.view = view;
        true
    }

    fn nothing_here(&self) -> String {
        if self.figures.is_empty() {
            return "there is no figure to open".to_owned();
        }
        let key = self.figures_key(Action::ColumnLeft);
        format!("this source does not give the figure; {key} goes to one that does")
    }

    fn merge(&mut self) {
        if self.figures.face != Face::Matrix {
            self.notice = Some(format!(
                "groups are put together in the table; {} shows it",
                self.figures_key(Action::FaceMatrix)
            ));
            return;
        }
        let Some(group) = self.figures.group(&self.story).map(|group| group.id) else {
            return;
        };
        let (again, back) = (self.figures_key(Action::Merge), self.figures_key(Action::Back));
        match self.figures.merging.take() {
            None => {
                self.figures.merging = Some(group);
                self.notice = Some(format!(
                    "{again} again on another row puts the two together; {back} lets go"
                ));
            }
            Some(first) if first == group => self.notice = Some("this group is let go".to_owned()),
            Some(first) => {
                let figures = |id: u64| self.story.group(id).map(|group| group.figures.clone());
                let (Some(one), Some(two)) = (figures(first), figures(group)) else {
                    return;
                };
                // Where something else was said of them, that is taken back.
                let mut said = self.said_of_groups(&one, &two).into_iter();
                let on = said.next().unwrap_or(Matter::Figures(one[0], two[0]));
                self.say(on, Said::Together);
                for on in said {
                    self.unsay(on, &Said::Apart);
                }
                select_holding(one[0], &mut self.figures, &self.story);
                let (split, undo) = (self.figures_key(Action::Split), self.figures_key(Action::Undo));
                self.notice = Some(format!(
                    "the two are one group now; {undo} takes that back, {split} takes a cell out of it"
                ));
            }
        }
    }

    /// The figures of two groups of which was said whether they count the same, two by two.
    fn said_of_groups(&self, one: &[FigureAt], two: &[FigureAt]) -> Vec<Matter> {
        let is_of = |a: FigureAt, b: FigureAt| one.contains(&a) && two.contains(&b);
        let rulings = self.desk.rulings().into_iter();
        let across = rulings.filter(|it| is_of(it.a, it.b) || is_of(it.b, it.a));
        across.map(|it| Matter::Figures(it.a, it.b)).collect()
    }

    fn is_one_group(&self, a: FigureAt, b: FigureAt) -> bool {
        let holds = |figures: &[FigureAt], at| figures.binary_search(&at).is_ok();
        let mut groups = self.story.groups();
        groups.any(|group| holds(&group.figures, a) && holds(&group.figures, b))
    }

    fn split(&mut self) {
        let selected = self.figures.selected(&self.story);
        let is_cell = self.figures.face == Face::List || self.figures.article().is_some();
        if !is_cell || selected.is_empty() {
            let key = self.figures_key(Action::ColumnRight);
            self.notice = Some(format!(
                "choose the source whose figure goes out of the group, with {key}"
            ));
            return;
        }
        let Some(group) = self.figures.group(&self.story) else {
            return;
        };
        let mut rest = group.figures.clone();
        rest.retain(|at| !selected.contains(at));
        let Some(other) = rest.first().copied() else {
            self.notice =
                Some("this is all that the group has; there is nothing to take it out of".to_owned());
            return;
        };
        let article = self.figures.article();
        // That two were put together stays said while there is another to take it apart from: the others may be
        // together by that alone. What is taken out stays together.
        let mut left = None;
        for at in selected {
            let unsaid = |beside: &&FigureAt| self.said_of_groups(&[at], &[**beside]).is_empty();
            let beside = rest.iter().find(unsaid).copied().unwrap_or(other);
            self.say(Matter::Figures(at, beside), Said::Apart);
            if let Some(first) = left.replace(at).filter(|first| *first != at) {
                self.say(Matter::Figures(first, at), Said::Together);
            }
        }
        // So does what is left, though it may have been together by what is gone.
        for at in rest {
            if !self.is_one_group(other, at) {
                self.say(Matter::Figures(other, at), Said::Together);
            }
        }
        select_holding(other, &mut self.figures, &self.story);
        self.figures.select_gives(article, &self.story);
        let undo = self.figures_key(Action::Undo);
        self.notice = Some(format!(
            "taken out into a group of its own; {undo} takes that back"
        ));
    }

    /// Says how the selected figures stand to each other, where there is no room for it below.
    fn tell_why(&mut self) {
        let group = self.figures.group(&self.story);
        let article = self.figures.article();
        let about = |at: FigureAt| article.is_none_or(|article| article == at.article);
        let verdict = group.and_then(|group| {
            let mut verdicts = group.verdicts.iter();
            verdicts
                .find(|verdict| about(verdict.a) || about(verdict.b))
                .or(group.verdicts.first())
        });
        self.notice = Some(match verdict {
            Some(verdict) => relation::why(&self.story, verdict),
            None => "only one source gives this figure".to_owned(),
        });
    }

    /// What the mouse does among figures.
    pub(super) fn mouse_figures(&mut self, what: Mouse, x: u16, y: u16) {
        let plan = self.figures.plan;
        if !plan.main.contains(x, y) {
            return;
        }
        if let Mouse::Wheel(rows) = what {
            if self.figures.face == Face::Plot {
                self.figures.step(rows.signum());
            } else {
                self.figures.wheel(rows);
            }
            return;
        }
        if !plan.inside.contains(x, y) || self.figures.face == Face::Plot {
            return;
        }
        let line = usize::from(y - plan.inside.y);
        if plan.cards {
            match self.figures.cards.get(line).copied() {
                Some(CardLine::Name(row) | CardLine::Relation(row)) => {
                    self.figures.select(row);
                    self.figures.select_column(0);
                }
                Some(CardLine::Source(row, article)) => {
                    self.figures.select(row);
                    let column = self.figures.columns().iter().position(|at| *at == article);
                    self.figures.select_column(column.map_or(0, |at| at + 1));
                }
                Some(CardLine::Blank) | None => {}
            }
            return;
        }
        let Some(row) = line
            .checked_sub(plan.head.into())
            .map(|line| line + self.figures.top)
        else {
            return;
        };
        if row >= self.figures.len() {
            return;
        }
        self.figures.select(row);
        if self.figures.face == Face::Matrix {
            let hit = (0..plan.shown).find(|at| (plan.cell_x(*at)..plan.cell_x(at + 1)).contains(&x));
            self.figures
                .select_column(hit.map_or(0, |at| self.figures.left + at + 1));
        }
    }
}

/// A figure's own side and the other one of the first verdict on its article; where there is none, the figure
/// and the next source's.
fn partner(group: &Group, own: FigureAt, columns: &[u32]) -> Option<(FigureAt, FigureAt)> {
    for verdict in &group.verdicts {
        if verdict.a.article == own.article {
            return Some((verdict.a, verdict.b));
        }
        if verdict.b.article == own.article {
            return Some((verdict.b, verdict.a));
        }
    }
    let at = columns
        .iter()
        .position(|article| *article == own.article)
        .unwrap_or(0);
    let others = columns.iter().cycle().skip(at + 1).take(columns.len());
    others
        .filter(|article| **article != own.article)
        .find_map(|article| group.of(*article as usize).next())
        .map(|other| (own, other))
}
