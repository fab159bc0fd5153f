//! What drawings are made of: an axis with its marks, and the signs of sources and times.

use crate::report::dossier::axis::Axis;

use super::markup::Markup;

/// How wide drawings are, in their own measure.
pub(super) const WIDTH: f64 = 960.0;

/// Classes of the colours of sources; each also has a shape of its own.
pub(super) const COLOURS: [&str; 6] = ["c0", "c1", "c2", "c3", "c4", "c5"];

/// The axis at the foot: its stretches, the breaks between them, and its marks with a line up to `top`.
pub(super) fn axis(page: &mut Markup, axis: &Axis, top: f64, foot: f64) {
    for tick in axis.ticks() {
        line(page, "grid", (tick.x, top), (tick.x, foot + 4.0));
        page.tag("<text class=\"tick\" text-anchor=\"middle\"")
            .place("x", tick.x)
            .place("y", foot + 18.0);
        page.element(">", &tick.words, "</text>\n");
    }
    let mut before: Option<f64> = None;
    for (left, right) in axis.stretches() {
        line(page, "axis", (left, foot), (right, foot));
        if let Some(end) = before {
            let middle = f64::midpoint(end, left);
            line(
                page,
                "axis",
                (middle - 6.0, foot + 5.0),
                (middle - 1.0, foot - 5.0),
            );
            line(
                page,
                "axis",
                (middle + 1.0, foot + 5.0),
                (middle + 6.0, foot - 5.0),
            );
        }
        before = Some(right);
    }
}

/// A line of a class.
pub(super) fn line(page: &mut Markup, class: &'static str, from: (f64, f64), to: (f64, f64)) {
    page.tag("<line class=\"").tag(class).tag("\"");
    page.place("x1", from.0)
        .place("y1", from.1)
        .place("x2", to.0)
        .place("y2", to.1)
        .tag("/>\n");
}

/// A source's sign: a shape and a colour, so that neither alone has to tell.
pub(super) fn shape(page: &mut Markup, source: usize, (x, y): (f64, f64), is_hollow: bool) {
    let kind = source % COLOURS.len();
    page.tag(if is_hollow {
        "<g class=\"shape hollow "
    } else {
        "<g class=\"shape "
    });
    page.tag(COLOURS[kind]).tag("\">");
    match kind {
        0 => {
            page.tag("<circle r=\"5.5\"")
                .place("cx", x)
                .place("cy", y)
                .tag("/>");
        }
        1 => polygon(page, &[(x, y - 6.5), (x + 6.0, y + 5.0), (x - 6.0, y + 5.0)]),
        2 => polygon(
            page,
            &[
                (x - 5.0, y - 5.0),
                (x + 5.0, y - 5.0),
                (x + 5.0, y + 5.0),
                (x - 5.0, y + 5.0),
            ],
        ),
        3 => diamond(page, (x, y)),
        4 => polygon(page, &[(x, y + 6.5), (x + 6.0, y - 5.0), (x - 6.0, y - 5.0)]),
        _ => polygon(
            page,
            &[
                (x - 2.0, y - 6.0),
                (x + 2.0, y - 6.0),
                (x + 2.0, y - 2.0),
                (x + 6.0, y - 2.0),
                (x + 6.0, y + 2.0),
                (x + 2.0, y + 2.0),
                (x + 2.0, y + 6.0),
                (x - 2.0, y + 6.0),
                (x - 2.0, y + 2.0),
                (x - 6.0, y + 2.0),
                (x - 6.0, y - 2.0),
                (x - 2.0, y - 2.0),
            ],
        ),
    }
    page.tag("</g>\n");
}

/// A square on its corner.
pub(super) fn diamond(page: &mut Markup, (x, y): (f64, f64)) {
    polygon(page, &[(x, y - 7.0), (x + 7.0, y), (x, y + 7.0), (x - 7.0, y)]);
}

/// A closed shape.
pub(super) fn polygon(page: &mut Markup, corners: &[(f64, f64)]) {
    let points: Vec<String> = corners.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
    page.tag("<polygon")
        .attribute("points", &points.join(" "))
        .tag("/>");
}
