"""What somebody wishes, thinks or would like: it leaves open whether anything was agreed."""

import re

from bot.understanding.acts.decisions.draft import Found

_US = r"(?:we|they|the (?:board|group|committee|meeting)|members)"
_SOME = (
    r"(?:it was|it is|it's|members|most(?: of us)?|everyone|everybody|some(?: of us)?|people"
    r"|several(?: people)?|many"
    r"|a few)(?: all)?"
)
_MINE = (
    r"(?:we(?:'re| are) )?(?:thinking|considering)",
    r"i (?:think|thought|don'?t think|do not think|doubt|guess|suppose|hope|wonder|assume|feel|reckon|believe"
    r"|would like|'d like)",
    r"in my (?:view|opinion)|i'd like|how about|what about|let's|let us",
    r"(?:i'm |i am |just )?(?:wondering|hoping)",
)
_OURS = (
    r"we (?:should|could|might|may|ought)",
    rf"{_US}(?:'d| would) (?:like|prefer|rather|love)",
    rf"{_US} (?:plan|plans|intend|intends|hope|hopes|aim|aims|expect|expects|want|wants|wish|prefer"
    rf"|prefers) (?:to|that|for)",
    r"we(?:'re| are) (?:hoping|aiming|planning|looking|likely|inclined|minded) (?:to|at|for)",
    r"(?:aim|aiming|hope|hoping|plan|planning|likely|looking) to(?! be\b)",
    rf"{_US}(?: all| both)? (?:felt|thought|were minded|was minded|are minded|is minded|leant)",
    rf"{_SOME} (?:felt|feels?|thought|thinks?|hoped|would (?:like|prefer)|wanted|wants?|preferred|prefers?"
    rf"|leant|leaned"
    r"|considered)",
    r"(?:the )?(?:general |overall |main )?(?:feeling|mood|view|sense)(?: (?:of|in"
    r"|around) (?:the )?(?:board|group|committee"
    r"|meeting|room|table))? (?:is|was)",
)
_OF_IT = (
    r"(?:it )?would be (?:good|nice|better|best|great|helpful|useful|worth|an idea|lovely|sensible)",
    r"(?:it's |it is )?(?:likely (?:to|that)|worth (?:considering|thinking))",
    r"any reason (?:why )?(?:we|not)|ideally",
    r"there (?:was|is) (?:\w{1,12} )?(?:talk|discussion|appetite|interest|support|enthusiasm) (?:of|about"
    r"|for|in)",
)
LETS = (
    r"(?:let's|let us|lets(?! (?:of|for|to|are|will|must|is|in)\b))"
    r" (?:do (?:that|this|it)(?:,|:| -) |(?:just )?say (?:that )?|just )?(?=\w|£)"
)
"""'Let's open on Sundays', in which only 'open on Sundays' is decided."""
_WISHES = re.compile(
    rf"(?:maybe|perhaps|possibly|in principle),? |{LETS}"
    r"|i (?:think|reckon|feel|believe) (?:that )?(?=(?:we|the board|the group|the committee)\b)"
    r"|(?:it |that )?(?:looks|sounds|seems) (?:like|as if|as though) (?=(?:we|the board|the group)\b)"
    r"|(?P<kept>(?:" + "|".join((*_MINE, *_OURS, *_OF_IT)) + r")(?![\w']))"
)
_OF_OTHERS = re.compile(
    r"(?:the |our )?(?:\w{1,20} ){0,2}(?:board|team|panel|party|sub-?group|sub-?committee|staff"
    r"|partnership|council|trust"
    r"|forum|auditors?|architect|surveyor|landlord|officers?|volunteers|members|trustees|consultants?"
    r"|steering group"
    r"|school|college|funders?|treasurer|bank|insurers?) (?:suggests?|suggested|recommends?|recommended"
    r"|advises?|advised"
    r"|wants?|would like|asks?|asked|hopes?|proposes?|proposed) (?:that |we |us |a |an |the |to |for )"
)
"""What somebody else would like is not agreed by that."""


def read(folded: str) -> tuple[Found, int] | None:
    """Return that a text begins with a wish or a view, and where its wording begins; None for any other."""
    if _OF_OTHERS.match(folded):
        return Found(unsure=True), 0
    match = _WISHES.match(folded)
    return (Found(unsure=True), 0 if match["kept"] else match.end()) if match else None
