# The bot's own words. The same messages with the same arguments stand in every file of this folder.

# First minute and help
start = 你好，我是问政，回答关于政府工作报告的问题。
    答案一字不改地引自原文，注明出处；报告里没有的，我会直说没有。
    点一个问题试试，或者直接发问：
help = 私聊里直接发问；群里用 /ask 提问、@我 或回复我的消息。可以接着追问，例如“那去年呢”。

    /ask 问题 · 提问
    /figures 就业 · 相关数字
    /chart GDP · 图表
    /board 浙江 2025 · 目标完成情况
    /export · 导出表格
    /sections · 按篇、节翻看报告
    /targets · 本年主要目标，也可以写地区和年份
    /subscribe · 定时收到目标
    /subscriptions · 查看、暂停、更改订阅
    /unsubscribe · 取消订阅
    /language · 语言
    /settings · 默认地区；群设置（群管理员）
    /status · 有哪些报告，运行情况
    /privacy · 保存什么，保存多久
    /forget · 删除关于我的一切
    /start · 从头开始
    /help · 本说明

    在任何聊天里输入 @{ $bot } 加关键词，也可以引用报告。

    例如：
    { $examples }
add-to-group = ➕ 加到群里
example-1 = 今年GDP增长目标是多少？
example-2 = 城镇新增就业的目标是多少？
example-3 = 去年固定资产投资增长多少？
example-4 = 今年怎么稳就业？
example-5 = 居民收入目标是多少？
example-6 = 今年有哪些目标？
you-are-welcome = 不客气，还想知道什么尽管问。
what-to-ask = 想问什么？把问题写在命令后面，或直接回复这条消息，例如：
    /ask { $example }
unknown-command = 没有这个命令。直接发问，或发送 /help 看我能做什么。
welcome = 我是问政，回答关于政府工作报告的问题。想知道什么，直接问。
chatter = 我在。想知道政府工作报告里的什么，直接问就行。
no-question = 这不像一个问题。请写出想问的内容，例如：今年GDP目标是多少？
bot-name = 问政
topic-gone = （在话题“{ $topic }”里提的问题。话题已关闭或删除，答在这里。）
joined = 大家好，我是问政，回答关于政府工作报告的问题。在群里用 /ask 加问题、@{ $bot } 或回复我的消息来提问。
wordless = 我只会读文字。请把关于政府工作报告的问题用文字发给我，例如“今年GDP增长目标是多少？”。
too-long = 这个问题有{ $characters }个字，太长了。请控制在{ $limit }个字以内，一次问一件事。
crowded = 消息太多，这一条没有处理。请稍后再发。
fault = 抱歉，处理这条消息时出了错，错误已记录。请换个问法或稍后再试。

# Figures and places
nature-result = 实际
nature-target = 目标
nature-forecast = 预计
nature-standing = 现状
nature-unknown = 性质不明
change-increase = 增长
change-decrease = 下降
change-reach = 达到
change-from = 由
year = { $year }年
years = { $first }–{ $last }年
no-year = 年份不详
period-total = { $from }—{ $to }年合计
period-average = { $from }—{ $to }年年均
period-average-unknown = 年均
period-each = { $from }—{ $to }年每年
period-part = { $year }年{ $part }
period-none = 无特定时段
compared-with = 较{ $year }年
figure-value = { $nature }：
paragraph = 第{ $number }段
title = 《{ $title }》

# Answers
related = 报告没有直接回答这个问题。以下是最接近的段落，仅供参考，不是答案：
none = 报告里没有找到这个问题的答案。
holdings = 现有报告：{ $regions } { $years }，共{ $reports }份。
try-asking = 可以这样问：
    { $examples }
more-figures = …另有{ $count }项
more-passages = …另有{ $count }段
no-targets = 没有找到主要目标。
no-targets-of = 主要目标里没有“{ $words }”。
targets-of = { $title } · 主要目标
converted = （原文为简体，此处为转换显示）
converted-picture = 名称和单位原文为简体字，此处为转换显示
converted-names = { $mark } 名称原文为简体字

