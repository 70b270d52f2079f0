//! How a cell looks: figure, state, marks. Nothing here takes input.

use egui::{Align2, Pos2, Rect, Shape, Stroke, Ui, pos2, vec2};

use crate::{
    analysis::{Figure, PercentOfPlan, Shown},
    app::theme::{bold, colour, regular, text_width},
    look::{Palette, size, space},
    model::{Indicator, Status},
    text::{
        lang::Lang,
        number::{format_number, format_share},
        window::window_texts,
    },
};

use super::{interpret::cell_text, selection::Range, state::CellPos};

/// Size of the small words beside a figure.
const SMALL_WORD: f32 = 10.0;
const GAP: f32 = 3.0;
/// Decimals of a percentage of the plan.
pub(super) const PERCENT_DECIMALS: u8 = 1;

/// The texts of a cell: the figure, and small words at its right ("7/8", "sơ bộ").
pub(super) struct CellTexts {
    pub text: String,
    pub small: Vec<String>,
}

impl CellTexts {
    pub fn new(figure: &Figure, indicator: &Indicator, lang: Lang) -> Self {
        let texts = window_texts(lang);
        let mut small = Vec::new();
        if figure.is_partial() {
            let coverage = figure.coverage;
            small.push(format_share(lang, coverage.reported, coverage.expected));
        }
        if figure.number().is_some() {
            match figure.status {
                Status::Final => {}
                Status::Provisional => small.push(texts.provisional.to_owned()),
                Status::Estimate => small.push(texts.estimated.to_owned()),
            }
        }
        Self { text: cell_text(figure, indicator, lang), small }
    }

    /// A percentage of the plan, or nothing where it would mislead.
    pub fn percent(percent: Option<PercentOfPlan>, lang: Lang) -> Self {
        let text = percent.map_or_else(
            || "–".to_owned(),
            |found| format_number(lang, found.percent, PERCENT_DECIMALS),
        );
        Self { text, small: Vec::new() }
    }

    /// How wide it is drawn, without margins.
    pub fn width(&self, ui: &Ui, is_total: bool) -> f32 {
        let font = if is_total { bold(size::BODY) } else { regular(size::BODY) };
        let small = self.small.iter().map(|word| text_width(ui, word, regular(SMALL_WORD)) + GAP);
        text_width(ui, &self.text, font) + small.sum::<f32>()
    }
}

/// How many whole ones there are; none of a negative number.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked")]
pub(super) fn count(number: f32) -> usize {
    if number.is_finite() && number > 0.0 { number as usize } else { 0 }
}

/// Draws a percentage in its cell, quietly: it is computed.
pub(super) fn paint_percent(
    ui: &Ui,
    rect: Rect,
    percent: Option<PercentOfPlan>,
    palette: &Palette,
    lang: Lang,
) {
    let texts = CellTexts::percent(percent, lang);
    let (font, muted) = (regular(size::BODY), colour(palette.muted));
    if !is_replaced(ui, rect, texts.width(ui, false), &font, muted) {
        let at = pos2(rect.right() - space::S, rect.center().y);
        ui.painter().text(at, Align2::RIGHT_CENTER, texts.text, font, muted);
    }
}

/// Draws what stands for a number that would be cut: "###" for one too wide for its column, "›" or "‹"
/// for one that the table's edge would cut, of which the rest reads as another number. False if it
/// is whole.
fn is_replaced(ui: &Ui, rect: Rect, width: f32, font: &egui::FontId, ink: egui::Color32) -> bool {
    let painter = ui.painter();
    let right = rect.right() - space::S;
    let middle = rect.center().y;
    let seen = painter.clip_rect().x_range();
    let (x, anchor, sign) = if width > rect.width() - 2.0 * space::XS {
        (right, Align2::RIGHT_CENTER, "###")
    } else if right > seen.max + 0.5 {
        (seen.max - space::XS, Align2::RIGHT_CENTER, "›")
    } else if right - width < seen.min - 0.5 {
        (seen.min + space::XS, Align2::LEFT_CENTER, "‹")
    } else {
        return false;
    };
    painter.text(pos2(x, middle), anchor, sign, font.clone(), ink);
    true
}

