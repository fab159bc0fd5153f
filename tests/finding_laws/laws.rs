//! What holds of the findings of any text, each law a function that says what breaks it. The property
//! tests and the fuzz target hold the same laws; where their texts come from is theirs.

use cotejo::analysis::{Anchor, Bound, Doubt, Findings, Mention, Place, Setting, Taken, find};
use cotejo::text::Span;

/// What is given to the finder.
#[derive(Clone, Debug)]
pub(crate) struct Story {
    pub(crate) passages: Vec<String>,
    /// Publication lines, each with its place in the article's text.
    pub(crate) lines: Vec<(u32, String)>,
    pub(crate) setting: Setting,
}

impl Story {
    pub(crate) fn find(&self) -> Findings {
        let passages: Vec<&str> = self.passages.iter().map(String::as_str).collect();
        let lines: Vec<(u32, &str)> = self.lines.iter().map(|(at, line)| (*at, line.as_str())).collect();
        find(&passages, &lines, self.setting)
    }

    /// The words at a place; what is wrong with it where it has none.
    fn words(&self, what: &str, place: Place) -> Result<&str, String> {
        let passage = self
            .passages
            .get(place.passage as usize)
            .ok_or_else(|| format!("{what} stands in passage {}, which there is not", place.passage))?;
        words(what, passage, place.span)
    }
}

/// The words of a span; what is wrong with it where it has none.
fn words<'a>(what: &str, text: &'a str, span: Span) -> Result<&'a str, String> {
    if span.start >= span.end {
        return Err(format!("{what} {span:?} is empty"));
    }
    text.get(span.range())
        .ok_or_else(|| format!("{what} {span:?} is not on char boundaries of {text:?}"))
}

fn inside(inner: Span, outer: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

fn check(holds: bool, what: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(what()) }
}

/// A law: what breaks it, if anything does.
pub(crate) type Law = fn(&Story, &Findings) -> Result<(), String>;

/// Every law that one look at the findings settles and that the finder keeps today.
pub(crate) const ALL: [Law; 14] = [
    figures_have_words,
    nouns_have_words,
    dates_have_words,
    numbers_are_in_their_figure,
    figures_are_in_their_sentence,
    dates_are_in_their_sentence,
    heads_are_in_their_noun,
    figures_are_in_order,
    dates_are_in_order,
    nothing_is_both,
    values_are_numbers,
    periods_run_forward,
    publication_is_in_its_line,
    names_are_named,
];

/// Every span of a figure names words of its passage.
pub(crate) fn figures_have_words(story: &Story, findings: &Findings) -> Result<(), String> {
    for figure in &findings.figures {
        let passage = figure.place.passage;
        let at = |span| Place { passage, span };
        story.words("a figure", figure.place)?;
        story.words("a figure's sentence", at(figure.sentence))?;
        story.words("a number", at(figure.number))?;
        for (what, span) in [
            ("a bound", figure.bound_words),
            ("a role", figure.role_words),
            ("per what", figure.per),
        ] {
            if let Some(span) = span {
                story.words(what, at(span))?;
            }
        }
    }
    Ok(())
}

/// A noun has words in its own passage, which is the figure's or an earlier one.
pub(crate) fn nouns_have_words(story: &Story, findings: &Findings) -> Result<(), String> {
    for figure in &findings.figures {
        let Some(noun) = figure.noun else { continue };
        story.words("a noun", noun.place)?;
        let passage = noun.place.passage;
        story.words(
            "a head",
            Place {
                passage,
                span: noun.head,
            },
        )?;
        check(passage <= figure.place.passage, || {
            format!("taken from behind: {figure:?}")
        })?;
    }
    Ok(())
}

/// A noun that is taken from the sentence stands in it, and one that stands at the number too.
pub(crate) fn nouns_stand_where_they_are_taken_from(_: &Story, findings: &Findings) -> Result<(), String> {
    each(&findings.figures, |figure| {
        figure.noun.is_none_or(|noun| {
            let here = noun.place.passage == figure.place.passage && inside(noun.place.span, figure.sentence);
            here == (noun.taken != Taken::Earlier)
        })
    })
}

