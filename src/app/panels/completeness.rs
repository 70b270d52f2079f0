//! Who has reported: units down, topics or periods across, one circle each.

use std::sync::Arc;

use egui::{
    Align, Align2, Color32, Label, Rect, RichText, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo,
    pos2, vec2,
};

use crate::{
    analysis::{Completeness, Degree, completeness, reporting_units},
    app::{
        App, View,
        theme::{bold, colour, one_line, palette, regular, second, text_width},
        view::{period_choices, topics_in_order},
    },
    look::{Palette, size, space},
    model::{IndicatorKind, Period, PlaceId, Project, TopicId},
    text::{
        capitalised,
        lang::Lang,
        number::format_share,
        period::period_label,
        review_messages::{completeness_label, completeness_subtitle, review_texts},
    },
};

use super::top::segments_ui;

/// What a matrix was made of: revision, period, topic (with periods across), language.
pub type MatrixKey = (u64, Period, Option<TopicId>, Lang);

/// The table of who has reported.
#[derive(Debug)]
pub struct Matrix {
    columns: Vec<String>,
    /// Unit, its name, and a count for each column.
    rows: Vec<(PlaceId, String, Vec<Completeness>)>,
}

/// What stands in the columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Columns {
    #[default]
    Topics,
    Periods,
}

/// As many periods stand side by side.
const PERIODS: usize = 7;

impl Matrix {
    /// Topics at which anything is due at a period.
    fn by_topic(project: &Project, period: Period, lang: Lang) -> Self {
        let units = reporting_units(project);
        let mut matrix = Self::of_units(project, &units, lang);
        for topic in topics_in_order(project) {
            let counts = completeness(project, Some(&topic.id), &units, period);
            matrix.add_column(lang.pick(&topic.name).to_owned(), counts);
        }
        matrix
    }

    /// The periods up to one, of its own step, at which anything is due.
    fn by_period(project: &Project, view: &View, lang: Lang) -> Self {
        let units = reporting_units(project);
        let mut matrix = Self::of_units(project, &units, lang);
        let shown = view.period;
        let mut periods: Vec<Period> = period_choices(project, shown);
        periods.retain(|period| period.step() == shown.step() && *period <= shown);
        periods.sort();
        let first = periods.len().saturating_sub(PERIODS);
        for period in periods.into_iter().skip(first) {
            let counts = completeness(project, Some(&view.topic), &units, period);
            let label = period_label(lang, period, IndicatorKind::Level);
            matrix.add_column(label, counts);
        }
        matrix
    }

    fn of_units(project: &Project, units: &[PlaceId], lang: Lang) -> Self {
        let name = |unit: &PlaceId| {
            let area = project.areas().get(unit);
            area.map_or_else(|| unit.to_string(), |area| lang.pick(&area.name).to_owned())
        };
        let rows = units.iter().map(|unit| (unit.clone(), name(unit), Vec::new())).collect();
        Self { columns: Vec::new(), rows }
    }

    fn add_column(&mut self, name: String, counts: Vec<Completeness>) {
        if counts.iter().all(|count| count.due == 0) {
            return;
        }
        self.columns.push(name);
        for ((_, _, row), count) in self.rows.iter_mut().zip(counts) {
            row.push(count);
        }
    }
}

