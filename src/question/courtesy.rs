//! Messages that are no questions: a greeting, thanks, who are you.

use crate::text::fold;

/// What people say to be polite, or to begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Courtesy {
    /// Also a question for who or what answers here.
    Greeting,
    Thanks,
}

const GREETINGS: &[&str] = &[
    "你好",
    "您好",
    "你好啊",
    "大家好",
    "嗨",
    "哈喽",
    "在吗",
    "在么",
    "早",
    "早上好",
    "上午好",
    "下午好",
    "晚上好",
    "你是谁",
    "你是什么",
    "你叫什么",
    "你能做什么",
    "你会什么",
    "你能干什么",
    "怎么用",
    "怎么使用",
    "帮助",
    "hi",
    "hello",
    "hey",
    "help",
    "good morning",
    "good evening",
    "who are you",
    "what are you",
    "what can you do",
    "how does this work",
];
const THANKS: &[&str] = &[
    "谢谢",
    "谢谢你",
    "谢谢您",
    "多谢",
    "感谢",
    "非常感谢",
    "谢了",
    "辛苦了",
    "好的",
    "好的谢谢",
    "明白了",
    "知道了",
    "再见",
    "thanks",
    "thank you",
    "thank you very much",
    "thx",
    "ok",
    "okay",
    "bye",
];

/// `None` for everything that may be a question.
#[must_use]
pub fn courtesy(message: &str) -> Option<Courtesy> {
    let folded = fold(message).text();
    let bare = folded.trim_matches(|character: char| !character.is_alphanumeric());
    if GREETINGS.contains(&bare) {
        Some(Courtesy::Greeting)
    } else if THANKS.contains(&bare) {
        Some(Courtesy::Thanks)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_courtesy_alone_is_one() {
        for (message, expected) in [
            ("你好！", Some(Courtesy::Greeting)),
            ("Hello", Some(Courtesy::Greeting)),
            ("謝謝", Some(Courtesy::Thanks)),
            ("Thank you.", Some(Courtesy::Thanks)),
            ("你好，今年GDP目标是多少", None),
            ("谢谢，那去年呢", None),
            ("", None),
        ] {
            assert_eq!(courtesy(message), expected, "{message}");
        }
    }
}
