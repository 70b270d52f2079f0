//! What stands in a cell of the table, drawn and spoken.

use std::sync::Arc;

use egui::{Rect, Ui};

use crate::{
    analysis::{Figure, PercentOfPlan, PlanBasis},
    app::view::{Address, Part},
    text::{
        detail_messages::detail_texts,
        entry::not_asked,
        grid_messages::{of_the_fall, spoken_percent},
        lang::Lang,
        period::period_label,
        window::window_texts,
    },
};

use super::{
    draw::Delegate,
    heads::{line_name, part_head},
    interpret::{is_outside, spoken_cell},
    paint::{paint_figure, paint_percent},
    state::CellPos,
};

/// What stands in a cell.
pub(super) enum Content<'a> {
    /// Nothing can: a plan that is assigned only has no plan beside it.
    Nothing,
    /// Blank, where "chưa có" would ask for what is not due.
    NotAsked(Address<'a>),
    Figure(Address<'a>, Arc<Figure>),
    Percent(Address<'a>, Option<PercentOfPlan>),
}

impl Content<'_> {
    /// What is to be known of a cell that shows no figure of its own.
    pub(super) fn reason(&self, lang: Lang) -> Option<&'static str> {
        match self {
            Self::NotAsked(_) => Some(not_asked(lang)),
            Self::Percent(_, Some(found)) if is_of_the_fall(found) => Some(of_the_fall(lang)),
            _ => None,
        }
    }
}

fn is_of_the_fall(percent: &PercentOfPlan) -> bool {
    matches!(percent.basis, PlanBasis::Fall { .. })
}

impl<'v> Delegate<'_, 'v> {
    pub(super) fn content_of(&mut self, pos: CellPos) -> Content<'v> {
        let (project, sheet) = (self.view.project, self.view.sheet);
        let figures = &mut *self.view.figures;
        let Some(address) = sheet.table.at(project, pos) else { return Content::Nothing };
        if address.part == Part::PercentOfPlan {
            return Content::Percent(address, figures.percent(project, &sheet.table, &address));
        }
        let Some(figure) = figures.get(project, &sheet.table, &address) else {
            return Content::Nothing;
        };
        if is_outside(project, address.indicator, address.place, &figure) {
            return Content::NotAsked(address);
        }
        Content::Figure(address, figure)
    }

    pub(super) fn paint_content(&self, ui: &Ui, rect: Rect, pos: CellPos, what: &Content<'_>) {
        let (palette, lang) = (self.palette, self.view.lang);
        let is_total = self.view.sheet.table.rows.get(pos.row).is_some_and(|row| row.is_total);
        match what {
            Content::Nothing | Content::NotAsked(_) => {}
            Content::Figure(address, figure) => {
                paint_figure(ui, rect, figure, address.indicator, is_total, palette, lang);
            }
            Content::Percent(_, percent) => paint_percent(ui, rect, *percent, palette, lang),
        }
    }

    /// The spoken name of a cell: "Tỷ lệ hộ nghèo, Bác Ái, 2018: 40,31 %, chính thức".
    pub(super) fn spoken(&self, pos: CellPos, what: &Content<'_>) -> String {
        let lang = self.view.lang;
        let (address, said) = match what {
            Content::Nothing => return window_texts(lang).not_applicable.to_owned(),
            Content::NotAsked(address) => (address, not_asked(lang).to_owned()),
            Content::Figure(address, figure) => {
                (address, spoken_cell(figure, address.indicator, lang))
            }
            Content::Percent(address, percent) => {
                let is_fall = percent.as_ref().is_some_and(is_of_the_fall);
                (address, spoken_percent(lang, percent.map(|found| found.percent), is_fall))
            }
        };
        let (project, table) = (self.view.project, &self.view.sheet.table);
        let Address { indicator, place, period, measure, part, .. } = *address;
        let area = [&table.rows, &table.columns]
            .into_iter()
            .zip([pos.row, pos.column])
            .filter_map(|(lines, at)| lines.get(at))
            .find(|line| line.area().is_some());
        let name = match area {
            Some(line) => line_name(project, table, line, lang),
            None => project.place_name(place).map_or("", |name| lang.pick(name)).to_owned(),
        };
        let period = period_label(lang, period, indicator.kind);
        let mut spoken = format!("{}, {name}, {period}", lang.pick(&indicator.name));
        if table.is_beside_plan {
            let part = part_head(measure, part, lang).to_lowercase();
            spoken = format!("{spoken}, {part}");
        }
        spoken = format!("{spoken}: {said}");
        if self.view.sheet.notes.contains(&(pos.row, pos.column)) {
            spoken = format!("{spoken}, {}", detail_texts(lang).has_note);
        }
        spoken
    }
}
