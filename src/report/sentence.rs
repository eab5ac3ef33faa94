//! Sentences of a paragraph.

use super::{Outlook, Sentence};
use crate::text::Span;

/// Splits at `。；;！!？?`; quotes and brackets are kept whole, and a closing quote or bracket after the
/// mark still belongs to the sentence. Together the sentences hold every character but white space.
#[must_use]
pub(super) fn split(text: &str) -> Vec<Sentence> {
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let shielded = shielded(&characters);
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(&(offset, character)) = characters.get(at) {
        let mut end = offset + character.len_utf8();
        at += 1;
        let in_number = is_lost_mark(&characters, at - 1);
        if !is_end(character) || in_number || shielded.get(at - 1).copied().unwrap_or(false) {
            continue;
        }
        while let Some(&(offset, next)) = characters.get(at)
            && (is_end(next) || is_closing(next))
        {
            end = offset + next.len_utf8();
            at += 1;
        }
        push(text, Span::new(start, end), &mut sentences);
        start = end;
    }
    push(text, Span::new(start, text.len()), &mut sentences);
    sentences
}

/// As [`split`], for a text whose heading runs into its first sentence and ends at byte `heading`: what stands
/// behind it is a sentence of its own.
#[must_use]
pub(super) fn split_behind(heading: usize, text: &str) -> Vec<Sentence> {
    let Some((before, behind)) = text.split_at_checked(heading) else { return split(text) };
    let runs_in = behind.trim_start().chars().next().is_some_and(|next| !is_end(next) && !is_colon(next));
    if !runs_in {
        return split(text);
    }
    let mut sentences = split(before);
    let rest = split(behind).into_iter().map(|mut sentence| {
        sentence.span = sentence.span.shifted(heading);
        sentence
    });
    sentences.extend(rest);
    sentences
}

fn is_colon(character: char) -> bool {
    matches!(character, '：' | ':')
}

fn push(text: &str, span: Span, sentences: &mut Vec<Sentence>) {
    let words = span.of(text);
    let start = span.start + words.len() - words.trim_start().len();
    let end = start + words.trim().len();
    if start < end {
        sentences.push(Sentence { span: Span::new(start, end), outlook: Outlook::UNKNOWN });
    }
}

fn is_end(character: char) -> bool {
    matches!(character, '。' | '；' | ';' | '！' | '!' | '？' | '?')
}

/// `1?43亿美元`: between digits a question mark stands for one that was lost.
fn is_lost_mark(characters: &[(usize, char)], at: usize) -> bool {
    let is = |at: Option<usize>, what: fn(char) -> bool| {
        at.and_then(|at| characters.get(at)).is_some_and(|(_, character)| what(*character))
    };
    let is_digit = |character: char| character.is_ascii_digit();
    is(Some(at), |c| matches!(c, '?' | '？')) && is(at.checked_sub(1), is_digit) && is(Some(at + 1), is_digit)
}

fn is_closing(character: char) -> bool {
    matches!(character, '”' | '’' | '」' | '』' | '）' | ')' | '》' | '】')
}

fn closing_of(opening: char) -> Option<char> {
    Some(match opening {
        '“' => '”',
        '‘' => '’',
        '「' => '」',
        '『' => '』',
        '（' => '）',
        '(' => ')',
        '《' => '》',
        '【' => '】',
        _ => return None,
    })
}

/// Which characters stand inside a closed pair. A quote that is never closed shields nothing. Linear:
/// one stack, every character pushed and popped at most once.
fn shielded(characters: &[(usize, char)]) -> Vec<bool> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (at, &(_, character)) in characters.iter().enumerate() {
        if let Some(closing) = closing_of(character) {
            open.push((at, closing));
        } else if let Some(depth) = if is_closing(character) {
            open.iter().rposition(|&(_, closing)| closing == character)
        } else {
            None
        } {
            if let Some(&(begin, _)) = open.get(depth) {
                pairs.push((begin, at));
            }
            open.truncate(depth);
        }
    }
    let mut inside = vec![false; characters.len()];
    let mut covered = 0;
    // Outer pairs close last, so going backwards meets them first and skips what they already cover.
    pairs.sort_unstable();
    for (begin, end) in pairs {
        for slot in inside.iter_mut().take(end).skip(begin.max(covered)) {
            *slot = true;
        }
        covered = covered.max(end);
    }
    inside
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = split(text).iter().map(|sentence| sentence.span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn sentences_end_at_full_stops_and_semicolons_of_both_widths() {
        check("增长6%左右;增长5.5%；增速4%。好！", &["增长6%左右;", "增长5.5%；", "增速4%。", "好！"]);
        check("　　没有句号", &["没有句号"]);
    }

    #[test]
    fn quotes_and_brackets_stay_whole() {
        check("推行“一问;二看；三办”制度。下一句。", &["推行“一问;二看；三办”制度。", "下一句。"]);
        check("他说：“好。”然后走了。", &["他说：“好。”然后走了。"]);
        check("完成（甲；乙）。", &["完成（甲；乙）。"]);
    }

    #[test]
    fn a_heading_that_runs_in_is_a_sentence() {
        let sentences = |heading: &str, text: &str| {
            let found = split_behind(heading.len(), text);
            found.iter().map(|sentence| sentence.span.of(text).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(
            sentences("一、工作回顾", "一、工作回顾全县增长8%。好。"),
            ["一、工作回顾", "全县增长8%。", "好。"]
        );
        assert_eq!(sentences("(一)稳步", "(一)稳步。增长8%。"), ["(一)稳步。", "增长8%。"]);
    }

    #[test]
    fn a_quote_that_is_never_closed_shields_nothing() {
        check("推行“一问。二看。", &["推行“一问。", "二看。"]);
        check("二看”。三办。", &["二看”。", "三办。"]);
    }

    proptest! {
        #[test]
        fn nothing_but_white_space_is_lost(text in "[增长“”（）。；;! 6%]{0,40}") {
            let sentences = split(&text);
            let joined: String = sentences.iter().map(|sentence| sentence.span.of(&text)).collect();
            let squeeze = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(squeeze(&joined), squeeze(&text));
        }
    }
}
