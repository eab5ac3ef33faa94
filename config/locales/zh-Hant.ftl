# The bot's own words. The same messages with the same arguments stand in every file of this folder.

# First minute and help
start = 你好，我是問政，回答關於政府工作報告的問題。
    答案一字不改地引自原文，註明出處；報告裡沒有的，我會直說沒有。
    點一個問題試試，或者直接發問：
help = 私聊裡直接發問；群裡用 /ask 提問、@我 或回覆我的訊息。可以接著追問，例如「那去年呢」。

    /ask 問題 · 提問
    /figures 就業 · 相關數字
    /chart GDP · 圖表
    /board 浙江 2025 · 目標完成情況
    /export · 匯出表格
    /sections · 按篇、節翻看報告
    /targets · 本年主要目標，也可以寫地區和年份
    /subscribe · 定時收到目標
    /subscriptions · 檢視、暫停、更改訂閱
    /unsubscribe · 取消訂閱
    /language · 語言
    /settings · 預設地區；群設定（群管理員）
    /status · 有哪些報告，運行狀況
    /privacy · 保存什麼，保存多久
    /forget · 刪除關於我的一切
    /start · 從頭開始
    /help · 本說明

    在任何聊天裡輸入 @{ $bot } 加關鍵詞，也可以引用報告。

    例如：
    { $examples }
add-to-group = ➕ 加到群組
example-1 = 今年GDP增長目標是多少？
example-2 = 城鎮新增就業的目標是多少？
example-3 = 去年固定資產投資增長多少？
example-4 = 今年怎麼穩就業？
example-5 = 居民收入目標是多少？
example-6 = 今年有哪些目標？
you-are-welcome = 不客氣，還想知道什麼儘管問。
what-to-ask = 想問什麼？把問題寫在命令後面，或直接回覆這條訊息，例如：
    /ask { $example }
unknown-command = 沒有這個命令。直接發問，或傳送 /help 看我能做什麼。
welcome = 我是問政，回答關於政府工作報告的問題。想知道什麼，直接問。
chatter = 我在。想知道政府工作報告裡的什麼，直接問就行。
no-question = 這不像一個問題。請寫出想問的內容，例如：今年GDP目標是多少？
bot-name = 問政
topic-gone = （在話題「{ $topic }」裡提的問題。話題已關閉或刪除，答在這裡。）
joined = 大家好，我是問政，回答關於政府工作報告的問題。在群裡用 /ask 加問題、@{ $bot } 或回覆我的訊息來提問。
wordless = 我只會讀文字。請把關於政府工作報告的問題用文字發給我，例如「今年GDP增長目標是多少？」。
too-long = 這個問題有{ $characters }個字，太長了。請控制在{ $limit }個字以內，一次問一件事。
crowded = 訊息太多，這一條沒有處理。請稍後再傳。
fault = 抱歉，處理這條訊息時出了錯，錯誤已記錄。請換個問法或稍後再試。

# Figures and places
nature-result = 實際
nature-target = 目標
nature-forecast = 預計
nature-standing = 現狀
nature-unknown = 性質不明
change-increase = 增長
change-decrease = 下降
change-reach = 達到
change-from = 由
year = { $year }年
years = { $first }–{ $last }年
no-year = 年份不詳
period-total = { $from }—{ $to }年合計
period-average = { $from }—{ $to }年年均
period-average-unknown = 年均
period-each = { $from }—{ $to }年每年
period-part = { $year }年{ $part }
period-none = 無特定時段
compared-with = 較{ $year }年
figure-value = { $nature }：
paragraph = 第{ $number }段
title = 《{ $title }》

# Answers
related = 報告沒有直接回答這個問題。以下是最接近的段落，僅供參考，不是答案：
none = 報告裡沒有找到這個問題的答案。
holdings = 現有報告：{ $regions } { $years }，共{ $reports }份。
try-asking = 可以這樣問：
    { $examples }
more-figures = …另有{ $count }項
more-passages = …另有{ $count }段
no-targets = 沒有找到主要目標。
no-targets-of = 主要目標裡沒有「{ $words }」。
targets-of = { $title } · 主要目標
converted = （原文為簡體，此處為轉換顯示）
converted-picture = 名稱和單位原文為簡體字，此處為轉換顯示
converted-names = { $mark } 名稱原文為簡體字

