//! Below the matrix: the selected passage in full, and beside or below it what the selected source says, or all that
//! tell it.

use ratatui::style::{Modifier, Style};

use crate::app::Area;
use crate::report::pair::{Said, score, sign};
use crate::story::{Article, FactKind, Pair};
use crate::text::{Span, cells, visible, wrap};

use super::super::paint::Canvas;
use super::super::reader::{Title, frame};
use super::super::role::Role;
use super::matrix::role;

/// From so many columns on, the two stand beside each other.
const BESIDE: u16 = 76;
/// Columns between the two.
const GAP: u16 = 3;

pub(super) fn draw(canvas: &mut Canvas, area: Area) {
    let app = canvas.app;
    let (Some(panes), Some(tellers)) = (app.panes, app.presence.tellers()) else {
        return;
    };
    let told = app.presence.told();
    let mut title = Title::new(match app.presence.passage() {
        Some(passage) => format!(
            "¶{} · told by {} of {}",
            passage + 1,
            tellers.count(passage),
            tellers.compared()
        ),
        None => String::new(),
    });
    let room = panes.inside(area).inset(1, 0);
    let is_beside = room.width >= BESIDE;
    let mut left = 0;
    if let (Some(passage), Some(own)) = (app.presence.passage(), app.story.article(tellers.article())) {
        let differs = |side: usize| -> Vec<Span> {
            let one = told.first().filter(|_| app.presence.column() > 0);
            one.map_or_else(Vec::new, |(other, pair)| {
                let at = [tellers.article(), *other][side];
                let article = app.story.article(at);
                article.map_or_else(Vec::new, |article| spans(article, pair, side))
            })
        };
        let half = if is_beside {
            (room.width - GAP) / 2
        } else {
            room.width
        };
        let mut page = Page::new(canvas, Area { width: half, ..room });
        page.head(own, passage, None);
        page.passage(own, passage, &differs(0));
        if is_beside {
            page = Page::new(
                canvas,
                Area {
                    x: room.x + half + GAP,
                    width: half,
                    ..room
                },
            );
        }
        if told.is_empty() {
            page.nobody();
        }
        for (at, (other, pair)) in told.iter().enumerate() {
            if page.left() < 2 {
                left = told.len() - at;
                break;
            }
            if let Some(article) = app.story.article(*other) {
                let lit = if app.presence.column() > 0 {
                    differs(1)
                } else {
                    spans(article, pair, 1)
                };
                page.head(article, pair.link.b, Some(pair));
                page.facts([tellers.article(), *other], pair);
                page.passage(article, pair.link.b, &lit);
            }
        }
    }
    if left > 0 {
        title.bottom = format!("{left} more");
    }
    frame(canvas, area, false, &title);
}

/// The words of one side that the other gives otherwise.
fn spans(article: &Article, pair: &Pair, side: usize) -> Vec<Span> {
    let findings = &article.findings;
    let differ = pair.facts.iter().filter(|fact| fact.differs());
    differ
        .filter_map(|fact| {
            let at = fact.at[side]? as usize;
            let place = match fact.kind {
                FactKind::Figure => findings.figures.get(at)?.place,
                FactKind::Date => findings.dates.get(at)?.place,
            };
            Some(place.span)
        })
        .collect()
}

/// Lines written one below the other, until there is no room.
struct Page<'a, 'b> {
    canvas: &'a mut Canvas<'b>,
    room: Area,
    y: u16,
}

impl<'a, 'b> Page<'a, 'b> {
    fn new(canvas: &'a mut Canvas<'b>, room: Area) -> Self {
        Self {
            canvas,
            room,
            y: room.y,
        }
    }

    fn left(&self) -> u16 {
        (self.room.y + self.room.height).saturating_sub(self.y)
    }

    /// Writes wrapped words, those at `lit` in their own style.
    fn write(&mut self, words: &str, style: Style, lit: &[(Span, Style)]) {
        let width = self.room.width;
        for line in wrap(words, usize::from(width).max(1), None) {
            if self.left() == 0 {
                return;
            }
            let start = line.span.start as usize;
            let style_at = |at: usize| {
                let holds = |(span, _): &&(Span, Style)| {
                    (span.start as usize..span.end as usize).contains(&(start + at))
                };
                lit.iter().find(holds).map_or(style, |(_, lit)| *lit)
            };
            self.canvas
                .styled(self.room.x, self.y, width, line.span.of(words), style_at);
            self.y += 1;
        }
    }

    /// Whose passage follows, and how it goes together with the selected one.
    fn head(&mut self, article: &Article, passage: u32, pair: Option<&Pair>) {
        let name = visible(article.source_words());
        let mut words = format!("{name} · {} · ¶{}", article.date_words(), passage + 1);
        let mut lit = vec![(Span::new(0, name.len()), self.canvas.style(Role::Facts))];
        if let Some(pair) = pair {
            let start = words.len() + 3;
            words.push_str(&format!(" · {} {}", sign(pair), score(pair)));
            lit.push((Span::new(start, words.len()), self.canvas.style(role(pair))));
        }
        let dim = self.canvas.style(Role::Dim);
        self.write(&words, dim, &lit);
    }

    /// The figures and dates that the two give otherwise.
    fn facts(&mut self, articles: [usize; 2], pair: &Pair) {
        let Some(said) = Said::between(&self.canvas.app.story, articles) else {
            return;
        };
        let differ = pair.facts.iter().filter(|fact| fact.differs());
        let words: Vec<String> = differ.map(|fact| visible(&said.fact(fact))).collect();
        if !words.is_empty() {
            let style = self.canvas.style(Role::Differs);
            self.write(&words.join("; "), style, &[]);
        }
    }

    fn passage(&mut self, article: &Article, passage: u32, lit: &[Span]) {
        let text = self.canvas.style(Role::Text);
        let style = self.canvas.style(Role::Differs).add_modifier(Modifier::REVERSED);
        let (words, lit) = drawn(&article.passage(passage as usize), lit);
        let lit: Vec<(Span, Style)> = lit.into_iter().map(|span| (span, style)).collect();
        self.write(&words, text, &lit);
    }

    fn nobody(&mut self) {
        let app = self.canvas.app;
        let is_compared = |index: usize| {
            let tellers = app.presence.tellers();
            tellers.is_some_and(|tellers| tellers.is_compared(index))
        };
        let words = match (app.presence.other(), app.presence.column().checked_sub(1)) {
            (Some(_), Some(index)) if !is_compared(index) => "Not compared yet.".to_owned(),
            (Some(other), _) => format!("{} does not tell this.", app.presence.name(other, 60)),
            _ if app.presence.progress().is_some() => "None of those compared so far tells this.".to_owned(),
            _ => "No other source tells this.".to_owned(),
        };
        let dim = self.canvas.style(Role::Dim);
        self.write(&words, dim, &[]);
    }
}

/// A passage as it is drawn, and where some of its words stand then.
fn drawn(passage: &str, spans: &[Span]) -> (String, Vec<Span>) {
    let mut drawn = String::with_capacity(passage.len());
    let mut places: Vec<(usize, usize)> = Vec::new();
    for cell in cells(passage) {
        places.push((cell.range.start, drawn.len()));
        drawn.push_str(cell.symbol);
    }
    let at = |byte: u32| {
        let after = places.partition_point(|(from, _)| *from < byte as usize);
        places.get(after).map_or(drawn.len(), |(_, to)| *to)
    };
    let spans = spans
        .iter()
        .map(|span| Span::new(at(span.start), at(span.end)))
        .collect();
    (drawn, spans)
}
