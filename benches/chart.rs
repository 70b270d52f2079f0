//! Budget: each kind of chart is read and laid out in 2 ms for a province.
//!
//! `cargo bench --bench chart`

#[expect(dead_code, reason = "no window is driven here")]
mod support;

use std::{sync::Arc, time::Instant};

use giaoban::{
    app::{install_theme, plot_painter::EguiMeasure},
    chart::{ChartKind, ChartSpec, Size, View, layout},
    model::{Measure, Project},
    store,
    text::lang::Lang,
};
use support::report;

const SAMPLE: &str = include_str!("../assets/sample/ninh-thuan.ron");
const RUNS: usize = 200;

fn main() {
    let project = store::read_project(SAMPLE).unwrap_or_else(|_| unreachable!("the sample opens"));
    let project: Arc<Project> = Arc::new(project);
    let ctx = egui::Context::default();
    install_theme(&ctx);
    drop(ctx.run_ui(egui::RawInput::default(), |_| {}));
    for kind in ChartKind::ALL {
        let Ok(period) = "2018-07".parse() else { continue };
        let (indicator, place) = ("gn_von".into(), "ninh-thuan".into());
        let spec = ChartSpec::new(kind, indicator, Measure::Actual, place, period, Lang::Vi);
        let size = Size { width: 1200.0, height: 760.0 };
        let once = || {
            #[expect(clippy::disallowed_methods, reason = "a benchmark takes the time")]
            let began = Instant::now();
            let scene = layout(&project, &spec, size, View::default(), &EguiMeasure(&ctx));
            std::hint::black_box(&scene);
            began.elapsed()
        };
        // The first one fills the fonts' atlas.
        once();
        let times = (0..RUNS).map(|_| once()).collect();
        report(&format!("chart {kind:?}, read and laid out"), "sample, 8 units", 2.0, times);
    }
}
