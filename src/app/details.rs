//! What stands beside a figure, asked and put: status, note, source, day, the floor of a plan.

use std::collections::HashSet;

use crate::{
    model::{
        Cell, CellDetail, CellKey, Date, IndicatorKind, Measure, Name, Source, SourceId, Status,
    },
    text::{
        detail_messages::{
            as_of_label, cell_count, detail_texts, details_label, not_a_day, source_label,
            status_label, status_word,
        },
        fold::{clean, fold, matches_query},
        grid_messages::{Deed, done as done_message},
        lang::Lang,
        number::format_for_edit,
        period::{date_label, parse_day, period_label},
        window::window_texts,
    },
};

use super::{App, Dialog, Pane, clock, grid::interpret};

/// What is being said of a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct AskingDetails {
    pub key: CellKey,
    /// "Số hộ nghèo, Bác Ái, 2018".
    pub cell_name: String,
    /// The figure with the status chosen.
    pub cell: Cell,
    /// What the cell may become, and what that is called.
    pub cells: Vec<(Cell, &'static str)>,
    pub note: String,
    pub source: AskingSource,
    pub as_of: String,
    /// The lowest value that fulfils a plan; none where the figure is no plan.
    pub floor: Option<String>,
    /// Who says so; remembered for later edits.
    pub name: String,
    /// What is wrong with what was typed.
    pub complaint: Option<String>,
}

/// The source of a cell, chosen among the project's or new.
#[derive(Clone, Debug, PartialEq)]
pub struct AskingSource {
    /// What was typed to find it.
    pub query: String,
    pub chosen: Option<SourceId>,
    /// Which of those found the keyboard is at.
    pub at: usize,
    /// All of the project: id, line, and the line as it is searched.
    known: Vec<(SourceId, String, String)>,
    pub new: Option<NewSource>,
    /// The question has turned to a new source or back: its first field gets the keyboard.
    pub has_turned: bool,
}

/// A source that the project does not have yet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewSource {
    pub title: String,
    pub number: String,
    pub date: String,
    pub issuer: String,
    pub illustrative: bool,
}

/// So many of the sources found are shown.
const MOST_FOUND: usize = 5;

impl AskingSource {
    fn new(sources: &[Source], chosen: Option<SourceId>, lang: Lang) -> Self {
        let known = sources.iter().map(|source| {
            let line = source_label(lang, source);
            let date = source.date.map(|date| date.to_string()).unwrap_or_default();
            // Also by its id, which says "kh-2737" where the title says "Kế hoạch", and by both
            // languages.
            let all = [
                source.id.as_str(),
                &source.number,
                &source.title.vi,
                &source.title.en,
                &source.issuer,
                &date,
            ];
            (source.id.clone(), line, fold(&all.join(" ")))
        });
        let mut asking = Self {
            query: String::new(),
            chosen: None,
            at: 0,
            known: known.collect(),
            new: None,
            has_turned: false,
        };
        if let Some(chosen) = chosen {
            asking.choose(&chosen);
        }
        asking
    }

    /// The sources that are being looked for: id and line; none once one is chosen.
    #[must_use]
    pub fn found(&self) -> Vec<(SourceId, String)> {
        if self.chosen.is_some() || self.query.trim().is_empty() {
            return Vec::new();
        }
        let found = self.known.iter().filter(|(_, _, folded)| matches_query(folded, &self.query));
        found.take(MOST_FOUND).map(|(id, line, _)| (id.clone(), line.clone())).collect()
    }

    /// Turns to a source that the project does not have, or back to those it has.
    pub fn turn(&mut self) {
        // What was typed in search of it is a good beginning.
        let title = self.query.clone();
        self.new = self.new.is_none().then(|| NewSource { title, ..NewSource::default() });
        self.has_turned = true;
    }

    /// Takes a source; its line stands in the field then.
    pub fn choose(&mut self, id: &SourceId) {
        if let Some((id, line, _)) = self.known.iter().find(|(known, _, _)| known == id) {
            (self.chosen, self.query, self.at) = (Some(id.clone()), line.clone(), 0);
        }
    }

