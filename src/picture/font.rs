//! The letters of pictures: which there are and how wide they stand.

use std::sync::{Arc, LazyLock};

use resvg::usvg::fontdb::{Database, Source};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

/// Noto Sans SC, a subset: GB 2312, what reports print beyond it, and the bot's own words.
static BYTES: &[u8] = include_bytes!("../../config/fonts/NotoSansSC-Regular.ttf");
/// The family's name inside the file.
pub(super) const FAMILY: &str = "Noto Sans SC";

/// The only fonts a picture can use.
pub(super) static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    fonts.load_font_source(Source::Binary(Arc::new(BYTES)));
    Arc::new(fonts)
});

static FONT: LazyLock<Option<FontRef<'static>>> = LazyLock::new(|| FontRef::new(BYTES).ok());

/// Width of `text` in ems.
pub(super) fn ems(text: &str) -> f32 {
    let Some(font) = FONT.as_ref() else { return 0.0 };
    let (letters, metrics) = (font.charmap(), font.glyph_metrics(Size::new(1.0), LocationRef::default()));
    let width = |letter: char| letters.map(letter).and_then(|glyph| metrics.advance_width(glyph));
    text.chars().map(|letter| width(letter).unwrap_or(1.0)).sum()
}

/// The first letter of `text` that the font does not have.
pub(super) fn lacks(text: &str) -> Option<char> {
    let letters = FONT.as_ref()?.charmap();
    text.chars().find(|letter| letters.map(*letter).is_none())
}
