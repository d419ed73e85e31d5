"""Words that say of a decision on record that it has ended: 'no longer stands', 'scrap'."""

import re

AFTER = re.compile(
    r",?\s?(?:(?:is|are|was|were|has been|have been|should be|to be|be|can be|gets)\s)?(?:now |hereby "
    r"|therefore )?(?:no longer (?:stands?|holds?|appl(?:y|ies)|valid|in force|needed|relevant|current"
    r"|counts?)(?: any ?more)?|(?:does|do)(?: not|n't|nt) (?:stand|hold|apply|count|work)(?: any ?more"
    r"| any longer)?|(?:isn'?t|isnt|aren'?t|not) (?:valid|in force|current|needed)(?: any ?more"
    r"| any longer)?|stands no (?:longer|more)|withdrawn|revoked|rescinded|scrapped|void|off|dead|lapsed"
    r"|has lapsed|dropped|abandoned|cancelled|annulled|obsolete|out of date|over|gone|lapses"
    r"|falls(?: away)?|ended|repealed|overturned|reversed|never (?:agreed|decided)|should go|must go"
    r"|goes)(?![\w'])"
)
"""What stands behind the decision."""
BEFORE = re.compile(
    r"(?:(?:i|we)(?:'ve| have| will|'ll| are|'re| want to| would like to)? |[a-z]{2,20} (?=withdraws"
    r"|scraps|revokes|drops))?(?:hereby |now |also |formally )?(?:scrap(?:ped|ping|s)?|withdraw(?:n|ing"
    r"|s)?|withdrew|revoke[ds]?|rescind(?:ed)?|forget(?: about)?|drop(?:ped|ping|s)?|abandon(?:ed)?"
    r"|annul(?:led)?|cancel(?:led)?|bin|ditch(?:ed)?|retract(?:ed)?|get rid of|take back"
    r"|do away with|repeal(?:ed)?|no longer(?: stands?| do| follow)?:?|no more|strike|axe|kill|end"
    r"|overturn(?:ed)?|reverse[d]?|overrule[d]?|disregard|ignore|quash(?:ed)?|set aside|void"
    r"|nullify)(?: decisions?| our| the)?\s?"
)
"""What stands before it."""
