//! Regions that a question leaves out: 不算西藏, 珠三角除外, 除直辖市以外.

use super::phrases::words;
use super::taken::Taken;
use super::{Gazetteer, Group, Groups};

/// A place or a group by its name.
struct Named {
    start: usize,
    end: usize,
    members: Vec<String>,
}

/// Reads and takes those that are left out, with the words that say so. Its name is what was typed for them.
pub(super) fn excluded(taken: &mut Taken<'_>, gazetteer: &Gazetteer, groups: &Groups) -> Option<Group> {
    let all = named(taken, gazetteer, groups);
    let mut from = 0;
    while let Some(first) = all.get(from) {
        let run = run(taken, all.get(from..).unwrap_or_default());
        let end = run.last().map_or(first.end, |last| last.end);
        if let Some((start, stop)) = left_out(taken, first.start, end) {
            let name: String = taken.chars().get(first.start..end).unwrap_or_default().iter().collect();
            let members = run.iter().flat_map(|one| one.members.iter().cloned()).collect();
            taken.take(start, stop);
            return Some(Group { name, members });
        }
        from += run.len().max(1);
    }
    None
}

/// Groups and places in the order typed; of those that overlap the longer.
fn named(taken: &Taken<'_>, gazetteer: &Gazetteer, groups: &Groups) -> Vec<Named> {
    let of_group = |(name, group): (&str, &Group)| -> Vec<Named> {
        let length = name.chars().count();
        let one = |start: usize| Named { start, end: start + length, members: group.members.clone() };
        taken.stands(name).into_iter().map(one).collect()
    };
    let mut all: Vec<Named> = groups.names().flat_map(of_group).collect();
    all.extend(gazetteer.places(taken.chars()).into_iter().map(|found| Named {
        start: found.start,
        end: found.end,
        members: vec![found.place.name.clone()],
    }));
    all.sort_by_key(|one| (one.start, std::cmp::Reverse(one.end)));
    let mut last = 0;
    all.retain(|one| {
        let is_next = one.start >= last;
        last = if is_next { one.end } else { last };
        is_next
    });
    all
}

/// Those from the first on that are named side by side: 北京、上海和天津.
fn run<'n>(taken: &Taken<'_>, all: &'n [Named]) -> &'n [Named] {
    let joins = |pair: &[Named]| match pair {
        [one, next] => {
            let between = taken.chars().get(one.end..next.start).unwrap_or_default();
            between.len() < 2 && between.iter().all(|letter| "、,和与及".contains(*letter))
        }
        _ => false,
    };
    let count = all.windows(2).take_while(|pair| joins(pair)).count() + 1;
    all.get(..count.min(all.len())).unwrap_or_default()
}

/// Where the words that leave out what stands at `start..end` begin and end, it included.
fn left_out(taken: &Taken<'_>, start: usize, end: usize) -> Option<(usize, usize)> {
    let before = |key: &str| {
        let lengths = words("excluded", key).iter().map(|word| (word.chars().count(), word));
        let found = lengths.filter(|(length, word)| {
            start.checked_sub(*length).is_some_and(|at| taken.starts_with(at, word))
        });
        found.map(|(length, _)| start - length).min()
    };
    let behind = |key: &str| {
        let found = words("excluded", key).iter().filter(|word| taken.starts_with(end, word));
        found.map(|word| end + word.chars().count()).max()
    };
    let (lead, outside) = (before("lead"), behind("outside"));
    let stop = outside.or(behind("behind"));
    match (before("before"), lead, outside, behind("behind")) {
        (Some(start), ..) => Some((start, stop.unwrap_or(end))),
        (_, Some(start), Some(stop), _) => Some((start, stop)),
        (.., Some(stop)) => Some((start, stop)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, usize)>, left: &str) {
        let folded = fold(text);
        let mut taken = Taken::new(folded.chars(), Vec::new());
        let gazetteer = Gazetteer::shipped();
        let found = excluded(&mut taken, &gazetteer, &Groups::shipped(&gazetteer));
        let told = found.as_ref().map(|group| (group.name.as_str(), group.members.len()));
        let rest: String =
            taken.left().into_iter().flat_map(|(start, end)| folded.chars()[start..end].to_vec()).collect();
        assert_eq!((told, rest.as_str()), (expected, left), "{text}");
    }

    #[test]
    fn what_is_left_out_is_taken_with_the_words_that_say_so() {
        check("不算西藏,gdp目标最高的省", Some(("西藏", 1)), ",gdp目标最高的省");
        check("除了北京、上海以外gdp最高的", Some(("北京、上海", 2)), "gdp最高的");
        check("除直辖市外gdp目标最低的省", Some(("直辖市", 4)), "gdp目标最低的省");
        check("长三角不含上海的gdp目标", Some(("上海", 1)), "长三角的gdp目标");
        check("gdp目标(西藏除外)", Some(("西藏", 1)), "gdp目标()");
        check("浙江外贸增长多少", None, "浙江外贸增长多少");
        check("上海以外贸带动消费", None, "上海以外贸带动消费");
    }
}
