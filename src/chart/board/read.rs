//! Reads which criteria each place has met, or only how many.

use crate::{
    analysis::{Cut, Figure, Lens, Shown, Slice, cuts_of, units_of},
    chart::{
        ChartSpec, Hit, Sort,
        foot::Told,
        place::{kinds_of, name_of, said, short_name_of, words_of},
        ranked::read::title,
        reading::{Body, Planned, Reader, Reading, Style, coverage_words},
    },
    model::{Period, PlaceId, Project},
    text::{
        board_messages::{
            adds_up_to, board_texts, not_reported_yet, only_totals, out_of, still_open,
        },
        chart_kind_messages::{kind_texts, too_many_parts},
        chart_messages::{by_places, listed, share_of_units},
    },
};

use super::subject::{Subject, highest_state, numbered, subject_of};

/// More columns cannot be told apart on a page.
const CRITERIA_MOST: usize = 24;
/// More rows without any figure are no rows but one sentence.
const EMPTY_ROWS_MOST: usize = 5;

#[derive(Clone, Debug)]
pub(in crate::chart) struct Board {
    pub criteria: Vec<Criterion>,
    /// Those nearest the goal first, those without any figure last.
    pub rows: Vec<BoardRow>,
}

#[derive(Clone, Debug)]
pub(in crate::chart) struct Criterion {
    /// "2".
    pub number: String,
    /// "Giao thông".
    pub name: String,
    /// Whether some row has not met it.
    pub is_open: bool,
}

#[derive(Clone, Debug)]
pub(in crate::chart) struct BoardRow {
    pub name: String,
    pub short: Option<String>,
    /// The area that it lies in, which stands out through those inside it.
    pub inside: Option<PlaceId>,
    pub content: RowContent,
    /// "17/19"; empty where there is no figure.
    pub label: String,
    /// What must stand beside it: "đã công nhận", "sơ bộ", "KH 18".
    pub words: Vec<String>,
    /// What is not met, by name and by number: "còn: Giao thông", "còn: 2".
    pub open: Option<[String; 2]>,
    pub hit: Hit,
}

#[derive(Clone, Debug)]
pub(in crate::chart) enum RowContent {
    Cells(Vec<Cell>),
    /// The total alone.
    Total {
        met: f64,
        plan: Option<f64>,
        style: Style,
    },
    /// Why there is neither.
    Nothing(String),
}

#[derive(Clone, Debug)]
pub(in crate::chart) struct Cell {
    pub state: State,
    pub style: Style,
    pub hit: Hit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::chart) enum State {
    Met,
    Open,
    NotReported,
    NotApplicable,
}

impl BoardRow {
    /// Whether it is a place, or lies in it.
    pub fn is_of(&self, place: &PlaceId) -> bool {
        self.hit.place == *place || self.inside.as_ref() == Some(place)
    }
}

impl Board {
    /// Whether any row is reported criterion by criterion.
    pub fn has_cells(&self) -> bool {
        self.rows.iter().any(|row| matches!(row.content, RowContent::Cells(_)))
    }
}

/// Why what is asked for makes no board.
pub(in crate::chart) fn refusal(reader: &Reader<'_>, spec: &ChartSpec) -> Option<String> {
    let Some(subject) = subject_of(reader.project, reader.indicator, spec) else {
        return Some(board_texts(reader.lang).refusal.to_owned());
    };
    let named = reader.project.dimensions().get(&subject.dimension);
    let criteria = named.map_or(0, |named| named.members.len());
    (criteria > CRITERIA_MOST).then(|| too_many_parts(reader.lang, criteria, CRITERIA_MOST))
}

