//! egui's keys as the grid's.

use egui::{Key, Modifiers};

use super::{selection::Motion, state::GridKey};

/// The grid's key for a pressed key; `None` for keys that are not the grid's.
#[must_use]
pub fn grid_key(key: Key, modifiers: Modifiers) -> Option<GridKey> {
    let ctrl = modifiers.command || modifiers.ctrl;
    if modifiers.alt {
        return None;
    }
    if let Some(motion) = motion(key, ctrl) {
        return Some(if modifiers.shift { GridKey::Extend(motion) } else { GridKey::Go(motion) });
    }
    Some(match (key, ctrl, modifiers.shift) {
        (Key::Enter, false, false) => GridKey::Enter,
        (Key::Enter, false, true) => GridKey::ShiftEnter,
        (Key::Enter, true, false) => GridKey::CtrlEnter,
        (Key::Tab, false, false) => GridKey::Tab,
        (Key::Tab, false, true) => GridKey::ShiftTab,
        (Key::Escape, false, false) => GridKey::Escape,
        (Key::F2, false, false) => GridKey::Edit,
        (Key::Backspace, false, false) => GridKey::Backspace,
        (Key::Delete, false, false) => GridKey::Delete,
        (Key::A, true, false) => GridKey::SelectAll,
        (Key::Space, true, false) => GridKey::SelectColumn,
        (Key::Space, false, true) => GridKey::SelectRow,
        (Key::D, true, false) => GridKey::FillDown,
        (Key::R, true, false) => GridKey::FillRight,
        _ => return None,
    })
}

fn motion(key: Key, ctrl: bool) -> Option<Motion> {
    Some(match (key, ctrl) {
        (Key::ArrowUp, false) => Motion::Up,
        (Key::ArrowDown, false) => Motion::Down,
        (Key::ArrowLeft, false) => Motion::Left,
        (Key::ArrowRight, false) => Motion::Right,
        (Key::ArrowUp, true) => Motion::FarUp,
        (Key::ArrowDown, true) => Motion::FarDown,
        (Key::ArrowLeft, true) => Motion::FarLeft,
        (Key::ArrowRight, true) => Motion::FarRight,
        (Key::Home, false) => Motion::Home,
        (Key::End, false) => Motion::End,
        (Key::Home, true) => Motion::Start,
        (Key::End, true) => Motion::Finish,
        (Key::PageUp, false) => Motion::PageUp,
        (Key::PageDown, false) => Motion::PageDown,
        _ => return None,
    })
}
