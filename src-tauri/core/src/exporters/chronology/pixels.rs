//! The picture as PNG: the SVG, drawn with the fonts that come with the program.

use super::layout::{Picture, WIDTH};
use crate::exporters::pdf::fonts;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use std::io;
use std::sync::Arc;

/// Pixels for each of SVG's, so that it is sharp on paper and on fine screens.
const SCALE: f64 = 2.0;
/// Below this nobody can read it.
const LEAST_SCALE: f64 = 0.6;
/// More pixels than this are not held at once: 24 million are 96 MB.
const MAX_PIXELS: f64 = 24_000_000.0;

/// How large it is drawn; `None` when it would be too small to read.
pub(super) fn scale_of(picture: &Picture) -> Option<f64> {
    let scale = (MAX_PIXELS / (WIDTH * picture.height)).sqrt().min(SCALE);
    (scale >= LEAST_SCALE).then_some(scale)
}

/// The bytes of the PNG.
pub(super) fn of(svg: &str, scale: f64) -> io::Result<Vec<u8>> {
    let mut options = Options { font_family: fonts::FAMILY.to_owned(), ..Options::default() };
    options.fontdb = Arc::new(fonts::database_for(svg));
    let tree = Tree::from_str(svg, &options).map_err(io::Error::other)?;
    let size = tree.size();
    let pixels = |length: f32| (f64::from(length) * scale).ceil() as u32;
    let mut pixmap = Pixmap::new(pixels(size.width()), pixels(size.height()))
        .ok_or_else(|| io::Error::other("the picture has no size"))?;
    resvg::render(&tree, Transform::from_scale(scale as f32, scale as f32), &mut pixmap.as_mut());
    pixmap.encode_png().map_err(io::Error::other)
}
