"""The words by which people are called where their names are not used: 'me', 'all', 'somebody'."""

import re

from bot.language.wording import word_set
from bot.understanding.acts.actions.words import phrases

ME = frozenset({"me", "myself", "self", "moi"})
I_DO = re.compile(
    r"(?:i(?:'d| would|'m| am|'ve| have)?)(?: be)?(?: (?:also|just|then|really|kindly))?"
    r" (?:will|shall|can|could|must|should|to|going to|need to|have to|ought to|better|got to|want to"
    r"|agreed to|promised to|offered to|volunteered to|undertook to|undertake to|plan to|intend to|aim to"
    r"|hope to"
    r"|(?:(?:more than|very|quite|only too|really|so) )?(?:happy|glad|delighted|willing|pleased|able|keen"
    r"|planning"
    r"|intending|hoping|aiming|down|due|meant|supposed) to)(?: (?:also|just|then|try and|happily|gladly"
    r"|need to|remember to|not forget to|make sure to))?"
    r"(?=\s)\s"
    r"|(?:i'll|i've to|ill|let me|(?:more than |very |only too )?happy to|note to (?:self|myself)\s?[:,–—-]?"
    r"|memo to self\s?[:,–—-]?)(?: (?:also|just|then|try and|happily|gladly|have to|need to"
    r"|remember to))?(?=\s)\s"
    r"|i (?:said|promised|agreed|mentioned|told (?:you|them|everyone))(?: that)?"
    r" i(?:'d|'ll| would| will| could)\s"
)
"""How somebody says that they themselves do what follows."""
I_AM_DOING = re.compile(
    r"i(?:'m| am)(?: also| now| just| already| currently)? "
    r"(?=(?!com|hav|go|be|leav|work|wait|look|feel|hop|wonder)\w{2,14}ing (?:the|an?|our|my|up|out|some"
    r"|all|this|that)\b)"
)
"""How somebody says what they are doing: 'I'm drafting the response'."""
I_DO_TOO = frozenset({"to", "will", "shall", "and", "&", ",", "/", "+", ":", "-", "–", "or"})
WE_DO = phrases(
    "we will|we shall|we'll|we need to|we should|we must|we are to|we to",
)
ALL = phrases(
    "all|everyone|everybody|all members|each member|every member|each of us|all of us|all of you",
    "each of you|everyone here|the whole group|all partners|all board members|@everyone|@channel",
    "all trustees|all directors|all governors|all councillors|all committee members|trustees|directors",
    "members",
    "board members|committee members|partners|all reps|all leads",
    "@here|@all|every1|evry1|you all|everyone else|all of the board|all the board|the whole board",
)
NOBODY = phrases(
    "somebody|someone|anyone|anybody|nobody|tbc|tba|tbd|owner tbc|owner tba|a volunteer|volunteer",
    "volunteers|one of us|?|unassigned|nobody yet|no one|no owner|no owner yet|someone else",
    "to be confirmed|to be agreed|one of you|some1|any1|sum1|somebody or other|somebody else|whoever",
)
AND = frozenset({"and", "&", "+", "/", ",", "plus", "with", "n"})
OR = phrases("or|and / or|either|failing that|or failing that|failing which|or else|or if not|or possibly")
OTHERS = phrases(
    "one other|another|others|someone else|somebody else|one more|a n other|a . n . other|a.n. other",
    "an other|the team|team",
    "colleagues|a colleague|another trustee|another member|friends|co|helpers|a helper|whoever",
    "whoever is free",
)
"""Somebody who is still to be named, beside others who are: 'Val and one other'."""
COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4}
FROM = frozenset({"from", "of", "at", "in", ",", "("})

NO_OFFICE_HERE = word_set(
    "treasurer clerk convenor convener director manager president coordinator officer administrator",
    "deputy caretaker accountant solicitor auditor contractor landlord surveyor architect",
)
"""Offices that people outside may hold, to be named by them."""
BODIES = word_set(
    "service services team group committee board council panel forum office department trust company school",
    "college university church club society charity partnership brigade association agency officer manager",
    "worker coordinator organiser secretary nurse surgery practice headteacher firm bank library museum",
    "network federation subgroup sub-group supplier builder builders plumber electrician volunteers",
    "trustees governors residents scouts cadets staff treasurer clerk bookkeeper accountant caretaker",
    "cleaner gardener trainer tutor teacher rep reps coach chef doctor gp warden intern apprentice",
    "student colleague deputy parents neighbours tenants landlord agent contractor",
    "roofer decorator designer photographer caterer caterers driver porter receptionist",
    "administrator co-ordinator facilitator interpreter translator editor webmaster lawyer solicitor",
    "architect surveyor engineer planner inspector supervisor auditor auditors",
)
"""What may do work, and is called by no name: 'the fire service', 'the youth officer'."""
OURSELVES = word_set("group committee board council trust team panel forum")
"""What the group may call itself; another one has a word before it: 'the steering group'."""
WHOLE = word_set("whole entire full rest same other next last wider")
"""What makes no other body of one: 'the whole board'."""
NOT_A_NAME = word_set(
    "write talk speak reply respond send go listen apply report return add move link present refer",
    "submit sign contribute remember agree agreed arrange need try aim offer start begin prepare ask",
    "pursuant further according owing prior addition regard relation response",
    "plan look commit continue wait subscribe attend object appeal turn come get have keep",
    "bring take make let help work use due next subject in at on by for from with as if when while",
    "after before since once until following i we you it they he she this that these those there what",
    "who which why how please sorry thanks action actions all resolved proposal decision decided minutes",
    "meeting",
)
"""Words that begin a sentence with 'to' behind them, and are nobody."""
THINGS = word_set(
    "clinic agenda café cafe minutes hall office shop centre service paper papers plan budget policy report",
    "reports website newsletter project pilot event training lease stall gate boiler building room venue",
    "form forms poster posters leaflet letter email invoice date dates time times deadline price cost costs",
    "file register rota strategy terms map survey data figures notes slides pack fund funding grant",
    "contract",
)
"""What is done work on, and does none itself."""
