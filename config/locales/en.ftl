# The bot's own words. The same messages with the same arguments stand in every file of this folder.

# First minute and help
start = Hello, I am Wenzheng. I answer questions about Chinese government work reports.
    Every answer is quoted from the report word for word, with its place; what a report does not say, I say so.
    Tap a question to try, or just ask:
help = In a private chat just ask; in groups use /ask, mention me or reply to me. Follow-ups such as “and last year?” work.

    /ask question · ask
    /figures 就业 · figures on a subject
    /chart GDP · a chart
    /board 浙江 2025 · what became of targets
    /export · a spreadsheet
    /sections · browse a report
    /targets · main targets of the year, or of a region and year you name
    /subscribe · targets at times you choose
    /subscriptions · see, pause, change subscriptions
    /unsubscribe · unsubscribe
    /language · language
    /settings · default place; settings of a group (group admins)
    /status · reports available, how the bot is running
    /privacy · what is kept, and how long
    /forget · delete everything about me
    /start · start over
    /help · this page

    In any chat, type @{ $bot } and a keyword to quote a report.

    For example:
    { $examples }
add-to-group = ➕ Add to a group
example-1 = What is this year's GDP growth target?
example-2 = What is the target for new urban jobs?
example-3 = How much did fixed asset investment grow last year?
example-4 = How is employment kept stable this year?
example-5 = What is the target for residents' income?
example-6 = What are this year's targets?
you-are-welcome = You're welcome. Ask me anything else about the reports.
what-to-ask = What would you like to know? Write the question after the command, or reply to this message, for example:
    /ask { $example }
unknown-command = There is no such command. Just ask, or send /help to see what I can do.
welcome = I'm Wenzheng. I answer questions about Chinese government work reports. Just ask.
chatter = I'm here. Ask me anything about government work reports.
no-question = That doesn't look like a question. Please write what you want to know, for example: What is this year's GDP target?
bot-name = Wenzheng
topic-gone = (Asked in the topic “{ $topic }”, which is closed or deleted; answered here.)
joined = Hello, I'm Wenzheng. I answer questions about government work reports. To ask here, use /ask and a question, mention @{ $bot }, or reply to one of my messages.
wordless = I can only read text. Please send your question in words, for example “What is this year's GDP growth target?”
too-long = This question has { $characters } characters, which is too long. Please stay within { $limit } and ask one thing at a time.
crowded = Too many messages at once: this one was not processed. Please send it again in a moment.
fault = Sorry, something went wrong with this message, and it has been recorded. Please put it another way or try again later.

# Figures and places
nature-result = actual
nature-target = target
nature-forecast = forecast
nature-standing = standing
nature-unknown = result or target not said
change-increase = growth
change-decrease = decrease
change-reach = to reach
change-from = from
year = { $year }
years = { $first }–{ $last }
no-year = year not given
period-total = { $from }–{ $to } in all
period-average = { $from }–{ $to } yearly average
period-average-unknown = yearly average
period-each = { $from }–{ $to } every year
period-part = { $year } { $part }
period-none = no particular time
compared-with = against { $year }{" "}
figure-value = { $nature }:{" "}
paragraph = paragraph { $number }
title = “{ $title }”

# Answers
related = No report answers this directly. The nearest passages, for reference, not as an answer:
none = No answer to this was found in the reports.
holdings = Reports available: { $regions } { $years }, { $reports ->
        [one] { $reports } report.
       *[other] { $reports } reports.
    }
try-asking = You could ask:
    { $examples }
more-figures = …and { $count } more
more-passages = …and { $count } more
no-targets = No main targets were found.
no-targets-of = “{ $words }” is not among the main targets.
targets-of = { $title } · main targets
converted = (printed in simplified characters; converted here)
converted-picture = Names and units are printed in simplified characters; converted here
converted-names = { $mark } name printed in simplified characters; converted here

