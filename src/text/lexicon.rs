//! Words of language, read from one file a language: months and numbers, words that name a
//! language, and what saved pages hold beside their article. The program itself knows none.

pub mod concepts;
pub mod families;
pub mod prose;

use std::sync::LazyLock;

use serde::Deserialize;

/// The files; a further language is a further line.
const FILES: [&str; 2] = [
    include_str!("../../assets/lexicon/en.toml"),
    include_str!("../../assets/lexicon/es.toml"),
];

/// What the lines of one use look like; all but `within` folded: lower case, without accents.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Furniture {
    /// A short line of nothing but these words.
    pub words: Vec<String>,
    /// A line that reads exactly so.
    pub whole: Vec<String>,
    /// A line that starts so.
    pub starts: Vec<String>,
    /// A line that holds this; with its accents.
    pub within: Vec<String>,
}

/// How a text says how long ago a date was; `{n}` stands for the number of years.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Elapsed {
    /// Said of the time of writing.
    pub phrases: Vec<String>,
    /// Said of the time of writing only beside a word of `now`.
    pub narrative: Vec<String>,
    /// Words that mean the time of writing.
    pub now: Vec<String>,
}

/// The names of a letter's header lines.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Letter {
    /// The line that is its headline.
    pub subject: Vec<String>,
    /// The others.
    pub headers: Vec<String>,
}

/// The words of one language. Each list stands folded.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lexicon {
    /// ISO 639 code.
    pub language: String,
    /// Words that hold sentences together.
    pub function: Vec<String>,
    /// Those of them that no neighbouring language writes so.
    pub certain: Vec<String>,
    /// January to December, each in its spellings.
    pub months: Vec<Vec<String>>,
    /// Monday to Sunday, each in its spellings.
    pub weekdays: Vec<Vec<String>>,
    /// One, two, three …, each in its spellings.
    pub numbers: Vec<Vec<String>>,
    /// Words before a weekday that make it the text's own day.
    pub own_day: Vec<String>,
    /// Words that join names and dates into one line.
    pub joining: Vec<String>,
    /// Words that say who said a sentence, after its last comma.
    pub attribution: Vec<String>,
    /// Words that the names of outlets hold.
    pub outlet_words: Vec<String>,
    /// Words that speak to the reader.
    pub reader: Vec<String>,
    /// How long ago something was.
    pub elapsed: Elapsed,
    /// Words that furniture of any kind may hold besides its own.
    pub filler: Furniture,
    /// Share buttons.
    pub share: Furniture,
    /// Prompts to comment.
    pub comment: Furniture,
    /// Invitations to subscribe, sign in, accept cookies.
    pub subscribe: Furniture,
    /// Ways through a site.
    pub navigation: Furniture,
    /// Advertisements and other articles.
    pub teaser: Furniture,
    /// Pictures that are not there.
    pub image: Furniture,
    /// Print, archive, original.
    pub link: Furniture,
    /// Where an entry is filed.
    pub filing: Furniture,
    /// Copyright and the like.
    pub legal: Furniture,
    /// Words of a publication line besides outlet and date.
    pub masthead: Furniture,
    /// What introduces an author.
    pub byline: Furniture,
    /// The header lines of a letter.
    pub letter: Letter,
    /// What introduces or credits a picture.
    pub caption: Furniture,
    /// What introduces the outlet that a text was taken from.
    pub credit: Furniture,
    /// What the analysis of prose goes by.
    pub prose: prose::Prose,
    /// News words by what they mean.
    pub concepts: concepts::Concepts,
}

impl Lexicon {
    /// The lexicons of all languages that the program has words of.
    #[must_use]
    pub fn all() -> &'static [Self] {
        static ALL: LazyLock<Vec<Lexicon>> = LazyLock::new(|| {
            // The files are part of the program; the test below holds that each can be read.
            FILES
                .iter()
                .filter_map(|file| toml::from_str(file).ok())
                .collect()
        });
        &ALL
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_can_be_read_and_is_complete() {
        for file in FILES {
            let lexicon: Lexicon = toml::from_str(file).unwrap();
            assert!(lexicon.language.parse::<crate::text::Language>().is_ok());
            assert_eq!(lexicon.months.len(), 12);
            assert_eq!(lexicon.weekdays.len(), 7);
            assert!(lexicon.numbers.len() >= 10);
        }
        assert_eq!(Lexicon::all().len(), FILES.len());
    }
}
