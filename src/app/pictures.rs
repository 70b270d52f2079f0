//! The shown chart on its way out: into a file, onto the clipboard, as figures.

use std::path::{Path, PathBuf};

use crate::{
    analysis::{Coverage, Shown, figure},
    chart::{ChartSpec, Hit, PictureSize},
    exchange::{
        entry::full_text,
        html::{HtmlCell, html_table},
    },
    look::Palette,
    model::{Measure, Project},
    text::{
        chart_messages::chart_texts,
        lang::Lang,
        period::period_label,
        picture_messages::{picture_texts, picture_too_large},
        tsv,
    },
};

use super::{
    App, Beside, Copied, Dialog, Purpose, Screen,
    block::{named, shown_cell},
    chart_picture::{ChartPicture, PictureError},
    shot::Image,
};

/// Pixels a point of a picture that is saved or copied.
const SCALE: f32 = 2.0;

/// A chart that a worker draws; it goes to paper and slides, so it is light.
#[derive(Clone, Debug)]
pub struct PictureOrder {
    pub project: std::sync::Arc<Project>,
    pub spec: ChartSpec,
    pub size: PictureSize,
}

impl PictureOrder {
    fn picture(&self) -> ChartPicture {
        ChartPicture::new(&self.project, &self.spec, self.size.size(), Palette::light())
    }

    /// The pixels.
    ///
    /// # Errors
    /// A sentence.
    pub fn image(&self) -> Result<Image, String> {
        self.picture().image(SCALE).map_err(|error| sentence(self.spec.lang, error))
    }

    /// The file for a path: SVG by its ending, else PNG.
    ///
    /// # Errors
    /// A sentence.
    pub fn file(&self, path: &Path) -> Result<Vec<u8>, String> {
        if has_ending(path, "svg") {
            return Ok(self.picture().svg().into_bytes());
        }
        self.picture().png(SCALE).map_err(|error| sentence(self.spec.lang, error))
    }
}

fn sentence(lang: Lang, error: PictureError) -> String {
    match error {
        PictureError::TooLarge { width, height } => picture_too_large(lang, width, height),
        PictureError::Broken(sentence) => sentence,
    }
}

fn has_ending(path: &Path, wanted: &str) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(wanted))
}

/// The path with the ending of a picture if it has none.
pub(super) fn with_picture_ending(path: PathBuf) -> PathBuf {
    if has_ending(&path, "svg") || has_ending(&path, "png") {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".png");
    PathBuf::from(name)
}

impl App {
    /// Whether there is a chart to be saved or copied: one that says nothing is not.
    pub(super) fn has_chart(&self) -> bool {
        let is_shown = match self.view.screen {
            Screen::Entry => self.prefs.beside == Beside::Chart,
            Screen::Charts => true,
            Screen::Checks => false,
        };
        let revision = self.document.revision();
        is_shown
            && self.shown_chart().is_some_and(|spec| self.chart.shows_figures_of(revision, &spec))
    }

    /// The picture that was copied since the last time: for the clipboard of the system.
    pub fn take_copied_picture(&mut self) -> Option<Image> {
        self.copied_picture.take()
    }

    pub(super) fn picture_order(&self, size: PictureSize) -> Option<PictureOrder> {
        let spec = self.shown_chart()?;
        Some(PictureOrder { project: self.document.snapshot(), spec, size })
    }

    /// Asks where the picture of the chart goes.
    pub(super) fn ask_where_to_draw(&mut self) {
        let Some(order) = self.picture_order(PictureSize::Slide) else { return };
        let title = order.picture().scene().title.clone();
        let folder = self.document.path().and_then(Path::parent);
        let path = Dialog::named(folder, &title, "png").to_string_lossy().into_owned();
        let purpose = Purpose::Picture(order.size);
        self.dialog = Some(Dialog::Path { purpose, path, complaint: None });
    }

