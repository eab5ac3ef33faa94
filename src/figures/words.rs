//! The words that reports put around numbers, in lists that a reader of reports can check.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Bound, Change};

/// Words with a meaning each, found by longest match.
#[derive(Debug)]
pub(super) struct Table<T> {
    by_first: HashMap<char, Vec<(Vec<char>, T)>>,
}

impl<T: Copy> Table<T> {
    /// Groups of words separated by blanks, each group with its meaning.
    fn new(groups: &[(T, &str)]) -> Self {
        let mut by_first: HashMap<char, Vec<(Vec<char>, T)>> = HashMap::new();
        for &(meaning, words) in groups {
            for word in words.split_whitespace() {
                let word: Vec<char> = word.chars().collect();
                if let Some(&first) = word.first() {
                    by_first.entry(first).or_default().push((word, meaning));
                }
            }
        }
        for words in by_first.values_mut() {
            words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        }
        Self { by_first }
    }

    /// The longest word at `at` that ends before `end`: where it ends, and its meaning.
    pub(super) fn at(&self, chars: &[char], at: usize, end: usize) -> Option<(usize, T)> {
        let rest = chars.get(at..end)?;
        let words = self.by_first.get(rest.first()?)?;
        words
            .iter()
            .find(|(word, _)| rest.starts_with(word))
            .map(|(word, meaning)| (at + word.len(), *meaning))
    }
}

/// What kind of thing a unit counts; it decides what words around the number mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// 家, 户, 项: what is counted follows or precedes.
    Count,
    /// 元, 吨, 亩: with 以上 before a noun it names a class, not a figure.
    Amount,
    /// %, 百分点, 倍.
    Share,
    /// 千伏, 蒸吨: names a class of things wherever a noun follows.
    Rating,
}

pub(super) static UNITS: LazyLock<Table<Measure>> = LazyLock::new(|| {
    Table::new(&[
        (Measure::Share, "% 个百分点 百分点 ‰ ‱ 倍 成 番"),
        (
            Measure::Count,
            "个 家 户 项 件 所 座 处 条 台 套 辆 架 艘 列 张 份 本 部 册 名 人 位 人次 人份 头 只 头只 头(只) 羽 匹 口 尾
             株 棵 眼 场 次 场次 批 批次 支 队 组 对 双 间 栋 幢 片 块 门 类 种 款 例 起 宗 笔 单 班 班次 架次 车次 趟 航次
             门次 标箱 标准箱 标准集装箱 箱 床 颗 枚 盏 根 顶 篇 首 层 卷 集 字 分 户次 件次 台套 台(套) 台次 台班 辆次 艘次
             机架 标准机架 套(间) 间(套) 套(户) 户(套) 县区 县市 市县 旗县 区县 县(市、区) 县(区) 市(州) 市州 州市 州(市) 卡 孔 桩 枪 条次 匹次 家次 项次 宗次 个次 单次 人天 公里次 村次 艘(次) 只羽 枝 盒 碗 幅 teu 金 银 铜 轮 县 市 区 国 州 镇 乡 村",
        ),
        (
            Measure::Amount,
            "元 美元 欧元 日元 港元 港币 英镑 澳元 加元 韩元 卢布 泰铢 新台币 台币 日币 澳门元 瑞士法郎 元人民币 人民币 圆 块 块钱 元钱
             吨 公斤 斤 千克 克 毫克 微克 亩 亩次 公顷 平方米 平方公里 平方千米 立方米 标准立方米 立方 标方 方 米 公里 千米
             海里 毫米 厘米 英里 升 毫升 桶 吨标准煤 吨标煤 千瓦 兆瓦 吉瓦 千瓦时 千瓦小时 度 度电 千伏安 吨公里 人公里
             车公里 载重吨 总吨 标准件 重量箱 千卡 焦 太焦 bit gb tb pb eb gbps tbps p pf pflops eflops flops tops kw mw
             gw kwh mwh gwh twh km kg m km² m² m³ ℃ °c 摄氏度 分贝 岁 天 工作日 个工作日 日 小时 个小时 分钟 秒 秒钟 个月 周
             标台 皮升 平米 立方公里 海里/小时 课时 学时 人日 分米 英尺 人年 周岁 纳米 微米 机时 t cm mm ml l mg cc 公升 加仑 公分 公尺 °f 华氏度",
        ),
        (Measure::Rating, "吨级 英寸 千伏 伏 蒸吨 蒸吨/小时 kv v 马力 赫兹 兆赫 万伏 兆帕 伏特"),
    ])
});

