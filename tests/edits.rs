//! Promise: every change is a transaction that is taken back exactly, replayed exactly, or refused
//! without a trace.

mod support;

use giaoban::{
    model::{Cell, Edit, EditError, History, Project, Transaction},
    store::project_text,
};
use proptest::prelude::*;
use support::{fixture, labelled, transaction, transactions};

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undo_is_the_identity_and_a_refusal_changes_nothing(steps in transactions()) {
        let mut project = fixture();
        for intents in steps {
            let before = project.clone();
            let transaction = transaction(&project, &intents);
            if project.apply(&transaction).is_err() {
                prop_assert_eq!(&project, &before);
                continue;
            }
            let after = project.clone();
            prop_assert_eq!(project.apply(&transaction.inverse()), Ok(()));
            prop_assert_eq!(&project, &before);
            prop_assert_eq!(project_text(&project), project_text(&before));
            prop_assert_eq!(project.apply(&transaction), Ok(()));
            prop_assert_eq!(&project, &after);
        }
    }

    #[test]
    fn what_was_done_replays_to_the_same_project(steps in transactions()) {
        let mut project = fixture();
        let mut done: Vec<Transaction> = Vec::new();
        for intents in steps {
            let transaction = transaction(&project, &intents);
            if project.apply(&transaction).is_ok() {
                done.push(transaction);
            }
        }
        let mut again = fixture();
        for transaction in &done {
            prop_assert_eq!(again.apply(transaction), Ok(()));
        }
        prop_assert_eq!(&again, &project);
        prop_assert_eq!(project_text(&again), project_text(&project));
    }

    #[test]
    fn the_history_walks_back_to_the_beginning_and_forth_again(steps in transactions()) {
        let mut project = fixture();
        let mut history = History::saved();
        let mut states: Vec<Project> = vec![project.clone()];
        for intents in steps {
            let transaction = transaction(&project, &intents);
            if history.apply(&mut project, transaction).is_ok() {
                states.push(project.clone());
            }
        }
        for state in states.iter().rev().skip(1) {
            prop_assert!(history.undo(&mut project).is_some());
            prop_assert_eq!(&project, state);
        }
        prop_assert!(history.undo(&mut project).is_none());
        prop_assert!(!history.is_unsaved());
        for state in states.iter().skip(1) {
            prop_assert!(history.redo(&mut project).is_some());
            prop_assert_eq!(&project, state);
        }
        prop_assert!(history.redo(&mut project).is_none());
    }
}

#[test]
fn a_transaction_is_refused_as_a_whole() {
    let mut project = fixture();
    let before = project.clone();
    let (table, rows) = project.values().tables().next().expect("a table");
    let (place, row) = rows.rows().next().expect("a row");
    let (ordinal, cell) = row.iter().last().expect("a cell");
    let key = giaoban::model::CellKey {
        indicator: table.indicator.clone(),
        measure: table.measure,
        place: place.clone(),
        period: giaoban::model::Period::from_ordinal(table.step, ordinal).expect("a period"),
        document: table.document.clone(),
    };
    let set = |before, after| Edit::SetCell { key: key.clone(), before, after };
    let ours = Cell::value(1.0, giaoban::model::Status::Final).expect("finite");
    let infinite = Cell::Value { number: f64::INFINITY, status: giaoban::model::Status::Final };
    let stale = labelled(vec![set(cell, ours), set(cell, ours)]);
    assert_eq!(project.apply(&stale), Err(EditError::Stale { edit: 1 }));
    assert_eq!(project, before);
    let malformed = labelled(vec![set(cell, ours), set(ours, infinite)]);
    assert_eq!(project.apply(&malformed), Err(EditError::Malformed { edit: 1 }));
    assert_eq!(project, before);
}
