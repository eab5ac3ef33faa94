//! A message being written: it counts as Telegram counts and cannot grow past a limit.

use teloxide::types::{InlineKeyboardMarkup, MessageEntity, MessageEntityKind};

use crate::telegram::words;
use crate::text::Span;

/// UTF-16 units of a message's text.
pub(crate) const MAX_UNITS: usize = 4096;
/// Entities of a message.
pub(crate) const MAX_ENTITIES: usize = 100;

/// Text, entities and buttons of one message. Words are only ever added as plain text, so nothing in them
/// can act as markup.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Draft {
    text: String,
    units: usize,
    entities: Vec<MessageEntity>,
    buttons: Option<InlineKeyboardMarkup>,
    asks: bool,
}

/// How a stretch of text looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    Bold,
    Italic,
    Underline,
    Quote,
    /// A quote that opens when it is tapped.
    Folded,
    /// Every character as wide as the next, a Chinese one as two.
    Pre,
}

impl Look {
    fn kind(self) -> MessageEntityKind {
        match self {
            Look::Bold => MessageEntityKind::Bold,
            Look::Italic => MessageEntityKind::Italic,
            Look::Underline => MessageEntityKind::Underline,
            Look::Quote => MessageEntityKind::Blockquote,
            Look::Folded => MessageEntityKind::ExpandableBlockquote,
            Look::Pre => MessageEntityKind::Pre { language: None },
        }
    }
}