# Beside answers
read-as = 按「{ $words }」理解。
understood-as = 接著上一個問題理解為：{ $words }
nearest = 按「{ $words }」理解。
unsaid = 最接近的段落裡沒有提到「{ $words }」。
stranger = 現有報告裡沒有「{ $name }」這個名稱。如果是地名，請用中文名再問一次。
elsewhere = 沒有收錄{ $place }的政府工作報告。
unheld-year = 沒有收錄{ $year }年的報告。
lacking = { $region }的報告沒有給出這個數字。
other-period = 報告有這個指標，但沒有{ $years }的{ $kind }。
other-kind = 報告有這個指標，但沒有{ $kind }。
kind-result = 實際數
kind-target = 目標數
kind-any = 數字
matter-moment = 政府工作報告講全年的工作，不講眼下的事。
other-aspect = 報告沒有直接給出所問口徑，以下是同一指標的另一口徑。
no-reason = 報告沒有說明原因，以下是有關的內容。
by-parts = 以下按報告的各部分列出，不是總結：
chosen = 這一段由管理員為這個問題選定。
fact-speaker = 作報告的是{ $said }（《{ $title }》）。
fact-date = 報告日期：{ $said }（《{ $title }》）。
fact-assembly = 作報告的會議：{ $said }（《{ $title }》）。
matter-person = 政府工作報告一般不寫誰擔任什麼職務。
matter-other = 政府工作報告不涉及這個問題。
difference-more = { $subject }：{ $later }比{ $earlier }高{ $amount }（按這兩個數字計算）
difference-less = { $subject }：{ $later }比{ $earlier }低{ $amount }（按這兩個數字計算）
difference-none = { $subject }：{ $later }與{ $earlier }相同（按這兩個數字計算）
percentage-points = 個百分點
nothing-asked = 問題裡沒有文字。請輸入想問的內容，例如：今年GDP目標是多少？

# Buttons under answers
expand = 展開
collapse = 收起
page-of = { $page }/{ $pages }
chart = 📊 圖表
original = 原文
convert = 繁體
share = 轉發
good = 👍
bad = 👎
wrong-figure = 數字不對
wrong-place = 出處不對
off-topic = 答非所問
thanks = 謝謝，已記下。
thanks-reason = 謝謝。哪裡不對？
expired = 這個按鈕已失效。點「重新回答」，或把問題再傳一遍。
ask-again = ↻ 重新回答
this-year = 今年
last-year = 去年
of-region = { $region }{ $indicator }
ask-target = { $when }{ $indicator }的目標是多少？
ask-result = { $when }{ $indicator }是多少？
ask-growth = { $when }{ $indicator }增長多少？

# Leafing through a report
choose-report = 請選擇報告：
back = ↑ 返回
stale = 報告已更新，這個按鈕已失效。請重新傳送 /sections。
strange-button = 這個按鈕已失效。請重新傳送命令或問題。
stale-link = 報告已更新，這個連結指的段落找不到了。請直接發問。

# Figures and pictures
which-figures = 想看什麼數字？寫在命令後面，例如：
    /figures 就業
no-figures = 沒有找到「{ $words }」的數字。
figures-of = { $words } · 共{ $count }項數字
which-chart = 想畫什麼？寫在命令後面，例如：
    /chart GDP
no-chart = 「{ $words }」沒有可以畫圖的數字：報告裡沒有這個指標的實際值和目標值。
series = { $year }年{ $nature }
unit-of = 單位：{ $unit }
source-of = 來源：{ $source }
source-reports = 來源：{ $reports }份政府工作報告，數值照原文
indicator = 指標
targets-picture = 主要目標
title-with-change = { $indicator }{ $change }
first-of = 共{ $total }地，按目標列前{ $count }地

# Inline
inline-open = 沒有找到，到私聊裡問
inline-more = 到私聊裡問更多

# Languages and settings
choose-language = 請選擇語言：
language-set = 好的，以後用繁體中文。
settings = 本群設定
settings-listen = 回答範圍
listen-addressed = 只答 @我、回覆和命令
listen-questions = 也答像問題的訊息
settings-length = 回答長度
length-short = 簡短
length-full = 完整
settings-language = 語言
only-group-admins = 抱歉，只有群管理員可以改設定。
settings-asides = 說明和提示
asides-everybody = 說明和提示大家都看得到
asides-asker = 說明和提示只給本人看
asides-seen = 好的，這類訊息以後只給本人看，就像這一條。
asides-impossible = 在這個群裡做不到：我要是群管理員，Telegram 伺服器也要夠新。

