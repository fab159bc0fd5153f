//! What was typed, parted into tokens at blanks: what stands in quotes or behind `\` is taken as it is.
//! Knows no field and no meaning.

use crate::text::Span;

/// A run of what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Where it stands.
    pub(super) span: Span,
    /// Whether a `!` stands before it.
    pub(super) negated: bool,
    /// The letters before a colon: `lang` in `lang:es`.
    pub(super) name: Option<Box<str>>,
    /// Whether it stands in quotes.
    pub(super) quote: Quote,
    /// What follows, each character with whether it stands for itself.
    pub(super) letters: Vec<(char, bool)>,
}

/// How a token is quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quote {
    /// Not at all.
    None,
    /// By a quote before it, as in `'exact`.
    Open,
    /// By quotes around it.
    Closed,
}

impl Token {
    /// Its characters, without what only marked them.
    pub(super) fn text(&self) -> String {
        self.letters.iter().map(|(c, _)| *c).collect()
    }

    /// Whether it is this sign and nothing else.
    pub(super) fn is(&self, sign: char) -> bool {
        !self.negated && self.name.is_none() && self.quote == Quote::None && self.letters == [(sign, false)]
    }

    /// What stands between commas, which belong to what is quoted.
    pub(super) fn list(&self) -> Vec<String> {
        let mut all = vec![String::new()];
        for (c, literal) in &self.letters {
            match all.last_mut() {
                Some(last) if *c != ',' || *literal => last.push(*c),
                _ => all.push(String::new()),
            }
        }
        let trimmed = all.iter().map(|one| one.trim().to_owned());
        trimmed.filter(|one| !one.is_empty()).collect()
    }
}

/// The longest name that is taken for one of a field.
const LONGEST_NAME: usize = 12;

/// The tokens of a text.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut reader = Reader { chars: &chars, at: 0 };
    let mut tokens = Vec::new();
    while reader.skip_blanks() {
        let from = reader.at;
        let mut token = reader.token();
        let byte = |at: usize| chars.get(at).map_or(text.len(), |(byte, _)| *byte);
        token.span = Span::new(byte(from), byte(reader.at));
        tokens.push(token);
    }
    tokens
}

struct Reader<'a> {
    chars: &'a [(usize, char)],
    at: usize,
}

impl Reader<'_> {
    fn char(&self, at: usize) -> Option<char> {
        self.chars.get(at).map(|(_, c)| *c)
    }

    /// Whether a token ends before `at`.
    fn ends(&self, at: usize) -> bool {
        self.char(at).is_none_or(char::is_whitespace)
    }

    fn skip_blanks(&mut self) -> bool {
        while self.at < self.chars.len() && self.ends(self.at) {
            self.at += 1;
        }
        self.at < self.chars.len()
    }

    /// The next token, without its place.
    fn token(&mut self) -> Token {
        let negated = self.char(self.at) == Some('!') && !self.ends(self.at + 1);
        self.at += usize::from(negated);
        let mut token = Token {
            span: Span::default(),
            negated,
            name: self.name(),
            quote: Quote::None,
            letters: Vec::new(),
        };
        if let Some(quote) = self.char(self.at).filter(|c| is_quote(*c)) {
            if let Some(close) = self.close(quote) {
                token.quote = Quote::Closed;
                self.at += 1;
                while self.at < close {
                    let (c, _) = self.letter();
                    token.letters.push((c, true));
                }
                self.at = close + 1;
                return token;
            }
            if !self.ends(self.at + 1) {
                token.quote = Quote::Open;
                self.at += 1;
            }
        }
        self.word(&mut token.letters);
        token
    }

    fn word(&mut self, letters: &mut Vec<(char, bool)>) {
        while !self.ends(self.at) {
            letters.push(self.letter());
        }
    }

    /// The next character, and whether it was made to stand for itself.
    fn letter(&mut self) -> (char, bool) {
        let c = self.char(self.at).unwrap_or_default();
        self.at += 1;
        match self.char(self.at) {
            Some(next) if c == '\\' => {
                self.at += 1;
                (next, true)
            }
            _ => (c, false),
        }
    }

    /// The name of a field and its colon. An address is none: `https://…`.
    fn name(&mut self) -> Option<Box<str>> {
        let letters = self.chars[self.at..].iter().map(|(_, c)| *c);
        let name: String = letters
            .take_while(char::is_ascii_alphabetic)
            .take(LONGEST_NAME + 1)
            .collect();
        let end = self.at + name.len();
        let is_address = self.char(end + 1) == Some('/') && self.char(end + 2) == Some('/');
        if name.is_empty() || name.len() > LONGEST_NAME || self.char(end) != Some(':') || is_address {
            return None;
        }
        self.at = end + 1;
        Some(name.to_ascii_lowercase().into())
    }

    /// Where the quote that opens here closes: at the end of a word, before another one opens.
    fn close(&self, quote: char) -> Option<usize> {
        let mut at = self.at + 1;
        while let Some(c) = self.char(at) {
            if c == '\\' {
                at += 2;
                continue;
            }
            if closes(quote, c) {
                let after_blank = self.ends(at - 1);
                if after_blank && !self.ends(at + 1) {
                    return None;
                }
                let is_end = self.ends(at + 1) || self.char(at + 1) == Some(',');
                if !after_blank && is_end && at > self.at + 1 {
                    return Some(at);
                }
            }
            at += 1;
        }
        None
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '\'' | '"' | '‘' | '“' | '’' | '”')
}

fn closes(open: char, c: char) -> bool {
    match open {
        '\'' | '‘' | '’' => matches!(c, '\'' | '’' | '‘'),
        _ => matches!(c, '"' | '”' | '“'),
    }
}