# Beside answers
read-as = 按“{ $words }”理解。
understood-as = 接着上一个问题理解为：{ $words }
nearest = 按“{ $words }”理解。
unsaid = 最接近的段落里没有提到“{ $words }”。
stranger = 现有报告里没有“{ $name }”这个名称。如果是地名，请用中文名再问一次。
elsewhere = 没有收录{ $place }的政府工作报告。
unheld-year = 没有收录{ $year }年的报告。
lacking = { $region }的报告没有给出这个数字。
other-period = 报告有这个指标，但没有{ $years }的{ $kind }。
other-kind = 报告有这个指标，但没有{ $kind }。
kind-result = 实际数
kind-target = 目标数
kind-any = 数字
matter-moment = 政府工作报告讲全年的工作，不讲眼下的事。
other-aspect = 报告没有直接给出所问口径，以下是同一指标的另一口径。
no-reason = 报告没有说明原因，以下是有关的内容。
by-parts = 以下按报告的各部分列出，不是总结：
chosen = 这一段由管理员为这个问题选定。
fact-speaker = 作报告的是{ $said }（《{ $title }》）。
fact-date = 报告日期：{ $said }（《{ $title }》）。
fact-assembly = 作报告的会议：{ $said }（《{ $title }》）。
matter-person = 政府工作报告一般不写谁担任什么职务。
matter-other = 政府工作报告不涉及这个问题。
difference-more = { $subject }：{ $later }比{ $earlier }高{ $amount }（按这两个数字计算）
difference-less = { $subject }：{ $later }比{ $earlier }低{ $amount }（按这两个数字计算）
difference-none = { $subject }：{ $later }与{ $earlier }相同（按这两个数字计算）
percentage-points = 个百分点
nothing-asked = 问题里没有文字。请输入想问的内容，例如：今年GDP目标是多少？

# Buttons under answers
expand = 展开
collapse = 收起
page-of = { $page }/{ $pages }
chart = 📊 图表
original = 原文
convert = 繁體
share = 转发
good = 👍
bad = 👎
wrong-figure = 数字不对
wrong-place = 出处不对
off-topic = 答非所问
thanks = 谢谢，已记下。
thanks-reason = 谢谢。哪里不对？
expired = 这个按钮已失效。点“重新回答”，或把问题再发一遍。
ask-again = ↻ 重新回答
this-year = 今年
last-year = 去年
of-region = { $region }{ $indicator }
ask-target = { $when }{ $indicator }的目标是多少？
ask-result = { $when }{ $indicator }是多少？
ask-growth = { $when }{ $indicator }增长多少？

# Leafing through a report
choose-report = 请选择报告：
back = ↑ 返回
stale = 报告已更新，这个按钮已失效。请重新发送 /sections。
strange-button = 这个按钮已失效。请重新发送命令或问题。
stale-link = 报告已更新，这个链接指的段落找不到了。请直接发问。

# Figures and pictures
which-figures = 想看什么数字？写在命令后面，例如：
    /figures 就业
no-figures = 没有找到“{ $words }”的数字。
figures-of = { $words } · 共{ $count }项数字
which-chart = 想画什么？写在命令后面，例如：
    /chart GDP
no-chart = “{ $words }”没有可以画图的数字：报告里没有这个指标的实际值和目标值。
series = { $year }年{ $nature }
unit-of = 单位：{ $unit }
source-of = 来源：{ $source }
source-reports = 来源：{ $reports }份政府工作报告，数值照原文
indicator = 指标
targets-picture = 主要目标
title-with-change = { $indicator }{ $change }
first-of = 共{ $total }地，按目标列前{ $count }地

# Inline
inline-open = 没有找到，到私聊里问
inline-more = 到私聊里问更多

# Languages and settings
choose-language = 请选择语言：
language-set = 好的，以后用简体中文。
settings = 本群设置
settings-listen = 回答范围
listen-addressed = 只答 @我、回复和命令
listen-questions = 也答像问题的消息
settings-length = 回答长度
length-short = 简短
length-full = 完整
settings-language = 语言
only-group-admins = 抱歉，只有群管理员可以改设置。
settings-asides = 说明和提示
asides-everybody = 说明和提示大家都看得到
asides-asker = 说明和提示只给本人看
asides-seen = 好的，这类消息以后只给本人看，就像这一条。
asides-impossible = 在这个群里做不到：我要是群管理员，Telegram 服务器也要够新。

