//! Files of every kind: how bytes become text, what cannot be read and what is said of it, in which
//! order articles come, and what the five articles of `../shared` say of themselves.

#![allow(clippy::unwrap_used)] // Helpers of tests are tests too.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use cotejo::load::{Batch, Place, Request, all, start};
use cotejo::story::{Basis, Reason, Story};
use cotejo::text::{Kind, Language};

fn open(paths: &[&Path]) -> Story {
    all(&Request {
        places: paths.iter().map(|path| Place::Path((*path).into())).collect(),
        ..Request::default()
    })
}

fn told(story: &Story) -> String {
    let lines: Vec<String> = story
        .problems()
        .iter()
        .map(|problem| format!("{}:{:?} {}", problem.file, problem.line, problem.what))
        .collect();
    lines.join("\n")
}

const PROSE: &str = "The council said on Monday that the pier would open late, in 2025.";

#[test]
fn a_folder_is_read_in_order_and_only_its_texts() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    fs::create_dir(folder.path().join("b")).unwrap();
    fs::create_dir(folder.path().join(".git")).unwrap();
    put("c.txt", "Third.");
    put("a.md", "First.");
    put("b/x.text", "Second.");
    put("picture.png", "no");
    put(".hidden.txt", "no");
    put(".git/x.txt", "no");
    put("d.html", "by name only");
    let story = open(&[folder.path()]);
    let texts: Vec<&str> = story.entries().iter().map(|e| &*e.article.text).collect();
    assert_eq!(texts, ["First.", "Second.", "Third."]);
    assert!(told(&story).contains("1 .html file in "), "{}", told(&story));
    assert_eq!(story.problems().len(), 1);
    let twice = open(&[&folder.path().join("d.html"), folder.path(), folder.path()]);
    assert_eq!(twice.entries().len(), 4);
    assert!(twice.entries().iter().all(|entry| entry.copies.is_empty()));
}

#[test]
fn what_cannot_be_read_is_told_with_the_way_out() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("empty.txt"), " \n\u{feff}").unwrap();
    fs::write(path("binary.txt"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10").unwrap();
    fs::File::create(path("huge.txt"))
        .unwrap()
        .set_len(17 << 20)
        .unwrap();
    fs::write(path("good.txt"), PROSE).unwrap();
    let story = open(&[folder.path(), &path("none.txt")]);
    let told = told(&story);
    for words in ["is empty", "is no text", "larger than 16 MB", "no such file"] {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert_eq!(story.entries().len(), 1);
    assert!(story.problems().iter().all(|problem| problem.skipped));
}

#[cfg(unix)]
#[test]
fn pipes_loops_and_locked_files_do_not_stop_the_loader() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::create_dir(path("in")).unwrap();
    symlink(folder.path(), path("in/again")).unwrap();
    symlink(path("nowhere"), path("gone.txt")).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(path("socket.txt")).unwrap();
    fs::write(path("locked.txt"), PROSE).unwrap();
    fs::set_permissions(path("locked.txt"), fs::Permissions::from_mode(0o000)).unwrap();
    fs::write(path("good.txt"), "Good.").unwrap();
    let story = open(&[folder.path(), Path::new("/dev/null")]);
    let told = told(&story);
    for words in ["leads back to", "points at nothing", "was not opened"] {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert!(told.contains("/dev/null"), "{told}");
    // Whoever may read everything has no locked files.
    if fs::read(path("locked.txt")).is_err() {
        assert!(told.contains("no permission"), "{told}");
    }
}

#[test]
fn bytes_of_every_kind_become_text_with_true_offsets() {
    let folder = tempfile::tempdir().unwrap();
    let load = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        let story = open(&[&path]);
        (story.article(0).unwrap().clone(), told(&story))
    };
    let spanish = "El consejo dijo: “el muelle abrirá mañana, según el señor Muñoz”.";
    let marked = [b"\xef\xbb\xbf", spanish.as_bytes()].concat();
    let (article, told) = load("bom.txt", &marked);
    let span = article.in_file(article.passages[0].extent());
    assert_eq!(&marked[span.range()], spanish.as_bytes());
    assert_eq!(told, "");
    let wide: Vec<u8> = spanish.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (article, told) = load("wide.txt", &wide);
    assert_eq!(article.passage(0), spanish);
    assert!(told.contains("UTF-16LE") && !article.decoding.exact);
    let (old, ..) = encoding_rs::WINDOWS_1252.encode(spanish);
    let (article, told) = load("old.txt", &old);
    assert_eq!(article.passage(0), spanish);
    assert!(told.contains("windows-1252"));
    let mut broken = spanish.repeat(3).into_bytes();
    broken.insert(7, 0xff);
    let (article, told) = load("broken.txt", &broken);
    assert_eq!(article.decoding.broken, 1);
    assert!(told.contains("1 places"));
    let (article, _) = load(
        "odd.txt",
        "A\u{ad}b\r\rc\u{0} d\u{2028}e f\u{a0}\r\ng.".as_bytes(),
    );
    let passages: Vec<_> = (0..article.passages.len())
        .map(|at| article.passage(at))
        .collect();
    assert_eq!(passages, ["A\u{ad}b", "c\u{0} d", "e f", "g."]);
    let long = "word ".repeat(10_000);
    let (article, _) = load("long.txt", long.as_bytes());
    assert_eq!(article.words, 10_000);
}

#[test]
fn notes_beside_the_articles_win_and_tell_their_mistakes() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    put(
        "a.txt",
        "QUITO, May 3 (Reuters) - The council said that the pier would open late.",
    );
    put(
        "cotejo.toml",
        "[articles.\"a.txt\"]\nsource = \"The Pier\"\npublished = \"2024-05\"\nlanguage = \"es\"\nshape = 1\ntitle = 5\n\n[articles.\"z.txt\"]\n",
    );
    let story = open(&[folder.path()]);
    let article = story.article(0).unwrap();
    let source = article.source.as_ref().unwrap();
    assert_eq!((&*source.value, source.basis), ("The Pier", Basis::Stated));
    assert_eq!(article.published.as_ref().unwrap().value.to_string(), "2024-05");
    assert_eq!(article.language.as_ref().unwrap().value, Language::SPANISH);
    assert_eq!(&*article.via.as_ref().unwrap().value, "Reuters");
    let lines: Vec<_> = story.problems().iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [Some(5), Some(6), Some(8)], "{}", told(&story));
}