# Operators
only-admins = 抱歉，只有管理員可以這樣做。
only-in-private = 請在與我的私聊裡這樣做。
only-owners = 抱歉，只有設定裡寫明的管理員可以指定管理員。
admin-head = 管理員：
admin-owner = · { $person }（寫在設定裡）
admin-named = · { $person }（由 { $by } 指定）
admin-lapsed = · { $person }（已失效：指定者 { $by } 不再是管理員）
admin-how = /admin add 123456 指定，/admin drop 123456 撤銷；寫對方的數字 ID。
admin-added = { $person } 現在是管理員了。
admin-is-owner = { $person } 寫在設定裡，本來就是管理員。
admin-unknown = { $person } 不在指定的管理員裡。
admin-nobody = 這個 ID 不屬於任何一個人，不能指定。
audit-head = 管理記錄，最新在前：
audit-empty = 還沒有記錄。
audit-older = 更早的
audit-nobody = （不明）
audit-signal = （訊號）
audit-folder = （資料夾有變）
audit-done = 完成
audit-failed = 未成
audit-refused = 拒絕
help-admin = 管理員：
privacy = 我保存這些：
    · 還沒有答完的訊息：答完即刪。
    · 每條回答是為哪個問題、引了哪些段落，好讓按鈕能用：90天。
    · 接著追問所需的上一個問題：只在記憶體裡，半小時左右不用就忘。
    · 你選的語言、本群設定、訂閱：直到你改掉或取消。
    · 你對回答的評價：直到你收回或刪除。
    · 沒有答案的問題：只計數；運營者若打開保存，文字（不記是誰問的）到期即刪。
    · 給你發過哪些定時通告：180天；管理員發的通告一直保留。
    · 誰在什麼時候訂閱、改了設定：兩年。
    · 管理員做了什麼，誰試過管理員的命令：兩年，不隨 /forget 刪除。
    訊息文字和姓名不進日誌，也不給別人。
    傳送 /forget 可以把關於你的都刪掉；群裡的設定和訂閱由群管理員改。
forget = 要刪除我保存的關於你的一切嗎？包括語言、私聊裡的訂閱和回答記錄、你的評價。刪掉就找不回來了。
    要刪除，請點下面的按鈕。
forget-group = 我保存的關於你的一切都可以刪除：請在私聊裡給我傳送 /forget。
forget-me = 刪除關於我的一切
forgotten = 已全部刪除。
uptime-minutes = { $minutes }分鐘
uptime-hours = { $hours }小時{ $minutes }分鐘
uptime-days = { $days }天{ $hours }小時{ $minutes }分鐘
status = 報告：第{ $edition }版，{ $reports }份，{ $paragraphs }段，{ $figures }個數字
    已運行：{ $uptime }
    已處理訊息：{ $updates }（其中回答問題{ $answers }）
    錯誤：{ $errors }
status-admin = 版本：{ $version }
    主述：{ $records }，疑點：{ $doubts }
    今天的提問：{ $asked }（沒有答案{ $unanswered }）
    今天作答用時（毫秒，50% / 95% / 99%）：{ $answering }
    今天處理用時（毫秒，50% / 95% / 99%）：{ $working }
    排隊：{ $queue }，待發通告：{ $letters }
    儲存：{ $store }（{ $ping } 毫秒）
    記憶體：{ $memory } MB
