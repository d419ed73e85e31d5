"""Who does not come to a meeting: apologies, taken back too, and who comes instead."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.understanding import likeness
from bot.understanding.acts.meetings import named, which
from bot.understanding.acts.meetings.heard import Heard
from bot.understanding.acts.meetings.which import Which
from bot.understanding.known import Known
from bot.understanding.meaning import Ask, Confirm, Meaning, MeetingAct, MeetingDoes, OpenForm

_I = r"(?:i|i'm|i'll|i've|me|myself)"
_NOT_THERE = (
    r"(?:can't|shall not|won't(?: be able to)?|can not|am not able to|not able to|unable to"
    r"|am unable to|will not"
    r"|(?:going|gonna) (?:to )?have to|may have to|might have to|need to|needs to|shall have to|am having to"
    r"|not going to|not gonna|don't think i can|may not be able to|isn't able to|is unable to|is not able to"
    r"|are unable to|aren't able to|have to|has to|will have to|must|will|isn't going to be able to)"
)
_COME = (
    r"(?:join (?:you|us|everyone)|be joining(?: you| us)?|make|attend|come|be there|be at"
    r"|be able to make|be able to attend|join"
    r"|be present"
    r"|get to|be here|be in"
    r"|make it|miss|be absent|be away|send apologies|give apologies|skip)"
)
_MISSES = re.compile(
    r"(?:have to|has to|needs? to|will have to|must|will) (?!miss|be absent|be away"
    r"|send|give|skip)"
)
_APOLOGIES = re.compile(
    r"(?:(?:my|give|send|sending|record|note|note|put down|with|take|accept) )?(?:(?:my|our"
    r"|me) )?apologies\b"
    r"(?:[:,]? from (?:me|myself)\b|[:,]? i\b.{0,40})?(?P<rest>.*)"
)
_CANT_DO = re.compile(
    rf"(?:{_I}|{named.PEOPLE})? ?(?:can't|won't be able to|am unable to) do"
    r" (?!(?:it|this|that|these|those|until|till|by|before|any|a\d)\b)(?P<rest>.*)"
)
_FROM = re.compile(
    r"[:,]?(?: -)?(?: for absence)?(?: (?:have been|has been|were|are|had been))?"
    r"(?: received| noted| recorded| sent| given| accepted| and){0,4}(?: from| for| by)?:? ?"
    rf"{named.PEOPLE}(?P<rest>.*)"
)
_OTHERS = re.compile(r"[:,]? from:? (?!the |me\b|today).")
UNKNOWN = "I do not know everybody who is named there, so no apologies are noted."
_SENDS = re.compile(
    rf"{named.PEOPLE} ?(?:sends?|gives?|has sent|have sent|has given|have given|is sending|offers?)"
    r"(?: (?:his|her|their|its))? apologies\b(?P<rest>.*)"
)
_OUT = re.compile(
    r"(?:please )?(?:count me out|i'm out|no can do|include me out)(?: for| on"
    r"| of)?(?P<rest>.*)(?P<who>)?"
)
_ASKED_ME = re.compile(
    rf"{named.PEOPLE} (?:has |have )?(?:asked me|asks me|asks|asked) to (?:give|send"
    rf"|pass on|convey) (?:his|her|their) apologies\b(?P<rest>.*)"
)
_THEIRS = re.compile(rf"{named.PEOPLE}(?: -|:|,) apologies\b(?P<rest>.*)")
_FOR_ANOTHER = re.compile(
    rf"(?P<instead>¤\d{{1,3}}) ?(?:will |is |can |to )?(?:be )?(?:go|going|come|coming|stand|standing"
    rf"|attend|attending|deputise"
    rf"|deputising|sub|subbing|sit|sitting) ?(?:in )?(?:for|instead of|in place of"
    rf"|on behalf of) {named.PEOPLE}(?P<rest>.*)"
)
_ABSENT = re.compile(rf"(?:{_I}|{named.PEOPLE})?[, ]{{0,2}}{_NOT_THERE} {_COME}\b(?P<rest>.*)")
_MISS = re.compile(
    rf"(?:{_I}|{named.PEOPLE})?[, ]{{0,2}}(?:.{{0,20}} )?(?:give"
    rf"|giving) (?P<rest>.{{2,40}}?) a miss"
)
_RECEIVED = re.compile(
    r"apologies (?:for absence )?(?P<rest>for (?!absence).{2,40}?) (?:were|have been|are|has been"
    r"|had been) (?:received|noted|given|sent"
    rf"|accepted|recorded) (?:from|by) {named.PEOPLE}.*"
)
_CLASH = re.compile(
    rf"(?:{_I}|{named.PEOPLE})? ?(?:am |is |have |has |'ve |'s |got |have got |has got )?(?:a clash"
    rf"|another meeting"
    r"|double[- ]booked|another engagement|a prior engagement|otherwise engaged|something else on"
    r"|another commitment"
    r"|an appointment|a conflict)"
    r" ?(?:on|for|with|at)? (?P<rest>.*)"
)
_AND_ME = re.compile(rf"{named.PEOPLE},? (?:and|&) (?:i|me|myself)\b")
_SO = re.compile(r",? so .*")
_AWAY = re.compile(
    rf"(?:{_I} (?:am |will be |be )?|{named.PEOPLE} ?(?:is |are |will be |'s )?)?"
    r"(?:away|out|on holiday|on leave|absent|missing|not coming|not attending|not there|not around"
    r"|not available|unavailable)"
    r" ?(?:for|on|at|from)? (?P<rest>.*)"
)
_AFTER_ALL = re.compile(
    rf"(?:{_I}|{named.PEOPLE})? ?(?:can|will|am able to|able to|is able to|am|is|are"
    rf"|will be able to)?(?: now)? ?"
    r"(?:make it|come|coming|attend|attending|be there|be coming|join|make)(?P<rest>.*)"
)
_BACK = re.compile(
    r"(?:cancel|withdraw|scrap|take back|remove|undo|ignore|disregard|forget"
    r"|scrub) (?:my )?apologies\b(?P<rest>.*)"
)
_INSTEAD = re.compile(
    rf"{named.PEOPLE} ?(?:will |is |can |to )?(?:go|going|come|coming|stand|standing|attend"
    rf"|attending|deputise"
    r"|deputising|sub|subbing|replace|replacing) ?(?:in)?(?: for me| my place| instead of me| in my place| me"
    r"| on my behalf)(?P<rest>.*)"
)
_AND_INSTEAD = re.compile(
    r"(?:[,;.]|,? and|,? but|,? so)(?: -)? (?:i'm sending |i'll send |sending |i have asked |i've asked )?"
    r"(?P<instead>¤\d{1,3})(?: will| is| can| to|'s|'ll| has agreed to| would)?(?: be)?"
    r"(?: (?:go|going|come|coming|attend|attending|stand|standing|deputise|deputising|sub|subbing|sit"
    r"|sitting|cover|covering|represent|representing|take|taking))?(?: in)?(?: along)?"
    r"(?: instead(?: of me)?| for me| in my place| my place| on my behalf| me)$"
)
"""Behind 'I can't make the 10th', who comes: ', Val will come instead'."""
_SENDING = re.compile(
    rf"(?:i'm |i am |i'll |i will )?send(?:ing)? {named.PEOPLE} ?(?:instead|in my place)?(?P<rest>.*)"
)
_STRANGER_INSTEAD = re.compile(
    r"(?:i'm |i am |i'll |i will )?(?:send|bring)(?:ing)? (?P<name>.{2,40}?)(?: along)?"
    r" (?:instead(?: of me)?|in my place|on my behalf)\b(?P<rest>.*)"
)
_MOVES_IT = re.compile(
    r"[,;.-] ?(?:so |but |and )?(?:make it|can we|could we|let's|how about|what about|move it|shall we|try)\b"
)
"""'Can't do the 10th, make it the 11th' sends no apologies."""
_WHY = re.compile(r",| - |;|\.| because | as i | since | due to | i'm | i've ")
_SADLY = re.compile(
    r",? (?:after all|this time(?: round)?|unfortunately|sadly|i'm afraid|as it turns out|now|any more)$"
)
_OF_MEETINGS = re.compile(r"\b(?:meetings?|attend|attending|apologies|session|board meeting|next one)\b")
_NOT = re.compile(r"\b(?:not|wasn't|weren't|didn't|never)\b")


