//! All keys, told beside what they do.

use egui::{Role, ScrollArea, Ui};

use crate::{
    app::{
        Command,
        theme::{palette, second, strong},
    },
    look::space,
    text::{
        desk_messages::desk_keys,
        grid_messages::grid_keys,
        lang::Lang,
        review_messages::{finding_keys, review_texts},
        window::window_texts,
    },
};

pub(super) fn keys_ui(ui: &mut Ui, lang: Lang) {
    let texts = window_texts(lang);
    let height = (ui.ctx().content_rect().height() - 146.0).max(160.0);
    let ctx = &ui.ctx().clone();
    ScrollArea::vertical().max_height(height).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.spacing_mut().interact_size.y = 18.0;
        ui.columns_const(|[left, middle, right]| {
            left.label(strong(texts.keys_grid));
            for (key, what) in grid_keys(lang) {
                key_line_ui(left, key, what);
            }
            middle.label(strong(texts.keys_commands));
            right.label("");
            let with_keys: Vec<(Command, String)> = Command::ALL
                .into_iter()
                .filter_map(|command| Some((command, command.key_text(ctx)?)))
                .collect();
            for (at, (command, key)) in with_keys.iter().enumerate() {
                let column =
                    if at < with_keys.len().div_ceil(2) { &mut *middle } else { &mut *right };
                key_line_ui(column, key, command.label(lang).trim_end_matches('…'));
            }
            left.add_space(space::S);
            left.label(strong(Command::ShowCharts.label(lang)));
            for (key, what) in desk_keys(lang) {
                key_line_ui(left, key, what);
            }
            left.add_space(space::S);
            left.label(strong(review_texts(lang).list));
            for (key, what) in finding_keys(lang) {
                key_line_ui(left, key, what);
            }
        });
    });
}

fn key_line_ui(ui: &mut Ui, key: &str, what: &str) {
    let palette = palette(ui.ctx());
    ui.horizontal_wrapped(|ui| {
        ui.label(strong(key));
        ui.label(second(what, palette));
    })
    .response
    .widget_info(|| egui::WidgetInfo::labeled(Role::Label, true, format!("{key}: {what}")));
}
