//! What a person chose for this machine; never part of a project.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::{chart::ChartKind, text::lang::Lang};

/// What stands beside the table (phần bên cạnh bảng).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Beside {
    /// Biểu đồ.
    #[default]
    Chart,
    /// Phân tích: all that is known of the figure under the cursor.
    Analysis,
    /// Căn cứ: how it came about, down to the cells.
    Derivation,
}

/// Preferences, kept by the window's own storage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Prefs {
    pub lang: Lang,
    pub dark: bool,
    /// 1.0 is the normal size.
    pub scale: f32,
    /// Latest first.
    pub recent: Vec<PathBuf>,
    /// Who works here: the name under which findings are acknowledged.
    pub name: String,
    /// How the chart beside the table is drawn, where that fits.
    pub chart: ChartKind,
    /// What stands beside the table.
    pub beside: Beside,
}

impl Default for Prefs {
    fn default() -> Self {
        Self {
            lang: Lang::Vi,
            dark: false,
            scale: 1.0,
            recent: Vec::new(),
            name: String::new(),
            chart: ChartKind::Ranked,
            beside: Beside::Chart,
        }
    }
}

const MOST_RECENT: usize = 8;
const SCALES: [f32; 7] = [0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 2.0];

impl Prefs {
    /// From stored text; what cannot be read is as if nothing had been stored.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        let mut prefs: Self = ron::from_str(text).unwrap_or_default();
        if !(0.5..=3.0).contains(&prefs.scale) {
            prefs.scale = 1.0;
        }
        prefs.recent.truncate(MOST_RECENT);
        prefs
    }

    /// For storing.
    #[must_use]
    pub fn to_text(&self) -> String {
        ron::to_string(self).unwrap_or_default()
    }

    /// Puts a file first among the recent ones.
    pub fn remember(&mut self, path: &Path) {
        // Found again from wherever the program is started.
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.recent.retain(|known| *known != path);
        self.recent.insert(0, path);
        self.recent.truncate(MOST_RECENT);
    }

    /// The next larger scale.
    pub fn enlarge(&mut self) {
        self.scale = SCALES.into_iter().find(|s| *s > self.scale + 0.01).unwrap_or(self.scale);
    }

    /// The next smaller scale.
    pub fn shrink(&mut self) {
        self.scale = SCALES.into_iter().rfind(|s| *s < self.scale - 0.01).unwrap_or(self.scale);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preferences_read_back_and_nonsense_is_forgotten() {
        let mut prefs =
            Prefs { dark: true, lang: Lang::En, beside: Beside::Derivation, ..Prefs::default() };
        for name in 0..12 {
            prefs.remember(Path::new(&format!("/dự án/{name}.ron")));
        }
        prefs.remember(Path::new("/dự án/9.ron"));
        assert_eq!(prefs.recent.len(), MOST_RECENT);
        assert_eq!(prefs.recent.first().map(PathBuf::as_path), Some(Path::new("/dự án/9.ron")));
        assert_eq!(Prefs::from_text(&prefs.to_text()), prefs);
        assert_eq!(Prefs::from_text("(scale: 99"), Prefs::default());
        // What was stored before there was a panel beside the table.
        assert_eq!(Prefs::from_text("(trend: true)").beside, Beside::Chart);
    }
}
