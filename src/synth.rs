//! Large made-up projects, the same for the same seed, to measure the program with.

use crate::model::{
    AcrossAreas, AcrossPeriods, Area, AreaKind, Cell, Direction, Edit, Indicator, IndicatorId,
    IndicatorKind, Measure, Name, Object, Operand, OperandMeasure, OperandPeriod, Parts, Period,
    PlaceId, Program, Project, Reporters, Row, Source, SourceId, Status, Step, Table, TableKey,
    Topic, Transaction, Values,
};

const FIRST_YEAR: i32 = 2017;
/// To the end of the year 2200, the last that a period may lie in.
const MOST_MONTHS: usize = 12 * (2200 - 2017 + 1);
const COMMUNES_IN_A_DISTRICT: usize = 20;

/// A project of one province with `areas` communes (`a001`…) in districts, `indicators` of them
/// monthly (`i01`…) and figures for `months` from 2017-01 on, all marked illustrative.
///
/// Every tenth indicator is the ratio of the two before it. About one figure in sixty is missing,
/// so that nothing can rely on full rows.
#[must_use]
pub fn synth(areas: usize, indicators: usize, months: usize, seed: u64) -> Project {
    let Some(period) = Period::span(2016, 2020) else { return Project::default() };
    let frame = frame(period, areas, indicators);
    let months = months.min(MOST_MONTHS);
    let mut random = Random::new(seed);
    let mut values = Values::default();
    let mut communes: Vec<Commune> = (0..areas)
        .map(|at| Commune { id: commune_id(at), levels: Vec::new(), poor: Vec::new() })
        .collect();
    for indicator in 0..indicators {
        let rows = communes
            .iter_mut()
            .map(|commune| (commune.id.clone(), commune.row(indicator, months, &mut random)));
        let table = Table::new(Some(source_id()), None, rows.collect());
        let key = TableKey {
            indicator: indicator_id(indicator),
            measure: Measure::Actual,
            step: Step::Month,
            document: None,
        };
        values.insert(key, table);
    }
    let whole = Project::from_parts(Parts {
        settings: frame.settings().clone(),
        areas: frame.areas().clone(),
        groups: frame.groups().clone(),
        programs: frame.programs().clone(),
        topics: frame.topics().clone(),
        indicators: frame.indicators().clone(),
        sources: frame.sources().clone(),
        values,
        ..Parts::default()
    });
    debug_assert!(whole.is_ok(), "every figure is of an area and an indicator of the frame");
    whole.unwrap_or(frame)
}

/// What stands in the place of an indicator: ten kinds in turn.
#[derive(Clone, Copy, PartialEq)]
enum Role {
    Cumulative {
        decimals: u8,
    },
    Level,
    /// The whole of the ratio that comes two places later.
    Whole,
    /// The part of the ratio that comes next.
    Part,
    Ratio,
}

impl Role {
    fn of(indicator: usize) -> Self {
        match indicator % 10 {
            0 | 4 => Self::Cumulative { decimals: 0 },
            2 => Self::Cumulative { decimals: 1 },
            5 => Self::Cumulative { decimals: 3 },
            7 => Self::Whole,
            8 => Self::Part,
            9 => Self::Ratio,
            _ => Self::Level,
        }
    }
}

/// One commune while its rows are made: the last whole and part are kept for their ratio.
struct Commune {
    id: PlaceId,
    levels: Vec<Option<u32>>,
    poor: Vec<Option<u32>>,
}

