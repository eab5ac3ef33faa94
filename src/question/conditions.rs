//! Reads what a question asks of many figures: their order, how many, within which limit, what is reckoned.

mod patterns;

use regex::Regex;

use super::limit::{another, fall, limit};
use super::number::count;
use super::over::{Cut, Order, Over, Reckon};
use super::phrases::words;
use super::taken::{Found, Taken};
use super::whose::Whose;
use patterns::{COUNT, COUNT_LAST, CUT, DIFFERENCE, LACKS, MEAN, MORE, MOST, ORDER, RANK, SUM};

/// Reads and takes the conditions. `whose` are the words already read for whose figures are meant, `named` is how many
/// regions were named one by one.
pub(super) fn over(taken: &mut Taken<'_>, whose: &Whose, named: usize, has_groups: bool) -> Over {
    let mut over = Over { is_all: whose.is_all, words: whose.words.clone(), ..Over::default() };
    let mut reader = Reader { taken, over: &mut over, asks_ends: false };
    reader.limit();
    reader.lacks();
    reader.order();
    reader.cut(whose.number);
    reader.rank();
    reader.most(whose.number, named);
    reader.more(named);
    reader.reckon(whose.counts, named, has_groups);
    if reader.asks_ends {
        // Both ends are seen where all are shown.
        (over.cut, over.order) = (None, Some(Order::Highest));
    } else if let (Some(number), None, true) = (whose.number, over.cut, over.order.is_some()) {
        over.cut = Some(Cut::First(number));
    }
    over
}

struct Reader<'r, 'a> {
    taken: &'r mut Taken<'a>,
    over: &'r mut Over,
    /// 最高和最低, 前三和后三
    asks_ends: bool,
}

impl Reader<'_, '_> {
    /// Every match that is one is taken, and the last of them counts.
    fn each(&mut self, pattern: &Regex, mut read: impl FnMut(&mut Over, &Found)) {
        // What only looks like a condition is passed over, and stays what is asked for: 平均 of 平均工资.
        let mut others: Vec<(usize, usize)> = Vec::new();
        while let Some(found) = self.taken.take_match(pattern, |_, _| true) {
            match found.named("not") {
                None => read(self.over, &found),
                Some(_) => others.push((found.start, found.end)),
            }
        }
        others.into_iter().for_each(|(start, end)| self.taken.leave(start, end));
    }

    fn limit(&mut self) {
        let is_all = self.over.is_all;
        if let Some(limit) = limit(self.taken).or_else(|| is_all.then(|| fall(self.taken))?) {
            self.over.words.push(limit.text.clone());
            while let Some(also) = another(self.taken, &limit) {
                self.over.words.push(also.text.clone());
                self.over.also.push(also);
            }
            self.over.limit = Some(limit);
        }
    }

    fn lacks(&mut self) {
        let is_all = self.over.is_all;
        // 没有 alone says it of what follows, where all are asked about: 没有失业率目标的省.
        let fits = |text: &str, after: &str| {
            !words("lacks", "alone").iter().any(|own| own == text)
                || is_all && text.ends_with('有') && after.chars().take(2).count() == 2
        };
        while let Some(found) = self.taken.take_match(&LACKS, fits) {
            if found.named("not").is_none() {
                self.over.lacks = true;
                self.over.words.push(found.text.clone());
            }
        }
    }

    fn order(&mut self) {
        self.each(&ORDER, |over, found| {
            over.order = Some(if found.named("up").is_some() { Order::Lowest } else { Order::Highest });
            over.is_all = true;
        });
    }

    fn cut(&mut self, number_of_regions: Option<usize>) {
        let mut asks_ends = false;
        self.each(&CUT, |over, found| {
            let number = |part: &str| found.named(part).and_then(number);
            let is_low = ["last", "bottom", "low"].iter().any(|part| found.named(part).is_some());
            if found.named("last").is_some() && found.named("of").is_none() && !found.text.contains("倒数")
            {
                // 最后三 and 后五 alone are too little.
                return;
            }
            // 垫底的五个省
            let typed = number("first").or(number("top")).or(number("last")).or(number("low"));
            let many = typed.or(number_of_regions).unwrap_or(1);
            let is_rank = found.text.contains("倒数第") && many > 1;
            asks_ends |= is_other_end(over, if is_low { Order::Lowest } else { Order::Highest });
            over.cut = Some(if is_rank { Cut::Rank(many) } else { Cut::First(many) });
            over.order = Some(if is_low { Order::Lowest } else { over.order.unwrap_or(Order::Highest) });
            over.words.push(found.text.clone());
        });
        self.asks_ends |= asks_ends;
    }

    fn rank(&mut self) {
        self.each(&RANK, |over, found| {
            let rank = found.named("rank").or(found.named("place")).and_then(number);
            if let Some(rank) = rank {
                over.cut = Some(Cut::Rank(rank));
                over.words.push(found.text.clone());
            } else if found.named("own").is_some() {
                over.cut = Some(Cut::Own);
                over.words.push(found.text.clone());
            } else {
                over.is_all = true;
            }
            over.order = over.order.or(Some(Order::Highest));
        });
    }