    /// The source that is new, if one is, and which one the cell has.
    fn answer(&self, lang: Lang) -> Result<(Option<Source>, Option<SourceId>), String> {
        let texts = detail_texts(lang);
        let Some(new) = &self.new else {
            return match &self.chosen {
                None if !self.query.trim().is_empty() => Err(texts.source_unknown.to_owned()),
                chosen => Ok((None, chosen.clone())),
            };
        };
        let title = clean(&new.title);
        if title.is_empty() {
            return Err(texts.source_title_missing.to_owned());
        }
        let number = clean(&new.number);
        let id = self.free_id(if number.is_empty() { &title } else { &number });
        let source = Source {
            id: id.clone(),
            title: Name::same(&title),
            number,
            date: day(&new.date, lang)?,
            issuer: clean(&new.issuer),
            illustrative: new.illustrative,
        };
        Ok((Some(source), Some(id)))
    }

    /// An id made of a text, "1884-qd-ubnd", that no source has yet.
    fn free_id(&self, text: &str) -> SourceId {
        const MOST_LETTERS: usize = 40;
        let folded = fold(text);
        let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty());
        let mut base: String = words.collect::<Vec<_>>().join("-");
        base.truncate(MOST_LETTERS);
        if base.is_empty() {
            "nguon".clone_into(&mut base);
        }
        let is_free = |id: &str| !self.known.iter().any(|(known, _, _)| known.as_str() == id);
        let further = (2_u32..).map(|at| format!("{base}-{at}"));
        let mut ids = std::iter::once(base.clone()).chain(further);
        SourceId::from(ids.find(|id| is_free(id)).unwrap_or_default().as_str())
    }
}

impl App {
    /// Asks what is to be said of the cell under the cursor.
    pub(super) fn ask_for_details(&mut self) {
        let lang = self.lang();
        if !self.may_be_changed() {
            return;
        }
        let Some((key, _)) = self.cursor_cell() else { return };
        let project = self.document.project();
        let detail = project.details().get(&key);
        let cell = project.cell(&key);
        let texts = window_texts(lang);
        let mut cells = vec![
            (Cell::NotReported, texts.not_reported),
            (Cell::NotApplicable, texts.not_applicable),
        ];
        if let Some(number) = cell.number() {
            let with = |status| (Cell::Value { number, status }, status_word(lang, status));
            cells.splice(0..0, [Status::Final, Status::Provisional, Status::Estimate].map(with));
        }
        let as_of = detail.and_then(|detail| detail.as_of).map(typed_day);
        let floor = detail.and_then(|detail| detail.floor);
        let floor = floor.map(|floor| format_for_edit(lang, floor)).unwrap_or_default();
        let source = detail.and_then(|detail| detail.source.clone());
        let asking = AskingDetails {
            cell_name: self.cell_name(lang, &key),
            cell,
            cells,
            note: detail.map(|detail| detail.note.clone()).unwrap_or_default(),
            source: AskingSource::new(project.sources().as_slice(), source, lang),
            as_of: as_of.unwrap_or_default(),
            floor: (key.measure == Measure::Plan).then_some(floor),
            name: self.prefs.name.clone(),
            complaint: None,
            key,
        };
        self.dialog = Some(Dialog::Details(Box::new(asking)));
    }

    /// Takes the answer of the dialog; where something is wrong it stays open and says so.
    pub(super) fn take_details(&mut self) {
        let lang = self.lang();
        let Some(Dialog::Details(asking)) = &self.dialog else { return };
        let (detail, new_source) = match self.read_details(asking) {
            Ok(answer) => answer,
            Err(complaint) => {
                if let Some(Dialog::Details(asking)) = &mut self.dialog {
                    asking.complaint = Some(complaint);
                }
                return;
            }
        };
        let cell = asking.cell;
        let label = details_label(lang, &asking.cell_name);
        let name = clean(&asking.name);
        self.dialog = None;
        self.document.work_as(&name);
        self.prefs.name = name;
        let done = self.document.set_details(cell, detail, new_source, label);
        self.tell_refusal(&done);
        self.wanted_focus = Some(Pane::Grid);
    }

    fn read_details(&self, asking: &AskingDetails) -> Result<(CellDetail, Option<Source>), String> {
        let lang = self.lang();
        let project = self.document.project();
        let before = project.details().get(&asking.key);
        let (new_source, source) = asking.source.answer(lang)?;
        let mut floor = before.and_then(|detail| detail.floor);
        if let (Some(typed), Some(indicator)) =
            (&asking.floor, project.indicators().get(&asking.key.indicator))
        {
            let known = floor.and_then(|floor| Cell::value(floor, Status::Final));
            let cell = interpret(typed, lang, indicator, known.unwrap_or_default());
            floor = cell.map_err(|refusal| refusal.sentence)?.number();
        }
        let detail = CellDetail {
            key: asking.key.clone(),
            source,
            as_of: day(&asking.as_of, lang)?,
            note: clean(&asking.note),
            floor,
            rivals: before.map(|detail| detail.rivals.clone()).unwrap_or_default(),
        };
        Ok((detail, new_source))
    }

