//! Which keys do what: the one table behind the bindings, the help, the hints in the status line and
//! the README. How it is read from files stands in `rebinding`.

use super::action::Action;
use super::chord::Chord;

/// Where a key is pressed. Its bindings go before those of [`Context::Everywhere`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// Any place where nothing is typed.
    Everywhere,
    /// The list of sources.
    Sources,
    /// A text.
    Reader,
    /// The figures of the story.
    Figures,
    /// The events of the story.
    Timeline,
    /// Who tells the passages of a source.
    Presence,
    /// What is checked and what is open.
    Checks,
    /// Help, load report and the like, over the rest.
    Overlay,
    /// A prompt; here letters are text, and no other context's keys hold.
    Typing,
}

impl Context {
    /// The context's name in `keys.toml`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Everywhere => "everywhere",
            Self::Sources => "sources",
            Self::Reader => "reader",
            Self::Figures => "figures",
            Self::Timeline => "timeline",
            Self::Presence => "presence",
            Self::Checks => "checks",
            Self::Overlay => "overlay",
            Self::Typing => "typing",
        }
    }

    /// Every context, in the order of the help.
    pub const ALL: [Self; 9] = [
        Self::Everywhere,
        Self::Sources,
        Self::Reader,
        Self::Figures,
        Self::Timeline,
        Self::Presence,
        Self::Checks,
        Self::Overlay,
        Self::Typing,
    ];
}

/// An action and the keys for it in one context, each a sequence of chords.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// Where the keys hold.
    pub context: Context,
    /// What they do.
    pub action: Action,
    /// The keys, the first one being the one that hints show.
    pub keys: Vec<Vec<Chord>>,
}

impl Binding {
    /// The keys as the help and the README print them: `j down`.
    #[must_use]
    pub fn written(&self) -> String {
        let keys: Vec<String> = self.keys.iter().map(|keys| written(keys)).collect();
        keys.join(" ")
    }
}

/// One key, or several to be pressed one after the other, as the user reads it.
pub(super) fn written(keys: &[Chord]) -> String {
    keys.iter().map(ToString::to_string).collect()
}

/// What the chords pressed so far mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// They are an action.
    Action(Action),
    /// They begin one or more bindings.
    Begun,
    /// Nothing is bound to them.
    Unbound,
}

/// All bindings, in the order of the file.
#[derive(Clone, Debug)]
pub struct Keymap {
    bindings: Vec<Binding>,
    unbound: Vec<Action>,
}

impl Keymap {
    /// These bindings, and actions that have no key on purpose.
    pub(super) fn new(bindings: Vec<Binding>, unbound: Vec<Action>) -> Self {
        Self { bindings, unbound }
    }

    /// The bindings in the order of the file.
    #[must_use]
    pub fn bindings(&self) -> &[Binding] {
        &self.bindings
    }

    /// The actions that have no key on purpose.
    #[must_use]
    pub fn unbound(&self) -> &[Action] {
        &self.unbound
    }

    /// What `pressed` means in `context`.
    #[must_use]
    pub fn press(&self, context: Context, pressed: &[Chord]) -> Press {
        let contexts: &[Context] = match context {
            Context::Typing => &[Context::Typing],
            _ => &[context, Context::Everywhere],
        };
        let mut begun = false;
        for context in contexts {
            for binding in self.bindings.iter().filter(|binding| binding.context == *context) {
                for keys in &binding.keys {
                    if keys == pressed {
                        return Press::Action(binding.action);
                    }
                    begun |= keys.starts_with(pressed);
                }
            }
        }
        if begun { Press::Begun } else { Press::Unbound }
    }

    /// The first key for `action` in `context`, as a hint shows it.
    #[must_use]
    pub fn hint(&self, context: Context, action: Action) -> Option<String> {
        [context, Context::Everywhere].into_iter().find_map(|context| {
            let bound = |binding: &&Binding| binding.context == context && binding.action == action;
            let binding = self.bindings.iter().find(bound)?;
            binding.keys.first().map(|keys| written(keys))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_context_goes_before_everywhere_and_typing_stands_alone() {
        let keymap =
            Keymap::read("[everywhere]\ndown = [\"j\"]\n[reader]\nup = [\"j\"]\nbottom = [\"g e\"]").unwrap();
        let keys =
            |written: &str| -> Vec<Chord> { written.split(' ').map(|key| key.parse().unwrap()).collect() };
        assert_eq!(
            keymap.press(Context::Reader, &keys("j")),
            Press::Action(Action::Up)
        );
        assert_eq!(
            keymap.press(Context::Sources, &keys("j")),
            Press::Action(Action::Down)
        );
        assert_eq!(keymap.press(Context::Typing, &keys("j")), Press::Unbound);
        assert_eq!(keymap.press(Context::Reader, &keys("g")), Press::Begun);
        assert_eq!(
            keymap.press(Context::Reader, &keys("g e")),
            Press::Action(Action::Bottom)
        );
        assert_eq!(keymap.press(Context::Reader, &keys("g x")), Press::Unbound);
    }
}
