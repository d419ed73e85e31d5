"""What a saying means for each action that it may be about: an answer, a change, or a question back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.language import dates
from bot.understanding.acts.answers import dues, targets
from bot.understanding.acts.answers.heard import Saying
from bot.understanding.acts.answers.targets import Target
from bot.understanding.known import Door, Known, KnownAction, Said
from bot.understanding.meaning import (
    About,
    Answer,
    Ask,
    Becomes,
    Change,
    Confirm,
    LeaveOut,
    Meaning,
    Reading,
    Ref,
    Says,
    Show,
    What,
)
from storage.records import OPEN_ACTIONS, ActionStatus, Assignee, OwnerKind

MOST_READINGS = 5
_LABELS = {Says.BLOCKED: "{} waits for that", Says.DECLINE: "I can't do {}", Says.NOT_DONE: "{} is not done"}
_LABELS |= {Says.ACCEPT: "{} is mine"}


def whether_for_asker(ref: Ref, name: str) -> Ask:
    """Ask whether a question is one to whoever asked for some work: nothing else is passed on."""
    reading = Reading(f"Pass it on to {name}", Answer((ref,), Says.NOTE))
    return Ask(About.READING, (reading,), f"Is that a question for {name}?")


_SHORTLY = {Says.ACCEPT: "Still on it", Says.DONE: "{} is done", Says.NOT_DONE: "Not done yet"}
_SHORTLY |= {Says.DECLINE: "I can't do {}", Says.NOTE: "Only a note"}
_ASKS: Mapping[tuple[Says, ...], str] = {
    (Says.ACCEPT, Says.DONE): "Do you mean that you are on it, or that it is done?",
    (Says.NOT_DONE, Says.DECLINE): "Do you mean that it is not done yet, or that you can't do it?",
}


class Settling:
    """Puts together what was said by somebody with what is known of the actions."""

    def __init__(self, said: Said, known: Known) -> None:
        self.said, self.known = said, known

    def of(self, target: Target, saying: Saying) -> Meaning:
        """Return what a saying means of what it may be about."""
        if target.unknown is not None:
            return Show(What.RECORD, record=target.unknown)
        if target.every:
            return self._of_all(target.every, saying)
        if not target.any:
            # A promise of what nobody has on record is none: 'Good' would say that it is.
            return Show(What.ACTIONS, mine=True)
        about = About.GROUP if target.in_groups else About.RECORD
        readings = tuple(
            Reading(self._called(action), self._of_all((action, *target.also), saying))
            for action in target.any[:MOST_READINGS]
        )
        asks = "Which group's is it?" if target.in_groups else "Which one is it?"
        return Ask(about, readings, asks)

    def _of_all(self, actions: Sequence[KnownAction], saying: Saying) -> Meaning:
        if len(actions) == 1:
            return self._of_one(actions[0], saying)
        each = [self._of_one(action, saying) for action in actions]
        first = each[0]
        if isinstance(first, Answer) and all(
            isinstance(one, Answer) and one.says is first.says for one in each
        ):
            return replace(first, to=tuple(ref for one in each if isinstance(one, Answer) for ref in one.to))
        readings = tuple(Reading(self._called(a), m) for a, m in zip(actions, each, strict=True))
        return Ask(About.RECORD, readings[:MOST_READINGS], "Which one is it?")

    def _of_one(self, action: KnownAction, saying: Saying) -> Meaning:
        ref = targets.ref(action, self.said, self.known)
        was_done = action.status is ActionStatus.DONE and self.said.door is Door.ACTION
        if saying.becomes is Becomes.REOPENED or (was_done and saying.says is Says.NOT_DONE):
            return Change(ref, Becomes.REOPENED)
        if action.status not in OPEN_ACTIONS and saying.says not in (Says.NOT_DONE, Says.NOTE, Says.JOIN):
            return Show(What.RECORD, record=ref)
        if saying.becomes is Becomes.DROPPED:
            dropped = Change(ref, Becomes.DROPPED, reason=saying.why)
            if saying.says is Says.NOTE:
                return self._or_note(ref, dropped, f"{ref.label} is no longer needed")
            return Confirm((dropped,)) if saying.unsure else dropped
        if saying.says is Says.MORE_TIME:
            return self._until(action, ref, saying)
        if saying.says is Says.PASS_ON:
            return self._passed(action, ref, saying)
        return self._said(action, ref, saying)

    def _said(self, action: KnownAction, ref: Ref, saying: Saying) -> Meaning:
        owner = self._owns(action)
        if saying.either:
            return self._either(ref, saying.either)
        if saying.closes:
            over = Reading(
                f"{ref.label} is done", Answer((ref,), Says.DONE) if owner else Change(ref, Becomes.DONE)
            )
            dropped = Reading("It is no longer needed", Change(ref, Becomes.DROPPED))
            return Ask(About.READING, (over, dropped), f"Is {ref.label} done, or no longer needed?")
        if saying.says is Says.NOTE and saying.unsure and owner:
            return self._open(ref)
        meant: Meaning = Answer((ref,), saying.says or Says.NOTE, why=saying.why, outcome=saying.outcome)
        if saying.says is Says.DONE and (saying.by_other or not owner):
            change = Change(ref, Becomes.DONE)
            return self._or_note(ref, change, f"{ref.label} is done") if owner or saying.unsure else change
        if saying.says is Says.ACCEPT and not owner:
            return self._taken(action, ref)
        if saying.says in (Says.DECLINE, Says.BLOCKED) and not owner:
            return Answer((ref,), Says.NOTE)
        label = _LABELS.get(saying.says or Says.NOTE, "{} is done").format(ref.label)
        return self._or_note(ref, meant, label) if saying.unsure else meant

    def _either(self, ref: Ref, either: tuple[Says, ...]) -> Ask:
        """Return the question which of two things so few words mean of one's own work."""
        readings = [Reading(_SHORTLY[says].format(ref.label), Answer((ref,), says)) for says in either]
        return Ask(About.READING, tuple(readings), _ASKS.get(either, "What is meant by that?"))

    def _open(self, ref: Ref) -> Ask:
        """Return the question what is said of one's own work by words of which nothing is known."""
        each = (
            (Says.DONE, f"{ref.label} is done"),
            (Says.ACCEPT, "Still on it"),
            (Says.DECLINE, "I can't do it"),
        )
        readings = [Reading(label, Answer((ref,), says)) for says, label in each]
        note = Reading("Only a note", Answer((ref,), Says.NOTE))
        return Ask(About.READING, (note, *readings), "What is meant by that?")

    def _taken(self, action: KnownAction, ref: Ref) -> Meaning:
        """Return what is meant by somebody who takes on what is not theirs: alone, or with its owners."""
        mine = Change(ref, Becomes.REASSIGNED, owners=(Assignee(OwnerKind.PERSON, user=self.known.speaker),))
        if not action.owners:
            return mine
        both = Reading("Do it with them", Answer((ref,), Says.JOIN))
        return Ask(About.READING, (both, Reading("Do it instead", mine)), f"Do you take {ref.label} over?")

    def _until(self, action: KnownAction, ref: Ref, saying: Saying) -> Meaning:
        if saying.due is None:
            return self._which_day(action, ref, self._likely(action), saying)
        day = dues.on(saying.due, action, self.known)
        if not isinstance(day, date):
            if saying.unsure and self.said.door in targets.DIRECT:
                return Answer((ref,), Says.NOTE)
            return self._which_day(action, ref, day or self._likely(action), saying)
        meant = self._by(action, ref, day, saying)
        if saying.reminds:
            later = Reading(f"{ref.label} by {dates.echo(day)}", meant)
            asks = f"I remind you by the day that {ref.label} is due. Is that to be another one?"
            return Ask(About.READING, (later, Reading("Leave its day", LeaveOut())), asks)
        return self._or_note(ref, meant, f"{ref.label} by {dates.echo(day)}") if saying.unsure else meant

    def _by(self, action: KnownAction, ref: Ref, day: date, saying: Saying) -> Meaning:
        """Return that it will be done by a day: more time where that is later than it is due."""
        in_time = action.due is not None and day <= action.due
        if not self._owns(action):
            # That somebody else can not before then moves no day earlier.
            early = in_time and saying.due is not None and saying.due.earliest
            return Answer((ref,), Says.NOTE) if early else Change(ref, Becomes.REDATED, due=day)
        return Answer((ref,), Says.ACCEPT if in_time else Says.MORE_TIME, until=day, why=saying.why)

    def _which_day(self, action: KnownAction, ref: Ref, days: Sequence[date], saying: Saying) -> Ask:
        readings = tuple(Reading(dates.echo(day), self._by(action, ref, day, saying)) for day in days)
        if self._owns(action):
            readings = (
                *readings[: MOST_READINGS - 1],
                Reading("I can't do it", Answer((ref,), Says.DECLINE)),
            )
        return Ask(About.DAY, readings[:MOST_READINGS], f"By which day will you do {ref.label}?")

    def _likely(self, action: KnownAction) -> tuple[date, ...]:
        """Return days that somebody may want who needs more time."""
        start = max(action.due or self.known.today, self.known.today)
        own = [one for one in self.known.coming if one.channel in ("", action.channel)]
        meeting = next((one.day for one in own if one.day - timedelta(days=1) > start), None)
        days = {start + timedelta(days=7), start + timedelta(days=14)}
        return tuple(sorted(days | ({meeting - timedelta(days=1)} if meeting else set())))

    def _passed(self, action: KnownAction, ref: Ref, saying: Saying) -> Meaning:
        if saying.passed is None:
            return Ask(About.PERSON, (), f"Who is to do {ref.label} instead?")
        each = [self._to(action, ref, who) for who in saying.passed.who]
        named = [self._name(who) for who in saying.passed.who]
        if len(each) > 1:
            readings = tuple(Reading(name, meant) for name, meant in zip(named, each, strict=True))
            return Ask(About.PERSON, readings[:MOST_READINGS], f"Who is to do {ref.label} instead?")
        return self._or_note(ref, each[0], f"Pass {ref.label} on to {named[0]}") if saying.unsure else each[0]

    def _to(self, action: KnownAction, ref: Ref, who: Assignee) -> Meaning:
        if self._owns(action):
            return Answer((ref,), Says.PASS_ON, to_whom=who)
        return Change(ref, Becomes.REASSIGNED, owners=(who,))

    def _or_note(self, ref: Ref, meant: Meaning, label: str) -> Ask:
        note = Reading("Only a note", Answer((ref,), Says.NOTE))
        return Ask(About.READING, (Reading(label, meant), note), "What is meant by that?")

    def _owns(self, action: KnownAction) -> bool:
        return self.known.speaker in action.owners

    def _name(self, who: Assignee) -> str:
        person = self.known.by_id.get(who.user or "")
        return person.name if person else who.name or who.organisation or "the user group"

    def _called(self, action: KnownAction) -> str:
        group = self.known.groups.get(action.channel, "")
        several = len({each.channel for each in self.known.mine()}) > 1
        return f"A{action.number} {action.text}" + (f" (#{group})" if group and several else "")
