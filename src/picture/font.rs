//! The letters of pictures: which there are and how wide they stand.

use std::sync::{Arc, LazyLock, OnceLock};

use resvg::usvg::fontdb::{Database, Source};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

/// Noto Sans SC, a subset: GB 2312, what reports print beyond it, the bot's own words, and names in traditional
/// characters.
pub(super) static BUILT_IN: &[u8] = include_bytes!("../../config/fonts/NotoSansSC-Regular.ttf");

static OWN: OnceLock<Vec<u8>> = OnceLock::new();

/// Has pictures drawn with a font of one's own. Counts once, and only before a picture is drawn.
///
/// # Errors
/// When `bytes` are no TrueType or OpenType font.
pub fn replace(bytes: Vec<u8>) -> Result<(), String> {
    FontRef::new(&bytes).map_err(|cause| format!("this is no font: {cause}"))?;
    // A later font would not match the widths that are known already.
    let _once = OWN.set(bytes);
    Ok(())
}

fn bytes() -> &'static [u8] {
    OWN.get().map_or(BUILT_IN, Vec::as_slice)
}

/// The only fonts a picture can use.
pub(super) static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    fonts.load_font_source(Source::Binary(Arc::new(bytes())));
    Arc::new(fonts)
});

/// The family's name inside the file.
pub(super) static FAMILY: LazyLock<String> = LazyLock::new(|| {
    let family = FONTS.faces().next().and_then(|face| face.families.first());
    family.map(|(name, _)| name.clone()).unwrap_or_default()
});

static FONT: LazyLock<Option<FontRef<'static>>> = LazyLock::new(|| FontRef::new(bytes()).ok());

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
