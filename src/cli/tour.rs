//! `tour`: the places of the window and its main dialogs as pictures.

use std::path::PathBuf;

use crate::{
    app::{
        App, Beside, Document, Level, Prefs, Screen, Shape,
        shot::{Session, parse_keys},
    },
    chart::ChartKind,
    model::Period,
    store,
    text::lang::Lang,
};

use super::{
    args::{Args, Failure, Output},
    picture::{look, make_folder, write_picture},
    safety_picture::{Question, ask},
};

/// `giaoban tour OUT_DIR`
pub fn tour(args: &mut Args, output: &mut Output<'_>) -> Result<u8, Failure> {
    let lang = args.lang;
    let folder = PathBuf::from(args.need("OUT_DIR")?);
    args.nothing_left()?;
    let answer_in = args.language();
    make_folder(&folder)?;
    // The questions of safekeeping are brought about on a file.
    let beside = tempfile::tempdir().map_err(|error| Failure::sentence(error.to_string()))?;
    let file = beside.path().join("ninh-thuan.ron");
    store::save(&file, &store::project_text(&store::sample()))
        .map_err(|error| Failure::sentence(error.sentence(answer_in)))?;
    let langs = lang.map_or_else(|| Lang::ALL.to_vec(), |lang| vec![lang]);
    for lang in langs {
        for dark in [false, true] {
            let prefs = Prefs { lang, dark, ..Prefs::default() };
            let mut keep = |name: &str, session: &mut Session| {
                let theme = if dark { "dark" } else { "light" };
                let path = folder.join(format!("{name}-{}-{theme}.png", lang.code()));
                write_picture(session, &path, answer_in)?;
                output.say(&path.display().to_string());
                Ok(())
            };
            for stop in STOPS {
                let (_, mut session) = stand(&stop, &prefs);
                keep(stop.0, &mut session)?;
            }
            for (name, question, keys) in QUESTIONS {
                let mut session = Session::new(SIZE, 1.0);
                let strokes = parse_keys(keys).unwrap_or_default();
                let _folder = ask(question, &file, &prefs, &mut session, &strokes)?;
                keep(name, &mut session)?;
            }
        }
    }
    Ok(0)
}

const SIZE: [u32; 2] = [1280, 720];

/// The window as it stands at a stop.
fn stand((_, arrange, keys): &Stop, prefs: &Prefs) -> (App, Session) {
    let mut app = App::for_pictures(Document::sample(), prefs.clone());
    arrange(&mut app);
    let mut session = Session::new(SIZE, 1.0);
    session.settle(&mut app);
    session.type_keys(&mut app, &parse_keys(keys).unwrap_or_default());
    (app, session)
}

/// A name, how the window is arranged, and what is typed there.
type Stop = (&'static str, fn(&mut App), &'static str);

