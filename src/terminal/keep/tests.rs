//! What is kept beside the articles, whoever else writes there, and what becomes of it where that cannot be.

use std::cell::Cell;
use std::fs;

use super::*;
use crate::story::{Anchor, Check, Kind, Said, State};

fn noted(file: &str, said: Said) -> Noted {
    let place = |file: &str| Anchor {
        file: file.to_owned(),
        passage: 2,
        words: "The \"first\" words".to_owned(),
        ..Anchor::default()
    };
    Noted {
        kind: Kind::Pair,
        places: [place(file), place("z.txt")].into(),
        said,
    }
}

fn pin(file: &str) -> Noted {
    noted(file, Said::Together)
}

fn keep(folder: &Path) -> Keep {
    Keep {
        path: Some(folder.join(NAME)),
        folder: folder.to_owned(),
        ..Keep::default()
    }
}

fn all(folder: &Path) -> Vec<Noted> {
    keep(folder).news().unwrap().came
}

#[test]
fn what_was_said_comes_back_and_the_rest_of_the_file_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(NAME);
    fs::write(&path, "# mine\n[articles.\"a.txt\"]\ntitle = \"T\" # kept\n").unwrap();
    let mut mine = keep(folder.path());
    assert_eq!(mine.news(), Ok(News::default()));
    assert_eq!(mine.write(&[pin("a.txt")]), Ok(News::default()));
    let text = fs::read_to_string(&path).unwrap();
    assert!(
        text.starts_with("# mine\n[articles.\"a.txt\"]\ntitle = \"T\" # kept\n"),
        "{text}"
    );
    assert_eq!(all(folder.path()), [pin("a.txt")]);
    assert_eq!(mine.write(&[]), Ok(News::default()));
    assert_eq!(
        fs::read_to_string(&path).unwrap().trim_end(),
        "# mine\n[articles.\"a.txt\"]\ntitle = \"T\" # kept"
    );
}

#[test]
fn what_somebody_else_wrote_meanwhile_stays() {
    let folder = tempfile::tempdir().unwrap();
    let (mut mine, mut theirs) = (keep(folder.path()), keep(folder.path()));
    mine.write(&[pin("a.txt")]).unwrap();
    theirs.news().unwrap();
    theirs.write(&[pin("a.txt"), pin("b.txt")]).unwrap();
    let news = mine.write(&[pin("a.txt"), pin("c.txt")]).unwrap();
    assert_eq!(news.came, [pin("b.txt")]);
    assert_eq!(all(folder.path()), [pin("a.txt"), pin("b.txt"), pin("c.txt")]);
    theirs.write(&[pin("b.txt")]).unwrap();
    assert!(mine.has_changed());
    assert_eq!(mine.news().unwrap().gone, [pin("a.txt")]);
    assert!(!mine.has_changed());
}

#[test]
fn what_an_editor_writes_after_the_file_was_read_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(NAME);
    fs::write(&path, "# mine\n").unwrap();
    let mut mine = keep(folder.path());
    mine.news().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    keep(elsewhere.path()).write(&[pin("b.txt")]).unwrap();
    let theirs = fs::read_to_string(elsewhere.path().join(NAME)).unwrap();
    let is_first = Cell::new(true);
    // An editor knows nothing of our lock.
    let edited = |path: &Path, text: &str, read| {
        if is_first.replace(false) {
            fs::write(path, format!("# edited\n# mine\n\n{theirs}")).unwrap();
        }
        replace_read(path, text, read)
    };
    let news = mine.write_by(&[pin("a.txt")], edited).unwrap();
    assert_eq!(news.came, [pin("b.txt")]);
    assert!(!mine.is_behind() && !mine.has_changed());
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("# edited\n# mine\n"), "{text}");
    assert_eq!(all(folder.path()), [pin("b.txt"), pin("a.txt")]);
}

#[test]
fn a_file_that_changes_all_the_time_is_left_and_that_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(NAME);
    let mut mine = keep(folder.path());
    let count = Cell::new(0);
    let edited = |path: &Path, text: &str, read| {
        count.set(count.get() + 1);
        fs::write(path, "# more\n".repeat(count.get())).unwrap();
        replace_read(path, text, read)
    };
    let told = mine.write_by(&[pin("a.txt")], edited).unwrap_err();
    assert!(
        told.contains(NAME) && told.contains("changed by somebody else"),
        "{told}"
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), "# more\n".repeat(TRIES));
    assert!(mine.is_behind());
    mine.write(&[pin("a.txt")]).unwrap();
    assert_eq!(all(folder.path()), [pin("a.txt")]);
}

#[test]
fn of_two_windows_that_pin_otherwise_the_later_word_stands_below() {
    let folder = tempfile::tempdir().unwrap();
    let (mut mine, mut theirs) = (keep(folder.path()), keep(folder.path()));
    let apart = noted("a.txt", Said::Apart);
    mine.write(&[pin("a.txt")]).unwrap();
    let news = theirs.write(std::slice::from_ref(&apart)).unwrap();
    assert_eq!(news.came, [pin("a.txt")]);
    // Each goes by its own word, and neither takes the other's out.
    mine.news().unwrap();
    mine.write(&[apart.clone(), pin("a.txt")]).unwrap();
    theirs.write(&[pin("a.txt"), apart.clone()]).unwrap();
    assert_eq!(all(folder.path()), [pin("a.txt"), apart]);
}