# Beside answers
read-as = Read as “{ $words }”.
understood-as = Taking your last question into account: { $words }
nearest = Understood as “{ $words }”, the nearest to your words.
unsaid = The nearest passage does not mention “{ $words }”.
stranger = No report here has the name “{ $name }”. If it is a place, its Chinese name may be known.
elsewhere = No government work report for { $place } is available.
unheld-year = No report for { $year } is available.
lacking = The report of { $region } does not give this figure.
other-period = The reports have this indicator, but no { $kind } for { $years }.
other-kind = The reports have this indicator, but no { $kind }.
kind-result = actual figure
kind-target = target
kind-any = figure
matter-moment = Government work reports cover whole years, not what is happening right now.
other-aspect = The report does not give it this way; what it gives of the same indicator is the other of amount and growth.
no-reason = The report gives no reason for this; here is what it says about it.
by-parts = The report part by part, not a summary:
chosen = An admin has chosen this paragraph for this question.
fact-speaker = The report was given by { $said } ({ $title }).
fact-date = The report was given on { $said } ({ $title }).
fact-assembly = The report was given at { $said } ({ $title }).
matter-person = Government work reports do not usually say who holds which office.
matter-other = Government work reports don't cover this.
difference-more = { $subject }: { $later } is { $amount } higher than { $earlier } (computed from the two figures)
difference-less = { $subject }: { $later } is { $amount } lower than { $earlier } (computed from the two figures)
difference-none = { $subject }: { $later } equals { $earlier } (computed from the two figures)
percentage-points = {" "}percentage points
nothing-asked = There are no words in this question. Please write what you want to know, for example: What is this year's GDP target?

# Buttons under answers
expand = Expand
collapse = Collapse
page-of = { $page }/{ $pages }
chart = 📊 Chart
original = As printed
convert = 繁體
share = Share
good = 👍
bad = 👎
wrong-figure = Wrong figure
wrong-place = Wrong source
off-topic = Not what I asked
thanks = Thank you, noted.
thanks-reason = Thank you. What is wrong?
expired = This button no longer works. Tap “Answer again”, or send the question once more.
ask-again = ↻ Answer again
this-year = this year
last-year = last year
of-region = { $indicator } of { $region }
ask-target = What is the target for { $indicator } ({ $when })?
ask-result = What was the figure for { $indicator } ({ $when })?
ask-growth = How much did { $indicator } grow ({ $when })?

# Leafing through a report
choose-report = Choose a report:
back = ↑ Back
stale = The report was updated, and this button no longer works. Please send /sections again.
strange-button = This button no longer works. Please send the command or question again.
stale-link = The report was updated, and the paragraph of this link is gone. Please just ask.

# Figures and pictures
which-figures = Which figures? Write it after the command, for example:
    /figures 就业
no-figures = No figures were found for “{ $words }”.
figures-of = { $words } · { $count ->
        [one] { $count } figure
       *[other] { $count } figures
    }
which-chart = What should be drawn? Write it after the command, for example:
    /chart GDP
no-chart = There is nothing to draw for “{ $words }”: the reports give no result and no target of such an indicator.
series = { $year } { $nature }
unit-of = Unit: { $unit }
source-of = Source: { $source }
source-reports = Source: { $reports } government work reports, digits as printed
indicator = Indicator
targets-picture = Main targets
title-with-change = { $indicator }, { $change }
first-of = { $count } of { $total } regions, highest targets first

# Inline
inline-open = Nothing found: ask in private
inline-more = Ask more in private

# Languages and settings
choose-language = Choose a language:
language-set = All right, English from now on.
settings = Settings of this group
settings-listen = Answer
listen-addressed = mentions, replies and commands only
listen-questions = messages that look like questions, too
settings-length = Length
length-short = short
length-full = full
settings-language = Language
only-group-admins = Sorry, only admins of this group may change settings.
settings-asides = Help and notices
asides-everybody = help and notices seen by everybody
asides-asker = help and notices seen by the asker only
asides-seen = All right: such messages are seen by the asker only from now on, like this one.
asides-impossible = That can't be done in this group: I have to be an admin here, and the Telegram server new enough.

