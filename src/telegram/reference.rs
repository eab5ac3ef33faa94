//! A paragraph named in 16 letters that stay right when other reports come and go.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::library::Library;
use crate::report::{Paragraph, ParagraphId, Report};
use crate::text::mark32;

/// Names a paragraph by marks of its report's name and of its text, and by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reference {
    document: u32,
    number: u32,
    text: u32,
}

impl Reference {
    pub(crate) fn of(report: &Report, paragraph: &Paragraph) -> Self {
        Self { document: mark32(&report.document), number: paragraph.number, text: mark32(&paragraph.text) }
    }

    pub(crate) fn to(library: &Library, id: ParagraphId) -> Option<Self> {
        Some(Self::of(library.corpus().report(id)?, library.corpus().paragraph(id)?))
    }

    /// `None` when `letters` are no reference.
    pub(crate) fn read(letters: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(letters).ok()?;
        let bytes: [u8; 12] = bytes.try_into().ok()?;
        let [d0, d1, d2, d3, n0, n1, n2, n3, t0, t1, t2, t3] = bytes;
        Some(Self {
            document: u32::from_be_bytes([d0, d1, d2, d3]),
            number: u32::from_be_bytes([n0, n1, n2, n3]),
            text: u32::from_be_bytes([t0, t1, t2, t3]),
        })
    }

    /// The paragraph with this text, wherever in its report it stands now; `None` when it is gone or changed.
    pub(crate) fn find(self, library: &Library) -> Option<ParagraphId> {
        let corpus = library.corpus();
        let is_it = |paragraph: &&Paragraph| mark32(&paragraph.text) == self.text;
        (0u32..)
            .zip(corpus.reports())
            .filter(|(_, report)| mark32(&report.document) == self.document)
            .find_map(|(number, report)| {
                let index = usize::try_from(self.number).ok()?.checked_sub(1)?;
                let same = report.paragraphs.get(index).filter(is_it).map(|_| index);
                let at = same.or_else(|| report.paragraphs.iter().position(|one| is_it(&one)))?;
                Some(ParagraphId { report: number, paragraph: u32::try_from(at).ok()? })
            })
    }
}

impl std::fmt::Display for Reference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let parts = [self.document, self.number, self.text].map(u32::to_be_bytes).concat();
        f.write_str(&URL_SAFE_NO_PAD.encode(parts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_reads_back_and_fits_a_link() {
        for reference in [
            Reference { document: 0, number: 1, text: 0 },
            Reference { document: u32::MAX, number: u32::MAX, text: u32::MAX },
            Reference { document: 7, number: 57, text: mark32("增长6%左右") },
        ] {
            let letters = reference.to_string();
            assert_eq!(letters.len(), 16);
            assert!(letters.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-'));
            assert_eq!(Reference::read(&letters), Some(reference));
        }
        for strange in ["", "abc", "中文中文中文中文", "AAAAAAAAAAAAAAAAAAAA", "!!!!!!!!!!!!!!!!"] {
            assert_eq!(Reference::read(strange), None, "{strange}");
        }
    }
}
