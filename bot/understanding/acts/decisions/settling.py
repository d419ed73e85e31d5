"""From what was found in a text to what is done: recorded, asked about, or put into the form."""

from dataclasses import replace

from bot.language import bounds, dates
from bot.understanding.acts.decisions import days, earlier, movers
from bot.understanding.acts.decisions.draft import Draft
from bot.understanding.known import Known
from bot.understanding.meaning import (
    About,
    Ask,
    Meaning,
    Missing,
    NewDecision,
    OpenForm,
    Reading,
    Record,
)
from storage.records import DecisionStatus

AGREED, PROPOSED, REJECTED, PARKED = (
    DecisionStatus.AGREED,
    DecisionStatus.PROPOSED,
    DecisionStatus.REJECTED,
    DecisionStatus.PARKED,
)
LABELS = {
    AGREED: "Agreed",
    PROPOSED: "A proposal",
    REJECTED: "Not agreed",
    PARKED: "Parked",
    DecisionStatus.WITHDRAWN: "Withdrawn",
}


def decision(draft: Draft, known: Known, status: DecisionStatus | None = None) -> NewDecision:
    """Return a draft as a new decision; of people who may be several, the first."""
    found, text = draft.found, draft.rest.text
    if draft.rest.unread:
        text = bounds.joined(text, draft.rest.unread)

    def first(name: str) -> str | None:
        said = getattr(found, name)
        return movers.who(said, known)[0] if said is not None else None

    return NewDecision(
        text=text,
        reason=found.reason or None,
        status=status or standing(draft),
        come_back_on=days.back(found.back, known) if found.back else None,
        condition=found.condition or None,
        votes=found.votes,
        proposer=first("proposer"),
        seconder=first("seconder"),
        on_behalf_of=first("on_behalf"),
        replaces=found.replaces,
        amends=found.amends,
        taken=found.taken,
    )


def standing(draft: Draft) -> DecisionStatus:
    """Return the status that the words give: agreed where none says another."""
    found, votes = draft.found, draft.found.votes
    if found.status in (None, PROPOSED) and votes and votes.for_ is not None and votes.against is not None:
        lost = votes.for_ < votes.against and not found.agreed
        return REJECTED if lost else AGREED
    if found.status is PROPOSED and found.agreed:
        return AGREED
    return found.status or AGREED


def settled(draft: Draft, known: Known) -> Meaning:
    """Return what is done with a draft that has a wording."""
    new = decision(draft, known)
    if (unclear := _unclear(draft, new, known)) is not None:
        return unclear
    if (asked := _doubtful(draft, known)) is not None:
        return asked
    return earlier.about_another(draft, new, known) or Record((new,))


def _unclear(draft: Draft, new: NewDecision, known: Known) -> Meaning | None:
    """Return the form, or the question, for a field that is not plain."""
    found = draft.found
    if found.undecided or found.clash:
        return OpenForm(
            (replace(new, status=PROPOSED),), (Missing.STATUS,), "How it stands is not plain to me."
        )
    gone = [number for number in (*new.replaces, *new.amends) if not earlier.stands(number, known)]
    if gone:
        kept = replace(
            new,
            replaces=tuple(number for number in new.replaces if number not in gone),
            amends=tuple(number for number in new.amends if number not in gone),
        )
        return OpenForm((kept,), (Missing.REPLACES,), f"There is no decision D{gone[0]} that still stands.")
    if new.status is PARKED and new.come_back_on is None:
        return _which_day(found.back, new, known)
    return _which_person(draft, new, known)


def _which_day(back: str | None, new: NewDecision, known: Known) -> Ask | OpenForm:
    """Return the question when something parked comes back; the form where no day is likely."""
    said = f"'{back}' is no day that I know" if back else "No day is said"
    why = f"{said}: when does it come back?"
    form = OpenForm((new,), (Missing.COME_BACK_ON,), why)
    readings = tuple(
        Reading(dates.echo(day), Record((replace(new, come_back_on=day),)))
        for day in days.likely(back, known)
    )
    return Ask(About.DAY, readings, why, form) if readings else form


def _which_person(draft: Draft, new: NewDecision, known: Known) -> Meaning | None:
    """Return the question who of several is meant."""
    unsure = 0
    ask: Ask | None = None
    for name, field in (("proposer",) * 2, ("seconder",) * 2, ("on_behalf", "on_behalf_of")):
        said = getattr(draft.found, name)
        who = movers.who(said, known) if said is not None else ()
        if len(who) > 1:
            unsure += 1
            readings = tuple(
                Reading(known.by_id[user].name, Record((_with(new, field, user),))) for user in who[:5]
            )
            ask = Ask(About.PERSON, readings, f"Which {said.text} is meant?")
    if unsure > 1:
        return OpenForm((new,), (Missing.STATUS,), "More than one name may be two people.")
    on_behalf = new.on_behalf_of
    body = draft.found.on_behalf is not None and movers.is_body(draft.found.on_behalf, known)
    if on_behalf is not None and on_behalf not in known.by_id and not body:
        return OpenForm((new,), (), f"{on_behalf} is not in the group.")
    return ask


def _with(new: NewDecision, field: str, user: str) -> NewDecision:
    if field == "proposer":
        return replace(new, proposer=user)
    return replace(new, seconder=user) if field == "seconder" else replace(new, on_behalf_of=user)


def _doubtful(draft: Draft, known: Known) -> Ask | OpenForm | None:
    """Return the question whether it was agreed, where the words leave that open."""
    found, votes = draft.found, draft.found.votes
    if votes and votes.for_ is not None and votes.against is not None:
        if votes.for_ < votes.against and found.agreed:
            return OpenForm((decision(draft, known),), (Missing.STATUS,), "More were against it than for it.")
        if votes.for_ == votes.against and not (found.agreed or found.casting or found.status):
            return which(draft, known, REJECTED, AGREED, PROPOSED)
    if found.unsure and not (found.principle and found.condition and not found.pending):
        return which(draft, known, PROPOSED, AGREED)
    if found.pending and found.status is None:
        return which(draft, known, AGREED, PROPOSED)
    seconded = found.proposer is not None and found.seconder is not None
    if seconded and found.status is PROPOSED and standing(draft) is PROPOSED:
        return which(draft, known, PROPOSED, AGREED)
    return None


def which(draft: Draft, known: Known, *statuses: DecisionStatus) -> Ask:
    """Return the question how a matter stands."""
    readings = tuple(
        Reading(LABELS[status], Record((decision(draft, known, status),))) for status in statuses
    )
    return Ask(About.READING, readings, "Was that agreed?")
