"""The words in which people ask to see something."""

import re

from bot.language.wording import word_set

WORD = re.compile(r"[@#]?[^\W_](?:[\w'-]{0,40}[^\W_])?")

OF_DECISIONS = word_set(
    "decision decisions decide decided agree agreed agreement agreements resolve resolved resolution",
    "resolutions policy policies propose proposed proposal proposals penderfyniad penderfyniadau",
)
OF_ACTIONS = word_set(
    "own owns owned owner owners action actions task tasks todo todos owe owes owing doing chase chasing",
    "gweithred gweithredoedd",
)
OF_WORK_DONE = word_set(
    "sent written write writing done finished doing drafted booked called rung spoken asked circulated",
    "submitted handed chased completed working",
)
MINE = word_set("my mine i me i'm i've i'd myself")
ASKS = word_set(
    "what what's whats which who who's whos whose when where how has have did do does is are was were any",
    "anything why",
    "wht whats waht beth pwy pryd where's wheres",
)
SHOWS = word_set(
    "list show gimme see view display read open get tell give look search find lookup remind check browse"
)
SUGGESTS = re.compile(r"(?:so |and |but |ok |well )?,? ?(?:what|how) (?:about|if)\b")
TABLE = re.compile(r"\w{1,12} ?[:|]")
RECORDS = word_set("propose decide agree resolve record minute own")
TO_RECORD = re.compile(
    r"(?:please |pls |can you |could you |can we )?"
    r"(?:(?:make|turn|record|log|note|add|capture|put|take|count|set) (?:this|that|it|these|those)\b"
    r"|remind (?:me|us) to\b|actions? (?:this|that|it|these|please|pls)\b"
    r"|(?:that's|thats|that is|this is|it's) (?:an|another|one) action)"
)
"""What makes a record of the message above: 'action this', 'make that an action'."""
SEEKS = word_set("search lookup")
TELLS = word_set("show list find search tell remind")
ABOUT = re.compile(r"\b(?:about|regarding|concerning|on|re|to do with|ynglyn a)\s+(?P<words>.+)", re.DOTALL)
FILLS = word_set(
    "the a an of for with in to that this these those it its there here all any anything some every",
    "everything our us we you your they their them he she his her please pls plz now again still yet",
    "already so just only can could would will up out and or as at by from about on re ones one got get",
    "getting had having been be am hey hi hello thanks thank latest recent last new list history record",
    "records recorded made make ever supposed meant going hold standing status everyone everybody person",
    "know let come many much long changed change plate park defer today's looks like left remaining things",
    "stuff items item need needs due nowadays currently",
)
SHOULD = re.compile(
    r"(?:so |and |but |ok |well )?,? ?(?:should|shall|could|can|may|might|ought|would|will) "
    r"(?!you (?:please )?(?:tell|show|remind|list|find|look|let|give|say)\b)"
)
OF_A_KIND = word_set("where's wheres what what's whats wht waht which who who's whos beth pwy")
OF_REASON = word_set("why when where how")
WHETHER = word_set("is are was were has have had did does do")
MISSED = re.compile(
    r"\b(?:(?:did|have|do|'ve) (?:i|we|you|she|he|they|[\w-]{2,20}) miss(?:ed)?\b|i(?:'ve)? missed\b"
    r"|catch (?:me|us|[\w-]{2,20}) up|bring me up to (?:date|speed)|what(?:'s| has|s) happened|what happened"
    r"|what(?:'s|s| is) new|anything new|golli|ai(?:-je)? (?:manqué|rat[ée])|fill me in)"
)
PEOPLE = re.compile(
    r"\bwho(?:'s|s| is| are)? (?:on|in|else|here from|sits?|represents?"
    r"|speaks? for|comes? from|the members|members)\b"
    r"|\b(?:list|show) (?:the |our )?(?:members|people)\b|^members$|\bwho sits for\b"
)
CALENDAR = re.compile(
    r"\b(?:in|to|into|on|onto|with) (?:my |our |the )?(?:outlook|google|ical|apple|own|work|phone)?"
    r"(?:'s)? ?(?:calendar|diary)\b"
    r"|\b(?:calendar|ics|ical) (?:link|feed|file|address|url|invites?|invitations?|subscription)\b"
    r"|\b(?:add|get|put|sync|export)\b.{1,40} (?:to|in|into|with) (?:outlook|google calendar|ical)\b"
    r"|^(?:my )?(?:calendar|diary)$"
)
HELP = re.compile(
    r"(?:help|\?|commands|what can (?:you|i|this|it) (?:do|type|say|ask)(?: here| to you)?"
    r"|how does (?:this|it) work|how do i (?:use|work) (?:this|it|you)|instructions|helo|cymorth|aide)\W{0,5}"
)
FRAME = re.compile(
    r"(?:(?:it was|we|we have|we've|the (?:board|committee|group)|all) )?(?:agreed|resolved|decided|approved)"
    r"(?: (?:that|to|the following))?[.,]?"
)
"""What a decision begins with, before anything is said of it."""
STATEMENT = re.compile(
    r"(?:we(?:'ll| will| shall| agreed?| have agreed| decided?)|agreed|resolved|it was agreed)\b"
)
