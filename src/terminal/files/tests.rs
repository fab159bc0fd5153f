//! What a file that is replaced keeps, and what is never written over.

use std::fs;

use super::*;

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn what_was_changed_since_it_was_read_is_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cotejo.toml");
    let read = |path| read_stamped(path).unwrap().1;
    // Written where nothing was.
    let missing = read(&path);
    fs::write(&path, "theirs").unwrap();
    assert_eq!(replace_read(&path, "ours", missing).unwrap(), Put::Outrun);
    // Another file of the same length and time in its place.
    #[cfg(unix)]
    {
        let first = read(&path);
        let written = fs::metadata(&path).unwrap().modified().unwrap();
        let other = folder.path().join("other");
        fs::write(&other, "THEIRS").unwrap();
        let open = File::options().write(true).open(&other).unwrap();
        open.set_modified(written).unwrap();
        fs::rename(&other, &path).unwrap();
        assert_eq!(replace_read(&path, "ours", first).unwrap(), Put::Outrun);
        assert_eq!(fs::read_to_string(&path).unwrap(), "THEIRS");
    }
    // Another length.
    let second = read(&path);
    fs::write(&path, "theirs and more").unwrap();
    assert_eq!(replace_read(&path, "ours", second).unwrap(), Put::Outrun);
    // Taken away.
    let third = read(&path);
    fs::remove_file(&path).unwrap();
    assert_eq!(replace_read(&path, "ours", third).unwrap(), Put::Outrun);
    assert_eq!(names(folder.path()), [""; 0], "nothing is left beside it");
    let last = read(&path);
    let Put::There(stamp) = replace_read(&path, "ours", last).unwrap() else {
        unreachable!("nobody has changed it")
    };
    assert_eq!(stamp, stamp_at(&path));
    assert_eq!(fs::read_to_string(&path).unwrap(), "ours");
}

#[test]
#[cfg(unix)]
fn a_link_stays_one_and_the_file_that_it_leads_to_is_replaced() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::create_dir(path("real")).unwrap();
    fs::create_dir(path("story")).unwrap();
    fs::write(path("real/notes.toml"), "old").unwrap();
    symlink("../real/notes.toml", path("story/link")).unwrap();
    symlink("link", path("story/cotejo.toml")).unwrap();
    replace(&path("story/cotejo.toml"), "new").unwrap();
    assert!(path("story/cotejo.toml").is_symlink() && path("story/link").is_symlink());
    assert_eq!(fs::read_to_string(path("real/notes.toml")).unwrap(), "new");
    assert_eq!(names(&path("real")), ["notes.toml"]);
    assert_eq!(names(&path("story")), ["cotejo.toml", "link"]);
}

#[test]
#[cfg(unix)]
fn a_link_that_leads_to_nothing_gets_its_file_or_a_sentence() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    symlink("missing.toml", path("one")).unwrap();
    replace(&path("one"), "new").unwrap();
    assert!(path("one").is_symlink());
    assert_eq!(fs::read_to_string(path("missing.toml")).unwrap(), "new");
    // A disk that is not there is not made up.
    symlink("nowhere/missing.toml", path("two")).unwrap();
    let told = replace(&path("two"), "new").unwrap_err().to_string();
    assert!(told.contains("it is a link, and there is no folder"), "{told}");
    assert!(!path("nowhere").exists());
    symlink("three", path("three")).unwrap();
    let told = replace(&path("three"), "new").unwrap_err().to_string();
    assert!(told.contains("in a circle"), "{told}");
}

#[test]
#[cfg(unix)]
fn who_may_read_a_file_may_read_it_afterwards_and_nobody_else() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cotejo.toml");
    fs::write(&path, "old").unwrap();
    for mode in [0o640, 0o600, 0o664] {
        fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
        let before = fs::metadata(&path).unwrap();
        replace(&path, "new").unwrap();
        let after = fs::metadata(&path).unwrap();
        assert_ne!(before.ino(), after.ino(), "it was replaced");
        assert_eq!(after.mode() & 0o7777, mode);
        assert_eq!((before.uid(), before.gid()), (after.uid(), after.gid()));
    }
    // A new file is one as any other.
    fs::write(folder.path().join("any"), "").unwrap();
    replace(&folder.path().join("new"), "").unwrap();
    let mode = |name| fs::metadata(folder.path().join(name)).unwrap().mode();
    assert_eq!(mode("new"), mode("any"));
}

#[test]
fn what_lies_beside_a_file_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cotejo.toml");
    let beside = format!("cotejo.toml.{}", std::process::id());
    fs::write(folder.path().join(&beside), "theirs").unwrap();
    replace(&path, "ours").unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "ours");
    assert_eq!(fs::read_to_string(folder.path().join(&beside)).unwrap(), "theirs");
    assert_eq!(names(folder.path()), ["cotejo.toml", &beside]);
}

#[test]
fn a_file_of_its_own_takes_a_name_that_is_free() {
    let folder = tempfile::tempdir().unwrap();
    let theirs = folder.path().join("theirs");
    fs::write(&theirs, "theirs").unwrap();
    // What somebody put there, knowing the name.
    #[cfg(unix)]
    std::os::unix::fs::symlink(&theirs, folder.path().join("copy-7.txt")).unwrap();
    #[cfg(not(unix))]
    fs::write(folder.path().join("copy-7.txt"), "theirs").unwrap();
    let first = write_new(folder.path(), "copy-7", "txt", "one").unwrap();
    let second = write_new(folder.path(), "copy-7", "txt", "two").unwrap();
    assert_eq!(first, folder.path().join("copy-7-2.txt"));
    assert_eq!(second, folder.path().join("copy-7-3.txt"));
    assert_eq!(fs::read_to_string(&first).unwrap(), "one");
    assert_eq!(fs::read_to_string(&second).unwrap(), "two");
    assert_eq!(fs::read_to_string(&theirs).unwrap(), "theirs");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(&first).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
