//! What a chart shows, in the words of the field.

use serde::{Deserialize, Serialize};

use crate::{
    analysis::figure,
    model::{
        AreaKind, AreaLevel, ChartKind, ChartLayout, ChartPlace, DimensionId, Headline,
        IndicatorId, Measure, Period, PlaceId, Project, Sort,
    },
    text::lang::Lang,
};

use super::place::{may_report, said};

/// A chart, without its size or colours.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChartSpec {
    pub kind: ChartKind,
    pub indicator: IndicatorId,
    /// The measure asked for; an indicator that has only one shows that.
    pub measure: Measure,
    /// Whose parts are ranked, or whose trend is drawn: an area or a group.
    pub place: PlaceId,
    /// The places to rank; none for the areas directly inside `place` or the group's members.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub places: Option<Vec<PlaceId>>,
    /// Ranked: the period of the bars. Trend: any period of the series; only its step counts,
    /// for a year series and a month series are never merged.
    pub period: Period,
    /// Trend and its like: first and last period; none for all that there is. Slope: the first is
    /// what is compared with; none for the same period a year before, or the nearest with figures.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<(Period, Period)>,
    /// Stacked: what the figures are cut along; none for the first dimension that fits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<DimensionId>,
    /// Other indicators beside the first. Scatter: the one measured across; card: the rest of what
    /// stands on it; table: the other columns. Empty for those that suit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<IndicatorId>,
    /// The order of ranked bars.
    #[serde(default)]
    pub sort: Sort,
    /// The one that the talk is about; the others stand back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub highlight: Option<PlaceId>,
    /// A title of its own, above what the chart says of itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<String>,
    /// The reader's language.
    #[serde(default)]
    pub lang: Lang,
}

impl ChartSpec {
    /// The chart that a layout describes; of this period and place where the layout fixes none.
    #[must_use]
    pub fn of_layout(
        project: &Project,
        layout: &ChartLayout,
        period: Period,
        of: &ChartPlace,
        lang: Lang,
    ) -> Self {
        let of = layout.place.as_ref().unwrap_or(of);
        let wanted = layout.period.unwrap_or(period);
        let indicator = project.indicators().get(&layout.indicator);
        let period = indicator.map_or(wanted, |indicator| indicator.period_for(wanted));
        let place = if layout.kind.is_of_one() { &of.place } else { &of.inside };
        let (id, measure) = (layout.indicator.clone(), layout.measure);
        let mut spec = Self::new(layout.kind, id, measure, place.clone(), period, lang);
        if !layout.kind.is_of_one() {
            spec.places = places_of_level(project, layout, of, period);
            spec.highlight = (of.place != of.inside).then(|| of.place.clone());
        }
        spec.by.clone_from(&layout.by);
        spec.others.clone_from(&layout.others);
        spec.sort = layout.sort;
        // Which one stands out changes nothing of what is shown of many.
        let is_of_this = |headline: &&Headline| {
            let is_same =
                headline.of == *of || (!layout.kind.is_of_one() && headline.of.inside == of.inside);
            headline.period == wanted && is_same
        };
        if let Some(headline) = layout.headline.as_ref().filter(is_of_this) {
            let words = |name| Some(said(lang, name).to_owned()).filter(|words| !words.is_empty());
            spec.title = words(&headline.title);
            spec.subtitle = words(&headline.subtitle);
        }
        spec
    }

    /// A chart of all there is: the areas inside `place`, the highest first, or its whole series.
    #[must_use]
    pub fn new(
        kind: ChartKind,
        indicator: IndicatorId,
        measure: Measure,
        place: PlaceId,
        period: Period,
        lang: Lang,
    ) -> Self {
        Self {
            kind,
            indicator,
            measure,
            place,
            places: None,
            period,
            range: None,
            by: None,
            others: Vec::new(),
            sort: Sort::ByValue,
            highlight: None,
            title: None,
            subtitle: None,
            lang,
        }
    }
}

/// The places of a level, where they are not simply those inside the chart's place.
fn places_of_level(
    project: &Project,
    layout: &ChartLayout,
    of: &ChartPlace,
    period: Period,
) -> Option<Vec<PlaceId>> {
    let indicator = project.indicators().get(&layout.indicator)?;
    match layout.level {
        AreaLevel::Districts => None,
        AreaLevel::Communes => {
            let is_commune =
                |place: &PlaceId| project.area_kind(place).is_some_and(AreaKind::is_commune);
            let inside = project.children(&of.inside);
            if inside.iter().all(is_commune) {
                // They are what lies inside: the title says inside which.
                return None;
            }
            let mut communes = Vec::new();
            let mut waiting = inside.to_vec();
            waiting.reverse();
            while let Some(place) = waiting.pop() {
                let is_commune = is_commune(&place);
                if is_commune && may_report(project, indicator, &place) {
                    communes.push(place);
                } else if !is_commune {
                    waiting.extend(project.children(&place).iter().rev().cloned());
                }
            }
            (!communes.is_empty()).then_some(communes)
        }
        AreaLevel::Groups => {
            let (day, measure) = (period.last_day(), indicator.measure_for(layout.measure));
            let has_figure = |group: &PlaceId| {
                let found = figure(project, &indicator.id, measure, group, period);
                found.is_some_and(|found| found.number().is_some())
            };
            let groups = project.groups().iter().filter(|group| {
                let holds = group.from <= day && group.until.is_none_or(|until| day <= until);
                holds || has_figure(&group.id)
            });
            let groups: Vec<PlaceId> = groups.map(|group| group.id.clone()).collect();
            (!groups.is_empty()).then_some(groups)
        }
    }
}
