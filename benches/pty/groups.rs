//! What is measured beside what: each group is one question of speed or size, put to cotejo and to
//! the programs that it is held against.

use super::folder::Files;
use super::measure::Program;
use super::table::{Group, percentile};

/// What all groups need.
pub(crate) struct Bench {
    files: Files,
    runs: usize,
    keys: usize,
    /// Whether the binary draws anything in a terminal at all.
    draws: bool,
}

/// One group: what it measures and how it is called.
type Measured = fn(&Bench) -> Group;

/// All groups, in the order in which they are printed.
pub(crate) const ALL: [(&str, Measured); 8] = [
    (
        "first frame: start to the last byte before 20 ms of silence",
        first_frame,
    ),
    (
        "first frame while loading: start to the bottom row",
        first_frame_while_loading,
    ),
    ("key: j or k to its last byte", key),
    (
        "key while 10,000 articles load: j or k to the marker's move",
        key_while_loading,
    ),
    (
        "search: key to repaint with 10,000 articles, 100,000 lines for the others",
        search,
    ),
    ("load: 10,000 articles, start to all loaded", load),
    ("memory at rest", memory),
    ("idle: context switches in 2 s", idle),
];

impl Bench {
    /// Few runs when `quick`.
    pub(crate) fn new(files: Files, quick: bool) -> Self {
        Self {
            files,
            runs: if quick { 5 } else { 21 },
            keys: if quick { 20 } else { 100 },
            draws: Program::cotejo("cotejo", &[]).draws(),
        }
    }

    /// The programs that can be measured: cotejo where it draws, the others where they are installed.
    fn able(&self, cotejo: Vec<Program>, others: Vec<Program>) -> Vec<Program> {
        let ours = cotejo.into_iter().filter(|_| self.draws);
        ours.chain(others.into_iter().filter(Program::installed))
            .collect()
    }

    /// Runs all programs in turn, so often, and gathers what each gave.
    fn in_turn(&self, group: &mut Group, programs: &[Program], measure: impl Fn(&Program) -> Option<f64>) {
        let mut values = vec![Vec::new(); programs.len()];
        for _ in 0..self.runs {
            for (program, values) in programs.iter().zip(&mut values) {
                values.extend(measure(program));
            }
        }
        for (program, values) in programs.iter().zip(values) {
            group.row(&program.name, values);
        }
        self.say_so(group);
    }

    fn say_so(&self, group: &mut Group) {
        if !self.draws {
            group.note("cotejo draws nothing in a terminal: not measured");
        }
    }

    fn bundled(&self) -> Vec<Program> {
        let mut programs = vec![Program::cotejo("cotejo, bundled", &[])];
        programs.extend(
            self.files
                .five
                .as_deref()
                .map(|five| Program::cotejo("cotejo, five raw files", &[five])),
        );
        programs
    }

    fn many(&self) -> Program {
        Program::cotejo("cotejo, 10,000 files", &[&self.files.many])
    }
}

/// Vim without settings, and without a swap file, which a killed vim would leave behind.
fn vim(file: &str) -> Program {
    Program::new("vim", "vim", &["-u", "NONE", "-N", "-n", "-i", "NONE", file])
}

fn less(file: &str) -> Program {
    Program::new("less", "less", &[file])
}

fn first_frame(bench: &Bench) -> Group {
    let mut group = Group::new("ms", "vim");
    let others = vec![
        vim(&bench.files.one),
        less(&bench.files.one),
        Program::new("echo", "echo", &["x"]),
    ];
    let programs = bench.able(bench.bundled(), others);
    bench.in_turn(&mut group, &programs, Program::first_frame);
    group
}

fn first_frame_while_loading(bench: &Bench) -> Group {
    let mut group = Group::new("ms", "cotejo, bundled");
    let mut ours = bench.bundled();
    ours.push(bench.many());
    let programs = bench.able(ours, vec![vim(&bench.files.one)]);
    bench.in_turn(&mut group, &programs, Program::bottom_row);
    group
}

