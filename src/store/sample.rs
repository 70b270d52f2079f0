//! The built-in sample: the project of Ninh Thuận's steering committee.

use crate::model::Project;

use super::read_project;

/// The sample's file, as `giaoban sample` writes it.
pub const SAMPLE_TEXT: &str = include_str!("../../assets/sample/ninh-thuan.ron");

/// The sample project. A test keeps its text readable; an unreadable one would be empty.
#[must_use]
pub fn sample() -> Project {
    read_project(SAMPLE_TEXT).unwrap_or_default()
}
