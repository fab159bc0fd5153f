//! The grammar of queries, in tables: how what is typed is understood, what is said where it is not, and what
//! completes it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use cotejo::search::complete::{Offers, complete};
use cotejo::search::field::{Field, Scope, State};
use cotejo::search::number::Form;
use cotejo::search::query::{How, Query};

/// The clauses of a query in a short form: `how:text` with signs for the rest, alternatives with bars between.
fn clauses(typed: &str) -> String {
    let query = Query::read(typed);
    let term = |term: &cotejo::search::query::Term| {
        let how = match term.how {
            How::Fuzzy => "fuzzy",
            How::Exact => "exact",
            How::Phrase => "phrase",
        };
        let sign = |is: bool, sign: &'static str| if is { sign } else { "" };
        format!(
            "{}{how}:{}{}{}",
            sign(term.negated, "!"),
            sign(term.starts, "^"),
            term.text,
            sign(term.ends, "$")
        )
    };
    let clause =
        |terms: &Vec<cotejo::search::query::Term>| terms.iter().map(term).collect::<Vec<_>>().join(" | ");
    query.clauses.iter().map(clause).collect::<Vec<_>>().join(" & ")
}

#[test]
fn words_are_understood_as_fzf_understands_them() {
    for (typed, understood) in [
        ("cuban doctors", "fuzzy:cuban & fuzzy:doctors"),
        ("'exact", "exact:exact"),
        ("'like this'", "phrase:like this"),
        ("\"like this\" too", "phrase:like this & fuzzy:too"),
        ("“like this”", "phrase:like this"),
        ("'one 'two", "exact:one & exact:two"),
        ("'one' 'two'", "phrase:one & phrase:two"),
        ("'not closed yet", "exact:not & fuzzy:closed & fuzzy:yet"),
        ("^start", "exact:^start"),
        ("end$", "exact:end$"),
        ("^both$", "exact:^both$"),
        ("!not", "!exact:not"),
        ("!^not", "!exact:^not"),
        ("!'not this'", "!phrase:not this"),
        ("a | b", "fuzzy:a | fuzzy:b"),
        ("a | b c | !d", "fuzzy:a | fuzzy:b & fuzzy:c | !exact:d"),
        ("a|b", "fuzzy:a|b"),
        ("two\\ words", "fuzzy:two words"),
        ("\\!not \\'that \\^nor$", "fuzzy:!not & fuzzy:'that & exact:^nor$"),
        ("cost\\$", "fuzzy:cost$"),
        ("O'Rourke", "fuzzy:O'Rourke"),
        ("https://example.org/a", "fuzzy:https://example.org/a"),
        ("12:30", "fuzzy:12:30"),
        ("lang\\:es", "fuzzy:lang:es"),
        ("back\\", "fuzzy:back\\"),
        // What is still being typed asks for nothing.
        ("", ""),
        ("  ", ""),
        ("!", ""),
        ("'", ""),
        ("\"", ""),
        ("^", ""),
        ("$", ""),
        ("|", ""),
        ("a |", "fuzzy:a"),
        ("| a", "fuzzy:a"),
    ] {
        assert_eq!(clauses(typed), understood, "{typed}");
        assert!(Query::read(typed).complaints.is_empty(), "{typed}");
    }
}

#[test]
fn a_term_knows_where_it_stands() {
    let typed = "médicos  !'like this' | lang:es";
    let query = Query::read(typed);
    let spans: Vec<&str> = query
        .clauses
        .iter()
        .flatten()
        .map(|term| term.span.of(typed))
        .collect();
    assert_eq!(spans, ["médicos", "!'like this'"]);
    assert_eq!(query.fields[0].span.of(typed), "lang:es");
    assert_eq!(query.complaints[0].span.of(typed), "|");
}

#[test]
fn fields_are_understood() {
    let period = |text: &str| text.parse::<cotejo::analysis::When>().unwrap().period().unwrap();
    let words = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
    for (typed, field) in [
        ("source:Prensa", Field::Source(words(&["prensa"]))),
        (
            "source:\"Prensa Latina\"",
            Field::Source(words(&["prensa latina"])),
        ),
        ("source:'Prensa Latina'", Field::Source(words(&["prensa latina"]))),
        (
            "source:Prensa\\ Latina,tele",
            Field::Source(words(&["prensa latina", "tele"])),
        ),
        ("SOURCE:a", Field::Source(words(&["a"]))),
        ("lang:es", Field::Language(vec!["es".parse().unwrap()])),
        (
            "lang:en,es",
            Field::Language(vec!["en".parse().unwrap(), "es".parse().unwrap()]),
        ),
        ("title:Díaz", Field::Title(words(&["diaz"]))),
        ("after:2024-05", Field::After(period("2024-05"))),
        ("before:2024", Field::Before(period("2024"))),
        ("on:2024-05-20", Field::On(period("2024-05-20"))),
        ("in:titles,names", Field::In(vec![Scope::Titles, Scope::Names])),
        ("in:fig", Field::In(vec![Scope::Figures])),
        ("num:768", Field::Number(Form::Just(768.0))),
        ("num:>700", Field::Number(Form::More(700.0))),
        ("num:>=700", Field::Number(Form::Within(700.0, f64::INFINITY))),
        ("num:<=5", Field::Number(Form::Within(f64::NEG_INFINITY, 5.0))),
        ("num:~1,200", Field::Number(Form::About(1200.0))),
        ("num:~1.200", Field::Number(Form::About(1200.0))),
        ("num:700..800", Field::Number(Form::Within(700.0, 800.0))),
        ("unit:percent", Field::Unit(words(&["percent"]))),
        ("is:differs", Field::Is(vec![State::Differs])),
        ("is:und,pin", Field::Is(vec![State::Undated, State::Pinned])),
    ] {
        let query = Query::read(typed);
        assert_eq!(query.complaints, [], "{typed}");
        assert_eq!(query.fields.len(), 1, "{typed}");
        assert_eq!(query.fields[0].field, field, "{typed}");
        assert!(!query.fields[0].negated && Query::read(&format!("!{typed}")).fields[0].negated);
    }
    for unfinished in [
        "source:", "lang:", "in:", "num:", "num:>", "num:..", "is:", "after:", "colour:",
    ] {
        let query = Query::read(unfinished);
        assert!(query.is_empty() && query.complaints.is_empty(), "{unfinished}");
    }
}

