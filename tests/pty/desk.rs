//! What is decided and noted outlasts the session, whatever happens to the program, the folder or the file.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::Path;

use super::session::Session;

const SIZE: (u16, u16) = (120, 40);
const WIRE: &str = "Harbour strike enters third week\n\nNorth Wire | Monday, 20 May 2024\n\nSome 3,492 dockers joined the \
                    strike on Friday, the union said.\n\nThe port lost 40 million dollars in 12 days.\n";
const DAILY: &str = "Strike goes on\n\nSouth Daily | Tuesday, 21 May 2024\n\nAt least 23,492 dockers joined the strike, \
                     the minister said.\n\nTalks are to begin next week.\n";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), WIRE).unwrap();
    std::fs::write(folder.path().join("b.txt"), DAILY).unwrap();
    folder
}

fn open(folder: &Path, env: &[(&str, &str)]) -> Session {
    let mut session = Session::start(SIZE, &[folder.to_str().unwrap()], env);
    session.wait_for(|screen| screen.contains("2 sources") && screen.contains("Some 3,492 dockers"));
    session
}

fn notes(folder: &Path) -> String {
    std::fs::read_to_string(folder.join("cotejo.toml")).unwrap_or_default()
}

#[test]
fn a_days_work_is_there_again() {
    let folder = folder();
    let state = tempfile::tempdir().unwrap();
    let env = [("XDG_STATE_HOME", state.path().to_str().unwrap())];
    let mut session = open(folder.path(), &env);
    session.send("\r.V");
    session.wait_for(|screen| screen.contains("1/6 checked"));
    session.send(".X");
    session.wait_for(|screen| screen.contains("2/6 checked"));
    session.send(".T");
    session.wait_for(|screen| screen.contains("3/6 checked"));
    session.send(",,E\x1523,492 dockers\r");
    session.wait_for(|screen| screen.contains("→ 23,492 dockers"));
    // What was decided of the other reading is open again.
    session.send("V");
    session.wait_for(|screen| screen.contains("verified · 3/6 checked"));
    session.send(";the union gave another number\r");
    session.wait_for(|screen| screen.contains("noted"));
    session.send("cp");
    session.wait_for(|screen| screen.contains("pinned") || screen.contains("waits"));
    session.send(":report\r");
    session.wait_for(|screen| screen.contains("the report is in"));
    session.send("f");
    session.wait_for(|screen| screen.contains("Figures by what they count"));
    session.send("Q");
    assert_eq!(session.wait_exit().exit_code(), 0);
    let report = std::fs::read_to_string(folder.path().join("report.html")).unwrap();
    for part in ["verified", "cannot tell", "the union gave another number"] {
        assert!(report.contains(part), "{part}");
    }
    let kept = notes(folder.path());
    for part in [
        "[[checks]]",
        "state = \"cannot tell\"",
        "reads = \"23,492 dockers\"",
        "another number",
    ] {
        assert!(kept.contains(part), "{part}\n{kept}");
    }

    let mut session = Session::start(SIZE, &[folder.path().to_str().unwrap()], &env);
    session
        .wait_for(|screen| screen.contains("Figures by what they count") && screen.contains("3/6 checked"));
    assert!(
        session.screen().contains("✎") || session.screen().contains("✓23,492"),
        "{}",
        session.picture()
    );
    session.send("CG");
    session.wait_for(|screen| screen.contains("another number"));
    session.send("Q");
    assert_eq!(session.wait_exit().exit_code(), 0);
    assert_eq!(notes(folder.path()), kept, "looking changes nothing");

    let args = ["--fresh", folder.path().to_str().unwrap()];
    let mut session = Session::start(SIZE, &args, &env);
    session.wait_for(|screen| screen.contains("Sources") && screen.contains("3/6 checked"));
    session.send("Q");
    session.wait_exit();
}

#[test]
fn what_was_noted_outlasts_a_kill() {
    let folder = folder();
    let mut session = open(folder.path(), &[]);
    session.send("\r.V");
    session.wait_for(|screen| screen.contains("1/6 checked"));
    session.send("c");
    session.wait_for(|screen| screen.contains("only in"));
    session.send("}p");
    session.wait_for(|screen| screen.contains("pinned together"));
    session.signal("KILL");
    session.wait_exit();
    let mut session = open(folder.path(), &[]);
    session.wait_for(|screen| screen.contains("1/6 checked"));
    session.send("\rc");
    session.wait_for(|screen| screen.contains("⚲"));
    session.send("Q");
    session.wait_exit();
}

