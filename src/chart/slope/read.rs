//! Reads each place's figure at two periods, and whether the two may be joined.

use crate::{
    analysis::{
        Figure,
        compare::{Refusal, change_since},
    },
    chart::{
        ChartSpec, Hit, Role,
        foot::Told,
        place::{PLACES_MOST, colour_of, kinds_of, name_of, ranked_places, said, short_name_of},
        ranked::read::name_and_places,
        reading::{Body, Drawn, Reader, Reading},
    },
    model::{Period, PlaceId},
    text::{
        chart_kind_messages::{kind_texts, too_many_places, two_periods},
        chart_messages::{break_words, by_places, listed, period_tick, share_of_units},
    },
};

/// More reasons than these are not told one by one.
const REASONS_MOST: usize = 2;

#[derive(Clone, Debug)]
pub(in crate::chart) struct Slope {
    /// The names of the two periods.
    pub periods: [String; 2],
    /// In protocol order; only those with a figure at one period at least.
    pub lines: Vec<SlopeLine>,
    /// What changed between the two, so that nothing is joined.
    pub broken: Option<[String; 2]>,
}

#[derive(Clone, Debug)]
pub(in crate::chart) struct SlopeLine {
    pub name: String,
    pub short: Option<String>,
    pub colour: Role,
    pub place: PlaceId,
    pub ends: [Option<Drawn>; 2],
    pub hits: [Hit; 2],
    /// Whether the two can be compared.
    pub is_joined: bool,
}

impl SlopeLine {
    /// Whether its line shows that an end is not firm.
    pub fn is_dashed(&self) -> bool {
        let is_soft = |end: &Drawn| end.style.soft || end.style.partial;
        self.is_joined && self.ends.iter().flatten().any(is_soft)
    }
}

/// Why what is asked for cannot be set against an earlier period.
pub(in crate::chart) fn refusal(reader: &Reader<'_>, spec: &ChartSpec) -> Option<String> {
    let places = ranked_places(reader.project, spec, reader.indicator);
    if places.len() > PLACES_MOST {
        return Some(too_many_places(reader.lang, places.len(), PLACES_MOST));
    }
    let has_earlier =
        spec.range.is_some() || !reader.earlier_periods(&places, spec.period).is_empty();
    (!has_earlier).then(|| kind_texts(reader.lang).slope_no_earlier.to_owned())
}

pub(in crate::chart) fn read_slope(reader: &Reader<'_>, spec: &ChartSpec) -> Reading {
    let places = ranked_places(reader.project, spec, reader.indicator);
    let kinds = kinds_of(reader.project, &places);
    let name = name_and_places(reader, spec, by_places(reader.lang, &kinds));
    if let Some(sentence) = refusal(reader, spec) {
        return reader.refused(name, sentence);
    }
    let now = reader.figures(&places, spec.period);
    let from = match spec.range {
        Some((from, _)) => from,
        None => match best_earlier(reader, &places, &now, spec.period) {
            Some(from) => from,
            None => return reader.nothing(name, reader.nearest_period(&places, None)),
        },
    };
    let then = reader.figures(&places, from);
    let title = two_periods(
        reader.lang,
        &name,
        &reader.planned_period(from),
        &reader.planned_period(spec.period),
    );
    let mut reasons = Vec::new();
    let lines: Vec<SlopeLine> = places
        .iter()
        .zip(then.iter().zip(&now))
        .map(|(place, ends)| read_line(reader, spec, place, from, ends, &mut reasons))
        .collect();
    let nowhere: Vec<&str> = lines
        .iter()
        .filter(|line| line.ends.iter().all(Option::is_none))
        .map(|line| line.name.as_str())
        .collect();
    if nowhere.len() == lines.len() {
        return reader.nothing(title, reader.nearest_period(&places, None));
    }

    let texts = reader.texts();
    let (from_day, to_day) = (from.last_day(), spec.period.last_day());
    let found = reader.project.break_between(reader.indicator, from_day, to_day);
    let broken = found
        .map(|found| [&found.before, &found.after].map(|name| said(reader.lang, name).to_owned()));
    let mut notes: Vec<String> = found
        .iter()
        .map(|found| break_words(reader.lang, found.on, said(reader.lang, &found.after)))
        .collect();
    if notes.is_empty() {
        let reasons: Vec<String> = reasons
            .iter()
            .take(REASONS_MOST)
            .map(|reason: &Refusal| reason.reason(reader.project, reader.lang))
            .collect();
        if !reasons.is_empty() {
            let not_joined = kind_texts(reader.lang).not_joined;
            notes.push(format!("{not_joined}: {}", reasons.join("; ")));
        }
    }
    if !nowhere.is_empty() {
        notes.push(listed(texts.not_reported, &nowhere));
    }
    let figures: Vec<&Figure> =
        then.iter().chain(&now).flatten().filter(|figure| figure.number().is_some()).collect();
    let reported = lines.iter().filter(|line| line.ends.iter().all(Option::is_some)).count();
    let coverage = share_of_units(reader.lang, reported, lines.len(), &kinds);
    let coverage = format!("{coverage} {}", kind_texts(reader.lang).at_both);
    let said = lines.iter().map(|line| said_of(reader, line)).collect::<Vec<_>>().join("; ");
    let lines: Vec<SlopeLine> =
        lines.into_iter().filter(|line| line.ends.iter().any(Option::is_some)).collect();
    let is_below_zero = figures.iter().any(|figure| figure.number().is_some_and(|n| n < 0.0));
    let is_dashed = lines.iter().any(SlopeLine::is_dashed);
    let look = if is_dashed { texts.look_dashed_line } else { texts.look_hollow };
    let own_texts = kind_texts(reader.lang);
    let scale = if is_below_zero { own_texts.line_at_zero } else { own_texts.from_zero };
    reader.tell(Told {
        title,
        subtitle: vec![format!("{}: {}", texts.unit, reader.unit()), scale.to_owned()],
        notes,
        figures,
        coverage: Some(coverage),
        soft: look,
        partial: Some(look),
        said: vec![said],
        body: Body::Slope(Slope {
            periods: [from, spec.period].map(|period| period_tick(reader.lang, period)),
            lines,
            broken,
        }),
    })
}