reloaded = 館藏已更新為第{ $edition }版：{ $reports }份報告，{ $paragraphs }段，{ $figures }個數字。
reloaded-added = 新增：{ $documents }
reloaded-removed = 移除：{ $documents }
reloaded-changed = 有改動：{ $documents }
reloaded-same = 報告內容沒有變化。
reloaded-unread = 讀不了、沒有收入的檔案{ $count }個：
reloaded-records = 主述有出入{ $count }條：
reloaded-doubts = 新的疑點{ $count }條：
reloaded-unused = 考題裡用不了的{ $count }行：
reloaded-scores = 考題{ $count }道：{ $scores }
score-first = 首條對
score-three = 前三條對
score-figures = 數字對
score-refusals = 該拒的拒了
score-answered = 該答的答了
reload-busy = 正在更新館藏，請等這一次結束。
reload-held = 沒有更新，仍由原來的一版提供服務：新的一版沒有通過檢查。
reload-how-to-force = 確認無誤，可以傳送 /reload force。
reload-how = /reload 更新館藏；/reload force 不經檢查也更新。
gate-fell = 考題「{ $what }」從{ $before }降到{ $after }
gate-lost = 原文還在，主述卻沒了：{ $count }條
gate-turned = 原文沒變，主述的性質卻變了：{ $count }條
gate-gone = { $before }份報告裡少了{ $removed }份
edition-unknown = 沒有保留這一版。傳送 /editions 看有哪些。
editions-head = 保留的各版：
editions-none = 這裡沒有保留以前的版。
edition-served = ▶ 第{ $number }版 · { $time } · { $reports }份報告，主述{ $records }，疑點{ $doubts }（正在用）
edition-kept = · 第{ $number }版 · { $time } · { $reports }份報告，主述{ $records }，疑點{ $doubts }
go-back = ↩ 回到第{ $number }版
rolled-back = 已回到第{ $edition }版：{ $reports }份報告，{ $paragraphs }段，{ $figures }個數字。
rollback-holds = 重新啟動也不變，直到下一次 /reload。
alias-how = 這樣寫：/alias 社零 = 社會消費品零售總額。/aliases 列出全部。
alias-taught = 從現在起，「{ $word }」讀作「{ $meaning }」。
alias-undone = 已撤銷，「{ $word }」現在讀作：{ $meaning }
alias-gone = 已撤銷，「{ $word }」不再是別名。
alias-means = 「{ $word }」已經有意思了：{ $others }。真要讓它讀作「{ $meaning }」嗎？
alias-anyway = 仍然這樣讀
alias-shape = 「{ $word }」和「{ $meaning }」不合要求：別名2到20個字，不能只是數字或標點；所指1到60個字。
alias-place = 「{ $word }」是地名，不能讀作「{ $meaning }」。
alias-grammar = 「{ $word }」是提問本身要用的詞，不能讀作「{ $meaning }」。
alias-meaningless = 報告裡和詞典裡都沒有「{ $meaning }」，「{ $word }」讀作它沒有用。
alias-same = 「{ $word }」本來就是「{ $meaning }」的意思。
alias-unwritten = 沒有寫成，什麼也沒有變。原因：{ $cause }
aliases-head = 別名{ $count }個：
aliases-none = 還沒有別名。
undo = ↩ 撤銷
gaps-head = 沒有得到答案的提問：{ $counts }
gaps-none = 沒有這樣的提問。
gaps-no-text = 只計數，不保存文字；要看問了什麼，請在設定裡寫 gaps.text_days。
gaps-how = /gaps 列出沒有得到答案的提問；/gaps weekly 每週告訴我，/gaps off 不再告訴；/gaps answer 編號 文件:行 指定作答的段落。
gaps-weekly = 好的，每週告訴你一次。/gaps off 取消。
gaps-weekly-off = 好的，不再每週告訴你。
gap-none = 沒有答案
gap-related = 只有相關
gap-refused = 沒看懂
gap-bad = 差評
gap-alias = 別名
gap-answer = 作答
gap-gold = 考題
gap-drop = 不歸我們
gap-alias-how = 給其中的詞定別名，補上等號後面：
gap-alone = 這是追問，離開前一句不成問題，不能單獨指定答案。
gap-answer-how = 選哪一段來回答？也可以寫：/gaps answer { $mark } 文件:行
gap-answer-alone = 沒有相近的段落。請寫明用哪一段：/gaps answer { $mark } 文件:行
gap-gold-how = 哪一段是對的？
gap-gold-none = 報告裡沒有
gap-gold-added = 已記作考題，更新館藏時會用它檢查：{ $question }
gap-no-such-place = 沒有這一段。寫文件名和原檔案的行號，如 呼和浩特市-2020:57
gap-answered = 從現在起，「{ $question }」用 { $place } 這一段回答：
    { $text }
reload-failed = 更新失敗，仍由原來的一版提供服務。
    原因：{ $cause }

# Subscriptions
choose-subject = 訂閱什麼？也可以直接寫，例如：
    /subscribe 城鎮新增就業 每天 8:00
    /subscribe 全部 每週一 9:00 Asia/Shanghai
    /subscribe cron 0 8 1 * *
