//! The question what stands beside a figure: status, note, source, day.

use egui::{
    Button, Key, Label, Modifiers, Response, Role, ScrollArea, Ui, WidgetInfo,
    text_edit::TextEditState,
};

use crate::{
    app::{
        details::{AskingDetails, AskingSource, NewSource},
        panels::segments_ui,
        theme::{colour, palette, second, strong},
    },
    look::space,
    text::{
        detail_messages::{DetailTexts, detail_texts},
        lang::Lang,
        window::window_texts,
    },
};

use super::{Answer, choices_ui, day_field_ui, field_ui, focus_ring, heading_ui, is_entered};

/// Room for the fields and for the sources found.
const HEIGHT: f32 = 340.0;

pub(super) fn details_ui(ui: &mut Ui, asking: &mut AskingDetails, lang: Lang) -> Option<Answer> {
    let (texts, window) = (detail_texts(lang), window_texts(lang));
    let palette = palette(ui.ctx());
    heading_ui(ui, texts.title);
    ui.add(Label::new(strong(&asking.cell_name)).wrap());
    if let Some(cell) = segments_ui(ui, texts.status, asking.cell, &asking.cells) {
        asking.cell = cell;
    }
    let (mut enter, mut changed) = (false, false);
    let mut field = |ui: &mut Ui, label: &str, text: &mut String| {
        let is_day = [texts.as_of, texts.source_date].contains(&label);
        let draw = if is_day { day_field_ui } else { field_ui };
        let response = draw(ui, label, text);
        enter |= is_entered(ui, &response);
        changed |= response.changed();
        response
    };
    let (mut chooses, mut takes) = (false, false);
    // As tall with what a search finds as without.
    let height = (ui.ctx().content_rect().height() - 360.0).clamp(160.0, HEIGHT);
    ScrollArea::vertical().max_height(height).auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        field(ui, texts.note, &mut asking.note);
        ui.columns_const(|[left, right]| {
            field(left, texts.as_of, &mut asking.as_of);
            if let Some(floor) = &mut asking.floor {
                field(right, texts.floor, floor);
            }
        });
        let is_new = asking.source.new.is_some();
        let has_turned = std::mem::take(&mut asking.source.has_turned);
        if let Some(new) = &mut asking.source.new {
            new_source_ui(ui, new, texts, has_turned, &mut field);
        } else {
            (takes, chooses) = source_ui(ui, &mut asking.source, texts, has_turned);
        }
        let response = ui.button(if is_new { texts.known_source } else { texts.new_source });
        if response.has_focus() {
            focus_ring(ui, response.rect);
        }
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        if response.clicked() {
            asking.source.turn();
            chooses = true;
        }
    });
    field(ui, texts.name, &mut asking.name);
    ui.add(Label::new(second(texts.name_hint, palette)).wrap());
    enter |= takes;
    changed |= chooses;
    if changed {
        asking.complaint = None;
    }
    if let Some(complaint) = &asking.complaint {
        let text = second(complaint.as_str(), palette).color(colour(palette.bad));
        ui.add(Label::new(text).wrap());
    }
    let choices = [(window.save_button, Answer::Details), (window.cancel, Answer::Close)];
    choices_ui(ui, choices).or_else(|| enter.then_some(Answer::Details))
}

/// The field that finds a source, and those it finds; whether Enter was pressed with nothing left to
/// choose, and whether something was typed or chosen.
fn source_ui(
    ui: &mut Ui,
    source: &mut AskingSource,
    texts: &DetailTexts,
    has_turned: bool,
) -> (bool, bool) {
    let palette = palette(ui.ctx());
    let response = field_ui(ui, texts.source, &mut source.query);
    if has_turned {
        response.request_focus();
    }
    let mut changed = response.changed();
    if changed {
        (source.chosen, source.at) = (None, 0);
    }
    let found = source.found();
    let mut entered = is_entered(ui, &response);
    let mut chosen = None;
    if response.has_focus() && !found.is_empty() {
        let (down, up) = ui.input_mut(|input| {
            let down = input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown);
            (down, input.count_and_consume_key(Modifiers::NONE, Key::ArrowUp))
        });
        source.at = (source.at + down).saturating_sub(up).min(found.len() - 1);
        if entered {
            entered = false;
            chosen = found.get(source.at).map(|(id, _)| id.clone());
        }
    }
    for (at, (id, line)) in found.iter().enumerate() {
        let is_at = at == source.at;
        let width = ui.available_width();
        let button = Button::new(line).selected(is_at).truncate().min_size(egui::vec2(width, 0.0));
        let row = ui.add(button);
        row.widget_info(|| WidgetInfo::selected(Role::Button, true, is_at, line));
        if row.has_focus() {
            focus_ring(ui, row.rect);
        }
        if row.clicked() {
            chosen = Some(id.clone());
        }
    }
    let hint = match (source.query.trim().is_empty(), found.is_empty(), &source.chosen) {
        (true, _, _) => Some(texts.source_hint),
        (false, true, None) => Some(texts.no_source_found),
        (false, _, Some(_)) => Some(texts.own_source),
        (false, false, None) => None,
    };
    if let Some(hint) = hint {
        ui.add(Label::new(second(hint, palette)).wrap());
    }
    if let Some(id) = chosen {
        source.choose(&id);
        // The caret goes to the end of what stands there now.
        ui.data_mut(|data| data.remove::<TextEditState>(response.id));
        response.request_focus();
        changed = true;
    }
    (entered, changed)
}

fn new_source_ui(
    ui: &mut Ui,
    new: &mut NewSource,
    texts: &DetailTexts,
    has_turned: bool,
    field: &mut impl FnMut(&mut Ui, &str, &mut String) -> Response,
) {
    let title = field(ui, texts.source_title, &mut new.title);
    if has_turned {
        title.request_focus();
    }
    ui.columns_const(|[left, right]| {
        field(left, texts.source_number, &mut new.number);
        field(right, texts.source_date, &mut new.date);
    });
    field(ui, texts.source_issuer, &mut new.issuer);
    let illustrative = ui.checkbox(&mut new.illustrative, texts.illustrative);
    if illustrative.gained_focus() {
        illustrative.scroll_to_me(None);
    }
}
