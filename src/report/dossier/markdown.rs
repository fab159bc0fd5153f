//! The document as Markdown, for a memo or a repository: the same parts as the page, without drawings.

use crate::text::visible;

use super::super::amount::count;
use super::super::noted::progress;
use super::model::{Compared, Dossier, Event, Quote, Source, Subject};
use crate::load::REPORT_MARK as MARK;
use crate::story::{Check, State};

/// The memo.
pub(super) fn text(dossier: &Dossier) -> String {
    let day = dossier.made.on.strftime("%-d %B %Y");
    let mut memo = format!(
        "<!-- {MARK} {} -->\n# {}\n\n",
        dossier.made.version,
        safe(&dossier.title)
    );
    let (done, all) = dossier.checked();
    memo.push_str(&format!(
        "{} · {done} of {} checked · made on {day}\n",
        dossier.counts().join(" · "),
        count(all, "fact")
    ));
    if let Some(caution) = dossier.caution() {
        memo.push_str(&format!("\n{caution}\n"));
    }
    disputed(&mut memo, dossier);
    figures(&mut memo, dossier);
    timeline(&mut memo, dossier);
    if !dossier.comparisons.is_empty() {
        memo.push_str("\n## Side by side\n");
        dossier
            .comparisons
            .iter()
            .for_each(|compared| side_by_side(&mut memo, compared));
    }
    checks(&mut memo, dossier);
    sources(&mut memo, dossier);
    memo
}

fn disputed(memo: &mut String, dossier: &Dossier) {
    memo.push_str("\n## Where the sources disagree\n");
    if dossier.disagreements() == 0 {
        memo.push_str("\nNowhere, as far as this program sees.\n");
    }
    for subject in dossier.disputed() {
        heading(memo, subject.relation.sign(), &subject.name);
        for why in &subject.why {
            memo.push_str(&format!("{}\n\n", safe(why)));
        }
        for figure in &subject.figures {
            memo.push_str(&said(dossier, &figure.quote, &figure.told(), &figure.decided));
        }
    }
    for event in dossier.disputed_events() {
        heading(memo, "Dates:", &event.when);
        memo.push_str(&format!(
            "{}\n\n",
            safe(event.disagreement.as_deref().unwrap_or_default())
        ));
        for telling in &event.tellings {
            let claim = if telling.days.is_some() {
                format!("{}, {}", telling.when, telling.method)
            } else {
                telling.method.clone()
            };
            memo.push_str(&said(dossier, &telling.quote, &claim, &telling.decided));
        }
    }
    for sum in dossier.failing() {
        heading(memo, "!", dossier.name(sum.quote.source));
        memo.push_str(&format!("{}\n", safe(&sum.words)));
    }
}

fn heading(memo: &mut String, sign: &str, words: &str) {
    memo.push_str(&format!("\n### {sign} {}\n\n", safe(words)));
}

fn said(dossier: &Dossier, quote: &Quote, claim: &str, decided: &Check) -> String {
    let date = dossier.source(quote.source).map_or("", |source| &*source.date);
    format!(
        "- **{}**, {date}: {} — “{}” (¶ {}){}\n",
        safe(dossier.name(quote.source)),
        safe(claim),
        quoted(quote),
        quote.passage,
        state(decided)
    )
}

/// What the reader found out, where that is something.
fn state(decided: &Check) -> String {
    let mut words = match decided.state {
        State::Open => String::new(),
        state => format!(" **{}**", state.name()),
    };
    for (name, value) in [("note", &decided.note), ("checked against", &decided.source)] {
        if !value.is_empty() {
            words.push_str(&format!(" *{name}: {}*", safe(value)));
        }
    }
    words
}

/// A sentence with what is meant in bold.
fn quoted(quote: &Quote) -> String {
    let parts = quote.parts().map(|(words, mark)| match (mark, words.trim()) {
        (Some(_), trimmed) if !trimmed.is_empty() => format!("**{}**", safe(trimmed)),
        _ => safe(words),
    });
    parts.collect()
}

fn figures(memo: &mut String, dossier: &Dossier) {
    if dossier.subjects.is_empty() {
        return;
    }
    memo.push_str("\n## The figures, source by source\n\n| | what |");
    for source in &dossier.sources {
        memo.push_str(&format!(" {} |", cell(&source.name)));
    }
    memo.push_str(&format!("\n|---|---|{}\n", "---|".repeat(dossier.sources.len())));
    for subject in &dossier.subjects {
        memo.push_str(&line(dossier, subject));
    }
    memo.push_str(
        "\n`=` the same number, `~` compatible, `↻` of different dates, `±` the same number in another role, `≠` numbers \
         that exclude each other, `?` a second reading decides, `○` one source alone, `✎` as you corrected it\n",
    );
}

