//! What the things that were opened are called, in the header and in reports.

use crate::app::Opened;

use super::args::Input;

/// What to call the things that were opened.
pub(super) fn opened(input: &Input) -> Opened {
    let names: Vec<String> = input
        .paths
        .iter()
        .map(|path| {
            if path.as_os_str() == "-" {
                "standard input".to_owned()
            } else {
                path.display().to_string()
            }
        })
        .collect();
    let name = match &names[..] {
        [] => "bundled collection".to_owned(),
        [only] => only.clone(),
        [first, rest @ ..] => format!("{first} and {} more", rest.len()),
    };
    Opened {
        name,
        bundled: names.is_empty(),
    }
}