choose-section = 訂閱哪一節的目標？
choose-time = 什麼時候發？（{ $zone }）
too-many-subscriptions = 一個聊天最多{ $count }項訂閱。請先用 /subscriptions 刪掉不要的。
subject-rotation = 主要目標，每次一項
subject-table = 主要目標全表
subject-section = 某一節的目標…
subject-all = 主要目標
subject-of-section = 「{ $heading }」的目標
subject-as-table = { $subject }（全表）
time-once = { $date } { $time } 一次
time-daily = 每天 { $time }
time-weekly = 每週{ $day } { $time }
time-in-zone = { $time }（{ $zone }）
weekday-monday = 一
weekday-tuesday = 二
weekday-wednesday = 三
weekday-thursday = 四
weekday-friday = 五
weekday-saturday = 六
weekday-sunday = 日
subscribed = 已訂閱：{ $subscription }

    傳送 /subscriptions 檢視、暫停或更改。
unsubscribed = 已取消{ $count }項訂閱。
no-subscriptions = 還沒有訂閱。傳送 /subscribe 開始訂閱。
subscription-pinned = 置頂
subscription-next = 下一次：{ $time }
subscription-paused = 已暫停
subscription-stopped = 已停止：{ $reason }
subscription-ended = 已結束
pause = ⏸ 暫停
resume = ▶ 恢復
change-time = 🕗 改時間
pin = 📌 置頂
unpin = 📌 取消置頂
delete = ✕ 刪除
subscription-language = 🌐 語言：{ $language }
only-chat-admins = 只有本群（頻道）的管理員可以管理訂閱。
no-such-subject = 報告裡沒有「{ $words }」的目標。可以寫指標名、章節標題的一部分，或「全部」。
which-region = 有好幾個地區的報告都有「{ $words }」的目標。請寫上地區，例如「浙江{ $words }」。
no-such-time = 這個時間沒看懂。可以寫：
    每天 8:00 · 工作日 9:00 · 每週一 9:30 · 每月1日 9:00 · 每小時
    2026-03-05 08:00（一次） · cron 0 8 * * 1-5
    最密每小時一次。
no-such-zone = 沒有這個時區。請寫 IANA 名稱，例如 Asia/Shanghai。
too-often = 太頻繁了：同一訂閱至多每小時一次。
time-is-over = 這個時間已經過去了。
stale-command = 這個按鈕已失效，請重新傳送命令。
store-failed = 抱歉，現在無法讀寫設定，請稍後再試。
unsubscribe-which = 取消哪一項？
unsubscribe-all = ✕ 全部取消

# Announcements
how-to-announce = 請寫明內容，例如：
    /announce 全部
    /announce 輪播
    /announce 各位好，今年的就業目標見下。 #城鎮新增就業
    「#指標」會附上引自報告的數字和出處。
nothing-to-announce = 現在沒有可以發布的內容。
announcement-too-long = 內容太長，一則訊息放不下。
nobody-subscribed = 還沒有人訂閱，不會有人收到。
confirm-announcement = 以上內容將原樣傳送到{ $chats }個聊天，約需{ $duration }。確認傳送嗎？
seconds = { $count }秒
minutes = { $count }分鐘
send = 傳送
drop = 放棄
announcement-dropped = 已放棄，什麼也沒有傳送。
no-announcements = 還沒有發布過通告。
announcement-admin = 通告第{ $number }號
announcement-schedule = 定時通告第{ $number }號
run-running = 傳送中
run-paused = 已暫停
run-cancelled = 已取消
run-done = 已完成
run-counts = 已傳送{ $sent } / { $all }，等待{ $waiting }，在途{ $sending }
run-failed = 失敗 { $count }：{ $reasons }
run-unknown = 已發出，未收到確認 { $count }：{ $reasons }（不再重發）
run-resume = ▶ 繼續
run-cancel = ✕ 取消
run-retry = ↻ 重試失敗
refresh = 重新整理
reason-blocked = 對方封鎖了機器人
reason-kicked = 機器人被移出
reason-deactivated = 帳號已刪除
reason-never-started = 對方沒有開始對話
reason-gone = 聊天不存在
reason-topic-closed = 話題已關閉
reason-no-rights = 沒有發言權限
reason-rejected = 訊息被拒絕
reason-unreachable = 多次無法連線
reason-throttled = 一直被要求等待
reason-cancelled = 已取消
reason-unsubscribed = 已退訂
reason-moved = 群組已遷移，新群組另有一份
reason-interrupted = 傳送時程式中斷
reason-no-reply = 沒有收到回應

