//! egui's keys as the grid's.

use egui::{Key, Modifiers};

use super::state::GridKey;

/// The grid's key for a pressed key; `None` for keys that are not the grid's.
#[must_use]
pub fn grid_key(key: Key, modifiers: Modifiers) -> Option<GridKey> {
    let ctrl = modifiers.command || modifiers.ctrl;
    if modifiers.alt {
        return None;
    }
    Some(match (key, ctrl, modifiers.shift) {
        (Key::Enter, false, false) => GridKey::Enter,
        (Key::Enter, false, true) => GridKey::ShiftEnter,
        (Key::Tab, false, false) => GridKey::Tab,
        (Key::Tab, false, true) => GridKey::ShiftTab,
        (Key::Escape, false, false) => GridKey::Escape,
        (Key::F2, false, false) => GridKey::Edit,
        (Key::Backspace, false, false) => GridKey::Backspace,
        (Key::Delete, false, false) => GridKey::Delete,
        (Key::ArrowUp, false, false) => GridKey::Up,
        (Key::ArrowDown, false, false) => GridKey::Down,
        (Key::ArrowLeft, false, false) => GridKey::Left,
        (Key::ArrowRight, false, false) => GridKey::Right,
        (Key::ArrowUp, true, false) => GridKey::FarUp,
        (Key::ArrowDown, true, false) => GridKey::FarDown,
        (Key::ArrowLeft, true, false) => GridKey::FarLeft,
        (Key::ArrowRight, true, false) => GridKey::FarRight,
        (Key::Home, false, false) => GridKey::Home,
        (Key::End, false, false) => GridKey::End,
        (Key::Home, true, false) => GridKey::Start,
        (Key::End, true, false) => GridKey::Finish,
        (Key::PageUp, false, false) => GridKey::PageUp,
        (Key::PageDown, false, false) => GridKey::PageDown,
        _ => return None,
    })
}