/// Words that begin like a unit and are none: `3分类`, `5国际`.
pub(super) static BEGINNINGS: LazyLock<Table<()>> = LazyLock::new(|| {
    Table::new(&[(
        (),
        "分别 分类 分之 天然 日前 日均 家电 卡口 周年 次全 次会 次党 次代 金属 金融 银行 银发 银龄 铜业 铜箔 县域 县城 市场 市域 市政 市级 市本 区域
         区间 区块 市民 村民 国民 县级 区级 区属 市属 镇区 国家 国际 国有 国道 国内 国产 镇域 乡镇 乡村 乡土 村庄 村级 州际 轮驱 轮车 名优 名校 套餐 项目 户外 户籍 人工 人大 人民 人均 所有 条件 条例 部门
         部分 件件 对口 对外 对接 对标 口岸 口径 场景 场馆 场所 头部 门户 门店 级以 种业 种质 种养 种植 起步 双一 双碳 间接 层级 层次 面向 片区 集群 集聚 集成
         集中 集团 家庭 家政 家园 家居 千瓦级 座谈 台胞 台湾 台阶 列入 列车 列全 辆级 名列 位居 位列 次数 元宇 方面 方案 方式 方向 米级 升级 升至 斤两 度假",
    )])
});

/// What may stand under a slash: `微克/立方米`, `元/人`, `万元/亩`.
pub(super) static PER: LazyLock<Table<()>> = LazyLock::new(|| {
    Table::new(&[(
        (),
        "立方米 升 人 亩 年 天 日 月 小时 平方米 平方公里 公里 吨 斤 公斤 户 万元 秒 家 件 人年 公顷 万人 桶 人·年 次 头 座 台 辆 千瓦时 度",
    )])
});

pub(super) static BEFORE: LazyLock<Table<Bound>> = LazyLock::new(|| {
    Table::new(&[
        (Bound::AtLeast, "不低于 不少于 不小于 至少 最少 起码 不下 不低于每年"),
        (Bound::AtMost, "不超过 不高于 不多于 不大于 最多 最高 低于 少于 小于 不足 不到 不超"),
        (
            Bound::Over,
            "超过 过 超 突破 逾 大于 高于 多达 破 上 跨越 跨过 迈过 跨上 迈上 站上 跃上 超出 跻身 迈入",
        ),
        (Bound::About, "约 大约 约为 约达 大概"),
        (Bound::Nearly, "近 将近 接近"),
    ])
});

pub(super) static AFTER: LazyLock<Table<Bound>> = LazyLock::new(|| {
    Table::new(&[
        (Bound::About, "左右 上下"),
        (Bound::AtLeast, "以上 及以上 或以上 (含)以上 及其以上"),
        (Bound::AtMost, "以内 之内 以下 及以下 或以下 (含)以下"),
    ])
});

/// A time as the sentence names it; the report's own year and the part it stands in make it years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    Year(u16),
    /// 2021—2025年, “十四五”时期
    Years(u16, u16),
    /// 2023年以来
    Since(u16),
    /// 去年, 一年来
    Last,
    /// 上年: the year before the one that is spoken of.
    Previous,
    /// 今年, 年内
    This,
    /// 今年以来: of this year, and done.
    ThisSoFar,
    /// 明年
    Next,
    /// 前年
    BeforeLast,
    /// 五年来: so many years that end where the report begins.
    Past(u8),
    /// 近年来: nobody says how many.
    Lately,
    /// 今后五年
    Ahead(u8),
    /// 五年 before 累计 or a deed: those that the part speaks of.
    Span(u8),
    /// 全年, 年末: no other time than the year that is spoken of.
    Whole,
    /// 上半年, 1—11月
    Part,
    /// 9月末
    Day,
    /// 年均
    Average,
    /// 每年
    Yearly,
    /// 连续9年, 5月: how long or when something happened; it dates no figure.
    Moment,
}

impl When {
    /// True where it names years of its own.
    pub(super) fn names_years(self) -> bool {
        !matches!(self, When::Whole | When::Part | When::Day | When::Average | When::Yearly | When::Moment)
    }
}