def apologies(heard: Heard, known: Known, *, at_its_door: bool) -> Meaning | None:
    """Return whose apologies are sent, or taken back, for which meeting; None where none are."""
    if _MOVES_IT.search(heard.text):
        return None
    if (both := _with_substitute(heard, known, at_its_door=at_its_door)) is not None:
        return both
    other = _FOR_ANOTHER.fullmatch(heard.text)
    stranger = _STRANGER_INSTEAD.fullmatch(heard.text)
    if stranger is not None and at_its_door and not heard.who(stranger["name"]):
        return OpenForm(meeting=MeetingAct(MeetingDoes.APOLOGIES), why=UNKNOWN)
    return (
        _taken_back(heard, known)
        or (_for_another(heard, other, known) if other else None)
        or _sent(heard, known, at_its_door=at_its_door)
    )


def _with_substitute(heard: Heard, known: Known, *, at_its_door: bool) -> Meaning | None:
    """Read 'I can't make the 10th, Val will come instead of me': one's apologies, and who comes."""
    found = _AND_INSTEAD.search(heard.text)
    spots = heard.who(found["instead"]) if found else ()
    if found is None or len(spots) != 1 or not spots[0].who:
        return None
    sent = _sent(heard.part(0, found.start()), known, at_its_door=at_its_door)
    if sent is None or not (isinstance(sent, Ask) or (isinstance(sent, MeetingAct) and not sent.who)):
        return None
    return named.of_people(heard, spots, known, lambda who: _sends(sent, who[0]))


