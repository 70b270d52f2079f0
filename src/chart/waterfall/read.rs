//! Puts the steps of a waterfall into words; [`super::steps`] finds them.

use crate::{
    analysis::{Figure, compare::Change},
    chart::{
        ChartSpec, Hit, Role,
        foot::Told,
        place::{kinds_of, ranked_places, words_of},
        ranked::read::{name_and_places, title},
        reading::{Body, Reader, Reading, Style},
    },
    model::PlaceId,
    text::{
        chart_messages::{by_places, listed, share_of_units},
        chart_step_messages::{from_to, net_change, signed, step_texts},
        number::format_number,
    },
};

use super::steps::{Story, steps};

#[derive(Clone, Debug)]
pub(in crate::chart) struct Waterfall {
    pub bars: Vec<Bar>,
}

/// A bar from where the one above ended to where the next begins.
#[derive(Clone, Debug)]
pub(in crate::chart) struct Bar {
    pub name: String,
    pub short: Option<String>,
    pub kind: BarKind,
    pub from: f64,
    pub to: f64,
    /// "2.972", "-371".
    pub label: String,
    pub words: Vec<String>,
    pub style: Style,
    pub hit: Hit,
}

#[derive(Clone, Debug, PartialEq)]
pub(in crate::chart) enum BarKind {
    /// All of it, from zero.
    Level,
    /// What was added or taken; of a unit where it is one's change.
    Change { is_worse: bool, of: Option<PlaceId> },
    /// A unit's own figure, in its colour.
    Part(Role),
    /// What nothing reported explains.
    Unexplained,
}

/// Why what is asked for cannot be followed from start to end.
pub(in crate::chart) fn refusal(reader: &Reader<'_>, spec: &ChartSpec) -> Option<String> {
    steps(reader, spec).err().flatten()
}

pub(in crate::chart) fn read_waterfall(reader: &Reader<'_>, spec: &ChartSpec) -> Reading {
    let places = ranked_places(reader.project, spec, reader.indicator);
    let kinds = kinds_of(reader.project, &places);
    let by = by_places(reader.lang, &kinds);
    let found = match steps(reader, spec) {
        Ok(found) => found,
        Err(Some(sentence)) => return reader.refused(title(reader, spec, by), sentence),
        Err(None) => {
            let nearest = reader.nearest_period(&places, None);
            return reader.nothing(title(reader, spec, by), nearest);
        }
    };
    let texts = step_texts(reader.lang);
    let mut subtitle = vec![format!("{}: {}", reader.texts().unit, reader.unit())];
    let (head, coverage) = match &found.story {
        Story::Balance(change) => {
            let name = name_and_place(reader, spec);
            subtitle.push(net(reader, change));
            (over_time(reader, &name, change), None)
        }
        Story::Units(change) => {
            subtitle.push(net(reader, change));
            let name = name_and_places(reader, spec, by);
            let all = share_of_units(reader.lang, found.units, found.units, &kinds);
            (over_time(reader, &name, change), Some(all))
        }
        Story::Parts => {
            subtitle.push(texts.legend_parts.to_owned());
            let all = share_of_units(reader.lang, found.units, found.units, &kinds);
            (title(reader, spec, by), Some(all))
        }
    };
    if found.bars.iter().any(|bar| matches!(bar.kind, BarKind::Change { .. })) {
        subtitle.push(texts.legend_arrows.to_owned());
    }
    let missing: Vec<&str> = found.missing.iter().map(String::as_str).collect();
    let notes = (!missing.is_empty()).then(|| listed(texts.flows_missing, &missing));
    let said = found.bars.iter().map(|bar| said_of(reader, bar)).collect::<Vec<_>>().join("; ");
    let figures: Vec<&Figure> = found.figures.iter().collect();
    reader.tell(Told {
        title: head,
        subtitle,
        notes: notes.into_iter().collect(),
        figures,
        coverage,
        soft: reader.texts().look_striped,
        partial: None,
        said: vec![said],
        body: Body::Waterfall(Waterfall { bars: found.bars }),
    })
}

/// "Số hộ nghèo, huyện Bác Ái", without the place where it is the whole.
fn name_and_place(reader: &Reader<'_>, spec: &ChartSpec) -> String {
    let name = crate::chart::place::said(reader.lang, &reader.indicator.name);
    let is_root = reader.project.root().is_some_and(|root| root.id == spec.place);
    let place = words_of(reader.project, &spec.place, reader.lang);
    if is_root { name.to_owned() } else { format!("{name}, {place}") }
}

fn over_time(reader: &Reader<'_>, name: &str, change: &Change) -> String {
    let period = |period| reader.planned_period(period);
    from_to(reader.lang, name, &period(change.from_period), &period(change.to_period))
}

/// "chênh lệch -371 hộ (-12,5%)".
fn net(reader: &Reader<'_>, change: &Change) -> String {
    let amount = signed(change.absolute, &reader.number(change.absolute));
    let percent =
        change.percent.map(|percent| signed(percent, &format_number(reader.lang, percent, 1)));
    net_change(reader.lang, &reader.with_unit(&amount), percent.as_deref())
}

/// "Thoát nghèo -371 hộ".
fn said_of(reader: &Reader<'_>, bar: &Bar) -> String {
    let figure = reader.with_unit(&bar.label);
    if bar.words.is_empty() {
        format!("{} {figure}", bar.name)
    } else {
        format!("{} {figure} ({})", bar.name, bar.words.join(", "))
    }
}
