//! Draws the pictures of the README from the app's own frames, so that they show what the program
//! shows: `cargo run --example pictures`.

#[path = "../tests/common/screen.rs"]
mod common;

use std::fmt::Write;
use std::io;
use std::path::Path;

use cotejo::terminal::print;
use cotejo::view::{Depth, Look};
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// Width and height of a cell in pixels.
const CELL: (f32, f32) = (8.4, 18.0);
/// The colours of a dark terminal: text and background.
const INK: &str = "#d7dae0";
const PAPER: &str = "#1d2026";

fn main() -> io::Result<()> {
    let pictures = [("side-by-side", (150, 36), "jjj<enter>c]")];
    for (name, size, keys) in pictures {
        let mut app = common::bundled(size);
        common::press(&mut app, keys);
        let buffer = print::frame(&app, &Look::new(Depth::True));
        let file = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("assets")
            .join(format!("{name}.svg"));
        std::fs::write(file, svg(&buffer).map_err(io::Error::other)?)?;
    }
    Ok(())
}

/// The cells as a picture: for each row, a box behind each run of one background, and a text for each
/// run of one style.
fn svg(buffer: &Buffer) -> Result<String, std::fmt::Error> {
    let (columns, rows) = (f32::from(buffer.area.width), f32::from(buffer.area.height));
    let (width, height) = (columns * CELL.0 + 16.0, rows * CELL.1 + 16.0);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" viewBox=\"0 0 {width:.0} {height:.0}\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{PAPER}\"/>\n\
         <g font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"14\" xml:space=\"preserve\">\n"
    );
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let first = &buffer[(x, y)];
            let mut words = String::new();
            let start = x;
            while x < buffer.area.width && buffer[(x, y)].style() == first.style() {
                words.push_str(buffer[(x, y)].symbol());
                x += 1;
            }
            run(&mut svg, first, &words, (start, y, x - start))?;
        }
    }
    svg.push_str("</g>\n</svg>\n");
    Ok(svg)
}

/// One run of cells of one style, at column and row, so many columns wide.
fn run(svg: &mut String, cell: &Cell, words: &str, (x, y, columns): (u16, u16, u16)) -> std::fmt::Result {
    let reversed = cell.modifier.contains(Modifier::REVERSED);
    let (mut ink, mut paper) = (colour(cell.fg, INK), colour(cell.bg, PAPER));
    if reversed {
        std::mem::swap(&mut ink, &mut paper);
    }
    let (left, top) = (f32::from(x) * CELL.0 + 8.0, f32::from(y) * CELL.1 + 8.0);
    let width = f32::from(columns) * CELL.0;
    if paper != PAPER {
        writeln!(
            svg,
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{}\" fill=\"{paper}\"/>",
            CELL.1
        )?;
    }
    if words.trim().is_empty() {
        return Ok(());
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
    let words = words.replace('&', "&amp;").replace('<', "&lt;");
    writeln!(
        svg,
        "<text x=\"{left:.1}\" y=\"{:.1}\" textLength=\"{width:.1}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{ink}\"{look}>{words}</text>",
        top + 13.5
    )
}

fn colour(colour: Color, otherwise: &str) -> String {
    match colour {
        Color::Rgb(r, g, b) => format!("#{r:02x}{g:02x}{b:02x}"),
        _ => otherwise.to_owned(),
    }
}
