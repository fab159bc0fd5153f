//! What happened when: a drawing with a lane for each source, and below it each event with who tells it and how its
//! date was worked out.

use jiff::civil::Date;

use crate::analysis::{Limit, Precision};
use crate::report::dossier::axis::Axis;
use crate::report::dossier::model::{Dossier, Event, Telling};
use crate::text::cut;

use super::markup::Markup;
use super::symbol::{WIDTH, axis, diamond, line, polygon};

/// Where lanes begin; their names stand before.
const LEFT: f64 = 190.0;
/// Letters of a lane's name that fit there.
const NAME: usize = 24;
/// How high a row of a lane is.
const ROW: f64 = 20.0;
/// How many rows a lane has at most; what comes on top of that lies on the last.
const ROWS: usize = 6;
/// How many lanes there are at most.
const LANES: usize = 60;

/// Writes the drawing and the list.
pub(super) fn write(page: &mut Markup, dossier: &Dossier) {
    drawing(page, dossier);
    let (dated, undated): (Vec<&Event>, Vec<&Event>) =
        dossier.events.iter().partition(|event| event.days.is_some());
    if !dated.is_empty() {
        list(page, dossier, &dated);
    }
    if !undated.is_empty() {
        page.tag("<h3>Without a date</h3>\n");
        list(page, dossier, &undated);
    }
}

/// Something in a lane.
struct Mark<'a> {
    telling: &'a Telling,
    days: (Date, Date),
    disagrees: bool,
    row: usize,
}

/// What one source tells.
struct Lane<'a> {
    source: usize,
    marks: Vec<Mark<'a>>,
    rows: usize,
}

/// The lanes of sources that tell something with a date, or have one themselves.
fn lanes(dossier: &Dossier) -> Vec<Lane<'_>> {
    let mut lanes: Vec<Lane> = (0..dossier.sources.len())
        .map(|source| Lane {
            source,
            marks: Vec::new(),
            rows: 1,
        })
        .collect();
    for event in &dossier.events {
        for telling in &event.tellings {
            let lane = lanes.get_mut(telling.quote.source);
            if let (Some(lane), Some(days)) = (lane, telling.days) {
                lane.marks.push(Mark {
                    telling,
                    days: (days.from, days.to),
                    disagrees: event.disagreement.is_some(),
                    row: 0,
                });
            }
        }
    }
    lanes.retain(|lane| !lane.marks.is_empty() || dossier.sources[lane.source].days.is_some());
    lanes
}

fn drawing(page: &mut Markup, dossier: &Dossier) {
    let mut lanes = lanes(dossier);
    let left_out = lanes.len().saturating_sub(LANES);
    lanes.truncate(LANES);
    let told = lanes
        .iter()
        .flat_map(|lane| lane.marks.iter().map(|mark| mark.days));
    let printed = lanes
        .iter()
        .filter_map(|lane| dossier.source(lane.source)?.days)
        .map(|days| (days.from, days.to));
    let Some(time) = Axis::of(told.chain(printed), LEFT, WIDTH - 14.0) else {
        return;
    };
    for lane in &mut lanes {
        lay(lane, &time);
    }
    #[expect(clippy::cast_precision_loss, reason = "a few rows of a drawing")]
    let height_of = |rows: usize| rows.max(1) as f64 * ROW + 14.0;
    let foot = 8.0 + lanes.iter().map(|lane| height_of(lane.rows)).sum::<f64>();
    page.tag("<figure>\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Timeline as a drawing\">\n");
    page.tag("<svg role=\"img\" aria-labelledby=\"strip-title strip-words\"");
    page.attribute("viewBox", &format!("0 0 {WIDTH} {}", foot + 28.0));
    page.tag(">\n<title id=\"strip-title\">Timeline</title>\n<desc id=\"strip-words\">");
    page.text(&described(&lanes, dossier)).tag("</desc>\n");
    axis(page, &time, 4.0, foot);
    let mut top = 8.0;
    for lane in &lanes {
        let source = lane.source;
        let height = height_of(lane.rows);
        page.tag("<rect class=\"lane\" x=\"0\" rx=\"4\"").place("y", top);
        page.place("width", WIDTH)
            .place("height", height - 4.0)
            .tag("/>\n");
        page.tag("<text class=\"name\" x=\"10\"")
            .place("y", top + height / 2.0 + 2.0);
        page.element(">", &cut(dossier.name(source), NAME), "</text>\n");
        if let Some(days) = dossier.source(source).and_then(|source| source.days) {
            let (from, to) = (time.start(days.from), time.end(days.to));
            let x = f64::midpoint(from, to);
            page.tag("<g class=\"printed\"><title>");
            page.text(&format!(
                "{} was published: {}",
                dossier.name(source),
                dossier.sources[source].date
            ));
            page.tag("</title>");
            polygon(
                page,
                &[(x - 5.0, top + 1.0), (x + 5.0, top + 1.0), (x, top + 9.0)],
            );
            page.tag("</g>\n");
        }
        for mark in &lane.marks {
            #[expect(clippy::cast_precision_loss, reason = "a few rows of a drawing")]
            draw(page, mark, &time, top + 5.0 + ROW / 2.0 + mark.row as f64 * ROW);
        }
        top += height;
    }
    page.tag(
        "</svg>\n</div>\n<figcaption>● a day · ├─┤ a month, a year or several days, from the first to the last · \
         dashed: some time in that span · ◆ dated otherwise by another source · ▽ when an article was published",
    );
    if left_out > 0 {
        page.text(&format!(" · {left_out} further sources are not drawn"));
    }
    page.tag("</figcaption>\n</figure>\n");
}

