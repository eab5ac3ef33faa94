//! PDFs: the characters that each page prints and where, put together to lines and paragraphs.

mod furniture;
mod glyphs;
mod gutter;
mod lines;
mod paragraphs;
mod rules;
mod tables;

use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::{Found, LeftOut, Refusal, Why};
use gutter::Gutters;

/// Most pages of a report; the longest at hand has eighty.
const MOST_PAGES: usize = 1000;
/// Most characters of all pages.
const MOST_CHARACTERS: usize = 2_000_000;
/// Of so many percent of the characters the PDF does not say which they are, and its text is of no use.
const UNKNOWN_PERCENT: usize = 2;

/// The lines of a PDF, a paragraph each.
pub(super) fn read(bytes: &[u8]) -> Result<Found, Refusal> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Refusal::Locked,
        _ => Refusal::Damaged,
    })?;
    if pdf.pages().len() > MOST_PAGES {
        return Err(Refusal::TooLong);
    }
    let mut pages = Vec::new();
    let mut gutters = Gutters::default();
    let (mut characters, mut unknown) = (0, 0);
    let mut left_out = Vec::new();
    glyphs::each_page(&pdf, |page| {
        characters += page.glyphs.len();
        unknown += page.unknown;
        if !page.slanted.trim().is_empty() {
            left_out.push(LeftOut::new(Why::Watermark, &page.slanted));
        }
        if !page.artifacts.trim().is_empty() {
            left_out.push(LeftOut::new(Why::Page, &page.artifacts));
        }
        let grids = page.rules.grids();
        pages.push(match grids.as_slice() {
            [] => lines::of(gutters.part(page.glyphs)),
            grids => tables::lines(page.glyphs, grids),
        });
        characters <= MOST_CHARACTERS
    });
    if characters > MOST_CHARACTERS {
        return Err(Refusal::TooLong);
    }
    if unknown * 100 > characters * UNKNOWN_PERCENT {
        return Err(Refusal::Glyphs);
    }
    let removed = furniture::take_out(&mut pages);
    left_out.extend(removed.iter().map(|words| LeftOut::new(Why::Page, words)));
    Ok(Found { lines: paragraphs::of(&pages), left_out })
}
