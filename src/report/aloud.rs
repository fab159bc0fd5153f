//! Two passages that tell the same, for ears and pipes: what each of them says, and then a line for each kind of what
//! differs and what agrees. Nothing is said by a sign.

use crate::analysis::Relation;
use crate::story::{Agreement, Fact, Pair};

use super::pair::{Said, sure};

/// Both passages, what differs and agrees in them, and how sure that is, line by line.
pub(super) fn pair(said: &Said, pair: &Pair, words: &[String; 2]) -> Vec<String> {
    let mut lines = vec![
        passage("A", pair.link.a, &words[0]),
        passage("B", pair.link.b, &words[1]),
    ];
    lines.extend(facts(said, pair));
    let told = match pair.agreement {
        Agreement::Differs => "told by both, but for what differs",
        Agreement::Partly => "told by both in part",
        Agreement::Same => "told by both alike",
    };
    let moved = if pair.link.moved {
        ", out of the order of the rest"
    } else {
        ""
    };
    lines.push(format!("{told}, {}{moved}", sure(pair)));
    lines
}

/// A passage that one side alone has, and what it says.
pub(super) fn alone(side: usize, at: u32, words: &str) -> String {
    passage(["Only A", "Only B"][side.min(1)], at, words)
}

fn passage(who: &str, at: u32, words: &str) -> String {
    format!("{who}, passage {}, says: “{words}”", at + 1)
}

/// The facts of a pair, those of one kind on one line; what needs attention comes first.
fn facts(said: &Said, pair: &Pair) -> Vec<String> {
    let mut facts: Vec<&Fact> = pair.facts.iter().collect();
    facts.sort_by_key(|fact| (!fact.differs(), fact.relation));
    let mut kinds: Vec<(&str, Vec<String>)> = Vec::new();
    for fact in facts {
        let Some((kind, words)) = told(said, fact) else {
            continue;
        };
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, all)) => all.push(words),
            None => kinds.push((kind, vec![words])),
        }
    }
    let line = |(kind, all): (&str, Vec<String>)| format!("{kind}: {}", all.join("; "));
    kinds.into_iter().map(line).collect()
}

/// The kind of a fact and what each side gives: `differs` and `1,200 additional / 1,200 (same number, other role)`.
fn told(said: &Said, fact: &Fact) -> Option<(&'static str, String)> {
    let (a, b) = match [0, 1].map(|side| said.fact_aloud(fact, side)) {
        [Some(a), Some(b)] => (a, b),
        [Some(a), None] => return Some(("only in A", a)),
        [None, Some(b)] => return Some(("only in B", b)),
        [None, None] => return None,
    };
    Some(match fact.relation {
        Relation::Role => ("differs", format!("{a} / {b} ({})", fact.relation.words())),
        Relation::Differs => ("differs", format!("{a} / {b}")),
        Relation::Same if a == b => ("agrees", a),
        Relation::Same => ("agrees", format!("{a} / {b}")),
        other => (other.words(), format!("{a} / {b}")),
    })
}
