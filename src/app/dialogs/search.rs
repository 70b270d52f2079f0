//! The search over everything: a field and the lines that were found.

use egui::{
    Align2, Id, Key, Modifiers, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2,
};

use crate::{
    app::{
        composition::FIELD_KEYS,
        search::{Line, Scope, Searching},
        theme::{colour, one_line, palette, regular, second},
    },
    look::{radius, size, space},
    text::{lang::Lang, search_messages::search_texts},
};

use super::{Answer, heading_ui, is_entered};

/// Lines that are seen at once, room allowing.
const LINES: usize = 12;
/// Below the top of the window and above its bottom, with the field and the hint.
const AROUND: f32 = 260.0;

pub(super) fn search_ui(ui: &mut Ui, searching: &mut Searching, lang: Lang) -> Option<Answer> {
    let texts = search_texts(lang);
    let palette = palette(ui.ctx());
    let (title, hint) = match searching.scope {
        Scope::All => (texts.search, texts.search_hint),
        Scope::Data => (texts.go_to, texts.go_to_hint),
    };
    heading_ui(ui, title);
    let room = (ui.ctx().content_rect().height() - AROUND) / space::ROW;
    let lines = (1..=LINES).rev().find(|lines| *lines as f32 <= room).unwrap_or(1);
    let field = Id::unique("search field");
    if searching.is_fresh {
        ui.memory_mut(|memory| memory.request_focus(field));
    }
    let (down, up) = ui.input_mut(|input| {
        let mut presses = |key| input.count_and_consume_key(Modifiers::NONE, key);
        let down = presses(Key::ArrowDown) + presses(Key::PageDown) * (lines - 1);
        (down, presses(Key::ArrowUp) + presses(Key::PageUp) * (lines - 1))
    });
    let edit = TextEdit::singleline(&mut searching.query)
        .id(field)
        .desired_width(f32::INFINITY)
        .hint_text(hint)
        .event_filter(FIELD_KEYS)
        .margin(vec2(space::S, space::S))
        .return_key(None::<egui::KeyboardShortcut>);
    let response = ui.add(edit).accessible_name(title);
    // The pass in which a dialog finds its size does not count.
    searching.is_fresh &= !(ui.is_visible() && response.has_focus());
    let enters = is_entered(ui, &response);
    searching.refresh();
    searching.step(down, up);
    let mut clicked = false;
    // As tall with few lines as with many: it does not jump while one types.
    let height = lines as f32 * space::ROW;
    ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
        ui.set_min_height(height);
        ui.spacing_mut().item_spacing.y = 0.0;
        if searching.count() == 0 {
            ui.label(second(texts.nothing, palette));
        }
        ScrollArea::vertical().max_height(height).auto_shrink(false).show(ui, |ui| {
            for at in 0..searching.count() {
                let Some(line) = searching.line(at, lang) else { continue };
                let is_at = at == searching.at;
                let response = line_ui(ui, &line, is_at);
                if is_at && (down + up > 0 || enters) {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    (searching.at, clicked) = (at, true);
                }
            }
        });
    });
    ui.label(second(texts.keys, palette));
    (clicked || enters).then_some(Answer::GoToFound)
}

/// One line: its name, and at the right what it is.
fn line_ui(ui: &mut Ui, line: &Line<'_>, is_at: bool) -> egui::Response {
    let palette = palette(ui.ctx());
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), space::ROW), Sense::CLICK);
    let beside = match line.command.and_then(|command| command.key_text(ui.ctx())) {
        Some(key) => format!("{} · {key}", line.beside),
        None => line.beside.to_owned(),
    };
    response.widget_info(|| {
        let spoken = format!("{}, {beside}", line.name);
        WidgetInfo::selected(Role::ListBoxOption, true, is_at, spoken)
    });
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(is_at));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if is_at || response.hovered() {
        let ground = if is_at { palette.soft } else { palette.raised };
        ui.painter().rect_filled(rect, radius::SMALL, colour(ground));
    }
    let (ink, muted) = (colour(palette.ink), colour(palette.muted));
    let inner = rect.shrink2(vec2(space::S, 0.0));
    let note = one_line(ui.painter(), &beside, regular(size::SMALL), muted, inner.width() / 2.0);
    let note_at = inner.right() - note.size().x;
    let room = note_at - space::M - inner.left();
    let name = one_line(ui.painter(), &line.name, regular(size::BODY), ink, room);
    let middle = |galley: &egui::Galley, x| {
        Align2::LEFT_CENTER.anchor_size(pos2(x, rect.center().y), galley.size()).min
    };
    ui.painter().galley(middle(&note, note_at), note, muted);
    ui.painter().galley(middle(&name, inner.left()), name, ink);
    response
}
