//! `chart`: a chart as a picture for a slide or a page.

use std::path::{Path, PathBuf};

use crate::{
    app::chart_picture::{ChartPicture, PictureError},
    chart::{ChartKind, ChartSpec, PictureSize, Size},
    look::Palette,
    model::{
        ChartLayout, ChartPlace, DimensionId, Measure, Period, PlaceId, Project, SavedView, ViewId,
    },
    text::{cli_messages::CliProblem, lang::Lang, picture_messages::picture_is_taller},
};

use super::{
    args::{Args, Failure, Output, wrong_value},
    lookup::{choice, failure, find_indicator, find_period, find_place, measure, open},
    picture::{parse_size, write_bytes},
};

/// What is written.
#[derive(Clone, Copy)]
enum Format {
    Svg,
    Png { scale: f32 },
}

/// `giaoban chart FILE OUT.svg|OUT.png --view ID | --indicator ID --period P --kind K [..]`, as
/// `help.rs` lists it.
pub fn run(args: &mut Args, output: &mut Output<'_>) -> Result<u8, Failure> {
    let lang = args.language();
    let file = PathBuf::from(args.need("FILE")?);
    let out = PathBuf::from(args.need("OUT.svg|OUT.png")?);
    let format = format(args, &out)?;
    let wanted = wanted(args)?;
    let area = args.option("area")?;
    let size = size(args)?;
    let palette = palette(args)?;
    args.nothing_left()?;

    let project = open(&file, lang)?;
    let about_file = |failure: Failure| failure.at(&file);
    let area = area.map(|area| find_place(&project, &area).map_err(about_file)).transpose()?;
    let spec = spec(&project, wanted, area, lang).map_err(about_file)?;
    let picture = ChartPicture::new(&project, &spec, size, palette);
    let scene = picture.scene();
    if !scene.has_figures {
        let sentence = scene.summary.clone();
        return Err(
            Failure { code: 1, ..failure(&CliProblem::NothingToDraw { sentence }) }.at(&file)
        );
    }
    let bytes = match format {
        Format::Svg => picture.svg().into_bytes(),
        Format::Png { scale } => picture.png(scale).map_err(|error| told(error).at(&out))?,
    };
    write_bytes(&out, &bytes, lang)?;
    if let Some(rows) = scene.rows.filter(|_| picture.size().height > size.height) {
        output.note(&picture_is_taller(lang, rows.total, picture.size().height));
    }
    Ok(output.say(&out.display().to_string()))
}

/// What is to be drawn.
enum Wanted {
    /// A chart that is kept in the project, at another period if one is given.
    View { id: String, period: Option<Period> },
    Chart {
        indicator: String,
        period: Period,
        kind: ChartKind,
        measure: Measure,
        others: Option<String>,
        by: Option<String>,
    },
}

fn wanted(args: &mut Args) -> Result<Wanted, Failure> {
    if let Some(id) = args.option("view")? {
        let period = args.option("period")?.map(|text| find_period(&text)).transpose()?;
        return Ok(Wanted::View { id, period });
    }
    let indicator = needed(args, "indicator", "--indicator")?;
    let period = find_period(&needed(args, "period", "--period")?)?;
    let kind = kind(args)?;
    let measure = measure(args)?.unwrap_or(Measure::Actual);
    let (others, by) = (args.option("others")?, args.option("by")?);
    Ok(Wanted::Chart { indicator, period, kind, measure, others, by })
}

fn spec(
    project: &Project,
    wanted: Wanted,
    area: Option<PlaceId>,
    lang: Lang,
) -> Result<ChartSpec, Failure> {
    let root = || project.root().map_or_else(|| PlaceId::from(""), |root| root.id.clone());
    match wanted {
        Wanted::Chart { indicator, period, kind, measure, others, by } => {
            let indicator = find_indicator(project, &indicator)?.id.clone();
            let place = area.unwrap_or_else(root);
            let others = others.iter().flat_map(|ids| ids.split(',').filter(|id| !id.is_empty()));
            let others = others.map(|id| Ok(find_indicator(project, id)?.id.clone()));
            let others = others.collect::<Result<_, Failure>>()?;
            let by = by.map(|by| DimensionId::from(by.as_str()));
            let spec = ChartSpec::new(kind, indicator, measure, place, period, lang);
            Ok(ChartSpec { by, others, ..spec })
        }
        Wanted::View { id, period } => {
            let mut layout = find_chart(project, &id)?.clone();
            let (place, inside) = match area {
                Some(area) if layout.kind.is_of_one() => (area, root()),
                Some(area) => (area.clone(), area),
                None => (root(), root()),
            };
            let of = ChartPlace { place, inside };
            if of.place != root() {
                layout.place = None;
            }
            layout.period = period.or(layout.period);
            let period = layout.period;
            let period =
                period.ok_or_else(|| failure(&CliProblem::Missing { option: "--period" }))?;
            Ok(ChartSpec::of_layout(project, &layout, period, &of, lang))
        }
    }
}

