//! Promise: every change is a transaction that is taken back exactly, replayed exactly, or refused
//! without a trace.

mod support;

use giaoban::{
    model::{
        AcrossAreas, Cell, Edit, EditError, History, Object, Project, Transaction, difference,
    },
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_difference_of_two_projects_leads_from_one_to_the_other(steps in transactions()) {
        let before = fixture();
        let mut after = before.clone();
        for intents in steps {
            let transaction = transaction(&after, &intents);
            let _ = after.apply(&transaction);
        }
        let mut there = before.clone();
        prop_assert_eq!(there.apply(&labelled(difference(&before, &after))), Ok(()));
        prop_assert_eq!(&there, &after);
        prop_assert_eq!(there.apply(&labelled(difference(&after, &before))), Ok(()));
        prop_assert_eq!(&there, &before);
        prop_assert_eq!(difference(&after, &after), vec![]);
    }
}

#[test]
fn a_number_that_is_none_is_refused_wherever_it_stands() {
    let mut project = fixture();
    let before = project.clone();
    let put = |before: Option<Object>, after: Object| {
        labelled(vec![Edit::Put { before: before.map(Box::new), after: Some(Box::new(after)) }])
    };
    let (_, detail) = project.details().iter().find(|(_, d)| !d.rivals.is_empty()).expect("one");
    let indicator = project.indicators().iter().find(|i| i.thresholds.is_some()).expect("one");
    let (old_detail, old_indicator) = (detail.clone(), indicator.clone());
    let mut wrong = Vec::new();
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let detail = |change: &dyn Fn(&mut giaoban::model::CellDetail)| {
            let mut detail = old_detail.clone();
            change(&mut detail);
            put(Some(Object::Detail(old_detail.clone())), Object::Detail(detail))
        };
        let indicator = |change: &dyn Fn(&mut giaoban::model::Indicator)| {
            let mut indicator = old_indicator.clone();
            change(&mut indicator);
            put(Some(Object::Indicator(old_indicator.clone())), Object::Indicator(indicator))
        };
        wrong.push(detail(&|it| it.floor = Some(number)));
        wrong.push(detail(&|it| it.rivals[0].number = number));
        wrong.push(indicator(&|it| it.range = Some((0.0, number))));
        wrong.push(indicator(&|it| it.range = Some((number, 1.0))));
        wrong.push(indicator(&|it| it.thresholds.as_mut().expect("some").behind = number));
        wrong.push(indicator(&|it| it.thresholds.as_mut().expect("some").far_behind = number));
        wrong.push(indicator(&|it| match &mut it.across_areas {
            AcrossAreas::RatioOfSums { scale, .. } => *scale = number,
            other => panic!("a ratio: {other:?}"),
        }));
    }
    for transaction in wrong {
        assert_eq!(project.apply(&transaction), Err(EditError::Malformed { edit: 0 }));
        assert_eq!(project, before);
    }
}
