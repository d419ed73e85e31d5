"""Does what somebody means who writes to the bot alone, about their work or about themselves."""

from collections.abc import Sequence

from bot.doors import doing
from bot.doors.direct import deliveries, meanings, service
from bot.doors.direct.known import Understood
from bot.doors.doing.outcomes import Typed
from bot.language.refusal import Refusal
from bot.lookups.views import HOW
from bot.nudges import prospects
from bot.nudges.preferences import meant as preferences
from bot.nudges.preferences import shown as reminders
from bot.nudges.replies import deliveries as replies_deliveries
from bot.nudges.replies import service as replies_service
from bot.nudges.replies.service import Talk
from bot.slack.incoming.requests import Event
from bot.understanding.acts.answers import settling
from bot.understanding.meaning import (
    About,
    Answer,
    Ask,
    Becomes,
    Change,
    Confirm,
    Courtesy,
    Meaning,
    NotUnderstood,
    Politeness,
    Prefer,
    Preference,
    Ref,
    Says,
    Several,
    Show,
    Wanted,
)
from storage import actions, people
from storage.database import Session
from storage.records import Action, NoteKind, OwnerKind, Part, RecordKind, Source

POLITE = {
    Politeness.THANKS: "You are welcome.",
    Politeness.OK: "Good.",
    Politeness.SORRY: "No harm done.",
}
MOST_READINGS = 5
_ONLY_NOTED = (Says.NOTE, Says.JOIN)


