//! How two passages that tell the same are said: how sure that is, why they are a pair, what agrees in them and
//! what differs. Knows neither screen nor format.

use serde_json::{Value, json};

use crate::analysis::{Relation, Shared, TermKind, Tie};
use crate::story::{Agreement, Article, Comparison, Fact, FactKind, FigureAt, Pair, Story, Verdict};
use crate::text::{Passage, Span, visible};

use super::relation::{names, said, why as why_figures};
use super::table::maybe;
use super::{amount, day};

/// Of a hundred pairs at most so many are said to be right: nothing but the reader's own pin is certain.
const SUREST: f64 = 99.0;
/// How many of the things that two passages have in common are named.
const NAMED: usize = 8;
/// How many are named of what is only alike, and how telling it must be beside the most telling.
const AKIN: usize = 3;
const AKIN_TELLS: f64 = 0.25;

/// The pair in a sign: `±` where a number is the same in another role.
#[must_use]
pub fn sign(pair: &Pair) -> &'static str {
    let role = |fact: &Fact| fact.relation == Relation::Role;
    let differs = |fact: &Fact| fact.differs() && !role(fact);
    match pair.agreement {
        Agreement::Differs if pair.facts.iter().any(role) && !pair.facts.iter().any(differs) => {
            Relation::Role.sign()
        }
        agreement => agreement.sign(),
    }
}

/// How many of a hundred pairs with the score of this one are right, a whole number: wherever a score is shown, it is this
/// one.
fn of_hundred(pair: &Pair) -> f64 {
    let most = if pair.link.pinned { 100.0 } else { SUREST };
    (pair.link.score * 100.0).round().clamp(0.0, most)
}

/// The score for a program: `0.81`.
pub(super) fn score_field(pair: &Pair) -> Value {
    json!(of_hundred(pair) / 100.0)
}

/// `.81`, or that the reader said so.
#[must_use]
pub fn score(pair: &Pair) -> String {
    if pair.link.pinned {
        "pin".to_owned()
    } else {
        format!(".{:02}", of_hundred(pair))
    }
}

/// How a pair goes together, in words.
pub(super) fn agrees(pair: &Pair) -> &'static str {
    match pair.agreement {
        Agreement::Differs => "the same but for what differs",
        Agreement::Partly => "in part the same",
        Agreement::Same => "the same",
    }
}

/// How sure a pair is, in words.
pub(super) fn sure(pair: &Pair) -> String {
    if pair.link.pinned {
        "put together by the reader".to_owned()
    } else {
        format!("sure by {} of 100", of_hundred(pair))
    }
}

/// Two articles of which is told what they say.
pub struct Said<'a> {
    story: &'a Story,
    /// The indexes of the two.
    at: [usize; 2],
    articles: [&'a Article; 2],
    /// What the two are called.
    pub called: [String; 2],
}

impl<'a> Said<'a> {
    /// What two articles say; `None` where one of them is not there.
    #[must_use]
    pub fn of(story: &'a Story, comparison: &Comparison) -> Option<Self> {
        Self::between(story, comparison.articles)
    }

    /// What two articles say, of which pairs are known from elsewhere.
    #[must_use]
    pub fn between(story: &'a Story, at: [usize; 2]) -> Option<Self> {
        let [a, b] = at;
        let articles = [story.article(a)?, story.article(b)?];
        Some(Self {
            story,
            at,
            articles,
            called: names(articles[0], articles[1]),
        })
    }

    pub(super) fn id(&self, side: usize) -> &str {
        let entry = self.story.entries().get(self.at[side]);
        entry.map_or("", |entry| &entry.id)
    }

    pub(super) fn words(&self, side: usize, passage: u32) -> String {
        visible(&self.articles[side].passage(passage as usize))
    }

    pub(super) fn passage(&self, side: usize, passage: u32) -> Value {
        let article = self.articles[side];
        let extent = article.passages.get(passage as usize).map(Passage::extent);
        let place = article.in_file(extent.unwrap_or_default());
        json!({
            "article": self.id(side),
            "passage": passage + 1,
            "start": article.decoding.exact.then_some(place.start),
            "end": article.decoding.exact.then_some(place.end),
            "text": article.passage(passage as usize),
        })
    }

