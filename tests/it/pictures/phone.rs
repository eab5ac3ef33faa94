//! A conversation as a phone shows it, as SVG and PNG. Only what was sent is drawn.

use std::fmt::Write;
use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{Options, Tree};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use unicode_linebreak::linebreaks;

use crate::botapi::Sent;

const FONT: &[u8] = include_bytes!("../../../config/fonts/NotoSansSC-Regular.ttf");
const WIDTH: f32 = 560.0;
const EDGE: f32 = 16.0;
const INSIDE: f32 = 14.0;
const SIZE: f32 = 17.0;
const LINE: f32 = 25.0;
const BUTTON: f32 = 36.0;
const SCALE: f32 = 1.25;

/// A character with its look.
#[derive(Clone, Copy, PartialEq)]
struct Letter {
    character: char,
    is_bold: bool,
    is_underlined: bool,
    is_quoted: bool,
}

/// A sheet that grows downwards.
pub(super) struct Phone {
    body: String,
    y: f32,
}

impl Phone {
    pub(super) fn new() -> Self {
        Self { body: String::new(), y: EDGE }
    }

    /// What a person wrote, at the right.
    pub(super) fn person(&mut self, text: &str) {
        let letters: Vec<Letter> = plain(text);
        let lines = lines(&letters, WIDTH * 0.7);
        let wide = lines.iter().map(|line| width(line)).fold(0.0, f32::max) + 2.0 * INSIDE;
        self.bubble(WIDTH - EDGE - wide, wide, &lines, "#e1fec6");
        self.y += 12.0;
    }

    /// What the bot sent, at the left, with its buttons.
    pub(super) fn bot(&mut self, sent: &Sent) {
        let letters = letters(&sent.text, &sent.params["entities"]);
        let wide = WIDTH - 2.0 * EDGE - 24.0;
        let lines = lines(&letters, wide - 2.0 * INSIDE - 12.0);
        self.bubble(EDGE, wide, &lines, "#ffffff");
        let rows = sent.params["reply_markup"]["inline_keyboard"].as_array().cloned().unwrap_or_default();
        for row in rows {
            let labels: Vec<String> = row
                .as_array()
                .unwrap()
                .iter()
                .map(|button| drawable(button["text"].as_str().unwrap()))
                .filter(|label| !label.is_empty())
                .collect();
            // A row of nothing but little pictures is left out.
            if !labels.is_empty() {
                self.row(wide, &labels);
            }
        }
        self.y += 12.0;
    }

    fn bubble(&mut self, x: f32, wide: f32, lines: &[Vec<Letter>], colour: &str) {
        let high = lines.len() as f32 * LINE + 2.0 * INSIDE - 4.0;
        let y = self.y;
        self.block(x, y, wide, high, 14.0, colour);
        let mut base = y + INSIDE + SIZE - 1.0;
        for line in lines {
            let indent = if line.first().is_some_and(|letter| letter.is_quoted) { 12.0 } else { 0.0 };
            if indent > 0.0 {
                self.block(
                    x + INSIDE - 2.0,
                    base - SIZE - 2.0,
                    wide - 2.0 * INSIDE + 4.0,
                    LINE,
                    0.0,
                    "#eaf4fd",
                );
                self.block(x + INSIDE - 2.0, base - SIZE - 2.0, 3.0, LINE, 0.0, "#3390ec");
            }
            self.line(x + INSIDE + indent, base, line);
            base += LINE;
        }
        self.y += high + 4.0;
    }

