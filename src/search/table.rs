//! One tantivy index, in memory or in a folder: documents of terms in, scored places out.

use std::path::Path;

use tantivy::collector::TopDocs;
use tantivy::columnar::Column;
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, Occur, Query as TantivyQuery, TermQuery,
    TermSetQuery,
};
use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::{DocAddress, IndexWriter, ReloadPolicy, Searcher, TantivyDocument, Term};

use super::Place;
use super::frozen::Frozen;
use crate::text::{self, TermKind};

/// Memory of the writer; tantivy asks for at least 15 MB.
const WRITER_BYTES: usize = 32 * 1024 * 1024;
/// So many reports are looked up one by one; of more an automaton is made, which costs more than a few look-ups.
const FEW_REPORTS: usize = 64;

/// What a document is searched by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Two neighbouring characters, Latin words and numbers of the text.
    Bigrams,
    /// Chinese words, Latin words and numbers of the text.
    Words,
    /// Bigrams, Latin words and numbers of the heading path.
    Heading,
}

impl Part {
    const ALL: [Part; 3] = [Part::Bigrams, Part::Words, Part::Heading];

    fn takes(self, kind: TermKind) -> bool {
        match kind {
            TermKind::Bigram => self != Part::Words,
            TermKind::Word => self == Part::Words,
            TermKind::Latin | TermKind::Number => true,
        }
    }
}

/// One weighted way to say a thing that is asked for.
#[derive(Debug)]
pub(super) struct Clause<'a> {
    pub(super) terms: Vec<&'a text::Term>,
    pub(super) weight: f32,
}

#[derive(Debug, Clone, Copy)]
struct Fields {
    place: Field,
    report: Field,
    bigrams: Field,
    words: Field,
    heading: Field,
}

impl Fields {
    fn of(self, part: Part) -> Field {
        match part {
            Part::Bigrams => self.bigrams,
            Part::Words => self.words,
            Part::Heading => self.heading,
        }
    }
}

/// A table that is being written.
pub(super) struct Writer {
    index: tantivy::Index,
    fields: Fields,
    writer: IndexWriter,
}

/// A frozen table.
#[derive(Debug)]
pub(super) struct Table {
    searcher: Searcher,
    fields: Fields,
    /// Of each segment, the places of its documents.
    places: Vec<Column<u64>>,
}

/// What one document is found by: its terms by part, as the table takes them apart.
#[derive(Debug)]
pub(super) struct Row([String; 3]);

impl Row {
    pub(super) fn of<'a>(text: impl Iterator<Item = &'a text::Term> + Clone, heading: &[text::Term]) -> Self {
        Row(Part::ALL.map(|part| match part {
            Part::Bigrams | Part::Words => joined(text.clone(), part),
            Part::Heading => joined(heading.iter(), part),
        }))
    }
}

/// The reports to look into.
pub(super) struct Within(Box<dyn TantivyQuery>);

impl Writer {
    /// In memory, or in `folder`, which is there and empty.
    pub(super) fn new(folder: Option<&Path>) -> tantivy::Result<Writer> {
        let (schema, fields) = Fields::schema();
        let index = match folder {
            Some(folder) => tantivy::Index::create_in_dir(folder, schema)?,
            None => tantivy::Index::create_in_ram(schema),
        };
        // One thread: the same corpus always gives the same order of equal scores.
        let writer = index.writer_with_num_threads::<TantivyDocument>(1, WRITER_BYTES)?;
        Ok(Writer { index, fields, writer })
    }

    pub(super) fn add(&mut self, place: Place, row: &Row) -> tantivy::Result<()> {
        let mut entry = TantivyDocument::default();
        entry.add_u64(self.fields.place, place.0);
        entry.add_u64(self.fields.report, u64::from(place.paragraph().report));
        for (part, text) in Part::ALL.iter().zip(&row.0) {
            entry.add_text(self.fields.of(*part), text);
        }
        self.writer.add_document(entry)?;
        Ok(())
    }

    pub(super) fn finish(mut self) -> tantivy::Result<Table> {
        self.writer.commit()?;
        self.writer.wait_merging_threads()?;
        Table::of(&self.index, self.fields)
    }
}

impl Fields {
    fn schema() -> (Schema, Fields) {
        let mut schema = Schema::builder();
        // No term holds a blank: terms are joined by blanks and taken apart at them.
        let indexing = TextFieldIndexing::default()
            .set_index_option(IndexRecordOption::WithFreqs)
            .set_tokenizer("whitespace");
        let options = TextOptions::default().set_indexing_options(indexing);
        let fields = Fields {
            place: schema.add_u64_field("place", FAST),
            report: schema.add_u64_field("report", INDEXED),
            bigrams: schema.add_text_field("bigrams", options.clone()),
            words: schema.add_text_field("words", options.clone()),
            heading: schema.add_text_field("heading", options),
        };
        (schema.build(), fields)
    }
}