# Operators
only-admins = Sorry, only admins may do this.
only-in-private = Please do this in a private chat with me.
only-owners = Sorry, only admins named in the settings may name others.
admin-head = Admins:
admin-owner = · { $person } (in the settings)
admin-named = · { $person } (named by { $by })
admin-lapsed = · { $person } (no longer counts: { $by }, who named them, is no admin any more)
admin-how = /admin add 123456 names, /admin drop 123456 drops; write the numeric id of the person.
admin-added = { $person } is an admin now.
admin-is-owner = { $person } stands in the settings and is an admin already.
admin-unknown = { $person } is not among those who were named.
admin-nobody = This id belongs to no person and cannot be named.
audit-head = What admins did, newest first:
audit-empty = Nothing is recorded yet.
audit-older = Older
audit-nobody = (nobody)
audit-signal = (signal)
audit-folder = (folder changed)
audit-done = done
audit-failed = failed
audit-refused = refused
help-admin = For admins:
privacy = This is what I keep:
    · messages not answered yet: deleted once answered.
    · for each answer, its question and the paragraphs it quotes, so that its buttons work: 90 days.
    · your last question, for follow-ups: in memory only, forgotten after about half an hour without use.
    · your language, group settings, subscriptions: until you change or end them.
    · your votes on answers: until you take them back or delete them.
    · questions without an answer: their number; their texts, not who asked them, only if the operator has switched that on, and for a set time.
    · which scheduled announcements you were sent: 180 days; those of admins are kept.
    · who subscribed or changed settings, and when: two years.
    · what admins did and who tried their commands: two years, also after /forget.
    No text of messages and no names are written to logs or given to others.
    /forget deletes everything about you; settings and subscriptions of a group are up to its admins.
forget = Delete everything I keep about you? That is your language, the subscriptions and answers of our private chat, and your votes. It can't be undone.
    Tap the button below to delete it.
forget-group = Everything I keep about you can be deleted: send me /forget in a private chat.
forget-me = Delete everything about me
forgotten = Everything is deleted.
uptime-minutes = { $minutes } min
uptime-hours = { $hours } h { $minutes } min
uptime-days = { $days } d { $hours } h { $minutes } min
status = Reports available: { $reports } (edition { $edition }, paragraphs { $paragraphs }, figures { $figures })
    Running for: { $uptime }
    Messages handled: { $updates } (questions answered: { $answers })
    Errors: { $errors }
status-admin = Version: { $version }
    Records: { $records }, doubts: { $doubts }
    Questions today: { $asked } (without an answer: { $unanswered })
    Time to answer today (ms, 50% / 95% / 99%): { $answering }
    Time of an update today (ms, 50% / 95% / 99%): { $working }
    Queue: { $queue }, letters of announcements waiting: { $letters }
    Store: { $store } ({ $ping } ms)
    Memory: { $memory } MB