# Operators
only-admins = 抱歉，只有管理员可以这样做。
only-in-private = 请在与我的私聊里这样做。
only-owners = 抱歉，只有设置里写明的管理员可以指定管理员。
admin-head = 管理员：
admin-owner = · { $person }（写在设置里）
admin-named = · { $person }（由 { $by } 指定）
admin-lapsed = · { $person }（已失效：指定者 { $by } 不再是管理员）
admin-how = /admin add 123456 指定，/admin drop 123456 撤销；写对方的数字 ID。
admin-added = { $person } 现在是管理员了。
admin-is-owner = { $person } 写在设置里，本来就是管理员。
admin-unknown = { $person } 不在指定的管理员里。
admin-nobody = 这个 ID 不属于任何一个人，不能指定。
audit-head = 管理记录，最新在前：
audit-empty = 还没有记录。
audit-older = 更早的
audit-nobody = （不明）
audit-signal = （信号）
audit-folder = （文件夹有变）
audit-done = 完成
audit-failed = 未成
audit-refused = 拒绝
help-admin = 管理员：
privacy = 我保存这些：
    · 还没有答完的消息：答完即删。
    · 每条回答是为哪个问题、引了哪些段落，好让按钮能用：90天。
    · 接着追问所需的上一个问题：只在内存里，半小时左右不用就忘。
    · 你选的语言、本群设置、订阅：直到你改掉或取消。
    · 你对回答的评价：直到你收回或删除。
    · 没有答案的问题：只计数；运营者若打开保存，文字（不记是谁问的）到期即删。
    · 给你发过哪些定时通告：180天；管理员发的通告一直保留。
    · 谁在什么时候订阅、改了设置：两年。
    · 管理员做了什么，谁试过管理员的命令：两年，不随 /forget 删除。
    消息文字和姓名不进日志，也不给别人。
    发送 /forget 可以把关于你的都删掉；群里的设置和订阅由群管理员改。
forget = 要删除我保存的关于你的一切吗？包括语言、私聊里的订阅和回答记录、你的评价。删掉就找不回来了。
    要删除，请点下面的按钮。
forget-group = 我保存的关于你的一切都可以删除：请在私聊里给我发送 /forget。
forget-me = 删除关于我的一切
forgotten = 已全部删除。
uptime-minutes = { $minutes }分钟
uptime-hours = { $hours }小时{ $minutes }分钟
uptime-days = { $days }天{ $hours }小时{ $minutes }分钟
status = 报告：第{ $edition }版，{ $reports }份，{ $paragraphs }段，{ $figures }个数字
    已运行：{ $uptime }
    已处理消息：{ $updates }（其中回答问题{ $answers }）
    错误：{ $errors }
status-admin = 版本：{ $version }
    主述：{ $records }，疑点：{ $doubts }
    今天的提问：{ $asked }（没有答案{ $unanswered }）
    今天作答用时（毫秒，50% / 95% / 99%）：{ $answering }
    今天处理用时（毫秒，50% / 95% / 99%）：{ $working }
    排队：{ $queue }，待发通告：{ $letters }
    存储：{ $store }（{ $ping } 毫秒）
    内存：{ $memory } MB
