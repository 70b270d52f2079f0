//! The project on disk: the text of the file, reading it with places for errors, saving it safely.
//!
//! # The file, version 4
//!
//! UTF-8 text in [RON](https://github.com/ron-rs/ron), lines end in `\n` on every system, indented
//! by four spaces. Everything is inside one `( … )`, and the first field is the version:
//!
//! ```ron
//! (
//!     giaoban: 4,
//!     settings: (title: (vi: "Ninh Thuận · CTMTQG 2016-2020", en: "Ninh Thuan · NTP 2016-2020")),
//!     sources: [ .. ],
//!     areas: [ .. ],
//!     groups: [ .. ],
//!     programs: [ .. ],
//!     topics: [ .. ],
//!     dimensions: [ .. ],
//!     indicators: [ .. ],
//!     tables: [ .. ],
//!     cells: [ .. ],
//!     acknowledgements: [ .. ],
//!     views: [ .. ],
//!     history: [ .. ],
//! )
//! ```
//!
//! `tests/fixtures/v4.ron` is a whole file that shows every kind of object. Version 3 had no charts among
//! its `views`, version 2 no `views`,
//! version 1 no `dimensions`, `acknowledgements` and `history` either (still left out when empty),
//! and of an indicator no `formula`, `must_equal` and `basis`; both are read as they stand.
//!
//! - **Objects** (`sources` to `indicators`) are the structs of [`crate::model`], field by field;
//!   optional fields are written bare (`short: (vi: …)`, never `Some(…)`) and left out when empty.
//!   One object takes one line, an indicator one line per field. The order of each list is the
//!   order the program shows; that of `areas` is the committee's protocol order.
//! - **Dates** are `"2018-07-31"`, **periods** `"2016-2020"`, `"2018"`, `"2018-H1"`, `"2018-Q3"`,
//!   `"2018-07"`; a **step** is `Span(5)`, `Year`, `Half`, `Quarter` or `Month`.
//! - **Formulas** are texts over indicators: `+ - * /`, parentheses, `sum(…)`, `previous(…)`,
//!   `same_period_last_year(…)`, `year(…)`, `actual(…)`, `plan(…)`, `estimate(…)`
//!   ([`crate::model::formula`]). They may not lead back to themselves.
//! - An unknown field, an id given twice and a reference to nothing are errors.
//!
//! ## Tables
//!
//! The figures of one indicator, measure, step and (for plans) document, a row per area or group:
//!
//! ```ron
//! (indicator: "ho_ngheo", measure: Actual, from: "2016", step: Year, source: "qd-1884", as_of: "2019-11-26", rows: {
//!     "ninh-son": "_ _ _ 2638",
//!     "bac-ai": "3574 _ 2972e 2601",
//! }),
//! ```
//!
//! - Fields in this order: `indicator`, `measure`, `from`, `step`, `document`, `source`, `as_of`,
//!   `rows`; `document`, `source` and `as_of` may be left out. `source` and `as_of` hold for every
//!   cell that has no own in `cells`.
//! - `from` is the period of every row's first token, of the table's own step; each further token
//!   is the next period. Spans are named by their first year, so the span after 2016-2020 that
//!   begins in 2021 stands five tokens further.
//! - Tokens are apart by a space: `_` not reported, `x` not applicable, else a number in plain
//!   decimal notation (`-12.5`, never `1e3`) that reads back to the same bits, followed by `p` if
//!   provisional, `e` if an estimate.
//! - As saved: `from` is the first period any row has, rows end at their last figure and stand in
//!   protocol order (areas, then groups), tables in the order of `indicators`, then measure, step
//!   and document. So two saves are byte-equal and a changed value is one changed line.
//!
//! ## Cells
//!
//! What stands beside the grid for the few figures that have it, in the order of `tables`:
//! `(key: (indicator: .., measure: .., place: .., period: .., document: ..), source: .., as_of: ..,
//! note: .., floor: .., rivals: [(source: .., number: ..)])`; all but `key` may be left out.
//!
//! ## Acknowledgements
//!
//! Findings that someone let stand: `(id: .., rule: .., cell: (..), seen: .., reason: .., by: ..,
//! on: ..)`. `id` is made of the rule and the addresses of the finding's cells, `seen` of the
//! numbers in them; with other numbers the finding is open again.
//!
//! ## Views
//!
//! Saved tables (biểu): `(id: .., number: .., title: .., table: (topic: .., indicator: .., shape: ..,
//! level: .., measure: .., ..))`. Of `table`, `with` (what the table has beyond the
//! plainest: `Transposed`, `BesidePlan`, `ColumnNumbers`, `InBillions`) and `widths` are left out when
//! empty. Tables that are no biểu share the `widths` of `settings`.
//!
//! ## History
//!
//! Who changed which figure, oldest first: `(key: (..), from: "2972e", to: "2601", at: "2018-08-15
//! 07:05:09", by: .., why: ..)`. `from` and `to` are tokens as in rows, `at` is universal time
//! (UTC), `by` and `why` may be left out. At most 5,000 changes
//! ([`crate::model::MOST_CHANGES`]): new ones drop the oldest, and of a file that has more the
//! latest are read. It may name indicators and places that the project no longer has.
//!
//! # Beside the file
//!
//! `NAME.ron.journal` ([`journal`]), `NAME.ron.lock` and `NAME.ron.owner` ([`lock`]),
//! `NAME.ron.bak` (what stood there before the last save) and `NAME.ron.backups/` ([`backups`]).
//! [`Safekeeping`] is the one way the window uses them.

pub mod backups;
mod beside;
mod changes;
pub mod disk;
mod error;
mod external;
mod home;
pub mod journal;
mod locate;
pub mod lock;
mod migrate;
mod open;
mod read;
mod recovery;
mod row;
mod safekeeping;
mod sample;
mod save;
mod stamp;
mod write;

pub use crate::text::file_messages::{FileProblem, OpenProblem, SaveProblem};
pub use beside::data_folder;
pub use error::FileError;
pub use external::external_copy;
pub use migrate::VERSION;
pub use open::{LARGEST_FILE_MB, OpenError, OpenReason, open};
pub use read::read_project;
pub use recovery::{
    BaseFound, Found, Replayed, discard, journal_path, recover, recover_unsaved, replay,
};
pub use safekeeping::{
    Opened, Opening, Overwrite, Safekeeping, SaveFailure, Saved, Surroundings, Ticket,
    theirs_sentence,
};
pub use sample::{SAMPLE_TEXT, sample};
pub use save::{Previous, SaveError, SaveReport, backup_path, save, write_file};
pub use stamp::{Change, FileStamp, Fingerprint, changed_underneath};
pub use write::project_text;
