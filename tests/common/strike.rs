//! A story of two articles for what is decided, noted and corrected.

use cotejo::app::App;

use super::common::story;

/// The one.
pub(crate) const WIRE: &str = "Harbour strike enters third week\n\nNorth Wire | Monday, 20 May 2024\n\nSome 3,492 dockers joined the \
                    strike on Friday, the union said.\n\nThe port lost 40 million dollars in a week.\n";
/// The other.
pub(crate) const DAILY: &str = "Strike goes on\n\nSouth Daily\n\nAt least 23,492 dockers joined the strike, the minister said \
                     last Friday.\n\nTalks are to begin next week.\n";

/// Both, as they are first seen.
pub(crate) fn two(size: (u16, u16)) -> App {
    story(&[("a.txt", WIRE), ("b.txt", DAILY)], size)
}
