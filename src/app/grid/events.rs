//! The keyboard: events in their order, to the grid or to its editor.

use egui::{Event, EventFilter, Id, ImeEvent, Key, Ui};

use super::{
    GridEvent,
    keys::grid_key,
    selection::{Around, Motion},
    state::{GridKey, GridState},
};

/// The grid's own focus, shared by the idle cell and the editor: if they had two, an input method
/// would be interrupted when the editor opens and lose its first letter.
pub(super) fn focus_id() -> Id {
    Id::unique("entry grid")
}

/// Whether the grid or its editor has the keyboard.
pub fn has_keyboard(ctx: &egui::Context) -> bool {
    ctx.memory(|memory| memory.has_focus(focus_id()))
}

/// Leaves the keyboard to a dialog that has just opened: what was typed meanwhile is for it.
pub fn leave_keyboard(ui: &Ui) {
    ui.memory_mut(|memory| memory.surrender_focus(focus_id()));
    wait_for_editor(ui, None);
}

/// Claims the keys that egui would otherwise use to move the focus.
pub(super) fn keep_focus(ui: &Ui) {
    ui.memory_mut(|memory| memory.set_focus_lock_filter(focus_id(), ALL_KEYS));
}

/// A button elsewhere that leads to the table has acted on Enter or Space: they are not the table's.
pub(super) fn drop_press_elsewhere(ui: &Ui) {
    if ui.memory(|memory| memory.focused().is_none_or(|focused| focused == focus_id())) {
        return;
    }
    ui.input_mut(|input| {
        let is_press = |event: &Event| {
            matches!(event, Event::Key { key: Key::Enter | Key::Space, pressed: true, .. })
        };
        let Some(at) = input.events.iter().position(is_press) else { return };
        input.events.remove(at);
        // Space also sends a text.
        if input.events.get(at).is_some_and(|next| *next == Event::Text(" ".to_owned())) {
            input.events.remove(at);
        }
    });
}

/// Everything that egui would use for itself.
pub(super) const ALL_KEYS: EventFilter =
    EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };

/// Alt with a digit is a command here; without this it would also type the digit.
pub(super) fn drop_text_of_alt(ui: &Ui) {
    ui.input_mut(|input| {
        let mut with_alt = false;
        input.events.retain(|event| match event {
            Event::Key { modifiers, pressed, .. } => {
                // AltGr is Ctrl with Alt, and types.
                with_alt = *pressed && modifiers.alt && !modifiers.ctrl;
                true
            }
            Event::Text(_) => !with_alt,
            _ => true,
        });
    });
}

/// Takes this pass's events in order until one opens the editor, which then gets the rest.
pub(super) fn idle_events(
    ui: &Ui,
    state: &mut GridState,
    around: &mut Around<'_>,
    out: &mut Vec<GridEvent>,
) {
    let events = ui.input(|input| input.events.clone());
    let mut used = 0;
    // Shift+Space selects the row, and also sends its space as a text.
    let mut spaced = false;
    for event in &events {
        match event {
            Event::Text(text) if spaced && text == " " => spaced = false,
            Event::Text(text) if !text.chars().all(char::is_control) => {
                state.open(String::new(), false);
                break;
            }
            Event::Ime(ImeEvent::Preedit { text, .. }) if !text.is_empty() => {
                state.open(String::new(), false);
                break;
            }
            Event::Ime(ImeEvent::Commit(_)) => {
                state.open(String::new(), false);
                break;
            }
            // These are about the cell under the cursor as it is now: what follows, which may move
            // the cursor, waits until the caller has acted on them.
            Event::Copy => {
                out.push(GridEvent::Copy);
                used += 1;
                break;
            }
            Event::Cut => {
                out.push(GridEvent::Cut);
                used += 1;
                break;
            }
            Event::Paste(text) => {
                out.push(GridEvent::Paste(text.clone()));
                used += 1;
                break;
            }
            Event::Key { key, pressed: true, modifiers, .. } => {
                let key = grid_key(*key, *modifiers);
                spaced = key == Some(GridKey::SelectRow);
                if let Some(action) = key.and_then(|key| state.key(key, around)) {
                    out.push(GridEvent::Action(action));
                    used += 1;
                    break;
                }
            }
            _ => {}
        }
        used += 1;
    }
    let later: Vec<Event> = events.into_iter().skip(used).filter(is_keyboard).collect();
    take_keyboard(ui);
    if state.editor.is_some() {
        ui.input_mut(|input| input.events.extend(later));
    } else {
        defer(ui, later);
    }
}

fn is_keyboard(event: &Event) -> bool {
    matches!(
        event,
        Event::Text(_)
            | Event::Key { .. }
            | Event::Ime(_)
            | Event::Paste(_)
            | Event::Copy
            | Event::Cut
    )
}

/// Takes what the keyboard has sent in this pass.
fn take_keyboard(ui: &Ui) -> Vec<Event> {
    ui.input_mut(|input| input.events.extract_if(.., |event| is_keyboard(event)).collect())
}

/// Puts this pass's keys off, since the editor is not on the screen to take them; `taken` is one
/// that was taken from among them.
pub(super) fn wait_for_editor(ui: &Ui, taken: Option<Event>) {
    let mut later = take_keyboard(ui);
    later.extend(taken);
    defer(ui, later);
}

/// The first key in this pass that belongs to the grid although the editor is open. What comes
/// after it waits for the next pass, so that events are taken in order.
pub(super) fn take_editor_keys(ui: &Ui, state: &GridState) -> Option<(GridKey, Event)> {
    let keeps_arrows = state.editor.as_ref().is_some_and(|editor| editor.keeps_arrows);
    let mut taken = None;
    // egui's state is one lock: what is put off is handed over only after the input is let go.
    let mut later = Vec::new();
    ui.input_mut(|input| {
        for (at, event) in input.events.iter().enumerate() {
            let Event::Key { key, pressed: true, modifiers, .. } = event else { continue };
            let ours = grid_key(*key, *modifiers).filter(|key| is_editors_end(*key, keeps_arrows));
            if let Some(key) = ours {
                taken = Some((key, event.clone()));
                later = input.events.split_off(at).into_iter().skip(1).collect();
                return;
            }
        }
    });
    defer(ui, later);
    taken
}

fn is_editors_end(key: GridKey, keeps_arrows: bool) -> bool {
    let leaves = matches!(
        key,
        GridKey::Enter
            | GridKey::ShiftEnter
            | GridKey::CtrlEnter
            | GridKey::Tab
            | GridKey::ShiftTab
            | GridKey::Escape
    );
    let arrow =
        matches!(key, GridKey::Go(Motion::Up | Motion::Down | Motion::Left | Motion::Right));
    leaves || (arrow && !keeps_arrows)
}

/// Puts events off to the next pass, before those that were put off already.
pub fn defer(ui: &Ui, mut later: Vec<Event>) {
    if !later.is_empty() {
        ui.data_mut(|data| {
            later.extend(data.remove_temp::<Vec<Event>>(deferred_id()).unwrap_or_default());
            data.insert_temp(deferred_id(), later);
        });
        ui.ctx().request_repaint();
    }
}

/// Brings back what was put off, before the events of this pass. Called once a pass, first.
pub fn bring_back_deferred(ui: &Ui) {
    let Some(mut earlier) = ui.data_mut(|data| data.remove_temp::<Vec<Event>>(deferred_id()))
    else {
        return;
    };
    ui.input_mut(|input| {
        earlier.append(&mut input.events);
        input.events = earlier;
    });
}

fn deferred_id() -> Id {
    Id::unique("entry grid, deferred events")
}