/// Every span of a date names words of its passage, and so do those of what it is counted from.
pub(crate) fn dates_have_words(story: &Story, findings: &Findings) -> Result<(), String> {
    for date in &findings.dates {
        story.words("a date", date.place)?;
        let passage = date.place.passage;
        story.words(
            "a date's sentence",
            Place {
                passage,
                span: date.sentence,
            },
        )?;
        for place in counted_from(date) {
            story.words("an anchor", place)?;
        }
    }
    Ok(())
}

/// The places that a date refers to.
fn counted_from(date: &Mention) -> impl Iterator<Item = Place> {
    let place = |anchor: Anchor| anchor.place;
    let doubts = date.others.iter().filter_map(move |other| match other.why {
        Doubt::Anchor(anchor) => place(anchor),
        Doubt::Conflict(place) => Some(place),
        Doubt::Order | Doubt::Direction => None,
    });
    date.anchor.and_then(place).into_iter().chain(doubts)
}

pub(crate) fn numbers_are_in_their_figure(_: &Story, findings: &Findings) -> Result<(), String> {
    each(&findings.figures, |figure| {
        inside(figure.number, figure.place.span)
    })
}

pub(crate) fn figures_are_in_their_sentence(_: &Story, findings: &Findings) -> Result<(), String> {
    each(&findings.figures, |figure| {
        inside(figure.place.span, figure.sentence)
    })
}

pub(crate) fn dates_are_in_their_sentence(_: &Story, findings: &Findings) -> Result<(), String> {
    each(&findings.dates, |date| inside(date.place.span, date.sentence))
}

pub(crate) fn heads_are_in_their_noun(_: &Story, findings: &Findings) -> Result<(), String> {
    each(&findings.figures, |figure| {
        figure.noun.is_none_or(|noun| inside(noun.head, noun.place.span))
    })
}

pub(crate) fn figures_are_in_order(_: &Story, findings: &Findings) -> Result<(), String> {
    in_order(findings.figures.iter().map(|figure| figure.place))
}

pub(crate) fn dates_are_in_order(_: &Story, findings: &Findings) -> Result<(), String> {
    in_order(findings.dates.iter().map(|date| date.place))
}

/// No byte belongs to a date and to a figure.
pub(crate) fn nothing_is_both(_: &Story, findings: &Findings) -> Result<(), String> {
    let meets = |one: Place, other: Place| one.passage == other.passage && one.span.meets(other.span);
    each(&findings.dates, |date| {
        let met = findings
            .figures
            .iter()
            .find(|figure| meets(figure.place, date.place));
        met.is_none()
    })
}

/// Values are finite, run upwards, and two ends are what `Between` means.
pub(crate) fn values_are_numbers(_: &Story, findings: &Findings) -> Result<(), String> {
    each(&findings.figures, |figure| {
        let value = figure.value;
        let finite = |number: &f64| number.is_finite() && *number >= 0.0;
        [value.low, value.high].iter().all(finite)
            && figure.others.iter().all(finite)
            && value.low <= value.high
            && value.is_range() == (figure.bound == Bound::Between)
            && figure.unit.is_none_or(|unit| !unit.name.is_empty())
    })
}

/// No time ends before it begins, in no reading.
pub(crate) fn periods_run_forward(_: &Story, findings: &Findings) -> Result<(), String> {
    let all = || findings.dates.iter().chain(&findings.publication);
    for date in all() {
        let readings = date
            .when
            .into_iter()
            .chain(date.others.iter().map(|other| other.when));
        for when in readings {
            check(when.from <= when.to, || format!("{when:?} of {date:?}"))?;
        }
    }
    Ok(())
}