/// Draws a figure in its cell. A number is never cut.
pub(super) fn paint_figure(
    ui: &Ui,
    rect: Rect,
    figure: &Figure,
    indicator: &Indicator,
    is_total: bool,
    palette: &Palette,
    lang: Lang,
) {
    let painter = ui.painter();
    let muted = colour(palette.muted);
    let right = rect.right() - space::S;
    let middle = rect.center().y;
    let texts = CellTexts::new(figure, indicator, lang);
    match figure.shown {
        Shown::NotApplicable => {
            painter.extend(hatch(rect.shrink(1.0), colour(palette.hatch)));
            painter.text(
                pos2(right, middle),
                Align2::RIGHT_CENTER,
                "×",
                regular(size::BODY),
                muted,
            );
        }
        Shown::NotReported => {
            let font = regular(size::SMALL);
            painter.text(pos2(right, middle), Align2::RIGHT_CENTER, texts.text, font, muted);
        }
        Shown::Number(_) | Shown::Partial(_) => {
            let font = if is_total { bold(size::BODY) } else { regular(size::BODY) };
            if is_replaced(ui, rect, texts.width(ui, is_total), &font, muted) {
                return;
            }
            let mut x = right;
            for word in texts.small.iter().rev() {
                let at = pos2(x, middle - 3.0);
                let drawn =
                    painter.text(at, Align2::RIGHT_CENTER, word, regular(SMALL_WORD), muted);
                x = drawn.left() - GAP;
            }
            let quiet = figure.illustrative || figure.is_partial();
            let ink = if quiet { muted } else { colour(palette.ink) };
            let drawn = painter.text(pos2(x, middle), Align2::RIGHT_CENTER, texts.text, font, ink);
            if figure.illustrative {
                // A dotted underline: not a published figure; the title and the strip say so.
                let y = drawn.bottom() - 1.0;
                let ends = [pos2(drawn.left(), y), pos2(drawn.right(), y)];
                painter.extend(Shape::dotted_line(&ends, muted, 4.0, 0.8));
            }
        }
    }
}

/// Slanted lines: "không áp dụng".
fn hatch(rect: Rect, colour: egui::Color32) -> Vec<Shape> {
    let stroke = Stroke::new(1.0, colour);
    let step = 8.0;
    (0..=count((rect.width() + rect.height()) / step))
        .map(|at| {
            // From the top edge down to the left; both ends clipped to the cell.
            let x = rect.left() + at as f32 * step;
            let over_right = (x - rect.right()).max(0.0);
            let from = pos2(x - over_right, rect.top() + over_right);
            let down = (x - rect.left()).min(rect.height());
            let to = pos2(x - down, rect.top() + down);
            Shape::line_segment([from, to], stroke)
        })
        .collect()
}

/// The part of a range's border that runs along this cell.
pub(super) fn paint_edges(ui: &Ui, rect: Rect, range: Range, pos: CellPos, ink: egui::Color32) {
    let stroke = Stroke::new(2.0, ink);
    let painter = ui.painter();
    let inner = rect.shrink(1.0);
    if pos.row == range.first.row {
        painter.hline(rect.x_range(), inner.top(), stroke);
    }
    if pos.row == range.last.row {
        painter.hline(rect.x_range(), inner.bottom(), stroke);
    }
    if pos.column == range.first.column {
        painter.vline(inner.left(), rect.y_range(), stroke);
    }
    if pos.column == range.last.column {
        painter.vline(inner.right(), rect.y_range(), stroke);
    }
}

/// The small triangle at the upper right: something is said of this cell below.
pub(super) fn corner(rect: Rect, colour: egui::Color32) -> Shape {
    let tip: Pos2 = rect.right_top();
    let points = vec![tip - vec2(9.0, 0.0), tip, tip + vec2(0.0, 9.0)];
    Shape::convex_polygon(points, colour, Stroke::NONE)
}

/// The small square at the lower left, below the digits of the longest number: the cell has a note.
pub(super) fn note_mark(rect: Rect, colour: egui::Color32) -> Shape {
    let least = rect.left_bottom() + vec2(3.0, -8.0);
    Shape::rect_filled(Rect::from_min_size(least, vec2(5.0, 5.0)), 0, colour)
}
