//! Quotes and brackets: names that are taken whole, and notes behind a quantity.

use super::super::words::list;
use super::{Kind, Lexer};

/// Longest quoted name that is skipped whole; longer quotes are speech and may hold figures.
const LONGEST_NAME: usize = 40;

/// Longest bracket that is taken for part of a name.
const LONGEST_ASIDE: usize = 12;

/// Longest bracket that says how the quantity before it was reckoned.
const LONGEST_NOTE: usize = 30;

/// Neither a figure nor a clause of its own.
fn is_words(inside: &[char]) -> bool {
    inside.iter().all(|c| !c.is_ascii_digit() && !",:;".contains(*c))
}

impl Lexer<'_> {
    /// `8.9%(按可比价计算)`, `6%(现价)`: a bracket right behind a quantity, without figures of its own or telling
    /// how it was reckoned.
    pub(super) fn note(&self) -> Option<(usize, Kind)> {
        let closes = matches!(self.last()?, Kind::Number(_) | Kind::Unit(_) | Kind::After(_));
        let inside = self.chars.get(self.at + 1..self.end).filter(|_| closes && self.peek(0) == Some('('))?;
        let length = inside.iter().take(LONGEST_NOTE).position(|character| *character == ')')?;
        let inside = inside.get(..length)?;
        let reckons = list("reckons")
            .iter()
            .any(|word| inside.iter().copied().take(word.chars().count()).eq(word.chars()));
        // 含重点产业1000人 is a figure, 按2020年可比价 is not.
        let counts = inside.windows(2).any(|pair| matches!(pair, [digit, next] if digit.is_ascii_digit() && !next.is_ascii_digit() && *next != '年'));
        let plain = length <= LONGEST_ASIDE && is_words(inside);
        (reckons && !counts || plain).then_some((self.at + length + 2, Kind::Note))
    }

    /// `“人才新政9条”`, `《条例》`, `县（市、区）`: numbers and marks inside belong to the name.
    pub(super) fn name(&self) -> Option<(usize, Kind)> {
        if self.peek(0) == Some('(') {
            let inside = self.chars.get(self.at + 1..self.end)?;
            let length = inside.iter().take(LONGEST_ASIDE).position(|character| *character == ')')?;
            let is_words = is_words(inside.get(..length)?);
            return is_words.then_some((self.at + length + 2, Kind::NOUN));
        }
        let closing = match self.peek(0)? {
            '“' => '”',
            '‘' => '’',
            '「' => '」',
            '『' => '』',
            '《' => '》',
            '"' => '"',
            _ => return None,
        };
        let inside = self.chars.get(self.at + 1..self.end)?;
        let length = inside.iter().take(LONGEST_NAME).position(|character| *character == closing)?;
        Some((self.at + length + 2, Kind::NOUN))
    }
}