fn line(dossier: &Dossier, subject: &Subject) -> String {
    let mut line = format!("| {} | {} |", subject.relation.sign(), cell(&subject.name));
    for source in 0..dossier.sources.len() {
        let given: Vec<String> = subject
            .given(source)
            .iter()
            .map(|figure| cell(&figure.signs))
            .collect();
        line.push_str(&format!(
            " {} |",
            if given.is_empty() {
                "—".to_owned()
            } else {
                given.join(", ")
            }
        ));
    }
    line + "\n"
}

fn timeline(memo: &mut String, dossier: &Dossier) {
    if dossier.events.is_empty() {
        return;
    }
    memo.push_str("\n## What happened when\n\n");
    for event in &dossier.events {
        memo.push_str(&happened(dossier, event));
    }
}

fn happened(dossier: &Dossier, event: &Event) -> String {
    let mut item = format!("- **{}**\n", safe(&event.when));
    for telling in &event.tellings {
        item.push_str(&format!(
            "  - {}: “{}” ({}){}\n",
            safe(dossier.name(telling.quote.source)),
            quoted(&telling.quote),
            safe(&telling.method),
            state(&telling.decided)
        ));
    }
    if let Some(disagreement) = &event.disagreement {
        item.push_str(&format!("  - ≠ {}\n", safe(disagreement)));
    }
    item
}

fn side_by_side(memo: &mut String, compared: &Compared) {
    let [a, b] = compared.called.each_ref().map(|name| cell(name));
    memo.push_str(&format!(
        "\n### {a} and {b}\n\nA is {a}, B is {b}. {}.\n\n| | A: {a} | B: {b} | |\n|---|---|---|---|\n",
        compared.summary
    ));
    for row in &compared.rows {
        let side = |at: usize| {
            row.quotes[at]
                .as_ref()
                .map_or_else(String::new, |quote| cell(&quote.words))
        };
        let facts: Vec<String> = row.facts.iter().map(|fact| cell(fact)).collect();
        memo.push_str(&format!(
            "| {} {} | {} | {} | {} |\n",
            row.sign,
            row.score,
            side(0),
            side(1),
            facts.join("; ")
        ));
    }
}

fn checks(memo: &mut String, dossier: &Dossier) {
    memo.push_str("\n## Checks and notes\n\n");
    memo.push_str(&format!("{}.\n\n", progress(dossier.checked())));
    for (quote, claim, decided) in dossier.found_out() {
        memo.push_str(&said(dossier, quote, &claim, decided));
    }
    for note in &dossier.notes {
        let about = if note.about.is_empty() {
            String::new()
        } else {
            format!(" “{}”", safe(&note.about))
        };
        let place = match (note.article, note.passage) {
            (Some(article), Some(passage)) => {
                format!("{}, ¶ {passage}:{about} ", safe(dossier.name(article)))
            }
            (Some(article), None) => format!("{}:{about} ", safe(dossier.name(article))),
            (None, _) => String::new(),
        };
        memo.push_str(&format!("- {place}{}\n", safe(&note.words)));
    }
}

fn sources(memo: &mut String, dossier: &Dossier) {
    memo.push_str("\n## Sources\n\n");
    for source in &dossier.sources {
        memo.push_str(&format!("- {}\n", described(source)));
    }
    if !dossier.problems.is_empty() {
        memo.push_str("\n### What could not be read, or not as it was written\n\n");
        for problem in &dossier.problems {
            memo.push_str(&format!("- {}\n", safe(problem)));
        }
    }
    memo.push_str(&format!(
        "\nMade by cotejo {} on {}; figures and dates were found by rules, each finding stands with its sentence.\n",
        dossier.made.version,
        dossier.made.on.strftime("%-d %B %Y")
    ));
}

fn described(source: &Source) -> String {
    let title = source.title.as_ref().unwrap_or(&source.opening);
    let mut words = format!(
        "**{}**, {}, {}: *{}*. {}; file {}.",
        safe(&source.name),
        safe(&source.date),
        safe(&source.language_name),
        safe(title.trim()),
        count(source.words, "word"),
        safe(&source.file)
    );
    if let Some(address) = &source.address {
        words.push_str(&format!(" {}", safe(address)));
    }
    if !source.open.is_empty() {
        words.push_str(&format!(" Left open: {}.", safe(&source.open.join("; "))));
    }
    words
}

/// Words that mean nothing to Markdown, on one line.
fn safe(words: &str) -> String {
    let mut safe = String::with_capacity(words.len());
    for c in visible(words).chars() {
        if matches!(
            c,
            '*' | '_' | '[' | ']' | '`' | '<' | '>' | '&' | '\\' | '#' | '|' | '~'
        ) {
            safe.push('\\');
        }
        safe.push(c);
    }
    safe
}

/// Words in a table.
fn cell(words: &str) -> String {
    safe(words.trim())
}