impl App {
    pub(in crate::app) fn completeness_ui(&mut self, ui: &mut Ui) {
        let lang = self.prefs.lang;
        let texts = review_texts(lang);
        let palette = palette(ui.ctx());
        let columns = self.completeness_columns;
        let by_period = columns == Columns::Periods;
        ui.label(RichText::new(texts.completeness).font(bold(size::HEADING)));
        let project = self.document.snapshot();
        let topic = project.topics().get(&self.view.topic);
        let about = if by_period {
            topic.map_or_else(String::new, |topic| lang.pick(&topic.name).to_owned())
        } else {
            period_label(lang, self.view.period, IndicatorKind::Cumulative)
        };
        ui.add(Label::new(second(completeness_subtitle(lang, &about, by_period), palette)).wrap());
        ui.add_space(space::XS);
        let choices = [(Columns::Topics, texts.by_topic), (Columns::Periods, texts.by_period)];
        ui.horizontal(|ui| {
            if let Some(chosen) = segments_ui(ui, texts.completeness, columns, &choices) {
                self.completeness_columns = chosen;
            }
        });
        ui.add_space(space::S);
        let matrix = self.completeness_matrix(&project);
        if matrix.rows.is_empty() || matrix.columns.is_empty() {
            let sentence = if matrix.rows.is_empty() {
                texts.no_units
            } else if self.is_nothing_entered() {
                texts.nothing_entered
            } else {
                texts.nothing_due
            };
            let sentence = capitalised(sentence);
            ui.add(Label::new(RichText::new(sentence).color(colour(palette.muted))).wrap());
            return;
        }
        let legend_height = 44.0;
        let wanted = HEAD + ROW * matrix.rows.len() as f32 + 16.0;
        let height = (ui.available_height() - legend_height).clamp(120.0, wanted.max(120.0));
        ScrollArea::both().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            matrix_ui(ui, palette, &matrix, lang);
        });
        ui.add_space(space::XS);
        legend_ui(ui, palette, lang);
    }

    fn completeness_matrix(&mut self, project: &Project) -> Arc<Matrix> {
        let lang = self.prefs.lang;
        let by_period = self.completeness_columns == Columns::Periods;
        let topic = by_period.then(|| self.view.topic.clone());
        let key = (self.document.revision(), self.view.period, topic, lang);
        if let Some((known, matrix)) = &self.completeness
            && *known == key
        {
            return Arc::clone(matrix);
        }
        let matrix = Arc::new(if by_period {
            Matrix::by_period(project, &self.view, lang)
        } else {
            Matrix::by_topic(project, self.view.period, lang)
        });
        self.completeness = Some((key, Arc::clone(&matrix)));
        matrix
    }
}

const HEAD: f32 = 56.0;
const ROW: f32 = 28.0;
const COLUMN: f32 = 64.0;

fn matrix_ui(ui: &mut Ui, palette: &Palette, matrix: &Matrix, lang: Lang) {
    let room = ui.available_width();
    let name_width = matrix
        .rows
        .iter()
        .map(|(_, name, _)| text_width(ui, name, regular(size::BODY)))
        .fold(80.0, f32::max);
    let name_width = (name_width + space::M).min(room * 0.5);
    let columns = matrix.columns.len() as f32;
    let width = ((room - name_width) / columns).clamp(COLUMN, 96.0);
    let size = vec2(name_width + width * columns, HEAD + ROW * matrix.rows.len() as f32);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let line = Stroke::new(1.0, colour(palette.hair));
    let column_rect = |at: usize, top: f32, height: f32| {
        let left = rect.left() + name_width + width * at as f32;
        Rect::from_min_size(pos2(left, top), vec2(width, height))
    };
    for (at, name) in matrix.columns.iter().enumerate() {
        let place = column_rect(at, rect.top(), HEAD).shrink2(vec2(4.0, 4.0));
        let response = ui.interact(place, ui.scope_id().with(("head", at)), Sense::hover());
        head_ui(ui, palette, place, name);
        response.on_hover_text(name);
    }
    for (at, (unit, name, counts)) in matrix.rows.iter().enumerate() {
        let top = rect.top() + HEAD + ROW * at as f32;
        ui.painter().hline(rect.x_range(), top, line);
        let middle = top + ROW / 2.0;
        let ink = colour(palette.ink);
        let shown = one_line(ui.painter(), name, regular(size::BODY), ink, name_width - space::S);
        if shown.elided {
            let place = Rect::from_min_size(pos2(rect.left(), top), vec2(name_width, ROW));
            let id = ui.scope_id().with(("unit", unit.as_str()));
            ui.interact(place, id, Sense::hover()).on_hover_text(name);
        }
        ui.painter().galley(pos2(rect.left(), middle - shown.size().y / 2.0), shown, ink);
        for (column, count) in counts.iter().enumerate() {
            let place = column_rect(column, top, ROW);
            let about = matrix.columns.get(column).map_or("", String::as_str);
            let spoken =
                completeness_label(lang, name, about, (count.reported, count.due), count.not_final);
            let id = ui.scope_id().with((unit.as_str(), column));
            let response = ui.interact(place, id, Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
            response.on_hover_text(&spoken);
            count_ui(ui, palette, lang, place, *count);
        }
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), line);
}

