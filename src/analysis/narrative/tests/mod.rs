//! One table for each kind of sentence.

mod figures;
mod fixture;
mod units;

use super::{StatementKind, statements};
use fixture::project;

/// Figures, period, and the only sentence of a kind, if there is one.
type Row<'a> = (&'a str, &'a str, Option<(&'a str, &'a str)>);

/// The sentences of one kind, in Vietnamese and English.
fn said(facts: &str, at: &str, kind: StatementKind) -> Vec<(String, String)> {
    let all = statements(&project(facts), at.parse().unwrap()).into_iter();
    let of_kind = all.filter(|it| it.kind == kind);
    of_kind.map(|it| (it.sentence.vi, it.sentence.en)).collect()
}

#[track_caller]
fn each(kind: StatementKind, rows: &[Row<'_>]) {
    for (facts, at, expected) in rows {
        let found = said(facts, at, kind);
        let found: Vec<(&str, &str)> =
            found.iter().map(|(vi, en)| (vi.as_str(), en.as_str())).collect();
        assert_eq!(found, expected.iter().copied().collect::<Vec<_>>(), "{facts}");
    }
}