#[test]
#[cfg(unix)]
fn notes_behind_a_link_are_written_where_it_leads() {
    let folder = tempfile::tempdir().unwrap();
    let real = folder.path().join("shared.toml");
    fs::write(&real, "# mine\n").unwrap();
    let story = folder.path().join("story");
    fs::create_dir(&story).unwrap();
    std::os::unix::fs::symlink("../shared.toml", story.join(NAME)).unwrap();
    let mut mine = keep(&story);
    mine.write(&[pin("a.txt")]).unwrap();
    assert!(!mine.has_changed());
    assert!(story.join(NAME).is_symlink());
    let text = fs::read_to_string(&real).unwrap();
    assert!(
        text.starts_with("# mine\n") && text.contains("[[pins]]"),
        "{text}"
    );
}

/// Two folders in a third, with an article each.
fn two_folders() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["d1", "d2"] {
        fs::create_dir(folder.path().join(name)).unwrap();
        fs::write(folder.path().join(name).join("x.md"), "text").unwrap();
    }
    folder
}

fn opened(paths: &[PathBuf]) -> Keep {
    Keep::of(&Input {
        paths: paths.to_vec(),
        published: None,
        language: None,
    })
}

fn pinned(one: &str, two: &Path) -> Noted {
    let mut pin = pin(one);
    pin.places[1].file = two.to_string_lossy().into_owned();
    pin
}

#[test]
fn a_pin_over_two_folders_is_found_wherever_cotejo_is_started() {
    let folder = two_folders();
    let path = |name: &str| folder.path().join(name);
    let said = pinned("x.md", &path("d2/x.md"));
    opened(&[path("d1"), path("d2")])
        .write(std::slice::from_ref(&said))
        .unwrap();
    let text = fs::read_to_string(path("d1/cotejo.toml")).unwrap();
    assert!(text.contains("file = \"x.md\""), "{text}");
    assert!(text.contains("file = \"../d2/x.md\""), "{text}");
    // By another way to the same folder, and by the file itself.
    let detour = path("d2/../d2");
    let mut other = opened(&[path("d1"), detour.clone()]);
    assert_eq!(other.news().unwrap().came, [pinned("x.md", &detour.join("x.md"))]);
    let file = opened(&[path("d1/x.md"), path("d2/x.md")]).news().unwrap();
    assert_eq!(file.came, std::slice::from_ref(&said));
    // Where the other folder is not opened, it stays.
    let mut alone = opened(&[path("d1")]);
    assert_eq!(
        alone.news().unwrap().came,
        [pinned("x.md", Path::new("../d2/x.md"))]
    );
    // Taken back from there, it goes.
    other.write(&[]).unwrap();
    assert_eq!(fs::read_to_string(path("d1/cotejo.toml")).unwrap().trim(), "");
}

#[test]
fn names_as_they_were_written_before_are_read_as_before() {
    let folder = two_folders();
    let path = |name: &str| folder.path().join(name);
    let old = pinned("x.md", Path::new("two/d2/x.md"));
    keep(&path("d1")).write(std::slice::from_ref(&old)).unwrap();
    let mut now = opened(&[path("d1"), path("d2")]);
    assert_eq!(now.news().unwrap().came, std::slice::from_ref(&old));
    now.write(&[]).unwrap();
    assert_eq!(all(&path("d1")), []);
}

#[test]
fn two_that_decide_otherwise_are_both_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (mut mine, mut theirs) = (keep(folder.path()), keep(folder.path()));
    let check = |state| {
        let check = Check {
            state,
            ..Check::default()
        };
        noted("a.txt", Said::Check(check))
    };
    mine.write(&[check(State::Verified)]).unwrap();
    theirs.write(&[check(State::Wrong)]).unwrap();
    assert_eq!(all(folder.path()), [check(State::Verified), check(State::Wrong)]);
}

#[test]
fn what_counts_the_same_stands_in_a_table_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let mut ruled = pin("a.txt");
    ruled.kind = Kind::Figures;
    ruled.places[0].quote = "806 doctors".to_owned();
    ruled.places[0].nth = 1;
    let both = [ruled, pin("a.txt")];
    keep(folder.path()).write(&both).unwrap();
    let text = fs::read_to_string(folder.path().join(NAME)).unwrap();
    assert!(text.contains("[[groups]]\ntogether = true\na = "), "{text}");
    assert_eq!(all(folder.path()), both);
}

#[test]
fn a_broken_file_is_told_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(NAME);
    fs::write(&path, "[articles\n").unwrap();
    let told = keep(folder.path()).write(&[pin("a.txt")]).unwrap_err();
    assert!(told.contains(NAME) && told.contains("mend "), "{told}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "[articles\n");
}

#[test]
fn what_cannot_be_understood_is_told_by_its_line_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(NAME);
    let odd = "[[checks]]\non = \"figure\"\nat = { file = \"a.txt\", passage = 1 }\nstate = \"verifed\"\n";
    fs::write(&path, odd).unwrap();
    let mut mine = keep(folder.path());
    let news = mine.news().unwrap();
    assert!(news.came.is_empty());
    assert!(
        news.wrong[0].to_string().contains("cotejo.toml:1: "),
        "{:?}",
        news.wrong
    );
    mine.write(&[pin("a.txt")]).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("verifed") && text.contains("[[pins]]"), "{text}");
}

#[test]
fn what_cannot_be_written_is_written_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let mut mine = keep(&folder.path().join("file"));
    fs::write(folder.path().join("file"), "no folder").unwrap();
    assert!(mine.write(&[pin("a.txt")]).is_err());
    let told = mine.rescue(&[pin("a.txt")]).unwrap();
    assert!(told.contains("not-kept-"), "{told}");
    let path = told
        .split(" is in ")
        .nth(1)
        .unwrap()
        .split("; put")
        .next()
        .unwrap();
    assert!(fs::read_to_string(path).unwrap().contains("[[pins]]"));
    fs::remove_file(path).unwrap();
    assert_eq!(keep(folder.path()).rescue(&[]), None);
}
