//! What is counted, over time: for each thing of which three values or more have a date, a drawing with a sign for
//! each source.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::analysis::Bound;
use crate::report::amount;
use crate::report::dossier::axis::Axis;
use crate::report::dossier::model::{Dossier, Subject};
use crate::report::points::{Point, marks};
use crate::text::cut;

use super::markup::Markup;
use super::symbol::{WIDTH, axis, line, shape};

/// So many dated values make a drawing worth looking at.
const VALUES: usize = 3;
/// How high it is, without the axis.
const HEIGHT: f64 = 230.0;
/// Where time begins; the numbers stand before.
const LEFT: f64 = 84.0;
/// How many numbers stand at the side.
const LINES: usize = 5;
/// How many drawings there are at most.
const MOST: usize = 12;

/// The subjects that are drawn.
pub(super) fn drawn(dossier: &Dossier) -> impl Iterator<Item = &Subject> {
    let is_drawn = |subject: &&Subject| {
        let dated: Vec<(Date, Date)> = dated(subject).map(|(_, days)| days).collect();
        let times: BTreeSet<(Date, Date)> = dated.iter().copied().collect();
        dated.len() >= VALUES && times.len() > 1
    };
    dossier.subjects.iter().filter(is_drawn).take(MOST)
}

fn dated(subject: &Subject) -> impl Iterator<Item = (&Point, (Date, Date))> {
    let points = subject.plot.points.iter();
    points.filter_map(|point| Some((point, point.days?)))
}

/// Writes the drawings.
pub(super) fn write(page: &mut Markup, dossier: &Dossier) {
    for (number, subject) in drawn(dossier).enumerate() {
        drawing(page, dossier, subject, number);
    }
}

fn drawing(page: &mut Markup, dossier: &Dossier, subject: &Subject, number: usize) {
    let days = dated(subject).map(|(_, days)| days);
    let Some(time) = Axis::of(days, LEFT, WIDTH - 60.0) else {
        return;
    };
    let low = dated(subject)
        .map(|(point, _)| point.value.0)
        .fold(f64::INFINITY, f64::min);
    let high = dated(subject)
        .map(|(point, _)| point.value.1)
        .fold(f64::NEG_INFINITY, f64::max);
    let room = ((high - low) * 0.12).max(high.abs() * 0.02);
    let (bottom, top, step) = marks(
        if low >= 0.0 {
            (low - room).max(0.0)
        } else {
            low - room
        },
        high + room,
        LINES,
    );
    let y = |value: f64| 12.0 + HEIGHT * (1.0 - (value - bottom) / (top - bottom).max(f64::MIN_POSITIVE));
    let foot = 12.0 + HEIGHT;
    page.tag("<figure class=\"plot\">\n");
    page.element("<h3 dir=\"auto\">", &subject.name, "</h3>\n");
    page.tag("<div class=\"scroll\" role=\"region\" tabindex=\"0\"");
    page.attribute(
        "aria-label",
        &format!("{}, over time, as a drawing", subject.name),
    )
    .tag(">\n<svg role=\"img\"");
    let (title, words) = (format!("plot-title-{number}"), format!("plot-words-{number}"));
    page.attribute("aria-labelledby", &format!("{title} {words}"));
    page.attribute("viewBox", &format!("0 0 {WIDTH} {}", foot + 28.0));
    page.tag(">\n<title")
        .attribute("id", &title)
        .tag(">")
        .text(&subject.name)
        .tag(" over time</title>\n<desc");
    page.attribute("id", &words)
        .tag(">")
        .text(&described(dossier, subject))
        .tag("</desc>\n");
    let mut value = bottom;
    for _ in 0..=LINES + 2 {
        if value > top + step / 2.0 {
            break;
        }
        line(page, "grid", (LEFT, y(value)), (WIDTH - 60.0, y(value)));
        page.tag("<text class=\"tick\" text-anchor=\"end\"")
            .place("x", LEFT - 8.0)
            .place("y", y(value) + 4.0);
        // What adding steps leaves behind the comma is no number of anybody.
        page.element(">", &amount::brief((value / step).round() * step), "</text>\n");
        value += step;
    }
    axis(page, &time, foot, foot);
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for (point, days) in dated(subject) {
        mark(
            page,
            dossier,
            subject,
            point,
            (time.start(days.0), time.end(days.1)),
            &y,
            &mut taken,
        );
    }
    page.tag("</svg>\n</div>\n<figcaption>\n<ul class=\"key\">\n");
    let sources: BTreeSet<u32> = dated(subject).map(|(point, _)| point.at.article).collect();
    for source in sources {
        page.tag("<li><svg aria-hidden=\"true\" viewBox=\"0 0 16 16\" width=\"16\" height=\"16\">");
        shape(page, source as usize, (8.0, 8.0), false);
        page.tag("</svg> ")
            .text(dossier.name(source as usize))
            .tag("</li>\n");
    }
    page.tag("</ul>\nA line across is the time for which a number is given; hollow: about.");
    let undated = subject
        .plot
        .points
        .iter()
        .filter(|point| point.days.is_none())
        .count();
    if undated > 0 {
        page.text(&format!(
            " {undated} without a date {} not drawn.",
            if undated == 1 { "is" } else { "are" }
        ));
    }
    page.tag("\n</figcaption>\n</figure>\n");
}

fn mark(
    page: &mut Markup,
    dossier: &Dossier,
    subject: &Subject,
    point: &Point,
    (from, to): (f64, f64),
    y: &dyn Fn(f64) -> f64,
    taken: &mut Vec<(f64, f64)>,
) {
    let x = f64::midpoint(from, to);
    let (low, high) = (y(point.value.0), y(point.value.1));
    let middle = f64::midpoint(low, high);
    let figure = subject.figures.iter().find(|figure| figure.at == point.at);
    let source = point.at.article as usize;
    page.tag("<g><title>").text(dossier.name(source));
    if let Some(figure) = figure {
        page.text(": ").text(&figure.claim);
    }
    page.tag("</title>");
    if to - from > 12.0 {
        line(page, "during", (from, middle), (to, middle));
    }
    if point.value.0 < point.value.1 {
        line(page, "during", (x, low), (x, high));
    }
    shape(page, source, (x, middle), point.bound == Bound::About);
    let words = figure.map_or_else(String::new, |figure| cut(&figure.signs, 16));
    // Each number has a place of its own, higher up if another one is there.
    let mut at = (x + 9.0, middle - 7.0);
    while taken
        .iter()
        .any(|(other, line)| (other - at.0).abs() < 70.0 && (line - at.1).abs() < 13.0)
    {
        at.1 -= 13.5;
    }
    taken.push(at);
    page.tag("<text class=\"value\"")
        .place("x", at.0)
        .place("y", at.1)
        .tag(">");
    page.text(&words).tag("</text></g>\n");
}

/// The drawing in words.
fn described(dossier: &Dossier, subject: &Subject) -> String {
    let told = dated(subject).filter_map(|(point, (from, to))| {
        let figure = subject.figures.iter().find(|figure| figure.at == point.at)?;
        let when = if from == to {
            from.to_string()
        } else {
            format!("{from} to {to}")
        };
        Some(format!(
            "{when}, {}: {}",
            dossier.name(point.at.article as usize),
            figure.claim
        ))
    });
    told.collect::<Vec<_>>().join("; ") + "."
}
