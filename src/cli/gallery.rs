//! `gallery`: every kind of chart from the sample's figures, as pictures on one page.

use std::{
    fmt::Write,
    path::{Path, PathBuf},
};

use crate::{
    app::chart_picture::ChartPicture,
    chart::{ChartKind, PictureSize, kind_name},
    look::{Palette, Rgb, size, space},
    store,
    text::{gallery_messages::gallery_texts, lang::Lang},
};

use super::{
    args::{Args, Failure, Output},
    chart::{palette, told},
    gallery_examples::{EXAMPLES, Example},
    picture::{make_folder, write_bytes},
};

const PAGE: &str = "index.html";
/// By which the page is known as the program's own, to be written anew.
const OWN: &str = "<meta name=\"generator\" content=\"giaoban gallery\">";
/// Pixels a point: a slide has 1920 x 1080.
const SCALE: f32 = 2.0;

/// `giaoban gallery OUT_DIR [--theme light|dark|mono]`
pub fn gallery(args: &mut Args, output: &mut Output<'_>) -> Result<u8, Failure> {
    let lang = args.language();
    let folder = PathBuf::from(args.need("OUT_DIR")?);
    let palette = palette(args)?;
    args.nothing_left()?;
    make_folder(&folder)?;
    let page = folder.join(PAGE);
    refuse_other_page(&page)?;

    let project = store::sample();
    let mut shown = Vec::new();
    for example in &EXAMPLES {
        let Some(spec) = example.spec(&project, lang) else { continue };
        let slide = PictureSize::Slide.size();
        let picture = ChartPicture::new(&project, &spec, slide, palette.clone());
        let mut keep = |ending: &str, bytes: &[u8]| {
            let path = folder.join(format!("{}.{ending}", example.name));
            write_bytes(&path, bytes, lang)?;
            output.say(&path.display().to_string());
            Ok(())
        };
        keep("svg", picture.svg().as_bytes())?;
        let png = picture.png(SCALE).map_err(|error| told(error).at(&folder))?;
        keep("png", &png)?;
        shown.push((example, picture));
    }
    write_bytes(&page, html(&shown, &palette, lang).as_bytes(), lang)?;
    Ok(output.say(&page.display().to_string()))
}

/// A page that somebody else made stays.
fn refuse_other_page(page: &Path) -> Result<(), Failure> {
    let is_other =
        std::fs::read(page).is_ok_and(|bytes| !String::from_utf8_lossy(&bytes).contains(OWN));
    if !is_other {
        return Ok(());
    }
    Err(Failure::new(
        ["Thư mục đã có một trang index.html khác", "The folder has another index.html already"],
        ["Chọn thư mục khác", "Choose another folder"],
    )
    .at(page))
}

/// The page: no scripts, nothing from elsewhere.
fn html(shown: &[(&Example, ChartPicture)], palette: &Palette, lang: Lang) -> String {
    let texts = gallery_texts(lang);
    let mut page = String::new();
    // Writing to a string never fails.
    let mut line = |text: std::fmt::Arguments<'_>| {
        let _ = writeln!(page, "{text}");
    };
    line(format_args!("<!doctype html>\n<html lang=\"{}\">\n<head>", lang.code()));
    line(format_args!("<meta charset=\"utf-8\">\n{OWN}"));
    line(format_args!("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"));
    line(format_args!("<title>{}</title>", Escaped(texts.title)));
    line(format_args!("<style>{}</style>\n</head>\n<body>", style(palette)));
    line(format_args!("<h1>{}</h1>", Escaped(texts.title)));
    line(format_args!("<p>{}</p>", Escaped(texts.about)));
    for kind in ChartKind::ALL {
        line(format_args!("<h2>{}</h2>", Escaped(kind_name(lang, kind))));
        for (example, picture) in shown.iter().filter(|(example, _)| example.kind == kind) {
            let (scene, size) = (picture.scene(), picture.size());
            line(format_args!(
                "<figure>\n<img src=\"{name}.svg\" width=\"{}\" height=\"{}\" alt=\"{}\">",
                size.width,
                size.height,
                Escaped(&scene.summary),
                name = example.name,
            ));
            line(format_args!(
                "<figcaption>{} <a href=\"{name}.svg\">SVG</a> <a href=\"{name}.png\">PNG</a></figcaption>\n</figure>",
                Escaped(example.caption(lang)),
                name = example.name,
            ));
        }
    }
    line(format_args!("</body>\n</html>"));
    page
}

fn style(palette: &Palette) -> String {
    let hex = |Rgb(red, green, blue): Rgb| format!("#{red:02x}{green:02x}{blue:02x}");
    format!(
        "body{{margin:{m}px auto;max-width:1280px;padding:0 {m}px;background:{paper};color:{ink};\
         font:{body}px 'Noto Sans',Arial,sans-serif}}\
         h1{{font-size:{title}px}}h2{{font-size:{heading}px;margin-top:{m}px}}\
         figure{{margin:0 0 {m}px}}img{{width:100%;height:auto;border:1px solid {line}}}\
         figcaption{{color:{muted}}}a{{color:{accent}}}",
        m = space::XL,
        body = size::HEADING,
        title = size::TITLE + space::S,
        heading = size::TITLE,
        paper = hex(palette.paper),
        ink = hex(palette.ink),
        line = hex(palette.line),
        muted = hex(palette.muted),
        accent = hex(palette.accent),
    )
}

/// Text that may stand in an element or a quoted attribute.
struct Escaped<'a>(&'a str);

impl std::fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for letter in self.0.chars() {
            match letter {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                letter => f.write_char(letter)?,
            }
        }
        Ok(())
    }
}
