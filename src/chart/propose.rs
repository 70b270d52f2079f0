//! Which kinds of charts suit what is chosen, the most telling first, each with its reason.

use crate::{
    analysis::Figure,
    model::{ChartKind, ChartLayout, ChartPlace, Period, PlaceId, Project, Step},
    text::{
        chart_messages::{chart_texts, share_of_units},
        lang::Lang,
        propose_messages::{Reason, reason_words},
    },
};

use super::{
    ChartSpec,
    place::{kinds_of, ranked_places},
    reading::Reader,
    refusal,
};

/// A kind, and why one would choose it or cannot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    pub kind: ChartKind,
    /// What speaks for it, or why it does not fit.
    pub reason: Result<String, String>,
}

impl Proposal {
    #[must_use]
    pub fn fits(&self) -> bool {
        self.reason.is_ok()
    }
}

/// What decides how much a chart can tell.
struct Known {
    /// Places that have a figure at the period, and those that there are.
    reported: usize,
    places: usize,
    /// Periods at which the one place has a figure.
    periods: usize,
    has_break: bool,
    /// "7/7 huyện, thành phố".
    share: String,
}

/// All kinds: those that fit, the most telling first; then those that do not.
#[must_use]
pub fn propose(
    project: &Project,
    layout: &ChartLayout,
    period: Period,
    of: &ChartPlace,
    lang: Lang,
) -> Vec<Proposal> {
    let spec_of = |kind| {
        let layout = ChartLayout { kind, ..layout.clone() };
        ChartSpec::of_layout(project, &layout, period, of, lang)
    };
    let Some(known) = known(project, &spec_of(ChartKind::Ranked), &spec_of(ChartKind::Trend))
    else {
        let reason = chart_texts(lang).empty_indicator;
        let unfit = |kind| Proposal { kind, reason: Err(reason.to_owned()) };
        return ChartKind::ALL.map(unfit).to_vec();
    };
    let mut ranked: Vec<(u32, Proposal)> = ChartKind::ALL
        .into_iter()
        .map(|kind| {
            if let Some(unfit) = refusal(project, &spec_of(kind)) {
                return (0, Proposal { kind, reason: Err(unfit) });
            }
            let words = reason_words(lang, &reason(kind, &known));
            (1 + telling(kind, &known), Proposal { kind, reason: Ok(words) })
        })
        .collect();
    // Stable: equal ones stay in the order of the kinds.
    ranked.sort_by_key(|(telling, _)| std::cmp::Reverse(*telling));
    ranked.into_iter().map(|(_, proposal)| proposal).collect()
}

fn known(project: &Project, of_many: &ChartSpec, of_one: &ChartSpec) -> Option<Known> {
    let reader = Reader::of(project, of_many)?;
    let places = ranked_places(project, of_many, reader.indicator);
    let figures = reader.figures(&places, of_many.period);
    let has_number =
        |figure: &Option<Figure>| figure.as_ref().is_some_and(|it| it.number().is_some());
    let reported = figures.iter().filter(|figure| has_number(figure)).count();
    let step = of_one.period.step();
    let periods = periods_of_place(&reader, &of_one.place, step);
    let ends = periods.iter().map(|period| period.last_day());
    let has_break = ends.clone().min().zip(ends.max()).is_some_and(|(first, last)| {
        project.break_between(reader.indicator, first, last).is_some()
    });
    Some(Known {
        reported,
        places: places.len(),
        periods: periods.len(),
        has_break,
        share: share_of_units(of_many.lang, reported, places.len(), &kinds_of(project, &places)),
    })
}

fn periods_of_place(reader: &Reader<'_>, place: &PlaceId, step: Step) -> Vec<Period> {
    // What a total is computed from stands at the places inside it.
    let mut places = vec![place.clone()];
    places.extend(reader.project.children(place).iter().cloned());
    let mut periods = reader.periods_with_numbers(&places, Some(step));
    // A plan, or a part of what it is computed from, is no figure yet.
    periods.retain(|period| {
        reader.figure(place, *period).is_some_and(|figure| figure.number().is_some())
    });
    periods
}

/// How much a kind tells of what is known; kinds that would stand nearly empty come last.
fn telling(kind: ChartKind, known: &Known) -> u32 {
    let share = (40 * known.reported).checked_div(known.places).unwrap_or(0);
    let share = u32::try_from(share).unwrap_or(0);
    let of_many = |most: u32| if known.reported < 2 { 8 } else { most - 40 + share };
    let in_time = |most: u32| match known.periods {
        0 | 1 => 6,
        2 => most.saturating_sub(25),
        _ => most,
    };
    match kind {
        ChartKind::Bullet => of_many(96),
        ChartKind::Ranked => of_many(90),
        ChartKind::Trend => in_time(80),
        ChartKind::Slope => of_many(68),
        ChartKind::Stacked => of_many(66),
        ChartKind::Multiples => in_time(of_many(60)),
        ChartKind::Shares => of_many(58),
        ChartKind::Heatmap => in_time(of_many(56)),
        ChartKind::Waterfall => of_many(64),
        ChartKind::Grouped => of_many(62),
        ChartKind::Scatter => of_many(54),
        // Fits criteria alone, and was made for them.
        ChartKind::Board if known.reported == 0 => 8,
        ChartKind::Board => 100,
        ChartKind::BarTable => of_many(57),
        ChartKind::Card | ChartKind::Figure if known.periods == 0 => 6,
        ChartKind::Card => 52,
        ChartKind::Figure => 50,
    }
}

fn reason(kind: ChartKind, known: &Known) -> Reason {
    match kind {
        ChartKind::Ranked => Reason::Ranked { share: known.share.clone() },
        ChartKind::Trend => Reason::Trend { periods: known.periods, has_break: known.has_break },
        ChartKind::Bullet => Reason::Bullet,
        ChartKind::Stacked => Reason::Stacked,
        ChartKind::Shares => Reason::Shares,
        ChartKind::Slope => Reason::Slope,
        ChartKind::Multiples => Reason::Multiples,
        ChartKind::Heatmap => Reason::Heatmap,
        ChartKind::Scatter => Reason::Scatter,
        ChartKind::Waterfall => Reason::Waterfall,
        ChartKind::Grouped => Reason::Grouped,
        ChartKind::Board => Reason::Board,
        ChartKind::Figure => Reason::Figure,
        ChartKind::Card => Reason::Card,
        ChartKind::BarTable => Reason::BarTable,
    }
}