/// Puts the marks of a lane into rows in which none lies on another.
fn lay(lane: &mut Lane, time: &Axis) {
    lane.marks.sort_by_key(|mark| mark.days);
    let mut ends: Vec<f64> = Vec::new();
    for mark in &mut lane.marks {
        let (from, to) = (time.start(mark.days.0) - 9.0, time.end(mark.days.1) + 9.0);
        let free = ends.iter().position(|end| *end <= from);
        mark.row = free.unwrap_or_else(|| ends.len().min(ROWS - 1));
        match ends.get_mut(mark.row) {
            Some(end) => *end = end.max(to),
            None => ends.push(to),
        }
    }
    lane.rows = ends.len().max(1);
}

fn draw(page: &mut Markup, mark: &Mark, time: &Axis, y: f64) {
    let (from, to) = (time.start(mark.days.0), time.end(mark.days.1));
    let middle = f64::midpoint(from, to);
    let telling = mark.telling;
    page.tag(match (mark.disagrees, telling.precision) {
        (true, _) => "<g class=\"event differs\">",
        (false, Precision::About) => "<g class=\"event about\">",
        _ => "<g class=\"event\">",
    });
    page.element("<title>", &telling.claim, "</title>");
    if mark.days.0 < mark.days.1 {
        line(page, "span", (from, y), (to, y));
        for end in [from, to]
            .into_iter()
            .filter(|_| telling.precision != Precision::About)
        {
            line(page, "end", (end, y - 5.0), (end, y + 5.0));
        }
    }
    match telling.limit {
        _ if mark.disagrees => diamond(page, (middle, y)),
        Limit::Since => polygon(page, &[(to, y - 5.0), (to + 8.0, y), (to, y + 5.0)]),
        Limit::Until => polygon(page, &[(from, y - 5.0), (from - 8.0, y), (from, y + 5.0)]),
        Limit::At if mark.days.0 == mark.days.1 => {
            page.tag("<circle r=\"5.5\"")
                .place("cx", middle)
                .place("cy", y)
                .tag("/>");
        }
        Limit::At => {}
    }
    page.tag("</g>\n");
}

/// The drawing in words.
fn described(lanes: &[Lane], dossier: &Dossier) -> String {
    let lane = |lane: &Lane| {
        let noun = if lane.marks.len() == 1 { "date" } else { "dates" };
        format!("{}: {} {noun}", dossier.name(lane.source), lane.marks.len())
    };
    let lanes: Vec<String> = lanes.iter().map(lane).collect();
    format!(
        "A lane for each source. {}. The list below names every event with its date.",
        lanes.join("; ")
    )
}

fn list(page: &mut Markup, dossier: &Dossier, events: &[&Event]) {
    page.tag("<ol class=\"events\">\n");
    for event in events {
        page.tag(if event.disagreement.is_some() {
            "<li class=\"differs\">\n"
        } else {
            "<li>\n"
        });
        page.tag("<p class=\"when\">");
        if event.days.is_some() {
            page.element("<b>", &event.when, "</b>");
        } else {
            page.tag("<b>undated</b>");
        }
        page.tag("</p>\n<div class=\"told\">\n");
        for telling in &event.tellings {
            page.tag("<p>")
                .quote(&telling.quote, dossier.source(telling.quote.source));
            page.tag(" <span class=\"dim\"><a href=\"#");
            page.text(&Markup::reference('d', telling.quote.source, telling.at.date))
                .tag("\">");
            page.text(dossier.name(telling.quote.source)).tag("</a>, ");
            page.text(&telling.method)
                .tag("</span>")
                .badge(&telling.decided)
                .tag("</p>\n");
        }
        if let Some(disagreement) = &event.disagreement {
            page.element(
                "<p class=\"why\"><span aria-hidden=\"true\">≠</span> ",
                disagreement,
                "</p>\n",
            );
        }
        page.tag("</div>\n</li>\n");
    }
    page.tag("</ol>\n");
}
