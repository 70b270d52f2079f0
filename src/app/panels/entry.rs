//! The place Số liệu: the table, the strip below it, the chart beside it.

use egui::{Align, Layout, Margin, Panel, RichText, Ui, UiBuilder};

use crate::{
    analysis::Severity,
    app::{
        App, CellPos, Shape,
        frame::card,
        grid::{GridEvent, GridView, grid_ui},
        plot_painter::chart_ui,
        theme::{bold, colour, palette, second},
        view::{Level, RowSpec, group_note, latest_with_figures},
    },
    chart::{ChartKind, ChartSpec},
    look::{size, space},
    model::CellKey,
    text::{
        period::period_label,
        window::{self, window_texts},
    },
};

use super::top::{pick, segments_ui};

impl App {
    pub(in crate::app) fn entry_ui(&mut self, ui: &mut Ui) {
        let palette = palette(ui.ctx());
        let wide = ui.available_width() > 900.0;
        if wide {
            let width = (ui.available_width() * 0.36).clamp(300.0, 620.0);
            Panel::right("chart")
                .default_size(width)
                .size_range(280.0..=900.0)
                .show_separator_line(false)
                .frame(egui::Frame::new().inner_margin(Margin { left: 16, ..Margin::ZERO }))
                .show(ui, |ui| {
                    card(palette).inner_margin(Margin::same(12)).show(ui, |ui| {
                        ui.set_min_size(ui.available_size());
                        self.chart_card_ui(ui);
                    });
                });
        }
        let rect = ui.available_rect_before_wrap();
        ui.painter().add(card(palette).paint(rect.shrink(1.0)));
        let inner = rect.shrink(1.0);
        let strip_height = self.strip_height(inner.height());
        let (table, strip) = inner.split_top_bottom_at_y(inner.bottom() - strip_height);
        // Both keep to their places whatever they hold.
        self.table_ui(&mut ui.new_child(UiBuilder::new().max_rect(table).id_salt("table")));
        self.strip_ui(&mut ui.new_child(UiBuilder::new().max_rect(strip).id_salt("strip")));
        ui.advance_cursor_after_rect(rect);
    }