class Doing:
    """Does what was meant by one message, within one transaction."""

    def __init__(self, session: Session, event: Event, talk: Talk, understood: Understood) -> None:
        self.session, self.event, self.talk = session, event, talk
        # What is kept with an action is what follows its number.
        self.words = understood.note.rest or understood.note.words
        self.understood = understood
        self.told = 0
        self.closed = self.several = False

    async def do(self, meaning: Meaning) -> bool:
        """Do it, and say what was done; tell whether this was anything that is done here."""
        match meaning:
            case Several():
                return await self._each(meaning.does)
            case Courtesy():
                return await self._nod(meaning)
            case Prefer():
                await self._remind(meaning)
                return True
            case Show() if self.understood.is_to_see:
                await self._show(meaning)
                return True
            case Ask() | Confirm():
                return await (self._ask(meaning) if isinstance(meaning, Ask) else self._confirm(meaning))
            case Answer():
                return await self._answer(meaning)
            case Change():
                return await self._change(meaning)
            case _:
                return False

    async def _each(self, said: Sequence[Meaning]) -> bool:
        self.several = len(said) > 1
        done = [await self.do(each) for each in said]
        for each, was_done in zip(said, done, strict=True):
            if any(done) and not was_done:
                # What is not theirs is not left unsaid beside what is.
                for number in meanings.numbers(each):
                    await replies_service.explain(self.session, self.talk, number)
        return any(done)

    async def _nod(self, meaning: Courtesy) -> bool:
        if meaning.what is Politeness.HELLO:
            fields, at = self.event.fields, self.event.at
            await deliveries.answer_writer(self.session, self.event.team, fields, None, at=at, greets=True)
            return True
        await self._tell(POLITE[meaning.what])
        return True

    async def _show(self, wanted: Show) -> None:
        """Show what somebody wants to see, of the groups that they may see now."""
        await deliveries.show_writer(
            self.session, self.event.team, self.event.fields, wanted, self.talk.sight, at=self.event.at
        )

    async def _remind(self, wanted: Prefer) -> None:
        """Change how somebody is reminded, or say why; leave without a day is only kept to the bot."""
        if wanted.what is Preference.WHY:
            await self._explain()
            return
        try:
            changed = await preferences.change(
                self.session, self.event.team, self.event.user, wanted, at=self.event.at
            )
        except Refusal as refusal:
            await self._tell(str(refusal))
            return
        if changed is None and wanted.what is Preference.AWAY:
            await self._keep_to_oneself()
            return
        await deliveries.tell_reminders(
            self.session, self.event.team, self.event.fields, changed, at=self.event.at
        )

    async def _explain(self) -> None:
        """Say why somebody is written to of what they were last sent, or of what they owe."""
        team, user, at = self.event.team, self.event.user, self.event.at
        owed = await reminders.owed(self.session, team, user)
        about = [action.id for action in self.talk.shown]
        await self._tell(reminders.why(owed, self.talk.sight, at, about=about) or prospects.IN_GENERAL)

    async def _keep_to_oneself(self) -> None:
        """Keep what somebody says of their leave or health to the bot; only they can have it passed on."""
        if len(self.talk.shown) == 1 and self._in_sight(self.talk.shown[0]):
            # Of what they said besides, that it is done has been told already.
            await self._keep(self.talk.shown[0], self.words, away=True, asked_why=self.closed)
            return
        await deliveries.answer_writer(
            self.session,
            self.event.team,
            self.event.fields,
            self.talk.about,
            at=self.event.at,
            away=True,
        )

    async def _answer(self, said: Answer) -> bool:
        found = [self.understood.action(ref) for ref in said.to]
        known = [action for action in found if action is not None and self._in_sight(action)]
        if len(known) < len(said.to):
            return False
        for ref, action in zip(said.to, known, strict=True):
            await self._one(said, ref, action)
        return True

    async def _one(self, said: Answer, ref: Ref, action: Action) -> None:
        part = next((each for each in self.talk.owed if each.action.id == action.id), None)
        if said.says is Says.DONE and part is not None:
            await self._close(part, said.outcome)
            return
        if self.several and said.says is Says.NOT_DONE and part is not None and not said.why:
            await self._tell(f"{action.label} stays open.")
            return
        noted = said.says in _ONLY_NOTED or (said.says is Says.NOT_DONE and part is not None)
        noted = noted or (said.says is Says.BLOCKED and part is None)
        outside = said.to_whom is not None and said.to_whom.kind is not OwnerKind.PERSON
        if noted or outside:
            await self._keep(action, self.words)
            return
        if await self._do_there(Answer((ref,), said.says, said.until, said.to_whom, said.why), action):
            promised = said.says is Says.ACCEPT and said.until is not None
            if promised:
                await self._keep(action, self.words, asked_why=True)

    async def _close(self, part: Part, outcome: str | None) -> None:
        closed = await replies_service.close_part(self.session, self.talk, part, told=bool(outcome))
        self.closed = self.closed or bool(closed)
        for action in closed if outcome else ():
            await self._keep(action, outcome or "", asked_why=True, kind=NoteKind.OUTCOME)

    async def _change(self, change: Change) -> bool:
        action = self.understood.action(change.record)
        if action is None or not self._in_sight(action):
            return False
        await self._do_there(change, action)
        return True

    def _is_for_its_asker(self, meaning: Meaning) -> bool:
        """Tell whether work is to be dropped that somebody else asked for: they hear that, and can do it."""
        if not isinstance(meaning, Change) or meaning.to is not Becomes.DROPPED:
            return False
        action = self.understood.action(meaning.record)
        return action is not None and action.author != self.event.user

    async def _do_there(self, meaning: Answer | Change, action: Action) -> bool:
        """Do something about an action of a group, and say what was done, or why not; tell whether it was."""
        try:
            await doing.do(self.session, self.event, meaning, self._typed(action))
        except Refusal as refusal:
            await self._tell(str(refusal))
            return False
        team, fields, at = self.event.team, self.event.fields, self.event.at
        await deliveries.tell_done(self.session, team, fields, meaning, action.channel, at=at, nth=self.told)
        self.told += 1
        return True

    async def _confirm(self, meaning: Confirm) -> bool:
        """Ask whether work is to be dropped, or pass that on to whoever asked for it."""
        if any(self._is_for_its_asker(each) for each in meaning.does):
            return await self._each(meaning.does)
        return await self._ask_back(meaning, self._seen(meaning))

    async def _ask(self, meaning: Ask) -> bool:
        if any(isinstance(one.means, Prefer) for one in meaning.readings):
            await self._keep_to_oneself()
            return True
        seen = self._seen(meaning)
        if meanings.asks_which_is_done(meaning) and seen:
            every = [part.action for part in self.talk.owed if self._in_sight(part.action)]
            more = every if len(seen) == MOST_READINGS else []
            ids = list(dict.fromkeys(action.id for action in [*seen, *more]))
            await replies_service.ask(
                self.session, self.talk, ids, says_done=True, key=f"which:{self.talk.key}:"
            )
            return True
        if meaning.about is About.PERSON and not meaning.readings:
            await self._tell(f"{meaning.asks} {HOW[Wanted.PASS_ON]}")
            return True
        return bool(meaning.readings) and await self._ask_back(meaning, seen)

    async def ask_for_asker(self) -> bool:
        """Ask whether a question that nobody understands is one for whoever asked for the work in hand."""
        if not self.understood.is_question or not service.is_for_nobody(self.talk, self.understood):
            return False
        if len(self.talk.shown) != 1 or self.understood.meaning != NotUnderstood():
            return False
        (action,) = self.talk.shown
        asker = await people.find(self.session, action.team, action.author)
        ref = Ref(RecordKind.ACTION, action.number, action.channel)
        name = asker.name if asker is not None else "whoever asked"
        return await self._ask_back(settling.whether_for_asker(ref, name), [action])

    def _seen(self, meaning: Ask | Confirm) -> list[Action]:
        """Return the actions that a meaning is about, of those that its writer may see."""
        named = [ref for together in meanings.refs(meaning) for ref in together]
        found = {action.id: action for ref in named if (action := self.understood.action(ref)) is not None}
        return [action for action in found.values() if self._in_sight(action)]

    async def _ask_back(self, meaning: Ask | Confirm, seen: Sequence[Action]) -> bool:
        """Ask what is meant of actions of one group; tell whether that was asked."""
        if len({action.channel for action in seen}) != 1:
            return False
        outcome = await doing.do(self.session, self.event, meaning, self._typed(seen[0]))
        if outcome.draft is not None:
            await deliveries.ask_writer(
                self.session, self.event.team, self.event.fields, outcome.draft, at=self.event.at
            )
        return outcome.draft is not None

    def _in_sight(self, action: Action) -> bool:
        return action.channel in self.talk.sight

    def _typed(self, action: Action) -> Typed:
        source = Source(action.team, action.channel, self.event.user)
        return Typed(source, str(self.event.fields["text"]), self.event.at)

    async def _keep(
        self,
        meant: Action,
        words: str,
        *,
        away: bool = False,
        asked_why: bool = False,
        kind: NoteKind = NoteKind.REMARK,
    ) -> None:
        action = await actions.lock(self.session, meant.team, meant.id) or meant
        await replies_deliveries.keep(
            self.session,
            action,
            self.event.user,
            words,
            at=self.event.at,
            away=away,
            asked_why=asked_why,
            kind=kind,
            thread=self.talk.thread,
        )

    async def _tell(self, said: str) -> None:
        await deliveries.tell_writer(
            self.session, self.event.team, self.event.fields, said, at=self.event.at, nth=self.told
        )
        self.told += 1