# The command menus
command-start = 開始
command-help = 使用說明
command-ask = 提問，例如 /ask 今年GDP增長目標是多少
command-figures = 相關數字，例如 /figures 就業
command-chart = 圖表，例如 /chart GDP
command-sections = 按篇、節翻看報告
command-targets = 本年主要目標
command-language = 語言
command-settings = 預設地區和群設定
command-status = 有哪些報告，運行狀況
command-privacy = 保存什麼，保存多久
command-forget = 刪除關於我的一切
command-reload = 更新館藏
command-subscribe = 訂閱目標，例如 /subscribe 每天 8:00
command-unsubscribe = 取消訂閱
command-subscriptions = 查看、暫停、更改訂閱
command-announce = 發布通告
command-broadcasts = 通告進度
command-editions = 保留的各版
command-rollback = 回到以前的一版
command-alias = 給一個說法定別名，如 /alias 社零 = 社會消費品零售總額
command-aliases = 全部別名
command-gaps = 沒有得到答案的提問
command-admin = 誰是管理員
command-audit = 管理記錄

# The terminal
start-in-terminal = 你好，我是問政，回答關於政府工作報告的問題。
    答案一字不改地引自原文，註明出處；報告裡沒有的，我會直說沒有。
    直接輸入問題，可以接著追問，例如「那去年呢」；/help 看說明：
help-in-terminal = 直接輸入問題，可以接著追問，例如「那去年呢」。

    /targets · 本年主要目標
    /status · 館藏
    /help · 本說明
    /quit · 離開（或 Ctrl-D）

    例如：
    { $examples }
how-to-quit = （/quit 或 Ctrl-D 離開）
no-such-command = 沒有這個命令。直接發問，或輸入 /help。
not-text = 這一行不是 UTF-8 文字，沒有讀。
library = 第{ $edition }版館藏：{ $reports }份報告，{ $paragraphs }段，{ $figures }個數字
ask-next = 還可以問：
line = （第{ $number }行）
more-in-terminal = …另有{ $count }段：--passages 5 看更多，--full 看全文
no-such-figures = 沒有這樣的數字。
figures-in-all = 共{ $count }個數字
aspect-level = 總量
aspect-growth = 增速
aspect-share = 佔比
aspect-change = 增減量
aspect-rank = 位次
aspect-milestone = 台階
bound-exact = 正好
bound-about = 約
bound-at-least = 不低於
bound-at-most = 不超過
bound-over = 超過
bound-nearly = 近

# Exports.
no-rows = 回答裡沒有數字，沒有可以匯出的表。
target-met = 完成
target-missed = 未完成
target-undecidable = 無法判斷
board-of = { $region }{ $year }年目標完成情況
board-count = 完成{ $met }項 · 未完成{ $missed }項 · 無法判斷{ $open }項
board-line = { $mark } { $indicator }：目標{ $target } → 實際{ $result } · { $fulfilment }
target-open = 無法判斷：{ $why }
open-in-words = 目標是文字表述，沒有數字
open-unheld = 沒有收錄{ $year }年的報告
open-not-given = 收錄的報告裡沒有找到結果
open-unlike = 報告給出的是「{ $given }」，口徑或單位不同
open-of-part = 報告只給出一段時間的「{ $given }」
open-about = 目標寫「左右」，相差在一成以內
open-bounds = 結果帶限定或區間，跨在目標兩邊
table-open = 無法判斷的：
outcome-places = 目標{ $target }，實際{ $result }
outcome-count = 完成{ $met }個，未完成{ $missed }個，無法判斷{ $open }個
table-indicators = { $count }項指標
table-unlike = 沒有數字或單位不同、沒有放在一起比的有{ $count }項：{ $indicators }
no-result = 沒有找到
board-target-source = 目標：{ $source }
board-result-source = 實際：{ $source }
board-rule = 完成與否按數字判斷：不低於目標（物價、失業率等為不高於）算完成；目標寫「左右」的，差一成以內不作判斷；目標不是數字、沒有結果的，也不作判斷。
which-board = 想看哪裡的目標完成情況？寫在命令後面，例如：
    /board 浙江 2025
which-board-here = 想看哪裡的目標完成情況？例如：wenzheng board 浙江 2025
which-export = 想匯出什麼？寫在命令後面，或先提一個問題，例如：
    /export 各省GDP目標
exported = { $rows }行數字，每行都有出處
export = 📄 匯出
command-board = 目標完成情況，例如 /board 浙江 2025
command-export = 把回答裡的數字匯出成表格
settings-place = 預設地區：{ $place }（問題裡沒寫地區時按它回答）；要換就發 /settings 地區名
settings-no-place = 預設地區：未設定；要設就發 /settings 地區名，例如 /settings 浙江
drop-place = 取消預設地區
no-such-place = 沒有「{ $place }」的報告，或不止一處叫這個名字。

