//! A chart as a picture of its own, for a slide or a page: its size, its margin, every row in it.

use crate::{look::space, model::Project};

use super::{ChartSpec, MeasureText, Scene, Size, View, arrange, read};

/// The paper around a chart that stands alone, in points.
pub const MARGIN: f32 = space::L;

/// What a picture is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureSize {
    /// 16:9.
    Slide,
    /// A4 between the margins of an official letter, half of its height.
    HalfPage,
    /// The same, all of its height but for a caption.
    FullPage,
}

impl PictureSize {
    /// In points.
    #[must_use]
    pub const fn size(self) -> Size {
        match self {
            // As presentation programs have it: 1280 x 720 at 96 dpi.
            Self::Slide => Size { width: 960.0, height: 540.0 },
            // 165 mm across, as Decree 30/2020 leaves of A4; 120 and 240 mm down.
            Self::HalfPage => Size { width: 468.0, height: 340.0 },
            Self::FullPage => Size { width: 468.0, height: 680.0 },
        }
    }
}

/// Lays a chart out for a picture with its margin. A picture cannot be scrolled: where rows have no
/// room it is taller than asked for.
#[must_use]
pub fn picture_scene(
    project: &Project,
    spec: &ChartSpec,
    size: Size,
    measure: &dyn MeasureText,
) -> Scene {
    let reading = read(project, spec);
    let inside =
        Size { width: size.width - 2.0 * MARGIN, height: (size.height - 2.0 * MARGIN).max(0.0) };
    let scene = arrange(&reading, inside, View::default(), measure);
    if scene.rows.is_none_or(|rows| rows.shown >= rows.total) {
        return scene;
    }
    let taller = Size { height: scene.full_height.ceil(), ..inside };
    arrange(&reading, taller, View::default(), measure)
}

/// The size of the picture around a scene, in whole points.
#[must_use]
pub fn picture_size(scene: &Scene) -> Size {
    let around = |length: f32| (length + 2.0 * MARGIN).ceil();
    Size { width: around(scene.size.width), height: around(scene.size.height) }
}
