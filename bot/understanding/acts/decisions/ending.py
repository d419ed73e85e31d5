"""Words that say of a decision on record that it has ended: 'no longer stands', 'scrap'."""

import re

AFTER = re.compile(
    r",?\s?(?:(?:is|are|was|were|has been|have been|should be|to be|be|can be|gets)\s)?"
    r"(?:now |hereby |therefore )?"
    r"(?:no longer (?:stands?|holds?|appl(?:y|ies)|valid|in force|needed|relevant|current"
    r"|counts?)(?: any ?more)?"
    r"|(?:does|do)(?: not|n't|nt) (?:stand|hold|apply|count|work)(?: any ?more| any longer)?"
    r"|(?:isn't|isnt|aren't|not) (?:valid|in force|current|needed)(?: any ?more| any longer)?"
    r"|stands no (?:longer|more)"
    r"|withdrawn|revoked|rescinded|scrapped|void|off|dead|lapsed|has lapsed|dropped|abandoned|cancelled"
    r"|annulled"
    r"|obsolete|out of date|over|gone|lapses|falls(?: away)?|ended|repealed|overturned|reversed"
    r"|never (?:agreed|decided)"
    r"|should go|must go|goes)(?![\w'])"
)
"""What stands behind the decision."""
BEFORE = re.compile(
    r"(?:(?:i|we)(?:'ve| have| will|'ll| are|'re| want to| would like to)? |[a-z]{2,20} (?=withdraws"
    r"|scraps|revokes|drops))?"
    r"(?:hereby |now |also |formally )?"
    r"(?:scrap(?:ped|ping|s)?|withdraw(?:n|ing|s)?|withdrew|revoke[ds]?|rescind(?:ed)?|forget(?: about)?"
    r"|drop(?:ped|ping|s)?|abandon(?:ed)?|annul(?:led)?|bin|ditch(?:ed)?|retract(?:ed)?|get rid of|take back"
    r"|do away with|repeal(?:ed)?|no longer(?: stands?| do| follow)?:?|no more|strike|axe|kill|end"
    r"|overturn(?:ed)?"
    r"|reverse[d]?|overrule[d]?|disregard|ignore|quash(?:ed)?|set aside|void|nullify)(?: decisions?| our"
    r"| the)?\s?"
)
"""What stands before it."""