reloaded = 馆藏已更新为第{ $edition }版：{ $reports }份报告，{ $paragraphs }段，{ $figures }个数字。
reloaded-added = 新增：{ $documents }
reloaded-removed = 移除：{ $documents }
reloaded-changed = 有改动：{ $documents }
reloaded-same = 报告内容没有变化。
reloaded-unread = 读不了、没有收入的文件{ $count }个：
reloaded-records = 主述有出入{ $count }条：
reloaded-doubts = 新的疑点{ $count }条：
reloaded-unused = 考题里用不了的{ $count }行：
reloaded-scores = 考题{ $count }道：{ $scores }
score-first = 首条对
score-three = 前三条对
score-figures = 数字对
score-refusals = 该拒的拒了
score-answered = 该答的答了
reload-busy = 正在更新馆藏，请等这一次结束。
reload-held = 没有更新，仍由原来的一版提供服务：新的一版没有通过检查。
reload-how-to-force = 确认无误，可以发送 /reload force。
reload-how = /reload 更新馆藏；/reload force 不经检查也更新。
gate-fell = 考题“{ $what }”从{ $before }降到{ $after }
gate-lost = 原文还在，主述却没了：{ $count }条
gate-turned = 原文没变，主述的性质却变了：{ $count }条
gate-gone = { $before }份报告里少了{ $removed }份
edition-unknown = 没有保留这一版。发送 /editions 看有哪些。
editions-head = 保留的各版：
editions-none = 这里没有保留以前的版。
edition-served = ▶ 第{ $number }版 · { $time } · { $reports }份报告，主述{ $records }，疑点{ $doubts }（正在用）
edition-kept = · 第{ $number }版 · { $time } · { $reports }份报告，主述{ $records }，疑点{ $doubts }
go-back = ↩ 回到第{ $number }版
rolled-back = 已回到第{ $edition }版：{ $reports }份报告，{ $paragraphs }段，{ $figures }个数字。
rollback-holds = 重启也不变，直到下一次 /reload。
alias-how = 这样写：/alias 社零 = 社会消费品零售总额。/aliases 列出全部。
alias-taught = 从现在起，“{ $word }”读作“{ $meaning }”。
alias-undone = 已撤销，“{ $word }”现在读作：{ $meaning }
alias-gone = 已撤销，“{ $word }”不再是别名。
alias-means = “{ $word }”已经有意思了：{ $others }。真要让它读作“{ $meaning }”吗？
alias-anyway = 仍然这样读
alias-shape = “{ $word }”和“{ $meaning }”不合要求：别名2到20个字，不能只是数字或标点；所指1到60个字。
alias-place = “{ $word }”是地名，不能读作“{ $meaning }”。
alias-grammar = “{ $word }”是提问本身要用的词，不能读作“{ $meaning }”。
alias-meaningless = 报告里和词典里都没有“{ $meaning }”，“{ $word }”读作它没有用。
alias-same = “{ $word }”本来就是“{ $meaning }”的意思。
alias-unwritten = 没有写成，什么也没有变。原因：{ $cause }
aliases-head = 别名{ $count }个：
aliases-none = 还没有别名。
undo = ↩ 撤销
gaps-head = 没有得到答案的提问：{ $counts }
gaps-none = 没有这样的提问。
gaps-no-text = 只计数，不保存文字；要看问了什么，请在设置里写 gaps.text_days。
gaps-how = /gaps 列出没有得到答案的提问；/gaps weekly 每周告诉我，/gaps off 不再告诉；/gaps answer 编号 文档:行 指定作答的段落。
gaps-weekly = 好的，每周告诉你一次。/gaps off 取消。
gaps-weekly-off = 好的，不再每周告诉你。
gap-none = 没有答案
gap-related = 只有相关
gap-refused = 没看懂
gap-bad = 差评
gap-alias = 别名
gap-answer = 作答
gap-gold = 考题
gap-drop = 不归我们
gap-alias-how = 给其中的词定别名，补上等号后面：
gap-alone = 这是追问，离开前一句不成问题，不能单独指定答案。
gap-answer-how = 选哪一段来回答？也可以写：/gaps answer { $mark } 文档:行
gap-answer-alone = 没有相近的段落。请写明用哪一段：/gaps answer { $mark } 文档:行
gap-gold-how = 哪一段是对的？
gap-gold-none = 报告里没有
gap-gold-added = 已记作考题，更新馆藏时会用它检查：{ $question }
gap-no-such-place = 没有这一段。写文档名和原文件的行号，如 呼和浩特市-2020:57
gap-answered = 从现在起，“{ $question }”用 { $place } 这一段回答：
    { $text }
reload-failed = 更新失败，仍由原来的一版提供服务。
    原因：{ $cause }

# Subscriptions
choose-subject = 订阅什么？也可以直接写，例如：
    /subscribe 城镇新增就业 每天 8:00
    /subscribe 全部 每周一 9:00 Asia/Shanghai
    /subscribe cron 0 8 1 * *
