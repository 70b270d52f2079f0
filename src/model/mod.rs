//! The project in memory: what a committee's figures are, and the one way they change.
//!
//! Nothing here knows a file, a clock or a screen. Every change is an [`Edit`] in a [`Transaction`]
//! with an exact inverse; ids never change.

mod acknowledgement;
mod area;
mod basis;
mod cell;
mod change;
mod chart_layout;
mod date;
mod detail;
mod difference;
mod dimension;
mod edit;
pub mod formula;
mod history;
mod ids;
mod indicator;
mod period;
mod project;
mod saved_view;
mod series_break;
mod shelf;
mod source;
mod values;

pub use acknowledgement::Acknowledgement;
pub use area::{Area, AreaKind, Group, Members};
pub use basis::{BasisParts, CapitalBasis, PlanVersion};
pub use cell::{Cell, Status};
pub use change::{CellChange, MOST_CHANGES, Moment};
pub use chart_layout::{ChartKind, ChartLayout, ChartPlace, Headline, Sort};
pub use date::Date;
pub use detail::{CellDetail, Rival, TableDefaults};
pub use difference::difference;
pub use dimension::{Dimension, Member};
pub use edit::{Edit, EditError, Kind, Object, Transaction};
pub use formula::{Formula, FormulaError, FormulaErrorKind};
pub use history::{History, StateId};
pub use ids::{
    AckId, DimensionId, IndicatorId, Name, PlaceId, ProgramId, SourceId, TopicId, ViewId,
};
pub use indicator::{
    AcrossAreas, AcrossPeriods, Breakdown, Direction, Indicator, IndicatorKind, Measure, Operand,
    OperandMeasure, OperandPeriod, Program, Reporters, SeriesBreak, Thresholds, Topic,
};
pub use period::{Period, Step};
pub use project::{Parts, Project, ProjectProblem, Settings};
pub use saved_view::{AreaLevel, SavedView, Shows, TableFeature, TableLayout, TableShape};
pub use shelf::{Item, Shelf};
pub use source::Source;
pub use values::{CellKey, Row, Table, TableKey, Values};