reloaded = The library is now edition { $edition }: reports { $reports }, paragraphs { $paragraphs }, figures { $figures }.
reloaded-added = Added: { $documents }
reloaded-removed = Removed: { $documents }
reloaded-changed = Changed: { $documents }
reloaded-same = The reports have not changed.
reloaded-unread = Files that could not be read and are left out: { $count }
reloaded-records = Records that are not what they were: { $count }
reloaded-doubts = New doubts: { $count }
reloaded-unused = Gold questions that cannot be used: { $count }
reloaded-scores = Gold questions { $count }: { $scores }
score-first = first right
score-three = among three
score-figures = figures right
score-refusals = rightly refused
score-answered = rightly answered
reload-busy = A reload is under way, please wait for it to end.
reload-held = Not reloaded; the edition before keeps serving: the next one did not pass the gate.
reload-how-to-force = If this is meant, send /reload force.
reload-how = /reload reads the reports again; /reload force passes the gate.
gate-fell = gold questions, { $what }: fell from { $before } to { $after }
gate-lost = records gone although their text stands: { $count }
gate-turned = records of another nature although their text did not change: { $count }
gate-gone = { $removed } of { $before } reports are gone
edition-unknown = No such edition is kept. Send /editions to see which are.
editions-head = Editions that are kept:
editions-none = No earlier editions are kept here.
edition-served = ▶ edition { $number } · { $time } · reports { $reports }, records { $records }, doubts { $doubts } (serves)
edition-kept = · edition { $number } · { $time } · reports { $reports }, records { $records }, doubts { $doubts }
go-back = ↩ Back to edition { $number }
rolled-back = Back at edition { $edition }: reports { $reports }, paragraphs { $paragraphs }, figures { $figures }.
rollback-holds = It stays, also after a restart, until the next /reload.
alias-how = Write it so: /alias 社零 = 社会消费品零售总额. /aliases lists them all.
alias-taught = From now on “{ $word }” is read as “{ $meaning }”.
alias-undone = Taken back; “{ $word }” is read as: { $meaning }
alias-gone = Undone: “{ $word }” is no alias any more.
alias-means = “{ $word }” means something already: { $others }. Is it really to be read as “{ $meaning }”?
alias-anyway = Read it so
alias-shape = “{ $word }” and “{ $meaning }” will not do: an alias has 2 to 20 characters, not digits and marks alone; what it stands for 1 to 60.
alias-place = “{ $word }” is a place and cannot be read as “{ $meaning }”.
alias-grammar = Questions need the word “{ $word }” itself; it cannot be read as “{ $meaning }”.
alias-meaningless = Neither reports nor lexicon have “{ $meaning }”: reading “{ $word }” so would find nothing.
alias-same = “{ $word }” means “{ $meaning }” already.
alias-unwritten = It could not be written; nothing has changed. Cause: { $cause }
aliases-head = Aliases: { $count }
aliases-none = No aliases yet.
undo = ↩ Undo
gaps-head = Asked in vain: { $counts }
gaps-none = Nothing was asked in vain.
gaps-no-text = They are counted without their texts; to see what was asked, set gaps.text_days.
gaps-how = /gaps lists what was asked in vain; /gaps weekly tells it every week, /gaps off no more; /gaps answer NUMBER DOCUMENT:LINE chooses the paragraph that answers.
gaps-weekly = All right, every week. /gaps off ends it.
gaps-weekly-off = All right, no more.
gap-none = no answer
gap-related = only related
gap-refused = not understood
gap-bad = called bad
gap-alias = Alias
gap-answer = Answer
gap-gold = Gold
gap-drop = Not ours
gap-alias-how = Teach one of its words; add what it stands for:
gap-alone = This is a follow-up and no question by itself; no answer can be chosen for it.
gap-answer-how = Which paragraph answers it? Or write: /gaps answer { $mark } DOCUMENT:LINE
gap-answer-alone = No paragraph is near. Name the one that answers: /gaps answer { $mark } document:line
gap-gold-how = Which paragraph is right?
gap-gold-none = No report says it
gap-gold-added = A gold question now, asked at every reload: { $question }
gap-no-such-place = There is no such paragraph. Write the document and the line of its file, for example 呼和浩特市-2020:57
gap-answered = From now on “{ $question }” is answered with { $place }:
    { $text }
reload-failed = The reload failed; the edition before keeps serving.
    Cause: { $cause }

# Subscriptions
choose-subject = What would you like to follow? It can be written in one line, too:
    /subscribe GDP daily 8:00
    /subscribe all monday 9:00 Asia/Shanghai
    /subscribe cron 0 8 1 * *
