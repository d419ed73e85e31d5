"""Buttons and menus, in messages, in modals and on the Home tab."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypedDict, Unpack

from bot.sandbox import blocks as block_kit
from bot.sandbox.behaviour import responses
from bot.sandbox.data.calls import Answer
from bot.sandbox.data.errors import Impossible
from bot.sandbox.data.messages import Message
from bot.sandbox.data.modals import View
from bot.sandbox.data.people import Person
from bot.sandbox.payloads import Json, interactions, modals
from bot.sandbox.person import inputs
from bot.sandbox.person.actor import Actor


@dataclass(frozen=True)
class Control:
    """Something to press or choose from, the message or view that holds it, and the words just above it."""

    element: Json
    block: Json
    above: str
    place: Message | View
    label: str

    def matches(self, wanted: str) -> bool:
        """Whether a person could mean it by `wanted`: its label, its placeholder, or its action_id."""
        return wanted in (self.label, self.element.get("action_id"))


class Spot(TypedDict, total=False):
    """Where a person looks for a control; everywhere that they can see, unless this says less."""

    dm: bool
    """In their direct messages with the bot."""
    ephemeral: bool
    """In what was shown to them alone."""
    modal: bool
    """In the top form."""
    home: bool
    """On the Home tab."""
    ts: str | None
    """In this message."""
    on: str | None
    """Under words that contain this, such as `A7`."""
    nth: int
    """Which of those that fit, counted from the top; the last one if not said."""


class Controls(Actor):
    """What a person can press and choose."""

    async def click(
        self,
        person: str,
        label: str,
        channel: str | None = None,
        **spot: Unpack[Spot],
    ) -> Answer:
        """Press the latest button with this label that the person sees; `spot` narrows it down."""
        actor = self._actor(person)
        controls = self._controls(actor, channel, spot)
        buttons = [control for control in controls if control.element["type"] == "button"]
        return await self._press(actor, _pick(buttons, label, spot), {})

    async def choose(
        self,
        person: str,
        menu: str,
        answer: Any,
        channel: str | None = None,
        **spot: Unpack[Spot],
    ) -> Answer:
        """Choose an option by its text, a person or a date, in the menu of this placeholder or action_id."""
        actor = self._actor(person)
        controls = self._controls(actor, channel, spot)
        control = _pick([each for each in controls if each.element["type"] != "button"], menu, spot)
        if control.element["type"] == "overflow":
            return await self._press(
                actor, control, {"selected_option": inputs.option(control.element, answer)}
            )
        state = inputs.chosen(control.element, answer, self._named)
        return await self._press(actor, control, state)

    def _controls(self, actor: Person, channel: str | None, spot: Spot) -> list[Control]:
        """Return what a person can press or choose there, the oldest first."""
        places = self._places(actor, channel, spot)
        return [control for place in places for control in _controls(place, self.slack.names)]

    def _places(self, actor: Person, channel: str | None, spot: Spot) -> list[Message | View]:
        """Return where to look, oldest first."""
        if spot.get("modal"):
            return [*self.slack.views.stack(actor.id)[-1:]]
        if spot.get("home"):
            view = self.slack.views.homes.get(actor.id)
            return [view] if view else []
        messages = self.seen_by(actor.id)
        if spot.get("dm"):
            messages = [each for each in messages if each.channel == self.direct(actor.id).id]
        if channel:
            messages = [each for each in messages if each.channel == self.channel(channel).id]
        if spot.get("ephemeral"):
            messages = [each for each in messages if each.ephemeral_to]
        return [each for each in messages if spot.get("ts") in (None, each.ts)]

    async def _press(self, actor: Person, control: Control, chosen: Json) -> Answer:
        element, block_id = control.element, control.block["block_id"]
        if inputs.holds_state(element):
            self._values(control.place, actor)[block_id][element["action_id"]] = chosen
        changed = {name: value for name, value in chosen.items() if name != "type"}
        action = interactions.action(element, block_id, at=self.slack.stamp(), chosen=changed)
        if isinstance(control.place, View):
            answer = await self._press_in_view(actor, control.place, action)
        else:
            answer = await self._press_on_message(actor, control.place, action)
        await self.slack.answered()
        return answer

    def _values(self, place: Message | View, actor: Person) -> dict[str, dict[str, Json]]:
        """Return what is chosen in a view, or by one person in a message."""
        if isinstance(place, View):
            return place.values
        return place.choices.setdefault(actor.id, modals.untouched(place.blocks))

    async def _press_in_view(self, actor: Person, view: View, action: Json) -> Answer:
        home = self._home(view.app.team_id)
        trigger = home.trigger(actor)
        payload = interactions.view_actions(view.app, view.who, view.as_view(), [action], trigger_id=trigger)
        return await self.slack.inbound.send(home, "interactive", payload)

    async def _press_on_message(self, actor: Person, message: Message, action: Json) -> Answer:
        place = self.slack.channels[message.channel]
        home = self._home(message.team)
        passes: Json = {
            "response_url": responses.new_url(home, place, actor.id, message),
            "trigger_id": home.trigger(actor),
            "values": self._values(message, actor),
        }
        app, who, where = home.app, home.who(actor.id), home.where(place)
        if message.ephemeral_to:
            payload = interactions.ephemeral_actions(app, who, where, message.ts, [action], **passes)
        else:
            payload = interactions.message_actions(app, who, where, message.as_event(), [action], **passes)
        return await self.slack.inbound.send(home, "interactive", payload)


def _label(element: Json) -> str:
    words = element.get("text") or element.get("placeholder")
    return inputs.label(words) if words else str(element.get("action_id"))


def _controls(place: Message | View, names: Mapping[str, str]) -> Iterator[Control]:
    """Yield what can be pressed in a message or view, in reading order."""
    shown = place.blocks if isinstance(place, Message) else place.given["blocks"]
    above: list[str] = []
    pressable_before = False
    for block in shown:
        words = block_kit.visible_text([block], names)
        pressable = list(inputs.elements([block]))
        if words and block["type"] not in ("actions", "divider"):
            above = [words] if pressable_before else [*above, words]
            pressable_before = False
        for owner, element in pressable:
            yield Control(element, owner, "\n".join(above), place, _label(element))
            pressable_before = True


def _pick(offered: list[Control], wanted: str, spot: Spot) -> Control:
    """Return the one that is meant; raise Impossible, with what there is instead, if there is none."""
    nth, on = spot.get("nth", -1), spot.get("on")
    found = [control for control in offered if control.matches(wanted)]
    if on is not None:
        found = [control for control in found if on in control.above] or [
            control for control in found if isinstance(control.place, Message) and on in control.place.plain
        ]
    if found and -len(found) <= nth < len(found):
        return found[nth]
    there = "\n".join(f"  [{each.label}] under {each.above!r}" for each in offered) or "  nothing to press"
    said = f" on {on!r}" if on else ""
    raise Impossible(f"there is no [{wanted}]{said} to be seen; there is\n{there}")