    /// "Số hộ nghèo, Bác Ái, 2019".
    pub(super) fn cell_name(&self, lang: Lang, key: &CellKey) -> String {
        let project = self.document.project();
        let indicator = project.indicators().get(&key.indicator);
        let name = indicator.map_or(key.indicator.as_str(), |it| lang.pick(&it.name));
        let place = project.place_name(&key.place);
        let place = place.map_or(key.place.as_str(), |name| lang.pick(name));
        let kind = indicator.map_or(IndicatorKind::Level, |indicator| indicator.kind);
        format!("{name}, {place}, {}", period_label(lang, key.period, kind))
    }

    /// Gives the selected numbers another status.
    pub(super) fn set_status(&mut self, status: Status) {
        let lang = self.lang();
        let mut cells = self.selected_cells();
        cells.retain(|(_, cell)| cell.number().is_some());
        for (_, cell) in &mut cells {
            if let Some(number) = cell.number() {
                *cell = Cell::Value { number, status };
            }
        }
        match cells.as_slice() {
            [] => self.notice = Some(detail_texts(lang).no_number.to_owned()),
            [(key, cell)] if !self.grid.has_range() => {
                let label = status_label(lang, status, &self.cell_name(lang, key));
                let done = self.document.set_cell(key.clone(), *cell, label);
                self.tell_refusal(&done);
            }
            _ => {
                self.do_to_cells(cells, Deed::Mark(status));
            }
        }
    }

    /// Says of the selected cells that nothing can stand there.
    pub(super) fn mark_not_applicable(&mut self) {
        if !self.grid.has_range() {
            self.set_cursor_cell(Cell::NotApplicable);
            return;
        }
        let mut cells = self.selected_cells();
        cells.retain(|(_, cell)| *cell != Cell::NotApplicable);
        for (_, cell) in &mut cells {
            *cell = Cell::NotApplicable;
        }
        self.do_to_cells(cells, Deed::NotApplicable);
    }

    /// Says of the selected figures that they were counted to today.
    pub(super) fn count_to_today(&mut self) {
        let lang = self.lang();
        let Some(today) = clock::today() else { return };
        let mut cells = self.selected_cells();
        cells.retain(|(_, cell)| *cell != Cell::NotReported);
        let about = match cells.as_slice() {
            [] => {
                self.notice = Some(detail_texts(lang).nothing_to_date.to_owned());
                return;
            }
            [(key, _)] => self.cell_name(lang, key),
            _ => cell_count(lang, cells.len()),
        };
        let project = self.document.project();
        let dated = |(key, _): (CellKey, Cell)| {
            let known = project.details().get(&key).cloned();
            let detail = known.unwrap_or_else(|| CellDetail::of(key));
            CellDetail { as_of: Some(today), ..detail }
        };
        let details = cells.into_iter().map(dated).collect();
        let label = as_of_label(lang, today, &about);
        let done = self.document.put_details(details, label.clone());
        self.tell_refusal(&done);
        if done.is_ok() {
            self.notice = Some(done_message(lang, &label));
        }
    }

    /// The selected cells, with what was entered in them.
    fn selected_cells(&self) -> Vec<(CellKey, Cell)> {
        let Some(sheet) = self.shown_sheet() else { return Vec::new() };
        let project = self.document.project();
        let range = self.grid.range();
        let keys = range.cells().filter_map(|pos| Self::cell_at(project, &sheet, pos));
        // A year's plan stands beside each of its months.
        let mut seen = HashSet::new();
        let once = keys.filter(|(key, _)| seen.insert(key.clone()));
        once.map(|(key, _)| (key.clone(), project.cell(&key))).collect()
    }
}

/// A day as it is typed in either language.
pub(super) fn typed_day(date: Date) -> String {
    date_label(Lang::Vi, date)
}

fn day(text: &str, lang: Lang) -> Result<Option<Date>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    parse_day(text).map(Some).ok_or_else(|| not_a_day(lang, &clean(text)))
}