#[test]
fn arguments_fill_what_articles_leave_open() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), PROSE).unwrap();
    fs::write(
        folder.path().join("b.md"),
        format!("---\nlang: en\ndate: 2020\n---\n{PROSE} Yes."),
    )
    .unwrap();
    let story = all(&Request {
        places: vec![Place::Path(folder.path().into())],
        published: "2024-05-20".parse().ok(),
        language: "pt".parse().ok(),
        ..Request::default()
    });
    let said = |at: usize| {
        let article = story.article(at).unwrap();
        let published = article.published.as_ref().unwrap();
        (
            published.value.to_string(),
            published.basis,
            article.language.as_ref().unwrap().basis,
        )
    };
    assert_eq!(said(0), ("2024-05-20".into(), Basis::Argument, Basis::Argument));
    assert_eq!(said(1), ("2020".into(), Basis::FrontMatter, Basis::FrontMatter));
}

#[test]
fn a_headline_in_front_matter_alone_is_a_passage_of_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.md");
    fs::write(&path, format!("---\ntitle: \"41 boats wait\"\n---\n\n{PROSE}\n")).unwrap();
    let story = open(&[&path]);
    let article = story.article(0).unwrap();
    assert_eq!(article.passages[0].kind, Kind::Heading);
    assert_eq!(article.passage(0), "41 boats wait");
    let out = article
        .removed
        .iter()
        .filter(|one| one.reason == Reason::FrontMatter);
    assert_eq!(out.count(), 2);
}

#[test]
fn articles_come_in_batches_in_order_and_can_be_stopped() {
    let folder = tempfile::tempdir().unwrap();
    for at in 0..300 {
        fs::write(
            folder.path().join(format!("{at:03}.txt")),
            format!("Number {at}."),
        )
        .unwrap();
    }
    let request = Request {
        places: vec![Place::Bundled, Place::Path(folder.path().into())],
        ..Request::default()
    };
    let (sender, receiver) = mpsc::channel();
    let _loading = start(request.clone(), move |batch| sender.send(batch).is_ok());
    let batches: Vec<Batch> = receiver.iter().collect();
    let articles: Vec<_> = batches.iter().flat_map(|batch| &batch.articles).collect();
    assert_eq!(articles.len(), 305);
    assert!(
        articles[5..]
            .iter()
            .enumerate()
            .all(|(at, a)| *a.text == format!("Number {at}."))
    );
    let last = batches.last().unwrap();
    assert!(last.finished && last.done == 305 && last.total == Some(305));
    assert!(batches.len() < 40);
    let (sender, receiver) = mpsc::channel();
    let _loading = start(request, move |batch| {
        sender.send(batch).unwrap_or_default();
        false
    });
    assert!(receiver.recv_timeout(Duration::from_secs(5)).is_ok());
    assert!(
        receiver.recv_timeout(Duration::from_secs(5)).is_err(),
        "nobody wanted more"
    );
}

/// Where the originals are, if they are here.
fn shared() -> Option<PathBuf> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared");
    let root = std::env::var_os("COTEJO_SHARED").map_or_else(|| beside.into(), PathBuf::from);
    Some(root.join("articles")).filter(|path| path.is_dir())
}

#[test]
fn the_five_articles_say_what_they_say() {
    let Some(folder) = shared() else {
        println!("skipped: ../shared is not here");
        return;
    };
    let story = open(&[&folder]);
    let row = |at: usize| {
        let article = story.article(at).unwrap();
        let text = |known: &Option<cotejo::story::Known<Box<str>>>| {
            known
                .as_ref()
                .map_or(String::new(), |known| known.value.to_string())
        };
        let date = article
            .published
            .as_ref()
            .map_or(String::new(), |known| known.value.to_string());
        let language = article.language.as_ref().unwrap().value.code().to_owned();
        [text(&article.source), date, language, text(&article.via)]
    };
    assert_eq!(row(0), ["Radio Habana Cuba", "2024-05-10", "es", "Prensa Latina"]);
    assert_eq!(row(1), ["Radio Habana Cuba", "", "en", ""]);
    assert_eq!(row(2), ["Prensa Latina", "2023-09-12", "en", ""]);
    assert_eq!(row(3), ["TeleSUR", "2024-05-20", "en", ""]);
    assert_eq!(row(4), ["", "", "en", ""]);
    let articles = || story.entries().iter().map(|entry| &entry.article);
    assert_eq!(articles().filter(|article| article.title.is_some()).count(), 4);
    assert_eq!(articles().filter(|article| article.address.is_some()).count(), 2);
    assert!(articles().nth(4).unwrap().title.is_none());
    let passages: Vec<usize> = articles().map(|article| article.passages.len()).collect();
    assert_eq!(passages, [11, 14, 10, 9, 10]);
    assert_eq!(told(&story), "");
}