choose-section = The targets of which section?
choose-time = When should it come? ({ $zone })
too-many-subscriptions = A chat can have { $count } subscriptions at most. Drop some with /subscriptions first.
subject-rotation = Main targets, one at a time
subject-table = Table of the main targets
subject-section = Targets of one section…
subject-all = Main targets
subject-of-section = Targets of “{ $heading }”
subject-as-table = { $subject } (table)
time-once = once, { $date } { $time }
time-daily = daily { $time }
time-weekly = { $day }s { $time }
time-in-zone = { $time } ({ $zone })
weekday-monday = Monday
weekday-tuesday = Tuesday
weekday-wednesday = Wednesday
weekday-thursday = Thursday
weekday-friday = Friday
weekday-saturday = Saturday
weekday-sunday = Sunday
subscribed = Subscribed: { $subscription }

    Send /subscriptions to see, pause or change it.
unsubscribed = { $count ->
        [one] { $count } subscription was
       *[other] { $count } subscriptions were
    } dropped.
no-subscriptions = No subscriptions yet. Send /subscribe to start one.
subscription-pinned = pinned
subscription-next = Next: { $time }
subscription-paused = Paused
subscription-stopped = Stopped: { $reason }
subscription-ended = Ended
pause = ⏸ Pause
resume = ▶ Resume
change-time = 🕗 Time
pin = 📌 Pin
unpin = 📌 Unpin
delete = ✕ Delete
subscription-language = 🌐 Language: { $language }
only-chat-admins = Only admins of this group or channel may manage its subscriptions.
no-such-subject = The reports have no target for “{ $words }”. Write an indicator, part of a section's heading, or “all”.
which-region = Several reports have a target for “{ $words }”. Please name the region with it, for example “浙江{ $words }”.
no-such-time = I couldn't read this time. You can write:
    daily 8:00 · weekdays 9:00 · monday 9:30 · hourly
    2026-03-05 08:00 (once) · cron 0 8 * * 1-5
    Once an hour at most.
no-such-zone = There is no such time zone. Please write its IANA name, for example Asia/Shanghai.
too-often = That is too often: a subscription comes once an hour at most.
time-is-over = That time has passed.
stale-command = This button no longer works. Please send the command again.
store-failed = Sorry, settings cannot be read or written right now. Please try again later.
unsubscribe-which = Unsubscribe from which?
unsubscribe-all = ✕ All of them

# Announcements
how-to-announce = Please say what to announce, for example:
    /announce all
    /announce rotation
    /announce This year's target for jobs is below. #城镇新增就业
    “#indicator” adds the figure as quoted from the report, with its place.
nothing-to-announce = There is nothing to announce right now.
announcement-too-long = This is too long for one message.
nobody-subscribed = No subscribers yet.
confirm-announcement = This will be sent as shown to { $chats ->
        [one] { $chats } chat
       *[other] { $chats } chats
    }, in about { $duration }. Send it?
seconds = { $count } s
minutes = { $count } min
send = Send
drop = Discard
announcement-dropped = Discarded; nothing was sent.
no-announcements = Nothing has been announced yet.
announcement-admin = Announcement { $number }
announcement-schedule = Scheduled announcement { $number }
run-running = sending
run-paused = paused
run-cancelled = cancelled
run-done = done
run-counts = Sent { $sent } of { $all }, waiting { $waiting }, under way { $sending }
run-failed = Failed { $count }: { $reasons }
run-unknown = Sent, not confirmed { $count }: { $reasons } (not sent again)
run-resume = ▶ Resume
run-cancel = ✕ Cancel
run-retry = ↻ Retry failed
refresh = Refresh
reason-blocked = bot was blocked
reason-kicked = bot was removed
reason-deactivated = account deleted
reason-never-started = never started the bot
reason-gone = chat does not exist
reason-topic-closed = topic closed
reason-no-rights = no right to write
reason-rejected = message refused
reason-unreachable = Telegram not reachable
reason-throttled = told to wait every time
reason-cancelled = cancelled
reason-unsubscribed = unsubscribed
reason-moved = group moved, the new one has its own
reason-interrupted = interrupted while sending
reason-no-reply = no reply

