//! Every theme can be read: the contrast of each role with what lies behind it, by the formula of WCAG 2; and where
//! colour is all that there is, it is told apart without red and green.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use cotejo::view::{Depth, Palette, Role};
use ratatui::style::{Color, Modifier};

/// Lines and decoration: seen, not read.
const DECORATION: [Role; 2] = [Role::Frame, Role::FrameFocus];
/// What is muted on purpose: read, but not first.
const MUTED: [Role; 2] = [Role::Removed, Role::SelectedAside];
/// How much of a colour is left where a terminal dims it; most leave more.
const DIMMED: f64 = 2.0 / 3.0;

type Rgb = [f64; 3];

/// The colours of xterm, for the sixteen names.
fn rgb(colour: Color) -> Rgb {
    let (r, g, b) = match colour {
        Color::Rgb(r, g, b) => (r, g, b),
        Color::Black => (0, 0, 0),
        Color::Red => (205, 0, 0),
        Color::Green => (0, 205, 0),
        Color::Yellow => (205, 205, 0),
        Color::Blue => (0, 0, 238),
        Color::Magenta => (205, 0, 205),
        Color::Cyan => (0, 205, 205),
        Color::Gray => (229, 229, 229),
        Color::DarkGray => (127, 127, 127),
        Color::LightRed => (255, 0, 0),
        Color::LightGreen => (0, 255, 0),
        Color::LightYellow => (255, 255, 0),
        Color::LightBlue => (92, 92, 255),
        Color::LightMagenta => (255, 0, 255),
        Color::LightCyan => (0, 255, 255),
        _ => (255, 255, 255),
    };
    [r, g, b].map(|part| f64::from(part) / 255.0)
}

fn luminance(colour: Rgb) -> f64 {
    let [r, g, b] = colour.map(|part| {
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

/// The colours in which a role's words and what lies behind them reach the eye.
fn seen(palette: &Palette, role: Role, depth: Depth) -> (Rgb, Rgb) {
    let (ground, style) = (palette.ground(depth), palette.style(role, depth));
    let ink = rgb(style.fg.or(ground.fg).unwrap());
    let paper = rgb(style.bg.or(ground.bg).unwrap());
    let is = |way| style.add_modifier.contains(way);
    let (mut ink, paper) = if is(Modifier::REVERSED) {
        (paper, ink)
    } else {
        (ink, paper)
    };
    if is(Modifier::DIM) {
        for (ink, paper) in ink.iter_mut().zip(paper) {
            *ink = *ink * DIMMED + paper * (1.0 - DIMMED);
        }
    }
    (ink, paper)
}

/// What is below its floor, one line each.
fn below(name: &str, depth: Depth, floor: impl Fn(Role, Depth) -> f64) -> Vec<String> {
    let palette = Palette::carried(name).unwrap();
    let roles = Role::ALL.iter().filter_map(|role| {
        let (ink, paper) = seen(&palette, *role, depth);
        let (is, least) = (contrast(ink, paper), floor(*role, depth));
        (is < least).then(|| format!("{name}, {depth:?}: {} has {is:.2}, not {least}", role.name()))
    });
    roles.collect()
}

fn floor(role: Role, depth: Depth) -> f64 {
    // Among sixteen colours there is one grey that is darker than white and lighter than black.
    let is_grey = role == Role::Dim && depth == Depth::Sixteen;
    if is_grey || DECORATION.contains(&role) || MUTED.contains(&role) {
        3.0
    } else {
        4.5
    }
}

#[test]
fn the_formula_is_that_of_wcag() {
    assert!((contrast(rgb(Color::Black), rgb(Color::White)) - 21.0).abs() < 1e-9);
    let grey = contrast(rgb(Color::Rgb(0x76, 0x76, 0x76)), rgb(Color::White));
    assert!((grey - 4.54).abs() < 0.01, "{grey}");
}

#[test]
fn words_stand_out_in_every_theme_and_depth() {
    let mut low = Vec::new();
    for name in Palette::names() {
        for depth in [Depth::True, Depth::Sixteen] {
            low.extend(below(name, depth, floor));
        }
    }
    assert!(low.is_empty(), "{}", low.join("\n"));
}

#[test]
fn high_contrast_is_high() {
    let high = |role: Role, _| if DECORATION.contains(&role) { 4.5 } else { 7.0 };
    let mut low = below("contrast", Depth::True, high);
    low.extend(below("contrast", Depth::Sixteen, high));
    assert!(low.is_empty(), "{}", low.join("\n"));
    let palette = Palette::carried("contrast").unwrap();
    assert!(
        palette.painted(Depth::True).is_some(),
        "it must not hang on the terminal's background"
    );
    assert!(palette.painted(Depth::None).is_none());
}

/// What eyes without the cones for red (protan) or green (deutan) see of a colour: Viénot, Brettel and Mollon 1999.
fn without(cones: [[f64; 3]; 3], colour: Rgb) -> Rgb {
    let linear = colour.map(|part: f64| part.powf(2.2));
    cones.map(|row| {
        let sum: f64 = row.iter().zip(linear).map(|(weight, part)| weight * part).sum();
        sum.clamp(0.0, 1.0).powf(1.0 / 2.2)
    })
}

#[test]
fn colour_blind_eyes_tell_the_sources_apart() {
    const PROTAN: [[f64; 3]; 3] = [[0.1124, 0.8876, 0.0], [0.1124, 0.8876, 0.0], [0.004, -0.004, 1.0]];
    const DEUTAN: [[f64; 3]; 3] = [
        [0.2928, 0.7072, 0.0],
        [0.2928, 0.7072, 0.0],
        [-0.0223, 0.0223, 1.0],
    ];
    let palette = Palette::carried("contrast").unwrap();
    let sources = [
        Role::Source1,
        Role::Source2,
        Role::Source3,
        Role::Source4,
        Role::Source5,
        Role::Source6,
    ];
    for cones in [PROTAN, DEUTAN] {
        let colours = sources.map(|role| without(cones, seen(&palette, role, Depth::True).0));
        for (at, one) in colours.iter().enumerate() {
            for (other_at, other) in colours.iter().enumerate().skip(at + 1) {
                let apart: f64 = one
                    .iter()
                    .zip(other)
                    .map(|(a, b)| (a - b).powi(2))
                    .sum::<f64>()
                    .sqrt();
                assert!(
                    apart > 0.12,
                    "{} and {} are {apart:.2} apart",
                    sources[at].name(),
                    sources[other_at].name()
                );
            }
        }
    }
}

#[test]
fn what_differs_in_meaning_differs_without_colour() {
    let apart = [
        (Role::Figure, Role::Date),
        (Role::Hit, Role::HitCurrent),
        (Role::Figure, Role::FindingCurrent),
        (Role::Selected, Role::SelectedAside),
        (Role::Differs, Role::Compatible),
        (Role::Shared, Role::Wording),
    ];
    for name in Palette::names() {
        let palette = Palette::carried(name).unwrap();
        for (one, other) in apart {
            let [one_way, other_way] = [one, other].map(|role| palette.style(role, Depth::None));
            assert_ne!(one_way, other_way, "{name}: {} and {}", one.name(), other.name());
        }
    }
}