    /// What a fact is on one side, in short: `1,200 additional`, `10 May 2024`.
    #[must_use]
    pub fn fact_side(&self, fact: &Fact, side: usize) -> Option<String> {
        let findings = &self.articles[side].findings;
        let at = fact.at[side]? as usize;
        Some(match fact.kind {
            FactKind::Figure => said(findings.figures.get(at)?),
            FactKind::Date => {
                let mention = findings.dates.get(at)?;
                match mention.when {
                    Some(when) => day::brief(when, mention.precision, mention.limit),
                    None => format!("“{}”", self.articles[side].words_at(mention.place)),
                }
            }
        })
    }

    /// What a fact is on one side, for ears: `1,200 additional`, `Fri 10 May 2024`.
    pub(super) fn fact_aloud(&self, fact: &Fact, side: usize) -> Option<String> {
        let at = fact.at[side]? as usize;
        match fact.kind {
            FactKind::Figure => self.fact_side(fact, side),
            FactKind::Date => match self.articles[side].findings.dates.get(at)? {
                mention if mention.when.is_some() => Some(day::words(mention)),
                _ => self.fact_side(fact, side),
            },
        }
    }

    /// A fact on one side in as few letters as can be: `+1,200`, `10 May 2024`.
    #[must_use]
    pub fn fact_brief(&self, fact: &Fact, side: usize) -> String {
        let figure = || self.articles[side].findings.figures.get(fact.at[side]? as usize);
        match fact.kind {
            FactKind::Figure => figure().map(amount::signs).unwrap_or_default(),
            FactKind::Date => self.fact_side(fact, side).unwrap_or_default(),
        }
    }

    /// A fact in short: `1,200 additional ± 1,200 as a target`.
    #[must_use]
    pub fn fact(&self, fact: &Fact) -> String {
        match [0, 1].map(|side| self.fact_side(fact, side)) {
            [Some(a), Some(b)] if fact.relation == Relation::Same => {
                if a == b {
                    a
                } else {
                    format!("{a} = {b}")
                }
            }
            [Some(a), Some(b)] => format!("{a} {} {b}", fact.relation.sign()),
            [Some(a), None] => format!("only A: {a}"),
            [None, Some(b)] => format!("only B: {b}"),
            [None, None] => String::new(),
        }
    }

    /// All facts of a pair in short, what needs attention first.
    #[must_use]
    pub fn facts(&self, pair: &Pair) -> String {
        let mut facts: Vec<&Fact> = pair.facts.iter().collect();
        facts.sort_by_key(|fact| (!fact.differs(), fact.relation));
        let facts: Vec<String> = facts.into_iter().map(|fact| self.fact(fact)).collect();
        facts.join("; ")
    }

    /// Why a fact is as it is, as a sentence.
    #[must_use]
    pub fn why_fact(&self, fact: &Fact) -> Option<String> {
        let [Some(a), Some(b)] = fact.at else { return None };
        let at = |side: usize| u32::try_from(self.at[side]).unwrap_or(u32::MAX);
        match (fact.kind, fact.reason) {
            (FactKind::Figure, Some(reason)) => Some(why_figures(
                self.story,
                &Verdict {
                    a: FigureAt {
                        article: at(0),
                        figure: a,
                    },
                    b: FigureAt {
                        article: at(1),
                        figure: b,
                    },
                    relation: fact.relation,
                    reason,
                },
            )),
            _ => {
                let words = [0, 1].map(|side| self.fact_side(fact, side).unwrap_or_default());
                let so = match fact.relation {
                    Relation::Same => "Both name the same time.",
                    Relation::Compatible => "The one time lies in the other.",
                    Relation::Unsure => "One of the two leaves open when that was.",
                    _ => "The two date one event otherwise.",
                };
                Some(format!(
                    "{}: {}; {}: {}. {so}",
                    self.called[0], words[0], self.called[1], words[1]
                ))
            }
        }
    }