choose-section = 订阅哪一节的目标？
choose-time = 什么时候发？（{ $zone }）
too-many-subscriptions = 一个会话最多{ $count }项订阅。请先用 /subscriptions 删掉不要的。
subject-rotation = 主要目标，每次一项
subject-table = 主要目标全表
subject-section = 某一节的目标…
subject-all = 主要目标
subject-of-section = “{ $heading }”的目标
subject-as-table = { $subject }（全表）
time-once = { $date } { $time } 一次
time-daily = 每天 { $time }
time-weekly = 每周{ $day } { $time }
time-in-zone = { $time }（{ $zone }）
weekday-monday = 一
weekday-tuesday = 二
weekday-wednesday = 三
weekday-thursday = 四
weekday-friday = 五
weekday-saturday = 六
weekday-sunday = 日
subscribed = 已订阅：{ $subscription }

    发送 /subscriptions 查看、暂停或更改。
unsubscribed = 已取消{ $count }项订阅。
no-subscriptions = 还没有订阅。发送 /subscribe 开始订阅。
subscription-pinned = 置顶
subscription-next = 下一次：{ $time }
subscription-paused = 已暂停
subscription-stopped = 已停止：{ $reason }
subscription-ended = 已结束
pause = ⏸ 暂停
resume = ▶ 恢复
change-time = 🕗 改时间
pin = 📌 置顶
unpin = 📌 取消置顶
delete = ✕ 删除
subscription-language = 🌐 语言：{ $language }
only-chat-admins = 只有本群（频道）的管理员可以管理订阅。
no-such-subject = 报告里没有“{ $words }”的目标。可以写指标名、章节标题的一部分，或“全部”。
which-region = 有好几个地区的报告都有“{ $words }”的目标。请写上地区，例如“浙江{ $words }”。
no-such-time = 这个时间没看懂。可以写：
    每天 8:00 · 工作日 9:00 · 每周一 9:30 · 每月1日 9:00 · 每小时
    2026-03-05 08:00（一次） · cron 0 8 * * 1-5
    最密每小时一次。
no-such-zone = 没有这个时区。请写 IANA 名称，例如 Asia/Shanghai。
too-often = 太频繁了：同一订阅至多每小时一次。
time-is-over = 这个时间已经过去了。
stale-command = 这个按钮已失效，请重新发送命令。
store-failed = 抱歉，现在无法读写设置，请稍后再试。
unsubscribe-which = 取消哪一项？
unsubscribe-all = ✕ 全部取消

# Announcements
how-to-announce = 请写明内容，例如：
    /announce 全部
    /announce 轮播
    /announce 各位好，今年的就业目标见下。 #城镇新增就业
    “#指标”会附上引自报告的数字和出处。
nothing-to-announce = 现在没有可以发布的内容。
announcement-too-long = 内容太长，一条消息放不下。
nobody-subscribed = 还没有人订阅，不会有人收到。
confirm-announcement = 以上内容将原样发送到{ $chats }个会话，约需{ $duration }。确认发送吗？
seconds = { $count }秒
minutes = { $count }分钟
send = 发送
drop = 放弃
announcement-dropped = 已放弃，什么也没有发送。
no-announcements = 还没有发布过通告。
announcement-admin = 通告第{ $number }号
announcement-schedule = 定时通告第{ $number }号
run-running = 发送中
run-paused = 已暂停
run-cancelled = 已取消
run-done = 已完成
run-counts = 已发送{ $sent } / { $all }，等待{ $waiting }，在途{ $sending }
run-failed = 失败 { $count }：{ $reasons }
run-unknown = 已发出，未收到确认 { $count }：{ $reasons }（不再重发）
run-resume = ▶ 继续
run-cancel = ✕ 取消
run-retry = ↻ 重试失败
refresh = 刷新
reason-blocked = 对方屏蔽了机器人
reason-kicked = 机器人被移出
reason-deactivated = 账号已注销
reason-never-started = 对方没有开始对话
reason-gone = 会话不存在
reason-topic-closed = 话题已关闭
reason-no-rights = 没有发言权限
reason-rejected = 消息被拒绝
reason-unreachable = 多次无法连接
reason-throttled = 一直被要求等待
reason-cancelled = 已取消
reason-unsubscribed = 已退订
reason-moved = 群已迁移，新群另有一份
reason-interrupted = 发送时程序中断
reason-no-reply = 没有收到回应

