//! Promise: the rooms of the house depend on one another one way only, and stay readable.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly, in its helpers too")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// Which rooms a room may use; `app` and `cli` use all.
const ARROWS: [(&str, &[&str]); 10] = [
    ("look", &[]),
    ("model", &[]),
    ("text", &["model"]),
    ("analysis", &["model", "text"]),
    ("chart", &["analysis", "text", "model", "look"]),
    ("store", &["model", "text"]),
    ("exchange", &["analysis", "model", "text"]),
    ("synth", &["model"]),
    ("app", &["analysis", "chart", "exchange", "look", "model", "store", "synth", "text"]),
    ("cli", &["analysis", "app", "chart", "exchange", "look", "model", "store", "synth", "text"]),
];

/// The rooms that know no file, no clock, no screen, and no thread.
const PURE: [&str; 7] = ["analysis", "chart", "exchange", "look", "model", "synth", "text"];

const OUTSIDE_WORLD: [&str; 11] = [
    "eframe::",
    "egui::",
    "egui_plot::",
    "egui_table::",
    "rfd::",
    "std::env",
    "std::fs",
    "std::net",
    "std::process",
    "std::thread",
    "std::time",
];

const MOST_LINES: usize = 600;

#[test]
fn every_room_uses_only_the_rooms_below_it() {
    let sources = rust_files("src");
    let rooms: BTreeSet<String> = sources.iter().filter_map(Source::room).collect();
    let known: BTreeSet<String> = ARROWS.iter().map(|(room, _)| (*room).to_owned()).collect();
    assert_eq!(rooms, known, "a new room gets its arrows here and in the design");
    let mut wrong = Vec::new();
    for file in &sources {
        let Some(room) = file.room() else { continue };
        let (_, below) = ARROWS.iter().find(|(name, _)| *name == room).unwrap();
        for used in rooms_used(&file.code(), file.depth()) {
            if used != room && !below.contains(&used.as_str()) {
                wrong.push(format!("{}: {room} may not use {used}", file.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_lower_rooms_know_no_file_no_clock_no_screen() {
    let mut wrong = Vec::new();
    for file in rust_files("src") {
        let room = file.room().unwrap_or_default();
        let code = without_layout(&file.code());
        let forbidden: &[&str] = match room.as_str() {
            "store" => &["eframe::", "egui::", "rfd::"],
            room if PURE.contains(&room) => &OUTSIDE_WORLD,
            _ => continue,
        };
        for world in forbidden {
            if names(&code, world) {
                wrong.push(format!("{}: {world}", file.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_clock_and_the_disk_each_have_one_door() {
    let mut wrong = Vec::new();
    for file in rust_files("src") {
        let code = without_layout(file.product_code());
        let is_clock = file.path.ends_with("src/app/clock.rs");
        let is_store = file.room().as_deref() == Some("store");
        let doors = [
            (is_clock, "SystemTime::now"),
            (is_clock, "Instant::now"),
            (is_store, "fs::write"),
            (is_store, "File::create"),
            (is_store, "OpenOptions"),
            (is_store, "fs::rename"),
            (is_store, "fs::copy"),
            (is_store, "fs::remove"),
        ];
        for (is_allowed, door) in doors {
            if !is_allowed && code.contains(door) {
                wrong.push(format!("{}: {door}", file.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_first_why_it_exists_and_is_short() {
    let mut wrong = Vec::new();
    for file in ["src", "tests", "benches"].into_iter().flat_map(rust_files) {
        let first = file.text.lines().next().unwrap_or_default();
        if !first.starts_with("//! ") || first.len() < 20 {
            wrong.push(format!("{}: its first line is not `//! why`", file.path.display()));
        }
        let lines = file.text.lines().count();
        if lines > MOST_LINES {
            wrong.push(format!("{}: {lines} lines of {MOST_LINES}", file.path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_tests_above_see_what_they_look_for() {
    let used =
        |code: &str, depth| rooms_used(code, depth).into_iter().collect::<Vec<_>>().join(" ");
    assert_eq!(used("use crate::text::number;", 2), "text");
    assert_eq!(
        used("use crate::{\n    model::{Cell, look},\n    store, app::{self},\n};", 2),
        "app model store"
    );
    assert_eq!(used("fn f() { crate::chart::draw() }", 2), "chart");
    assert_eq!(used("use super::super::text::lang;", 2), "text");
    assert_eq!(used("use super::{super::app, x};", 2), "");
    assert_eq!(used("use super::super::text::lang;", 3), "");
    assert_eq!(used("pub(in crate::app) fn f() {}", 2), "app");
    assert_eq!(without_comments("a // crate::app\n/// crate::app\nb"), "a \n\nb\n");
    assert_eq!(without_comments("\"http://x\"; c // d"), "\"http://x\"; c \n");
    assert!(names(&without_layout("use std::{collections, fs::{self, File}};"), "std::fs"));
    assert!(names("let x = std::time::Duration::ZERO;", "std::time"));
    assert!(names("use std::{ops::Range, time::{Duration}};", "std::time"));
    assert!(!names("use std::{fmt, sync::Arc}; struct fs;", "std::fs"));
    assert!(!names("use std::fs_extra;", "std::fs"));
}

// ---- reading the sources

struct Source {
    /// From the root of the repository.
    path: PathBuf,
    text: String,
}

impl Source {
    /// The folder, or the file, directly below `src`; none for the two roots.
    fn room(&self) -> Option<String> {
        let inside = self.path.strip_prefix("src").ok()?;
        let first = inside.iter().next()?.to_str()?;
        let room = first.trim_end_matches(".rs");
        (!matches!(room, "lib" | "main")).then(|| room.to_owned())
    }

    /// How many `super::` lead to the root of the crate.
    fn depth(&self) -> usize {
        let folders = self.path.components().count() - 2;
        if self.path.ends_with("mod.rs") { folders } else { folders + 1 }
    }

    fn code(&self) -> String {
        without_comments(&self.text)
    }

    /// What stands before the file's own tests.
    fn product_code(&self) -> &str {
        self.text.split("#[cfg(test)]").next().unwrap_or_default()
    }
}

fn rust_files(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join(folder)];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                files.push(Source { path: path.strip_prefix(root).unwrap().to_owned(), text });
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!files.is_empty(), "{folder} has sources");
    files
}

/// Line comments removed; those in a string, as in `"http://"`, stay.
fn without_comments(text: &str) -> String {
    let mut code = String::new();
    for line in text.lines() {
        let is_comment = |at: &usize| {
            let before = line.get(..*at).unwrap_or_default();
            before.matches('"').count() % 2 == 0
        };
        let end = line.match_indices("//").map(|(at, _)| at).find(is_comment);
        code += line.get(..end.unwrap_or(line.len())).unwrap_or_default();
        code.push('\n');
    }
    code
}

fn without_layout(code: &str) -> String {
    without_comments(code).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The rooms that code names by way of the crate's root, which is `depth` times `super::` away.
fn rooms_used(code: &str, depth: usize) -> BTreeSet<String> {
    let to_root = "super::".repeat(depth);
    // Inside its own module of tests, a file is one deeper; that reaches no further room.
    let product = code.split("#[cfg(test)]").next().unwrap_or_default();
    let from_crate = code.split("crate::").skip(1);
    let from_super = product.split(&to_root).skip(1);
    let is_room = |name: &String| ARROWS.iter().any(|(room, _)| room == name);
    from_crate.chain(from_super).flat_map(first_names).filter(is_room).collect()
}

/// `text::x;` gives `text`; `{model::{a, b}, store};` gives `model` and `store`.
fn first_names(rest: &str) -> Vec<String> {
    let word = |text: &str| {
        let text = text.trim_start();
        let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
        text.get(..end).unwrap_or_default().to_owned()
    };
    let Some(list) = rest.strip_prefix('{') else { return vec![word(rest)] };
    let mut names = BTreeMap::new();
    let (mut depth, mut start) = (0_i32, 0);
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                names.insert(start, word(list.get(start..at).unwrap_or_default()));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                names.insert(start, word(list.get(start..at).unwrap_or_default()));
                start = at + 1;
            }
            _ => {}
        }
    }
    names.into_values().collect()
}

/// Whether code names a module of another crate, `std::fs`, also as `std::{fs, …}`.
fn names(code: &str, path: &str) -> bool {
    let (krate, module) = path.split_once("::").unwrap();
    let prefix = format!("{krate}::");
    code.split(prefix.as_str()).skip(1).zip(code.match_indices(prefix.as_str())).any(
        |(rest, (at, _))| {
            let before = code.get(..at).and_then(|before| before.chars().next_back());
            let is_whole = !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':');
            is_whole && (module.is_empty() || first_names(rest).iter().any(|name| name == module))
        },
    )
}
