//! Keys as words: `F2 2601 Enter Ctrl+Z`, `Paste:1\t2\n`.

use egui::{Event, Key, Modifiers};

/// One word of keys: a key, perhaps with others held, or else a text to type.
#[derive(Clone, Debug, PartialEq)]
pub enum Stroke {
    Press {
        key: Key,
        modifiers: Modifiers,
    },
    Type(String),
    /// Ctrl+V with this on the clipboard.
    Paste(String),
}

/// A word that is no key although it looks like one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyError {
    pub word: String,
}

/// Splits at spaces; each word is a key's name, with `Ctrl+`, `Shift+`, `Alt+` before it, or else a
/// text to type. One letter or digit alone is text. `Paste:` comes before a text for the clipboard, in
/// which `\t`, `\n` and `\s` stand for tab, line and space.
///
/// # Errors
/// A word with `Ctrl+` or `Alt+` before something that is no key.
pub fn parse_keys(text: &str) -> Result<Vec<Stroke>, KeyError> {
    text.split_whitespace().map(parse_word).collect()
}

fn parse_word(word: &str) -> Result<Stroke, KeyError> {
    if let Some(text) = word.strip_prefix("Paste:") {
        let text = text.replace("\\t", "\t").replace("\\n", "\n").replace("\\s", " ");
        return Ok(Stroke::Paste(text));
    }
    let mut modifiers = Modifiers::NONE;
    let mut rest = word;
    while let Some((head, tail)) = rest.split_once('+').filter(|(_, tail)| !tail.is_empty()) {
        modifiers |= match head {
            "Ctrl" => Modifiers::COMMAND | Modifiers::CTRL,
            "Shift" => Modifiers::SHIFT,
            "Alt" => Modifiers::ALT,
            _ => break,
        };
        rest = tail;
    }
    let is_letter = rest.chars().count() == 1;
    match Key::from_name(rest) {
        Some(key) if modifiers.any() || !is_letter => Ok(Stroke::Press { key, modifiers }),
        None if modifiers.any() => Err(KeyError { word: word.to_owned() }),
        _ => Ok(Stroke::Type(word.to_owned())),
    }
}

impl Stroke {
    /// What the window's system would send: while held, and when let go.
    #[must_use]
    pub fn events(&self, clipboard: &str) -> (Vec<Event>, Vec<Event>) {
        match self {
            Self::Type(text) => {
                (text.chars().map(|c| Event::Text(c.to_string())).collect(), Vec::new())
            }
            Self::Paste(text) => (vec![Event::Paste(text.clone())], Vec::new()),
            Self::Press { key, modifiers } => {
                let event = |pressed| Event::Key {
                    key: *key,
                    physical_key: None,
                    pressed,
                    repeat: false,
                    modifiers: *modifiers,
                };
                // egui-winit sends these instead of the key.
                let pressed = match (key, modifiers.command, modifiers.shift) {
                    (Key::C, true, false) => Event::Copy,
                    (Key::X, true, false) => Event::Cut,
                    (Key::V, true, false) => Event::Paste(clipboard.to_owned()),
                    _ => event(true),
                };
                let mut held = vec![Event::ModifiersChanged(*modifiers), pressed];
                if *key == Key::Space && modifiers.is_none() {
                    // The one named key that also types.
                    held.push(Event::Text(" ".to_owned()));
                }
                (held, vec![event(false), Event::ModifiersChanged(Modifiers::NONE)])
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_keys_or_text() {
        let press = |key, modifiers| Ok(Stroke::Press { key, modifiers });
        let ctrl = Modifiers::COMMAND | Modifiers::CTRL;
        let text = |text: &str| Ok(Stroke::Type(text.to_owned()));
        assert_eq!(parse_word("F2"), press(Key::F2, Modifiers::NONE));
        assert_eq!(parse_word("Enter"), press(Key::Enter, Modifiers::NONE));
        assert_eq!(parse_word("Ctrl+Z"), press(Key::Z, ctrl));
        assert_eq!(parse_word("Ctrl+Shift+Z"), press(Key::Z, ctrl | Modifiers::SHIFT));
        assert_eq!(parse_word("2601"), text("2601"));
        assert_eq!(parse_word("x"), text("x"));
        assert_eq!(parse_word("5"), text("5"));
        assert_eq!(parse_word("1+1"), text("1+1"));
        let pasted = Ok(Stroke::Paste("Bác Ái\t1\n".to_owned()));
        assert_eq!(parse_word("Paste:Bác\\sÁi\\t1\\n"), pasted);
        assert_eq!(parse_word("Ctrl+Nope"), Err(KeyError { word: "Ctrl+Nope".to_owned() }));
    }
}