pub(in crate::chart) fn read_board(asked: &Reader<'_>, spec: &ChartSpec) -> Reading {
    let refusal = refusal(asked, spec);
    let (None, Some(subject)) = (&refusal, subject_of(asked.project, asked.indicator, spec)) else {
        let places = places_of(asked.project, spec);
        let by = by_places(asked.lang, &kinds_of(asked.project, &places));
        return asked.refused(title(asked, spec, by), refusal.unwrap_or_default());
    };
    let Subject { whole: indicator, dimension } = subject;
    let measure = indicator.measure_for(spec.measure);
    let reader = &Reader { indicator, measure, ..*asked };
    let (project, lang) = (reader.project, reader.lang);
    let places = units_of(project, &indicator.expected, &places_of(project, spec));
    let kinds = kinds_of(project, &places);
    let title = title(reader, spec, by_places(lang, &kinds));
    let lens = Lens::of(project);
    let cuts = cuts_of(project, &indicator.id, measure, &places, spec.period, lens, &dimension);
    let has_figure = |cut: &Cut| {
        cut.whole.number().is_some()
            || cut.slices.iter().any(|slice| slice.figure.number().is_some())
    };
    let reported: Vec<&Cut> = cuts.iter().flatten().filter(|cut| has_figure(cut)).collect();
    let Some(first) = reported.first() else {
        return reader.nothing(title, reader.nearest_period(&places, None));
    };
    let mut criteria = criteria_of(reader, first);
    let states = states(reader, &places, spec.period);
    let mut rows: Vec<(Option<f64>, BoardRow)> = Vec::new();
    for ((place, cut), state) in places.iter().zip(&cuts).zip(states) {
        rows.push(read_row(reader, spec.period, place, cut.as_ref(), &criteria, state));
    }
    for (at, criterion) in criteria.iter_mut().enumerate() {
        let is_open = |(_, row): &(_, BoardRow)| match &row.content {
            RowContent::Cells(cells) => cells.get(at).is_some_and(|cell| cell.state == State::Open),
            RowContent::Total { .. } | RowContent::Nothing(_) => false,
        };
        criterion.is_open = rows.iter().any(is_open);
    }
    // Stable, so that equal ones keep the protocol order.
    let distance = |row: &(Option<f64>, BoardRow)| row.0.unwrap_or(f64::INFINITY);
    match spec.sort {
        Sort::ByValue => rows.sort_by(|a, b| distance(a).total_cmp(&distance(b))),
        Sort::Protocol => rows.sort_by_key(|(left, _)| left.is_none()),
    }
    let empty = rows.iter().filter(|(left, _)| left.is_none()).map(|(_, row)| row);
    let unlisted = without_figures(reader, &empty.collect::<Vec<_>>());
    let is_row = |(left, _): &(Option<f64>, BoardRow)| left.is_some() || unlisted.is_none();
    let rows = rows.into_iter().filter(is_row).map(|(_, row)| row).collect();
    let board = Board { criteria, rows };

    let all = board.criteria.len();
    let texts = reader.texts();
    let mut subtitle = vec![format!("{}: {}", texts.unit, out_of(lang, reader.unit(), all))];
    subtitle.extend(whole_words(reader, spec));
    subtitle.extend(looks(reader, &board));
    let figures = reported.iter().flat_map(|cut| figures_of(cut)).collect();
    let said = board.rows.iter().map(said_of).collect::<Vec<_>>().join("; ");
    reader.tell(Told {
        title,
        subtitle,
        notes: unlisted.into_iter().chain(notes(reader, &board)).collect(),
        figures,
        coverage: Some(share_of_units(lang, reported.len(), places.len(), &kinds)),
        soft: texts.look_dashed,
        partial: Some(texts.look_dashed),
        said: vec![said],
        body: Body::Board(board),
    })
}

/// What is asked about, before it is known which of it reports.
fn places_of(project: &Project, spec: &ChartSpec) -> Vec<PlaceId> {
    if let Some(places) = &spec.places {
        places.clone()
    } else if project.groups().contains(&spec.place) {
        project.group_members(&spec.place).to_vec()
    } else {
        vec![spec.place.clone()]
    }
}

fn criteria_of(reader: &Reader<'_>, cut: &Cut) -> Vec<Criterion> {
    let slices = cut.slices.iter().enumerate();
    slices
        .map(|(at, slice)| {
            let (number, name) = numbered(said(reader.lang, &slice.name), at);
            Criterion { number, name, is_open: false }
        })
        .collect()
}

/// Of each place whether it has reached the highest state, in the project's words.
fn states(reader: &Reader<'_>, places: &[PlaceId], period: Period) -> Vec<Option<String>> {
    let Some((state, highest, words)) =
        highest_state(reader.project, reader.indicator, reader.lang)
    else {
        return vec![None; places.len()];
    };
    let of_state =
        Reader { indicator: state, measure: state.measure_for(reader.measure), ..*reader };
    let reached = |figure: Option<Figure>| {
        let level = figure?.number()?;
        (level >= highest).then(|| words.to_owned())
    };
    of_state.figures(places, period).into_iter().map(reached).collect()
}

/// The figures that a row rests on: the total, or what is known of its parts.
fn figures_of(cut: &Cut) -> Vec<&Figure> {
    if cut.whole.number().is_some() {
        return vec![&cut.whole];
    }
    let slices = cut.slices.iter().map(|slice| &slice.figure);
    slices.filter(|figure| figure.number().is_some()).collect()
}

