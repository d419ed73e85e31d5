"""What is said at the end of an action, and is no part of it: thanks, a signature, 'no rush'."""

import re

_THANKS = (
    r"(?:many |big |huge )?(?:thanks|thank you|thankyou|thx|cheers|diolch yn fawr|diolch)(?: (?:all|both"
    r"|everyone"
    r"|everybody|team|guys|folks|again|in advance|so much|very much|a lot|a million|ever so much|muchly"
    r"|loads)){0,3}"
    r"|ta(?: muchly| very much)?"
)
_BEHIND_ANY = (
    rf"(?:please and {_THANKS}|i (?:think|guess|reckon|suppose)|{_THANKS}|please|pls|plz|ok\?"
    r"|much appreciated|if you could"
    r"|if (?:she|he|they) (?:can|could|has time|have time|gets time|doesn't mind|don't mind)"
    r"|if (?:at all )?(?:possible|poss)|ideally|preferably|hopefully"
    r"|(?:will|would|could|can|won't) (?:you|u|ya)|if you (?:would|don't mind|wouldn't mind)|"
    r"if that's (?:ok|okay|alright|all right)"
    r"(?: with (?:you|everyone|everybody|all|them|her|him))?)"
)
_BEHIND_MARKS = (
    r"(?:status\s?[:=]?\s?(?:open|new|in progress|not started|outstanding|ongoing|pending|wip|red|amber"
    r"|green|tbc)"
    r"|(?:c/f|carried forward|b/f|brought forward)(?: from [a-z ]{3,20})?|open|not started|in progress"
    r"|outstanding|pending|wip|bless (?:her|him|them)|(?:very )?(?:high|top"
    r"|low|medium) priority"
    r"|priority\s?[:=]?\s?(?:high|medium|low|[1-5])|p[1-5]|tidy|eh|yeah|right|mate|love|mun|butt"
    r"|(?:there's |there is )?(?:absolutely |really )?no (?:rush|hurry|panic|pressure)(?: at all| on this"
    r"| though| on it)?|(?:i )?hope (?:that's|that is|this is) (?:ok|okay|alright|all right|fine)|xx?|:\)"
    r"|is that ok|sorry|ok"
    r"|(?:so )?that's (?:all|it|that|sorted|settled|great|lovely|one less|a weight off)(?: then| now)?"
    r"|(?:so )?(?:please |can you |could you )?(?:please )?(?:put|pop|note|write|mark|jot) (?:me"
    r"|that|it|this) down(?: for (?:that|it|this|me))?"
    r"|which is (?:very |really |so )?(?:kind|good|great|lovely|brilliant)(?: of (?:her|him|them|you))?|"
    r"(?:any )?(?:problems|questions|issues) (?:let me know|shout)"
    r"|you're a star|lovely"
    r"|(?:let me know|shout|give me a shout) if (?:not|any (?:problems|issues|questions)"
    r"|that's (?:a problem|ok)"
    r"|there's a problem|that doesn't work|you (?:can't|cannot|need anything)))"
)
_SIGNED = re.compile(
    r"(?:(?<=[,;.!?–—-]\s)|(?<=\n)|(?<=[,;.!?]))(?:(?:many |big )?thanks|thank you|ta|cheers|diolch"
    r"|(?:kind(?:est)? |best |warm(?:est)? |many )?regards"
    r"|kind(?:est)? regards|best(?: wishes)?|all (?:the )?best|yours(?: sincerely| faithfully| truly)?)"
    r"(?:\s?[,!.–—-]+\s*|\s?\n+|\s+(?<=regards )|\s+(?<=wishes ))@?[a-z'’]{2,20}(?: [a-z'’]{1,20})?[\s.x!]*$"
)
"""How a message is signed: 'Kind regards, Rosa'. 'Thanks Val', without a comma, may be said to Val."""
_LAST = re.compile(
    rf"(?:(?<=\s)|(?<=[,;.!?]))(?:{_BEHIND_ANY}|(?<=[,;.!?–—-]\s){_BEHIND_MARKS})(?:\sx{1, 3})?[\s.!?)]*$"
)
_EMOJI = re.compile(r":[a-z][a-z0-9_+-]{1,30}:$|[🙏😊🙂👍❤️]$")
_TAIL = 80
_SAID = (" say", " to", " a", " big", " of", " our", " with", " my", " some", " and", " send")
"""What stands before thanks that are to be said: 'send a card to say thank you'."""
_MARKS = " \t\n,;.!–—-"
_ROUNDS = 6


def kept(text: str) -> int:
    """Return how much of a folded text comes before the courtesies at its end."""
    end = len(text.rstrip())
    for _ in range(_ROUNDS):
        start = max(0, end - _TAIL)
        last = (
            _EMOJI.search(text, start, end)
            or _SIGNED.search(text, start, end)
            or _LAST.search(text, max(start, 1), end)
        )
        before = text[: last.start()].rstrip() if last else ""
        if last is None or not before.strip(_MARKS) or before.endswith(_SAID):
            break
        end = len(text[: last.start()].rstrip(" \t\n,;–—-"))
    return end
