//! Finds what leads from start to end: the project's own balance, else each unit's change, else the
//! units that make up the one total. What is not explained is a step of its own.

use crate::{
    analysis::{
        Figure, Shown, balance,
        compare::{Change, change_since},
    },
    chart::{
        ChartSpec,
        place::{PLACES_MOST, colour_of, name_of, ranked_places, said, short_name_of, words_of},
        reading::{Reader, Style},
    },
    model::{AcrossAreas, Direction, Period, PlaceId, Status},
    text::{
        chart_kind_messages::too_many_places,
        chart_step_messages::{headed, signed, step_texts, units_missing},
    },
};

use super::read::{Bar, BarKind};

/// The steps of one chart.
pub(super) struct Steps {
    pub story: Story,
    pub bars: Vec<Bar>,
    /// All that the bars stand on.
    pub figures: Vec<Figure>,
    /// What of the balance has no figure.
    pub missing: Vec<String>,
    /// How many units there are steps of.
    pub units: usize,
}

/// What the steps are.
pub(super) enum Story {
    /// What was added and taken, by the project's balance.
    Balance(Change),
    /// Each unit's change.
    Units(Change),
    /// The units of one total.
    Parts,
}

/// The steps, or why there are none; no reason where figures are all that is lacking.
pub(super) fn steps(reader: &Reader<'_>, spec: &ChartSpec) -> Result<Steps, Option<String>> {
    let texts = step_texts(reader.lang);
    if reader.indicator.across_areas != AcrossAreas::Sum {
        return Err(Some(texts.only_sums.to_owned()));
    }
    let end = reader.figure(&spec.place, spec.period);
    let by_balance = end.as_ref().and_then(|end| of_balance(reader, spec, end));
    match by_balance {
        Some(steps) if steps.bars.iter().any(|bar| matches!(bar.kind, BarKind::Change { .. })) => {
            return Ok(steps);
        }
        _ => {}
    }
    let places = ranked_places(reader.project, spec, reader.indicator);
    if let Some(steps) = end.as_ref().and_then(|end| of_units(reader, spec, end, &places)) {
        return Ok(steps);
    }
    if let Some(steps) = by_balance {
        return Ok(steps);
    }
    // Asked for by name, an earlier period that cannot be compared is not passed over.
    if let (Some((from, _)), Some(end)) = (spec.range, &end)
        && let Err(reason) = change_since(reader.project, end, from)
    {
        return Err(Some(format!("{}.", headed(&reason.reason(reader.project, reader.lang)))));
    }
    of_parts(reader, spec, end.as_ref(), &places)
}

/// What the project's own balance says was added and taken.
fn of_balance(reader: &Reader<'_>, spec: &ChartSpec, end: &Figure) -> Option<Steps> {
    let balance = balance(reader.indicator, spec.period)?;
    if spec.range.is_some_and(|(from, _)| from != balance.start) {
        return None;
    }
    let change = change_since(reader.project, end, balance.start).ok()?;
    let start = reader.figure(&spec.place, balance.start)?;
    let mut bars = vec![level(reader, &spec.place, balance.start, &start, change.from)];
    let mut figures = vec![start];
    let mut missing = Vec::new();
    let mut at = change.from;
    for flow in &balance.flows {
        let Some(indicator) = reader.project.indicators().get(&flow.indicator) else { continue };
        let measure = indicator.measure_for(reader.measure);
        let own = Reader { project: reader.project, indicator, measure, lang: reader.lang };
        let name = said(reader.lang, indicator.short.as_ref().unwrap_or(&indicator.name));
        let figure = own.figure(&spec.place, spec.period);
        let shown = figure.as_ref().map_or(Shown::NotReported, |figure| figure.shown);
        let amount = match shown {
            Shown::Number(number) => number,
            Shown::NotApplicable => continue,
            Shown::NotReported | Shown::Partial(_) => {
                missing.push(name.to_owned());
                continue;
            }
        };
        let amount = if flow.adds { amount } else { -amount };
        let drawn = figure.as_ref().and_then(|figure| own.drawn(figure));
        bars.push(Bar {
            name: name.to_owned(),
            short: None,
            kind: change_kind(reader, amount, None),
            from: at,
            to: at + amount,
            label: signed(amount, &reader.number(amount)),
            style: drawn.as_ref().map(|drawn| drawn.style).unwrap_or_default(),
            words: drawn.map(|drawn| drawn.words).unwrap_or_default(),
            hit: own.hit(&spec.place, spec.period, figure.as_ref(), None),
        });
        at += amount;
        figures.extend(figure);
    }
    let unexplained = step_texts(reader.lang).unexplained;
    bars.extend(rest(reader, spec, end, unexplained, (at, change.to)));
    bars.push(level(reader, &spec.place, spec.period, end, change.to));
    figures.push(end.clone());
    Some(Steps { story: Story::Balance(change), bars, figures, missing, units: 0 })
}

