//! The question under which number and title a table is kept.

use egui::Ui;

use crate::{
    app::{
        saved_views::KeepingView,
        theme::{colour, palette, second},
    },
    text::{lang::Lang, layout_messages::layout_texts, window::window_texts},
};

use super::{Answer, choices_ui, field_ui, heading_ui, is_entered};

pub(super) fn keep_view_ui(ui: &mut Ui, asking: &mut KeepingView, lang: Lang) -> Option<Answer> {
    let texts = layout_texts(lang);
    let palette = palette(ui.ctx());
    heading_ui(ui, texts.keep_title);
    ui.label(second(texts.keep_note, palette));
    let fields = [
        field_ui(ui, texts.number, &mut asking.number),
        field_ui(ui, texts.title_vi, &mut asking.title.vi),
        field_ui(ui, texts.title_en, &mut asking.title.en),
    ];
    if fields.iter().any(egui::Response::changed) {
        asking.complaint = None;
    }
    if let Some(complaint) = asking.complaint {
        ui.label(second(complaint, palette).color(colour(palette.bad)));
    }
    let enter = fields.iter().any(|field| is_entered(ui, field));
    let window = window_texts(lang);
    let choices = [(window.save_button, Answer::KeepView), (window.cancel, Answer::Close)];
    choices_ui(ui, choices).or_else(|| enter.then_some(Answer::KeepView))
}
