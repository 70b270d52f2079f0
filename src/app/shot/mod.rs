//! Pictures of the window without a window.

pub mod raster;
mod resample;
