"""Questions under or about an action: a question is never an answer, unless it only asks politely."""

from collections.abc import Sequence

from bot.language.wording import word_set
from bot.understanding.acts.answers.clauses import clauses
from bot.understanding.acts.answers.done import says_done
from bot.understanding.known import KnownAction
from bot.understanding.line import Line, phrases

_AUXILIARY = word_set("will can could do does should is are was has have had did would am")
_QUESTIONS = _AUXILIARY | word_set(
    "what when who which where why how whose whom were may shall pa pryd pwy beth quand quoi qui comment"
    " pourquoi quel quelle"
)
_POLITE = word_set(
    "please hi hello hey sorry ok so and but thanks also just well yes no right @ bore da quick question"
)
_REQUESTS = phrases(
    "would it be acceptable, would it be all right, would it be alright, would it be ok, might i have"
    ", can i have, could i have, can i get, could i get, can we have, can we say, could we say"
    ", can we make, could we make, can we do, can we move, could we move, can we push, could we push"
    ", can i do, can i say, can i send, can it wait, can this wait, could it wait, could this wait"
    ", how about, what about, is it ok, is it possible, would it be possible, any chance"
    ", ok if, possible to, can you give, could you give, can you extend"
    ", could you extend, can you move, could you move, can you push, could you push, can you pass"
    ", could you pass, can you ask, could you ask, can you put, can you make, can you change"
    ", could you change, can you let, can we extend, could we extend, can i ask for, could i ask for"
    ", would you, can i push, could i push, can it be, could it be, can this be, could this be"
    ", can somebody else, could somebody else, can anybody else, could anybody else, would somebody else"
    ", can i move, could i move, may i, can i postpone, can we postpone, can you reassign, mind if i"
    ", can you take me off, could you take me off, please take me off, can you get, could you get"
    ", shall we say, can you assign, could you assign, can you hand, can we give, could we give"
    ", remind me, can we ask, could we ask, should i pass"
    ", is friday, is monday, is tuesday, is wednesday, is thursday, would friday, would monday"
    ", would tuesday, would wednesday, would thursday, est ce que je peux avoir"
)
_FEW = 12
_WH = word_set("what who when which why how")
_MAY = ("can", "could", "may", "might", "shall", "would")
_MOVES = word_set(
    "deferred postponed extended moved pushed delayed defer wait have move push extend slip slide bump"
    " shift postpone delay pass give reassign hand transfer"
    " take swap cover join help"
)
"""What is asked for of work, and of hardly anything else."""
_TELL = phrases(
    "remind me what, remind me who, remind me when, remind me why, remind me which, remind me how, tell me"
    ", let me know, give me the details, give me more details"
)
_HELP = phrases(
    "how do i tell you, how do i let you know, how do i mark, how do i close, what can i say"
    ", what can you do, what do you do, what can i ask, how does this work, how do i use"
    ", how do you work, who are you, what are you, what can i do here, what can i type, what should i say"
    ", what do i say, how do i answer, what are my options, what commands, how to use you"
    ", do not understand, what i must do, what must i do with this, not understand what this is"
    ", what is this bot, can you help me, what do i do with you"
)
_LOOKUPS = phrases(
    "my action, my list, my tasks, my plate, i owe, i have to do"
    ", have we decided, was decided, we decide, decisions, decision, next meeting, the meeting"
    ", did i miss, i missed, who owns, who is doing, who has, overdue, owners, actions"
    ", minutes say, agenda, who chairs, to do list"
)
_STATUS = phrases(
    "asked for this, this asked for, was this asked, whom was this, who gave me, who gave this"
    ", who set this, who assigned, where did this come from, who wanted this, who wants this"
    ", whose request, "
    "done, finished, complete, completed, sent, due, when is it, when is this, what is this, what is it"
    ", what is that, deadline, who asked, whose is, overdue, still open, already, closed"
    ", what does this mean, what was this, what am i supposed, what is a, remind me what"
    ", which one is this, why me, when was, how long do i have, how long have i got, by when"
    ", any news, any update, any updates, any progress, how is it going"
    ", how is this going"
    ", how is it coming, where are we with this, where are we with it, how are we doing, how far along"
)
_OBJECTS = word_set("it this that them these")
_SUBJECTS = _OBJECTS | word_set("i we you he she they those the a my your anybody somebody everybody there")
_FINISHED = word_set("done finished sent complete finish get")
_TAG = word_set("is not it that this they are have has was were right yes no ok correct done eh surely sure")
_NEWS = word_set("news update updates progress status position")
_BEFORE_NEWS = word_set("any a an the latest current quick what's")
_ABOUT = (("on",), ("of",), ("about",), ("with",), ("re",), ("regarding",), ("from",), ("for",))
_SHORT = 6
"""Words; whoever says more tells the news."""
_MEETINGS = phrases(
    "attend, attending, make the meeting"
    ", make the next meeting, be at the, be there, join the meeting, the meeting on"
    ", apologies for, send apologies, send my apologies, cancel the meeting"
    ", move the meeting, postpone the meeting, moved the meeting, meeting to"
    ", at the meeting, to the meeting, come on, make it on, be present, on the agenda, chair the meeting"
)


