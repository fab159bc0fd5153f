//! A theme file: what each role looks like in true colour, in sixteen colours and in none, and the ground that the
//! theme is made for. What is wrong in a file is told with its line, and the rest of it holds.

use std::collections::HashMap;

use ratatui::style::{Color, Modifier, Style};

use crate::text::lined::{Fault, Pair, Value, nearest, read};

use super::role::{Depth, Role};

/// The themes that the program carries, by their names.
const CARRIED: [(&str, &str); 3] = [
    ("dark", include_str!("../../assets/theme/dark.toml")),
    ("light", include_str!("../../assets/theme/light.toml")),
    ("contrast", include_str!("../../assets/theme/contrast.toml")),
];

/// Ways of drawing that need no colour.
const WAYS: [(&str, Modifier); 5] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underlined", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
];

/// What a role looks like.
#[derive(Clone, Debug, Default, PartialEq)]
struct Look {
    fg: Option<Color>,
    bg: Option<Color>,
    ansi: Option<Color>,
    ansi_bg: Option<Color>,
    add: Modifier,
}

/// A theme as its file has it.
#[derive(Clone, Debug, Default)]
pub struct Palette {
    looks: HashMap<Role, Look>,
    /// Words and background that are there before anything is drawn.
    ground: Look,
    /// Whether the ground is painted too, or left to the terminal.
    paints: bool,
}

impl Palette {
    /// The theme of that name that the program carries.
    #[must_use]
    pub fn carried(name: &str) -> Option<Self> {
        let (_, text) = CARRIED.iter().find(|(carried, _)| *carried == name)?;
        let mut palette = Self::default();
        // A test holds that the embedded files have no fault.
        palette.lay(read(text).0, &mut Vec::new());
        Some(palette)
    }

    /// The names of the themes that the program carries.
    pub fn names() -> impl Iterator<Item = &'static str> {
        CARRIED.iter().map(|(name, _)| *name)
    }

    /// A user's theme, laid over the one that its key `over` names: dark, if it names none.
    #[must_use]
    pub fn layered(text: &str) -> (Self, Vec<Fault>) {
        let (mut pairs, mut faults) = read(text);
        let mut below = Self::carried("dark").unwrap_or_default();
        if let Some(at) = pairs.iter().position(|pair| pair.key == "over") {
            let over = pairs.remove(at);
            let named = match &over.value {
                Value::Text(name) => Self::carried(name),
                _ => None,
            };
            match named {
                Some(palette) => below = palette,
                None => {
                    let names: Vec<&str> = Self::names().collect();
                    let what = format!("over must be one of {}, in quotes", names.join(", "));
                    faults.push(Fault::new(over.line, what));
                }
            }
        }
        below.lay(pairs, &mut faults);
        faults.sort_by_key(|fault| fault.line);
        (below, faults)
    }

    /// How a role is drawn in so many colours.
    #[must_use]
    pub fn style(&self, role: Role, depth: Depth) -> Style {
        self.looks
            .get(&role)
            .map_or_else(Style::new, |look| look.style(depth))
    }

    /// What cells have where nothing else is said; nothing where that is left to the terminal.
    #[must_use]
    pub fn painted(&self, depth: Depth) -> Option<Style> {
        (self.paints && depth != Depth::None).then(|| self.ground.style(depth))
    }

    /// The words and the background that the theme is made for.
    #[must_use]
    pub fn ground(&self, depth: Depth) -> Style {
        self.ground.style(depth)
    }

    fn lay(&mut self, pairs: Vec<Pair>, faults: &mut Vec<Fault>) {
        for pair in pairs {
            let role = Role::ALL.iter().find(|role| role.name() == pair.key);
            match (role, &*pair.key, pair.value) {
                (Some(role), _, Value::Table(inner)) => {
                    self.looks.entry(*role).or_default().lay(inner, faults);
                }
                (None, "ground", Value::Table(inner)) => self.ground.lay(inner, faults),
                (None, "paint", Value::Truth(paints)) => self.paints = paints,
                (None, "paint", _) => faults.push(Fault::new(pair.line, "paint must be true or false")),
                (Some(_), name, _) | (None, name @ "ground", _) => faults.push(Fault::new(
                    pair.line,
                    format!("{name} is a table, such as {name} = {{ fg = \"#8fbcdb\", add = [\"bold\"] }}"),
                )),
                (None, name, _) => {
                    let names = Role::ALL.iter().map(|role| role.name());
                    let instead = match nearest(name, names.chain(["ground", "paint", "over"])) {
                        Some(meant) => format!("{meant} is meant, perhaps"),
                        None => "assets/theme/dark.toml lists all of them".to_owned(),
                    };
                    faults.push(Fault::new(
                        pair.line,
                        format!("“{name}” is no part of the screen; {instead}"),
                    ));
                }
            }
        }
    }
}

