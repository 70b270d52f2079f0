//! Promise: a chart leaves the program as it is seen: the same texts at the same places in the
//! scene, in the SVG and in the pixels, the same bytes every time, nothing left out.
//!
//! `GIAOBAN_GOLDENS=1 cargo test --test chart_pictures` writes the goldens anew, to be read in the
//! diff.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly, in its helpers too")]
#![expect(clippy::disallowed_methods, reason = "a test makes its own files")]

use std::path::{Path, PathBuf};

use giaoban::{
    app::{chart_picture::ChartPicture, install_theme, scene_painter::scene_shapes},
    chart::{Align, ChartKind, ChartSpec, PictureSize, Scene, Shape, Size, TextLine},
    cli::{self, Output, Request},
    look::Palette,
    model::{Measure, Project},
    store,
    text::lang::Lang,
};

const SAMPLE: &str = include_str!("../assets/sample/ninh-thuan.ron");
const SAMPLE_FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample/ninh-thuan.ron");

fn sample() -> Project {
    store::read_project(SAMPLE).unwrap()
}

fn spec(kind: ChartKind, indicator: &str, period: &str, lang: Lang) -> ChartSpec {
    let (place, period) = ("ninh-thuan".into(), period.parse().unwrap());
    ChartSpec::new(kind, indicator.into(), Measure::Actual, place, period, lang)
}

/// Charts that together have every sort of mark: ticks of plans, hatches, breaks, edges of letters.
fn charts(lang: Lang) -> [ChartSpec; 6] {
    [
        spec(ChartKind::Ranked, "ty_le_ho_ngheo", "2011-04", lang),
        spec(ChartKind::Ranked, "ty_le_ho_ngheo", "2018", lang),
        spec(ChartKind::Ranked, "tl_gn", "2018-07", lang),
        spec(ChartKind::Ranked, "xa_ntm", "2018", lang),
        spec(ChartKind::Trend, "ty_le_ho_ngheo", "2018", lang),
        spec(ChartKind::Trend, "gn_von", "2018-07", lang),
    ]
}

/// The kinds that say figures in full.
fn in_full(lang: Lang) -> [ChartSpec; 3] {
    let card = spec(ChartKind::Card, "ty_le_ho_ngheo", "2018-07", lang);
    [
        spec(ChartKind::Figure, "ty_le_ho_ngheo", "2018", lang),
        ChartSpec { place: "bac-ai".into(), ..card },
        spec(ChartKind::BarTable, "gn_von", "2018-07", lang),
    ]
}

/// Charts that set one thing against another: leaders, arrows, parts side by side.
fn relations(lang: Lang) -> [ChartSpec; 5] {
    let with = |mut spec: ChartSpec, other: &str| {
        spec.others = vec![other.into()];
        spec
    };
    let mut district = spec(ChartKind::Waterfall, "ho_ngheo", "2019", lang);
    district.place = "bac-ai".into();
    [
        with(spec(ChartKind::Scatter, "ty_le_can_ngheo", "2011-04", lang), "ty_le_ho_ngheo"),
        spec(ChartKind::Waterfall, "ho_ngheo", "2019", lang),
        district,
        spec(ChartKind::Waterfall, "gn_von", "2018-06", lang),
        spec(ChartKind::Grouped, "gn_von", "2018-07", lang),
    ]
}

fn picture(spec: &ChartSpec, size: PictureSize) -> ChartPicture {
    ChartPicture::new(&sample(), spec, size.size(), Palette::light())
}

/// A text, where its anchor and its baseline are, and which side the anchor is.
#[derive(Debug)]
struct Placed {
    text: String,
    x: f32,
    baseline: f32,
    align: Align,
    bold: bool,
    size: f32,
}

fn in_scene(scene: &Scene) -> Vec<Placed> {
    let placed = |line: &TextLine| Placed {
        text: line.text.clone(),
        x: line.anchor().x,
        baseline: line.baseline(),
        align: line.align,
        bold: line.font.bold,
        size: line.font.size_pt,
    };
    scene.texts().map(|(_, line)| placed(line)).collect()
}

