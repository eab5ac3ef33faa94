//! SVG in, PNG out.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::canvas::Canvas;
use super::font::{FAMILY, FONTS, lacks};
use super::{Picture, Undrawable};

/// Pixels that a phone's Telegram shows at most: what is larger is shrunk on the way, and its letters with it.
const WIDEST: f32 = 1280.0;
const HIGHEST: f32 = 1600.0;
/// Telegram's bound on width and height together.
const MOST_PIXELS: u32 = 10_000;
/// Telegram's bound on how much longer one side may be.
const MOST_RATIO: u32 = 20;

static OPTIONS: LazyLock<Options<'static>> = LazyLock::new(|| Options {
    font_family: FAMILY.clone(),
    fontdb: Arc::clone(&FONTS),
    languages: vec!["zh".to_owned()],
    ..Options::default()
});

/// Paints a drawing.
pub(super) fn paint(canvas: Canvas) -> Result<Picture, Undrawable> {
    if let Some(letter) = canvas.words().iter().find_map(|words| lacks(words)) {
        return Err(Undrawable::Glyph(letter));
    }
    let tree =
        Tree::from_str(&canvas.into_svg(), &OPTIONS).map_err(|why| Undrawable::Svg(why.to_string()))?;
    let whole = tree.size().to_int_size();
    let scale = (WIDEST / whole.width() as f32).min(HIGHEST / whole.height() as f32);
    let size = whole.scale_by(scale).ok_or(Undrawable::Empty)?;
    let (width, height) = (size.width(), size.height());
    let is_too_long = width.max(height) > MOST_RATIO * width.min(height);
    if width + height > MOST_PIXELS || is_too_long {
        return Err(Undrawable::Size(width, height));
    }
    let mut pixels = Pixmap::new(width, height).ok_or(Undrawable::Size(width, height))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    let png = pixels.encode_png().map_err(|why| Undrawable::Svg(why.to_string()))?;
    Ok(Picture { png, width, height })
}
