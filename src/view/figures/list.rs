//! Every figure in a row of its own.

use crate::app::Area;
use crate::app::figures::order::Column;
use crate::report::amount;
use crate::story::FigureAt;
use crate::text::{cut, excerpt, visible};

use super::super::paint::Canvas;
use super::super::role::Role;
use super::cell;

/// Columns of each part, from the left; 0 where it has no room.
struct Parts {
    value: u16,
    what: u16,
    role: u16,
    source: u16,
    date: u16,
    sentence: u16,
}

impl Parts {
    fn of(width: u16) -> Self {
        let (value, source, role, date) = match width {
            ..40 => (9, 0, 0, 0),
            40..60 => (11, 14, 0, 0),
            60..100 => (13, 15, 11, 0),
            _ => (15, 18, 15, 10),
        };
        let fixed: u16 = 2 + [value, source, role, date]
            .iter()
            .map(|wide| if *wide > 0 { wide + 1 } else { 0 })
            .sum::<u16>();
        let rest = width.saturating_sub(fixed);
        let what = if rest < 40 { rest } else { (rest * 2 / 5).min(36) };
        Self {
            value,
            what,
            role,
            source,
            date,
            sentence: rest.saturating_sub(what + 1),
        }
    }

    /// First column and width of each part, in the order in which they stand.
    fn places(&self, x: u16) -> [(u16, u16); 6] {
        let mut at = x + 2;
        [
            self.value,
            self.what,
            self.role,
            self.source,
            self.date,
            self.sentence,
        ]
        .map(|wide| {
            let place = (at, wide);
            at += if wide > 0 { wide + 1 } else { 0 };
            place
        })
    }
}

pub(super) fn draw(canvas: &mut Canvas) {
    let app = canvas.app;
    let (figures, room) = (&app.figures, app.figures.plan.inside);
    let places = Parts::of(room.width).places(room.x);
    let (sort, reverse) = figures.list_order();
    let dim = canvas.style(Role::Dim);
    let heads = [
        ("value", Some(Column::Value)),
        ("what is counted", Some(Column::What)),
        ("role", Some(Column::Role)),
        ("source", Some(Column::Source)),
        ("date", Some(Column::Date)),
        ("sentence", None),
    ];
    for ((x, wide), (words, column)) in places.into_iter().zip(heads) {
        let arrow = match (column == Some(sort), reverse) {
            (false, _) => "",
            (true, false) => " ▾",
            (true, true) => " ▴",
        };
        canvas.text(x, room.y, wide, &format!("{words}{arrow}"), dim);
    }
    let first = room.y + figures.plan.head;
    for (row, y) in (figures.top..figures.len()).zip(first..room.y + room.height) {
        if let Some(at) = figures.item(row) {
            draw_row(canvas, at, row == figures.row(), y, &places);
        }
    }
}

fn draw_row(canvas: &mut Canvas, at: FigureAt, is_selected: bool, y: u16, places: &[(u16, u16); 6]) {
    let app = canvas.app;
    let room = app.figures.plan.inside;
    let Some(article) = cell::article(app, at.article) else {
        return;
    };
    let findings = &article.findings;
    let Some(figure) = findings.figures.get(at.figure as usize) else {
        return;
    };
    let subject = findings
        .subjects
        .get(at.figure as usize)
        .map(|subject| visible(&subject.words));
    let what = amount::what(article, figure).or(subject).unwrap_or_default();
    let passage = article.passage(figure.place.passage as usize);
    let sentence = figure.sentence.of(&passage);
    let number = crate::text::Span {
        start: figure.place.span.start.saturating_sub(figure.sentence.start),
        end: figure.place.span.end.saturating_sub(figure.sentence.start),
    };
    let around = excerpt(sentence, number, places[5].1.into());
    let date = article
        .published
        .as_ref()
        .map_or_else(|| "undated".to_owned(), |date| date.value.brief());
    let words = [
        cell::signs(app, std::iter::once(at)),
        visible(&what),
        amount::role(figure.role).to_owned(),
        visible(article.source_words()),
        date,
    ];
    let roles = [Role::Figure, Role::Text, Role::Notice, Role::Facts, Role::Dim];
    let key = canvas.style(Role::Key);
    canvas.text(room.x, y, 1, if is_selected { "▸" } else { " " }, key);
    for ((words, role), (x, wide)) in words.iter().zip(roles).zip(places) {
        let style = canvas.style(role);
        canvas.text(*x, y, *wide, &cut(words, (*wide).into()), style);
    }
    let (text, lit) = (canvas.style(Role::Dim), canvas.style(Role::Figure));
    let (mut x, end) = (places[5].0, places[5].0 + places[5].1);
    for (words, style) in [
        (&around.before, text),
        (&around.words, lit),
        (&around.after, text),
    ] {
        x += canvas.text(x, y, end.saturating_sub(x), words, style);
    }
    if is_selected {
        let style = canvas.style(Role::Selected);
        canvas.restyle(Area { y, height: 1, ..room }, style);
    }
}