/// The texts that a reader of the SVG is told; each stands on a line of its own.
fn in_svg(svg: &str) -> Vec<Placed> {
    let told =
        svg.lines().filter(|line| line.starts_with("<text") && !line.contains("aria-hidden"));
    let placed = |line: &str| {
        let (tag, rest) = line.split_once('>').unwrap();
        let text = rest.strip_suffix("</text>").unwrap();
        let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        let value = |name: &str| {
            let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
            Some(rest.split_once('"')?.0)
        };
        let number = |name| value(name).unwrap().parse().unwrap();
        let align = match value("text-anchor") {
            None => Align::Left,
            Some("middle") => Align::Middle,
            Some("end") => Align::Right,
            Some(other) => panic!("{other}"),
        };
        let bold = value("font-weight") == Some("bold");
        Placed {
            text,
            x: number("x"),
            baseline: number("y"),
            align,
            bold,
            size: number("font-size"),
        }
    };
    told.map(placed).collect()
}

fn shapes(scene: &Scene) -> Vec<egui::Shape> {
    let ctx = egui::Context::default();
    install_theme(&ctx);
    let mut shapes = Vec::new();
    let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
        shapes = scene_shapes(ui.ctx(), scene, egui::Pos2::ZERO, &Palette::light());
    });
    output.textures_delta.clear();
    shapes
}

/// The texts as the painter of the window and of PNG puts them, without the edges around them;
/// `like` says which side of each to look at.
fn painted(scene: &Scene, like: &[Placed]) -> Vec<Placed> {
    let shapes = shapes(scene);
    let texts = shapes.iter().filter_map(|shape| match shape {
        egui::Shape::Text(text) if text.override_text_color.is_none() => Some(text),
        _ => None,
    });
    texts
        .zip(like)
        .map(|(text, like)| {
            let rect = text.visual_bounding_rect();
            let left = text.pos.x + text.galley.rect.left();
            let width = text.galley.rect.width();
            let row = text.galley.rows.first().unwrap();
            let glyph = row.glyphs.first().unwrap();
            let font = &text.galley.job.sections.first().unwrap().format.font_id;
            assert!(rect.is_positive());
            Placed {
                text: text.galley.text().to_owned(),
                x: match like.align {
                    Align::Left => left,
                    Align::Middle => left + width / 2.0,
                    Align::Right => left + width,
                },
                baseline: text.pos.y + row.pos.y + glyph.pos.y,
                align: like.align,
                bold: font.family != egui::FontFamily::Proportional,
                size: font.size,
            }
        })
        .collect()
}

#[track_caller]
fn assert_alike(one: &[Placed], other: &[Placed], within: f32) {
    assert_eq!(one.len(), other.len());
    for (one, other) in one.iter().zip(other) {
        let told = format!("{one:?} and {other:?}");
        assert_eq!(
            (&one.text, one.align, one.bold),
            (&other.text, other.align, other.bold),
            "{told}"
        );
        assert!((one.size - other.size).abs() < 0.01, "{told}");
        assert!((one.x - other.x).abs() <= within, "{told}");
        assert!((one.baseline - other.baseline).abs() <= within, "{told}");
    }
}

#[test]
fn texts_stand_at_the_same_places_in_the_scene_the_svg_and_the_pixels() {
    for lang in Lang::ALL {
        for spec in charts(lang).into_iter().chain(in_full(lang)).chain(relations(lang)) {
            for size in [PictureSize::Slide, PictureSize::HalfPage, PictureSize::FullPage] {
                let picture = picture(&spec, size);
                assert!(picture.scene().has_figures, "{spec:?}");
                let scene = in_scene(picture.scene());
                assert_alike(&scene, &in_svg(&picture.svg()), 0.01);
                // egui sets letters and lines on whole pixels.
                assert_alike(&scene, &painted(picture.scene(), &scene), 1.0);
            }
        }
    }
}

#[test]
fn a_hollow_dot_is_as_large_in_the_svg_as_in_the_pixels() {
    let [.., months] = charts(Lang::Vi);
    let picture = picture(&months, PictureSize::HalfPage);
    let is_hollow = |shape: &Shape| matches!(shape, Shape::Circle { edge: Some(_), .. });
    let dots = picture.scene().marks.iter().filter(|mark| is_hollow(&mark.shape)).count();
    assert_eq!(dots, 1);
    let svg = picture.svg();
    let edge = svg.lines().find(|line| line.starts_with("<circle") && line.contains("stroke"));
    assert!(
        edge.unwrap().contains(" r=\"3\" fill=\"none\""),
        "4 points with half of its edge of 2"
    );
    let edge = shapes(picture.scene()).into_iter().find_map(|shape| match shape {
        egui::Shape::Circle(circle) if circle.stroke.width > 0.0 => Some(circle),
        _ => None,
    });
    // egui adds the whole edge outside.
    assert_eq!(edge.map(|circle| circle.radius + circle.stroke.width), Some(4.0));
}