# The command menus
command-start = 开始
command-help = 使用说明
command-ask = 提问，例如 /ask 今年GDP增长目标是多少
command-figures = 相关数字，例如 /figures 就业
command-chart = 图表，例如 /chart GDP
command-sections = 按篇、节翻看报告
command-targets = 本年主要目标
command-language = 语言
command-settings = 默认地区和群设置
command-status = 有哪些报告，运行情况
command-privacy = 保存什么，保存多久
command-forget = 删除关于我的一切
command-reload = 更新馆藏
command-subscribe = 订阅目标，例如 /subscribe 每天 8:00
command-unsubscribe = 取消订阅
command-subscriptions = 查看、暂停、更改订阅
command-announce = 发布通告
command-broadcasts = 通告进度
command-editions = 保留的各版
command-rollback = 回到以前的一版
command-alias = 给一个说法定别名，如 /alias 社零 = 社会消费品零售总额
command-aliases = 全部别名
command-gaps = 没有得到答案的提问
command-admin = 谁是管理员
command-audit = 管理记录

# The terminal
start-in-terminal = 你好，我是问政，回答关于政府工作报告的问题。
    答案一字不改地引自原文，注明出处；报告里没有的，我会直说没有。
    直接输入问题，可以接着追问，例如“那去年呢”；/help 看说明：
help-in-terminal = 直接输入问题，可以接着追问，例如“那去年呢”。

    /targets · 本年主要目标
    /status · 馆藏
    /help · 本说明
    /quit · 退出（或 Ctrl-D）

    例如：
    { $examples }
how-to-quit = （/quit 或 Ctrl-D 退出）
no-such-command = 没有这个命令。直接发问，或输入 /help。
not-text = 这一行不是 UTF-8 文字，没有读。
library = 第{ $edition }版馆藏：{ $reports }份报告，{ $paragraphs }段，{ $figures }个数字
ask-next = 还可以问：
line = （第{ $number }行）
more-in-terminal = …另有{ $count }段：--passages 5 看更多，--full 看全文
no-such-figures = 没有这样的数字。
figures-in-all = 共{ $count }个数字
aspect-level = 总量
aspect-growth = 增速
aspect-share = 占比
aspect-change = 增减量
aspect-rank = 位次
aspect-milestone = 台阶
bound-exact = 正好
bound-about = 约
bound-at-least = 不低于
bound-at-most = 不超过
bound-over = 超过
bound-nearly = 近

# Exports.
no-rows = 回答里没有数字，没有可以导出的表。
target-met = 完成
target-missed = 未完成
target-undecidable = 无法判断
board-of = { $region }{ $year }年目标完成情况
board-count = 完成{ $met }项 · 未完成{ $missed }项 · 无法判断{ $open }项
board-line = { $mark } { $indicator }：目标{ $target } → 实际{ $result } · { $fulfilment }
target-open = 无法判断：{ $why }
open-in-words = 目标是文字表述，没有数字
open-unheld = 没有收录{ $year }年的报告
open-not-given = 收录的报告里没有找到结果
open-unlike = 报告给出的是“{ $given }”，口径或单位不同
open-of-part = 报告只给出一段时间的“{ $given }”
open-about = 目标写“左右”，相差在一成以内
open-bounds = 结果带限定或区间，跨在目标两边
table-open = 无法判断的：
outcome-places = 目标{ $target }，实际{ $result }
outcome-count = 完成{ $met }个，未完成{ $missed }个，无法判断{ $open }个
table-indicators = { $count }项指标
table-unlike = 没有数字或单位不同、没有放在一起比的有{ $count }项：{ $indicators }
no-result = 没有找到
board-target-source = 目标：{ $source }
board-result-source = 实际：{ $source }
board-rule = 完成与否按数字判断：不低于目标（物价、失业率等为不高于）算完成；目标写“左右”的，差一成以内不作判断；目标不是数字、没有结果的，也不作判断。
which-board = 想看哪里的目标完成情况？写在命令后面，例如：
    /board 浙江 2025
which-board-here = 想看哪里的目标完成情况？例如：wenzheng board 浙江 2025
which-export = 想导出什么？写在命令后面，或先提一个问题，例如：
    /export 各省GDP目标
exported = { $rows }行数字，每行都有出处
export = 📄 导出
command-board = 目标完成情况，例如 /board 浙江 2025
command-export = 把回答里的数字导出成表格
settings-place = 默认地区：{ $place }（问题里没写地区时按它回答）；要换就发 /settings 地区名
settings-no-place = 默认地区：未设置；要设就发 /settings 地区名，例如 /settings 浙江
drop-place = 取消默认地区
no-such-place = 没有“{ $place }”的报告，或不止一处叫这个名字。

