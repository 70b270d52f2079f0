//! The text of a project, read: rows parsed in place, every error with its line and column.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
    fmt,
};

use ron::{Options, extensions::Extensions};
use serde::{Deserialize, Deserializer, Serialize, de};
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

use super::{
    FileError, FileProblem,
    changes::FileChange,
    locate::{Signs, byte_at, offset_of},
    migrate,
    row::parse_row,
};
use crate::{
    model::{
        Acknowledgement, Area, Cell, CellDetail, CellKey, Date, Dimension, Formula, Group,
        Indicator, IndicatorId, Measure, Parts, Period, PlaceId, Program, Project, ProjectProblem,
        SavedView, Settings, Shelf, Source, SourceId, Step, Table, TableKey, Topic, Values,
    },
    text::file_messages::Expected,
};

/// A file as it stands in the text: rows are not read yet. Versions 2 and 3 only added parts that
/// may be left out, so it reads the older ones too.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "project")]
pub(super) struct File<'a> {
    #[expect(dead_code, reason = "read by migrate::version before anything else")]
    giaoban: u32,
    settings: Settings,
    #[serde(default)]
    sources: Shelf<Source>,
    areas: Shelf<Area>,
    #[serde(default)]
    groups: Shelf<Group>,
    #[serde(default)]
    programs: Shelf<Program>,
    #[serde(default)]
    topics: Shelf<Topic>,
    #[serde(default)]
    dimensions: Shelf<Dimension>,
    #[serde(default)]
    indicators: Shelf<Indicator>,
    #[serde(default, borrow)]
    tables: Vec<FileTable<'a>>,
    #[serde(default)]
    cells: Vec<CellDetail>,
    #[serde(default)]
    acknowledgements: Shelf<Acknowledgement>,
    #[serde(default)]
    views: Shelf<SavedView>,
    #[serde(default)]
    history: Vec<FileChange>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "table")]
struct FileTable<'a> {
    indicator: IndicatorId,
    measure: Measure,
    from: Option<Period>,
    step: Step,
    document: Option<SourceId>,
    source: Option<SourceId>,
    as_of: Option<Date>,
    #[serde(borrow)]
    rows: Rows<'a>,
}

/// Place and packed row, in the order of the text.
#[derive(Debug)]
struct Rows<'a>(Vec<(Text<'a>, Text<'a>)>);

/// A text of the file, borrowed from it unless it has escapes.
#[derive(Debug)]
struct Text<'a>(Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Rows<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> de::Visitor<'de> for InOrder {
            type Value = Rows<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("rows of figures")
            }

            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Rows<'de>, A::Error> {
                let mut rows = Vec::new();
                while let Some(row) = map.next_entry()? {
                    rows.push(row);
                }
                Ok(Rows(rows))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Borrowed;
        impl<'de> de::Visitor<'de> for Borrowed {
            type Value = Text<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text in quotes")
            }

            fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<Text<'de>, E> {
                Ok(Text(Cow::Borrowed(text)))
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Text<'de>, E> {
                Ok(Text(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(Borrowed)
    }
}

/// Reads a project of any version that this program knows.
///
/// All texts come out in NFC, however they were typed.
///
/// # Errors
/// The first problem found, with its line and column in the text as normalised.
pub fn read_project(text: &str) -> Result<Project, FileError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let version = migrate::version(text)?;
    let text = composed(text);
    let mut file = migrate::read_version(version, &text)?;
    // Letters typed as escapes are composed only now; nobody writes them, so it may cost.
    if text.contains("\\u") {
        file.compose();
    }
    build(&text, file)
}

/// The text in NFC. Line by line, since most lines are plain figures and need no look at all.
fn composed(text: &str) -> Cow<'_, str> {
    let is_fine = |line: &str| line.is_ascii() || is_nfc(line);
    if text.split_inclusive('\n').all(is_fine) {
        return Cow::Borrowed(text);
    }
    let mut composed = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if is_fine(line) {
            composed.push_str(line);
        } else {
            composed.extend(line.nfc());
        }
    }
    Cow::Owned(composed)
}

fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// Reads RON into the structs of one version.
pub(super) fn parse<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, FileError> {
    options().from_str(text).map_err(|error| from_ron(text, &error))
}

impl File<'_> {
    fn compose(&mut self) {
        again(&mut self.settings);
        again(&mut self.sources);
        again(&mut self.areas);
        again(&mut self.groups);
        again(&mut self.programs);
        again(&mut self.topics);
        again(&mut self.dimensions);
        again(&mut self.indicators);
        again(&mut self.cells);
        again(&mut self.acknowledgements);
        again(&mut self.views);
        again(&mut self.history);
    }
}