/// A chart that is kept in the project.
fn find_chart<'p>(project: &'p Project, id: &str) -> Result<&'p ChartLayout, Failure> {
    let found = project.views().get(&ViewId::from(id)).and_then(SavedView::chart);
    found.ok_or_else(|| {
        let charts = project.views().iter().filter(|view| view.chart().is_some());
        let known = charts.map(|view| view.id.to_string()).collect();
        failure(&CliProblem::NoChart { id: id.to_owned(), known })
    })
}

fn needed(args: &mut Args, name: &str, option: &'static str) -> Result<String, Failure> {
    args.option(name)?.ok_or_else(|| failure(&CliProblem::Missing { option }))
}

fn kind(args: &mut Args) -> Result<ChartKind, Failure> {
    let kinds = [
        ("ranked", Some(ChartKind::Ranked)),
        ("trend", Some(ChartKind::Trend)),
        ("bullet", Some(ChartKind::Bullet)),
        ("stacked", Some(ChartKind::Stacked)),
        ("shares", Some(ChartKind::Shares)),
        ("slope", Some(ChartKind::Slope)),
        ("multiples", Some(ChartKind::Multiples)),
        ("heatmap", Some(ChartKind::Heatmap)),
        ("figure", Some(ChartKind::Figure)),
        ("card", Some(ChartKind::Card)),
        ("bartable", Some(ChartKind::BarTable)),
        ("scatter", Some(ChartKind::Scatter)),
        ("waterfall", Some(ChartKind::Waterfall)),
        ("grouped", Some(ChartKind::Grouped)),
        ("board", Some(ChartKind::Board)),
    ];
    choice(args, "kind", &kinds, None)?
        .ok_or_else(|| failure(&CliProblem::Missing { option: "--kind" }))
}

/// `--theme light|dark|mono`
pub(super) fn palette(args: &mut Args) -> Result<Palette, Failure> {
    type Edition = fn() -> Palette;
    let light: Edition = Palette::light;
    let editions = [("light", light), ("dark", Palette::dark), ("mono", Palette::mono)];
    choice(args, "theme", &editions, light).map(|edition| edition())
}

fn format(args: &mut Args, out: &Path) -> Result<Format, Failure> {
    let ending = out.extension().unwrap_or_default().to_ascii_lowercase();
    let scale = args.option("scale")?;
    match (ending.to_str(), scale) {
        (Some("svg"), None) => Ok(Format::Svg),
        (Some("svg"), Some(_)) => Err(failure(&CliProblem::ScaleOfSvg).at(out)),
        (Some("png"), None) => Ok(Format::Png { scale: 2.0 }),
        (Some("png"), Some(text)) => {
            let scale = text.parse().ok().filter(|scale| (0.5..=8.0).contains(scale));
            let scale = scale.ok_or_else(|| wrong_value("scale", &text, "2 (0.5 … 8)"))?;
            Ok(Format::Png { scale })
        }
        _ => Err(failure(&CliProblem::NoPictureEnding).at(out)),
    }
}

fn size(args: &mut Args) -> Result<Size, Failure> {
    let text = args.option("size")?;
    let size = match text.as_deref() {
        None | Some("slide") => PictureSize::Slide.size(),
        Some("half") => PictureSize::HalfPage.size(),
        Some("full") => PictureSize::FullPage.size(),
        Some(text) => {
            let example = "1280x720 | slide | half | full";
            let [width, height] =
                parse_size(text).ok_or_else(|| wrong_value("size", text, example))?;
            Size { width: width as f32, height: height as f32 }
        }
    };
    Ok(size)
}

pub(super) fn told(error: PictureError) -> Failure {
    match error {
        PictureError::TooLarge { width, height } => {
            failure(&CliProblem::PictureTooLarge { width, height })
        }
        PictureError::Broken(sentence) => Failure::sentence(sentence),
    }
}