fn key(bench: &Bench) -> Group {
    let mut group = Group::new("ms", "vim");
    let mut ours = bench.bundled();
    ours.push(bench.many());
    let others = vec![vim(&bench.files.long), less(&bench.files.long)];
    for program in bench.able(ours, others) {
        group.row(&program.name, program.keys(bench.keys));
    }
    bench.say_so(&mut group);
    group
}

fn key_while_loading(bench: &Bench) -> Group {
    let mut group = Group::new("ms", "vim");
    let many = bench.many();
    if bench.draws {
        let runs = (0..bench.runs.div_ceil(4)).flat_map(|_| many.keys_while_loading(bench.keys));
        group.row(&many.name, runs.collect());
    }
    let vim = vim(&bench.files.long);
    if vim.installed() {
        group.row(&vim.name, vim.keys(bench.keys));
    }
    bench.say_so(&mut group);
    group
}

fn search(bench: &Bench) -> Group {
    let mut group = Group::new("ms", "cotejo, 10,000 files");
    let over = |name: &str, script: &str| {
        let script = format!("exec {script} < \"$0\"");
        Program::new(name, "sh", &["-c", &script, &bench.files.titles])
    };
    // Each with the keys that bring its prompt, and what stands on the screen when all is read.
    let all = [
        (bench.many(), "cotejo", "s", "10000 sources"),
        (over("fzf", "fzf"), "fzf", "", "100000/100000"),
        (over("skim", "sk"), "sk", "", "100000/100000"),
    ];
    for (program, name, open, ready) in all {
        let is_there = match name {
            "cotejo" => bench.draws,
            _ => Program::new(name, name, &[]).installed(),
        };
        if !is_there {
            group.note(format!("{name} is not here: not measured"));
            continue;
        }
        let times = program.typed(bench.keys * 2, open, ready);
        if let Some(most) = percentile(&times, 99) {
            group.note(format!("{}: {most:.2} ms at the 99th percentile", program.name));
        }
        group.row(&program.name, times);
    }
    bench.say_so(&mut group);
    group
}

fn load(bench: &Bench) -> Group {
    let mut group = Group::new("ms", "cat | wc -w");
    let script = r#"cd "$0" && cat -- * | wc -w"#;
    let cat = Program::new("cat | wc -w", "sh", &["-c", script, &bench.files.many]);
    let list = Program::cotejo(
        "cotejo list --format jsonl",
        &["list", "--format", "jsonl", &bench.files.many],
    );
    let many = bench.many();
    let runs = bench.runs.div_ceil(4);
    let (mut ours, mut listed, mut theirs) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..runs {
        theirs.extend(cat.run());
        if bench.draws {
            ours.extend(many.loaded());
            listed.extend(list.run());
        }
    }
    if bench.draws {
        group.row("cotejo, interface", ours);
        group.row(&list.name, listed);
    }
    group.row(&cat.name, theirs);
    bench.say_so(&mut group);
    group
}

fn memory(bench: &Bench) -> Group {
    let mut group = Group::new("MiB", "vim");
    let mut ours = bench.bundled();
    ours.push(bench.many());
    let text = bench.files.many_bytes as f64 / 1024.0 / 1024.0;
    let others = vec![vim(&bench.files.one), less(&bench.files.one)];
    for program in bench.able(ours, others) {
        let Some((now, most)) = program.memory() else {
            group.row(&program.name, Vec::new());
            continue;
        };
        if program.name == bench.many().name {
            group.note(format!(
                "10,000 files: {text:.1} MiB of text, {:.2} bytes at rest and {:.2} at most per byte",
                now / text,
                most / text
            ));
        }
        group.note(format!("{}: {most:.2} MiB at most", program.name));
        group.row(program.name, vec![now]);
    }
    bench.say_so(&mut group);
    group
}

fn idle(bench: &Bench) -> Group {
    let mut group = Group::new("times", "");
    let others = vec![vim(&bench.files.one), less(&bench.files.one)];
    for program in bench.able(bench.bundled(), others) {
        let switches = program.idle_switches();
        group.row(program.name, switches.into_iter().collect());
    }
    bench.say_so(&mut group);
    group
}
