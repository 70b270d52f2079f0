//! The text of a project, written: the same project always gives the same bytes.

use std::{cmp::Ordering, collections::HashMap};

use ron::{Options, extensions::Extensions, ser::PrettyConfig};
use serde::Serialize;

use super::{changes::FileChange, migrate::VERSION, row::write_row};
use crate::model::{
    CellKey, IndicatorId, Item, Measure, Period, PlaceId, Project, Row, Shelf, SourceId, Step,
    Table, TableKey,
};

/// The text that is saved, as [`super`] describes it.
#[must_use]
pub fn project_text(project: &Project) -> String {
    let mut writer = Writer::new(project);
    writer.line(0, "(");
    writer.line(1, &format!("giaoban: {VERSION},"));
    let settings = one_line(project.settings());
    writer.line(1, &format!("settings: {settings},"));
    writer.shelf("sources", project.sources());
    writer.shelf("areas", project.areas());
    writer.shelf("groups", project.groups());
    writer.shelf("programs", project.programs());
    writer.shelf("topics", project.topics());
    if !project.dimensions().is_empty() {
        writer.shelf("dimensions", project.dimensions());
    }
    writer.indicators(project);
    writer.tables(project);
    writer.cells(project);
    if !project.acknowledgements().is_empty() {
        writer.shelf("acknowledgements", project.acknowledgements());
    }
    if !project.views().is_empty() {
        writer.shelf("views", project.views());
    }
    writer.changes(project);
    writer.line(0, ")");
    writer.text
}

struct Writer<'a> {
    text: String,
    /// Where areas, then groups, stand in protocol order.
    places: HashMap<&'a str, usize>,
    indicators: HashMap<&'a str, usize>,
}

/// The place in an order; ids that have none come last, by name.
type Rank<'a> = (usize, &'a str);

impl<'a> Writer<'a> {
    fn new(project: &'a Project) -> Self {
        let places = project.areas().ids().chain(project.groups().ids());
        let indicators = project.indicators().ids();
        Self {
            // About nine bytes a figure, names and gaps included.
            text: String::with_capacity(project.values().count() * 9 + 4096),
            places: places.enumerate().map(|(at, id)| (id.as_str(), at)).collect(),
            indicators: indicators.enumerate().map(|(at, id)| (id.as_str(), at)).collect(),
        }
    }

    fn line(&mut self, indent: usize, line: &str) {
        for _ in 0..indent {
            self.text.push_str("    ");
        }
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn list(&mut self, name: &str, is_empty: bool, inside: impl FnOnce(&mut Self)) {
        if is_empty {
            self.line(1, &format!("{name}: [],"));
            return;
        }
        self.line(1, &format!("{name}: ["));
        inside(self);
        self.line(1, "],");
    }

    /// One object a line.
    fn shelf<T: Item + Serialize>(&mut self, name: &str, items: &Shelf<T>) {
        self.list(name, items.is_empty(), |out| {
            for item in items {
                out.line(2, &format!("{},", one_line(item)));
            }
        });
    }

    /// One field a line.
    fn indicators(&mut self, project: &Project) {
        let items = project.indicators();
        self.list("indicators", items.is_empty(), |out| {
            for item in items {
                let fields = ron(item, 1);
                let mut lines = fields.lines().peekable();
                while let Some(line) = lines.next() {
                    let end = if lines.peek().is_none() { "," } else { "" };
                    out.line(2, &format!("{line}{end}"));
                }
            }
        });
    }

    fn tables(&mut self, project: &Project) {
        let mut tables: Vec<_> = project.values().tables().collect();
        tables.sort_by(|(a, _), (b, _)| self.compare_tables(a, b));
        self.list("tables", tables.is_empty(), |out| {
            for (key, table) in tables {
                out.table(key, table);
            }
        });
    }

    fn compare_tables(&self, a: &TableKey, b: &TableKey) -> Ordering {
        let rank = |key: &TableKey| (key.measure, key.step);
        self.indicator_rank(&a.indicator)
            .cmp(&self.indicator_rank(&b.indicator))
            .then_with(|| rank(a).cmp(&rank(b)))
            .then_with(|| a.document.cmp(&b.document))
    }

    fn table(&mut self, key: &TableKey, table: &Table) {
        let mut rows: Vec<(Rank<'_>, &PlaceId, &Row)> =
            table.rows().map(|(place, row)| (self.place_rank(place), place, row)).collect();
        rows.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        let start = rows.iter().map(|(_, _, row)| row.start()).min();
        let head = Head {
            indicator: &key.indicator,
            measure: key.measure,
            from: start.and_then(|start| Period::from_ordinal(key.step, start)),
            step: key.step,
            document: key.document.as_ref(),
            source: table.source.as_ref(),
            as_of: table.as_of,
        };
        let head = one_line(&head);
        let head = head.strip_suffix(')').unwrap_or(&head);
        self.line(2, &format!("{head}, rows: {{"));
        for (_, place, row) in rows {
            self.text.push_str("            ");
            self.text.push_str(&quoted(place.as_str()));
            self.text.push_str(": \"");
            write_row(row, start.unwrap_or(0), &mut self.text);
            self.text.push_str("\",\n");
        }
        self.line(2, "}),");
    }

    fn cells(&mut self, project: &Project) {
        let mut cells: Vec<_> = project.details().iter().collect();
        cells.sort_by(|(a, _), (b, _)| self.compare_cells(a, b));
        self.list("cells", cells.is_empty(), |out| {
            for (_, detail) in cells {
                out.line(2, &format!("{},", one_line(detail)));
            }
        });
    }

    fn changes(&mut self, project: &Project) {
        let changes = project.changes();
        if !changes.is_empty() {
            self.list("history", false, |out| {
                for change in changes {
                    out.line(2, &format!("{},", one_line(&FileChange::from(change))));
                }
            });
        }
    }

    fn compare_cells(&self, a: &CellKey, b: &CellKey) -> Ordering {
        let when = |key: &CellKey| (key.period.step(), key.period.ordinal());
        self.compare_tables(&a.table(), &b.table())
            .then_with(|| self.place_rank(&a.place).cmp(&self.place_rank(&b.place)))
            .then_with(|| when(a).cmp(&when(b)))
    }

    fn place_rank<'b>(&self, place: &'b PlaceId) -> Rank<'b> {
        rank(&self.places, place.as_str())
    }

    fn indicator_rank<'b>(&self, indicator: &'b IndicatorId) -> Rank<'b> {
        rank(&self.indicators, indicator.as_str())
    }
}

fn rank<'b>(order: &HashMap<&str, usize>, id: &'b str) -> Rank<'b> {
    order.get(id).map_or((usize::MAX, id), |at| (*at, ""))
}

/// A table without its rows.
#[derive(Serialize)]
struct Head<'a> {
    indicator: &'a IndicatorId,
    measure: Measure,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<Period>,
    step: Step,
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<&'a SourceId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a SourceId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<crate::model::Date>,
}

fn one_line<T: Serialize>(object: &T) -> String {
    ron(object, 0)
}

fn quoted(id: &str) -> String {
    if id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.')) {
        return format!("\"{id}\"");
    }
    one_line(&id)
}

/// An object in RON, its fields on lines of their own down to a depth.
fn ron<T: Serialize>(object: &T, depth: usize) -> String {
    let pretty = PrettyConfig::new().depth_limit(depth).new_line("\n").indentor("    ");
    let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let written = options.to_string_pretty(object, pretty);
    debug_assert!(written.is_ok(), "the model's objects have nothing that RON cannot write");
    written.unwrap_or_default()
}
