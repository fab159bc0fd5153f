//! What the things that were opened are called, in the header and in reports.

use std::path::Path;

use crate::app::Opened;

use super::args::Input;

/// What to call the things that were opened.
pub(super) fn opened(input: &Input) -> Opened {
    let names: Vec<String> = input.paths.iter().map(|path| name(path)).collect();
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

fn name(path: &Path) -> String {
    if path.as_os_str() == "-" {
        return "standard input".to_owned();
    }
    // `.` says nothing to whoever is handed the report.
    let whole = path
        .file_name()
        .is_none()
        .then(|| path.canonicalize().ok())
        .flatten();
    let own = whole.as_deref().and_then(Path::file_name);
    own.map_or_else(|| path.display().to_string(), |own| own.display().to_string())
}