impl Commune {
    fn row(&mut self, indicator: usize, months: usize, random: &mut Random) -> Row {
        let role = Role::of(indicator);
        let cells: Vec<Option<f64>> = match role {
            Role::Cumulative { decimals } => cumulative(months, decimals, random),
            Role::Level | Role::Whole => {
                self.levels = level(months, random);
                self.levels.iter().map(|value| value.map(f64::from)).collect()
            }
            Role::Part => {
                let percent = 4 + random.below(30);
                let part = |whole: &Option<u32>| {
                    whole.map(|whole| whole * (percent + random.below(3)) / 100)
                };
                self.poor = self.levels.iter().map(part).collect();
                self.poor.iter().map(|value| value.map(f64::from)).collect()
            }
            Role::Ratio => self
                .poor
                .iter()
                .zip(&self.levels)
                .map(|(part, whole)| {
                    let percent = 100.0 * f64::from((*part)?) / f64::from((*whole)?);
                    Some((percent * 100.0).round() / 100.0)
                })
                .collect(),
        };
        let start = Period::month(FIRST_YEAR, 1).map_or(0, Period::ordinal);
        let cells = cells.into_iter().enumerate().map(|(month, number)| {
            let is_recent = month + 2 >= months;
            let status = if is_recent { Status::Provisional } else { Status::Final };
            number.and_then(|number| Cell::value(number, status)).unwrap_or_default()
        });
        Row::new(start, cells.collect())
    }
}

fn cumulative(months: usize, decimals: u8, random: &mut Random) -> Vec<Option<f64>> {
    let scale = 10_f64.powi(i32::from(decimals));
    let pace = 5 + random.below(400);
    let mut in_year = 0;
    let month = |at| {
        if at % 12 == 0 {
            in_year = 0;
        }
        in_year += random.below(pace);
        random.is_reported().then(|| f64::from(in_year) / scale)
    };
    (0..months).map(month).collect()
}

fn level(months: usize, random: &mut Random) -> Vec<Option<u32>> {
    let mut level = 400 + random.below(4000);
    let month = |_| {
        level += random.below(9);
        random.is_reported().then_some(level)
    };
    (0..months).map(month).collect()
}

/// The project without its figures.
fn frame(period: Period, areas: usize, indicators: usize) -> Project {
    let province = Area {
        id: PlaceId::from("tinh"),
        parent: None,
        kind: AreaKind::Province,
        code: String::new(),
        name: Name::new("Tỉnh giả định", "Made-up province"),
        short: None,
        aliases: Vec::new(),
    };
    let program = Program {
        id: "ct".into(),
        name: Name::new("Chương trình giả định", "Made-up program"),
        period,
        lead_agency: Name::default(),
    };
    let topic = Topic {
        id: "nhom".into(),
        program: program.id.clone(),
        name: Name::new("Các chỉ tiêu", "Indicators"),
    };
    let source = Source {
        id: source_id(),
        title: Name::new("Số liệu giả định để đo chương trình", "Made up to measure the program"),
        number: String::new(),
        date: None,
        issuer: String::new(),
        illustrative: true,
    };
    let mut objects = vec![Object::Source(source)];
    objects.extend((0..areas.div_ceil(COMMUNES_IN_A_DISTRICT)).map(|at| {
        let number = at + 1;
        area(
            district_id(at),
            &province.id,
            AreaKind::District,
            &format!("Huyện {number:02}"),
            &format!("District {number:02}"),
        )
    }));
    objects.extend((0..areas).map(|at| {
        let kind = if at % 7 == 0 { AreaKind::Ward } else { AreaKind::RuralCommune };
        let number = at + 1;
        let parent = district_id(at / COMMUNES_IN_A_DISTRICT);
        area(
            commune_id(at),
            &parent,
            kind,
            &format!("Xã {number:03}"),
            &format!("Commune {number:03}"),
        )
    }));
    objects.extend((0..indicators).map(|at| Object::Indicator(indicator(at, &topic))));
    let put = |object| Edit::Put { before: None, after: Some(Box::new(object)) };
    let transaction = Transaction {
        label: String::new(),
        author: String::new(),
        at: 0,
        reason: None,
        edits: objects.into_iter().map(put).collect(),
    };
    let title = Name::new("Dự án giả định", "Made-up project");
    let mut project = Project::empty(title, province, program, topic);
    let applied = project.apply(&transaction);
    debug_assert!(applied.is_ok(), "fresh ids and a parent for each: {applied:?}");
    project
}

fn area(id: PlaceId, parent: &PlaceId, kind: AreaKind, vi: &str, en: &str) -> Object {
    Object::Area(Area {
        id,
        parent: Some(parent.clone()),
        kind,
        code: String::new(),
        name: Name::new(vi, en),
        short: None,
        aliases: Vec::new(),
    })
}

