//! Questions for what a report says about itself: who gave it, when, and where.

use super::Fact;
use super::taken::Taken;

/// The office of who gives a report.
const OFFICES: &[&str] =
    &["市长", "省长", "区长", "县长", "旗长", "州长", "盟长", "主席", "总理", "专员", "报告人"];
/// Offices that no report is given by: the longer ones first, since 副市长 holds 市长.
const OTHER_OFFICES: &[&str] = &["书记", "副市长", "副省长", "局长", "主任", "部长", "秘书长"];
const WHO: &[&str] = &["是谁", "谁是", "是哪位", "哪位是", "叫什么", "的名字", "姓什么", "是哪个"];
const SPEAKER: &[&str] = &[
    "谁作的",
    "谁做的",
    "谁作报告",
    "谁做报告",
    "谁作了",
    "谁做了",
    "谁写的",
    "谁宣读",
    "谁念的",
    "谁报告的",
    "谁发布的",
    "谁讲的",
    "who gave the report",
    "who delivered the report",
    "who made the report",
    "who presented the report",
    "who is the mayor",
    "who is the governor",
    "who is the premier",
    "who is the speaker",
];
const DATE: &[&str] = &[
    "哪天",
    "哪一天",
    "哪日",
    "什么时候",
    "何时",
    "啥时候",
    "几号",
    "几月几",
    "日期",
    "什么时间",
    "哪年哪月",
    "when was",
    "what date",
    "which day",
];
const GIVEN: &[&str] = &[
    "做的",
    "作的",
    "发布的",
    "报告的",
    "宣读的",
    "公布的",
    "作报告",
    "做报告",
    "发表的",
    "日期",
    "given",
    "delivered",
    "made",
    "presented",
];
const REPORT: &[&str] = &["报告", "report"];
const ASSEMBLY: &[&str] = &[
    "哪次会议",
    "哪个会议",
    "什么会议",
    "哪次会",
    "哪个会上",
    "什么会上",
    "哪届人大",
    "哪届会议",
    "第几次会议",
    "哪次人代会",
    "哪次人大",
    "which meeting",
    "which session",
    "which congress",
];

/// What of the report itself is asked for; nothing is taken.
pub(super) fn fact(taken: &Taken<'_>) -> Option<Fact> {
    let names = |words: &[&str]| words.iter().any(|word| taken.names(word));
    let is_report = names(REPORT);
    if names(WHO) && names(OTHER_OFFICES) {
        return Some(Fact::Office);
    }
    if names(SPEAKER) && (is_report || taken.chars().iter().any(char::is_ascii_alphabetic))
        || names(WHO) && names(OFFICES)
    {
        return Some(Fact::Speaker);
    }
    if names(ASSEMBLY) {
        return Some(Fact::Assembly);
    }
    (is_report && names(DATE) && names(GIVEN)).then_some(Fact::Date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[track_caller]
    fn check(text: &str, expected: Option<Fact>) {
        let folded = fold(text);
        assert_eq!(fact(&Taken::new(folded.chars(), Vec::new())), expected, "{text}");
    }

    #[test]
    fn what_a_report_says_about_itself() {
        check("市长是谁", Some(Fact::Speaker));
        check("报告是谁作的", Some(Fact::Speaker));
        check("谁作的报告", Some(Fact::Speaker));
        check("报告是哪天做的", Some(Fact::Date));
        check("在哪次会议上作的报告", Some(Fact::Assembly));
        check("市委书记是谁", Some(Fact::Office));
        check("地铁什么时候开通", None);
        check("谁来管物业", None);
    }
}
