//! Addresses on lines of their own: the page that a text was saved from.

use crate::load::inline::address_length;
use crate::load::words;

/// Hosts of buttons: what they lead to is no article.
const BUTTONS: [&str; 12] = [
    "facebook.com",
    "twitter.com",
    "x.com",
    "t.me",
    "wa.me",
    "whatsapp.com",
    "linkedin.com",
    "pinterest.com",
    "reddit.com",
    "instagram.com",
    "youtube.com",
    "mailto",
];

/// The address that a line consists of, whatever is wrapped around it, with up to four words of label.
pub(crate) fn alone(raw: &str) -> Option<&str> {
    let at = find(raw)?;
    let length = address_length(&raw[at..]);
    let address = &raw[at..at + length];
    // `$\frac{address}{its last words}$` is all address.
    if raw.starts_with(r"$\") && raw.ends_with('$') {
        return Some(address);
    }
    let label = &raw[..at];
    let after = &raw[at + length..];
    let label_words = words::count(label.trim_matches(|c: char| !c.is_alphanumeric()));
    let labelled =
        label_words == 0 || (label_words <= 5 && label.trim_end().ends_with([':', '-', '–', '—', '|']));
    (labelled && !after.contains(char::is_alphanumeric)).then_some(address)
}

fn find(raw: &str) -> Option<usize> {
    ["https://", "http://", "www."]
        .iter()
        .filter_map(|start| raw.find(start))
        .min()
}

/// Host and path of an address.
pub(crate) fn parts(address: &str) -> (&str, &str) {
    let rest = address
        .strip_prefix("https://")
        .or_else(|| address.strip_prefix("http://"))
        .unwrap_or(address);
    let host_end = rest.find(['/', '?', '#', ':']).unwrap_or(rest.len());
    let path = rest[host_end..].find('/').map_or("", |at| &rest[host_end + at..]);
    (&rest[..host_end], path)
}

/// How much an address looks like an article's own page: 0 for a button, 1 for a front page.
pub(crate) fn weight(address: &str) -> u8 {
    let (host, path) = parts(address);
    let host = host.to_ascii_lowercase();
    if BUTTONS
        .iter()
        .any(|button| host == *button || host.ends_with(&format!(".{button}")))
        || path.contains("share")
        || address.contains("?u=http")
    {
        return 0;
    }
    1 + u8::from(path.len() > 1) + u8::from(path.len() > 20)
}

/// The year, month and day that an address's path names: `/2024/05/10/`, `2024-05-10`.
pub(crate) fn date(address: &str) -> Option<(i16, i8, Option<i8>)> {
    let (_, path) = parts(address);
    let parts: Vec<&str> = path.split(['/', '-', '_']).collect();
    let number =
        |part: &str, digits: usize| (part.len() == digits).then(|| part.parse::<i16>().ok()).flatten();
    parts.windows(2).enumerate().find_map(|(at, pair)| {
        let year = number(pair[0], 4).filter(|year| (1990..=2100).contains(year))?;
        let month = number(pair[1], 2).filter(|month| (1..=12).contains(month))?;
        let month = i8::try_from(month).ok()?;
        let day = parts
            .get(at + 2)
            .and_then(|part| number(part, 2))
            .and_then(|day| i8::try_from(day).ok())
            .filter(|day| jiff::civil::Date::new(year, month, *day).is_ok());
        Some((year, month, day))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_alone_is_known_in_any_wrapping() {
        let page = "https://news.example/a/b-c";
        for raw in [
            page.to_owned(),
            format!("<{page}>"),
            format!(r"$\frac{{{page}}}{{b-c}}$"),
            format!("URL: {page}"),
            format!("[{page}]({page})").replace(&format!("]({page})"), "]"),
        ] {
            assert_eq!(alone(&raw), Some(page), "{raw}");
        }
        assert_eq!(alone(&format!("More of it stands at {page}")), None);
        assert_eq!(alone(&format!("{page} and more")), None);
    }

    #[test]
    fn a_path_may_name_the_day() {
        assert_eq!(date("https://a.example/2024/05/10/x"), Some((2024, 5, Some(10))));
        assert_eq!(date("https://a.example/2024/05/x"), Some((2024, 5, None)));
        assert_eq!(
            date("https://a.example/x-2024-05-10-y"),
            Some((2024, 5, Some(10)))
        );
        assert_eq!(date("https://a.example/123456/x"), None);
        assert_eq!(weight("https://www.facebook.com/sharer?u=x"), 0);
    }
}
