//! The one plain search that everything else is measured against.

use tantivy::Term;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Occur, Query as TantivyQuery, TermQuery};
use tantivy::schema::IndexRecordOption;

use super::column::{Column, Part};
use super::{Index, Query};
use crate::report::ParagraphId;

impl Index {
    /// Paragraphs that match by the pairs of characters typed, best first, as tantivy finds them by itself: of each
    /// bundle by its own statistics.
    #[must_use]
    pub fn find_plainly(&self, query: &Query, limit: usize) -> Vec<ParagraphId> {
        let mut found: Vec<(f32, ParagraphId)> = Vec::new();
        for part in &self.pieces {
            let leaf = part.own.piece.leaf(Column::Bigrams);
            let typed = query.asks.iter().filter_map(|ask| ask.forms.first());
            let terms =
                typed.flat_map(|form| form.terms.iter()).filter(|term| Part::Bigrams.takes(term.kind));
            let one = |term: &crate::text::Term| {
                let term = Term::from_field_text(leaf.fields.of(Part::Bigrams), &term.text);
                let query = TermQuery::new(term, IndexRecordOption::WithFreqs);
                (Occur::Should, Box::new(query) as Box<dyn TantivyQuery>)
            };
            let query = BooleanQuery::new(terms.map(one).collect());
            let top = TopDocs::with_limit(limit.max(1)).order_by_score();
            // What is mapped or in memory can be searched once it is opened.
            for (score, address) in leaf.searcher.search(&query, &top).unwrap_or_default() {
                found.extend(
                    part.place(Column::Bigrams, address.doc_id).map(|place| (score, place.paragraph())),
                );
            }
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        found.into_iter().take(limit).map(|(_, paragraph)| paragraph).collect()
    }
}