pub(super) static TIMES: LazyLock<Table<When>> = LazyLock::new(|| {
    Table::new(&[
        (
            When::Last,
            "去年 去年底 去年末 去年同期 过去一年 过去的一年 刚刚过去的一年 一年来 一年以来 去年以来",
        ),
        (When::Previous, "上年 上年末 上年底 上年度 上年同期"),
        (
            When::This,
            "今年 今年底 今年年底 今年末 今后一年 今年内 年内 本年度 新的一年 年底前 年底 到年底 今年全年",
        ),
        (When::ThisSoFar, "今年以来 年初以来 今年年初以来"),
        (When::Next, "明年"),
        (When::BeforeLast, "前年"),
        (When::Lately, "近年来 近年 近几年 近几年来 几年来 多年来 历年"),
        (
            When::Part,
            "上半年 下半年 一季度 二季度 三季度 四季度 前三季度 前二季度 前两季度 第一季度 第二季度 第三季度 第四季度 前三个季度 前两个季度",
        ),
        (When::Whole, "全年 年末 年初 当年 同期 月末 季度末 全年全市 全年全省"),
        (When::Average, "年均 年平均 平均每年 每年平均"),
        (When::Yearly, "每年"),
    ])
});

/// What a word of a clause does for the figure after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A thing, or part of one: kept whole though it holds a verb.
    Noun,
    /// 增长, 降至: what happens to the indicator.
    Change(Change),
    /// 新增, 拆除: what was done to the things counted.
    Act,
    /// 建设, 改造: a deed at the head of a clause, a noun elsewhere.
    Work,
    /// 实现, 完成, 力争: carries the sentence, not the meaning.
    Light,
    /// 同比, 累计, 均: between indicator and number.
    Adverb,
    /// 分别
    Each,
    /// 全市, 我省: the report's own place.
    Scope,
    /// 现有, 目前: a fact of no year.
    Standing,
    /// 居, 占, 较: what follows tells more of the figure before.
    Aside,
}

