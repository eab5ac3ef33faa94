//! What a name may begin or end with and still name the same measure.

/// Words before and behind a name that leave it the same measure, and endings that stand for each other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Affixes {
    /// 全社会 of 全社会固定资产投资.
    pub(super) before: Vec<String>,
    /// 总额 of 进出口总额.
    pub(super) after: Vec<String>,
    /// Endings, each list of one meaning: 产量, 总产量, 总产.
    pub(super) alike: Vec<Vec<String>>,
    /// What was done to it: 建成高标准农田 counts the fields of a year, 高标准农田 all that there are.
    pub(super) deeds: Vec<String>,
}

/// A name keeps as many letters.
const LEAST: usize = 2;

impl Affixes {
    /// A folded name and what is left of it without such words: two names with one of these in common name one measure.
    /// Whatever else a longer name has makes it another: 东盟进出口 is no 进出口.
    #[must_use]
    pub fn bare(&self, name: &str) -> Vec<String> {
        let mut bare = vec![name.to_owned()];
        let mut at = 0;
        while let Some(one) = bare.get(at).cloned() {
            let before = self.before.iter().filter_map(|word| one.strip_prefix(word.as_str()));
            let after = self.after.iter().filter_map(|word| one.strip_suffix(word.as_str()));
            let shorter: Vec<String> =
                before.chain(after).map(str::to_owned).chain(self.meant(&one)).collect();
            for short in shorter {
                if short.chars().count() >= LEAST && !bare.contains(&short) {
                    bare.push(short);
                }
            }
            at += 1;
        }
        bare
    }

    /// True of a word behind a name that leaves it the same measure: 规模 of 生产总值规模.
    #[must_use]
    pub fn is_ending(&self, word: &str) -> bool {
        self.after.iter().any(|own| own == word)
    }

    /// What a folded name says that was done, and what to.
    #[must_use]
    pub fn deed<'a>(&'a self, name: &'a str) -> Option<(&'a str, &'a str)> {
        let begins = self.deeds.iter().filter(|deed| name.starts_with(deed.as_str()));
        let deed = begins.max_by_key(|deed| deed.len())?;
        name.strip_prefix(deed.as_str()).map(|rest| (deed.as_str(), rest))
    }

    /// Whether a word says that something was done.
    #[must_use]
    pub fn is_deed(&self, word: &str) -> bool {
        self.deeds.iter().any(|deed| deed == word)
    }

    /// The same name with the first ending of its meaning.
    fn meant<'a>(&'a self, name: &'a str) -> impl Iterator<Item = String> + 'a {
        self.alike.iter().filter_map(move |endings| {
            let first = endings.first()?;
            let ending = endings.iter().filter(|ending| name.ends_with(ending.as_str()));
            let longest = ending.max_by_key(|ending| ending.len())?;
            Some(format!("{}{first}", name.strip_suffix(longest.as_str())?))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_one(a: &str, b: &str) -> bool {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let affixes = Affixes {
            before: words(&["全社会", "全", "外贸"]),
            after: words(&["总额", "额"]),
            alike: vec![words(&["产量", "总产量", "总产"])],
            deeds: Vec::new(),
        };
        let bare = affixes.bare(b);
        affixes.bare(a).iter().any(|name| bare.contains(name))
    }

    #[test]
    fn words_that_change_nothing_leave_one_measure() {
        assert!(is_one("外贸进出口额", "进出口总额"));
        assert!(is_one("全社会消费品零售总额", "社会消费品零售总额"));
        assert!(is_one("棉花总产", "棉花产量"));
    }

    #[test]
    fn any_other_word_makes_another_measure() {
        assert!(!is_one("东盟进出口", "进出口总额"));
        assert!(!is_one("现代服务业增加值", "服务业增加值"));
        assert!(!is_one("出口总额", "进出口总额"));
    }
}