# Rows of figures
then = ；
and = 、
group = { $name }（{ $members }）
of-group = { $group }
left-out = 不含：{ $regions }
table-provinces = { $count }個省級地區
table-cities = { $count }個市級地區
table-counties = { $count }個縣級地區
table-regions = { $count }個地區
table-region-years = 各地各年共{ $count }項
table-years = { $count }個年份
table-who = { $who }：{ $given }個給出了數字
table-judged = { $who }：{ $given }個能與結果對照
table-limit = 條件：{ $limit }（按所給的數字比較）
table-highest = 從高到低，數字相同的並列
table-lowest = 從低到高，數字相同的並列
table-bounds = 同一數字依次為「以上」、不帶限定、「左右」、「以內」
table-first = 取前{ $count }名
table-first-tied = 取前{ $count }名，連同並列共{ $shown }個
table-rank = 只列第{ $rank }名
table-own = 只列所問的地區
table-other-levels = 另有{ $count }個其他級別的地區，不放在一起比
table-apart = 區間或限定跨在界線兩邊的：
table-in-words = 用文字表述、沒有數字的：
table-words = 用文字表述、沒有數字的：{ $rows }
row-beside = { $value }（{ $indicator }）
table-none = 沒有符合條件的。
table-missing = 沒有給出的有{ $count }個：{ $regions }
table-unheld = 沒有收錄那一年報告的有{ $count }個：{ $regions }
table-unheld-years = 沒有收錄相應報告的有{ $count }個年份：{ $regions }
table-none-missing = 都給出了。
computed-count = 共{ $count }個（本程式計數）
computed-mean = 平均{ $amount }（本程式計算：{ $count }個數字的簡單平均）
computed-sum = 合計{ $amount }（本程式計算：{ $count }個數字相加）
computed-more = { $one }比{ $other }高{ $amount }（按這兩個數字計算）
computed-less = { $one }比{ $other }低{ $amount }（按這兩個數字計算）
computed-equal = { $one }與{ $other }相同（按這兩個數字計算）
computed-bounded = ；其中有「以上、左右」等限定或區間，按所給的（較低的）數字計算
computed-times = 共出現{ $count }次（本程式計數）
unused = 問題裡的「{ $words }」沒有用上。
no-sum-of-rates = 增速和比率的合計沒有意義，所以不相加。
other-units = 單位不同，不能一起計算。
untold = 報告沒有給出「{ $words }」的數字。
unmentioned = 沒有一份報告裡有「{ $word }」。
targets-instead = 給出實際數的報告不多，以下是各地定的目標。
mentioned-by = 有{ $count }份報告提到：{ $documents }
unmentioned-by = 有{ $count }份報告沒有提到：{ $documents }
mentioned-by-all = 所問的報告都提到了。
more-rows = …另有{ $count }行
more-rows-next = …另有{ $count }行，見下一頁
fulfilment = 按數字判斷：{ $fulfilment }（目標在前，結果在後）
no-target-held = 沒有收錄{ $region }提出{ $year }年目標的報告，只有結果，無法判斷。
filled = { $year }年沒有當年的數，取自《{ $title }》裡作比較的基數。
year-before = { $before }年 → { $year }年
which-place = 「{ $typed }」可能是{ $regions }，請選一個，或寫全名：
map = 🗺 地圖
line-gaps = 灰色的年份沒有數字；虛線只連接前後兩個有數字的年份
axis-cut = 縱軸不從零開始
table-same-number = 數字相同、限定或區間不同的：