#[test]
fn two_windows_on_one_folder_see_and_keep_what_both_say() {
    let folder = folder();
    let (mut one, mut two) = (open(folder.path(), &[]), open(folder.path(), &[]));
    one.send("\r.V");
    one.wait_for(|screen| screen.contains("1/6 checked"));
    two.send("\r");
    two.wait_for(|screen| screen.contains("1/6 checked"));
    two.send(".X");
    two.wait_for(|screen| screen.contains("wrong"));
    two.send(".V");
    two.wait_for(|screen| screen.contains("2/6 checked"));
    one.send("j");
    one.wait_for(|screen| screen.contains("2/6 checked"));
    for session in [&mut one, &mut two] {
        session.send("Q");
        assert_eq!(session.wait_exit().exit_code(), 0);
    }
    let kept = notes(folder.path());
    assert_eq!(kept.matches("[[checks]]").count(), 2, "{kept}");
}

#[test]
fn what_is_written_elsewhere_is_seen_without_a_key() {
    let folder = folder();
    let mut session = open(folder.path(), &[]);
    let check = |quote: &str, passage: u32, words: &str| {
        let at =
            format!("{{ file = \"a.txt\", passage = {passage}, words = \"{words}\", quote = \"{quote}\" }}");
        format!("[[checks]]\non = \"figure\"\nat = {at}\nstate = \"verified\"\n")
    };
    let one = check(
        "Some 3,492 dockers",
        2,
        "Some 3,492 dockers joined the strike on Friday, the union sa",
    );
    let two = one.clone() + &check("12 days", 3, "The port lost 40 million dollars in 12 days.");
    // As most editors do: another file in its place.
    let beside = folder.path().join(".cotejo.toml.swp");
    std::fs::write(&beside, &one).unwrap();
    std::fs::rename(&beside, folder.path().join("cotejo.toml")).unwrap();
    session.wait_for(|screen| screen.contains("1/6 checked"));
    // As others do: into the file.
    std::fs::write(folder.path().join("cotejo.toml"), two).unwrap();
    session.wait_for(|screen| screen.contains("2/6 checked"));
    std::fs::remove_file(folder.path().join("cotejo.toml")).unwrap();
    session.wait_for(|screen| !screen.contains("checked"));
    // What is stated of an article itself needs its text read again.
    std::fs::write(
        folder.path().join("cotejo.toml"),
        "[articles.\"a.txt\"]\nsource = \"Harbour Herald\"\n",
    )
    .unwrap();
    session.wait_for(|screen| screen.contains(":reload reads them so"));
    session.send(":reload\r");
    session.wait_for(|screen| screen.contains("Harbour Herald"));
    session.send("Q");
    assert_eq!(session.wait_exit().exit_code(), 0);
    assert!(
        !notes(folder.path()).contains("checks"),
        "what others took back is not written again"
    );
}

#[test]
fn a_broken_file_is_told_left_alone_and_what_is_noted_is_kept_elsewhere() {
    let folder = folder();
    let data = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("cotejo.toml"), "[[checks\n").unwrap();
    let mut session = open(folder.path(), &[("XDG_DATA_HOME", data.path().to_str().unwrap())]);
    session.send("\r.V");
    session.wait_for(|screen| screen.contains("not kept; mend"));
    session.send("j");
    session.wait_for(|screen| screen.contains("1/6 checked"));
    session.send("Q");
    session.wait_exit();
    assert!(
        session.screen().contains("what you noted is in"),
        "{}",
        session.picture()
    );
    assert_eq!(notes(folder.path()), "[[checks\n");
    let kept = std::fs::read_dir(data.path().join("cotejo")).unwrap();
    let kept: Vec<String> = kept
        .map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    assert!(kept[0].contains("verified"), "{kept:?}");
}

#[test]
fn what_waited_for_a_broken_file_is_written_when_it_is_mended() {
    let folder = folder();
    let file = folder.path().join("cotejo.toml");
    std::fs::write(&file, "[[checks\n").unwrap();
    let mut session = open(folder.path(), &[]);
    session.send("\r.V");
    session.wait_for(|screen| screen.contains("not kept; mend"));
    std::fs::write(&file, "# mended\n").unwrap();
    session.wait_for(|screen| screen.contains("is kept now"));
    let kept = notes(folder.path());
    assert!(
        kept.starts_with("# mended\n") && kept.contains("verified"),
        "{kept}"
    );
    session.send("!");
    session.wait_for(|screen| screen.contains("what could not be read"));
    assert!(
        !session.screen().contains("does not count"),
        "{}",
        session.picture()
    );
    session.send("qQ");
    assert_eq!(session.wait_exit().exit_code(), 0);
}

