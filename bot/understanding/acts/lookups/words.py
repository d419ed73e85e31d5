"""The words in which people ask to see something."""

import re

from bot.language.wording import word_set

WORD = re.compile(r"[@#]?[^\W_](?:[\w'-]{0,40}[^\W_])?")

OF_DECISIONS = word_set(
    "decision decisions decide decided agree agreed agreement agreements resolve resolved resolution",
    "resolutions policy policies propose proposed proposal proposals penderfyniad penderfyniadau",
)
OF_AGREEING = word_set(
    "ratify ratified approve approved adopt adopted endorse endorsed settle settled sanction sanctioned voted"
)
"""What a board does when it decides."""
OF_ACTIONS = word_set(
    "job jobs own owns owned owner owners action actions task tasks todo todos owe owes owing doing",
    "chase chasing",
    "gweithred gweithredoedd responsible accountable",
)
OF_WORK_DONE = word_set(
    "sent written write writing done finished doing drafted booked called rung spoken asked circulated",
    "submitted handed chased completed working gone posted emailed printed ordered delivered",
)
OF_RECORDING = word_set(
    "record recorded log logged minute minuted put enter entered filed registered noted submit submitted",
    "propose proposed suggest suggested moved",
)
"""What somebody does who puts something on record."""
NEWS = re.compile(
    r"(?:any |an? |the |latest |current |quick ){0,2}(?:news|update|updates|progress|status|position"
    r"|latest|state of play|word)"
    r" (?:on|of|about|with|re|regarding|from|for) .{2,100}|what about (?:the |our )?.{2,60}\b(?:decision"
    r"|action|actions)"
)
"""What asks how a matter stands, without a verb: 'any news on the lease'."""
OF_MINE = re.compile(
    r"\bby me\b|\bmy (?:own )?(?:decisions|proposals|records)\b|^mine$"
    r"|\bi(?:'ve| have)? (?:recorded|proposed|put forward|minuted|logged|put in)\b"
)
"""What somebody recorded themselves."""
MANY_OF_THEM = word_set("actions decisions tasks jobs proposals todos agreements resolutions policies")
ONE_OF_THEM = word_set("action decision task job proposal")
OF_LISTS = word_set(
    "list lists summary overview rundown roundup stuff things ones todo workload queue", "log logs"
)
"""What asks for a list, beside whose it is."""
MINE = word_set("my mine i me i'm i've i'd myself")
OF_A_KIND = word_set("where's wheres what what's whats wht waht which who who's whos beth pwy")
OF_REASON = word_set("why when where how")
ASKS = (
    OF_A_KIND
    | OF_REASON
    | word_set("whose has have did do does is are was were any anything pryd how's hows")
)
SHOWS = word_set(
    "list show gimme explain describe see view display read open get tell give look search find lookup",
    "remind check browse",
)
SUGGESTS = re.compile(
    r"(?:so |and |but |ok |well )?,? ?(?:(?:what|how) (?:about|if)\b|any other business\b"
    r"|(?:(?:are there |does any(?:one|body) have |has any(?:one|body) (?:got )?)?any )?objections? (?:to"
    r"|if)\b"
    r"|(?:does|do|would|will) (?:any(?:one|body)|any of (?:us|you)) (?:object|mind|oppose)\b"
    r"|who(?:'s| is|s) (?:for|against|in favour(?: of)?|up for|happy (?:with|to)) (?!me\b)"
    r"|how do (?:we|you|people|others|you all|we all) feel about\b|is (?:everyone|everybody|anyone) (?:ok"
    r"|okay|happy|fine)\b)"
)
"""What puts something to the group, in whatever form of a question."""
TABLE = re.compile(r"\w{1,12} ?[:|]")
RECORDS = word_set("propose decide agree resolve record minute own")
TO_RECORD = re.compile(
    r"(?:please |pls |can you |could you |can we )?"
    r"(?:(?:make|turn|record|log|note|add|capture|put|take|count|set) (?:this|that|it|these|those)\b"
    r"|remind (?:me|us) to\b|actions? (?:this|that|it|these|please|pls)\b"
    r"|(?:that's|thats|that is|this is|it's) (?:an|another|one) action"
    r"|(?:all )?(?:agreed|decided|approved|carried|done|yes)[,.;! -]{1,3}(?:so |and )?(?:please "
    r"|pls |can you )?"
    r"(?:record|minute|note|log|capture)\b)"
)
"""What makes a record of the message above: 'action this', 'make that an action'."""
SEEKS = word_set("search lookup")
TELLS = word_set("show list find search tell remind explain describe")
ABOUT = re.compile(r"\b(?:about|regarding|concerning|on|re|to do with|ynglyn a)\s+(?P<words>.+)", re.DOTALL)
FILLS = word_set(
    "the a an of for with in to that this these those it its there here all any anything some every",
    "everything our us we you your they their them he she his her please pls plz now again still yet",
    "already so just only can could would will up out and or as at by from about on re ones one got get",
    "getting had having been be am hey hi hello thanks thank latest recent last new list history record",
    "records recorded made make ever supposed meant going hold standing status everyone everybody person",
    "know let come many much long changed change plate defer today's looks like left remaining things",
    "stuff items item need needs due nowadays currently",
)
LITTLE = word_set(
    "into onto over under between during without within through off down back away via per than while",
    "though although if whether because but nor not no none neither either both each other another such",
    "same own too very also even always often really actually quick quickly please kindly maybe perhaps",
    "happened happen happening became become said say whole full past since after before until till ago",
    "put kept turned kicked newest recent most earliest theirs ours yours hers its whatever whichever",
    "whoever whom matters matter points everything assigned given allocated landed coming along progress",
    "progressing anybody somebody nobody anyone someone something promise promised next yes date end set",
    "should must might came went raised arising arose remain remains sorry bit moment must side name stand",
    "stands recently",
    "go including includes consult exists exist where news update updates",
)
PUT_OFF = re.compile(
    r"(?:parked|deferred|postponed|adjourned|shelved|escalated|put off|held over|carried over)\b.{0,20}?"
    r"\b(?:to|until|till|til|for now|again|for the (?:time being|moment))\b"
)
"""What tells, where things are recorded, that something is put off: 'deferred until the January meeting'."""
SHOULD = re.compile(
    r"(?:so |and |but |ok |well )?,? ?(?:should|shall|could|can|may|might|ought|would|will) "
    r"(?!you (?:please )?(?:tell|show|remind|list|find|look|let|give|say)\b)"
)
SUBJECTS = tuple((word,) for word in ("we", "i", "you", "they", "he", "she", "it", "the", "any", "that"))
PAST = word_set(
    "did came set made gave given took taken was were arose arising raised agreed completed done finished",
    "closed",
)
"""With one of these it is asked of a time that is over: 'what actions did we set in October'."""
ANY = word_set("any anything many much everything all something ones things actions decisions tasks")
WHETHER = word_set("is are was were has have had did does do")
OF_ONE_MATTER = OF_REASON | WHETHER | word_set("who who's whos where's")
"""What a question begins with that is of one matter, where it names one."""
MISSED = re.compile(
    r"\b(?:(?:did|have|do|'ve) (?:i|we|you|she|he|they|[\w-]{2,20}) miss(?:ed)?\b|i(?:'ve)? missed\b"
    r"|catch (?:me|us|[\w-]{2,20}) up|(?:bring|get) (?:me|us) up to (?:date|speed)|what(?:'s| has"
    r"|s) happened|what happened|what(?:'s| has) been (?:going on|happening)|what (?:went|has gone) on"
    r"|anything happen|what(?:'s|s| is) new|anything new|golli|ai(?:-je)? (?:manqué|rat[ée])|fill me in"
    r"|^recap\b)"
)
ASKS_WHAT_WAS_MISSED = re.compile(
    r"\bwhat (?:did|have|has|'ve) (?:i|we) miss(?:ed)?\b|\b(?:catch me up|fill me in|bring me up to"
    r"|get me up to (?:speed|date))\b|\b(?:what(?:'s|s| is| has| have)?|anything) (?:new|happened|happen"
    r"|i missed|been (?:going on|happening)|went on)\b"
)
"""What asks for it wherever it stands: 'back from leave, what did I miss?'."""
PEOPLE = re.compile(
    r"\bwho(?:'s|s| is| are)? (?:on (?!the (?:hook|case|point|job)|hook|call|duty|leave)|in\b|else\b"
    r"|here from|sits?\b|represents?\b|speaks? for|comes? from|the members|members\b"
    r"|(?:the |our )?(?:secretary|treasurer|vice chair|clerk)\b)"
    r"|\bwho (?:do|have) we (?:have|got) (?:from|on|in)\b"
    r"|\b(?:what|which) (?:organisations|organizations|bodies|partners) (?:are|do we have|sit)\b"
    r"|^names of (?:all|everyone|everybody|the (?:members|people))\b"
    r"|^(?:(?:a |the )?list |show )?(?:of )?(?:the |our |all |board |group |committee |everyone ){0,3}"
    r"(?:members|people|membership|members?'? list|membership list|list of members)"
    r"(?: (?:of|on|in) (?:the |this |our )?(?:board|group|committee|channel))?[.?!]*$"
    r"|\b(?:which|what) (?:organisation|organization|body) (?:is|does|are)\b|\bwho is [a-z]{2,20} with[.?!]*$"
    r"|\bwho all (?:is|are)\b"
)
CALENDAR = re.compile(
    r"\b(?:in|to|into|on|onto|with) (?:my |our |the )?(?:outlook|google|ical|apple|own|work"
    r"|phone)?(?:'s)? ?(?:calendar|diary)\b|\b(?:calendar|ics|ical) (?:link|feed|file|address|url"
    r"|invites?|invitations?|subscription)\b|\b(?:add|get|put|sync|export)\b.{1,40} (?:to|in|into"
    r"|with) (?:outlook|google calendar|ical)\b|^(?:my )?(?:calendar|diary)$|\b(?:meetings?|dates|these"
    r"|this|it|them) (?:to|in|into|on) (?:my |our )?outlook\b"
    r"|\bcalendar (?:for|on|in|to) (?:my |our |the )?(?:phone|telephone|mobile|tablet|computer|laptop|outlook"
    r"|google)\b|\bwhere (?:can i|i can|do i|to) (?:find|get) (?:the |my |our |a )?calendar\b"
)
HOW_TO = re.compile(
    r"how (?:do|can|should|would|could) (?:i|we|you|one) (?:go about )?(?P<verb>[a-z]{2,20})\b.{0,60}"
)
"""What asks how something is done, which is told with what can be done."""
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
