//! Front matter: the block of keys and values at the very top of a file, in YAML or TOML.

use saphyr_parser::{Event, Parser};

use super::stated::{Set, Stated, Value};

/// Front matter that was found.
#[derive(Debug, Default)]
pub(super) struct Front {
    /// Where the block ends, its closing fence included.
    pub(super) end: usize,
    /// What it states.
    pub(super) stated: Stated,
    /// What is wrong with it: the line in the file, and a sentence.
    pub(super) problems: Vec<(u32, String)>,
}

/// More lines than any front matter has; looking for the fence ends there.
const LINES: usize = 200;

/// Reads the front matter of a text, if it has some. In a file that is not Markdown it must state
/// something that we know, for a row of hyphens opens plain text too.
pub(super) fn read(text: &str, markdown: bool) -> Option<Front> {
    let (fence, closes): (_, &[&str]) = if text.starts_with("---") {
        ("---", &["---", "..."])
    } else if text.starts_with("+++") {
        ("+++", &["+++"])
    } else {
        return None;
    };
    let mut lines = text.split_inclusive('\n').take(LINES);
    let opening = lines.next().filter(|line| line.trim_end() == fence)?;
    let mut at = opening.len();
    let close = lines.find_map(|line| {
        let closed = closes.contains(&line.trim_end());
        let from = at;
        at += line.len();
        closed.then_some((from, from + line.trim_end().len()))
    })?;
    let block = &text[opening.len()..close.0];
    // Between two rules of a text stands prose; between two fences, keys.
    block.lines().find(|line| is_key(line))?;
    if !block
        .lines()
        .find(|line| !line.trim().is_empty())
        .is_some_and(|line| is_key(line) || line.starts_with(['#', '[']))
    {
        return None;
    }
    let mut front = Front {
        end: close.1,
        ..Front::default()
    };
    if fence == "---" {
        read_yaml(block, &mut front);
    } else {
        read_toml(block, &mut front);
    }
    (markdown || !front.stated.is_empty()).then_some(front)
}

/// Whether a line starts with a key.
fn is_key(line: &str) -> bool {
    line.find([':', '=']).is_some_and(|at| {
        let key = line[..at].trim_end();
        !key.is_empty()
            && key.len() <= 40
            && !key.starts_with(' ')
            && key.chars().all(|c| c.is_alphanumeric() || "_-. \"'".contains(c))
            && key.split(' ').count() <= 3
    })
}

fn read_yaml(block: &str, front: &mut Front) {
    let mut parser = Parser::new_from_str(block);
    let mut depth = 0_u32;
    let mut key: Option<(String, u32)> = None;
    while let Some(event) = parser.next_event() {
        let (event, span) = match event {
            Ok(event) => event,
            Err(error) => {
                // The block starts on the file's second line.
                let line = error.marker().line() + 1;
                let what = format!(
                    "the front matter is no YAML here ({}); what stood above was read",
                    error.info()
                );
                front.problems.push((narrow(line), what));
                return;
            }
        };
        let line = narrow(span.start.line() + 1);
        match event {
            Event::MappingStart(..) | Event::SequenceStart(..) => {
                if depth == 1
                    && let Some((key, line)) = key.take()
                {
                    set(front, &key, &Value::Other, line);
                }
                depth += 1;
            }
            Event::MappingEnd | Event::SequenceEnd => depth = depth.saturating_sub(1),
            Event::Scalar(text, ..) if depth == 1 => match key.take() {
                None => key = Some((text.into_owned(), line)),
                Some((key, line)) => set(front, &key, &Value::Text(text.into_owned()), line),
            },
            Event::Alias(_) if depth == 1 => key = None,
            Event::StreamEnd => return,
            _ => {}
        }
    }
}

fn read_toml(block: &str, front: &mut Front) {
    let (table, errors) = toml::de::DeTable::parse_recoverable(block);
    let line = |at: usize| narrow(2 + block[..at.min(block.len())].matches('\n').count());
    for error in errors {
        let what = format!(
            "the front matter is no TOML here ({}); the rest was read",
            error.message()
        );
        let at = error.span().map_or(0, |span| span.start);
        front.problems.push((line(at), what));
    }
    for (key, value) in table.get_ref() {
        let line = line(key.span().start);
        set(front, key.get_ref(), &as_value(value.get_ref()), line);
    }
}

/// A TOML value as a field's text.
pub(super) fn as_value(value: &toml::de::DeValue<'_>) -> Value {
    use toml::de::DeValue;
    match value {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Datetime(date) => Value::Text(date.to_string()),
        DeValue::Integer(number) => Value::Text(number.as_str().to_owned()),
        DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Array(_) | DeValue::Table(_) => Value::Other,
    }
}

fn set(front: &mut Front, key: &str, value: &Value, line: u32) {
    match front.stated.set(key, value) {
        Set::Wrong(why) => front
            .problems
            .push((line, format!("front matter, `{key}`: {why}"))),
        // Front matter is written for many programs; their keys are none of our business.
        Set::Done | Set::Unknown => {}
    }
}

fn narrow(line: usize) -> u32 {
    u32::try_from(line).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yaml_and_toml_say_the_same() {
        let yaml = "---\ntitle: \"A: b\"\ntags:\n  - x\n  - title: no\ndate: 2024-05-20\n---\nProse.";
        let toml = "+++\ntitle = \"A: b\"\ntags = ['x']\ndate = 2024-05-20\n+++\nProse.";
        for text in [yaml, toml] {
            let front = read(text, true).unwrap();
            assert_eq!(front.stated.title.as_deref(), Some("A: b"));
            assert_eq!(front.stated.published, "2024-05-20".parse().ok());
            assert!(front.problems.is_empty());
            assert_eq!(&text[front.end..], "\nProse.");
        }
    }

    #[test]
    fn broken_front_matter_is_told_with_its_line() {
        let text = "---\ntitle: One\nsource: \"open\ndate: 2024\n---\nProse.";
        let front = read(text, true).unwrap();
        assert_eq!(front.stated.title.as_deref(), Some("One"));
        assert!(front.problems[0].0 >= 3, "{:?}", front.problems);
        let text = "---\ndate: 2024-02-31\nlang: english\n---\n";
        let lines: Vec<u32> = read(text, true).unwrap().problems.iter().map(|p| p.0).collect();
        assert_eq!(lines, [2, 3]);
    }

    #[test]
    fn two_rules_are_no_front_matter() {
        assert!(read("---\n\nSome prose here.\n\n---\nMore.", true).is_none());
        assert!(read("---\nSpeaker: some prose\n---\nMore.", false).is_none());
    }
}
