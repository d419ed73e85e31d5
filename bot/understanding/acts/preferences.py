"""What people say of themselves: that they are away, or back, how often to remind them, or to stop."""

from bot.language.wording import word_set
from bot.understanding import line
from bot.understanding.acts import asked_why, habits, holidays_kept, leave, working_time
from bot.understanding.acts.answers.clauses import clauses
from bot.understanding.known import Door, Known, Said
from bot.understanding.line import Line, phrases
from bot.understanding.meaning import Ask, Meaning, Prefer, Preference
from bot.understanding.plain import Plain

_STOP = word_set(
    "desist cease stop unsubscribe mute cancel-reminders quit silence arrête arrêtez stopiwch peidiwch"
)
_STOPPING = phrases(
    "stop reminding me, stop nagging, stop messaging me, stop sending"
    ", stop these, stop it, stop this, stop writing to me, stop contacting me, stop bothering me"
    ", stop nudging, stop pinging me, stop the reminders, stop all reminders"
    ", stop reminders, stop the nudges, stop all messages, leave me alone, no more reminders"
    ", no more messages, no more nudges, opt out, opt me out, turn off reminders"
    ", turn off the reminders, turn these off, turn this off, switch these off, switch off"
    ", do not remind me, do not message me, do not send me, do not nudge me, do not contact me"
    ", do not write to me, no reminders, never remind me, take me off the list, take me off your list"
    ", take me off these, take me off reminders, remove me from, unsubscribe me, mute this, reminders off"
    ", nudges off, go away, shut up, buzz off, get lost, enough already, leave me be, give it a rest"
)
_ENOUGH = word_set("stop quit never not cease")
_NAGS = word_set(
    "chasing nagging pestering bugging hassling harassing badgering hounding spamming messaging emailing"
    " texting contacting bothering pinging reminding nudging notifying writing chase nag pester bug hassle"
    " harass badger hound spam message email text contact bother ping remind nudge notify"
)
_NO_MORE = line.phrases(
    "do not wish to receive, do not wish, not wish to receive, wish to receive no, no longer want"
    ", no longer need, no longer wish, cease, cease sending, cease these, no more"
    ", enough with, enough of, enough, do not want, do not need, do not want any, do not want any more"
    ", do not need any, do not need any more, cancel my, cancel the, cancel all, end the, stop my, stop the"
    ", stop all, stop all the, stop these, stop sending, no, without, turn off my, switch off my, disable"
    ", do not like, unsubscribe from, opt out of, opt me out of"
)
_NUDGES = word_set(
    "reminders nudges messages emails notifications pings chasers dms texts alerts prompts nags reminder"
)
_ABOUT_NUDGES = word_set("your the these all of any more my bot from daily weekly with about this those")
_BESIDE = word_set(
    "please thanks thank you now it that this these them all me the a messages reminders nudges bot and"
    " i want just any more for my to can could would like hi hello ok sorry off again at once"
    " immediate effect forthwith with immediately from list your every each of until week ever in"
    " do not been sending reminding"
    " about stuff things notifications dms dm s'il te vous plaît"
)
_OFTEN = {
    "twice a week": phrases(
        "twice a week, twice weekly, two times a week, 2 x a week, twice per week, twice each week"
    ),
    "before meetings": phrases(
        "before meetings, before each meeting, before the meeting, before the meetings"
        ", before every meeting"
        ", before we meet, ahead of the meeting, day before meetings, day before each meeting"
        ", ahead of every meeting"
        ", ahead of meetings, ahead of each meeting, before a meeting, just before meetings, for meetings"
    ),
    "weekly": phrases(
        "a weekly, weekly, once a week, every week, each week, one a week, once per week, one time a week"
        ", every monday, on mondays, every friday, on fridays, once weekly, wythnosol, unwaith yr wythnos"
        ", une fois par semaine"
    ),
}
_RATES = {"one": "weekly", "1x": "weekly", "1": "weekly", "once": "weekly", "single": "weekly", "a": "weekly"}
_RATES |= {"2x": "twice a week", "two": "twice a week", "2": "twice a week", "twice": "twice a week"}
_FEWER = phrases(
    "less often, fewer reminders, fewer messages, fewer nudges, less frequently, not so often"
    ", too many reminders, too many messages, not every day, remind me less, fewer of these"
    ", less of these, nudge me less, too many nudges, change how often, how i am reminded, more often"
    ", less reminders, less messages, llai aml, moins souvent, fewer please, not as often"
)
_TOO_MUCH = phrases(
    "too many, too much, all the time, constantly, non stop, nonstop, bombarding, calm down, ease off"
    ", ease up, cut down, cut back, tone down, tone it down, dial down, dial it down, slow down"
    ", back off a bit, go easy, cool it, so many, too often"
)
_REMINDS = word_set(
    "remind reminder reminders nudge nudges nudged reminded message messages often contact write ping"
)
_BESIDE_OFTEN = (
    _BESIDE
    | _REMINDS
    | word_set(
        "only is be enough will weekly twice once week fine better than one two meetings meeting before"
        " each every instead of don't need prefer rather too many fewer less often so much would make"
        " but switch change set x how am are frequently nudging messaging please as day a e-mail there"
        " got get getting it's 2 per mondays on monday friday fridays not more time times ahead par"
        " semaine une fois wythnosol unwaith yr llai aml moins souvent maybe perhaps i'd give let's"
        " could we have s ask send with was do"
    )
)
_RARE = phrases(
    "monthly, once a month, every month, fortnightly, once a fortnight, every fortnight, every two weeks"
)
"""How often nobody is reminded: which of the ways there are is asked."""
_AMPLE = word_set("plenty enough max maximum tops ample sufficient suits ideal fine ok")
"""What is said of how often is enough."""
_BESIDE_OFTEN |= _NUDGES | word_set(
    "meet ping no write come arrive 1x 2x received prefer preferred limit limited restrict keep"
    " just-once max"
    "summary digest round-up roundup update updates calm down ease off up cut back tone dial slow easy cool"
    " ahead works per single make nice suit suits fine good would will me constantly non stop nonstop"
    " all time"
    " bombarding you're bombard spamming too much many just one"
)
_BESIDE_OFTEN |= _AMPLE | word_set(
    "month monthly fortnight fortnightly at most or so that's quite perfectly chase chasing you'd be nice"
)
_BACK = phrases(
    "i am back, just got back, i got back"
    ", i have returned, back from leave, back from holiday, back at work, back in the office"
    ", back at my desk, back to work, i am better, back again, back now, resume, start again, unmute"
    ", back in the saddle, back at it, start reminding me, reminding me again, remind me again"
    ", no longer off"
    ", no longer sick, no longer ill, no longer on leave, back in action, back in harness, fit again"
    ", well again"
    ", yn ôl, i am here again, no longer away, not away any more"
    ", back from my holidays, back off leave, turn reminders back on, turn reminders on"
    ", i am not on leave any more, de retour, back online, returned from leave"
)
_BESIDE_BACK = _BESIDE | word_set(
    "i am back again now from leave holiday holidays work office desk today this morning yes everybody"
    " feeling much better reminders on turn resume start unmute have returned here as no"
    " longer away annual sick any well je suis de retour dwi dw yn ôl i'm reminding remind good"
    " great finally was had so online is mat sooner than planned early did nudges you may can"
    " right got vacation off maternity paternity in saddle ill at it harness action fit go actually"
)
_PAUSE = phrases(
    "hold everything, snooze everything, pause everything, snooze all, pause all, hold all, pause reminders"
    ", pause the reminders, pause my reminders, pause nudges, pause the nudges, snooze reminders"
    ", hold the reminders"
    ", hold my reminders, hold reminders, hold off, pause me, snooze me, hold fire, mute everything"
    ", mute me"
    ", mute reminders, mute the reminders, put everything on hold, hold my nudges, pause messages"
    ", hold messages"
)
_TOO_MANY = phrases(
    "too many, too much, too often, so many, reminders, messages, nudges, send them, send these"
    ", remind me, get these"
    ", getting these, get them, why you send, chase me, every day"
)
_TWO = 2
_TIMES = word_set("until for till before")
_SHORT = 16
_MUTES = word_set("mute silence quiet nothing")
_DOORS_OF_HOW_OFTEN = (Door.DIRECT, Door.REPLY, Door.MENTION, Door.THREAD_MENTION)
_ALONE = (Door.DIRECT, Door.REPLY)
_OF_REMINDERS = (
    _REMINDS
    | _NUDGES
    | _AMPLE
    | word_set("summary digest make switch change do good nice great prefer limit keep")
)
_MEETINGS = word_set("meeting meetings meet")
"""Of those, and not of reminders, it is said how often they are, or that they stop, unless both are named."""


