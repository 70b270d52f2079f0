//! Reads two figures of each place, and the whole area's own to hold them against.

use crate::{
    analysis::{Figure, Shown},
    chart::{
        ChartSpec, Hit, Role,
        axis::Ticks,
        foot::Told,
        place::{colour_of, kinds_of, name_of, ranked_places, said, short_name_of, words_of},
        ranked::read::{name_and_places, title},
        reading::{Body, Drawn, Reader, Reading, Style},
    },
    model::{Indicator, Period, PlaceId},
    text::{
        chart_messages::{by_places, listed, measure_and_period, share_of_units},
        chart_scatter_messages::{
            SideOf, axis_title, both_names, is_better, money_quadrant, quadrant, scatter_texts,
        },
    },
};

use super::choose::{choose, is_of_money};

#[derive(Clone, Debug)]
pub(in crate::chart) struct Scatter {
    pub across: Axis,
    pub up: Axis,
    /// In protocol order; only places with both figures.
    pub dots: Vec<Dot>,
    /// Top left, top right, bottom left, bottom right; none where a line is missing.
    pub quadrants: Option<[String; 4]>,
}

#[derive(Clone, Debug)]
pub(in crate::chart) struct Axis {
    /// "Tỷ lệ hộ nghèo (%)".
    pub title: String,
    /// The whole area's figure, and its name with the figure: "toàn tỉnh 15,48".
    pub line: Option<(f64, String)>,
}

#[derive(Clone, Debug)]
pub(in crate::chart) struct Dot {
    pub name: String,
    pub short: Option<String>,
    pub colour: Role,
    pub across: f64,
    pub up: f64,
    pub style: Style,
    /// What is said of both figures: "ước", "6/7 xã"; and what of it must stand beside the name.
    words: Vec<String>,
    pub beside: Vec<String>,
    pub hit: Hit,
}

impl Scatter {
    pub fn ticks_across(&self) -> Ticks {
        ticks(self.dots.iter().map(|dot| dot.across), &self.across)
    }

    pub fn ticks_up(&self) -> Ticks {
        ticks(self.dots.iter().map(|dot| dot.up), &self.up)
    }
}

/// A scale that holds all points and the whole area's line.
fn ticks(values: impl Iterator<Item = f64>, axis: &Axis) -> Ticks {
    const WANTED: u8 = 5;
    let all = values.chain(axis.line.as_ref().map(|(value, _)| *value));
    let (low, high) = all.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
        (low.min(value), high.max(value))
    });
    Ticks::around(low, high, WANTED)
}

/// One of the two indicators, with its figures.
struct Side<'r, 'a> {
    reader: &'r Reader<'a>,
    period: Period,
    figures: Vec<Option<Figure>>,
    whole: Option<Figure>,
}

impl<'r, 'a> Side<'r, 'a> {
    fn read(reader: &'r Reader<'a>, spec: &ChartSpec, places: &[PlaceId], period: Period) -> Self {
        let figures = reader.figures(places, period);
        Self { reader, period, figures, whole: reader.figure(&spec.place, period) }
    }

    /// The whole area's figure, where all of it is known.
    fn line(&self, spec: &ChartSpec) -> Option<(f64, String)> {
        let Shown::Number(value) = self.whole.as_ref()?.shown else { return None };
        let name = words_of(self.reader.project, &spec.place, self.reader.lang);
        Some((value, format!("{name} {}", self.reader.number(value))))
    }

    /// "toàn tỉnh: chưa đủ số liệu", where only some of its units have reported.
    fn lacks(&self, spec: &ChartSpec) -> Option<String> {
        let whole =
            self.whole.as_ref().filter(|whole| whole.lacks_units() || whole.is_partial())?;
        let name = words_of(self.reader.project, &spec.place, self.reader.lang);
        let lacking = self.reader.texts().not_enough;
        let indicator = said(self.reader.lang, &self.reader.indicator.name);
        whole.number().is_none().then(|| format!("{indicator}, {name}: {lacking}"))
    }

