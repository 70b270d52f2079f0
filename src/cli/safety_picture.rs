//! Pictures of the questions of safekeeping. Each is brought about for real, on a copy in a
//! temporary folder: the file itself is never touched.

use std::{path::Path, sync::Arc};

use crate::{
    app::{
        App, Document, Prefs,
        shot::{Session, Stroke},
    },
    model::{Cell, Edit, Project, Status, Transaction},
    store::{self, Safekeeping, Surroundings, lock::Who},
};

use super::args::Failure;

/// The questions there are pictures of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    Recovery,
    Locked,
    Changed,
    Backups,
}

/// A window in which the question stands. The keys are typed before it comes up: they are the work
/// that was not saved, or that is saved several times.
pub fn ask(
    question: Question,
    file: &Path,
    prefs: &Prefs,
    session: &mut Session,
    strokes: &[Stroke],
) -> Result<(App, tempfile::TempDir), Failure> {
    let lang = prefs.lang;
    let said = |sentence: String| Failure::sentence(sentence);
    let project = store::open(file).map_err(|error| said(error.sentence(lang)))?;
    let folder = tempfile::tempdir().map_err(|error| said(error.to_string()))?;
    let name = file.file_name().unwrap_or_default();
    let copy = folder.path().join(name);
    store::save(&copy, &store::project_text(&project))
        .map_err(|error| said(error.sentence(lang)))?;
    let around = |name: &str, host: &str| Surroundings {
        me: Who { name: name.to_owned(), host: host.to_owned() },
        data_folder: Some(folder.path().join("data")),
        ..Surroundings::of_this_machine()
    };
    let open = |session: &mut Session| {
        let mut app = App::new(Document::sample(), prefs.clone(), Arc::new(|| ()));
        app.keep_safe(around("Trần Thị B", "MAY-02"));
        app.request_open(copy.clone());
        session.settle(&mut app);
        app
    };
    let app = match question {
        Question::Recovery => {
            let mut ended = open(session);
            session.type_keys(&mut ended, strokes);
            // Ends here without saving, as a program does that is killed.
            drop(ended);
            open(session)
        }
        Question::Locked => {
            let now = crate::app::now_utc_secs();
            let first = Safekeeping::open(&copy, around("Nguyễn Văn A", "MAY-01"), now)
                .map_err(|error| said(error.sentence(lang)))?;
            let app = open(session);
            drop(first);
            app
        }
        Question::Changed => {
            let mut app = open(session);
            session.type_keys(&mut app, strokes);
            store::save(&copy, &store::project_text(&changed_elsewhere(&project)))
                .map_err(|error| said(error.sentence(lang)))?;
            app.tick();
            // The look at the file is a worker's: it takes a moment.
            for _ in 0..200 {
                session.settle(&mut app);
                if app.dialog().is_some() {
                    break;
                }
                std::thread::sleep(std::time::Duration::from_millis(10));
            }
            app
        }
        Question::Backups => {
            let mut app = open(session);
            let save = crate::app::shot::parse_keys("Ctrl+S").unwrap_or_default();
            for stroke in strokes {
                session.type_keys(&mut app, std::slice::from_ref(stroke));
                session.type_keys(&mut app, &save);
            }
            let list = crate::app::shot::parse_keys("Ctrl+B").unwrap_or_default();
            session.type_keys(&mut app, &list);
            app
        }
    };
    Ok((app, folder))
}

/// The project after somebody else has put another figure into it.
fn changed_elsewhere(project: &Project) -> Project {
    let mut changed = project.clone();
    let first = project.values().tables().find_map(|(key, table)| {
        let (place, row) = table.rows().next()?;
        let (ordinal, cell) = row.iter().find(|(_, cell)| cell.number().is_some())?;
        let period = crate::model::Period::from_ordinal(key.step, ordinal)?;
        let key = project.current_key(&key.indicator, key.measure, place, period);
        Some((key, cell))
    });
    if let Some((key, _)) = first {
        let before = project.cell(&key);
        let number = before.number().unwrap_or_default() + 1.0;
        let after = Cell::value(number, Status::Final).unwrap_or_default();
        let transaction = Transaction {
            label: String::new(),
            author: String::new(),
            at: 0,
            reason: None,
            edits: vec![Edit::SetCell { key, before, after }],
        };
        // The cell was just read: the edit fits.
        let _ = changed.apply(&transaction);
    }
    changed
}
