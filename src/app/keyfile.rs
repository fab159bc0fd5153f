//! A file of keys as it is read: bindings with their lines, and all that is wrong with it. What is laid over what stands in
//! `rebinding`.

use crate::text::lined::{Fault, Pair, Value, nearest, read};

use super::action::Action;
use super::chord::Chord;
use super::keymap::{Binding, Context, written};

/// Keys to be pressed one after the other.
pub(super) type Keys = Vec<Chord>;

/// A binding and its line in its file.
#[derive(Clone)]
pub(super) struct Entry {
    pub(super) context: Context,
    pub(super) action: Action,
    pub(super) keys: Vec<Keys>,
    pub(super) line: u32,
}

/// A file of keys.
#[derive(Default)]
pub(super) struct File {
    pub(super) entries: Vec<Entry>,
    pub(super) unbound: Vec<Action>,
    pub(super) faults: Vec<Fault>,
}

/// The section of the table that the program carries in which actions without a key stand.
const UNBOUND: &str = "unbound";

/// Whether one of the two is the beginning of the other, which therefore cannot be pressed.
pub(super) fn begins(one: &[Chord], other: &[Chord]) -> bool {
    one != other && clash(one, other)
}

/// Whether one of the two keeps the other from being pressed.
pub(super) fn clash(one: &[Chord], other: &[Chord]) -> bool {
    one.starts_with(other) || other.starts_with(one)
}

impl File {
    /// Reads a file.
    pub(super) fn of(text: &str) -> Self {
        let (pairs, faults) = read(text);
        let mut file = Self {
            faults,
            ..Self::default()
        };
        for pair in pairs {
            file.take_section(pair);
        }
        // The help shows contexts in their order, whatever the order of the file.
        let place = |context: Context| Context::ALL.iter().position(|known| *known == context);
        file.entries.sort_by_key(|entry| place(entry.context));
        file.drop_doubles();
        file.faults.sort_by_key(|fault| fault.line);
        file
    }

    fn fault(&mut self, line: u32, what: String) {
        self.faults.push(Fault::new(line, what));
    }

    fn take_section(&mut self, section: Pair) {
        let name = &section.key;
        let Value::Table(pairs) = section.value else {
            let what =
                format!("“{name}” stands in no section; write it below [everywhere] or another context");
            return self.fault(section.line, what);
        };
        if name == UNBOUND {
            return self.take_unbound(pairs);
        }
        let Some(context) = Context::ALL.into_iter().find(|context| context.name() == name) else {
            let names = Context::ALL.map(Context::name);
            let instead = match nearest(name, names) {
                Some(name) => format!("[{name}] is meant, perhaps"),
                None => format!("write one of {}", names.join(", ")),
            };
            return self.fault(section.line, format!("[{name}] is no context; {instead}"));
        };
        for pair in pairs {
            self.take_binding(context, pair);
        }
    }

    fn take_unbound(&mut self, pairs: Vec<Pair>) {
        for pair in pairs {
            match pair.value {
                Value::List(list) if pair.key == "actions" => {
                    for (line, value) in list {
                        match value {
                            Value::Text(name) => {
                                let action = self.action(&name, line);
                                self.unbound.extend(action);
                            }
                            _ => self.fault(line, "an action's name in quotes is wanted".to_owned()),
                        }
                    }
                }
                _ => self.fault(pair.line, format!("[{UNBOUND}] has only actions = [\"…\"]")),
            }
        }
    }

    fn action(&mut self, name: &str, line: u32) -> Option<Action> {
        let action = Action::named(name);
        if action.is_none() {
            let instead = match nearest(name, Action::ALL.iter().map(|action| action.name())) {
                Some(name) => format!("{name} is meant, perhaps"),
                None => "`?` in cotejo lists them".to_owned(),
            };
            self.fault(line, format!("“{name}” is no action; {instead}"));
        }
        action
    }

    fn take_binding(&mut self, context: Context, pair: Pair) {
        let Some(action) = self.action(&pair.key, pair.line) else {
            return;
        };
        let Value::List(list) = pair.value else {
            let name = action.name();
            let what = format!("the keys of {name} are a list of words in quotes, such as {name} = [\"j\"]");
            return self.fault(pair.line, what);
        };
        let wanted = list.len();
        let mut keys = Vec::new();
        for (line, value) in list {
            let read = match value {
                Value::Text(text) => text.split(' ').map(str::parse).collect::<Result<Keys, String>>(),
                _ => Err("a key in quotes is wanted, such as \"j\" or \"ctrl-d\"".to_owned()),
            };
            match read {
                Ok(chords)
                    if context == Context::Typing && chords.iter().any(|chord| chord.typed().is_some()) =>
                {
                    let key = written(&chords);
                    self.fault(
                        line,
                        format!("in [typing] “{key}” is text; write a name, or a letter after ctrl- or alt-"),
                    );
                }
                Ok(chords) => keys.push(chords),
                Err(what) => self.fault(line, what),
            }
        }
        // A list of nothing but mistakes is no wish to have no key.
        if keys.is_empty() && wanted > 0 {
            return;
        }
        self.entries.push(Entry {
            context,
            action,
            keys,
            line: pair.line,
        });
    }

    /// Takes out keys that the same file binds before, and tells both lines.
    fn drop_doubles(&mut self) {
        let mut entries: Vec<Entry> = Vec::new();
        for mut entry in std::mem::take(&mut self.entries) {
            let others: Vec<Entry> = entries
                .iter()
                .filter(|other| other.context == entry.context)
                .cloned()
                .collect();
            let mut faults = Vec::new();
            let (action, line) = (entry.action.name(), entry.line);
            entry.keys.retain(|keys| {
                let other = others.iter().find_map(|other| {
                    let first = other.keys.iter().find(|first| clash(first, keys))?;
                    Some((other, first))
                });
                let Some((other, first)) = other else { return true };
                let key = written(keys);
                let (name, at) = (other.action.name(), other.line);
                faults.push(if first == keys {
                    format!("“{key}” is both {name} (line {at}) and {action}; {name} has it")
                } else {
                    let first = written(first);
                    format!("“{key}” cannot be {action}, since “{first}” is {name} (line {at})")
                });
                false
            });
            let is_all_wrong = entry.keys.is_empty() && !faults.is_empty();
            self.faults
                .extend(faults.into_iter().map(|what| Fault::new(line, what)));
            if !is_all_wrong {
                entries.push(entry);
            }
        }
        self.entries = entries;
    }
}

impl Entry {
    /// What the keymap has of it.
    pub(super) fn binding(self) -> Binding {
        Binding {
            context: self.context,
            action: self.action,
            keys: self.keys,
        }
    }
}
