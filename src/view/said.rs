//! What the reader decided and noted, where it is seen beside the texts: signs in the margin, notes at the right, a few
//! words in the status line.

use crate::app::findings;
use crate::app::{App, Area, Reader};
use crate::story::{Matter, PassageAt, Said, State};
use crate::text::{Line, cut, wrap};

use super::paint::Canvas;
use super::role::Role;

/// A passage with a note.
const NOTED: &str = "†";
/// Something that is read as it was corrected.
const CORRECTED: &str = "✎";
/// Columns that notes at the right need at least, and take at most.
const NARROW: u16 = 16;
const BROAD: u16 = 36;

/// What was said of something, in a few words; nothing where nothing was.
pub(super) fn words(app: &App, on: Matter) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    for said in app.desk.of(on) {
        match said {
            said if said.denial().is_some() => {
                parts.extend(said.denial().map(|denial| format!("{CORRECTED} {denial}: yours")));
            }
            Said::Corrected { to, .. } => parts.push(format!("{CORRECTED} {to}")),
            Said::Mark(letter) => parts.push(format!("mark {letter}")),
            Said::Check(_) | Said::Together | Said::Apart => {}
        }
    }
    if let Matter::Figure(at) = on {
        let mut rulings = app.desk.rulings();
        rulings.retain(|it| it.a == at || (it.b == at && it.together));
        let words = |together| {
            if together {
                "⚲ put together: yours"
            } else {
                "taken out of its group: yours"
            }
        };
        parts.extend(rulings.last().map(|it| words(it.together).to_owned()));
    }
    if let Some(check) = app.desk.check(on) {
        if check.state != State::Open {
            parts.push(format!("{} {}", check.state.sign(), check.state.name()));
        }
        if !check.note.is_empty() {
            parts.push(format!("{NOTED} {}", check.note));
        }
        if !check.source.is_empty() {
            parts.push(format!("by {}", check.source));
        }
    }
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// The role in which a state is written.
pub(super) fn role(state: State) -> Role {
    match state {
        State::Open => Role::Dim,
        State::Verified => Role::Compatible,
        State::Wrong => Role::Differs,
        State::Unclear => Role::Notice,
    }
}

/// The sign before a figure that was decided or corrected.
pub(super) fn sign(app: &App, on: Matter) -> &'static str {
    match app.desk.state(on) {
        State::Open if app.desk.of(on).any(|said| matches!(said, Said::Corrected { .. })) => CORRECTED,
        State::Open => "",
        state => state.sign(),
    }
}

/// The sign beside a line of prose: of a figure or date in it that was decided, or of its passage where that begins.
pub(super) fn margin(app: &App, article: usize, passage: usize, line: Line) -> Option<(&'static str, Role)> {
    let of = app.story.article(article)?;
    let here = |at: u32| (line.span.start..line.span.end).contains(&at);
    let marks = findings::within(&of.findings, passage).filter(|mark| here(mark.span.start));
    // Of several on a line the one that needs most attention.
    let weight = |state| match state {
        State::Wrong => 3,
        State::Unclear => 2,
        State::Verified => 1,
        State::Open => 0,
    };
    let decided = marks
        .map(|mark| mark.finding.matter(article))
        .filter(|on| !sign(app, *on).is_empty())
        .max_by_key(|on| weight(app.desk.state(*on)))
        .map(|on| (sign(app, on), role(app.desk.state(on))));
    let on_passage = || {
        let on = passage_matter(article, passage);
        let check = app.desk.check(on).filter(|_| line.span.start == 0)?;
        Some(match check.state {
            State::Open => (NOTED, Role::Notice),
            state => (state.sign(), role(state)),
        })
    };
    decided.or_else(on_passage)
}

fn passage_matter(article: usize, passage: usize) -> Matter {
    let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Matter::Passage(PassageAt {
        article: narrow(article),
        passage: narrow(passage),
    })
}

/// Writes the notes on the passages that are seen at the right of the text, where there is room.
pub(super) fn notes(canvas: &mut Canvas, reader: &Reader, column: Area, inside: Area) {
    let app = canvas.app;
    let x = column.x + column.width + 2;
    let width = (inside.x + inside.width).saturating_sub(x + 1).min(BROAD);
    let (Some(article), true) = (reader.article, width >= NARROW) else {
        return;
    };
    let (dim, notice) = (canvas.style(Role::Dim), canvas.style(Role::Notice));
    let end = column.y + column.height;
    let mut free = column.y;
    for passage in 0..app
        .story
        .article(article)
        .map_or(0, |article| article.passages.len())
    {
        for (at, sign, note) in notes_on(app, article, passage) {
            let row = reader.page.row_of(passage, at);
            let below = row
                .and_then(|row| row.checked_sub(reader.top))
                .and_then(|row| u16::try_from(row).ok());
            let Some(y) = below.map(|row| column.y.saturating_add(row)).filter(|y| *y < end) else {
                continue;
            };
            let mut y = y.max(free);
            for (at, line) in wrap(&note, usize::from(width) - 2, None).iter().enumerate() {
                if y >= end {
                    break;
                }
                if at == 0 {
                    canvas.text(x, y, 1, sign, notice);
                }
                let words = cut(line.span.of(&note), usize::from(width) - 2);
                canvas.text(x + 2, y, width - 2, &words, dim);
                y += 1;
            }
            free = y + 1;
        }
    }
}

/// What is written at the right of a passage, in order: from which byte of it on, with which sign. It is what was noted
/// on the passage, and what in it is no figure or date.
fn notes_on(app: &App, article: usize, passage: usize) -> Vec<(u32, &'static str, String)> {
    let mut notes = Vec::new();
    let check = app.desk.check(passage_matter(article, passage));
    if let Some(note) = check.map(|check| &check.note).filter(|note| !note.is_empty()) {
        notes.push((0, NOTED, note.to_string()));
    }
    let Some(of) = app.story.article(article) else {
        return notes;
    };
    let mut none: Vec<(u32, &str, String)> = findings::within(&of.findings, passage)
        .filter_map(|mark| {
            let denial = mark.finding.matter(article).denial()?;
            let words = mark.finding.place(&of.findings).map(|place| of.words_at(place))?;
            Some((mark.span.start, CORRECTED, format!("“{words}”: {denial}: yours")))
        })
        .collect();
    none.sort_by_key(|(at, ..)| *at);
    notes.append(&mut none);
    notes
}
