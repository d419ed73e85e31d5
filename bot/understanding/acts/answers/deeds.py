"""The words by which people say that work is done, and those that change nothing of that."""

from collections.abc import Sequence

from bot.language.wording import word_set
from bot.understanding import likeness
from bot.understanding.known import KnownAction
from bot.understanding.line import Line, phrases

DONE = word_set(
    "done finished completed complete sent sorted submitted delivered circulated emailed did ticked"
    " actioned discharged fulfilled executed effected"
    " resolved accomplished handled concluded closed finalised finalized mailed e-mailed dispatched"
    " despatched :white_check_mark: ✅ :heavy_check_mark: ✔ :ballot_box_with_check: ☑ :done: ✓"
)
SENT = word_set(
    "posted popped pushed fired bunged shared uploaded issued published distributed forwarded pinged"
    " messaged attached filed released"
    " lodged faxed texted saved handed typed written printed enclosed"
)
"""What is done with what was written, or made: then only that work is done by it."""
_MAKES = word_set(
    "send write draft circulate share email e-mail prepare submit publish post upload list collect compile"
    " collate draw produce update issue distribute forward report provide supply type scan print"
    " deliver file complete finish finalise summarise record document map chart tabulate gather get"
)
"""The verbs of work that is done once something has been sent, or put where others find it."""
OVER = phrases(
    "hit send, pressed send, clicked send, ticked off, signed off, wrapped up, tied up, crossed off"
    ", checked off, in the bag, off my desk"
    ", off my list, off the list, off my plate, off my hands, off my to do list, off my back"
    ", out of the way"
    ", is away, are away, attended to, acted upon, acted on, complied with, dealt with, taken care of"
    ", put to bed, seen to, over and done with, sewn up"
    ", squared away, under my belt, nothing left to do, nothing more to do, nothing else to do"
    ", no more to do, mission accomplished, handed in, sent in, put through, out the door"
    ", in the can"
)
"""What says by itself that something is done."""
PASSIVE = phrases("is out, are out, went out, gone out, is off, are off, is up, are up")
GONE = phrases(
    "have gone, has gone, all gone, is gone, are gone, now gone, gone off, gone out, went, 's gone"
    ", left my outbox, left the office, left my desk, left the building"
)
OBJECTS = word_set("it this that these those them they everything all both")
FRAME = OBJECTS | word_set(
    "i im ive we its it's thats a an the and is are has have had been was were just already finally"
    " yesterday",
    "earlier action actions task tasks job thing things one ones part bit share mine my with mark please",
    "there now",
    "yes ok right great hi hello hey dear am of 's no-longer today morning afternoon on this-morning"
    " last night week",
    "thanks many cheers ta very much again x xx dusted bot you letter email paper report form document"
    " message draft",
    "note text file to for list our your reply copy copies version final :tada: 🎉 :+1: 👍 :pray: 🙏"
    " :smile: 🙂 😊",
    "monday tuesday wednesday thursday friday saturday sunday ago hours minutes hour days lot me",
    "butt butty mate mun pal lunchtime evening figures stats numbers data pair two signed sealed"
    " stamped spreadsheet slides"
    " table docs doc",
    "a.m p.m pm matter got over across at duly safely properly fully officially too well"
    " honestly return returns"
    " noon",
)
"""What may stand beside a word of `DONE` without changing what it says."""
DOUBTS = word_set(
    "not never no nearly almost half partly mostly except but until unless if when still yet tomorrow"
    " will maybe",
    "would should could might must need needs can joking kidding undo actually wait instead without soon",
    "rather rest remaining remainder outstanding missing left part pending awaiting waiting once"
    " hopefully hope",
    "subject provided providing assuming wish though although however joke lol bar apart minus"
    " incomplete draft then or later next",
)
WHEN = phrases(
    "ages ago, a while ago, a while back, some time ago, long ago, the other day, the other week"
    ", in the end"
    ", last night, last week, last month, last weekend, earlier today, earlier this week, earlier on"
    ", yesterday morning, yesterday afternoon, yesterday evening, yesterday lunchtime, over the weekend"
    ", at the weekend, this weekend, first thing, first thing this morning, first thing today"
    ", at lunchtime, before lunch"
    ", weeks ago, months ago, days ago, hours ago, an hour ago, a few days ago, a few minutes ago"
    ", a moment ago, at last, at long last, by post, by email, by e-mail, by hand, via email"
    ", in the meantime"
    ", at my end, my end, on my end, at this end, on my side, my side, from my side, on our side"
    ", from our end, this very minute, straight away, last monday, last tuesday, last wednesday"
    ", last thursday"
    ", last friday, last saturday, last sunday, as promised, as requested, as asked, as agreed"
    ", as discussed"
    ", on time, ahead of time, early, ages back, for good"
)
"""When, how and for whom something was done: what says nothing of whether it was."""
MARKS = word_set("mark marked tick ticked cross check close")
BESIDE_MARKS = word_set("as can you could may be please feel free to mark marked tick")
"""What is known beside a mark that is to be made: 'you can mark this one as done'."""
TICKS = phrases(
    "tick it off, tick this off, tick that off, tick this one off, tick that one off, tick these off"
    ", cross it off, cross this off, cross that off, cross this one off, check it off, check this off"
    ", mark it off, mark this off, strike it off, strike this off, tick off, tick them off, cross them off"
    ", tick me off, cross off, check off"
)
CLOSES = phrases(
    "close this, close it, close that, close this one, close that one, can be closed, can close this"
    ", can close it, can close that, to be closed, close these, close them, close off, close this off"
    ", close it off, close this down, close it down, archive this, archive it, can be archived"
    ", no further action, nfa"
)
"""What may as well mean that it is done as that it is not needed."""