pub(super) static ROLES: LazyLock<Table<Role>> = LazyLock::new(|| {
    Table::new(&[
        (
            Role::Noun,
            "地区生产总值 生产总值 固定资产投资 城市更新 全市性 全省性 全国性 优化提升 改造提升 提升改造 整治提升 提质升级 抚育提升 再就业 保护区 自然保护 技能 安全生产 生产安全 增长极 增长点 增长动能 建设用地 投资强度 建设兵团 实际利用外资
             实际使用外资 实际使用内资 实际使用 实际利用 实际到位 基本医疗 基本养老 基本公共 基本农田 全面小康 总投资 占地 占地面积 到位资金 完成率 达标率
             覆盖率 覆盖面 实施方案 实施意见 减少率 办结率 办复率 增长率 增加值 增值 提升工程 提升行动 提升机制 占比 占有 占用 占领 改造率 改善率 推进会 保持率
             新增长 营造林 达标 增值税 新建筑 提升改造工程 服务业 服务器 改造工程 保持地 通车里程 运营里程 签约额 签约项目 投产项目 落地项目 在建
             减税降费 退税减税 融资成本 用电成本 发放率 解决率 满意率 入驻企业 纳入率 入园率 入学率 获得感 退出率 增发 增幅 以上 开工率
             培育库 启动区 完成量 约束性 创新驱动 到账 达人 达州 达拉特 达斡尔 居民 居家 居住 占道 较大 由于 位于 支持政策 成立 创建率 形成率
             开工面积 竣工面积 接待游客 上市公司 上市企业 挂牌企业 就业岗位 公共服务 公共租赁 超低能耗 超低排放 超高清 超长期 超大 超级 超算
             超导 超市 近视 近海 近岸 近零 约定 破产 上市 为主 为先 为民 高于预期 保障性 年产值 全年总产 实施主体 首发 首台 首套
             保持正增长 发展水平 第一产业 第二产业 第三产业 一产 二产 三产 两新 多年生 拥有量 保有量 持有量 使用量 安全区 安全区域 可持续 可再生 可回收 可穿戴 有组织 有保障 国有 公有 民有 私有 固有 特有 原有 共有产权 所有权 续建项目 在建项目 新建项目 开工项目 竣工项目 入库项目 储备项目
             建成项目 改扩建项目 投资项目 签约企业 入选企业 开行列数 发行规模 推广面积 覆盖范围",
        ),
        (
            Role::Change(Change::Increase),
            "增长 增加 提高 提升 上升 上涨 扩大 增 涨 升 涨幅 增速 增长率 多增 增幅 上浮 高出 增长了 提高了 增加了 提升了 上涨幅度 增长速度
             净增长 拉动 提前 多出",
        ),
        (
            Role::Change(Change::Decrease),
            "下降 降低 减少 下滑 回落 缩短 压缩 压减 缩小 收窄 降幅 减 降 减幅 下调 压降 缩减 精减 精简 下降了 减少了 降低了 缩短了 核减 削减 负增长
             少增 低出 下跌 下挫",
        ),
        (
            Role::Change(Change::Reach),
            "达到 达 为 至 到 增至 升至 降至 降到 减至 压至 压减至 压缩至 扩至 涨至 稳定在 保持在 控制在 维持在 保持 高达 扩容至 达成 增长到 增长至
             增加到 增加至 提高到 提高至 提升到 提升至 上升到 上升至 扩大到 扩大至 下降到 下降至 降低到 降低至 减少到 减少至 缩短到 缩短至
             缩小到 缩小至 压缩到 压减到 回落到 回落至 提前到 拓展到 拓展至 扩展到 扩展至 延长至 延长到 下调至 上调至 达到了 攀升至 跃升至 跃升到
             跃至 恢复到 稳定到 保持到 达至 发展到 发展至 增为 升为 攀升到 涨到 升到 增到 相当于 累计达 累计达到 总数达 突破性达到",
        ),
        (
            Role::Act,
            "新增 净增 被评为 被授予 新建 改扩建 改建 扩建 新改建 新改扩建 新扩建 新建成 建成 建成投用 建成投产 建成通车 开工 新开工 续建 复工 实施 启动 推进 推动 促进
             加快 引进 引育 培育 新培育 新引进 新认定 新设 新设立 新创建 新入选 新入 新入库 新纳入 新筹建 新发放 新签约 新组建 新获批 新上 新落地 新投产 新投用
             新晋 新评 认定 获批 获评 荣获 入选 获得 融入 加固 重建 节约 节省 拆除 封闭 关停 关闭 淘汰 解决 办理 办结 化解 处置 清理 开展 组织 举办 承办 出台 制定
             修订 推出 发布 推广 选聘 聘任 聘请 招聘 招募 招录 安置 救助 资助 帮扶 发放 兑现 落实 投入 筹集 设立 组建 创建 打造 布局 谋划 储备 签约 落地 投产
             达产 竣工 通车 完工 投用 投运 入驻 退出 纳入 覆盖 惠及 收购 减免 缓缴 授信 发行 募集 挂牌 吸引 集聚 汇聚 聚集 查处 侦破 抓获 追缴
             调解 受理 审结 提请 提交 颁布 废止 清偿 偿还 腾退 疏解 清欠 盘活 争创 选派 选树 遴选 评选 配备 安装 购置 更新 加装 开行 开通 开放 开设
             开办 打通 连通 贯通 架设 铺设 敷设 疏浚 栽植 补植 营造 完善 优化 支持 带动 撬动 帮助 保障 保护 提供 供应 安排 下达 拨付 压实 巩固 恢复
             增设 增开 增派 新添 添置 配套 承接 转化 输送 培养 选拔 评定 评审 表彰 命名 构建 建立 建好 办好 用好 抓好 做好 管好 编制 印发 立改废释
             立改废 审议 通过 减轻 收缴 查封 取缔 整合 重组 引入 招引 招商引资 落户 上线 下放 取消 归集 归还 流转 托管 收储 供地 出让 消纳 替换 淘汰落后
             转移支付 转移就业 迁入 搬迁 撤并 合并 升级 改善 惠民 慰问 走访 检查 抽检 检测 监测 巡查 排查 整改 问责 处分 留置 立案 起诉 破获 打掉
             下派 派驻 驻村 包联 对接 服务保障 稳定 拓展 延伸 增强 扩充 争得 赢得 斩获 夺得 拿下 拿到 创造 创下 刷新 滚动实施 集中开工 全面完成 如期完成",
        ),
        (
            Role::Work,
            "建设 试点 改造 征收 整治 治理 培训 服务 生产 销售 绿化 投资 转移 修复 维修 交易 出口 进口 登记 管理 补贴 奖励 处理 回收 种植 养殖 造林 种草 接待
             完成投资 实现销售 改造提升 提升改造 整治提升 防治 就业 供给 发电 外送",
        ),
        (
            Role::Light,
            "实现 完成 做到 取得 形成 拥有 具有 力争 争取 确保 保证 努力 预计 预期 推动实现 其中 此外 同时 特别是 包括 并且 以及 使 让 将 把 还 还有 但还有 也 有 是
             力争实现 确保实现 努力实现 预计实现 全面实现 可 要 已 成为 共有 又 仅 一是 二是 三是 四是 五是 六是 七是 八是 九是 十是 继续 全力 着力 一举 顺利 圆满 圆满完成 超额完成 提前完成 累计实现
             累计完成 并 在 仅有 提出 按",
        ),
        (
            Role::Adverb,
            "同比 环比 名义 实际 均 都 累计 总计 共 共计 合计 超额 每人每月 每人每年 每月 每人 每亩 每户 每立方米 每平方米 每公里 每吨 每标方 每公斤 再次 再 至少 历史性 大幅 大幅度 稳步 持续 快速 有序 全部 总体 基本 各 一律 只 只有 就 不断 进一步 有望
             平均 日均 同口径 按可比口径 按可比价格 按不变价 可比口径 已经 首次 连续 明显 显著 普遍 逐步 达到和 继续 稳步增长 快速增长 平稳 逆势 强劲 也都
             最终 总规模 又好又快 较快 加速 稳中有升 双双 整体 原则上 每年 再度 已累计 总量 至少要 率先 在全国率先 全国率先 双 再上新台阶 再上台阶 再创新高 再获丰收 迈上新台阶 保质保量 按期",
        ),
        (Role::Each, "分别 依次 各自"),
        (Role::Scope, "我们 全市 全省 全区 全县 全州 全旗 全自治区 我省 我市 我区 我县 我州 我旗 全域 全疆 全盟"),
        (Role::Standing, "我区有 我省有 我市有 我州有 我县有 全区有 全省有 全市有 现有 目前 现已 现存 已有 已建 已建成 已达 已覆盖"),
        (Role::Aside, "占 约占 位居 位列 排名 跃居 居于 稳居 高居 位次 前移 居全 居第 居中 居世界 列全 列第 排全 排第 高于 低于 快于 慢于 优于 好于 高出 比上年 比全 比年初 较上年 较全 较年初 相比"),
    ])
});