# Rows of figures
then = ；
and = 、
group = { $name }（{ $members }）
of-group = { $group }
left-out = 不含：{ $regions }
table-provinces = { $count }个省级地区
table-cities = { $count }个市级地区
table-counties = { $count }个县级地区
table-regions = { $count }个地区
table-region-years = 各地各年共{ $count }项
table-years = { $count }个年份
table-who = { $who }：{ $given }个给出了数字
table-judged = { $who }：{ $given }个能与结果对照
table-limit = 条件：{ $limit }（按所给的数字比较）
table-highest = 从高到低，数字相同的并列
table-lowest = 从低到高，数字相同的并列
table-bounds = 同一数字依次为“以上”、不带限定、“左右”、“以内”
table-first = 取前{ $count }名
table-first-tied = 取前{ $count }名，连同并列共{ $shown }个
table-rank = 只列第{ $rank }名
table-own = 只列所问的地区
table-other-levels = 另有{ $count }个其他级别的地区，不放在一起比
table-apart = 区间或限定跨在界线两边的：
table-in-words = 用文字表述、没有数字的：
table-words = 用文字表述、没有数字的：{ $rows }
row-beside = { $value }（{ $indicator }）
table-none = 没有符合条件的。
table-missing = 没有给出的有{ $count }个：{ $regions }
table-unheld = 没有收录那一年报告的有{ $count }个：{ $regions }
table-unheld-years = 没有收录相应报告的有{ $count }个年份：{ $regions }
table-none-missing = 都给出了。
computed-count = 共{ $count }个（本程序计数）
computed-mean = 平均{ $amount }（本程序计算：{ $count }个数字的简单平均）
computed-sum = 合计{ $amount }（本程序计算：{ $count }个数字相加）
computed-more = { $one }比{ $other }高{ $amount }（按这两个数字计算）
computed-less = { $one }比{ $other }低{ $amount }（按这两个数字计算）
computed-equal = { $one }与{ $other }相同（按这两个数字计算）
computed-bounded = ；其中有“以上、左右”等限定或区间，按所给的（较低的）数字计算
computed-times = 共出现{ $count }次（本程序计数）
unused = 问题里的“{ $words }”没有用上。
no-sum-of-rates = 增速和比率的合计没有意义，所以不相加。
other-units = 单位不同，不能一起计算。
untold = 报告没有给出“{ $words }”的数字。
unmentioned = 没有一份报告里有“{ $word }”。
targets-instead = 给出实际数的报告不多，以下是各地定的目标。
mentioned-by = 有{ $count }份报告提到：{ $documents }
unmentioned-by = 有{ $count }份报告没有提到：{ $documents }
mentioned-by-all = 所问的报告都提到了。
more-rows = …另有{ $count }行
more-rows-next = …另有{ $count }行，见下一页
fulfilment = 按数字判断：{ $fulfilment }（目标在前，结果在后）
no-target-held = 没有收录{ $region }提出{ $year }年目标的报告，只有结果，无法判断。
filled = { $year }年没有当年的数，取自《{ $title }》里作比较的基数。
year-before = { $before }年 → { $year }年
which-place = “{ $typed }”可能是{ $regions }，请选一个，或写全名：
map = 🗺 地图
line-gaps = 灰色的年份没有数字；虚线只连接前后两个有数字的年份
axis-cut = 纵轴不从零开始
table-same-number = 数字相同、限定或区间不同的：