    fn table_ui(&mut self, ui: &mut Ui) {
        let lang = self.prefs.lang;
        let texts = window_texts(lang);
        let palette = palette(ui.ctx());
        let project = self.document.snapshot();
        let title = match self.view.shape {
            Shape::Indicators => project.topics().get(&self.view.topic).map(|topic| pick(&topic.name, lang)),
            Shape::Periods => {
                project.indicators().get(&self.view.indicator).map(|i| pick(&i.name, lang))
            }
        };
        let head = egui::Frame::new().inner_margin(Margin { left: 12, right: 12, top: 8, bottom: 4 });
        head.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let title = RichText::new(title.unwrap_or_default()).font(bold(size::TITLE));
            ui.add(egui::Label::new(title).truncate());
            ui.horizontal(|ui| self.table_note_ui(ui));
        });
        let Some((_, _, table)) = self.table.take_if(|(_, view, _)| *view == self.view) else {
            return;
        };
        if table.columns.is_empty() || table.rows.is_empty() {
            let sentence = if table.columns.is_empty() {
                texts.empty_topic
            } else if self.view.level == Level::Groups {
                texts.empty_groups
            } else {
                texts.empty_level
            };
            ui.with_layout(Layout::centered_and_justified(egui::Direction::TopDown), |ui| {
                ui.label(RichText::new(sentence).color(colour(palette.muted)));
            });
            self.table = Some((self.document.revision(), self.view.clone(), table));
            return;
        }
        let marked = self.marked_cells();
        let marks = |pos: CellPos| {
            let (row, column) = (table.rows.get(pos.row)?, table.columns.get(pos.column)?);
            marked
                .iter()
                .filter(|(key, _)| {
                    key.place == row.place
                        && key.indicator == column.indicator
                        && key.period == column.period
                        && key.measure == column.measure
                })
                .map(|(_, is_error)| *is_error)
                .max()
        };
        let row_note = |row: &RowSpec| group_note(&project, &row.place, lang);
        let label = |period, indicator: &crate::model::Indicator| period_label(lang, period, indicator.kind);
        let wants_focus = self.focus_grid && self.dialog.is_none();
        let mut view = GridView {
            project: &project,
            table: &table,
            figures: &mut self.figures,
            marks: &marks,
            row_note: &row_note,
            period_label: &label,
            period: self.view.period,
            by_period: self.view.shape == Shape::Periods,
            lang,
            wants_focus,
        };
        let (events, has_focus) = grid_ui(ui, &mut self.grid, &mut view);
        // A pass that egui discards takes the focus back: ask until it is there.
        self.focus_grid &= !has_focus;
        // The cursor decides which indicator the chart and the strip are about.
        let column = table.columns.get(self.grid.cursor.column);
        let mut view = self.view.clone();
        if let Some(column) = column {
            view.indicator = column.indicator.clone();
            if self.view.shape == Shape::Periods {
                view.period = column.period;
            }
        }
        // Turning to another column is not a reason to make the table anew, unless the columns
        // themselves follow from it.
        self.view = view;
        self.table = Some((self.document.revision(), self.view.clone(), table));
        if events.contains(&GridEvent::Copy)
            && let Some(text) = self.copied_text()
        {
            ui.ctx().copy_text(text);
        }
        self.grid_events(events);
    }

    /// What is shown, and where figures are if there are none here.
    fn table_note_ui(&mut self, ui: &mut Ui) {
        let lang = self.prefs.lang;
        let texts = window_texts(lang);
        let palette = palette(ui.ctx());
        let project = self.document.project();
        let measure = match self.view.measure {
            crate::model::Measure::Actual => texts.actual,
            crate::model::Measure::Plan => texts.plan,
            crate::model::Measure::Estimate => texts.estimate,
        };
        let period = period_label(lang, self.view.period, self.indicator_kind());
        let mut note = match self.view.shape {
            Shape::Indicators => format!("{measure} · {period}"),
            Shape::Periods => measure.to_owned(),
        };
        if self.shows_illustrative() {
            note = format!("{note} · {}", texts.illustrative);
        }
        ui.label(second(note, palette));
        if self.view.shape == Shape::Indicators
            && let Some(latest) = latest_with_figures(project, &self.view.topic, self.view.period)
        {
            let label = period_label(lang, latest, self.indicator_kind());
            ui.label(second(texts.nothing_this_period, palette).color(colour(palette.warn)));
            ui.label(second(window::latest_period(lang, &label), palette));
            if ui.small_button(texts.show).clicked() {
                self.view.period = latest;
                self.focus_grid = true;
            }
        }
    }

    /// Whether anything in the table's tables is illustrative at the shown period.
    fn shows_illustrative(&self) -> bool {
        let project = self.document.project();
        let Some(root) = project.root() else { return false };
        let Some((_, _, table)) = &self.table else { return false };
        let mut places = project.children(&root.id).iter().chain([&root.id]);
        places.any(|place| {
            table.columns.iter().any(|column| {
                let key =
                    project.current_key(&column.indicator, column.measure, place, column.period);
                project.cell(&key).number().is_some() && project.is_illustrative(&key)
            })
        })
    }

    /// The cells that findings are about, and whether as an error.
    fn marked_cells(&self) -> Vec<(CellKey, bool)> {
        let findings = self.document.findings().iter();
        findings
            .filter(|finding| finding.severity != Severity::Info)
            .flat_map(|finding| {
                let is_error = finding.severity == Severity::Error;
                finding.cells.iter().map(move |key| (key.clone(), is_error))
            })
            .collect()
    }

    fn chart_card_ui(&mut self, ui: &mut Ui) {
        let lang = self.prefs.lang;
        let texts = window_texts(lang);
        ui.horizontal(|ui| {
            let choices = [(false, texts.ranked), (true, texts.trend)];
            if let Some(trend) = segments_ui(ui, texts.chart, self.prefs.trend, &choices) {
                self.prefs.trend = trend;
            }
        });
        ui.add_space(space::XS);
        let Some(spec) = self.chart_spec() else {
            ui.with_layout(Layout::top_down(Align::Center), |ui| {
                ui.label(second(texts.cannot_draw, palette(ui.ctx())));
            });
            return;
        };
        let project = self.document.snapshot();
        let revision = self.document.revision();
        let response = chart_ui(ui, &project, revision, &spec, palette(ui.ctx()), &mut self.chart);
        if let Some(hit) = response.clicked {
            let key = project.current_key(
                &hit.indicator,
                project.indicators().get(&hit.indicator).map_or(spec.measure, |i| {
                    i.measure_for(spec.measure)
                }),
                &hit.place,
                hit.period,
            );
            self.show_cell(Some(&key));
        }
    }

    /// The chart of the cursor's indicator: its areas ranked, or its own course.
    fn chart_spec(&self) -> Option<ChartSpec> {
        let (key, _) = self.cursor_cell()?;
        let project = self.document.project();
        let root = project.root()?;
        let is_root = key.place == root.id;
        let is_commune = project.area_kind(&key.place).is_some_and(crate::model::AreaKind::is_commune);
        let (kind, place) = if self.prefs.trend {
            (ChartKind::Trend, key.place.clone())
        } else if is_commune {
            // A commune is ranked among those of its district.
            let district = project.areas().get(&key.place).and_then(|area| area.parent.clone())?;
            (ChartKind::Ranked, district)
        } else {
            (ChartKind::Ranked, root.id.clone())
        };
        let lang = self.prefs.lang;
        let (indicator, measure) = (key.indicator.clone(), key.measure);
        let mut spec = ChartSpec::new(kind, indicator, measure, place, key.period, lang);
        if kind == ChartKind::Ranked && !is_root {
            spec.highlight = Some(key.place.clone());
        }
        Some(spec)
    }
}