#[test]
fn what_is_wrong_is_told_and_the_rest_is_searched_for() {
    for (typed, told) in [
        (
            "colour:red",
            "there is no field colour:; fields are source: lang: title: after: before: on: in: num: unit: is:; \
             to find the words themselves, quote them: 'colour:red'",
        ),
        (
            "lang:english",
            "lang: takes codes of languages, such as en or es, not “english”",
        ),
        (
            "after:yesterday",
            "after: takes a date such as 2024, 2024-05 or 2024-05-20, not “yesterday”",
        ),
        (
            "before:2024-13",
            "before: takes a date such as 2024, 2024-05 or 2024-05-20, not “2024-13”",
        ),
        (
            "on:--05-20",
            "on: takes a date such as 2024, 2024-05 or 2024-05-20, not “--05-20”",
        ),
        (
            "in:headlines",
            "in: takes titles, text, figures, events or names, not “headlines”",
        ),
        (
            "in:text,foot",
            "in: takes titles, text, figures, events or names, not “foot”",
        ),
        (
            "num:many",
            "num: takes a number or a range, such as 768, >700, <5, ~1200 or 700..800, not “many”",
        ),
        ("is:true", "is: takes differs, undated or pinned, not “true”"),
        (
            "x | lang:es",
            "| stands between words; several values of one field take commas: lang:en,es",
        ),
        (
            "lang:es | x",
            "| stands between words; several values of one field take commas: lang:en,es",
        ),
    ] {
        let query = Query::read(&format!("{typed} doctors"));
        let what: Vec<&str> = query
            .complaints
            .iter()
            .map(|complaint| &*complaint.what)
            .collect();
        assert_eq!(what, [told], "{typed}");
        assert!(
            query
                .clauses
                .iter()
                .flatten()
                .any(|term| &*term.text == "doctors"),
            "{typed}"
        );
    }
}

#[test]
fn fields_and_their_values_are_completed() {
    let owned = |all: &[&str]| all.iter().map(|one| (*one).into()).collect();
    let offers = Offers {
        sources: owned(&["Prensa Latina", "Radio Habana", "TeleSUR"]),
        languages: owned(&["en", "es"]),
        units: owned(&["percent", "USD"]),
    };
    // `‸` is the cursor; what a choice takes the place of stands in brackets.
    for (typed, place, choices) in [
        ("so‸", "[so]", "source:"),
        ("doctors !l‸", "doctors ![l]", "lang:"),
        (
            "doctors ‸",
            "doctors []",
            "source: lang: title: after: before: on: in: num: unit: is:",
        ),
        ("o‸ doctors", "[o] doctors", "on:"),
        ("source:tel‸", "source:[tel]", "TeleSUR"),
        (
            "source:‸",
            "source:[]",
            "\"Prensa Latina\" \"Radio Habana\" TeleSUR",
        ),
        ("source:lat‸", "source:[lat]", "\"Prensa Latina\""),
        ("source:\"prensa l‸", "source:\"[prensa l]", "Prensa Latina\""),
        ("lang:en,‸", "lang:en,[]", "en es"),
        ("lang:en,es‸", "lang:en,[es]", "es"),
        ("in:t‸", "in:[t]", "titles text"),
        ("is:P‸", "is:[P]", "pinned"),
        ("unit:u‸", "unit:[u]", "USD"),
    ] {
        let cursor = typed.find('‸').unwrap();
        let text = typed.replace('‸', "");
        let completion = complete(&text, cursor, &offers).unwrap();
        let (start, end) = (completion.span.start as usize, completion.span.end as usize);
        assert_eq!(
            format!("{}[{}]{}", &text[..start], &text[start..end], &text[end..]),
            place
        );
        assert_eq!(completion.choices.join(" "), choices, "{typed}");
    }
    for nothing in ["doctors", "num:7", "source:zzz", "colour:", "médicos"] {
        assert_eq!(complete(nothing, nothing.len(), &offers), None, "{nothing}");
    }
}