def read_preference(said: Said, known: Known) -> Meaning | None:
    """Return what somebody says of how they are reminded, or of their leave; None for any other text."""
    read = line.read(said.plain, known)
    if said.door is Door.CAPTURE or not read.words or set(read.words) >= _APOLOGIES:
        return None
    if said.door in _ALONE and asked_why.is_asked(read):
        return Prefer(Preference.WHY)
    if said.door in _DOORS_OF_HOW_OFTEN:
        meant = when(said.plain, alone=said.door in _ALONE and habits.rules_out(said.plain))
        meant = meant or _how(read, known)
        if meant is not None:
            return meant
    if said.door in (Door.DECIDE, Door.ACTION) and not leave.is_of_oneself(read):
        return None
    return leave.alone(read, known)


_APOLOGIES = frozenset(("apologies", "meeting"))
"""Whoever sends them is away from a meeting, and says no more of their leave."""


def when(plain: Plain, *, alone: bool = False) -> Prefer | Ask | None:
    """Return on which days and at what times somebody works, or whose holidays they keep."""
    if working_time.is_usual(plain):
        return Prefer(Preference.USUAL_HOURS)
    hours = working_time.read(plain, alone=alone)
    if hours is not None:
        return Prefer(Preference.WORKING_TIME, hours=hours)
    return holidays_kept.read(plain, alone=alone)


def read_absence(said: Said, known: Known) -> Meaning | None:
    """Return the question whether somebody is away whose words no other reader knows."""
    return leave.perhaps(line.read(said.plain, known), known)