    fn line(&mut self, mut x: f32, base: f32, line: &[Letter]) {
        for run in line.chunk_by(|a, b| (a.is_bold, a.is_underlined) == (b.is_bold, b.is_underlined)) {
            let text: String = run.iter().map(|letter| letter.character).collect();
            let wide = width(run);
            let stroke = if run[0].is_bold { r##" stroke="#000000" stroke-width="0.6""## } else { "" };
            let safe = text.replace('&', "&amp;").replace('<', "&lt;");
            writeln!(
                self.body,
                r##"<text xml:space="preserve" x="{x:.1}" y="{base:.1}" font-size="{SIZE}" fill="#000000"{stroke}>{safe}</text>"##
            )
            .unwrap();
            if run[0].is_underlined {
                self.block(x, base + 3.0, wide, 1.2, 0.0, "#000000");
            }
            x += wide;
        }
    }

    fn row(&mut self, wide: f32, labels: &[String]) {
        let each = (wide - 4.0 * (labels.len() - 1) as f32) / labels.len() as f32;
        for (at, label) in labels.iter().enumerate() {
            let x = EDGE + at as f32 * (each + 4.0);
            self.block(x, self.y, each, BUTTON, 8.0, "#7d9db5");
            let mut shown = plain(label);
            while width(&shown) > each - 16.0 {
                shown.pop();
            }
            let text: String = shown.iter().map(|letter| letter.character).collect();
            let text = if shown.len() < label.chars().count() {
                format!("{}…", &text[..text.len() - 3])
            } else {
                text
            };
            writeln!(
                self.body,
                r##"<text x="{:.1}" y="{:.1}" font-size="15" fill="#ffffff" text-anchor="middle">{text}</text>"##,
                x + each / 2.0,
                self.y + 23.0
            )
            .unwrap();
        }
        self.y += BUTTON + 4.0;
    }

    fn block(&mut self, x: f32, y: f32, wide: f32, high: f32, round: f32, colour: &str) {
        writeln!(
            self.body,
            r#"<rect x="{x:.1}" y="{y:.1}" width="{wide:.1}" height="{high:.1}" rx="{round}" fill="{colour}"/>"#
        )
        .unwrap();
    }

    pub(super) fn png(&self) -> Vec<u8> {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{}\">\n<rect width=\"100%\" height=\"100%\" fill=\"#c8d8e4\"/>\n{}</svg>",
            (self.y + EDGE - 12.0).ceil(),
            self.body
        );
        let mut fonts = Database::new();
        fonts.load_font_source(Source::Binary(Arc::new(FONT)));
        let options =
            Options { font_family: "Noto Sans SC".to_owned(), fontdb: Arc::new(fonts), ..Options::default() };
        let tree = Tree::from_str(&svg, &options).unwrap();
        let size = tree.size().to_int_size().scale_by(SCALE).unwrap();
        let mut pixels = Pixmap::new(size.width(), size.height()).unwrap();
        resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut pixels.as_mut());
        pixels.encode_png().unwrap()
    }
}

fn font() -> FontRef<'static> {
    FontRef::new(FONT).unwrap()
}

/// Without what the font has no letters for: the little pictures on buttons.
fn drawable(text: &str) -> String {
    let font = font();
    let letters = font.charmap();
    text.chars().filter(|letter| letters.map(*letter).is_some()).collect::<String>().trim().to_owned()
}

fn width(letters: &[Letter]) -> f32 {
    let font = font();
    let (map, metrics) = (font.charmap(), font.glyph_metrics(Size::new(SIZE), LocationRef::default()));
    let of = |letter: &Letter| map.map(letter.character).and_then(|glyph| metrics.advance_width(glyph));
    letters.iter().map(|letter| of(letter).unwrap_or(SIZE)).sum()
}

fn plain(text: &str) -> Vec<Letter> {
    let letter = |character| Letter { character, is_bold: false, is_underlined: false, is_quoted: false };
    text.chars().map(letter).collect()
}

/// The letters of a message, each in the look that its entities give it.
fn letters(text: &str, entities: &serde_json::Value) -> Vec<Letter> {
    let mut letters = plain(text);
    for entity in entities.as_array().into_iter().flatten() {
        let number = |key: &str| usize::try_from(entity[key].as_u64().unwrap()).unwrap();
        let (start, end) = (number("offset"), number("offset") + number("length"));
        let mut at = 0;
        for letter in &mut letters {
            if (start..end).contains(&at) {
                match entity["type"].as_str().unwrap() {
                    "bold" => letter.is_bold = true,
                    "underline" => letter.is_underlined = true,
                    "blockquote" | "expandable_blockquote" => letter.is_quoted = true,
                    _ => {}
                }
            }
            at += letter.character.len_utf16();
        }
    }
    letters
}

fn lines(letters: &[Letter], room: f32) -> Vec<Vec<Letter>> {
    let mut lines = Vec::new();
    for part in letters.split(|letter| letter.character == '\n') {
        let text: String = part.iter().map(|letter| letter.character).collect();
        let (mut start, mut fits) = (0, 0);
        for (byte, _) in linebreaks(&text) {
            let at = text[..byte].chars().count();
            if width(&part[start..at]) > room && fits > start {
                lines.push(part[start..fits].to_vec());
                start = fits;
            }
            fits = at;
        }
        lines.push(part[start..].to_vec());
    }
    lines
}