/// A date of a publication line stands in one of the lines, on its char boundaries.
pub(crate) fn publication_is_in_its_line(story: &Story, findings: &Findings) -> Result<(), String> {
    for date in &findings.publication {
        let span = date.place.span;
        let line = story
            .lines
            .iter()
            .rev()
            .find(|(at, _)| *at <= span.start)
            .ok_or_else(|| format!("no line begins before {span:?}"))?;
        let moved = |span: Span| Span {
            start: span.start - line.0,
            end: span.end - line.0,
        };
        words("a publication date", &line.1, moved(span))?;
        check(date.sentence.start >= line.0, || {
            format!("the sentence of {date:?} begins before its line")
        })?;
        words("its sentence", &line.1, moved(date.sentence))?;
        check(inside(span, date.sentence), || {
            format!("outside its sentence: {date:?}")
        })?;
    }
    Ok(())
}

/// A name has words, and names something that is listed.
pub(crate) fn names_are_named(story: &Story, findings: &Findings) -> Result<(), String> {
    for name in &findings.names {
        story.words("a name", name.place)?;
        let named = findings.named.get(name.of as usize);
        check(named.is_some_and(|named| !named.name.is_empty()), || {
            format!("{name:?} names nothing of {:?}", findings.named)
        })?;
    }
    in_order(findings.names.iter().map(|name| name.place))
}

/// A passage that comes behind changes nothing of what was found in those before it. That holds where
/// [`teaches_nothing`] is true of it, and the language is not one that the words have to settle. A
/// publication line has no place among the passages, and a dateline in any of them may date it.
pub(crate) fn earlier_findings_stay(story: &Story, behind: &str) -> Result<(), String> {
    let before = story.find();
    let mut longer = story.clone();
    longer.passages.push(behind.to_owned());
    let new = u32::try_from(story.passages.len()).unwrap_or(u32::MAX);
    let mut after = longer.find();
    after.figures.retain(|figure| figure.place.passage != new);
    after.dates.retain(|date| date.place.passage != new);
    after.names.retain(|name| name.place.passage != new);
    check(before.figures == after.figures, || {
        differ("figures", &before.figures, &after.figures)
    })?;
    check(before.dates == after.dates, || {
        differ("dates", &before.dates, &after.dates)
    })?;
    // Whom a name means may become clearer (a longer form of it); where the names are may not change.
    let places =
        |findings: &Findings| -> Vec<Place> { findings.names.iter().map(|name| name.place).collect() };
    check(places(&before) == places(&after), || {
        differ("names", &before.names, &after.names)
    })
}

/// Whether a passage leaves open how its document writes numbers: only a comma or point between digits
/// says something of that, in the passages before it too.
pub(crate) fn teaches_nothing(passage: &str) -> bool {
    let bytes = passage.as_bytes();
    !bytes.windows(3).any(|three| {
        three[0].is_ascii_digit() && matches!(three[1], b'.' | b',') && three[2].is_ascii_digit()
    })
}

fn each<T: std::fmt::Debug>(all: &[T], holds: impl Fn(&T) -> bool) -> Result<(), String> {
    match all.iter().find(|one| !holds(one)) {
        Some(one) => Err(format!("{one:?}")),
        None => Ok(()),
    }
}

/// Places that follow one another and share no byte.
fn in_order(places: impl Iterator<Item = Place>) -> Result<(), String> {
    let mut last = Place::default();
    for place in places {
        let follows = (last.passage, last.span.end) <= (place.passage, place.span.start);
        check(follows, || format!("{place:?} does not follow {last:?}"))?;
        last = place;
    }
    Ok(())
}

/// The first finding in which two lists differ.
fn differ<T: PartialEq + std::fmt::Debug>(what: &str, before: &[T], after: &[T]) -> String {
    let at = (0..before.len().max(after.len())).find(|at| before.get(*at) != after.get(*at));
    let at = at.unwrap_or_default();
    format!(
        "{what}:\n before {:?}\n after  {:?}",
        before.get(at),
        after.get(at)
    )
}
