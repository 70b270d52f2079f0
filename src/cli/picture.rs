//! `shot`: the window as a picture, where there is no screen.

use std::path::{Path, PathBuf};

use crate::{
    app::{
        App, Beside, Document, Prefs, Screen,
        shot::{Session, parse_keys},
    },
    store,
    text::lang::Lang,
};

use super::{
    args::{Args, Failure, Output, wrong_value},
    safety_picture::{Question, ask},
};

/// What a picture is of.
enum Shown {
    Screen(Screen, Beside),
    Question(Question),
}

/// `giaoban shot FILE OUT.png --screen NAME …`
pub fn shot(args: &mut Args, output: &mut Output<'_>) -> Result<u8, Failure> {
    let lang = args.language();
    let file = PathBuf::from(args.need("FILE")?);
    let out = PathBuf::from(args.need("OUT.png")?);
    let screen = match args.option("screen")?.as_deref() {
        None | Some("entry") => Shown::Screen(Screen::Entry, Beside::Chart),
        Some("analysis") => Shown::Screen(Screen::Entry, Beside::Analysis),
        Some("derivation") => Shown::Screen(Screen::Entry, Beside::Derivation),
        Some("charts") => Shown::Screen(Screen::Charts, Beside::Chart),
        Some("checks") => Shown::Screen(Screen::Checks, Beside::Chart),
        Some("recovery") => Shown::Question(Question::Recovery),
        Some("locked") => Shown::Question(Question::Locked),
        Some("changed") => Shown::Question(Question::Changed),
        Some("backups") => Shown::Question(Question::Backups),
        Some(other) => {
            let known = "entry | analysis | derivation | charts | checks | recovery | locked | changed | backups";
            return Err(wrong_value("screen", other, known));
        }
    };
    let size = match args.option("size")? {
        None => [1280, 720],
        Some(text) => parse_size(&text).ok_or_else(|| wrong_value("size", &text, "1280x720"))?,
    };
    let dark = match args.option("theme")?.as_deref() {
        None | Some("light") => false,
        Some("dark") => true,
        Some(other) => return Err(wrong_value("theme", other, "light | dark")),
    };
    let scale = args.parsed::<f32>("scale", "1.25")?.unwrap_or(1.0);
    if !(0.5..=4.0).contains(&scale) {
        return Err(wrong_value("scale", &scale.to_string(), "0.5 … 4"));
    }
    let keys = args.option("keys")?.unwrap_or_default();
    let strokes =
        parse_keys(&keys).map_err(|error| wrong_value("keys", &error.word, "\"F2 2601 Enter\""))?;
    let texts = args.option("texts")?.map(PathBuf::from);
    args.nothing_left()?;

    let prefs = Prefs { lang, dark, ..Prefs::default() };
    let mut session = Session::new(size, scale);
    // The folder of a question lives as long as its picture is made.
    let _folder = match screen {
        Shown::Screen(screen, beside) => {
            let prefs = Prefs { beside, ..prefs };
            let project =
                store::open(&file).map_err(|error| Failure::sentence(error.sentence(lang)))?;
            let mut app = App::for_pictures(Document::new(project, Some(file)), prefs);
            look(&mut app, |view| view.screen = screen);
            session.settle(&mut app);
            session.type_keys(&mut app, &strokes);
            None
        }
        Shown::Question(question) => Some(ask(question, &file, &prefs, &mut session, &strokes)?),
    };
    write_picture(&mut session, &out, lang)?;
    if let Some(path) = texts {
        let text = serde_json::to_string_pretty(&session.texts()).unwrap_or_default();
        write_bytes(&path, text.as_bytes(), lang)?;
    }
    Ok(output.say(&out.display().to_string()))
}

pub(super) fn look(app: &mut App, change: impl FnOnce(&mut crate::app::View)) {
    let mut view = app.view().clone();
    change(&mut view);
    app.set_view(view);
}

pub(super) fn parse_size(text: &str) -> Option<[u32; 2]> {
    let (width, height) = text.split_once(['x', '×'])?;
    let pixels = |text: &str| text.parse::<u32>().ok().filter(|px| (200..=7680).contains(px));
    Some([pixels(width)?, pixels(height)?])
}

pub(super) fn write_picture(session: &mut Session, path: &Path, lang: Lang) -> Result<(), Failure> {
    let image = session.image().map_err(|error| Failure::sentence(error).at(path))?;
    write_bytes(path, &image.to_png(), lang)
}

pub(super) fn write_bytes(path: &Path, bytes: &[u8], lang: Lang) -> Result<(), Failure> {
    store::write_file(path, bytes).map_err(|error| Failure::sentence(error.sentence(lang)))
}

/// A folder to write pictures into.
pub(super) fn make_folder(folder: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(folder).map_err(|error| {
        let said = error.to_string();
        Failure::new(
            [
                &format!("Không tạo được thư mục: {said}"),
                &format!("The folder cannot be made: {said}"),
            ],
            ["Chọn thư mục khác", "Choose another folder"],
        )
        .at(folder)
    })
}