def is_of_meetings(line: Line) -> bool:
    """Tell whether a line is about who comes to a meeting, or when it is, and not about work."""
    return line.has(_MEETINGS)


def is_question(line: Line) -> bool:
    """Tell whether a line asks something, by its mark or its order of words."""
    if line.asks or asks_for_news(line):
        return True
    words = [word for word in line.words if word not in _POLITE and word[0] != ":"]
    while words and (words[0][0] in "@" or (words[0][0] == "A" and words[0][1:].isdecimal())):
        words = words[1:]
    return bool(words) and words[0] in _QUESTIONS and len(words) > 1 and not _tells(words)


def asks_for_news(line: Line) -> bool:
    """Tell whether a line asks how a matter stands, without a verb: 'any news on A3', 'progress on A3'."""
    words = [word for word in line.words if word not in _POLITE]
    while words and words[0] in _BEFORE_NEWS:
        words = words[1:]
    marked = any(piece.text in ":,;-" for piece in line.pieces)
    return (
        bool(words)
        and words[0] in _NEWS
        and tuple(words[1:2]) in _ABOUT
        and len(words) <= _SHORT
        and not marked
    )


def follows_done(line: Line, actions: Sequence[KnownAction]) -> bool:
    """Tell whether a question is asked after it was said that work is done: 'Done. Can you tell Ade?'."""
    parts = clauses(line)
    told = not parts[0].asks and says_done(parts[0], actions) is not None
    return told and not _TAG.issuperset(parts[-1].words) and len(parts) > 1


def is_request(line: Line) -> bool:
    """Tell whether a question is only a polite way to say something: more time, or somebody else."""
    if line.has(_REQUESTS):
        return True
    words = line.words
    last = clauses(line)[-1].words
    if any(each[0] in _MAY and not _MOVES.isdisjoint(each) for each in (words, last)):
        return True
    if line.asks and last[0] not in _QUESTIONS and len(last) < _FEW:
        return True  # 'Monday ok?'
    return any(
        words[at] in ("can", "could", "would", "will", "should", "is") and words[at + 1][0] == "@"
        for at in range(len(words) - 1)
    ) or (len(words) < 6 and words[0] not in _QUESTIONS)


def asks_for_help(line: Line) -> bool:
    """Tell whether somebody asks what the bot can do."""
    return line.has(_HELP) or line.words in (
        ("help",),
        ("help", "please"),
        ("help", "me"),
        ("please", "help"),
        ("aide",),
        ("cymorth",),
    )


def looks_up(line: Line) -> bool:
    """Tell whether a question is one that the register answers."""
    return line.has(_LOOKUPS)


def asks_to_be_told(line: Line) -> bool:
    """Tell whether a request is only for what is known: 'remind me what this is about'."""
    return line.has(_TELL) or (" remind me " in line.flat and not _WH.isdisjoint(line.words))


def asks_of_status(line: Line) -> bool:
    """Tell whether a question asks how an action stands, which its record shows."""
    return line.has(_STATUS)


def _tells(words: list[str]) -> bool:
    """Tell whether words in the order of a question tell something: 'have sent it', 'did it', 'will do'."""
    first, second = words[0], words[1]
    if first == "did" and second[0] == "A" and second[1:].isdecimal():
        return _FINISHED.isdisjoint(words)
    if first not in _AUXILIARY:
        return False
    if second not in _SUBJECTS and second[0] not in "@A":
        return True
    short = first in ("did", "will", "have", "had") and second in _OBJECTS and len(words) < 5
    return short and words[-1] not in _FINISHED
