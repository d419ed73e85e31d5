"""The phrases by which people say what becomes of their work, each as `Line` spreads it."""

import re

from bot.language.wording import word_set
from bot.understanding.line import phrases

DROPPED = phrases(
    "no longer needed, no longer required, no longer relevant, no longer necessary, no longer applies"
    ", no longer wanted, not needed any more, not needed any longer, not needed now, not needed"
    ", not required any more, not required, not required now, not necessary any more, not necessary"
    ", is not necessary, not relevant any more, isn't needed, no need for this, no need for it"
    ", no need for that, no need any more, no need to do this, no need now, no need to, do not need to do"
    ", do not need this any more, do not need it any more, do not need that any more, do not need this"
    ", do not need it, decided not to, overtaken by events, been overtaken, has been superseded"
    ", is superseded, superseded by, is obsolete, obsolete, is redundant, is moot, drop this"
    ", drop it, can be dropped"
    ", can drop this, can be closed, can be cancelled, can be scrapped, has fallen away, fell through"
    ", been called off, was called off, called off, is off now, has been cancelled, was cancelled"
    ", is cancelled, been abandoned, been scrapped, please cancel, please cancel this, scrap this"
    ", scrap it, cancel this, cancel it, forget this one, nobody needs this, not wanted"
    ", does not apply any more, unnecessary now, unnecessary, no point any more, plus nécessaire"
    ", plus besoin, ddim ei angen, dim angen, no longer happening, not happening any more"
    ", not going ahead"
)
CANCELS = re.compile(r" (?:please )?(?:cancel|drop|scrap|delete|remove|abandon) A\d{1,9}(?= )")
NEVER_MIND = phrases(
    "no need to chase, no need to remind, no need to worry, no need to nag, no need to ask, no need to keep"
    ", no need to email, no need to reply, no need to tell, no need to nudge, i am not needed"
    ", not needed yet, not needed until, not needed till, help is not needed, if not needed"
)
BLOCKED = phrases(
    "waiting for, waiting on, waiting to hear back from, waiting to hear from, awaiting, blocked by"
    ", blocked on, blocked until, stuck on, stuck until, stuck waiting for, stuck waiting on"
    ", stuck without, held up by, held up with, held up on, held up until, depends on, dependent on"
    ", depending on, can not start until, can not finish until, can not do it until"
    ", can not do this until, can not do that until, can not do anything until, can not start without"
    ", can not finish without, can not do it without, can not do this without, can not proceed until"
    ", can not proceed without, can not go ahead until, can not complete it until"
    ", can not complete this until, can not complete until, can not send it until, can not send until"
    ", can not send them until, can not move until, can not progress until, can not continue until"
    ", on hold until, on hold pending, pending, hinges on, chasing, have to wait for, has to wait for"
    ", needs to wait for, need to wait for, must wait for, in the hands of, aros am, en attente de"
    ", j'attends, bloqué par, hold up is, delayed by, wait for, wait until, once i have, once we have"
    ", until i get, until i have, until i hear from, until we have, until we hear from"
)
STUCK = phrases(
    "blocked, still waiting, am waiting, waiting, i am stuck, stuck, on hold, at a standstill"
    ", can not get any further, held up"
)
NEEDED = phrases(
    "need, still need, needs, missing, still missing, lacking, do not have, have not had, have not got"
    ", have not received, not received, not had, can not get hold of, can not reach, can not access"
    ", can not open, can not find"
)
"""Of these a clause is blocked where somebody else is named in it, or 'first'."""
REOPENED = phrases(
    "reopen, re-open, open it again, open again, open this again, reopen it, reopen this, ailagor, rouvrir"
)
TAKEN_BACK = phrases(
    "not done after all, not finished after all, not sent after all, i got that wrong, got that wrong"
    ", i was wrong, my mistake, done by mistake, done in error, pressed the wrong, wrong button, undo"
    ", take that back, take it back, scratch that, ignore that, spoke too soon, i misspoke, wrong one"
    ", pressed done by, hit done by, did not mean to, did not mean that, after all, scrap that"
    ", jumped the gun"
)
MORE_TIME = phrases(
    "more time, bit longer, little longer, longer please, need longer, takes longer, taking longer"
    ", take longer, much longer, give me longer, have longer, while longer, extension, extend, extended"
    ", running late, running behind, behind with, behind on, am behind, is behind, be behind"
    ", fallen behind, be late, is late, am late, late with, be delayed, is delayed, delayed"
    ", not this week, not today, not this month, not for a while, not tomorrow, can it wait"
    ", can this wait, can that wait, slipping, slipped, slip, push it back, push this back, put it back a"
    ", push back, pushed back, put it off, put this off, postpone, snooze, not enough time, not had time"
    ", have not had time, no time yet, no time this week, no time today, will miss the deadline"
    ", miss the deadline, not make the deadline, not be ready, not be done, not be finished"
    ", not going to make it, not going to be ready, not make it in time, not in time, few more days"
    ", few days more, bit more time, another few days, couple more days, some more time, a few days"
    ", a later date, later date, new date, another date, different date, change the date, move the date"
    ", move it, not got round to it, not got to it, have not got round, running out of time"
    ", too soon, too tight, too early, too quick, unrealistic, not realistic, not doable"
    ", ask for longer, not manage it, need time, not quite there, plus de temps, mwy o amser"
    ", un peu plus de temps, un délai, en retard, yn hwyr, hwyr, soon, later, later on, shortly"
    ", next few days, as soon as i can, when i can, when i get a minute, when i get time"
    ", as soon as possible, asap, not until later, sometime, some time next, remind me"
)
SO_SOON = phrases(
    "by then, before then, in time, on time, yet, right now, just now, at the moment, at present, so fast"
    ", that fast, so quickly, that quickly, so soon, that soon, as quickly, as fast, at such short notice"
    ", at short notice, in such a short time"
)
"""Beside a refusal, these refuse the time and not the work."""
ALONE = phrases("alone, on my own, by myself, single-handed, single handed, without help, without any help")
"""Who can not do something so asks for help, and does not refuse it."""
DECLINED = phrases(
    "can not do, can not take, can not manage, can not commit, can not help, can not fit"
    ", can not carry on, can not pick, can not deal, can not make this happen, can not any more"
    ", unable to, not able to, i decline, decline, have to decline, no capacity, not possible for me"
    ", have to say no, have to pass, have to step back, will not be doing, will not be able to"
    ", will not do, will not manage to, i am out, count me out, not willing, rather not, would rather not"
    ", do not want to, do not want this, do not have time, do not have the time, not the time"
    ", no bandwidth, do not have capacity, do not have the capacity, not in a position, step down from"
    ", hand this back, hand it back, give this back, no can do, not happening, no chance, no way"
    ", take me off this, can not be me, not going to be able to, not going to be able, can not really do"
    ", can not possibly, not got the time, not got time, have not the time, do not have the energy"
)
BUSY = phrases(
    "too busy, snowed under, swamped, overworked, too much on, up to my eyes, run off my feet, flat out"
    ", no time, rushed off my feet, so busy, very busy, really busy, overloaded, overwhelmed, drowning"
)
THOUGH = phrases(
    "but ok, but fine, but yes, but i will, but will, but i can, but go on, but alright, but sure"
    ", but happy to"
    ", never said i could not, never said i can not, never said i would not"
)
"""Who says so does it all the same."""
NOT_THOUGH = phrases("but i can not, but i will not, but will not")
CANNOT = phrases(
    "can not, could not, unable to, not able to, have to say no, decline, have to pass, no capacity, will not"
)
NOT_MINE = phrases(
    "no longer mine, no longer my responsibility, no longer my job, no longer my area, not mine, is not mine"
    ", not my job, wrong person, not me, never agreed, never said i, not my action"
    ", did not agree, not down to me, nothing to do with me, not my area, made a mistake, not for me"
    ", not my thing, not my task, not my responsibility, not on me, never mine, i did not say"
    ", not my role, no idea what this is, not know anything, know nothing about, wrong one of us"
    ", should not be me, should not be mine, must be a mistake, not my remit, got the wrong"
    ", have the wrong, nid fi, pas moi, pas pour moi, ce n'est pas moi, never signed up, not our job"
    ", not ours"
)
SOMEBODY_ELSE = phrases(
    "somebody else, anybody else, another person, a different person, one of the others, another member"
    ", a colleague, pass it on, pass this on, pass that on, hand it over, hand this over, hand it on"
    ", hand this on, reassign, reassign it, reassign this, rhywun arall, quelqu'un d'autre, a volunteer"
    ", find a replacement"
)
ACCEPTED = phrases(
    "i will do it, will do, i will do this, i will do that, will do it, on it, i am on it, still on it"
    ", leave it with me, leave it to me, leave that with me, leave this with me, leave that to me"
    ", happy to, no problem, of course, can do, i can do that, i can do it, i can do this, can do this"
    ", can do it, i will take it, i will take this, i will take that, i will take it on, i accept"
    ", accepted, accept, fine by me, fine with me, count on me, working on, am working on, in hand, mine"
    ", i have got this, i have got it, got it, consider it done, get it done, get on with it"
    ", get on to it, will sort, will get it, sort it, in progress, underway, under way, doing it now"
    ", doing this now, will look into, getting on with it, on my list, i am in, count me in, sure, yes"
    ", yes please, absolutely, definitely, certainly, will be done, gladly, my pleasure"
    ", i am happy with that, will crack on, cracking on, i volunteer, go ahead, no worries, agreed, fine"
    ", i agree, that is fine, works for me, ok with me, i will handle, i will deal, i will see to"
    ", i will get, i will write, i will send, i will draft, i will finish, i will make, i will"
    ", as we speak, about to send, about to do, sending it now, sending them now, finishing it off"
    ", on the case, i shall, i am doing, send it over, is mine, one is mine, ok, ok then, right, good"
    ", great, lovely, perfect, all good, understood, noted, will get to it, will get on, getting there"
    ", am doing, will chase, it will be done, yes i can, to do it, i can"
)
PROMISED = phrases(
    "will, to do it, get it done, consider it done, on my list, i shall, can do, to get, in progress, to be"
)
WHENEVER = phrases(
    "when i say, when it is done, when it is ready, when i am good and ready, when i feel like"
    ", when i can be bothered, when pigs fly, when hell freezes"
)
"""What puts work off without saying anything of when."""
NO_TROUBLE = phrases(
    "not a problem, not a bother, do not worry, not to worry, no need to, no problem, no worries"
    ", no bother, no trouble, no objection"
)
TENTATIVE = word_set(
    "maybe perhaps if unless might possibly doubt unsure wonder whether depends sure? try trying hope"
    " hopefully"
)
PARTLY = phrases(
    "nearly, almost, half, partly, mostly, part way, most of, some of, in part, bits of, so far"
    ", first draft, as good as, well on the way, percent, 50, three quarters, two thirds, just the"
    ", only the, apart from, except, all but, bar the"
)
NOT = word_set("nobody not never no n't hardly barely without nothing none")
NOT_DONE = phrases(
    "neither, none of them, nothing done"
    ", not done, not finished, not complete, not completed, not sent, not started, not yet, not begun"
    ", not ready, not there yet, have not, has not, did not, is not done, is not finished, never done"
    ", never sent, never did, still not, still to do, still to be done, still to be sent, yet to do"
    ", yet to be, to be done, i wish, not really, forgot, forgotten, i have forgotten, have yet to"
    ", far from, not even, nowhere near, still outstanding, still open, no not, slipped my mind"
    ", nothing yet, not at all, no progress, not written, not booked, not out yet, undone"
    ", still on my list, still to"
)
HELPS = phrases(
    "i can help, i will help, happy to help, can help, count me in, i will join, let me help, add me"
    ", like to help, glad to help, can assist, help with this, help out, lend a hand, i am in"
    ", give a hand, can support, i will support, i could help, want to help, pitch in, work with @"
    ", do it with, do this with, share this, join in, put me down"
)