/// Comparisons that stand where a number could: `不低于经济增速`, `高于全国平均水平`.
pub(super) static COMPARE: LazyLock<Table<Bound>> = LazyLock::new(|| {
    Table::new(&[
        (Bound::AtLeast, "不低于 高于 快于 好于 优于 略高于 略快于 继续快于 继续高于 不慢于 不少于"),
        (Bound::AtMost, "低于 不高于 不超过"),
    ])
});

/// What is compared with: scope words, then the measure.
pub(super) static YARDSTICK: LazyLock<Table<()>> = LazyLock::new(|| {
    Table::new(&[(
        (),
        "经济 经济增长 经济增速 经济增长速度 增速 增长速度 增长 增幅 平均 平均水平 水平 平均增速 全国 全省 全区 全市 自治区 国家 省 省级 市 的 地区生产总值 生产总值
         gdp 城镇 城镇居民 农村居民 居民 收入 人均可支配收入 人均 同期 上年 去年 财政收入 下达 目标 要求 控制目标 标准 城镇居民收入 口径 定 物价 涨幅 消费 西部 东部 中部 周边 地区",
    )])
});

/// Words that end the name of a measure; an item of a list without one borrows the last item's.
pub(super) static HEADS: LazyLock<Table<()>> = LazyLock::new(|| {
    Table::new(&[(
        (),
        "产量 总产量 总产 单产 增产 播种面积 种植面积 以旧换新 吞吐量 覆盖率 通达率 自给率 增加值 收入 人数 起数 占比 比重 比例 比率 出口 进口 进出口 总额 余额 产值 总产值 面积 装机 装机容量 规模 数量 投资 人均可支配收入
         可支配收入 居民人均可支配收入 常住居民人均可支配收入 失业率 利用率 普及率 满意率 解决率 化率 率 数 量 额 值 价格 成本 能耗 浓度 强度 销售额 零售额 销量 用水量 用电量 涨幅 增速
         投入 支出 存款 贷款 标准 达标率 优良率 税收 产能 里程 人次 销售 交易额 成交额 营业收入 总收入 排放量 排放 排放总量 支付 户数 总数 数 用地 消费 客流 货运量 客运量 保费 学位 床位",
    )])
});
