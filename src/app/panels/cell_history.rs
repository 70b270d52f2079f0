//! Lịch sử của số này: who changed the figure under the cursor, below how it came about.

use egui::{Label, Role, Ui, WidgetInfo};

use crate::{
    app::{
        App, clock,
        theme::{palette, second, strong},
    },
    look::space,
    model::{CellChange, CellKey},
    text::{
        detail_messages::{cell_words, detail_texts, from_to},
        lang::Lang,
    },
};

/// A change in words.
pub(super) struct ToldChange {
    /// "từ 2.972 (ước) thành 2.601".
    what: String,
    /// "14:05 15/8/2018 · Nguyễn Văn A".
    when: String,
    /// "Dán 12 ô"; none where it says no more than that the cell was edited.
    why: Option<String>,
}

impl App {
    /// What is remembered of a cell, the latest change first.
    pub(super) fn history_of(&self, key: &CellKey) -> Vec<ToldChange> {
        let project = self.document.project();
        let decimals = project.indicators().get(&key.indicator).map_or(0, |it| it.decimals);
        let names = Lang::ALL.map(|lang| self.cell_name(lang, key));
        let lang = self.lang();
        let told = |change: &CellChange| {
            let words = |cell| cell_words(lang, cell, decimals);
            let mut when = clock::local_time(change.at.utc_secs());
            if !change.by.is_empty() {
                when = format!("{when} · {}", change.by);
            }
            // "Sửa" and the name of this very cell is no reason.
            let says_more = !names.iter().any(|name| change.why.ends_with(name));
            ToldChange {
                what: from_to(lang, &words(change.from), &words(change.to)),
                when,
                why: (says_more && !change.why.is_empty()).then(|| change.why.clone()),
            }
        };
        project.changes().iter().rev().filter(|change| change.key == *key).map(told).collect()
    }
}

/// Nothing at all of a figure that nobody changed.
pub(super) fn history_ui(ui: &mut Ui, history: &[ToldChange], lang: Lang) {
    if history.is_empty() {
        return;
    }
    let palette = palette(ui.ctx());
    ui.add_space(space::L);
    ui.add(Label::new(strong(detail_texts(lang).history)).wrap());
    for change in history {
        let ToldChange { what, when, why } = change;
        ui.add_space(space::S);
        let row = ui.vertical(|ui| {
            ui.add(Label::new(what).wrap());
            ui.add(Label::new(second(when, palette)).wrap());
            if let Some(why) = why {
                ui.add(Label::new(second(why, palette)).wrap());
            }
        });
        let spoken = [Some(what), Some(when), why.as_ref()].map(|text| text.map_or("", |it| it));
        let spoken = spoken.join(", ");
        let spoken = spoken.trim_end_matches(", ");
        row.response.widget_info(|| WidgetInfo::labeled(Role::Label, true, spoken));
    }
}