/// Each unit's change between two periods, where all have both.
fn of_units(
    reader: &Reader<'_>,
    spec: &ChartSpec,
    end: &Figure,
    places: &[PlaceId],
) -> Option<Steps> {
    if places.len() > PLACES_MOST || places.is_empty() {
        return None;
    }
    let now: Vec<Figure> =
        reader.figures(places, spec.period).into_iter().collect::<Option<_>>()?;
    let is_known = |figure: &Figure| matches!(figure.shown, Shown::Number(_));
    if !now.iter().all(is_known) {
        return None;
    }
    let tried = match spec.range {
        Some((from, _)) => vec![from],
        None => reader.earlier_periods(places, spec.period),
    };
    let (change, changes) = tried.into_iter().find_map(|from| {
        let of = |figure: &Figure| change_since(reader.project, figure, from).ok();
        let changes: Vec<Change> = now.iter().map(of).collect::<Option<_>>()?;
        Some((of(end)?, changes))
    })?;
    let start = reader.figure(&spec.place, change.from_period)?;
    let mut bars = vec![level(reader, &spec.place, change.from_period, &start, change.from)];
    let mut at = change.from;
    for ((place, figure), own) in places.iter().zip(&now).zip(&changes) {
        let drawn = reader.drawn(figure);
        let plan = reader.plan(place, spec.period);
        let mut hit = reader.hit(place, spec.period, Some(figure), plan.as_ref());
        let label = signed(own.absolute, &reader.number(own.absolute));
        let ends = format!("{} → {}", reader.number(own.from), reader.number(own.to));
        let words = format!("{} ({ends})", reader.with_unit(&label));
        hit.tip.lines.insert(0, (step_texts(reader.lang).change.to_owned(), words));
        bars.push(Bar {
            name: name_of(reader.project, place, reader.lang),
            short: short_name_of(reader.project, place, reader.lang),
            kind: change_kind(reader, own.absolute, Some(place)),
            from: at,
            to: at + own.absolute,
            label,
            style: style_of(own),
            words: drawn.map(|drawn| drawn.words).unwrap_or_default(),
            hit,
        });
        at += own.absolute;
    }
    let name = left_over(reader, spec, places, step_texts(reader.lang).unexplained);
    bars.extend(rest(reader, spec, end, name, (at, change.to)));
    bars.push(level(reader, &spec.place, spec.period, end, change.to));
    let then = reader.figures(places, change.from_period).into_iter().flatten();
    let figures = [start].into_iter().chain(then).chain(now).chain([end.clone()]).collect();
    let units = places.len();
    Some(Steps { story: Story::Units(change), bars, figures, missing: Vec::new(), units })
}