/// Brings all texts of a part of the file into NFC, by way of its own text without escapes.
fn again<T: Serialize + de::DeserializeOwned>(part: &mut T) {
    let plain = ron::ser::PrettyConfig::new().escape_strings(false);
    if let Ok(text) = options().to_string_pretty(part, plain)
        && let Cow::Owned(text) = composed(&text)
        && let Ok(composed) = options().from_str(&text)
    {
        *part = composed;
    }
}

/// The project of a file, once every row is read and every reference is followed.
fn build(text: &str, file: File<'_>) -> Result<Project, FileError> {
    refuse_not_finite(text, &file)?;
    let mut values = Values::default();
    {
        // One id for all rows of a place.
        let places = file.areas.ids().chain(file.groups.ids());
        let places: HashMap<&str, &PlaceId> = places.map(|id| (id.as_str(), id)).collect();
        let mut scratch = Vec::new();
        for (at, table) in file.tables.into_iter().enumerate() {
            let (key, table) = read_table(text, at, table, &places, &mut scratch)?;
            // A table that says nothing is not kept, so it cannot be given twice to any harm.
            let name = format!("table \"{}\" {:?}", key.indicator, key.measure);
            if !values.insert(key, table) {
                return Err(at_item(text, "tables", at, FileProblem::Duplicate { what: name }));
            }
        }
    }
    let mut details = BTreeMap::new();
    for (at, detail) in file.cells.into_iter().enumerate() {
        let key: CellKey = detail.key.clone();
        let what = format!("cell \"{}\" {} {}", key.indicator, key.place, key.period);
        if details.insert(key, detail).is_some() {
            return Err(at_item(text, "cells", at, FileProblem::Duplicate { what }));
        }
    }
    let change = |(at, change): (usize, FileChange)| {
        change.read().map_err(|problem| at_item(text, "history", at, problem))
    };
    let changes = file.history.into_iter().enumerate().map(change).collect::<Result<_, _>>()?;
    Project::from_parts(Parts {
        settings: file.settings,
        areas: file.areas,
        groups: file.groups,
        programs: file.programs,
        topics: file.topics,
        dimensions: file.dimensions,
        indicators: file.indicators,
        sources: file.sources,
        values,
        details,
        acknowledgements: file.acknowledgements,
        views: file.views,
        changes,
    })
    .map_err(|problems| dangling(text, problems))
}

fn read_table(
    text: &str,
    at: usize,
    table: FileTable<'_>,
    places: &HashMap<&str, &PlaceId>,
    scratch: &mut Vec<Cell>,
) -> Result<(TableKey, Table), FileError> {
    let step = table.step;
    let start = match table.from {
        Some(from) if from.step() == step => from.ordinal(),
        None if table.rows.0.is_empty() => 0,
        _ => {
            let problem = FileProblem::From { step: format!("{step:?}") };
            let signs = Signs::of(text);
            let item = signs.items("tables").into_iter().nth(at).unwrap_or_default();
            let place = signs.field(&item, "from").unwrap_or(item.start);
            return Err(FileError::at(text, signs.byte(place).unwrap_or(0), problem));
        }
    };
    let mut rows = BTreeMap::new();
    for (Text(place), Text(row)) in table.rows.0 {
        let error = |part: &Cow<'_, str>, offset: usize, problem| match part {
            Cow::Borrowed(part) if let Some(start) = offset_of(text, part) => {
                FileError::at(text, start + offset, problem)
            }
            // With escapes in it; only the table is known.
            _ => at_item(text, "tables", at, problem),
        };
        let Some(id) = places.get(composed(&place).as_ref()) else {
            let missing = format!("area or group \"{place}\"");
            let at = format!("table \"{}\" {:?}", table.indicator, table.measure);
            return Err(error(&place, 0, FileProblem::Dangling { at, missing }));
        };
        let cells = parse_row(&row, step, start, scratch)
            .map_err(|wrong| error(&row, wrong.offset, wrong.problem))?;
        if rows.insert((*id).clone(), cells).is_some() {
            let problem = FileProblem::Duplicate { what: format!("row of \"{place}\"") };
            return Err(error(&place, 0, problem));
        }
    }
    let key = TableKey {
        indicator: table.indicator,
        measure: table.measure,
        step,
        document: table.document,
    };
    Ok((key, Table::new(table.source, table.as_of, rows)))
}