#[test]
fn the_svg_of_real_figures_is_as_it_was_read_and_approved() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens");
    let [ranked, _, rates, _, trend, _] = charts(Lang::Vi);
    let [english, ..] = charts(Lang::En);
    let [figure, card, table] = in_full(Lang::Vi);
    let [scatter, parts, district, _, grouped] = relations(Lang::Vi);
    let board = spec(ChartKind::Board, "tong_tieu_chi", "2021-01", Lang::Vi);
    let board = ChartSpec { place: "ninh-son".into(), ..board };
    for (name, spec) in [
        ("ranked-vi", ranked),
        ("rates-vi", rates),
        ("trend-vi", trend),
        ("ranked-en", english),
        ("figure-vi", figure),
        ("card-vi", card),
        ("bartable-vi", table),
        ("scatter-vi", scatter),
        ("waterfall-parts-vi", parts),
        ("waterfall-vi", district),
        ("grouped-vi", grouped),
        ("board-vi", board),
    ] {
        let svg = picture(&spec, PictureSize::HalfPage).svg();
        let golden = folder.join(format!("{name}.svg"));
        if std::env::var_os("GIAOBAN_GOLDENS").is_some() {
            std::fs::write(&golden, &svg).unwrap();
        }
        let known = std::fs::read_to_string(&golden).unwrap();
        assert_eq!(svg, known, "{}: look at it, then GIAOBAN_GOLDENS=1", golden.display());
    }
}

#[test]
fn the_same_chart_gives_the_same_bytes_at_any_scale() {
    let [ranked, ..] = charts(Lang::Vi);
    let picture = picture(&ranked, PictureSize::HalfPage);
    for (scale, width, height) in [(1.0, 468, 340), (1.25, 585, 425), (3.0, 1404, 1020)] {
        let png = picture.png(scale).unwrap();
        assert_eq!(png, self::picture(&ranked, PictureSize::HalfPage).png(scale).unwrap());
        let info = png::Decoder::new(std::io::Cursor::new(&png)).read_info().unwrap();
        let header = info.info();
        assert_eq!((header.width, header.height), (width, height));
        // 165 mm across in a text document, whatever the scale.
        let metres = width as f32 / header.pixel_dims.unwrap().xppu as f32;
        assert!((metres - 0.165).abs() < 0.001, "{metres} m");
    }
}

#[test]
fn a_picture_leaves_no_row_out() {
    let mut spec = spec(ChartKind::Ranked, "ho_ngheo", "2019", Lang::Vi);
    let project = sample();
    let is_commune = |area: &&giaoban::model::Area| area.kind.is_commune();
    spec.places =
        Some(project.areas().iter().filter(is_commune).map(|area| area.id.clone()).collect());
    // Some figure among them, or there is nothing to rank.
    spec.places.as_mut().unwrap().push("bac-ai".into());
    let picture = picture(&spec, PictureSize::HalfPage);
    let rows = picture.scene().rows.unwrap();
    assert_eq!((rows.shown, rows.total), (66, 66));
    assert!(picture.size().height > 680.0);
    assert!(picture.svg().contains("Phước Bình"));
}

#[test]
fn colours_are_those_of_the_theme() {
    let [ranked, ..] = charts(Lang::Vi);
    let size = PictureSize::HalfPage.size();
    let svg = |palette| ChartPicture::new(&sample(), &ranked, size, palette).svg();
    let (light, dark) = (svg(Palette::light()), svg(Palette::dark()));
    assert!(light.contains("height=\"340\" fill=\"#ffffff\"/>"), "{light}");
    assert!(dark.contains("height=\"340\" fill=\"#1a1e22\"/>"), "{dark}");
    let places = |svg: &str| in_svg(svg).into_iter().map(|p| (p.text, p.x)).collect::<Vec<_>>();
    assert_eq!(places(&light), places(&dark));
}

// ---- the command

struct Answer {
    code: u8,
    out: String,
    err: String,
}

fn chart(file: &str, out: &Path, more: &str) -> Answer {
    let (mut told, mut err) = (Vec::new(), Vec::new());
    let mut output = Output { out: &mut told, err: &mut err };
    let out = out.to_str().unwrap();
    let words = ["chart", file, out].into_iter().chain(more.split_whitespace());
    let Request::Done(code) = cli::run(words.map(Into::into), &mut output) else { panic!() };
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Answer { code, out: text(told), err: text(err) }
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::Builder::new().prefix("Hình họp ").tempdir().unwrap())
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn count(&self) -> usize {
        std::fs::read_dir(self.0.path()).unwrap().count()
    }
}

