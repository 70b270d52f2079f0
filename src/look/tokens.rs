//! Sizes in points: type, spacing on a 4-point grid, corners.

/// Type sizes.
pub mod size {
    /// Second text, chart labels.
    pub const SMALL: f32 = 12.0;
    /// Body and grid.
    pub const BODY: f32 = 13.0;
    /// Bold headings.
    pub const HEADING: f32 = 14.0;
    /// Bold title.
    pub const TITLE: f32 = 18.0;
    /// The name on a page about one area.
    pub const NAME: f32 = 24.0;
    /// Figures that are read from the back of a room, by the room that they have.
    pub const FIGURES: [f32; 6] = [72.0, 56.0, 44.0, 36.0, 28.0, 22.0];
    /// Height of a line of type as a multiple of its size; room for stacked Vietnamese marks (Ễ).
    pub const LINE_HEIGHT: f32 = 1.36;
}

/// Distances on the 4-point grid.
pub mod space {
    pub const XS: f32 = 4.0;
    pub const S: f32 = 8.0;
    pub const M: f32 = 12.0;
    pub const L: f32 = 16.0;
    pub const XL: f32 = 24.0;
    /// Height of a row in the grid.
    pub const ROW: f32 = 28.0;
}

/// Corner radii.
pub mod radius {
    /// Buttons, marks.
    pub const SMALL: u8 = 4;
    /// Cards.
    pub const CARD: u8 = 6;
}
