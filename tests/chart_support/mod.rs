//! Charts of the sample, laid out without a window.

use giaoban::{
    chart::{ChartSpec, Font, MeasureText, Part, Scene, Size, View, layout},
    model::{Cell, Edit, Measure, Period, Project, Status, Transaction},
    store,
};

const SAMPLE: &str = include_str!("../../assets/sample/ninh-thuan.ron");
pub const WIDTHS: [f32; 4] = [320.0, 380.0, 600.0, 1200.0];
pub const NT: &str = "ninh-thuan";

/// Letters of one width, a little wider than those of Noto Sans are on average.
pub struct FixedPitch;

impl MeasureText for FixedPitch {
    fn width_pt(&self, text: &str, font: Font) -> f32 {
        let pitch = if font.bold { 0.6 } else { 0.56 };
        text.chars().count() as f32 * font.size_pt * pitch
    }
}

pub fn sample() -> Project {
    store::read_project(SAMPLE).unwrap()
}

pub fn period(text: &str) -> Period {
    text.parse().unwrap()
}

pub fn draw(project: &Project, spec: &ChartSpec, width: f32, height: f32) -> Scene {
    layout(project, spec, Size { width, height }, View::default(), &FixedPitch)
}

/// Puts figures in, through the same door as the window does.
pub fn with(mut project: Project, figures: &[(&str, Measure, &str, &str, Cell)]) -> Project {
    let edits = figures
        .iter()
        .map(|(indicator, measure, place, at, after)| {
            let key =
                project.current_key(&(*indicator).into(), *measure, &(*place).into(), period(at));
            Edit::SetCell { before: project.cell(&key), key, after: *after }
        })
        .collect();
    let transaction =
        Transaction { label: String::new(), author: String::new(), at: 0, reason: None, edits };
    project.apply(&transaction).unwrap();
    project
}

pub fn firm(number: f64) -> Cell {
    Cell::Value { number, status: Status::Final }
}

pub fn texts(scene: &Scene, part: Part) -> Vec<&str> {
    scene.texts().filter(|(p, _)| *p == part).map(|(_, line)| line.text.as_str()).collect()
}

pub fn all_text(scene: &Scene) -> String {
    scene.texts().map(|(_, line)| line.text.as_str()).collect::<Vec<_>>().join(" ")
}