def _how(read: Line, known: Known) -> Prefer | Ask | None:
    words = read.words
    if words[0] in ("how", "what", "when", "why", "who", "where", "which"):
        return None
    if read.asks and clauses(read)[-1].words[:1] not in (("can",), ("could",), ("would",), ("please",)):
        return None
    if len(words) < 14 and read.has(_BACK) and all(word in _BESIDE_BACK for word in words):
        return Prefer(Preference.BACK)
    often = next((every for every, pattern in _OFTEN.items() if read.has(pattern)), None) or _rate(words)
    named = " of these " in read.flat or not (_REMINDS | _NUDGES).isdisjoint(words)
    # 'Sorry, too much on' is said of work.
    less = read.has(_FEWER) or (named and read.has(_TOO_MUCH))
    begins = words[0] in ("once", "twice", "weekly", "just", "only", "before")
    about = less or begins or len(words) < 5 or not _OF_REMINDERS.isdisjoint(words)
    about = about and (
        _REMINDS.isdisjoint(words) <= _MEETINGS.isdisjoint(words) or often == "before meetings"
    )
    if (often or less or read.has(_RARE)) and about and all(word in _BESIDE_OFTEN for word in words):
        return Prefer(Preference.HOW_OFTEN, every=often)
    if (last := _last(read)) is not None:
        return last
    if _stops(read) or _pauses(read):
        return _until(read, known) or (Prefer(Preference.STOP) if _stops(read) else None)
    return None


def _last(read: Line) -> Prefer | None:
    """Return how often somebody wants to be reminded, where that is only the end of what they say of it."""
    parts = clauses(read)
    if len(parts) < _TWO or _TOO_MANY.search(read.flat) is None or not _last_words(parts[-1]):
        return None
    often = next((every for every, pattern in _OFTEN.items() if parts[-1].has(pattern)), None)
    often = often or _rate(parts[-1].words)
    return Prefer(Preference.HOW_OFTEN, every=often) if often else None


def _last_words(part: Line) -> bool:
    return all(word in _BESIDE_OFTEN for word in part.words)


def _pauses(read: Line) -> bool:
    """Tell whether a line asks for a pause: 'snooze everything until Monday', 'mute till January'."""
    mutes = read.words[0] in _MUTES and not _TIMES.isdisjoint(read.words[1:2])
    return (read.has(_PAUSE) or mutes) and len(read.words) < _SHORT


def _until(read: Line, known: Known) -> Prefer | Ask | None:
    """Return that somebody is away who wants to be left alone until a day, or for a time."""
    return leave.until(read, known) if not _TIMES.isdisjoint(read.words) else None


def _rate(words: tuple[str, ...]) -> str | None:
    """Return how often so many of something in a week is: 'one message a week'."""
    for at, word in enumerate(words):
        if word != "week" or at < 2 or words[at - 1] not in ("a", "per", "each", "every"):
            continue
        counts = [_RATES[each] for each in words[max(0, at - 4) : at - 1] if each in _RATES]
        return counts[0] if counts else None
    return None


def _is_enough(words: tuple[str, ...]) -> bool:
    """Tell whether somebody is not to be chased any more: 'stop chasing me', 'never message me again'."""
    if any(words[at : at + 3] == ("not", "sending", "me") for at in range(len(words))):
        return True
    return any(
        words[at] in _ENOUGH and words[at + 1] in _NAGS and words[at + 2 : at + 3] in ((), ("me",), ("us",))
        for at in range(len(words) - 1)
    )


def _is_of_nudges(read: Line) -> bool:
    """Tell whether a line says that there are to be no more reminders: 'enough with the reminders'."""
    found = _NO_MORE.search(read.flat)
    rest = read.flat[found.end() :].split() if found is not None else []
    while rest and rest[0] in _ABOUT_NUDGES:
        rest = rest[1:]
    known = (
        _BESIDE
        | _ABOUT_NUDGES
        | _NUDGES
        | {"longer", "cease", "wish", "receive", "receiving", "getting", "get"}
        | {"no", "more", "one", "enough", "need", "cancel", "end", "disable", "without"}
    )
    bare = read.words[:2] == ("no", "more") and {"these", "those"} >= set(read.words[-1:])
    return (bare or (bool(rest) and rest[0] in _NUDGES)) and all(word in known for word in read.words)


def _of_meetings_alone(words: tuple[str, ...]) -> bool:
    """Tell whether it is the meetings that somebody wants stopped: 'stop these meetings'."""
    reminders = _REMINDS | _NUDGES | _NAGS | {"me", "sending"}
    return not _MEETINGS.isdisjoint(words) and reminders.isdisjoint(words)


def _stops(read: Line) -> bool:
    words = read.words
    if _of_meetings_alone(words):
        return False
    if read.has(_STOPPING) or _is_enough(words) or _is_of_nudges(read):
        return len(words) < 16 and not any(word[0] in "@AD" and len(word) > 1 for word in words)
    return not _STOP.isdisjoint(words) and all(word in _STOP or word in _BESIDE for word in words)