    /// Why two passages are taken to tell the same: `both tell 768; Robledo; meeting / met`.
    #[must_use]
    pub fn why(&self, pair: &Pair) -> String {
        if pair.link.pinned {
            return "put together by the reader".to_owned();
        }
        let passages = [pair.link.a, pair.link.b];
        let words = |side: usize, span: Span| {
            let text = self.articles[side].passage(passages[side] as usize);
            visible(span.of(&text))
        };
        let named = |shared: &Shared| {
            let [a, b] = [0, 1].map(|side| words(side, shared.at[side]));
            let plain = !matches!(shared.kind, TermKind::Number | TermKind::Date | TermKind::Event);
            let both = if a.to_lowercase() == b.to_lowercase() || !plain && a == b {
                a
            } else {
                format!("{a} / {b}")
            };
            match shared.kind {
                TermKind::Count | TermKind::Group => format!("how many ({both})"),
                _ => both,
            }
        };
        // That both count something is not the same number.
        let is_akin = |shared: &&Shared| {
            shared.tie != Tie::Same || matches!(shared.kind, TermKind::Count | TermKind::Group)
        };
        let (akin, same): (Vec<&Shared>, Vec<&Shared>) = pair.link.shared.iter().partition(is_akin);
        let mut told: Vec<String> = same.iter().take(NAMED).map(|shared| named(shared)).collect();
        let most = pair.link.shared.first().map_or(0.0, |shared| shared.weight);
        let tells = |shared: &&&Shared| shared.weight >= AKIN_TELLS * most;
        let related: Vec<String> = akin
            .iter()
            .filter(tells)
            .take(AKIN)
            .map(|shared| named(shared))
            .collect();
        let more = pair.link.shared.len() - told.len() - related.len();
        if let Some(first) = told.first_mut() {
            *first = format!("both tell {first}");
        }
        if !related.is_empty() {
            told.push(format!("alike are {}", related.join(", ")));
        }
        if more > 0 {
            let more = amount::number(f64::from(u32::try_from(more).unwrap_or(u32::MAX)));
            told.push(format!("and {more} more"));
        }
        told.join("; ")
    }

    /// How a pair goes together and how sure that is, as a sentence.
    #[must_use]
    pub fn how(&self, pair: &Pair) -> String {
        let how = match pair.agreement {
            Agreement::Differs => "The two tell of the same, and something differs",
            Agreement::Partly => "The two tell the same in part",
            Agreement::Same => "The two tell the same",
        };
        let moved = if pair.link.moved {
            " One stands at another place of its article than its neighbours would have it."
        } else {
            ""
        };
        let sure = if pair.link.pinned {
            "put together by the reader".to_owned()
        } else {
            format!(
                "of a hundred pairs with this score, about {} are right",
                of_hundred(pair)
            )
        };
        format!("{how} ({sure}).{moved}")
    }

    /// A fact for a program.
    pub(super) fn fact_fields(&self, fact: &Fact) -> Value {
        json!({
            "kind": match fact.kind {
                FactKind::Figure => "figure",
                FactKind::Date => "date",
            },
            "a": maybe(self.fact_side(fact, 0)),
            "b": maybe(self.fact_side(fact, 1)),
            "relation": match fact.at {
                [Some(_), None] => "only_a",
                [None, Some(_)] => "only_b",
                _ => fact.relation.name(),
            },
            "why": maybe(self.why_fact(fact)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Link;

    fn pair(score: f64, pinned: bool) -> Pair {
        Pair {
            link: Link {
                a: 0,
                b: 0,
                score,
                shared: Vec::new(),
                moved: false,
                pinned,
            },
            agreement: Agreement::Same,
            facts: Vec::new(),
        }
    }

    #[test]
    fn a_score_is_the_same_number_in_every_form_and_only_a_pin_is_certain() {
        for (given, hundredths) in [(0.0, 0), (0.045, 5), (0.8149, 81), (0.985, 99), (1.0, 99)] {
            let pair = pair(given, false);
            assert_eq!(score(&pair), format!(".{hundredths:02}"));
            assert_eq!(sure(&pair), format!("sure by {hundredths} of 100"));
            assert_eq!(score_field(&pair), json!(f64::from(hundredths) / 100.0));
        }
        assert_eq!(score(&pair(1.0, true)), "pin");
        assert_eq!(score_field(&pair(1.0, true)), json!(1.0));
    }
}