def _sends(sent: Meaning, instead: str) -> Meaning:
    """Return apologies with whom their sender sends."""
    if isinstance(sent, Ask):
        readings = tuple(replace(one, means=_sends(one.means, instead)) for one in sent.readings)
        return replace(sent, readings=readings)
    return replace(sent, to_whom=instead) if isinstance(sent, MeetingAct) else sent


def _taken_back(heard: Heard, known: Known) -> Meaning | None:
    said = heard.text
    if found := _BACK.fullmatch(said):
        return _coming(heard, known, "", found["rest"])
    bare = said.replace("after all", "").removesuffix(" now").strip()
    found = _AFTER_ALL.fullmatch(bare) if bare != said else None
    return _coming(heard, known, found["who"], found["rest"]) if found and not _NOT.search(bare) else None


def _sent(heard: Heard, known: Known, *, at_its_door: bool) -> Meaning | None:
    said = heard.text
    if found := _INSTEAD.fullmatch(said) or _SENDING.fullmatch(said):
        return _instead(heard, known, found["who"], found["rest"], at_its_door=at_its_door)
    for pattern in (_SENDS, _RECEIVED, _ASKED_ME, _THEIRS, _OUT, _MISS, _ABSENT, _CLASH, _AWAY, _CANT_DO):
        if (found := pattern.fullmatch(said)) and not (pattern is _ABSENT and _MISSES.search(said)):
            if pattern is _CLASH and found["who"] and not at_its_door:
                # 'Val has another meeting on the 10th' need not be why she does not come to this one.
                return None
            sure = pattern in (_SENDS, _RECEIVED, _ASKED_ME, _THEIRS) or (
                at_its_door and pattern is not _CANT_DO
            )
            return _sorry(heard, known, found["who"], _SO.sub("", found["rest"]), sure=sure)
    if (found := _APOLOGIES.fullmatch(said)) is None:
        return None
    if not at_its_door and _is_of_work(heard, known):
        return None
    people = _FROM.fullmatch(found["rest"])
    if people is None and _OTHERS.match(found["rest"]):
        return OpenForm(meeting=MeetingAct(MeetingDoes.APOLOGIES), why=UNKNOWN) if at_its_door else None
    who, rest = (people["who"], people["rest"]) if people else ("", found["rest"])
    return _sorry(heard, known, who, rest, sure=True)