/// A row, and how far it is from the goal; none without a figure.
fn read_row(
    reader: &Reader<'_>,
    period: Period,
    place: &PlaceId,
    cut: Option<&Cut>,
    criteria: &[Criterion],
    state: Option<String>,
) -> (Option<f64>, BoardRow) {
    let whole = cut.map(|cut| &cut.whole);
    let plan = reader.plan(place, period);
    let mut row = BoardRow {
        name: name_of(reader.project, place, reader.lang),
        short: short_name_of(reader.project, place, reader.lang),
        inside: reader.project.areas().get(place).and_then(|area| area.parent.clone()),
        content: RowContent::Nothing(reader.texts().not_reported.to_owned()),
        label: String::new(),
        words: state.into_iter().collect(),
        open: None,
        hit: reader.hit(place, period, whole, plan.as_ref()),
    };
    let drawn = whole.and_then(|whole| reader.drawn(whole));
    row.words.extend(drawn.iter().flat_map(|drawn| drawn.words.clone()));
    row.words.extend(plan.iter().map(|plan| plan.label.clone()));
    let Some(cut) = cut else { return (None, row) };
    let total = drawn.as_ref().map(|drawn| drawn.value);
    if cut.slices.iter().any(|slice| slice.figure.number().is_some()) {
        let left = read_cells(reader, &mut row, cut, criteria, total);
        return (left, row);
    }
    let Some(drawn) = drawn else {
        if cut.whole.shown == Shown::NotApplicable {
            row.content = RowContent::Nothing(reader.texts().not_applicable.to_owned());
        }
        return (None, row);
    };
    let all = criteria.len();
    row.label = format!("{}/{all}", drawn.label);
    let plan = plan.as_ref().map(|Planned { value, .. }| *value);
    row.content = RowContent::Total { met: drawn.value, plan, style: drawn.style };
    (Some(all as f64 - drawn.value), row)
}

/// Which places have no figure, where they are too many for rows of their own: by name if all lie in
/// one area, else how many of each.
fn without_figures(reader: &Reader<'_>, rows: &[&BoardRow]) -> Option<String> {
    if rows.len() <= EMPTY_ROWS_MOST {
        return None;
    }
    let mut inside: Vec<(PlaceId, usize)> = Vec::new();
    for row in rows {
        let parent = row.inside.clone().unwrap_or_else(|| row.hit.place.clone());
        match inside.iter_mut().find(|(known, _)| *known == parent) {
            Some((_, count)) => *count += 1,
            None => inside.push((parent, 1)),
        }
    }
    let words: Vec<String> = if inside.len() == 1 {
        rows.iter().map(|row| row.name.clone()).collect()
    } else {
        let name = |place| name_of(reader.project, place, reader.lang);
        inside.iter().map(|(place, count)| format!("{} {count}", name(place))).collect()
    };
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    Some(listed(reader.texts().not_reported, &words))
}

/// Fills a row in, criterion by criterion; gives back how many are not met.
fn read_cells(
    reader: &Reader<'_>,
    row: &mut BoardRow,
    cut: &Cut,
    criteria: &[Criterion],
    total: Option<f64>,
) -> Option<f64> {
    let lang = reader.lang;
    let states: Option<Vec<State>> =
        cut.slices.iter().map(|slice| state_of(slice.figure.shown)).collect();
    let Some(states) = states else {
        row.content = RowContent::Nothing(board_texts(lang).neither.to_owned());
        return None;
    };
    let count = |wanted| states.iter().filter(|state| **state == wanted).count();
    let (met, unknown) = (count(State::Met), count(State::NotReported));
    let all = states.len() - count(State::NotApplicable);
    let is_off = cut.difference.is_some_and(|difference| difference.abs() > 0.5);
    // The figure is the total; the cells that contradict it say so.
    let shown = total.unwrap_or(met as f64);
    row.label = format!("{}/{all}", reader.number(shown));
    if is_off {
        row.words.push(adds_up_to(lang, met));
    }
    if unknown > 0 {
        row.words.push(not_reported_yet(lang, unknown, reader.unit()));
    }
    let open = || {
        let cells = criteria.iter().zip(&states);
        cells.filter(|(_, state)| **state == State::Open).map(|(criterion, _)| criterion)
    };
    let words = |of: fn(&Criterion) -> &str| still_open(lang, &open().map(of).collect::<Vec<_>>());
    row.open = open().next().map(|_| [words(|c| c.name.as_str()), words(|c| c.number.as_str())]);
    let cells = cut.slices.iter().zip(states);
    let cells = cells.map(|(slice, state)| read_cell(reader, row, slice, state)).collect();
    row.content = RowContent::Cells(cells);
    Some(all as f64 - shown)
}