impl Draft {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Words of the bot's own, cut to the limit if a list in them grew too long.
    pub(crate) fn plain(text: &str) -> Self {
        let mut draft = Self::new();
        draft.push(&cut(text, MAX_UNITS));
        draft
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// With a bold line above it, cut to the room there is.
    pub(crate) fn headed(mut self, line: &str) -> Self {
        let line = cut(line, MAX_UNITS.saturating_sub(self.units + 1));
        if line.is_empty() || line == words::CUT {
            return self;
        }
        self.entities.truncate(MAX_ENTITIES - 1);
        let mut headed = Self::new();
        headed.buttons = self.buttons.take();
        headed.push_as(Look::Bold, &line).push("\n");
        headed.append(&self, 0);
        headed
    }

    /// With plain lines above it.
    pub(crate) fn noted(self, notes: &[String]) -> Self {
        match (notes, self.is_empty()) {
            ([], _) => self,
            (notes, true) => Self::plain(&notes.join("\n")),
            (notes, false) => self.under(&notes.join("\n")),
        }
    }

    /// With a plain line above it, in place of the last of its words if there is no room.
    pub(crate) fn under(mut self, line: &str) -> Self {
        let mut under = Self::new();
        (under.buttons, under.asks) = (self.buttons.take(), self.asks);
        under.push(&cut(line, MAX_UNITS / 4)).push("\n");
        let (base, room) = (under.units, MAX_UNITS - under.units);
        self.text = cut(&self.text, room);
        under.push(&self.text);
        under.entities = self.entities;
        under.entities.iter_mut().for_each(|entity| entity.offset += base);
        under
    }

    /// A message that was taken apart by [`Draft::into_parts`].
    pub(crate) fn of_parts(text: &str, entities: Vec<MessageEntity>) -> Self {
        let mut draft = Self::new();
        draft.push(text);
        draft.entities = entities;
        draft
    }

    pub(crate) fn units(&self) -> usize {
        self.units
    }

    /// How many entities there are.
    pub(crate) fn entities(&self) -> usize {
        self.entities.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Adds plain text.
    pub(crate) fn push(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self.units += units(text);
        self
    }

    /// Adds text that looks so.
    pub(crate) fn push_as(&mut self, look: Look, text: &str) -> &mut Self {
        let start = self.units;
        self.push(text);
        self.mark(look, start, self.units)
    }

    /// Gives the text between two places, in UTF-16 units from the start, a look.
    pub(crate) fn mark(&mut self, look: Look, start: usize, end: usize) -> &mut Self {
        if end > start {
            self.entities.push(MessageEntity::new(look.kind(), start, end - start));
        }
        self
    }

    /// Adds `span` of `source`, with the parts of it that lie in `marks` in their looks.
    pub(crate) fn push_span(&mut self, source: &str, span: Span, marks: &[(Look, Span)]) -> &mut Self {
        let base = self.units;
        for (look, mark) in marks {
            let inside = Span::new(mark.start.max(span.start), mark.end.min(span.end));
            let before = Span::new(span.start, inside.start.min(span.end));
            let start = base + units(before.of(source));
            let end = start + units(inside.of(source));
            self.mark(*look, start, end);
        }
        self.push(span.of(source))
    }

    /// Adds another draft's text and entities, if both fit; says whether they did. `keep` units stay free.
    pub(crate) fn append(&mut self, other: &Draft, keep: usize) -> bool {
        let fits = self.units + other.units + keep <= MAX_UNITS
            && self.entities.len() + other.entities.len() <= MAX_ENTITIES;
        if fits {
            let base = self.units;
            self.push(&other.text);
            self.entities.extend(other.entities.iter().cloned().map(|mut entity| {
                entity.offset += base;
                entity
            }));
        }
        fits
    }

    pub(crate) fn with_buttons(mut self, buttons: InlineKeyboardMarkup) -> Self {
        self.buttons = Some(buttons);
        self
    }

    /// The next message of whoever reads it shall be a reply to it.
    pub(crate) fn asking(mut self, asks: bool) -> Self {
        self.asks = asks;
        self
    }

    pub(crate) fn asks(&self) -> bool {
        self.asks
    }

    /// Text, entities in the order Telegram returns them, buttons. The text never exceeds the limit.
    pub(crate) fn into_parts(mut self) -> (String, Vec<MessageEntity>, Option<InlineKeyboardMarkup>) {
        if self.units > MAX_UNITS {
            self.text = cut(&self.text, MAX_UNITS);
            self.units = units(&self.text);
        }
        let end = self.units;
        self.entities.retain_mut(|entity| {
            entity.length = entity.length.min(end.saturating_sub(entity.offset));
            entity.length > 0
        });
        self.entities.sort_by_key(|entity| (entity.offset, std::cmp::Reverse(entity.length)));
        self.entities.truncate(MAX_ENTITIES);
        (self.text, self.entities, self.buttons)
    }
}

/// UTF-16 units of `text`.
pub(crate) fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// At most `limit` units of `text`; what is cut ends in `…`.
pub(crate) fn cut(text: &str, limit: usize) -> String {
    if units(text) <= limit {
        return text.to_owned();
    }
    let room = limit.saturating_sub(units(words::CUT));
    let mut short = head(text, room).to_owned();
    short.push_str(words::CUT);
    short
}

/// The longest beginning of `text` within `limit` units.
pub(crate) fn head(text: &str, limit: usize) -> &str {
    let mut taken = 0;
    let end = text
        .char_indices()
        .find(|(_, c)| {
            taken += c.len_utf16();
            taken > limit
        })
        .map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_count_in_utf16_and_stay_inside_the_span() {
        let source = "前😀增长6%左右,后";
        let find =
            |part: &str| Span::from(source.find(part).unwrap()..source.find(part).unwrap() + part.len());
        let mut draft = Draft::new();
        draft.push("引:");
        draft.push_span(
            source,
            Span::new("前".len(), source.len()),
            &[(Look::Bold, find("6%左右")), (Look::Quote, find("前😀"))],
        );
        let (text, entities, _) = draft.into_parts();
        assert_eq!(text, "引:😀增长6%左右,后");
        let places: Vec<_> = entities.iter().map(|entity| (entity.offset, entity.length)).collect();
        assert_eq!(places, [(2, 2), (6, 4)]);
    }

    #[test]
    fn a_cut_never_splits_a_character() {
        assert_eq!(cut("😀😀😀", 5), "😀😀…");
        assert_eq!(cut("😀😀😀", 4), "😀…");
        assert_eq!(cut("增长", 2), "增长");
    }
}
