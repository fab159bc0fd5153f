//! Which of two readings of a number is chosen, and whether the other still stands, by what it counts.

use super::clause::Clause;
use super::model::Value;
use super::noun::{self, Phrase};
use super::quantity::Quantity;

impl Clause<'_, '_> {
    /// A thing that is counted one by one has no decimals, so that one reading is left.
    pub(super) fn settle_reading(&self, quantity: &mut Quantity, phrase: Option<&Phrase>) {
        let Some(other) = quantity.other else { return };
        let measured = phrase.is_some_and(|phrase| phrase.unit.is_some())
            || noun::per(self.scan, phrase.map_or(quantity.end, |phrase| phrase.end)).is_some();
        let value = quantity.value.low;
        if !self.scan.vocabulary.prose.decimal_comma {
            // English prose writes decimals so, but nobody has 1.2 workers.
            if measured || phrase.is_none() || self.scan.style.point_decimal {
                quantity.other = None;
            }
        } else if !measured && phrase.is_some() {
            let whole = if value.fract() == 0.0 { value } else { other };
            quantity.value = Value::of(whole);
            quantity.other = None;
        } else if self.reads_as_decimal(quantity, phrase) {
            quantity.value = Value::of(other);
            quantity.other = Some(value);
        }
    }

    /// Prices in euros come from where decimals have a comma.
    pub(super) fn reads_as_decimal(&self, quantity: &Quantity, phrase: Option<&Phrase>) -> bool {
        let other_is_smaller = quantity.other.is_some_and(|other| other < quantity.value.low);
        let euros = phrase
            .and_then(|phrase| phrase.unit)
            .is_some_and(|unit| unit.name == "EUR");
        let comma = self
            .scan
            .span(quantity.first, quantity.end)
            .of(self.scan.text)
            .contains(',');
        other_is_smaller
            && euros
            && comma
            && self.scan.vocabulary.prose.decimal_comma
            && !self.scan.style.comma_thousands
    }
}