impl Look {
    fn lay(&mut self, pairs: Vec<Pair>, faults: &mut Vec<Fault>) {
        for pair in pairs {
            let line = pair.line;
            let slot = match &*pair.key {
                "fg" => &mut self.fg,
                "bg" => &mut self.bg,
                "ansi" => &mut self.ansi,
                "ansi-bg" => &mut self.ansi_bg,
                "add" => {
                    match ways(&pair.value) {
                        Ok(add) => self.add = add,
                        Err(what) => faults.push(Fault::new(line, what)),
                    }
                    continue;
                }
                other => {
                    let what =
                        format!("“{other}” is nothing that a role has; write fg, bg, ansi, ansi-bg or add");
                    faults.push(Fault::new(line, what));
                    continue;
                }
            };
            let is_sixteen = pair.key.starts_with("ansi");
            match &pair.value {
                Value::Text(name) => match colour(name, is_sixteen) {
                    Some(colour) => *slot = Some(colour),
                    None => faults.push(Fault::new(
                        line,
                        format!("“{name}” is no colour; {}", wanted(is_sixteen)),
                    )),
                },
                _ => faults.push(Fault::new(
                    line,
                    format!("{} wants a colour; {}", pair.key, wanted(is_sixteen)),
                )),
            }
        }
    }

    fn style(&self, depth: Depth) -> Style {
        let (fg, bg) = match depth {
            Depth::True => (self.fg, self.bg),
            Depth::Sixteen => (self.ansi, self.ansi_bg),
            Depth::None => (None, None),
        };
        Style {
            fg,
            bg,
            ..Style::new().add_modifier(self.add)
        }
    }
}

fn wanted(is_sixteen: bool) -> &'static str {
    if is_sixteen {
        "write black, red, green, yellow, blue, magenta, cyan, gray, darkgray, white, or light before a colour"
    } else {
        "write one such as \"#8fbcdb\""
    }
}

/// A colour by its name: one of the sixteen, or one of all.
fn colour(name: &str, is_sixteen: bool) -> Option<Color> {
    let colour: Color = name.parse().ok()?;
    let is_of_sixteen = !matches!(colour, Color::Rgb(..) | Color::Indexed(_) | Color::Reset);
    (is_of_sixteen == is_sixteen || colour == Color::Reset).then_some(colour)
}

fn ways(value: &Value) -> Result<Modifier, String> {
    const WANTED: &str = "write some of bold, dim, italic, underlined, reversed, as add = [\"bold\"]";
    let Value::List(list) = value else {
        return Err(format!("add wants a list; {WANTED}"));
    };
    list.iter().try_fold(Modifier::empty(), |all, (_, value)| {
        let Value::Text(name) = value else {
            return Err(format!("add wants words in quotes; {WANTED}"));
        };
        let way = WAYS.iter().find(|(way, _)| way == name);
        way.map(|(_, modifier)| all | *modifier)
            .ok_or_else(|| format!("“{name}” is no way of drawing; {WANTED}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_themes_have_no_fault_and_every_role() {
        for (name, text) in CARRIED {
            let (pairs, mut faults) = read(text);
            let mut palette = Palette::default();
            palette.lay(pairs, &mut faults);
            assert_eq!(faults, [], "{name}");
            let missing: Vec<_> = Role::ALL
                .iter()
                .filter(|role| !palette.looks.contains_key(role))
                .collect();
            assert!(missing.is_empty(), "{name}: {missing:?}");
        }
    }

    #[test]
    fn without_colours_only_modifiers_are_left() {
        for name in Palette::names() {
            let palette = Palette::carried(name).unwrap();
            let mono = |role| palette.style(role, Depth::None);
            assert!(
                Role::ALL
                    .iter()
                    .all(|role| mono(*role).fg.is_none() && mono(*role).bg.is_none())
            );
            assert!(mono(Role::Selected).add_modifier.contains(Modifier::REVERSED));
            assert_ne!(mono(Role::Hit), mono(Role::HitCurrent));
            assert_ne!(mono(Role::Hit), mono(Role::Text));
            assert_ne!(mono(Role::Figure), mono(Role::Date));
            assert_ne!(mono(Role::Date), mono(Role::Hit));
            for other in [Role::Text, Role::Shared, Role::Differs, Role::Figure, Role::Date] {
                assert_ne!(mono(Role::Wording), mono(other), "{name}");
            }
        }
    }

    #[test]
    fn a_partial_theme_lies_over_dark_or_over_what_it_names() {
        let dark = Palette::carried("dark").unwrap();
        let (own, faults) = Palette::layered("title = { fg = \"#ffffff\" }\n");
        assert_eq!(faults, []);
        let style = own.style(Role::Title, Depth::True);
        assert_eq!(style.fg, Some(Color::Rgb(255, 255, 255)));
        assert!(style.add_modifier.contains(Modifier::BOLD));
        assert_eq!(
            own.style(Role::Dim, Depth::True),
            dark.style(Role::Dim, Depth::True)
        );
        let (own, _) = Palette::layered("over = \"light\"\n");
        let light = Palette::carried("light").unwrap();
        assert_eq!(
            own.style(Role::Dim, Depth::True),
            light.style(Role::Dim, Depth::True)
        );
    }

    #[test]
    fn every_fault_has_its_line_and_a_way_out() {
        let (_, faults) = Palette::layered(
            "over = \"darkk\"\ntitel = {}\ntitle = { fg = \"reddish\" }\ndim = { add = [\"loud\"] }\n\
             quote = { ansi = \"#112233\" }\nhit = 3\ndate = { colour = \"x\" }\n",
        );
        let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
        for (line, part) in [
            "dark, light",
            "title is meant",
            "no colour",
            "bold, dim",
            "write black",
            "a table",
            "ansi-bg",
        ]
        .iter()
        .enumerate()
        {
            assert!(
                told[line].starts_with(&format!("{}: ", line + 1)) && told[line].contains(part),
                "{told:#?}"
            );
        }
    }
}
