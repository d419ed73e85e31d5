"""The words by which one sentence of a talk does something: yes, no, not now, can you, I will."""

import re


def _any(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


YES = _any(
    r"(?:(?:oh|ok|okay|well|then|ah|yeah|yes|and|hmm?|diolch|great|lovely|super|good|wow|haha"
    r"|1|2|3),?\s+){0,2}"
    r"(?:yes|yep|yeah|yup|y|aye|ok|okay|okey|sure|fine|agreed?|(?:i )?second(?:ed| that)?"
    r"|works?|sounds|great|good"
    r"|perfect|lovely|super|absolutely|definitely|certainly|of course|happy|in favour"
    r"|still in favour|for|me too|and me|same"
    r"|makes sense|count me in|go (?:for it|ahead)|do it|please do|yes please|smashing|deal"
    r"|done|cool|nice|love it"
    r"|approved?|all good|no objections?|none from me|i(?:['’]m| am) (?:happy|fine|ok|good"
    r"|for|in)|(?:that )?i can live with"
    r"|i(?:['’]d| would)? (?:agree|support)|as (?:above|amended)|then (?:yes|ok)|cytuno|iawn"
    r"|gwnaf|oui|d['’]accord|ça marche"
    r"|ja|si|sí|claro|tak|dobrze|👍|👌|✅|🙏|💯|🎉|\+1|:\+1:|:thumbsup:|:white_check_mark:"
    r"|:ok_hand:|on those terms yes)"
    r"(?![\w'’])"
    r"|^(?:brilliant|fab|ace|spot on|nope,? spot on|go on then|np|no bother|🫡|👏|💪)(?![\w])"
    r"|^\W*(?:✅|👍|🫡)"
)
NO = _any(
    r"(?:(?:hm+|oh|ah|well|sorry|er+|hang on|wait|actually),?\s+){0,2}"
    r"(?:no(?:pe)?\b(?! decision| word| news| reply| progress| idea| objection| problem"
    r"| worries| one)|not (?:me|for me|all|sure|happy"
    r"|keen|yet|now|convinced)\b"
    r"|nah\b|against\b|i object\b|i(?:['’]d| would) rather not\b|(?:then )?i can(?:['’]?t"
    r"|not) (?:support|agree|back)"
    r"|i(?:['’]m| am) (?:against|not happy|not keen)|disagree|over my dead|hang on\b"
    r"|hold on\b|wait\b|scrap that)"
    r"|^\W*👎|^👎"
)
OBJECTS = _any(
    r"\b(?:i object|object to|can(?:['’]?t|not) (?:support|agree|back|accept)|asked not to"
    r"|not happy with|against (?:it|that|this)"
    r"|shouldn?['’]?t have been|not quorate|does ?n['’]?t stand|strike it|doesnt stand|veto"
    r"|that(?:['’]s|s) the (?:wall|one|day))\b"
)
PUT_OFF = _any(
    r"\b(?:come back to|comes back|back to (?:it|this|that) (?:when|next|in|once)|park(?:ed"
    r"|ing)? (?:it|this|that)|parked"
    r"|defer(?:red)?|postpone[ds]?|shelve[ds]?|put (?:it|this|that) off|(?:it|that"
    r"|this) can wait|can wait (?:for|until|till|til)"
    r"|think about (?:that|it|this)(?: again| more)?|have a think|sleep on|not (?:a )?(?:yet"
    r"|now)\b|another (?:day|time)"
    r"|take (?:it|this|that) (?:away|offline|to)|next (?:meeting|time|month) (?:then|maybe"
    r"|please)|leave (?:it|that) for now"
    r"|needs? more (?:than|talk|time|thought|people|info\w*)|wait (?:for|until|till|til"
    r"|and see)|on hold)"
)
BACK = _any(
    r"\b(?:scrap that|actually no|sorry (?:i )?can['’]?t|can['’]?t (?:after all|now|any ?more"
    r"|do it)|i take (?:it|that) back"
    r"|forget (?:it|that)|ignore (?:that|me)|just looked|not me then|somebody else (?:will"
    r"|would|has to)|no time after all)\b"
)
ASKS_ONE = _any(
    r"\b(?:can|could|would|will|wld|cld) (?:you|u)\b|\b(?:you|u) (?:ok|okay|happy|able|free"
    r"|up for|still up) to\b|\bnei di\b"
    r"|\b(?:pourrais|peux)[- ]tu\b|,? will you\?|\bplease\b(?= \w+)|\byou(?:['’]ll| will)\b"
    r"|\bwonder(?:ed|ing)? (?:if|whether) \w+ (?:might|could|would|can)\b|\byou (?:make|do"
    r"|take|write|send|book|ask|ring|call|get|bring|sort|check)\b"
)
ASKS_ANY = _any(
    r"\b(?:can|could|would|will) (?:somebody|someone|anybody|anyone|one of (?:us|you))\b"
    r"|\b(?:somebody|someone|one of us|we)"
    r" (?:has|have|needs?|ought|should|must|got) (?:to )?\b|\bmust be \w+(?:ed|n|d"
    r"|t)? by (?:someone|somebody)\b"
    r"|\bwho(?:['’]?s| is| can| could| will| wants| has|['’]ll) (?!rung\b|got\b|the\b|that\b|on\b|this\b)"
    r"|\bany ?(?:one|body) (?:free|able|willing|up for)\b"
    r"|\bneeds? (?:doing|sorting|writing|sending|booking|someone|somebody)\b"
    r"|\bwho['’]?s (?:doing|getting|taking|collecting|counting)\b"
)
TAKES = _any(
    r"\b(?:i(?:['’]ll|ll| will| shall| can|['’]m going to|m going to| am going to|['’]m gonna"
    r"|m gonna)(?!['’]?t\b|not\b| not\b| never\b)|leave (?:it|that|this) (?:with|to) me"
    r"|^on it|i(?:['’]m| am) on it|^(?:ok |yes |sure |yep )*(?:will|can) do|consider it done"
    r"|i(?:['’]ve|ve| have) got (?:it|this|that)|mine|i(?:['’]d| would) be (?:happy|glad) to"
    r"|let me (?:do|take|sort|write|ask|get|ring|call|send|check|draft|book|handle)|me(?:,"
    r"| again| and| please|$)|i take (?:it|that|this)"
    r"|je m['’]occupe|je (?:le|la|vais)|mi wna i|gwna i|ich mach|(?:and i|and me) (?:can|will"
    r"|could)|we(?:['’]ll| will) (?:move|take|do|send|write|get|sort))\b"
    r"|^(?:ok |so |and )?ill (?=[a-z])|^(?:that['’]?s |thats |it['’]?s |its )?(?:me|us"
    r"|mine)\b(?! too\b| neither\b)|\b(?:are|is) mine\b|^go on then\b|\bon it+\b(?= *🫡| *$)|^🫡"
)
PROPOSES = _any(
    r"\b(?:propos(?:e|al|ed|ing)|motion|i move|i suggest|i(?:['’]d| would) suggest|shall we"
    r"|should we|do we (?:want|keep|go|move|take|start|have|need|buy|sell)"
    r"|let['’]?s|how about|what about|why don['’]?t we|can we (?:agree|say|go|move|have|make"
    r"|do|take|use|meet|keep|change)|(?:are|r) we (?:all )?(?:ok|happy|agreed|fine)"
    r"|(?:all|everyone|everybody|anyone) (?:happy|ok|okay|agreed|against|opposed)|(?:is"
    r"|does) (?:everyone|everybody|anyone|anybody) (?:happy|ok|agree|object)"
    r"|any objections?|objections by|happy (?:to|for us|with)|ok to|ok if|draft(?: for| of"
    r"| wording|:)|recommend(?:ation)?|offer|vote|thumbs|hands up|put to)\b|👍 or|^(?:ok|so"
    r"|right|fine|well|oh)?,? ?then:? |^ok then\b|\binstead\b|^what if\b|\bsame date\b"
    r"|^(?:can|could|may|might) (?:the|our|my|we|they) |\bwe (?:turn|keep|go|stay|use|drop"
    r"|scrap|buy|sell|meet|move|pay|hold|leave|put|stick) |\bwhat i['’]?m hearing\b"
    r"|\bto (?:sum up|recap)\b|\bshout if\b|^so:|\btweak\b|\breword|\byes or no\b|\bi['’]?m minded to\b"
)
BARE = _any(
    r"^(?!(?:i|you|u|we|they|he|she|it|who|what|when|where|why|how|which|whose|is|are|was"
    r"|were|do|does|did|has|have|had|can|could|will|would|should|shall|may|might|am|any|sugar"
    r"|and|but|really|seriously|yes|no|ok)\b)[^\W\d_]"
)
"""How a question begins that puts up what it says: 'replace the projector?'."""
CONDITIONS = _any(
    r"\b(?:provided|providing|subject to|as long as|so long as|on condition|only if"
    r"|if (?:there|it|they|legal|the \w+)(?:['’]s|s| is| are)?)\b"
)
REFERS = _any(
    r"\b(?:carried|so resolved|as (?:above|amended)|motion (?:passes|passed|carries|as)"
    r"|passed unanimously|then we(?:['’]re|re| are) in|agreed then|all agreed|that(?:['’]s|s"
    r"| is) (?:settled|agreed|decided))\b"
)
SERIOUSLY = _any(r"\bseriously\b|\bjoking aside\b|\bin earnest\b")
TAGS = _any(
    r"(?:^|[\s,.–-])(?:ok|okay|yes|agreed|right|all agreed|everyone ok|d['’]accord"
    r"|oc[êe]|y/?n|yeah|deal|then|rest as above|good)\s?\?\s?$"
)
SETTLES = _any(
    r"\b(?:(?:so )?(?:that(?:['’]s|s| is)|we(?:['’]re|re| are)|it(?:['’]s|s"
    r"| is)) (?:all )?(?:agreed|settled|decided|carried)|carried|so resolved|it is so resolved"
    r"|i decide\b|motion (?:passes|passed|carries)|(?:is|are) adopted|resolved|that(?:['’]s"
    r"|s) a yes|agreed then|we(?:['’]ll| will) go (?:with|for)|going with"
    r"|passed unanimously|then we(?:['’]re|re| are) in)\b|^(?:ok |so |lovely "
    r"|right )*(?:the )?[\w']+(?: [\w']+)? it is\b(?! what)"
    r"|^(?:ok|right|fine),? (?:so )?not \w+ing\b|(?:^|, "
    r"|\bso )(?:the )?[£\w',.]{1,20} it is\b(?! what)|^(?:good|great|lovely|right)?\W*all content\b"
)
NEWS = _any(
    r"\b(?:cabinet|council|government|regulators?|ministers?|the board|head ?office|trustees"
    r"|county|parliament|senedd|they|he|she)"
    r" (?:have |has |had |just )?(?:voted|decided|agreed|ruled|announced|said|approved"
    r"|confirmed|are|will|were|was|ll|['’]ll|['’]d)\b"
    r"|\b(?:last (?:night|week|month|year)|yesterday|in (?:january|february|march|april|may"
    r"|june|july|august|september|october|november|december))\b.{0,40}"
    r"\b(?:voted|decided|agreed)\b|\b(?:we|you) (?:already )?(?:agreed|decided|voted"
    r"|said) (?:this |that |it )?(?:in|at|last|back|before|already|on)\b"
    r"|\bdid we (?:ever|not|already)?\s?(?:agree|decide)|\bfyi\b|\bapparently\b"
    r"|^>|\b(?:was|were) (?:agreed|decided)\b|\bforward(?:ing|ed) from\b"
)
SUPPOSES = _any(
    r"(?:^|[,;.] ?)if\b(?! (?:anyone|anybody|nobody|no one|you|that['’]?s ok|everyone))"
    r"|\bwe(?:['’]d| would)\b|\bone day\b|\bin (?:my|your) dreams\b|\bif only\b"
)
JOKES = _any(
    r"😂|🤣|😹|🎅|:joy:|:rofl:|\b(?:lol|lma+o+|rofl|ha(?:ha)+|hehe\w*|jk|only joking|just kidding"
    r"|sarcasm)\b|\bcancel christmas\b|\bsanta\b"
)
RUNNING = _any(
    r"\b(?:un)?mut(?:e|ed|ing)\b|\b(?:share|sharing) (?:my|your|the) screen|\bscreen\b"
    r"|\bspreadsheet up\b|\bcan you hear\b|\becho\b|\bitem \d|\bnext item\b"
    r"|\bgo first\b|\bon (?:the )?agenda\b|\bminutes of\b|\btrue record\b|\bwrong window\b"
    r"|\b(?:coffee|tea|cuppa|sugar|biscuits?|lunch|bacon roll|kettle)\b"
    r"|\bback in (?:a|5|five|ten|\d)|\bi(?:['’]ll|ll| will) be (?:on|late|there|back|in|a bit"
    r"|off|away)\b|\blink (?:is|doesn)|\bapolog(?:ies|ise)\b|\brunning late\b"
    r"|\bsee you (?:all )?(?:there|then|at|on|next)|\bjoin(?:ing)? (?:late|from|by)"
    r"|\bthe chat\b|\bbreak\b"
)
FEELS = _any(
    r"\bi(?:['’]ll|ll| will| can) (?:never|always|miss|see|admit|believe|bet|say|wait|live"
    r"|murder|do with|have (?:a|an|to)|be (?:happy|glad|honest)|read|understand|remember"
    r"|try not"
    r"|hear|come|join|do it again|second)\b|\bcould (?:do with|murder)\b|\bcan do with\b"
    r"|\bi(?:['’]ll|ll| will) (?:scream|cry|die|laugh|explode|be polite|haunt)\b"
)
OTHERS = _any(
    r"\b(?:they|the \w+|you all|people|somebody senior|everyone|everybody|we all) (?:should"
    r"|need to|ought to|must|have to|has to|needs to)\b"
)
THANKS = _any(
    r"^(?:(?:huge|many|big|massive|just wanted to say a \w+|ah|oh|aw),? )*(?:thanks|thank you"
    r"|thx|cheers|ta|diolch|merci|well done)\b"
    r"|^(?:brilliant|fab|legend|star|bless you|amazing|magic|perfect|great),? (?:thanks"
    r"|thank you|ta)\b|^bless you\b|^star\b"
)
INFORMS = _any(
    r"^(?:and |so |but |ok |oh )*(?:is|are|was|were|did|does|has|have|had|what|where|when"
    r"|how (?:long|many|much|come|is)|why|which|whose|who exactly)\b"
)
DAY = _any(
    r"\b(?:today|tonight|tomorrow|tmrw|tmr|(?:mon|tues?|wednes|wed|thurs?|fri|satur|sat"
    r"|sun)(?:day)?|(?:by|before|on|until|for) the \d|\d{1,2}(?:st|nd|rd|th)"
    r"|this week|next week|month end|end of|weekend|dydd \w+|cette semaine|in (?:january"
    r"|february|march|april|may|june|july|august|september|october|november|december))\b"
)
WORD = re.compile(r"[^\W_][\w'’]*")
FALLS = _any(
    r"\b(?:that falls|motion (?:falls|fails|is lost)|is lost|not carried|not passed"
    r"|thats dead|that['’]?s dead"
    r"|no agreement|have ?n['’]?t got everyone|nothing to do there|falls)\b"
)
"""How it is said that what was put up was not agreed."""
RELENTS = _any(
    r"\b(?:drop|withdraw|take back) my (?:objection|concern|no)\b|\bcount me as a yes\b|\bhappy now\b"
    r"|\bfair enough\b|\bno objection (?:then|now)\b"
)
"""How somebody gives up an objection."""
ALREADY = _any(
    r"\b(?:no need|i did (?:it|that)|did it (?:last|on|already)|already (?:done|did|sent"
    r"|booked)|it['’]?s done"
    r"|done already|sorted already)\b"
)
"""How it is said that work was done before."""
OFFERS = _any(
    r"\b(?:want me to|shall i|should i|do you want me to|would you like me to|would it help if i)\b"
)
NOTED = _any(r"\b(?:put it down|get it (?:down|minuted)|write it down|minute it|note it)\b")
"""How it is said that work is to be recorded, whoever does it."""
STRICTLY = _any(
    r"^\W*(?:(?:ok|yes|sure|fine),? )?(?:on it+|will do|leave (?:it|that) (?:with|to) me|mine"
    r"|me|i['’]?ll do (?:it|that)|🫡)\b"
)
"""A few words that take on whatever was just said."""
CORRECTS = _any(r"\b(?:scrap that|no wait|make that|i mean)\b")
"""How somebody corrects what they have just said, rather than take it back."""
