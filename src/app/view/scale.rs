//! Money in tỷ đồng: what is shown, beside what is stored in the indicator's own unit.

use std::{collections::HashMap, sync::Arc};

use crate::{
    analysis::{Figure, Shown},
    model::{Cell, Indicator, IndicatorId, Name},
    text::{
        number::shifted,
        selection_messages::{Measured, Summary},
    },
};

/// The unit that can be shown in thousands of it (triệu đồng → tỷ đồng).
const MILLIONS: &str = "triệu đồng";
/// Decimal places between the two.
const PLACES: u8 = 3;

/// Indicators that the table shows in another unit than their own, as they are shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scale {
    shown: Arc<HashMap<IndicatorId, Indicator>>,
}

impl Scale {
    /// Those of some indicators that are money, in tỷ đồng.
    pub fn billions<'a>(indicators: impl Iterator<Item = &'a Indicator>) -> Self {
        let money = indicators.filter(|indicator| indicator.unit.vi == MILLIONS);
        let shown = money.map(|indicator| {
            let unit = Name { vi: "tỷ đồng".to_owned(), en: "billion VND".to_owned() };
            let decimals = indicator.decimals + PLACES;
            (indicator.id.clone(), Indicator { unit, decimals, ..indicator.clone() })
        });
        Self { shown: Arc::new(shown.collect()) }
    }

    /// How an indicator is shown: its unit and decimals; none where as it is.
    #[must_use]
    pub fn indicator(&self, id: &IndicatorId) -> Option<&Indicator> {
        self.shown.get(id)
    }

    fn places(&self, id: &IndicatorId) -> i32 {
        if self.shown.contains_key(id) { i32::from(PLACES) } else { 0 }
    }

    /// A stored figure as it is shown.
    #[must_use]
    pub fn shown_cell(&self, id: &IndicatorId, cell: Cell) -> Cell {
        shift(cell, -self.places(id))
    }

    /// A shown figure as it is stored.
    #[must_use]
    pub fn stored_cell(&self, id: &IndicatorId, cell: Cell) -> Cell {
        shift(cell, self.places(id))
    }

    /// What is said of stored figures, in the unit in which the table shows them.
    #[must_use]
    pub fn summary(&self, figures: &[Arc<Figure>], summary: Summary) -> Summary {
        let is_money = |figure: &Arc<Figure>| self.shown.contains_key(&figure.indicator);
        if figures.is_empty() || !figures.iter().all(is_money) {
            return summary;
        }
        let number = |number| shifted(number, -i32::from(PLACES));
        let measured = match summary.measured {
            Measured::Total { sum, mean } => {
                Measured::Total { sum: number(sum), mean: number(mean) }
            }
            Measured::Extremes { lowest, highest } => {
                Measured::Extremes { lowest: number(lowest), highest: number(highest) }
            }
            other => other,
        };
        Summary { measured, in_billions: true, decimals: summary.decimals + PLACES, ..summary }
    }

    /// A figure as it is shown.
    #[must_use]
    pub fn figure(&self, figure: Arc<Figure>) -> Arc<Figure> {
        let places = -self.places(&figure.indicator);
        if places == 0 {
            return figure;
        }
        let number = |number| shifted(number, places);
        let shown = match figure.shown {
            Shown::Number(it) => Shown::Number(number(it)),
            Shown::Partial(it) => Shown::Partial(number(it)),
            other => other,
        };
        Arc::new(Figure {
            shown,
            stated: figure.stated.map(number),
            computed: figure.computed.map(number),
            partial: figure.partial.map(number),
            floor: figure.floor.map(number),
            ..Figure::clone(&figure)
        })
    }
}

fn shift(cell: Cell, places: i32) -> Cell {
    match cell {
        Cell::Value { number, status } if places != 0 => {
            Cell::value(shifted(number, places), status).unwrap_or(cell)
        }
        other => other,
    }
}
