//! The pictures of the README: which screens they show, and the app's own frames as SVG. Nothing in them hangs on the day, the
//! language or the machine, so that a test can say when they are stale. Included beside `screen`.

use std::fmt::{self, Write};
use std::path::{Path, PathBuf};

use cotejo::terminal::print;
use cotejo::view::{Depth, Look, Palette};
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier, Style};

use super::screen;

/// Each picture's name, and the keys that lead to what it shows.
pub(crate) const PICTURES: [(&str, &str); 8] = [
    ("reader", "jj<enter>..."),
    ("side-by-side", "jjj<enter>c]"),
    ("figures", "f"),
    ("plot", "fj3"),
    ("timeline", "t"),
    ("presence", "aG"),
    ("search", "scuban doctors"),
    ("help", "?"),
];

/// Columns and rows of every picture.
const SIZE: (u16, u16) = (140, 36);
/// Width and height of a cell in pixels.
const CELL: (f32, f32) = (8.4, 18.0);

/// Where a picture is.
pub(crate) fn file(name: &str) -> PathBuf {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    assets.join(format!("{name}.svg"))
}

/// The bundled collection after these keys, as a picture.
pub(crate) fn picture(keys: &str) -> Result<String, fmt::Error> {
    let mut app = screen::bundled(SIZE);
    screen::press(&mut app, keys);
    let ground = Palette::carried("dark").unwrap_or_default().ground(Depth::True);
    svg(&print::frame(&app, &Look::new(Depth::True)), ground)
}

/// The cells as a picture: for each row, a box behind each run of one background, and a text for each
/// run of one style.
fn svg(buffer: &Buffer, ground: Style) -> Result<String, fmt::Error> {
    let (ink, paper) = (hex(ground.fg), hex(ground.bg));
    let (columns, rows) = (f32::from(buffer.area.width), f32::from(buffer.area.height));
    let (width, height) = (columns * CELL.0 + 16.0, rows * CELL.1 + 16.0);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" viewBox=\"0 0 {width:.0} {height:.0}\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{paper}\"/>\n\
         <g font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"14\">\n"
    );
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let first = &buffer[(x, y)];
            let mut words = Vec::new();
            let start = x;
            while x < buffer.area.width && buffer[(x, y)].style() == first.style() {
                words.push(buffer[(x, y)].symbol());
                x += 1;
            }
            run(&mut svg, first, &words, [&ink, &paper], (start, y))?;
        }
    }
    svg.push_str("</g>\n</svg>\n");
    Ok(svg)
}

/// One run of cells of one style, from a column and row on.
fn run(svg: &mut String, cell: &Cell, words: &[&str], ground: [&str; 2], (x, y): (u16, u16)) -> fmt::Result {
    let reversed = cell.modifier.contains(Modifier::REVERSED);
    let (mut ink, mut paper) = (colour(cell.fg, ground[0]), colour(cell.bg, ground[1]));
    if reversed {
        std::mem::swap(&mut ink, &mut paper);
    }
    let at = |columns: usize| f32::from(x) * CELL.0 + 8.0 + wide(columns);
    let top = f32::from(y) * CELL.1 + 8.0;
    if paper != ground[1] {
        writeln!(
            svg,
            "<rect x=\"{:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"{}\" fill=\"{paper}\"/>",
            at(0),
            wide(words.len()),
            CELL.1
        )?;
    }
    let mut look = String::new();
    for (modifier, attribute) in [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
        (Modifier::DIM, " opacity=\"0.7\""),
    ] {
        if cell.modifier.contains(modifier) {
            look.push_str(attribute);
        }
    }
    for (start, length) in pieces(words) {
        let text = words[start..start + length].concat();
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        writeln!(
            svg,
            "<text x=\"{:.1}\" y=\"{:.1}\" textLength=\"{:.1}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{ink}\"{look}>{text}</text>",
            at(start),
            top + 13.5,
            wide(length)
        )?;
    }
    Ok(())
}

/// Pixels that so many columns take.
fn wide(columns: usize) -> f32 {
    f32::from(u16::try_from(columns).unwrap_or(u16::MAX)) * CELL.0
}

/// Where words stand among cells, and how many they take: browsers drop blanks at the ends of a text and all but one
/// within it, so that no piece has any of these.
fn pieces(cells: &[&str]) -> Vec<(usize, usize)> {
    let mut pieces: Vec<(usize, usize)> = Vec::new();
    for (at, _) in cells
        .iter()
        .enumerate()
        .filter(|(_, cell)| !cell.trim().is_empty())
    {
        match pieces.last_mut() {
            Some((start, length)) if at <= *start + *length + 1 => *length = at + 1 - *start,
            _ => pieces.push((at, 1)),
        }
    }
    pieces
}

fn colour(colour: Color, otherwise: &str) -> String {
    match colour {
        Color::Rgb(..) => hex(Some(colour)),
        _ => otherwise.to_owned(),
    }
}

fn hex(colour: Option<Color>) -> String {
    match colour {
        Some(Color::Rgb(r, g, b)) => format!("#{r:02x}{g:02x}{b:02x}"),
        _ => "none".to_owned(),
    }
}