/// The units that make up one total; only where all of them are known.
fn of_parts(
    reader: &Reader<'_>,
    spec: &ChartSpec,
    end: Option<&Figure>,
    places: &[PlaceId],
) -> Result<Steps, Option<String>> {
    let texts = step_texts(reader.lang);
    if places.len() > PLACES_MOST {
        return Err(Some(too_many_places(reader.lang, places.len(), PLACES_MOST)));
    }
    let figures = reader.figures(places, spec.period);
    let shown =
        |figure: &Option<Figure>| figure.as_ref().map_or(Shown::NotReported, |figure| figure.shown);
    let is_missing =
        |figure: &Option<Figure>| matches!(shown(figure), Shown::NotReported | Shown::Partial(_));
    let missing: Vec<String> = places
        .iter()
        .zip(&figures)
        .filter(|(_, figure)| is_missing(figure))
        .map(|(place, _)| name_of(reader.project, place, reader.lang))
        .collect();
    if missing.len() == places.len() {
        let has_total = end.is_some_and(|end| end.number().is_some());
        return Err(has_total.then(|| texts.nothing_to_split.to_owned()));
    }
    if !missing.is_empty() {
        let missing: Vec<&str> = missing.iter().map(String::as_str).collect();
        return Err(Some(units_missing(reader.lang, &missing)));
    }
    let mut bars = Vec::new();
    let mut at = 0.0;
    for (place, figure) in places.iter().zip(&figures) {
        let Some(drawn) = figure.as_ref().and_then(|figure| reader.drawn(figure)) else {
            continue;
        };
        let plan = reader.plan(place, spec.period);
        bars.push(Bar {
            name: name_of(reader.project, place, reader.lang),
            short: short_name_of(reader.project, place, reader.lang),
            kind: BarKind::Part(colour_of(reader.project, place)),
            from: at,
            to: at + drawn.value,
            label: drawn.label,
            words: drawn.words,
            style: drawn.style,
            hit: reader.hit(place, spec.period, figure.as_ref(), plan.as_ref()),
        });
        at += drawn.value;
    }
    let units = bars.len();
    // A published total stands as it was published; what the units make of it stands beside it.
    let known = end.and_then(|end| match (end.stated, end.shown) {
        (Some(total), _) | (None, Shown::Number(total)) => Some((end, total)),
        _ => None,
    });
    if let Some((end, total)) = known {
        let name = left_over(reader, spec, places, texts.difference);
        bars.extend(rest(reader, spec, end, name, (at, total)));
        let mut whole = level(reader, &spec.place, spec.period, end, total);
        whole.name = headed(&words_of(reader.project, &spec.place, reader.lang));
        bars.push(whole);
    } else {
        bars.push(Bar {
            name: texts.sum.to_owned(),
            short: None,
            kind: BarKind::Level,
            from: 0.0,
            to: at,
            label: reader.number(at),
            words: Vec::new(),
            style: Style::default(),
            hit: reader.hit(&spec.place, spec.period, None, None),
        });
    }
    let figures = figures.into_iter().flatten().chain(known.map(|(end, _)| end.clone()));
    let (figures, missing) = (figures.collect(), Vec::new());
    Ok(Steps { story: Story::Parts, bars, figures, missing, units })
}

/// A bar of all there is at the end of a period.
fn level(reader: &Reader<'_>, place: &PlaceId, period: Period, figure: &Figure, value: f64) -> Bar {
    let drawn = reader.drawn(figure);
    let plan = reader.plan(place, period);
    Bar {
        name: headed(&reader.planned_period(period)),
        short: None,
        kind: BarKind::Level,
        from: 0.0,
        to: value,
        label: reader.number(value),
        style: drawn.as_ref().map(|drawn| drawn.style).unwrap_or_default(),
        words: drawn.map(|drawn| drawn.words).unwrap_or_default(),
        hit: reader.hit(place, period, Some(figure), plan.as_ref()),
    }
}

/// What to call what units leave open: where only some were asked for, the rest is that of the others.
fn left_over(
    reader: &Reader<'_>,
    spec: &ChartSpec,
    places: &[PlaceId],
    name: &'static str,
) -> &'static str {
    let all = ChartSpec { places: None, ..spec.clone() };
    let all = ranked_places(reader.project, &all, reader.indicator);
    let has_all = all.iter().all(|place| places.contains(place));
    if has_all { name } else { step_texts(reader.lang).other_units }
}

/// What the steps so far leave open, if anything is left of it at the decimals that are shown.
fn rest(
    reader: &Reader<'_>,
    spec: &ChartSpec,
    end: &Figure,
    name: &str,
    (from, to): (f64, f64),
) -> Option<Bar> {
    let amount = to - from;
    let least = 0.5 * 10_f64.powi(-i32::from(reader.indicator.decimals));
    if amount.abs() < least {
        return None;
    }
    let label = signed(amount, &reader.number(amount));
    let mut hit = reader.hit(&spec.place, spec.period, Some(end), None);
    hit.tip.title = format!("{name}, {}", hit.tip.title);
    hit.tip.value = reader.with_unit(&label);
    hit.part = Some((name.to_owned(), Shown::Number(amount)));
    let (kind, style) = (BarKind::Unexplained, Style::default());
    let (name, words) = (name.to_owned(), Vec::new());
    Some(Bar { name, short: None, kind, from, to, label, words, style, hit })
}

fn change_kind(reader: &Reader<'_>, amount: f64, of: Option<&PlaceId>) -> BarKind {
    let is_worse = match reader.indicator.direction {
        Direction::Up => amount < 0.0,
        Direction::Down => amount > 0.0,
        Direction::Neutral => false,
    };
    BarKind::Change { is_worse, of: of.cloned() }
}

/// As firm as the less firm of both ends.
fn style_of(change: &Change) -> Style {
    let soft = change.basis.status != Status::Final;
    Style { soft, pale: change.basis.illustrative, partial: false }
}