    fn axis(&self, spec: &ChartSpec, is_dated: bool) -> Axis {
        let name = said(self.reader.lang, &self.reader.indicator.name);
        let period = self.reader.planned_period(self.period);
        let title = axis_title(name, is_dated.then_some(period.as_str()), self.reader.unit());
        Axis { title, line: self.line(spec) }
    }

    fn short_name(&self) -> &str {
        let Indicator { name, short, .. } = self.reader.indicator;
        said(self.reader.lang, short.as_ref().unwrap_or(name))
    }

    fn side_of(&self, is_higher: bool) -> SideOf<'_> {
        let direction = self.reader.indicator.direction;
        SideOf { name: self.short_name(), direction, is_higher }
    }

    fn drawn(&self, at: usize) -> Option<Drawn> {
        self.reader.drawn(self.figures.get(at)?.as_ref()?)
    }
}

pub(in crate::chart) fn read_scatter(reader: &Reader<'_>, spec: &ChartSpec) -> Reading {
    let places = ranked_places(reader.project, spec, reader.indicator);
    let kinds = kinds_of(reader.project, &places);
    let by = by_places(reader.lang, &kinds);
    let (other, other_period) = match choose(reader, spec, &places) {
        Ok(chosen) => chosen,
        Err(sentence) => return reader.refused(title(reader, spec, by), sentence),
    };
    let up = Side::read(reader, spec, &places, spec.period);
    let across = Side::read(&other, spec, &places, other_period);
    let title = both_title(&up, &across, spec, by);
    let dots: Vec<Dot> =
        (0..places.len()).filter_map(|at| dot_of(&up, &across, &places, at)).collect();
    if dots.is_empty() {
        return reader.nothing(title, reader.nearest_period(&places, None));
    }

    let texts = scatter_texts(reader.lang);
    let is_drawn = |place: &&PlaceId| dots.iter().any(|dot| dot.hit.place == **place);
    let lacking = places.iter().filter(|place| !is_drawn(place));
    let lacking: Vec<String> =
        lacking.map(|place| name_of(reader.project, place, reader.lang)).collect();
    let lacking: Vec<&str> = lacking.iter().map(String::as_str).collect();
    let mut notes: Vec<String> = [&across, &up].iter().filter_map(|it| it.lacks(spec)).collect();
    if !lacking.is_empty() {
        notes.push(listed(texts.lacking, &lacking));
    }
    let mut figures: Vec<&Figure> = Vec::new();
    for side in [&up, &across] {
        let shown = places.iter().zip(&side.figures).filter(|(place, _)| is_drawn(place));
        figures.extend(shown.filter_map(|(_, figure)| figure.as_ref()));
        figures.extend(side.whole.iter().filter(|whole| matches!(whole.shown, Shown::Number(_))));
    }
    let coverage = share_of_units(reader.lang, dots.len(), places.len(), &kinds);
    let is_dated = other_period != spec.period;
    let body = Scatter {
        across: across.axis(spec, is_dated),
        up: up.axis(spec, is_dated),
        quadrants: quadrants(&up, &across, spec),
        dots,
    };
    let mut subtitle = vec![texts.each_dot.to_owned()];
    let zero = match (body.ticks_across().hold_zero(), body.ticks_up().hold_zero()) {
        (true, true) => None,
        (false, true) => Some(texts.across_not_from_zero),
        (true, false) => Some(texts.up_not_from_zero),
        (false, false) => Some(texts.neither_from_zero),
    };
    subtitle.extend(zero.map(str::to_owned));
    let said = said_of(&up, &across, &body);
    reader.tell(Told {
        title,
        subtitle,
        notes,
        figures,
        coverage: Some(format!("{coverage} {}", texts.with_both)),
        soft: reader.texts().look_hollow,
        partial: Some(reader.texts().look_hollow),
        said,
        body: Body::Scatter(body),
    })
}

