//! What an input method composes: the keys that it uses meanwhile are its own, wherever one types.

use egui::{Event, EventFilter, Id, ImeEvent, Key, Ui};

/// What a field of one line keeps from egui, which would give the focus away: Escape may be the input
/// method's.
pub const FIELD_KEYS: EventFilter =
    EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true };

/// Takes out of this pass the keys pressed inside a pre-edit that would end or leave what is typed.
/// Called once a pass, before anything that was put off comes back.
pub fn leave_keys_to_input_method(ui: &Ui) {
    let known = Id::unique("composing");
    let mut composing = ui.data(|data| data.get_temp::<bool>(known).unwrap_or(false));
    ui.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Ime(ImeEvent::Preedit { text, .. }) => {
                composing = !text.is_empty();
                true
            }
            Event::Ime(ImeEvent::Commit(_)) => {
                composing = false;
                true
            }
            Event::Key { key, pressed: true, .. } => !(composing && ends_or_leaves(*key)),
            _ => true,
        });
    });
    ui.data_mut(|data| data.insert_temp(known, composing));
}

fn ends_or_leaves(key: Key) -> bool {
    matches!(
        key,
        Key::Enter
            | Key::Escape
            | Key::Tab
            | Key::ArrowUp
            | Key::ArrowDown
            | Key::ArrowLeft
            | Key::ArrowRight
            | Key::PageUp
            | Key::PageDown
    )
}
