//! One table of the index of a bundle, in memory or in a folder: written once, then only read.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use tantivy::columnar::Column as Numbers;
use tantivy::directory::{MmapDirectory, RamDirectory};
use tantivy::fieldnorm::FieldNormReader;
use tantivy::{
    Directory, InvertedIndexReader, ReloadPolicy, Searcher, SingleSegmentIndexWriter, TantivyDocument,
};

use super::Place;
use super::column::{Fields, Part};
use super::cut::Row;
use super::frozen::Frozen;

/// What the writer begins with; it takes more where it needs more.
const WRITER_BYTES: usize = 16 * 1024 * 1024;

/// A table that is being written. One segment, its documents in the order in which they come.
pub(super) struct Writer {
    fields: Fields,
    writer: SingleSegmentIndexWriter,
}

/// A table that is read.
pub(super) struct Leaf {
    pub(super) fields: Fields,
    pub(super) searcher: Searcher,
    /// `None` where no document is held.
    columns: Option<Columns>,
}

struct Columns {
    parts: [(Arc<InvertedIndexReader>, FieldNormReader); Part::ALL.len()],
    places: Numbers<u64>,
}

impl Writer {
    /// In memory, or in `folder`, which is there and empty.
    pub(super) fn new(folder: Option<&Path>) -> tantivy::Result<Writer> {
        let directory: Box<dyn Directory> = match folder {
            Some(folder) => Box::new(MmapDirectory::open(folder)?),
            None => Box::new(RamDirectory::create()),
        };
        let (schema, fields) = Fields::schema();
        let builder = tantivy::Index::builder().schema(schema);
        Ok(Writer { fields, writer: builder.single_segment_index_writer(directory, WRITER_BYTES)? })
    }

    pub(super) fn add(&mut self, place: Place, row: &Row) -> tantivy::Result<()> {
        let mut entry = TantivyDocument::default();
        entry.add_u64(self.fields.place, place.0);
        for (part, text) in row.parts() {
            entry.add_text(self.fields.of(part), text);
        }
        self.writer.add_document(entry)
    }

    pub(super) fn finish(self) -> tantivy::Result<Leaf> {
        Leaf::of(&self.writer.finalize()?, self.fields)
    }
}

impl Leaf {
    /// The table that a writer left in `folder`.
    pub(super) fn open(folder: &Path) -> tantivy::Result<Leaf> {
        let (schema, fields) = Fields::schema();
        let index = tantivy::Index::open(Frozen::open(folder)?)?;
        if index.schema() != schema {
            return Err(tantivy::TantivyError::SchemaError("another table".to_owned()));
        }
        Leaf::of(&index, fields)
    }

    fn of(index: &tantivy::Index, fields: Fields) -> tantivy::Result<Leaf> {
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let searcher: Searcher = reader.searcher();
        let columns = |segment: &tantivy::SegmentReader| -> tantivy::Result<Columns> {
            let part = |part: Part| -> tantivy::Result<_> {
                let field = fields.of(part);
                Ok((segment.inverted_index(field)?, segment.get_fieldnorms_reader(field)?))
            };
            let [bigrams, words, heading] = Part::ALL.map(part);
            let parts = [bigrams?, words?, heading?];
            Ok(Columns { parts, places: segment.fast_fields().u64("place")? })
        };
        let columns = searcher.segment_readers().first().map(columns).transpose()?;
        Ok(Leaf { fields, searcher, columns })
    }

    /// The postings of a part and the lengths of its documents.
    pub(super) fn part(&self, part: Part) -> Option<&(Arc<InvertedIndexReader>, FieldNormReader)> {
        self.columns.as_ref()?.parts.get(part as usize)
    }

    pub(super) fn place(&self, document: u32) -> Option<Place> {
        Some(Place(self.columns.as_ref()?.places.first(document)?))
    }
}

impl fmt::Debug for Leaf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Leaf({} documents)", self.searcher.num_docs())
    }
}