/// "Tỷ lệ hộ cận nghèo và tỷ lệ hộ nghèo theo huyện, tháng 4/2011".
fn both_title(up: &Side<'_, '_>, across: &Side<'_, '_>, spec: &ChartSpec, by: &str) -> String {
    let reader = up.reader;
    let own = said(reader.lang, &reader.indicator.name);
    let places = name_and_places(reader, spec, by);
    let other = said(reader.lang, &across.reader.indicator.name);
    let places = places.strip_prefix(own).unwrap_or_default();
    let names = both_names(reader.lang, own, other);
    let period = reader.planned_period(spec.period);
    let when = measure_and_period(reader.lang, reader.measure, &period);
    if up.period == across.period {
        format!("{names}{places}, {when}")
    } else {
        format!("{names}{places}")
    }
}

fn dot_of(up: &Side<'_, '_>, across: &Side<'_, '_>, places: &[PlaceId], at: usize) -> Option<Dot> {
    let place = places.get(at)?;
    let (y, x) = (up.drawn(at)?, across.drawn(at)?);
    let reader = up.reader;
    let project = reader.project;
    let mut hit = reader.hit(
        place,
        up.period,
        up.figures.get(at)?.as_ref(),
        reader.plan(place, up.period).as_ref(),
    );
    let of_other = across.reader.hit(place, across.period, across.figures.get(at)?.as_ref(), None);
    hit.tip.value = format!("{}: {}", up.short_name(), hit.tip.value);
    let other_name = if up.period == across.period {
        across.short_name().to_owned()
    } else {
        format!("{}, {}", across.short_name(), across.reader.period(across.period))
    };
    hit.tip.lines.insert(0, (other_name, of_other.tip.value));
    // What the other stands on, where it is said otherwise.
    let own_lines = hit.tip.lines.clone();
    hit.tip.lines.extend(of_other.tip.lines.into_iter().filter(|line| !own_lines.contains(line)));
    let mut words = y.words.clone();
    words.extend(x.words.iter().filter(|word| !y.words.contains(word)).cloned());
    // What is soft is told by its dot, too.
    let beside = if y.style.partial || x.style.partial { words.clone() } else { Vec::new() };
    let either = |test: fn(&Style) -> bool| test(&y.style) || test(&x.style);
    Some(Dot {
        name: name_of(project, place, reader.lang),
        short: short_name_of(project, place, reader.lang),
        colour: colour_of(project, place),
        across: x.value,
        up: y.value,
        style: Style {
            soft: either(|style| style.soft),
            partial: either(|style| style.partial),
            pale: either(|style| style.pale),
        },
        words,
        beside,
        hit,
    })
}

/// What each quarter says of the places in it; none unless both lines are there to part them.
fn quadrants(up: &Side<'_, '_>, across: &Side<'_, '_>, spec: &ChartSpec) -> Option<[String; 4]> {
    up.line(spec)?;
    across.line(spec)?;
    let lang = up.reader.lang;
    let money = |side: &Side<'_, '_>| is_of_money(side.reader.project, &side.reader.indicator.id);
    let is_money_against_result = money(across) && !money(up);
    let said = |is_up: bool, is_right: bool| {
        let (y, x) = (up.side_of(is_up), across.side_of(is_right));
        match is_better(y) {
            Some(better) if is_money_against_result => {
                money_quadrant(lang, better, is_right).to_owned()
            }
            _ => quadrant(lang, y, x),
        }
    };
    Some([said(true, false), said(true, true), said(false, false), said(false, true)])
}

/// "Bác Ái: Tỷ lệ cận nghèo 10,12%, Tỷ lệ nghèo 66,72%", and what the lines stand at.
fn said_of(up: &Side<'_, '_>, across: &Side<'_, '_>, body: &Scatter) -> Vec<String> {
    let said = |side: &Side<'_, '_>, value: f64| {
        let number = side.reader.number(value);
        format!("{} {}", side.short_name(), side.reader.with_unit(&number))
    };
    let dots = body.dots.iter().map(|dot| {
        let words = match dot.words.as_slice() {
            [] => String::new(),
            words => format!(" ({})", words.join(", ")),
        };
        format!("{}: {}, {}{words}", dot.name, said(up, dot.up), said(across, dot.across))
    });
    let mut sentences = vec![dots.collect::<Vec<_>>().join("; ")];
    for axis in [&body.up, &body.across] {
        if let Some((_, name)) = &axis.line {
            sentences.push(format!("{}: {name}", axis.title));
        }
    }
    sentences
}