/// The earlier period with which most of the places can be compared; where none can be, the one at
/// which most of those with a figure now have one too. Of equals the first that was proposed.
fn best_earlier(
    reader: &Reader<'_>,
    places: &[PlaceId],
    now: &[Option<Figure>],
    period: Period,
) -> Option<Period> {
    let has = |figure: &Option<Figure>| figure.as_ref().is_some_and(|f| f.number().is_some());
    let known = now.iter().filter(|figure| has(figure)).count();
    let mut best: Option<((usize, usize), Period)> = None;
    for earlier in reader.earlier_periods(places, period) {
        let then = reader.figures(places, earlier);
        let pairs = now.iter().zip(&then).filter(|(now, then)| has(now) && has(then));
        let both: Vec<&Figure> = pairs.filter_map(|(now, _)| now.as_ref()).collect();
        let compared = |now: &&&Figure| change_since(reader.project, now, earlier).is_ok();
        let found = (both.iter().filter(compared).count(), both.len());
        if best.is_none_or(|(most, _)| found > most) {
            best = Some((found, earlier));
        }
        if found.0 == known {
            break;
        }
    }
    best.map(|(_, period)| period)
}

fn read_line(
    reader: &Reader<'_>,
    spec: &ChartSpec,
    place: &PlaceId,
    from: Period,
    (then, now): (&Option<Figure>, &Option<Figure>),
    reasons: &mut Vec<Refusal>,
) -> SlopeLine {
    let drawn = |figure: &Option<Figure>| figure.as_ref().and_then(|figure| reader.drawn(figure));
    let ends = [drawn(then), drawn(now)];
    let both = ends.iter().all(Option::is_some);
    let compared = now.as_ref().filter(|_| both).map(|now| change_since(reader.project, now, from));
    let is_joined = matches!(compared, Some(Ok(_)));
    if let Some(Err(reason)) = compared
        && !reasons.contains(&reason)
    {
        reasons.push(reason);
    }
    let hit = |period: Period, figure: &Option<Figure>| {
        reader.hit(place, period, figure.as_ref(), reader.plan(place, period).as_ref())
    };
    SlopeLine {
        name: name_of(reader.project, place, reader.lang),
        short: short_name_of(reader.project, place, reader.lang),
        colour: colour_of(reader.project, place),
        place: place.clone(),
        ends,
        hits: [hit(from, then), hit(spec.period, now)],
        is_joined,
    }
}

/// "Bác Ái 66,72 → 40,31".
fn said_of(reader: &Reader<'_>, line: &SlopeLine) -> String {
    let end = |drawn: &Option<Drawn>| match drawn {
        Some(drawn) => {
            let figure = reader.with_unit(&drawn.label);
            if drawn.words.is_empty() {
                figure
            } else {
                format!("{figure} ({})", drawn.words.join(", "))
            }
        }
        None => reader.texts().not_reported.to_owned(),
    };
    let [then, now] = &line.ends;
    format!("{} {} → {}", line.name, end(then), end(now))
}
