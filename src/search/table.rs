//! One tantivy index in memory: documents of terms in, scored document numbers out.

use tantivy::collector::TopDocs;
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, Occur, Query as TantivyQuery, TermQuery,
    TermSetQuery,
};
use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{PreTokenizedString, Token};
use tantivy::{ReloadPolicy, Searcher, TantivyDocument, Term};

use crate::text::{self, TermKind};

/// Memory of the writer; tantivy asks for at least 15 MB.
const WRITER_BYTES: usize = 32 * 1024 * 1024;

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
    pub(super) terms: &'a [text::Term],
    pub(super) weight: f32,
}

#[derive(Debug, Clone, Copy)]
struct Fields {
    number: Field,
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

/// A frozen table.
#[derive(Debug)]
pub(super) struct Table {
    searcher: Searcher,
    fields: Fields,
}

/// Terms of one document.
#[derive(Debug, Default)]
pub(super) struct Document<'a> {
    pub(super) report: u32,
    pub(super) text: &'a [text::Term],
    pub(super) heading: &'a [text::Term],
}

impl Table {
    /// Documents are numbered from 0 in the order given.
    pub(super) fn build<'a>(documents: impl Iterator<Item = Document<'a>>) -> tantivy::Result<Table> {
        let mut schema = Schema::builder();
        let indexing = TextFieldIndexing::default().set_index_option(IndexRecordOption::WithFreqs);
        let options = TextOptions::default().set_indexing_options(indexing);
        let fields = Fields {
            number: schema.add_u64_field("number", FAST),
            report: schema.add_u64_field("report", INDEXED),
            bigrams: schema.add_text_field("bigrams", options.clone()),
            words: schema.add_text_field("words", options.clone()),
            heading: schema.add_text_field("heading", options),
        };
        let index = tantivy::Index::create_in_ram(schema.build());
        // One thread: the same corpus always gives the same order of equal scores.
        let mut writer = index.writer_with_num_threads::<TantivyDocument>(1, WRITER_BYTES)?;
        for (number, document) in (0u64..).zip(documents) {
            let mut entry = TantivyDocument::default();
            entry.add_u64(fields.number, number);
            entry.add_u64(fields.report, u64::from(document.report));
            for part in [Part::Bigrams, Part::Words] {
                entry.add_pre_tokenized_text(fields.of(part), tokens(document.text, part));
            }
            entry.add_pre_tokenized_text(fields.heading, tokens(document.heading, Part::Heading));
            writer.add_document(entry)?;
        }
        writer.commit()?;
        writer.wait_merging_threads()?;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Table { searcher: reader.searcher(), fields })
    }

    /// The best `limit` documents of `reports` by BM25 in one part, best first. Each group of `asks` counts by its best
    /// clause alone.
    pub(super) fn find(
        &self,
        part: Part,
        asks: &[Vec<Clause<'_>>],
        reports: Option<&[u32]>,
        limit: usize,
    ) -> tantivy::Result<Vec<(usize, f32)>> {
        let groups: Vec<(Occur, Box<dyn TantivyQuery>)> = asks
            .iter()
            .filter_map(|clauses| self.group(part, clauses))
            .map(|group| (Occur::Should, group))
            .collect();
        if groups.is_empty() {
            return Ok(Vec::new());
        }
        let top = TopDocs::with_limit(limit.max(1)).order_by_score();
        let mut found = Vec::new();
        let mut query = BooleanQuery::new(groups);
        if let Some(reports) = reports {
            let terms =
                reports.iter().map(|&report| Term::from_field_u64(self.fields.report, u64::from(report)));
            let within = ConstScoreQuery::new(Box::new(TermSetQuery::new(terms)), 0.0);
            query = BooleanQuery::new(vec![
                (Occur::Must, Box::new(query) as Box<dyn TantivyQuery>),
                (Occur::Must, Box::new(within)),
            ]);
        }
        for (score, address) in self.searcher.search(&query, &top)? {
            let segment = self.searcher.segment_reader(address.segment_ord);
            let number = segment.fast_fields().u64("number")?.first(address.doc_id);
            found
                .extend(number.and_then(|number| usize::try_from(number).ok()).map(|number| (number, score)));
        }
        Ok(found)
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

fn tokens(terms: &[text::Term], part: Part) -> PreTokenizedString {
    let tokens = terms
        .iter()
        .filter(|term| part.takes(term.kind))
        .map(|term| Token {
            offset_from: term.span.start,
            offset_to: term.span.end,
            position: term.position,
            text: term.text.clone(),
            position_length: 1,
        })
        .collect();
    PreTokenizedString { text: String::new(), tokens }
}