const RATE: &str = "--indicator ty_le_ho_ngheo --period 2018 --kind trend";

#[test]
fn the_command_writes_the_picture_it_was_asked_for() {
    let folder = Folder::new();
    let svg = folder.file("hộ nghèo.svg");
    let answer = chart(SAMPLE_FILE, &svg, &format!("{RATE} --size half"));
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    assert_eq!(answer.out, format!("{}\n", svg.display()));
    let [.., trend, _] = charts(Lang::Vi);
    let written = std::fs::read_to_string(&svg).unwrap();
    assert_eq!(written, picture(&trend, PictureSize::HalfPage).svg());

    let png = folder.file("hộ nghèo.PNG");
    let size = |more: &str| {
        let answer = chart(SAMPLE_FILE, &png, &format!("{RATE} {more}"));
        assert_eq!((answer.code, answer.err.as_str()), (0, ""));
        let bytes = std::fs::read(&png).unwrap();
        let info = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
        (info.info().width, info.info().height)
    };
    assert_eq!(size(""), (1920, 1080));
    assert_eq!(size("--size slide --scale 1"), (960, 540));
    assert_eq!(size("--size 1280x720 --scale 1.5 --theme dark --lang en"), (1920, 1080));

    let district = folder.file("bac-ai.svg");
    chart(SAMPLE_FILE, &district, &format!("{RATE} --area bac-ai --lang en"));
    assert!(std::fs::read_to_string(&district).unwrap().contains("Bac Ai"));
    assert_eq!(folder.count(), 3, "nothing else was left behind");
}

#[test]
fn a_picture_that_must_be_taller_says_so() {
    let folder = Folder::new();
    let out = folder.file("a.svg");
    let more = "--indicator ho_ngheo --period 2019 --kind ranked --size 400x220 --lang en";
    let answer = chart(SAMPLE_FILE, &out, more);
    assert_eq!(answer.code, 0);
    assert!(answer.err.starts_with("The picture is "), "{}", answer.err);
    assert!(answer.err.ends_with("to have room for 7 rows.\n"), "{}", answer.err);
}

#[test]
fn what_cannot_be_drawn_is_told_in_two_lines_and_nothing_is_written() {
    let folder = Folder::new();
    let sized = Size { width: 7680.0, height: 7680.0 };
    let too_large = format!("{RATE} --size {}x{} --scale 8", sized.width, sized.height);
    for (name, more, what) in [
        ("a.gif", RATE, "Hình chỉ ghi được thành SVG hoặc PNG.\n"),
        ("a", RATE, "Hình chỉ ghi được thành SVG hoặc PNG.\n"),
        ("a.svg", "--period 2018 --kind trend", "Thiếu --indicator.\n"),
        ("a.svg", "--indicator ho_ngheo --kind trend", "Thiếu --period.\n"),
        ("a.svg", "--indicator ho_ngheo --period 2018", "Thiếu --kind.\n"),
        ("a.svg", &format!("{RATE} --scale 2"), "Hình SVG phóng to bao nhiêu cũng nét"),
        ("a.png", &format!("{RATE} --scale 20"), "--scale không nhận “20”"),
        ("a.png", &format!("{RATE} --size a4"), "--size không nhận “a4”"),
        ("a.png", &format!("{RATE} --theme blue"), "--theme không nhận “blue”"),
        ("a.png", &format!("{RATE} --area hue"), "Trong tệp không có đơn vị hay nhóm \"hue\"."),
        ("a.png", &format!("{RATE} --mau do"), "Không hiểu “--mau”"),
        ("a.png", &too_large, "Hình 61440 x 61440 pixel quá lớn.\n"),
        (
            "a.svg",
            "--indicator ho_ngheo --period 1990 --kind ranked",
            "Số hộ nghèo theo huyện, cuối năm 1990. Chưa có số liệu cho lựa chọn này. Kỳ mới nhất",
        ),
    ] {
        let answer = chart(SAMPLE_FILE, &folder.file(name), more);
        assert_ne!(answer.code, 0, "{more}");
        assert!(answer.err.starts_with(what), "{}", answer.err);
        let lines = answer.err.lines().count();
        assert!((2..=3).contains(&lines) && answer.out.is_empty(), "{}", answer.err);
    }
    let nowhere = folder.file("không có/a.svg");
    let answer = chart(SAMPLE_FILE, &nowhere, RATE);
    assert_ne!(answer.code, 0);
    assert!(answer.err.contains("không có/a.svg"), "{}", answer.err);
    assert_eq!(folder.count(), 0);
}