fn indicator(at: usize, topic: &Topic) -> Indicator {
    let role = Role::of(at);
    let operand = |places_back: usize| Operand {
        indicator: indicator_id(at.saturating_sub(places_back)),
        measure: OperandMeasure::Same,
        at: OperandPeriod::Same,
    };
    let (kind, unit, decimals) = match role {
        Role::Cumulative { decimals } => {
            (IndicatorKind::Cumulative, Name::new("triệu đồng", "million dong"), decimals)
        }
        Role::Ratio => (IndicatorKind::Level, Name::same("%"), 2),
        Role::Level | Role::Whole | Role::Part => {
            (IndicatorKind::Level, Name::new("hộ", "households"), 0)
        }
    };
    let across_areas = match role {
        Role::Ratio => AcrossAreas::RatioOfSums {
            numerator: operand(1),
            denominator: operand(2),
            scale: 100.0,
        },
        _ => AcrossAreas::Sum,
    };
    let number = at + 1;
    Indicator {
        id: indicator_id(at),
        topic: topic.id.clone(),
        name: Name::new(&format!("Chỉ tiêu {number:02}"), &format!("Indicator {number:02}")),
        short: None,
        unit,
        decimals,
        direction: if matches!(role, Role::Part | Role::Ratio) {
            Direction::Down
        } else {
            Direction::Up
        },
        kind,
        across_areas,
        across_periods: AcrossPeriods::Last,
        step: Step::Month,
        only_measure: None,
        expected: Reporters::Communes,
        breakdown: None,
        formula: None,
        must_equal: Vec::new(),
        basis: None,
        breaks: Vec::new(),
        range: None,
        thresholds: None,
    }
}

fn commune_id(at: usize) -> PlaceId {
    PlaceId::from(format!("a{:03}", at + 1).as_str())
}

fn district_id(at: usize) -> PlaceId {
    PlaceId::from(format!("h{:02}", at + 1).as_str())
}

fn indicator_id(at: usize) -> IndicatorId {
    IndicatorId::from(format!("i{:02}", at + 1).as_str())
}

fn source_id() -> SourceId {
    SourceId::from("gia-dinh")
}

/// Marsaglia's xorshift, 64 bits wide: the same numbers on every machine.
struct Random(u64);

impl Random {
    fn new(seed: u64) -> Self {
        // Spread over all bits, since the generator stays at zero and lingers near it.
        let mut mixed = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        Self((mixed ^ (mixed >> 31)) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number from 0 to below `limit`; 0 if that is 0.
    fn below(&mut self, limit: u32) -> u32 {
        let high = self.next() >> 32;
        u32::try_from((high * u64::from(limit)) >> 32).unwrap_or(0)
    }

    fn is_reported(&mut self) -> bool {
        self.below(60) > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_project() {
        assert_eq!(synth(45, 12, 20, 7), synth(45, 12, 20, 7));
        assert_ne!(synth(45, 12, 20, 7), synth(45, 12, 20, 8));
        let project = synth(45, 12, 20, 7);
        assert_eq!(project.areas().len(), 1 + 3 + 45);
        assert_eq!(project.indicators().len(), 12);
        let all = 45 * 12 * 20;
        assert!((all * 94 / 100..all).contains(&project.values().count()));
        let last = Period::month(2018, 8).map(Period::ordinal);
        let extents: Vec<_> = project.values().tables().map(|(_, table)| table.extent()).collect();
        assert_eq!(extents.len(), 12);
        assert!(extents.iter().all(|extent| extent.map(|(_, end)| end) == last));
    }

    #[test]
    fn any_size_is_a_project() {
        for (areas, indicators, months) in
            [(0, 0, 0), (1, 0, 5), (0, 3, 5), (3, 10, 0), (1, 1, 99_999)]
        {
            let project = synth(areas, indicators, months, 0);
            assert_eq!(project.indicators().len(), indicators);
        }
    }
}