    fn most(&mut self, number_of_regions: Option<usize>, named: usize) {
        let fits = |text: &str, _: &str| text.starts_with('最') || text.starts_with('第') || text.is_ascii();
        while let Some(found) = self.taken.take_match(&MOST, fits) {
            let over = &mut *self.over;
            let is_low = found.named("low").is_some() || found.named("bottom").is_some();
            let order = if is_low { Order::Lowest } else { Order::Highest };
            self.asks_ends |= is_other_end(over, order);
            let many = found.named("number").and_then(number);
            let rank = found.named("rank").and_then(number);
            over.words.push(found.text.clone());
            if over.cut.is_none() {
                over.cut = match (rank, many.or(number_of_regions)) {
                    (Some(step), _) => Some(Cut::Step(step)),
                    (None, Some(many)) => Some(Cut::First(many)),
                    // Of those that were named by name, all are shown.
                    (None, None) if named > 1 || over.order.is_some() => None,
                    (None, None) => Some(Cut::First(1)),
                };
            }
            over.order = Some(order);
        }
    }

    /// Of two that were named.
    fn more(&mut self, named: usize) {
        if named < 2 && !self.taken.names("谁") && !self.taken.names("哪个") {
            return;
        }
        self.each(&MORE, |over, found| {
            let is_low = found.named("low").is_some() || found.named("bottom").is_some();
            if found.named("apart").is_some() {
                add(over, Reckon::Difference);
                over.words.push(found.text.clone());
            }
            over.order = over.order.or(Some(if is_low { Order::Lowest } else { Order::Highest }));
        });
    }

    fn reckon(&mut self, counts: bool, named: usize, has_groups: bool) {
        if named > 1 {
            self.each(&DIFFERENCE, |over, found| {
                add(over, Reckon::Difference);
                over.words.push(found.text.clone());
            });
        }
        // 高于5%的一共有多少 counts them.
        if self.over.limit.is_some() || self.over.lacks {
            self.each(&COUNT_LAST, |over, found| {
                add(over, Reckon::Count);
                over.words.push(found.text.clone());
            });
        }
        let before = self.over.words.len();
        self.each(&MEAN, |over, found| {
            add(over, Reckon::Mean);
            over.words.push(found.text.clone());
        });
        self.each(&SUM, |over, found| {
            add(over, Reckon::Sum);
            if found.named("soft").is_none() {
                over.words.push(found.text.clone());
            }
        });
        // 平均, 合计 say what is reckoned; how many there are is then the unit: 一共新增了多少.
        let is_reckoned = self.over.words.len() > before;
        let is_of_many = self.over.is_all || self.over.lacks || self.over.limit.is_some() || has_groups;
        if is_of_many && !is_reckoned {
            self.each(&COUNT, |over, found| {
                add(over, Reckon::Count);
                over.words.push(found.text.clone());
            });
        }
        if counts {
            add(self.over, Reckon::Count);
        }
    }
}

/// The first of one order were asked for, and now of the other.
fn is_other_end(over: &Over, order: Order) -> bool {
    matches!(over.cut, Some(Cut::First(_))) && over.order.is_some_and(|other| other != order)
}

fn add(over: &mut Over, what: Reckon) {
    if !over.reckon.contains(&what) {
        over.reckon.push(what);
    }
}

fn number(text: &str) -> Option<usize> {
    match text {
        "three" => Some(3),
        "five" => Some(5),
        "ten" => Some(10),
        other => count(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    fn read(text: &str, named: usize) -> Over {
        let folded = fold(text);
        let whose = Whose { is_all: true, ..Whose::default() };
        over(&mut Taken::new(folded.chars(), Vec::new()), &whose, named, false)
    }

    #[track_caller]
    fn check(text: &str, order: Option<Order>, cut: Option<Cut>) {
        let found = read(text, 0);
        assert_eq!((found.order, found.cut), (order, cut), "{text}");
    }

    #[test]
    fn orders_and_cuts_in_many_words() {
        let (high, low) = (Some(Order::Highest), Some(Order::Lowest));
        check("目标最高的", high, Some(Cut::First(1)));
        check("增速最低的三个", low, Some(Cut::First(3)));
        check("目标前五名", high, Some(Cut::First(5)));
        check("目标排前三的", high, Some(Cut::First(3)));
        check("倒数第一", low, Some(Cut::First(1)));
        check("倒数第三", low, Some(Cut::Rank(3)));
        check("排名靠后", low, Some(Cut::First(1)));
        check("后三名", low, Some(Cut::First(3)));
        check("第二高的", high, Some(Cut::Step(2)));
        check("排第几", high, Some(Cut::Own));
        check("从少到多排列", low, None);
        check("排名", high, None);
        check("top 5", high, Some(Cut::First(5)));
        check("前三季度增速", None, None);
        check("前年的增速", None, None);
    }

    #[test]
    fn what_is_reckoned_and_what_is_lacking() {
        assert_eq!(read("目标平均值是多少", 0).reckon, [Reckon::Mean]);
        assert_eq!(read("目标合计", 0).reckon, [Reckon::Sum]);
        assert_eq!(read("低于5%的有几个", 0).reckon, [Reckon::Count]);
        assert_eq!(read("高于5%的省份一共有多少", 0).reckon, [Reckon::Count]);
        assert_eq!(read("比他高多少", 2).reckon, [Reckon::Difference]);
        assert!(read("人均收入和平均工资", 0).reckon.is_empty());
        for text in ["谁最高,谁最低", "最高的三个和最低的三个", "前三名和后三名"] {
            check(text, Some(Order::Highest), None);
        }
        assert!(read("没有给出目标的", 0).lacks && read("没提社零", 0).lacks);
        assert!(!read("有没有目标", 0).lacks && !read("完成了没有", 0).lacks);
    }
}