/// Refuses numbers of objects that RON can write and no figure can be.
fn refuse_not_finite(text: &str, file: &File<'_>) -> Result<(), FileError> {
    let indicator = file.indicators.iter().position(|one| !one.is_finite());
    let found = indicator.map(|at| ("indicators", at));
    let in_cells = || file.cells.iter().position(|one| !one.is_finite()).map(|at| ("cells", at));
    let Some((section, at)) = found.or_else(in_cells) else { return Ok(()) };
    let signs = Signs::of(text);
    let item = signs.items(section).into_iter().nth(at).unwrap_or_default();
    let place = signs.not_finite_in(&item).unwrap_or(item.start);
    Err(FileError::at(text, signs.byte(place).unwrap_or(0), FileProblem::NotFinite))
}

/// The error at the beginning of an object of a section.
fn at_item(text: &str, section: &str, at: usize, problem: FileProblem) -> FileError {
    let signs = Signs::of(text);
    let place = signs.items(section).get(at).and_then(|item| signs.byte(item.start));
    FileError::at(text, place.unwrap_or(0), problem)
}

/// The first reference to nothing, at the place in the text that names it.
fn dangling(text: &str, problems: Vec<ProjectProblem>) -> FileError {
    let signs = Signs::of(text);
    let place = |problem: &ProjectProblem| {
        let (kind, rest) = problem.at.split_once(' ').unwrap_or_default();
        let mut quoted = rest.split('"').skip(1);
        let id = quoted.next().unwrap_or_default();
        let after = quoted.next().unwrap_or_default().trim();
        let section = match kind {
            "table" => "tables",
            "cell" => "cells",
            "area" => "areas",
            "group" => "groups",
            "topic" => "topics",
            "acknowledgement" => "acknowledgements",
            "view" => "views",
            _ => "indicators",
        };
        let missing = problem.missing.split('"').nth(1).unwrap_or_default();
        let is_it = |item: &&std::ops::Range<usize>| match kind {
            "table" => {
                signs.field_text(item, "indicator") == Some(id)
                    && signs.field_text(item, "measure") == Some(after)
                    && signs.text_in(item, missing).is_some()
            }
            "cell" => {
                let key = signs.field(item, "key").unwrap_or(item.start)..item.end;
                let address = |name| signs.field_text(&key, name);
                let place_and_period = after.split_once(' ').unwrap_or_default();
                address("indicator") == Some(id)
                    && address("place") == Some(place_and_period.0)
                    && address("period") == Some(place_and_period.1)
                    && signs.text_in(item, missing).is_some()
            }
            _ => signs.field_text(item, "id") == Some(id),
        };
        let items = signs.items(section);
        let item = items.iter().find(is_it)?;
        let fallback = match problem.missing.as_str() {
            words if words.contains("parents") => "parent",
            words if words.contains("formulas") => "formula",
            _ => "id",
        };
        let named = signs
            .text_in(item, missing)
            .or_else(|| signs.text_naming(item, missing).filter(|_| !missing.is_empty()))
            .or_else(|| signs.field(item, fallback));
        signs.byte(named.unwrap_or(item.start))
    };
    // The first in the text; one that could not be found comes last.
    let placed =
        problems.into_iter().map(|problem| (place(&problem).unwrap_or(text.len()), problem));
    match placed.min_by_key(|(place, _)| *place) {
        Some((place, ProjectProblem { at, missing })) => {
            FileError::at(text, place, FileProblem::Dangling { at, missing })
        }
        None => FileError::at(text, 0, FileProblem::Other("inconsistent".into())),
    }
}

/// What the RON reader says, with its place made exact where it can be.
fn from_ron(text: &str, error: &ron::error::SpannedError) -> FileError {
    let start = byte_at(text, error.span.start.line, error.span.start.col);
    let end = byte_at(text, error.span.end.line, error.span.end.col);
    // At the end there may be half a word, which the reader took for a wrong one.
    let left = Signs::of(text.get(end..).unwrap_or_default()).len();
    if left <= 1 && Signs::of(text).is_cut_off() {
        return FileError::at(text, text.len(), FileProblem::Truncated);
    }
    let problem = problem_of(&error.code);
    // The reader may stand before the blank that leads to what is wrong.
    let start = text.get(start..).map_or(start, |rest| text.len() - rest.trim_start().len());
    let place = match &problem {
        FileProblem::Duplicate { what } => second_of(text, what, end).unwrap_or(start),
        FileProblem::Truncated => text.len(),
        FileProblem::Formula { error } => in_quoted(text, start, error.at),
        _ => start,
    };
    FileError::at(text, place, problem)
}

