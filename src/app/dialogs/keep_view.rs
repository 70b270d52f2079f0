//! The questions under which number and title a table or a chart is kept, and which title a chart has
//! for itself.

use egui::{Checkbox, Ui};

use crate::{
    app::{
        saved_views::KeepingView,
        theme::{colour, palette, second},
    },
    look::space,
    text::{
        desk_messages::{desk_texts, fixed_period, fixed_place},
        lang::Lang,
        layout_messages::layout_texts,
        window::window_texts,
    },
};

use super::{Answer, choices_ui, field_ui, heading_ui, is_entered};

/// A chart's own title as it is being written, in the language of the window.
#[derive(Clone, Debug, PartialEq)]
pub struct AskingHeadline {
    pub title: String,
    pub subtitle: String,
}

pub(super) fn keep_view_ui(ui: &mut Ui, asking: &mut KeepingView, lang: Lang) -> Option<Answer> {
    let texts = layout_texts(lang);
    let palette = palette(ui.ctx());
    let own = desk_texts(lang);
    let is_chart = asking.chart.is_some();
    heading_ui(ui, if is_chart { own.keep_title } else { texts.keep_title });
    let note = if is_chart { own.keep_note } else { texts.keep_note };
    ui.add(egui::Label::new(second(note, palette)).wrap());
    let mut fields = Vec::new();
    if !is_chart {
        fields.push(field_ui(ui, texts.number, &mut asking.number));
    }
    let [vi, en] =
        if is_chart { [own.title_vi, own.title_en] } else { [texts.title_vi, texts.title_en] };
    fields.push(field_ui(ui, vi, &mut asking.title.vi));
    fields.push(field_ui(ui, en, &mut asking.title.en));
    if fields.iter().any(egui::Response::changed) {
        asking.complaint = None;
    }
    if let Some(chart) = &mut asking.chart {
        ui.add_space(space::S);
        let period = fixed_period(lang, &chart.period);
        ui.add(Checkbox::new(&mut chart.fixes_period, period));
        let place = fixed_place(lang, &chart.place);
        ui.add(Checkbox::new(&mut chart.fixes_place, place));
    }
    if let Some(complaint) = asking.complaint {
        ui.label(second(complaint, palette).color(colour(palette.bad)));
    }
    let enter = fields.iter().any(|field| is_entered(ui, field));
    let window = window_texts(lang);
    let choices = [(window.save_button, Answer::KeepView), (window.cancel, Answer::Close)];
    choices_ui(ui, choices).or_else(|| enter.then_some(Answer::KeepView))
}

pub(super) fn headline_ui(ui: &mut Ui, asking: &mut AskingHeadline, lang: Lang) -> Option<Answer> {
    let texts = desk_texts(lang);
    heading_ui(ui, texts.headline_title);
    ui.add(egui::Label::new(second(texts.headline_note, palette(ui.ctx()))).wrap());
    let fields = [
        field_ui(ui, texts.headline, &mut asking.title),
        field_ui(ui, texts.subtitle, &mut asking.subtitle),
    ];
    let enter = fields.iter().any(|field| is_entered(ui, field));
    let window = window_texts(lang);
    let choices = [(window.save_button, Answer::Headline), (window.cancel, Answer::Close)];
    choices_ui(ui, choices).or_else(|| enter.then_some(Answer::Headline))
}