# The command menus
command-start = Start
command-help = How to use
command-ask = Ask, for example /ask What is the GDP target?
command-figures = Figures on a subject, for example /figures 就业
command-chart = A chart, for example /chart GDP
command-sections = Browse a report by chapter
command-targets = Main targets of the year
command-language = Language
command-settings = Default place, settings of a group
command-status = Reports available and how the bot is running
command-privacy = What is kept, and how long
command-forget = Delete everything about me
command-reload = Reload the library
command-subscribe = Subscribe to targets, for example /subscribe daily 8:00
command-unsubscribe = Unsubscribe
command-subscriptions = Show, pause, change subscriptions
command-announce = Send an announcement
command-broadcasts = Announcement progress
command-editions = Editions that are kept
command-rollback = Go back to an edition
command-alias = Teach a word, for example /alias 社零 = 社会消费品零售总额
command-aliases = All aliases
command-gaps = What was asked in vain
command-admin = Who is an admin
command-audit = What admins did

# The terminal
start-in-terminal = Hello, I am Wenzheng. I answer questions about Chinese government work reports.
    Every answer is quoted from the report word for word, with its place; what a report does not say, I say so.
    Just type a question; follow-ups such as “and last year?” work, and /help tells more:
help-in-terminal = Just type a question. Follow-ups such as “and last year?” work.

    /targets · the year's main targets
    /status · what is held
    /help · this text
    /quit · leave (or Ctrl-D)

    For example:
    { $examples }
how-to-quit = (/quit or Ctrl-D to leave)
no-such-command = There is no such command. Just ask, or type /help.
not-text = This line is no UTF-8 text and was not read.
library = Edition { $edition }: { $reports } reports, { $paragraphs } paragraphs, { $figures } figures
ask-next = You can also ask:
line = { " " }(line { $number })
more-in-terminal = … { $count } more: --passages 5 shows them, --full whole paragraphs
no-such-figures = There are no such figures.
figures-in-all = { $count } figures
aspect-level = level
aspect-growth = growth
aspect-share = share
aspect-change = change
aspect-rank = rank
aspect-milestone = milestone
bound-exact = exact
bound-about = about
bound-at-least = at least
bound-at-most = at most
bound-over = over
bound-nearly = nearly

# Exports.
no-rows = The answer holds no figures: there is no table to export.
target-met = met
target-missed = missed
target-undecidable = undecidable
board-of = { $region }, targets of { $year }
board-count = { $met } met · { $missed } missed · { $open } undecidable
board-line = { $mark } { $indicator }: target { $target } → result { $result } · { $fulfilment }
target-open = undecidable: { $why }
open-in-words = the target is set in words
open-unheld = no report of { $year } is held
open-not-given = no result was found in the reports held
open-unlike = the report gives “{ $given }”, of another kind or unit
open-of-part = the report gives “{ $given }” for a part of the year only
open-about = set at “about”, and at most a tenth short of it
open-bounds = the result has a bound or range on both sides of the target
table-open = Undecidable:
outcome-places = target { $target }, result { $result }
outcome-count = { $met } met, { $missed } missed, { $open } undecidable
table-indicators = { $count } indicators
table-unlike = Without a number or in other units, not compared: { $count } ({ $indicators })
no-result = not found
board-target-source = Targets: { $source }
board-result-source = Results: { $source }
board-rule = Judged by the numbers: met from the target on (prices, unemployment: up to it); of “about” so much, up to a tenth short is left open, as are targets in words and those without a result.
which-board = Whose targets? Write the place after the command, for example:
    /board 浙江 2025
which-board-here = Whose targets? For example: wenzheng board 浙江 2025
which-export = What should be exported? Write it after the command, or ask a question first, for example:
    /export 各省GDP目标