#[test]
fn a_full_disk_is_told_and_what_is_noted_is_written_when_there_is_room() {
    let folder = folder();
    // No file may grow: to the program that is a full disk.
    let line = format!(
        "ulimit -f 0; exec '{}' '{}'",
        env!("CARGO_BIN_EXE_cotejo"),
        folder.path().display()
    );
    let env = [
        ("XDG_STATE_HOME", "/dev/null"),
        ("XDG_DATA_HOME", "/dev/null"),
        ("TMPDIR", "/dev/null"),
    ];
    let mut session = Session::spawn(SIZE, "sh", &["-c", &line], &env);
    session.wait_for(|screen| screen.contains("2 sources") && screen.contains("¶ 1/"));
    session.send("\r.V");
    session.wait_for(|screen| screen.contains("not kept yet"));
    session.send("j");
    session.wait_for(|screen| screen.contains("1/6 checked"));
    session.send("Q");
    session.wait_exit();
    let shown = session.screen();
    assert!(
        shown.contains("could be written nowhere") && shown.contains("verified"),
        "{shown}"
    );
    assert_eq!(notes(folder.path()), "");
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(left.len(), 2, "nothing half-written is left: {left:?}");
}

#[test]
fn a_place_that_cannot_be_made_is_told() {
    // Below a file there is no folder, whoever asks for one.
    let data = tempfile::tempdir().unwrap();
    let (file, rest) = (data.path().join("file"), data.path().join("rest"));
    std::fs::write(&file, "no folder").unwrap();
    std::fs::create_dir(&rest).unwrap();
    let env = [
        ("XDG_DATA_HOME", file.to_str().unwrap()),
        ("TMPDIR", rest.to_str().unwrap()),
    ];
    let mut session = Session::start(SIZE, &[], &env);
    session.wait_for(|screen| screen.contains("5 sources"));
    session.send("\r.V");
    session.wait_for(|screen| screen.contains("not kept yet"));
    session.send("j");
    session.wait_for(|screen| screen.contains(" checked"));
    session.send("Q");
    session.wait_exit();
    told_where(&mut session, &rest);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "no folder");
}

#[test]
fn a_folder_that_cannot_be_written_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o555)).unwrap();
    let path = folder.path().to_str().unwrap();
    // Who may write everywhere is held off by a file system that has no files of ours: what is said of several folders
    // is kept in the first.
    let kernels = ["/sys/power", "/proc/tty", "/proc/irq/0"];
    let may_write = std::fs::write(folder.path().join("probe"), "").is_ok();
    let kernels = kernels.iter().find(|place| Path::new(place).is_dir());
    let paths = match (may_write, kernels) {
        (false, _) => vec![path],
        (true, Some(kernels)) => vec![kernels, path],
        (true, None) => {
            eprintln!("not run: this user may write everywhere, and there is no file system of the kernel's");
            return;
        }
    };
    eprintln!("tested: a check that cannot be written into {}", paths[0]);
    let data = tempfile::tempdir().unwrap();
    let mut session = Session::start(SIZE, &paths, &[("XDG_DATA_HOME", data.path().to_str().unwrap())]);
    session.wait_for(|screen| screen.contains("2 sources") && screen.contains("¶ 1/"));
    session.send("\r.V");
    session.wait_for(|screen| screen.contains("not kept yet"));
    session.send("Q");
    session.wait_exit();
    told_where(&mut session, &data.path().join("cotejo"));
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
}

/// What could not be kept is in a file of that folder, and the way out says so.
fn told_where(session: &mut Session, folder: &Path) {
    let shown = session.screen();
    assert!(shown.contains("what you noted is in"), "{}", session.picture());
    let kept: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    assert!(
        kept.iter().any(|text| text.contains("state = \"verified\"")),
        "{kept:?}"
    );
}

#[test]
fn the_editor_gets_the_line_and_all_keys_and_what_it_wrote_is_read() {
    let folder = folder();
    let script = folder.path().join("editor.sh");
    let lines =
        "#!/bin/sh\nprintf 'editing %s' \"$1\"\nread -r words\nprintf '\\n%s\\n' \"$words\" >> \"$2\"\n";
    std::fs::write(&script, lines).unwrap();
    let editor = format!("sh {}", script.display());
    let mut session = open(folder.path(), &[("EDITOR", &editor)]);
    session.send("\r..e");
    session.wait_for(|screen| screen.contains("editing +7"));
    session.send("The mayor called it 17 lost days.\r");
    session.wait_for(|screen| screen.contains("5 figures") && screen.contains("2 sources"));
    session.send("G");
    session.wait_for(|screen| screen.contains("17 lost days"));
    session.send("Q");
    assert_eq!(session.wait_exit().exit_code(), 0);
}