/// The byte of a character, counted from 1, of the text in quotes that begins at a byte.
fn in_quoted(text: &str, start: usize, at: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let quote = usize::from(rest.starts_with('"'));
    let letters = rest.chars().skip(quote).take(at.saturating_sub(1)).map(char::len_utf8);
    start + quote + letters.sum::<usize>()
}

/// Where the second of two objects with one id, which ends before a byte, names its id.
fn second_of(text: &str, what: &str, end: usize) -> Option<usize> {
    let id = what.split('"').nth(1)?;
    let signs = Signs::of(text);
    let sections =
        "sources areas groups programs topics dimensions indicators acknowledgements views";
    let items = sections.split(' ').flat_map(|section| signs.items(section));
    let of_id = items.filter(|item| signs.field_text(item, "id") == Some(id));
    let ids = of_id.filter_map(|item| signs.byte(signs.field(&item, "id")?));
    ids.filter(|byte| *byte < end).max()
}

fn problem_of(code: &ron::Error) -> FileProblem {
    use ron::Error;
    let expected = FileProblem::Expected;
    match code {
        Error::Eof | Error::UnclosedBlockComment | Error::UnclosedLineComment => {
            FileProblem::Truncated
        }
        Error::ExpectedComma => expected(Expected::Comma),
        Error::ExpectedMapColon => expected(Expected::Colon),
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => expected(Expected::Object),
        Error::ExpectedStructLikeEnd => expected(Expected::ObjectEnd),
        Error::ExpectedArray => expected(Expected::List),
        Error::ExpectedArrayEnd => expected(Expected::ListEnd),
        Error::ExpectedMap => expected(Expected::Map),
        Error::ExpectedMapEnd => expected(Expected::MapEnd),
        Error::ExpectedString => expected(Expected::Text),
        Error::ExpectedStringEnd => FileProblem::Truncated,
        Error::InvalidEscape(_) => expected(Expected::Escape),
        Error::ExpectedFloat
        | Error::ExpectedInteger
        | Error::FloatUnderscore
        | Error::IntegerOutOfBounds
        | Error::InvalidIntegerDigit { .. }
        | Error::UnderscoreAtBeginning => expected(Expected::Number),
        Error::ExpectedBoolean => expected(Expected::Boolean),
        Error::ExpectedIdentifier
        | Error::InvalidIdentifier(_)
        | Error::SuggestRawIdentifier(_) => expected(Expected::Name),
        Error::TrailingCharacters => expected(Expected::End),
        Error::NoSuchEnumVariant { expected, found, .. } => {
            FileProblem::Word { found: found.clone(), expected: expected.join(", ") }
        }
        Error::NoSuchStructField { found, .. } => {
            FileProblem::UnknownField { field: found.clone() }
        }
        Error::MissingStructField { field, .. } => {
            FileProblem::MissingField { field: (*field).to_owned() }
        }
        Error::DuplicateStructField { field, .. } => {
            FileProblem::DuplicateField { field: (*field).to_owned() }
        }
        Error::Message(message) => from_model(message),
        other => FileProblem::Other(other.to_string()),
    }
}

/// What the model says of a text that it does not take.
fn from_model(message: &str) -> FileProblem {
    let quoted = |rest: &str| message.strip_prefix('\'')?.strip_suffix(rest).map(str::to_owned);
    if let Some(id) = message.strip_prefix("duplicate id ") {
        return FileProblem::Duplicate { what: format!("id {id}") };
    }
    if let Some(text) = quoted("' is not a date like 2018-07-31") {
        return FileProblem::Date { text };
    }
    if let Some(text) = quoted("' is not a moment like 2018-08-15 07:05:09") {
        return FileProblem::Moment { text };
    }
    if let Some((text, _)) = message.split_once("' is not a period")
        && let Some(text) = text.strip_prefix('\'')
    {
        return FileProblem::Period { text: text.to_owned() };
    }
    if let Some((text, _)) = message.split_once("' is not a formula: ")
        && let Some(text) = text.strip_prefix('\'')
        && let Err(error) = text.parse::<Formula>()
    {
        return FileProblem::Formula { error };
    }
    FileProblem::Other(message.to_owned())
}
