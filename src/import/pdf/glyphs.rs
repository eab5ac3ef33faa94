//! The characters that a page prints, each with its place: origin at the top left, in points.

use hayro_interpret::font::{Glyph as Shape, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::Dict;
use hayro_interpret::hayro_syntax::page::Page as Sheet;
use hayro_interpret::kurbo::{Affine, BezPath, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, RenderContent, SoftMask, interpret_page,
};

use super::rules::Rules;

/// A glyph's own units in its size.
const UNITS: f64 = 1000.0;
/// Text that rises more than so much of its length runs across the page.
const STEEPEST: f64 = 0.05;

/// One character, or a few that one glyph prints.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Glyph {
    pub(super) x: f64,
    /// Of the line that it stands on, downwards.
    pub(super) y: f64,
    pub(super) size: f64,
    /// How far the next one stands behind it, unless something moves it.
    pub(super) width: f64,
    pub(super) text: String,
}

/// What a page prints.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) glyphs: Vec<Glyph>,
    /// Glyphs of which the file does not say what they mean.
    pub(super) unknown: usize,
    /// Words that run across the page.
    pub(super) slanted: String,
    /// Words that the file itself calls no part of the text: heads and feet of pages.
    pub(super) artifacts: String,
    /// The lines that it draws.
    pub(super) rules: Rules,
}

/// Hands on every page until `take` says that it is enough.
pub(super) fn each_page(pdf: &Pdf, mut take: impl FnMut(Page) -> bool) {
    let cache = InterpreterCache::new();
    // Notes and stamps are somebody's remarks.
    let settings =
        InterpreterSettings { render_content: RenderContent::PAGE, ..InterpreterSettings::default() };
    for sheet in pdf.pages().iter() {
        if !take(read(sheet, &cache, &settings)) {
            return;
        }
    }
}

fn read<'a>(sheet: &Sheet<'a>, cache: &InterpreterCache<'a>, settings: &InterpreterSettings) -> Page {
    let (width, height) = sheet.render_dimensions();
    let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let upright = Affine::new(sheet.initial_transform(true).as_coeffs());
    let mut context = Context::new(upright, area, cache, sheet.xref(), settings.clone());
    let mut reader = Reader { area, ..Reader::default() };
    interpret_page(sheet, &mut context, &mut reader);
    // A scanned page has its text, unseen, over the picture.
    if reader.page.glyphs.is_empty() {
        reader.page.glyphs = reader.unseen;
    }
    reader.page
}

#[derive(Default)]
struct Reader {
    page: Page,
    unseen: Vec<Glyph>,
    area: Rect,
    /// Whether each piece of marked content that is open is no part of the text.
    marked: Vec<bool>,
}

impl<'a> Device<'a> for Reader {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        for glyph in run.glyphs() {
            let [right, rise, ..] = (props.transform * glyph.transform()).as_coeffs();
            let place = (props.transform * glyph.transform()).translation();
            let text = match glyph.as_unicode() {
                Some(BfString::Char(character)) => character.to_string(),
                Some(BfString::String(text)) => text.to_string(),
                // A digit that is missing would make another number.
                None => {
                    self.page.unknown += 1;
                    char::REPLACEMENT_CHARACTER.to_string()
                }
            };
            // What lies outside of the paper is not printed.
            if !self.area.contains(place.to_point()) {
                continue;
            }
            if self.marked.contains(&true) {
                self.page.artifacts.push_str(&text);
            } else if rise.abs() > right.abs() * STEEPEST || right <= 0.0 {
                self.page.slanted.push_str(&text);
            } else {
                let size = right * UNITS;
                let advance = match &**glyph {
                    Shape::Outline(shape) => shape.advance_width(),
                    Shape::Type3(shape) => shape.advance_width(),
                };
                let width = advance.map_or(size, |advance| f64::from(advance) * right);
                let glyph = Glyph { x: place.x, y: place.y, size, width, text };
                let to = if matches!(mode, DrawMode::Invisible) {
                    &mut self.unseen
                } else {
                    &mut self.page.glyphs
                };
                to.push(glyph);
            }
        }
    }

    fn begin_marked_content(&mut self, tag: &[u8], _properties: Option<&Dict<'_>>) {
        self.marked.push(tag == b"Artifact");
    }

    fn end_marked_content(&mut self) {
        self.marked.pop();
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        match mode {
            DrawMode::Fill(_) => self.page.rules.fill(path, props.transform),
            DrawMode::Stroke(_) | DrawMode::FillAndStroke(..) => {
                self.page.rules.stroke(path, props.transform);
            }
            DrawMode::Invisible => {}
        }
    }

    fn push_clip_path(&mut self, _path: &ClipPath) {}
    fn push_transparency_group(&mut self, _opacity: f32, _mask: Option<SoftMask<'a>>, _blend: BlendMode) {}
    fn draw_image(&mut self, _image: Image<'a, '_>, _props: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