impl Table {
    /// The table that a writer left in `folder`.
    pub(super) fn open(folder: &Path) -> tantivy::Result<Table> {
        let (schema, fields) = Fields::schema();
        let index = tantivy::Index::open(Frozen::open(folder)?)?;
        if index.schema() != schema {
            return Err(tantivy::TantivyError::SchemaError("another table".to_owned()));
        }
        Table::of(&index, fields)
    }

    fn of(index: &tantivy::Index, fields: Fields) -> tantivy::Result<Table> {
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let searcher: Searcher = reader.searcher();
        let places = searcher.segment_readers().iter().map(|segment| segment.fast_fields().u64("place"));
        Ok(Table { fields, places: places.collect::<tantivy::Result<_>>()?, searcher })
    }

    /// Only documents of these reports.
    pub(super) fn within(&self, reports: &[u32]) -> Within {
        let term = |report: &u32| Term::from_field_u64(self.fields.report, u64::from(*report));
        if reports.len() > FEW_REPORTS {
            return Within(Box::new(ConstScoreQuery::new(
                Box::new(TermSetQuery::new(reports.iter().map(term))),
                0.0,
            )));
        }
        let own = reports.iter().map(|report| {
            let query = TermQuery::new(term(report), IndexRecordOption::Basic);
            (Occur::Should, Box::new(query) as Box<dyn TantivyQuery>)
        });
        Within(Box::new(ConstScoreQuery::new(Box::new(BooleanQuery::new(own.collect())), 0.0)))
    }

    /// The best `limit` documents by BM25 in one part, best first. Each group of `asks` counts by its best clause
    /// alone.
    pub(super) fn find(
        &self,
        part: Part,
        asks: &[Vec<Clause<'_>>],
        within: Option<&Within>,
        limit: usize,
    ) -> tantivy::Result<Vec<(Place, f32)>> {
        let groups: Vec<(Occur, Box<dyn TantivyQuery>)> = asks
            .iter()
            .filter_map(|clauses| self.group(part, clauses))
            .map(|group| (Occur::Should, group))
            .collect();
        if groups.is_empty() {
            return Ok(Vec::new());
        }
        let top = TopDocs::with_limit(limit.max(1)).order_by_score();
        let mut query = BooleanQuery::new(groups);
        if let Some(Within(within)) = within {
            query = BooleanQuery::new(vec![
                (Occur::Must, Box::new(query) as Box<dyn TantivyQuery>),
                (Occur::Must, within.box_clone()),
            ]);
        }
        let place = |(score, address): (f32, DocAddress)| {
            let places = self.places.get(usize::try_from(address.segment_ord).ok()?)?;
            Some((Place(places.first(address.doc_id)?), score))
        };
        Ok(self.searcher.search(&query, &top)?.into_iter().filter_map(place).collect())
    }

    fn group(&self, part: Part, clauses: &[Clause<'_>]) -> Option<Box<dyn TantivyQuery>> {
        let mut disjuncts: Vec<Box<dyn TantivyQuery>> = Vec::new();
        for clause in clauses {
            let terms: Vec<(Occur, Box<dyn TantivyQuery>)> = clause
                .terms
                .iter()
                .filter(|term| part.takes(term.kind))
                .map(|term| {
                    let query = TermQuery::new(self.term(term, part), IndexRecordOption::WithFreqs);
                    (Occur::Should, Box::new(query) as Box<dyn TantivyQuery>)
                })
                .collect();
            if !terms.is_empty() {
                let all = Box::new(BooleanQuery::new(terms));
                disjuncts.push(Box::new(BoostQuery::new(all, clause.weight)));
            }
        }
        (!disjuncts.is_empty())
            .then(|| Box::new(DisjunctionMaxQuery::new(disjuncts)) as Box<dyn TantivyQuery>)
    }

    fn term(&self, term: &text::Term, part: Part) -> Term {
        Term::from_field_text(self.fields.of(part), &term.text)
    }
}

fn joined<'a>(terms: impl Iterator<Item = &'a text::Term>, part: Part) -> String {
    let mut joined = String::new();
    for term in terms.filter(|term| part.takes(term.kind)) {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(&term.text);
    }
    joined
}
