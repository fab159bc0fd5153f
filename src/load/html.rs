//! HTML that was left in a text: tags by their names, comments, and addresses in angle brackets.

/// What stands in angle brackets.
pub(super) enum Tag {
    /// A tag or comment of so many bytes.
    Mark(usize),
    /// An address of so many bytes, brackets included.
    Address(usize),
}

/// Names of tags; anything else in angle brackets is left alone.
const NAMES: &[&str] = &[
    "a",
    "abbr",
    "article",
    "aside",
    "audio",
    "b",
    "blockquote",
    "body",
    "br",
    "button",
    "center",
    "cite",
    "code",
    "del",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "ins",
    "li",
    "main",
    "mark",
    "nav",
    "ol",
    "p",
    "picture",
    "pre",
    "q",
    "script",
    "section",
    "small",
    "source",
    "span",
    "strong",
    "style",
    "sub",
    "sup",
    "table",
    "td",
    "th",
    "time",
    "tr",
    "u",
    "ul",
];

/// The tag, comment or address at the start of `rest`, which starts with `<`.
pub(super) fn tag(rest: &str) -> Option<Tag> {
    if rest.starts_with("<!--") {
        return rest.find("-->").map(|at| Tag::Mark(at + 3));
    }
    let inner = &rest[1..];
    if inner.starts_with("http://") || inner.starts_with("https://") {
        let close = inner.find('>')?;
        return (!inner[..close].contains(char::is_whitespace)).then_some(Tag::Address(close + 2));
    }
    let name = inner.strip_prefix('/').unwrap_or(inner);
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let known = length <= 10
        && NAMES
            .iter()
            .any(|known| known.eq_ignore_ascii_case(&name[..length]));
    let after = name.as_bytes().get(length);
    if !known || !matches!(after, Some(b'>' | b' ' | b'/' | b'\t' | b'\n' | b'\r')) {
        return None;
    }
    let close = rest.bytes().take(2_000).position(|byte| byte == b'>')?;
    Some(Tag::Mark(close + 1))
}
