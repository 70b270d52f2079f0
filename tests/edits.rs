//! Promise: every change is a transaction that is taken back exactly, replayed exactly, or refused
//! without a trace.

#![expect(clippy::expect_used, reason = "a test that cannot be set up has failed")]

mod support;

use giaoban::{
    model::{
        AcrossAreas, Cell, Edit, EditError, History, MOST_CHANGES, Object, Project, Transaction,
        difference,
    },
    store::{
        journal::{Act, Entry},
        project_text, read_project, replay,
    },
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_a_project_remembers_is_taken_back_and_replayed_exactly(
        steps in transactions(),
        already in prop_oneof![Just(0_usize), MOST_CHANGES - 3..=MOST_CHANGES],
    ) {
        let first = with_changes(already);
        let mut project = first.clone();
        let mut history = History::saved();
        let mut states: Vec<Project> = vec![project.clone()];
        let mut done: Vec<Transaction> = Vec::new();
        for (at, intents) in steps.iter().enumerate() {
            let mut transaction = transaction(&project, intents);
            transaction.at = i64::try_from(at).unwrap_or(0) - 1;
            transaction.author = "Nguyễn Văn A".to_owned();
            let transaction = project.remembering(transaction);
            let refused = history.apply(&mut project, transaction.clone()).is_err();
            if refused {
                prop_assert_eq!(Some(&project), states.last());
                continue;
            }
            let sets = |edit: &&Edit| matches!(edit, Edit::SetCell { .. });
            let changed = transaction.edits.iter().filter(sets).count();
            let before = states.last().map_or(0, |state| state.changes().len());
            prop_assert_eq!(project.changes().len(), (before + changed).min(MOST_CHANGES));
            done.push(transaction);
            states.push(project.clone());
        }
        let mut again = first.clone();
        for transaction in &done {
            prop_assert_eq!(again.apply(transaction), Ok(()));
        }
        prop_assert!(again == project && project_text(&again) == project_text(&project));
        let reread = read_project(&project_text(&project)).expect("it opens");
        prop_assert!(reread.changes() == project.changes());
        // A journal of all this, and then of going all the way back; a second one begins in the
        // middle, with what the file held there.
        let entry = |act, transaction| Entry { at: 0, act, transaction };
        let mut journal: Vec<Entry> =
            done.iter().map(|transaction| entry(Act::Do, transaction.clone())).collect();
        let (half, halfway) = (done.len(), read_project(&project_text(&project)).expect("it opens"));
        for state in states.iter().rev().skip(1) {
            let undone = history.undo(&mut project).map(Transaction::inverse);
            prop_assert!(project == *state);
            journal.extend(undone.map(|undone| entry(Act::Undo, undone)));
            let replayed = replay(&first, &journal, usize::MAX);
            prop_assert!(replayed.refused.is_empty() && replayed.project == project);
        }
        prop_assert_eq!(journal.len(), 2 * half);
        prop_assert!(project_text(&project) == project_text(&first));
        let replayed = replay(&halfway, &journal[half..], usize::MAX);
        prop_assert!(replayed.refused.is_empty() && replayed.project == first);
    }
}

/// The fixture after one figure was changed so many times.
fn with_changes(count: usize) -> Project {
    let project = fixture();
    let (key, _) = project.details().iter().next().expect("a cell");
    let line = |at: usize| {
        let key = ron::to_string(key).expect("a key");
        let day = at / 86_400 + 1;
        let (hour, minute, second) = (at / 3600 % 24, at / 60 % 60, at % 60);
        let time = format!("2019-01-{day:02} {hour:02}:{minute:02}:{second:02}");
        format!("(key: {key}, from: \"_\", to: \"{at}\", at: \"{time}\"),\n")
    };
    let lines: String = (0..count).map(line).collect();
    let text = project_text(&project.clone().without_changes());
    let text = text.trim_end().strip_suffix(')').expect("the end of a project").to_owned();
    read_project(&format!("{text}history: [{lines}])")).expect("it opens")
}

#[test]
fn of_more_changes_than_a_project_remembers_the_latest_count() {
    let project = with_changes(MOST_CHANGES + 2);
    assert_eq!(project.changes().len(), MOST_CHANGES);
    let first = project.changes().first().expect("one");
    assert_eq!(first.to.number(), Some(2.0), "0 and 1 have made room");
    let mut again = project.clone();
    let change = |from, to| Edit::SetCell { key: first.key.clone(), before: from, after: to };
    let number = |number| Cell::value(number, giaoban::model::Status::Final).expect("finite");
    let before = project.cell(&first.key);
    // One transaction of more than all: only its own last ones stay, and it is undone exactly.
    let mut edits = vec![change(before, number(0.0))];
    edits.extend((0..=5_000).map(|at| change(number(f64::from(at)), number(f64::from(at + 1)))));
    let transaction = again.remembering(labelled(edits));
    assert_eq!(again.apply(&transaction), Ok(()));
    assert_eq!(again.changes().len(), MOST_CHANGES);
    assert_eq!(again.changes().first().and_then(|it| it.from.number()), Some(1.0));
    assert_eq!(again.apply(&transaction.inverse()), Ok(()));
    assert!(again == project);
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