/// A head of up to three lines, cut with "…" where that is not enough.
fn head_ui(ui: &Ui, palette: &Palette, place: Rect, name: &str) {
    let format = egui::TextFormat::simple(regular(11.0), colour(palette.muted));
    let mut job = egui::text::LayoutJob::single_section(name.to_owned(), format);
    job.wrap = egui::text::TextWrapping {
        max_width: place.width(),
        max_rows: 3,
        ..egui::text::TextWrapping::default()
    };
    job.halign = Align::Center;
    let galley = ui.painter().layout_job(job);
    let at = pos2(place.center().x, place.bottom() - galley.size().y);
    ui.painter().galley(at, galley, colour(palette.muted));
}

/// One circle: full, half or empty; the count beside it unless all or nothing came in.
fn count_ui(ui: &Ui, palette: &Palette, lang: Lang, place: Rect, count: Completeness) {
    let is_counted = count.reported > 0 && count.reported < count.due;
    let centre = if is_counted { place.center() - vec2(14.0, 0.0) } else { place.center() };
    circle_ui(ui, palette, centre, count.degree());
    if is_counted {
        let text = format_share(lang, count.reported, count.due);
        let at = centre + vec2(9.0, 0.0);
        let ink = colour(palette.muted);
        ui.painter().text(at, Align2::LEFT_CENTER, text, regular(size::SMALL), ink);
    }
}

fn circle_ui(ui: &Ui, palette: &Palette, centre: egui::Pos2, degree: Degree) {
    const RADIUS: f32 = 5.0;
    let painter = ui.painter();
    let ring = |ink: Color32| {
        painter.circle_stroke(centre, RADIUS - 0.75, Stroke::new(1.5, ink));
    };
    match degree {
        Degree::NothingDue => {
            let dash = egui::Rangef::new(centre.x - 3.0, centre.x + 3.0);
            painter.hline(dash, centre.y, Stroke::new(1.0, colour(palette.faint)));
        }
        Degree::Nothing => ring(colour(palette.bad)),
        Degree::Some => {
            let ink = colour(palette.warn);
            ring(ink);
            let half: Vec<egui::Pos2> = (0..=12_u8)
                .map(|step| {
                    let angle = std::f32::consts::PI * (0.5 + f32::from(step) / 12.0);
                    centre + RADIUS * vec2(angle.cos(), angle.sin())
                })
                .collect();
            painter.add(egui::Shape::convex_polygon(half, ink, Stroke::NONE));
        }
        Degree::All => {
            painter.circle_filled(centre, RADIUS, colour(palette.good));
        }
    }
}

fn legend_ui(ui: &mut Ui, palette: &Palette, lang: Lang) {
    let texts = review_texts(lang);
    ui.horizontal_wrapped(|ui| {
        for (degree, text) in [
            (Degree::All, texts.legend_all),
            (Degree::Some, texts.legend_some),
            (Degree::Nothing, texts.legend_none),
        ] {
            let (rect, _) = ui.allocate_exact_size(vec2(14.0, 16.0), Sense::hover());
            circle_ui(ui, palette, rect.center(), degree);
            ui.label(second(text, palette));
        }
    });
}
