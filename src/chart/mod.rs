//! One description of a chart ([`ChartSpec`]), and its layout into marks ([`Scene`]).
//!
//! `ChartSpec` → [`read`] (figures and words) → [`arrange`] (marks for one size). Every painter
//! draws the same scene: what stands where, in which words and with which line breaks is decided
//! here and nowhere else. Nothing here knows a file, a clock or a screen.

mod arrange;
mod axis;
mod bar;
mod bartable;
mod board;
mod bullet;
mod card;
mod figure;
mod fit;
mod foot;
mod grouped;
mod heatmap;
mod hit;
mod labels;
mod legend;
mod measure;
mod multiples;
mod page;
mod picture;
mod place;
mod propose;
mod ranked;
mod reading;
mod rows;
mod scatter;
mod scene;
mod slope;
mod spec;
mod stacked;
mod svg;
mod tile;
mod trend;
mod waterfall;

pub use arrange::{View, arrange, layout};
pub use fit::{kind_name, refusal};
pub use hit::{Hit, Tip};
pub use measure::{Font, MeasureText, wrap};
pub use picture::{MARGIN, PictureSize, picture_scene, picture_size};
pub use propose::{Proposal, propose};
pub use reading::{Reading, read};
pub use scatter::others_to_set_against;
pub use scene::{
    Align, Colour, Days, Mark, Part, Point, Rect, Role, Rows, Scene, Shape, Size, TextLine,
    hatch_lines,
};
pub use spec::ChartSpec;
pub use svg::svg;

pub use crate::model::{ChartKind, Sort};