/// Where the tour stops: a name, how the window is arranged, and what is typed there.
const STOPS: [Stop; 17] = [
    ("entry", |_| (), "Down Down"),
    (
        "entry-trend",
        |app| {
            show(app, |prefs| prefs.chart = ChartKind::Trend);
            look(app, |view| view.period = year(2019));
        },
        "Ctrl+Down",
    ),
    (
        "entry-periods",
        |app| {
            look(app, |view| {
                view.period = year(2018);
                view.shape = Shape::Periods;
            });
        },
        "Ctrl+Down",
    ),
    (
        "entry-communes",
        |app| {
            look(app, |view| {
                view.topic = "ntm-xa".into();
                view.indicator = "tong_tieu_chi".into();
                view.period = month(2021, 1);
                view.level = Level::Communes;
            });
        },
        "PageDown PageDown PageDown",
    ),
    (
        "entry-capital",
        |app| {
            look(app, |view| {
                view.topic = "von".into();
                view.indicator = "gn_von".into();
                view.period = month(2018, 7);
            });
        },
        "Down Down Down Down",
    ),
    (
        "entry-groups",
        |app| {
            look(app, |view| {
                view.period = year(2017);
                view.level = Level::Groups;
            });
        },
        "",
    ),
    (
        "analysis",
        |app| {
            show(app, |prefs| prefs.beside = Beside::Analysis);
            look(app, |view| {
                view.topic = "von".into();
                view.indicator = "tl_gn_dt".into();
                view.period = month(2018, 7);
            });
        },
        "Down Down Down Down",
    ),
    (
        "derivation",
        |app| {
            show(app, |prefs| prefs.beside = Beside::Derivation);
            look(app, |view| view.period = year(2018));
        },
        // To the rate of Bác Ái, then into its first term.
        "Down Down Down Down F6 F6 Tab Right",
    ),
    (
        "charts",
        |app| {
            look(app, |view| {
                view.indicator = "ho_ngheo".into();
                view.period = year(2019);
            });
        },
        "Down Down Down Down Ctrl+2",
    ),
    (
        "charts-figure",
        |app| {
            look(app, |view| {
                view.topic = "von".into();
                view.indicator = "tl_gn".into();
                view.period = month(2018, 7);
            });
        },
        "Down Down Down Down Ctrl+2 Enter",
    ),
    (
        "charts-keep",
        |app| look(app, |view| view.screen = Screen::Charts),
        "Ctrl+K Lưu Space biểu Space đồ Space vào Enter",
    ),
    ("checks", |app| look(app, |view| view.screen = Screen::Checks), ""),
    (
        "details",
        |app| look(app, |view| view.period = year(2019)),
        "Left Down Down Down Down Shift+F2",
    ),
    ("acknowledge", |app| look(app, |view| view.screen = Screen::Checks), "F6 F8"),
    ("rules", |app| look(app, |view| view.screen = Screen::Checks), "F6 Shift+Tab Enter"),
    ("unsaved", |_| (), "Left 3100 Enter Ctrl+Q"),
    ("keys", |_| (), "F1"),
];

/// The questions of safekeeping, and the work that is typed before each.
const QUESTIONS: [(&str, Question, &str); 4] = [
    ("recovery", Question::Recovery, "Left 3100 Enter 2300 Enter"),
    ("locked", Question::Locked, ""),
    ("changed", Question::Changed, "Left 3100 Enter"),
    ("backups", Question::Backups, "Left 3100 Enter"),
];

/// A year that the sample knows.
fn year(year: i32) -> Period {
    Period::year(year).unwrap_or_else(|| unreachable!("the tour's years are known"))
}

fn month(year: i32, month: u8) -> Period {
    Period::month(year, month).unwrap_or_else(|| unreachable!("the tour's months are known"))
}

fn show(app: &mut App, change: fn(&mut Prefs)) {
    let mut prefs = app.prefs().clone();
    change(&mut prefs);
    app.set_prefs(prefs);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Dialog;

    #[test]
    fn every_stop_shows_what_its_name_says() {
        for stop in STOPS {
            assert!(parse_keys(stop.2).is_ok(), "{}", stop.0);
            let (app, _) = stand(&stop, &Prefs::default());
            let is_shown = match (stop.0, app.dialog()) {
                ("charts-keep", Some(Dialog::KeepView(_)))
                | ("details", Some(Dialog::Details(_)))
                | ("acknowledge", Some(Dialog::Acknowledge(_)))
                | ("rules", Some(Dialog::Rules { .. }))
                | ("unsaved", Some(Dialog::Unsaved { .. }))
                | ("keys", Some(Dialog::Keys)) => true,
                ("charts-keep" | "details" | "acknowledge" | "rules" | "unsaved" | "keys", _) => {
                    false
                }
                (_, dialog) => dialog.is_none(),
            };
            assert!(is_shown, "{}: {:?}", stop.0, app.dialog());
        }
    }

    #[test]
    fn every_question_of_the_tour_is_asked() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("ninh-thuan.ron");
        store::save(&file, &store::project_text(&store::sample())).expect("a file");
        for (name, question, keys) in QUESTIONS {
            let strokes = parse_keys(keys).expect(name);
            let mut session = Session::new(SIZE, 1.0);
            let asked = ask(question, &file, &Prefs::default(), &mut session, &strokes);
            let Ok((app, _folder)) = asked else { panic!("{name} cannot be asked") };
            assert!(
                matches!(
                    (question, app.dialog()),
                    (Question::Recovery, Some(Dialog::Recovery(_)))
                        | (Question::Locked, Some(Dialog::Locked { .. }))
                        | (Question::Changed, Some(Dialog::Changed { .. }))
                        | (Question::Backups, Some(Dialog::Copies(_)))
                ),
                "{name}: {:?}",
                app.dialog()
            );
        }
    }
}