# Importing reports
import-facts = 地区：{ $region } · 年份：{ $year } · 日期：{ $date } · 报告人：{ $speaker }
import-counts = 段落 { $paragraphs } · 数字 { $figures } · 主要目标 { $targets }
import-parts = 各部分：
import-view-back = 回顾
import-view-ahead = 展望
import-view-around = 说明
import-view-unknown = 方向不明
import-time-unknown = 时段不明
import-left-out = 没有收入：
import-left-out-line = · { $why }（{ $count }处）：{ $words }
import-why-page = 页眉页脚、页码
import-why-furniture = 网页上报告以外的内容
import-why-twice = 前面已有的重复内容
import-why-note = 脚注、尾注
import-why-box = 图片、文本框里的文字
import-why-contents = 目录
import-why-hidden = 已删除或隐藏的文字
import-why-watermark = 水印
import-doubts = 存疑：
doubt-empty = 文件是空的
doubt-binary = 文件不是文本：第{ $offset }字节是文本里没有的控制字符
doubt-not-utf8 = 文字不是 UTF-8：从第{ $offset }字节起读不出来
doubt-no-paragraphs = 只有标题，没有正文
doubt-line-too-long = 这一行有{ $characters }字，最多读{ $limit }字
doubt-front-matter = 文件开头的说明有误：{ $message }
doubt-front-matter-open = 文件开头的说明只有第一个 +++，没有第二个
doubt-no-year = 题目、日期、文件名里都看不出年份
doubt-no-region = 题目、会议名称、文件名里都看不出地区
doubt-more = { $what }（另有{ $count }行也这样）
doubt-name-disagrees = 文件名说是{ $name }，正文说是{ $text }，以正文为准
doubt-same-text = 大部分文字与 { $document } 相同
doubt-same-report = { $document } 也是这个地区这一年的报告
doubt-duplicate = 有两个文件都叫 { $document }，第二个没有收入
doubt-no-border = 没有找到“回顾”与“安排”的分界
doubt-one-nature = { $total }个数字里{ $figures }个都是“{ $nature }”，分界可能读错了
doubt-unknown-nature = { $total }个数字里有{ $figures }个分不清是实际还是目标
doubt-unreadable = 读不了：{ $cause }
doubt-control = 略去了控制字符
doubt-invisible = 略去了看不见的字符
doubt-radical = 部首符号按所代表的字来读
doubt-bytes = 读不出来的字写作 �
doubt-markup = 去掉了网页标记
doubt-page = 略去了页码和页眉页脚
doubt-furniture = 略去了网页上报告以外的文字
doubt-twice = 略去了前面已有的文字
doubt-joined = 句子中间断开的行接到了上一行
doubt-cut = 这一行像是断了：停在句子中间
doubt-table = 表格的行按文字保留，其中的数不当作数字读
import-no-doubts = 没有存疑之处。
import-name = 存为：{ $name }.txt
import-unnamed = 从文中和文件名都看不出地区和年份，请给它取名。
import-written = 已写入：{ $file }
import-replaced = 已替换：{ $file }
import-unwritten = 没有写入任何内容。
import-ask = 写入吗？[y/N]
import-forwarded = 转发的文件不作数，请自己发一遍。
import-no-folder = 现在用的是内置报告，没有文件夹可以写入；请用 --corpus 指定文件夹。
import-unnamed-chat = 从文中和文件名都看不出地区和年份。请再发一次，在说明里写上名字，例如：浙江省-2026
import-name-replaces = 将替换已有的 { $name }.txt
import-write = ✅ 写入
import-replace = ♻️ 替换
import-not-written = 没有写入 { $name }：文件已存在，或文件夹不可写。
import-not-fetched = 没能从 Telegram 取到文件
import-refused-too-large-chat = 超过20 MB，Telegram 不提供这么大的文件；请在服务器上用 wenzheng import
import-refused = 没有导入 { $file }：{ $why }
import-refused-too-large = 文件超过32 MiB
import-refused-bomb = 文件解压后大得不像一份报告
import-refused-too-long = 文字比任何一份报告都长
import-refused-macros = 文件带有宏，请另存为不带宏的文件
import-refused-entities = 文件里自定义了实体，正常的文档不会这样
import-refused-outside = 文件里有指向外部的路径，正常的文档不会这样
import-refused-locked = 文件有密码
import-refused-old-word = 这是旧版 Word 文档，请另存为 .docx
import-refused-unknown = 认不出这种文件；可以收 .docx、.html、.pdf、.md、.txt
import-refused-damaged = 文件已损坏，无法读取
import-refused-pictures = PDF 里只有图片，没有文字
import-refused-glyphs = PDF 没有说明其中的字是什么字
import-refused-encoding = 文字编码无法识别，请另存为 UTF-8
import-refused-empty = 文件里没有文字
import-refused-limits = 读取它所需的内存或时间超出了一份报告应有的限度
import-refused-no-report = 里面没有报告的正文
