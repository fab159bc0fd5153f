//! Draws a frame from `&App`; changes nothing. Each part of the screen has a file of the name that
//! its state has on the floor below.

mod checks;
mod compare;
mod draw;
mod extract;
mod figures;
mod finder;
mod header;
mod overlay;
mod page;
mod paint;
pub mod palette;
mod presence;
mod prompt;
mod reader;
pub mod role;
mod said;
mod sources;
mod status;
pub mod theme;
mod timeline;

pub use draw::draw;
pub use palette::Palette;
pub use role::{Depth, Role};
pub use theme::Look;
