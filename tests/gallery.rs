//! Promise: one command makes a page of every kind of chart, which needs nothing but its folder, and
//! overwrites no page of anybody else.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly, in its helpers too")]
#![expect(clippy::disallowed_methods, reason = "a test makes its own files")]

use std::path::Path;

use giaoban::{
    chart::{ChartKind, kind_name},
    cli::{self, Output, Request},
    text::lang::Lang,
};

struct Answer {
    code: u8,
    out: String,
    err: String,
}

fn gallery(folder: &Path, more: &str) -> Answer {
    let (mut told, mut err) = (Vec::new(), Vec::new());
    let mut output = Output { out: &mut told, err: &mut err };
    let words = ["gallery", folder.to_str().unwrap()].into_iter().chain(more.split_whitespace());
    let Request::Done(code) = cli::run(words.map(Into::into), &mut output) else { panic!() };
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Answer { code, out: text(told), err: text(err) }
}

/// What stands between quotes after each of a name's `="`.
fn values<'p>(page: &'p str, name: &str) -> Vec<&'p str> {
    let before = format!(" {name}=\"");
    page.split(before.as_str()).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

#[test]
fn the_page_shows_every_kind_and_needs_nothing_but_its_folder() {
    let folder = tempfile::tempdir().unwrap();
    let pictures = folder.path().join("hình mẫu");
    let answer = gallery(&pictures, "--theme mono --lang en");
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    let page = std::fs::read_to_string(pictures.join("index.html")).unwrap();
    for kind in ChartKind::ALL {
        let head = format!("<h2>{}</h2>\n<figure>", kind_name(Lang::En, kind));
        assert!(page.contains(&head), "{kind:?}");
    }
    let (shown, linked) = (values(&page, "src"), values(&page, "href"));
    assert_eq!(linked.len(), 2 * shown.len());
    for file in shown.iter().chain(&linked) {
        assert!(pictures.join(file).is_file(), "{file}");
        assert!(answer.out.contains(file), "{file} is told");
    }
    let all = std::fs::read_dir(&pictures).unwrap().count();
    assert_eq!(all, linked.len() + 1, "nothing else is there");
    for foreign in ["<script", "http:", "https:", "@import", "url("] {
        assert!(!page.contains(foreign), "{foreign}");
    }
    assert!(page.contains("<html lang=\"en\">"));
    // Greys only, in the page as in the pictures.
    let svg = std::fs::read_to_string(pictures.join(shown.first().unwrap())).unwrap();
    for text in [page, svg] {
        for colour in text.split('#').skip(1).filter_map(|rest| rest.get(..6)) {
            let hex = colour.chars().all(|letter| letter.is_ascii_hexdigit());
            assert!(!hex || colour.get(..2) == colour.get(2..4), "{colour}");
            assert!(!hex || colour.get(..2) == colour.get(4..), "{colour}");
        }
    }

    // Its own page is written anew.
    let again = gallery(&pictures, "");
    assert_eq!(again.code, 0, "{}", again.err);
    let page = std::fs::read_to_string(pictures.join("index.html")).unwrap();
    assert!(page.contains("<html lang=\"vi\">"));
}

#[test]
fn a_page_of_somebody_else_stays() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("index.html");
    std::fs::write(&page, "<h1>Trang của tôi</h1>").unwrap();
    let answer = gallery(folder.path(), "");
    assert_eq!((answer.code, answer.out.as_str()), (2, ""));
    let told: Vec<&str> = answer.err.lines().collect();
    assert_eq!(told.len(), 3, "{told:?}");
    assert_eq!(std::fs::read_to_string(&page).unwrap(), "<h1>Trang của tôi</h1>");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing was written");
}

#[test]
fn what_is_wrong_is_told_in_two_lines() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tệp");
    std::fs::write(&file, "").unwrap();
    let told = gallery(&file, "").err;
    assert!(told.starts_with("Không tạo được thư mục"), "{told}");
    let told = gallery(folder.path(), "--theme pink").err;
    assert!(told.starts_with("--theme không nhận “pink”"), "{told}");
    let told = gallery(folder.path(), "--size half").err;
    assert!(told.starts_with("Không hiểu “--size”"), "{told}");
}