fn read_cell(reader: &Reader<'_>, row: &BoardRow, slice: &Slice, state: State) -> Cell {
    let texts = board_texts(reader.lang);
    let mut hit = reader.hit(&row.hit.place, row.hit.period, Some(&slice.figure), None);
    let name = said(reader.lang, &slice.name);
    hit.tip.title = format!("{name}, {}", hit.tip.title);
    match state {
        State::Met => texts.met.clone_into(&mut hit.tip.value),
        State::Open => texts.open.clone_into(&mut hit.tip.value),
        State::NotReported | State::NotApplicable => {}
    }
    hit.part = Some((name.to_owned(), slice.figure.shown));
    let drawn = reader.drawn(&slice.figure);
    Cell { state, style: drawn.map(|drawn| drawn.style).unwrap_or_default(), hit }
}

/// Whether a criterion is met; none for a number that says neither.
fn state_of(shown: Shown) -> Option<State> {
    match shown {
        Shown::NotReported => Some(State::NotReported),
        Shown::NotApplicable => Some(State::NotApplicable),
        Shown::Number(number) | Shown::Partial(number) if number.abs() < f64::EPSILON => {
            Some(State::Open)
        }
        Shown::Number(number) | Shown::Partial(number) => {
            ((number - 1.0).abs() < f64::EPSILON).then_some(State::Met)
        }
    }
}

/// The whole area's own figure: "huyện Ninh Sơn 117"; none where it is itself the row.
fn whole_words(reader: &Reader<'_>, spec: &ChartSpec) -> Option<String> {
    if spec.places.is_some() {
        return None;
    }
    let whole = reader.figure(&spec.place, spec.period)?;
    let plan = reader.plan(&spec.place, spec.period).map(|plan| plan.label);
    let mut beside: Vec<String> = Vec::new();
    if whole.is_partial() {
        beside.push(coverage_words(reader.lang, whole.coverage));
    }
    beside.extend(plan);
    let name = words_of(reader.project, &spec.place, reader.lang);
    let number = reader.number(whole.number()?);
    let beside =
        if beside.is_empty() { String::new() } else { format!(" ({})", beside.join(", ")) };
    Some(format!("{name} {number}{beside}"))
}

/// What the cells look like, as far as they occur.
fn looks(reader: &Reader<'_>, board: &Board) -> Vec<String> {
    let (own, kinds) = (board_texts(reader.lang), kind_texts(reader.lang));
    let cells = || {
        board.rows.iter().flat_map(|row| match &row.content {
            RowContent::Cells(cells) => cells.as_slice(),
            RowContent::Total { .. } | RowContent::Nothing(_) => &[],
        })
    };
    let looks = [
        (State::Met, own.filled_cell),
        (State::Open, own.open_cell),
        (State::NotReported, kinds.hatched_cell),
        (State::NotApplicable, kinds.crossed_cell),
    ];
    let occurs = |state| cells().any(|cell| cell.state == state);
    let occurring = looks.into_iter().filter(|(state, _)| occurs(*state));
    occurring.map(|(_, words)| words.to_owned()).collect()
}

/// What the bars of rows without single criteria are.
fn notes(reader: &Reader<'_>, board: &Board) -> Option<String> {
    let all = board.criteria.len();
    let totals = || {
        board.rows.iter().filter_map(|row| match row.content {
            RowContent::Total { met, .. } => Some(met),
            RowContent::Cells(_) | RowContent::Nothing(_) => None,
        })
    };
    let bars = totals().next().map(|_| only_totals(reader.lang, all))?;
    let is_full = totals().any(|met| met >= all as f64);
    Some(if is_full { format!("{bars} · {}", board_texts(reader.lang).all_follows) } else { bars })
}

/// "Lâm Sơn 17/19 (còn: Giao thông, Hộ nghèo)".
fn said_of(row: &BoardRow) -> String {
    let mut words: Vec<&str> = row.words.iter().map(String::as_str).collect();
    words.extend(row.open.iter().map(|[names, _]| names.as_str()));
    if let RowContent::Nothing(why) = &row.content {
        words.insert(0, why);
        return format!("{}: {}", row.name, words.join(", "));
    }
    let beside = if words.is_empty() { String::new() } else { format!(" ({})", words.join("; ")) };
    format!("{} {}{beside}", row.name, row.label)
}
