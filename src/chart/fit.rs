//! Which kinds of charts fit what is shown; those that do not say why.

use crate::{
    model::Project,
    text::{
        board_messages::board_name, card_messages::card_texts, chart_kind_messages::kind_texts,
        chart_messages::chart_texts, chart_scatter_messages::scatter_texts,
        chart_step_messages::step_texts, lang::Lang,
    },
};

use super::{
    ChartKind, ChartSpec, bartable, board, bullet, heatmap, multiples, reading::Reader, scatter,
    slope, stacked, waterfall,
};

/// Why a chart cannot be drawn of this, as a sentence; none if it can. What only lacks figures fits:
/// the chart then says where there are some.
#[must_use]
pub fn refusal(project: &Project, spec: &ChartSpec) -> Option<String> {
    let Some(reader) = Reader::of(project, spec) else {
        return Some(chart_texts(spec.lang).empty_indicator.to_owned());
    };
    match spec.kind {
        ChartKind::Ranked | ChartKind::Trend | ChartKind::Figure | ChartKind::Card => None,
        ChartKind::Bullet => bullet::read::refusal(&reader, spec).map(str::to_owned),
        ChartKind::Stacked | ChartKind::Shares | ChartKind::Grouped => {
            stacked::read::refusal(&reader, spec)
        }
        ChartKind::Slope => slope::read::refusal(&reader, spec),
        ChartKind::Multiples => multiples::read::refusal(&reader, spec),
        ChartKind::Heatmap => heatmap::read::refusal(&reader, spec),
        ChartKind::BarTable => bartable::read::refusal(&reader, spec).map(str::to_owned),
        ChartKind::Scatter => scatter::choose::refusal(&reader, spec),
        ChartKind::Waterfall => waterfall::read::refusal(&reader, spec),
        ChartKind::Board => board::read::refusal(&reader, spec),
    }
}

/// The name of a kind in a choice: "Xếp hạng".
#[must_use]
pub fn kind_name(lang: Lang, kind: ChartKind) -> &'static str {
    let texts = kind_texts(lang);
    match kind {
        ChartKind::Ranked => texts.ranked,
        ChartKind::Bullet => texts.bullet,
        ChartKind::Stacked => texts.stacked,
        ChartKind::Shares => texts.shares,
        ChartKind::Slope => texts.slope,
        ChartKind::Trend => texts.trend,
        ChartKind::Multiples => texts.multiples,
        ChartKind::Heatmap => texts.heatmap,
        ChartKind::Figure => card_texts(lang).figure,
        ChartKind::Card => card_texts(lang).card,
        ChartKind::BarTable => card_texts(lang).bartable,
        ChartKind::Scatter => scatter_texts(lang).name,
        ChartKind::Waterfall => step_texts(lang).waterfall,
        ChartKind::Grouped => step_texts(lang).grouped,
        ChartKind::Board => board_name(lang),
    }
}