# Importing reports
import-facts = 地區：{ $region } · 年份：{ $year } · 日期：{ $date } · 報告人：{ $speaker }
import-counts = 段落 { $paragraphs } · 數字 { $figures } · 主要目標 { $targets }
import-parts = 各部分：
import-view-back = 回顧
import-view-ahead = 展望
import-view-around = 說明
import-view-unknown = 方向不明
import-time-unknown = 時段不明
import-left-out = 沒有收入：
import-left-out-line = · { $why }（{ $count }處）：{ $words }
import-why-page = 頁眉頁腳、頁碼
import-why-furniture = 網頁上報告以外的內容
import-why-twice = 前面已有的重複內容
import-why-note = 腳註、尾註
import-why-box = 圖片、文字方塊裡的文字
import-why-contents = 目錄
import-why-hidden = 已刪除或隱藏的文字
import-why-watermark = 浮水印
import-doubts = 存疑：
doubt-empty = 檔案是空的
doubt-binary = 檔案不是純文字：第{ $offset }位元組是純文字裡沒有的控制字元
doubt-not-utf8 = 文字不是 UTF-8：從第{ $offset }位元組起讀不出來
doubt-no-paragraphs = 只有標題，沒有正文
doubt-line-too-long = 這一行有{ $characters }字，最多讀{ $limit }字
doubt-front-matter = 檔案開頭的說明有誤：{ $message }
doubt-front-matter-open = 檔案開頭的說明只有第一個 +++，沒有第二個
doubt-no-year = 題目、日期、檔案名裡都看不出年份
doubt-no-region = 題目、會議名稱、檔案名裡都看不出地區
doubt-more = { $what }（另有{ $count }行也這樣）
doubt-name-disagrees = 檔案名說是{ $name }，正文說是{ $text }，以正文為準
doubt-same-text = 大部分文字與 { $document } 相同
doubt-same-report = { $document } 也是這個地區這一年的報告
doubt-duplicate = 有兩個檔案都叫 { $document }，第二個沒有收入
doubt-no-border = 沒有找到「回顧」與「安排」的分界
doubt-one-nature = { $total }個數字裡{ $figures }個都是「{ $nature }」，分界可能讀錯了
doubt-unknown-nature = { $total }個數字裡有{ $figures }個分不清是實際還是目標
doubt-unreadable = 讀不了：{ $cause }
doubt-control = 略去了控制字元
doubt-invisible = 略去了看不見的字元
doubt-radical = 部首符號按所代表的字來讀
doubt-bytes = 讀不出來的字寫作 �
doubt-markup = 去掉了網頁標記
doubt-page = 略去了頁碼和頁眉頁腳
doubt-furniture = 略去了網頁上報告以外的文字
doubt-twice = 略去了前面已有的文字
doubt-joined = 句子中間斷開的行接到了上一行
doubt-cut = 這一行像是斷了：停在句子中間
doubt-table = 表格的行按文字保留，其中的數不當作數字讀
import-no-doubts = 沒有存疑之處。
import-name = 存為：{ $name }.txt
import-unnamed = 從文中和檔名都看不出地區和年份，請給它取名。
import-written = 已寫入：{ $file }
import-replaced = 已替換：{ $file }
import-unwritten = 沒有寫入任何內容。
import-ask = 寫入嗎？[y/N]
import-forwarded = 轉發的檔案不作數，請自己發一遍。
import-no-folder = 現在用的是內建報告，沒有資料夾可以寫入；請用 --corpus 指定資料夾。
import-unnamed-chat = 從文中和檔名都看不出地區和年份。請再發一次，在說明裡寫上名字，例如：浙江省-2026
import-name-replaces = 將替換已有的 { $name }.txt
import-write = ✅ 寫入
import-replace = ♻️ 替換
import-not-written = 沒有寫入 { $name }：檔案已存在，或資料夾不可寫。
import-not-fetched = 沒能從 Telegram 取到檔案
import-refused-too-large-chat = 超過20 MB，Telegram 不提供這麼大的檔案；請在伺服器上用 wenzheng import
import-refused = 沒有匯入 { $file }：{ $why }
import-refused-too-large = 檔案超過32 MiB
import-refused-bomb = 檔案解壓縮後大得不像一份報告
import-refused-too-long = 文字比任何一份報告都長
import-refused-macros = 檔案帶有巨集，請另存為不帶巨集的檔案
import-refused-entities = 檔案裡自訂了實體，正常的文件不會這樣
import-refused-outside = 檔案裡有指向外部的路徑，正常的文件不會這樣
import-refused-locked = 檔案有密碼
import-refused-old-word = 這是舊版 Word 文件，請另存為 .docx
import-refused-unknown = 認不出這種檔案；可以收 .docx、.html、.pdf、.md、.txt
import-refused-damaged = 檔案已損壞，無法讀取
import-refused-pictures = PDF 裡只有圖片，沒有文字
import-refused-glyphs = PDF 沒有說明其中的字是什麼字
import-refused-encoding = 文字編碼無法識別，請另存為 UTF-8
import-refused-empty = 檔案裡沒有文字
import-refused-limits = 讀取它所需的記憶體或時間超出了一份報告應有的限度
import-refused-no-report = 裡面沒有報告的正文
