//! Whether one word is a slip for another: few characters differ, and those sound or look alike.

use crate::text::is_han;
use crate::text::pinyin::sounds_alike;

/// From here on any one wrong character is forgiven, two when both sound or look alike, and one of those even where
/// the wrong characters happen to make a word: so much else is right.
pub(super) const LONG: usize = 6;
/// Characters that are taken for one another by eye.
const LOOK_ALIKE: &[&str] = &[
    "入人八",
    "己已巳",
    "未末",
    "土士",
    "天夭",
    "日曰",
    "干千于",
    "大太犬",
    "侯候",
    "拨拔",
    "析折",
    "冶治",
    "晴睛",
    "暧暖",
    "徒徙",
    "戊戌戍",
    "免兔",
    "鸟乌",
    "刀力",
    "困因囚",
    "休体",
    "住往佳",
    "遣遗",
    "准淮",
    "竟竞",
    "沧沦",
    "历厉",
    "贷货",
    "帐账",
    "幕募慕墓",
    "辨辩辫",
    "密蜜",
    "燥躁噪",
    "俭检捡险",
    "环坏",
    "园圆",
    "厂广",
    "问间",
    "气汽",
    "末朱",
    "农衣",
    "令今",
    "税锐",
    "债偾",
    "供洪",
    "患惠",
    "壮状",
    "陪赔培",
    "廉兼",
    "霾狸",
    "洁结",
];

/// Characters that are words by themselves wherever they stand.
const FUNCTION_WORDS: &str =
    "的了和是在有与或对把被为将从向也都就还要会能不没及等于以而并更最很太吗呢吧啊我你他她它这那哪几个年月日";

/// How many characters of `window` depart from `word`, if they do so as slips do.
pub(super) fn slips(window: &[char], word: &[char], doubtful: &[usize]) -> Option<usize> {
    if window.len() != word.len() {
        return None;
    }
    let places: Vec<(usize, char, char)> = (0..)
        .zip(window.iter().zip(word))
        .filter(|(_at, (typed, meant))| typed != meant)
        .map(|(at, (&typed, &meant))| (at, typed, meant))
        .collect();
    let is_long = word.len() >= LONG;
    let is_doubtful = places.iter().all(|(at, _typed, _meant)| doubtful.contains(at));
    let is_alike =
        places.iter().all(|&(_at, typed, meant)| looks_alike(typed, meant) || sounds_alike(typed, meant));
    let is_slip = match places.as_slice() {
        [(_at, typed, _meant)] if is_alike && is_long => !FUNCTION_WORDS.contains(*typed),
        [(at, _typed, _meant)] if is_alike => is_doubtful && *at > 0,
        // Whole words stand beside others that happen to be where a longer word goes on.
        [(at, _typed, _meant)] => is_long && is_doubtful && *at > 0 && at + 1 < word.len(),
        [_one, _other] => is_long && is_doubtful && is_alike,
        _ => false,
    };
    is_slip.then_some(places.len())
}

fn looks_alike(one: char, other: char) -> bool {
    LOOK_ALIKE.iter().any(|group| group.contains(one) && group.contains(other))
}

/// Of each character whether it is a function word or belongs to a word of two to four characters.
pub(super) fn meant(folded: &[char], is_word: impl Fn(&str) -> bool) -> Vec<bool> {
    let mut meant: Vec<bool> = folded.iter().map(|character| FUNCTION_WORDS.contains(*character)).collect();
    let text: String = folded.iter().collect();
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    for start in 0..folded.len() {
        let han = folded.iter().skip(start).take_while(|character| is_han(**character)).take(4).count();
        for length in 2..=han {
            let word = starts.get(start).zip(starts.get(start + length));
            let word = word.and_then(|(&from, &to)| text.get(from..to));
            if word.is_some_and(&is_word) {
                meant.iter_mut().skip(start).take(length).for_each(|is_meant| *is_meant = true);
            }
        }
    }
    meant
}