exported = { $rows } rows, each with its source
export = 📄 Export
command-board = What became of targets, for example /board 浙江 2025
command-export = The figures of an answer as a spreadsheet
settings-place = Default place: { $place } (for questions that name none); to change it, send /settings and a place
settings-no-place = Default place: none; to set one, send /settings and a place, for example /settings 浙江
drop-place = No default place
no-such-place = There is no report of “{ $place }”, or more than one place is called so.

# Rows of figures
then = ;{" "}
and = {" "}and{" "}
group = { $name } ({ $members })
of-group = { $group }
left-out = Without { $regions }
table-provinces = { $count } provincial regions
table-cities = { $count } cities
table-counties = { $count } counties
table-regions = { $count } regions
table-region-years = { $count } of these regions and years
table-years = { $count } years
table-who = { $who }: { $given } give a number
table-judged = { $who }: { $given } can be held against a result
table-limit = condition: { $limit } (by the number given)
table-highest = highest first, equal numbers share a rank
table-lowest = lowest first, equal numbers share a rank
table-bounds = of equal ones “at least” comes first, then plain, “about”, “at most”
table-first = first { $count }
table-first-tied = first { $count }, ties included: { $shown }
table-rank = rank { $rank } only
table-own = only the region asked about
table-other-levels = regions of other levels, not compared with these: { $count }
table-apart = On both sides of the limit, by a range or a bound:
table-in-words = In words, without a number:
table-words = In words, without a number: { $rows }
row-beside = { $value }, { $indicator }
table-none = None meets it.
table-missing = Not given by { $count }: { $regions }
table-unheld = No report of that year is held for { $count }: { $regions }
table-unheld-years = No report that would tell is held for { $count } years: { $regions }
table-none-missing = All of them give it.
computed-count = { $count } in all (counted by this program)
computed-mean = Mean { $amount } (computed by this program: plain mean of { $count } numbers)
computed-sum = Sum { $amount } (computed by this program from { $count } numbers)
computed-more = { $one } is { $amount } higher than { $other } (computed from the two figures)
computed-less = { $one } is { $amount } lower than { $other } (computed from the two figures)
computed-equal = { $one } equals { $other } (computed from the two figures)
computed-bounded = ; some have bounds or ranges, of which the (lower) number given is used
computed-times = { $count } times in all (counted by this program)
unused = Not used of the question: { $words }.
no-sum-of-rates = Rates do not add up to anything, so they are not summed.
other-units = The units differ, so nothing is computed from these figures.
untold = No number is given for “{ $words }”.
unmentioned = No report has “{ $word }”.
targets-instead = Few reports give results; these are the targets that were set.
mentioned-by = { $count } reports mention it: { $documents }
unmentioned-by = { $count } reports do not mention it: { $documents }
mentioned-by-all = All of the reports asked about mention it.
more-rows = …and { $count } more rows
more-rows-next = …{ $count } more rows on the next page
fulfilment = By the numbers: { $fulfilment } (the target, then the result)
no-target-held = No report that sets the targets of { $region } for { $year } is held; there is the result alone, and nothing to judge it by.
filled = No report tells { $year } itself; its figure is the one that “{ $title }” compares with.
year-before = { $before } → { $year }
which-place = “{ $typed }” may be { $regions }. Choose one, or write its full name:
map = 🗺 Map
line-gaps = Shaded years give no number; a dashed line only joins the years beside them
axis-cut = The vertical axis does not begin at zero
table-same-number = The same number with another bound or range:

# Importing reports
import-facts = Region: { $region } · Year: { $year } · Date: { $date } · Speaker: { $speaker }
import-counts = Paragraphs { $paragraphs } · Figures { $figures } · Main targets { $targets }
import-parts = Parts:
import-view-back = looks back
import-view-ahead = looks ahead
import-view-around = explains
import-view-unknown = direction unknown
import-time-unknown = time unknown
import-left-out = Left out:
import-left-out-line = · { $why } ({ $count }): { $words }
import-why-page = page heads, feet, numbers
import-why-furniture = what the page prints around the report
import-why-twice = text that stands in the file before
import-why-note = footnotes and endnotes
import-why-box = words in pictures and boxes
import-why-contents = table of contents
import-why-hidden = deleted or hidden words
import-why-watermark = watermark
import-doubts = Doubts:
doubt-empty = the file is empty
doubt-binary = the file is not text: byte { $offset } is a control character that no text holds
doubt-not-utf8 = the text is not UTF-8: byte { $offset } begins no character
doubt-no-paragraphs = headings only, no paragraph of body text
doubt-line-too-long = the line has { $characters } characters; at most { $limit } are read
doubt-front-matter = front matter: { $message }
doubt-front-matter-open = front matter begins with +++ but no second +++ closes it
doubt-no-year = no year in title, date or file name
doubt-no-region = no region in title, assembly or file name
doubt-more = { $what } (lines of this kind beside: { $count })
doubt-name-disagrees = the file name says { $name }, the text { $text }; the text is believed
doubt-same-text = the text is for the greater part that of { $document }
doubt-same-report = { $document } is a report of the same region and year
doubt-duplicate = two files have the name { $document }; the second is left out
doubt-no-border = no border was found between what was done and what is to be done
doubt-one-nature = { $figures } of { $total } figures are of one nature ({ $nature }): the border may be read wrongly
doubt-unknown-nature = of { $figures } of { $total } figures nobody can tell whether they are results or targets
doubt-unreadable = cannot be read: { $cause }
doubt-control = control characters are left out
doubt-invisible = characters that show nothing are left out
doubt-radical = radicals are read as the words that they print
doubt-bytes = what could not be read stands as �
doubt-markup = HTML tags and entities are taken out
doubt-page = page numbers and running heads are left out
doubt-furniture = words of the site around the report are left out
doubt-twice = text that stands in the file before is left out
doubt-joined = a line broken inside a sentence is joined to the one before
doubt-cut = the line looks cut: it ends inside a sentence
doubt-table = rows of a table are kept as text; their numbers are not read as figures
import-no-doubts = No doubts.
import-name = Kept as: { $name }.txt
import-unnamed = Neither text nor file name tells region and year; please name it.
import-written = Written: { $file }
import-replaced = Replaced: { $file }
import-unwritten = Nothing was written.
import-ask = Write it? [y/N]
import-forwarded = A forwarded file does not count; please send it yourself.
import-no-folder = The report that is built in is served, and there is no folder to write to; name one with --corpus.
import-unnamed-chat = Neither text nor file name tells region and year. Please send it again with the name as its caption, for example: 浙江省-2026
import-name-replaces = Replaces { $name }.txt
import-write = ✅ Write
import-replace = ♻️ Replace
import-not-written = { $name } was not written: it is there already, or the folder cannot be written to.
import-not-fetched = Telegram did not hand the file out
import-refused-too-large-chat = it is larger than 20 MB, which Telegram does not hand out; use wenzheng import on the server
import-refused = { $file } was not imported: { $why }
import-refused-too-large = the file is larger than 32 MiB
import-refused-bomb = what it unpacks to is too large for a report
import-refused-too-long = it holds more text than any report has
import-refused-macros = it carries macros; save it without them
import-refused-entities = it defines entities of its own, which no document of a word processor does
import-refused-outside = it names parts outside of itself, which no document of a word processor does
import-refused-locked = it is protected by a password
import-refused-old-word = it is an old Word document; save it as .docx
import-refused-unknown = it is of no kind that is taken: .docx, .html, .pdf, .md and .txt are
import-refused-damaged = it is damaged and cannot be read
import-refused-pictures = the PDF holds pictures of pages and no text
import-refused-glyphs = the PDF does not say which characters its fonts print
import-refused-encoding = its encoding is not known; save it as UTF-8
import-refused-empty = it holds no text
import-refused-limits = reading it takes more memory or time than a report needs
import-refused-no-report = it holds no text of a report