    pub(super) fn draw_to(&mut self, path: PathBuf, size: PictureSize, may_replace: bool) {
        if !may_replace && path.exists() {
            let purpose = Purpose::Picture(size);
            self.dialog = Some(Dialog::Overwrite { purpose, path });
        } else if let Some(order) = self.picture_order(size) {
            self.jobs.write_picture(order, path);
        }
    }

    pub(super) fn copy_picture(&mut self) {
        if let Some(order) = self.picture_order(PictureSize::Slide) {
            self.jobs.draw_picture(order);
        }
    }

    /// The figures of the chart as a table: whose, of when, against which plan, and what they stand
    /// on.
    pub(super) fn copy_chart_figures(&mut self) {
        let Some(spec) = self.shown_chart() else { return };
        let lang = self.lang();
        let project = self.document.snapshot();
        // Every row is in it, as in a picture.
        let size = PictureSize::Slide.size();
        let picture = ChartPicture::new(&project, &spec, size, Palette::light());
        let hits = &picture.scene().hits;
        let rows = figure_rows(&project, hits, lang);
        let text: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(|(text, _)| text.clone()).collect()).collect();
        let html: Vec<Vec<HtmlCell>> =
            rows.into_iter().map(|row| row.into_iter().map(|(_, cell)| cell).collect()).collect();
        self.copied = Some(Copied { text: tsv::write(&text), html: Some(html_table(&html)) });
        self.notice = Some(picture_texts(lang).figures_copied.to_owned());
    }
}

/// A text for spreadsheets beside the same as a cell of a table.
type Sent = (String, HtmlCell);

fn figure_rows(project: &Project, hits: &[Hit], lang: Lang) -> Vec<Vec<Sent>> {
    let texts = picture_texts(lang);
    let head = |text: &str| (text.to_owned(), named(text));
    let plain = |text: String| (text.clone(), HtmlCell { text, ..HtmlCell::default() });
    let Some(first) = hits.first() else { return Vec::new() };
    let Some(indicator) = project.indicators().get(&first.indicator) else { return Vec::new() };
    let cell = |shown: Shown, coverage: Coverage| -> Sent {
        (full_text(lang, shown), shown_cell(lang, shown, coverage, indicator.decimals))
    };
    let sent = |hit: &Hit, measure: Measure| -> Sent {
        let figure = figure(project, &hit.indicator, measure, &hit.place, hit.period);
        figure.map_or_else(Sent::default, |figure| cell(figure.shown, figure.coverage))
    };
    let name = format!("{} ({})", lang.pick(&indicator.name), lang.pick(&indicator.unit));
    let plans: Vec<Sent> = hits.iter().map(|hit| sent(hit, Measure::Plan)).collect();
    let has_plans =
        first.measure != Measure::Plan && plans.iter().any(|(text, _)| !text.is_empty());
    let mut heads = vec![head(texts.place), head(texts.period)];
    let has_parts = hits.iter().any(|hit| hit.part.is_some());
    if has_parts {
        heads.push(head(texts.part));
    }
    heads.push(head(&name));
    if has_plans {
        heads.push(head(texts.plan));
    }
    heads.push(head(texts.stands_on));
    let mut rows = vec![heads];
    for (hit, plan) in hits.iter().zip(plans) {
        let place = project.place_name(&hit.place).map_or("", |name| lang.pick(name));
        // Notes are the office's own: they do not leave with the figures.
        let leaves = |(label, _): &&(String, String)| label != chart_texts(lang).note;
        let lines = hit.tip.lines.iter().filter(leaves);
        let lines: Vec<String> =
            lines.map(|(label, content)| format!("{label}: {content}")).collect();
        let mut row = vec![head(place), plain(period_label(lang, hit.period, indicator.kind))];
        if let Some((name, shown)) = &hit.part {
            row.extend([plain(name.clone()), cell(*shown, Coverage::default())]);
        } else {
            if has_parts {
                row.push(plain(texts.whole.to_owned()));
            }
            row.push(sent(hit, hit.measure));
        }
        if has_plans {
            row.push(plan);
        }
        row.push(plain(lines.join("; ")));
        rows.push(row);
    }
    rows
}