_WITH_YOU = (
    "in your inbox, on your desk, with you now, you should have it, you should have them, you have it now"
    ", you have them now, you have got it now, you have got them now, check your inbox, check your email"
    ", check your emails"
)
SURELY_THERE = phrases(_WITH_YOU)
THERE = phrases(
    _WITH_YOU,
    "members now have, everybody now has, all now have, you now have, they now have, everybody has them"
    ", everybody has got them, everybody 's got them"
    ", in your email, in your emails, in your e-mail, see your inbox, see your email, you will find it"
    ", you will find them, 's inbox, 's desk, 's email, on the drive, on the shared drive"
    ", in the shared folder, in the folder"
    ", in the shared drive, on the website, on the server, on sharepoint, on the noticeboard"
    ", in the channel, in the post"
    ", is ready, 's ready, are ready, all ready, now ready, good to go, on its way, on their way"
    ", winging its way, now live, went live, gone live, is live, now available",
)
"""Where work is that is done, surely so where it is with whoever waits for it."""

MANAGED = phrases(
    "is finish, was finish, is send, was send, are send, were send, have send, has send, did sent, "
    "got round to, got around to, gotten round to, gotten around to, managed to, been able to"
    ", have finished"
    ", just finished, finished, succeeded in, have completed, got through, got down to, found time to"
    ", had time to"
    ", found the time to, had the chance to, had a chance to, done with"
)
"""What says of the verb after it that it is over: 'managed to send them'."""


def managed(words: Sequence[str], actions: Sequence[KnownAction]) -> frozenset[str]:
    """Return the verb of one of some actions in the form that stands in words: 'send', or 'sending'."""
    firsts = {action.text.lower().split(" ", 1)[0] for action in actions} | {"do", "send", "finish", "write"}
    forms = {
        form for verb in firsts for form in (verb, f"{verb}ing", f"{verb[:-1]}ing", f"{verb}{verb[-1]}ing")
    }
    return frozenset(forms.intersection(words))


def pasts_of(action: KnownAction) -> frozenset[str]:
    """Return how people say that an action is done, by its own verb: 'drafted', and 'shared' for a draft."""
    first = action.text.lower().split(" ", 1)[0]
    return likeness.past_of(action.text) | (SENT if first in _MAKES else frozenset())


def without_when(part: Line) -> Line:
    """Return a clause without what it says of when, how and for whom something was done."""
    text, kept, at, spaces, counted = part.flat, list[int](), 0, 0, 0
    for found in WHEN.finditer(text):
        spaces += text.count(" ", counted, found.start() + 1)
        kept += range(at, spaces - 1)
        spaces += text.count(" ", found.start() + 1, found.end())
        at, counted = spaces, found.end()
    kept += range(at, len(part.pieces))
    return Line(part.plain, tuple(part.pieces[each] for each in kept), part.spots) if at else part