def _is_of_work(heard: Heard, known: Known) -> bool:
    """Tell whether apologies are for work of the writer's own, which is named, and not for a meeting."""
    words = heard.text.replace(",", " ").replace(";", " ").split()
    return any(likeness.score(words, action) > 1 for action in known.mine())


def _sorry(heard: Heard, known: Known, marks: str | None, rest: str, *, sure: bool) -> Meaning | None:
    days = _which(rest, known)
    if days is None or not (sure or _is_of_meetings(heard, days)):
        return None
    return _for_each(heard, known, marks, days, None)


def _which(rest: str, known: Known) -> list[Which] | None:
    """Return the meetings that are named, each by itself; None when the words name something else."""
    named_ = which.every(_clean(rest), known)
    if named_ is not None:
        return named_
    # Why somebody does not come is theirs: 'can't make the 10th, too busy'.
    first = _WHY.split(rest.strip())[0]
    only = which.find(first, known)
    return [only] if only is not None and first != _clean(rest) else None


def _clean(rest: str) -> str:
    bare = rest.strip(" ,.;:-").removeprefix("it ").removeprefix("i'm afraid").strip()
    return _SADLY.sub("", bare)


def _is_of_meetings(heard: Heard, days: Sequence[Which]) -> bool:
    """Tell whether words at an open door speak of a meeting, and not of work or leave."""
    words = heard.text
    if _OF_MEETINGS.search(words):
        return True
    return all(each.named and each.days and not each.all for each in days) and _AWAY.fullmatch(words) is None


def _for_each(
    heard: Heard, known: Known, marks: str | None, days: Sequence[Which], instead: str | None
) -> Meaning:
    def about(who: tuple[str, ...]) -> Meaning:
        act = MeetingAct(MeetingDoes.APOLOGIES, who=who, to_whom=instead)
        chosen = [day for each in days for day in each.days]
        if (
            len(chosen) > 1
            and (len(days) > 1 or days[0].all or days[0].each)
            and all(each.days for each in days)
        ):
            return Confirm(tuple(_on(act, day) for day in dict.fromkeys(chosen)))
        return which.of_one(days[0], known, lambda day: _on(act, day), act)

    return named.of_people(heard, heard.who(marks or ""), known, about) if marks else about(())


def _on(act: MeetingAct, day: date) -> MeetingAct:
    return MeetingAct(act.does, day=day, who=act.who, to_whom=act.to_whom)


def _coming(heard: Heard, known: Known, marks: str | None, rest: str) -> Meaning | None:
    held = which.find(_clean(rest), known)
    if held is None:
        return None

    def about(who: tuple[str, ...]) -> Meaning:
        act = MeetingAct(MeetingDoes.ATTENDANCE, who=who)
        return which.of_one(held, known, lambda day: _on(act, day), act)

    return named.of_people(heard, heard.who(marks or ""), known, about) if marks else about(())


def _for_another(heard: Heard, found: re.Match[str], known: Known) -> Meaning | None:
    """Read 'Lena is coming instead of Kate on the 10th': whose apologies these are, and who comes."""
    days, others = _which(found["rest"], known), heard.who(found["instead"])
    if days is None or len(others) != 1 or len(others[0].who) != 1:
        return None
    return _for_each(heard, known, found["who"], days, others[0].who[0])


def _instead(heard: Heard, known: Known, marks: str, rest: str, *, at_its_door: bool) -> Meaning | None:
    days = _which(rest, known)
    spots = heard.who(marks)
    if days is None or len(spots) != 1 or not (at_its_door or _is_of_meetings(heard, days)):
        return None
    return named.of_people(
        heard, spots, known, lambda who: _for_each(heard, known, "", days, who[0] if who else None)
    )
