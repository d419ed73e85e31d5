"""Forms: filling in, submitting and closing modals, and opening the Home tab."""

from collections.abc import Mapping
from typing import Any

from bot.sandbox import blocks as block_kit
from bot.sandbox.data.calls import NOT_SENT, Answer
from bot.sandbox.data.errors import Failure, Impossible
from bot.sandbox.data.modals import View
from bot.sandbox.data.people import Person
from bot.sandbox.payloads import Json, events, interactions
from bot.sandbox.person import inputs
from bot.sandbox.person.actor import Actor

TROUBLE = "We had some trouble connecting. Try again?"
REQUIRED = "Please complete this required field."


class Forms(Actor):
    """What a person can do in the top modal; inputs go by their labels, or by block_id."""

    def modal(self, person: str) -> Json | None:
        """Return the top open view, or None."""
        stack = self._stack(self.person(person))
        return stack[-1].as_view() if stack else None

    def modal_text(self, person: str) -> str:
        """Return the top modal in plain words: its title, labels and what is filled in, its buttons."""
        stack = self._stack(self.person(person))
        if not stack:
            return ""
        view = stack[-1]
        title = inputs.label(view.given["title"])
        shown = block_kit.visible_text(view.given["blocks"], self.slack.names, view.values)
        buttons = [
            f"[{inputs.label(view.given[name])}]" for name in ("close", "submit") if view.given.get(name)
        ]
        return "\n".join(line for line in (title, shown, " ".join(buttons)) if line)

    def errors(self, person: str) -> dict[str, str]:
        """Return the errors in the top modal, by label; under `""` what Slack says of the form as a whole."""
        stack = self._stack(self.person(person))
        if not stack:
            return {}
        labels = {block["block_id"]: inputs.label(block["label"]) for block in _inputs(stack[-1])}
        return {labels.get(block_id, block_id): words for block_id, words in stack[-1].errors.items()}

    async def fill(self, person: str, answers: Mapping[str, Any]) -> Answer:
        """Fill in inputs of the top modal; the app is told of those that ask for it.

        Answers are words for text, an option's text for menus and check boxes (a list where several may be
        chosen), handles for people, and a date or `YYYY-MM-DD` for dates; None empties the input.
        """
        actor = self._actor(person)
        answer = NOT_SENT
        for label, given in answers.items():
            view = self._top(actor)
            block = _labelled(view, label)
            element = block["element"]
            state = inputs.chosen(element, given, self._named)
            _check_length(element, state, label)
            view.values[block["block_id"]][element["action_id"]] = state
            if block.get("dispatch_action"):
                answer = await self._dispatch(actor, view, block["block_id"], element, state)
        return answer

    async def submit(self, person: str) -> Answer:
        """Press the top modal's submit button; Slack itself sees to it that what is required is filled in."""
        actor = self._actor(person)
        view = self._top(actor)
        if not view.given.get("submit"):
            raise Impossible("this modal has no submit button")
        view.errors = _missing(view)
        if view.errors:
            return NOT_SENT
        home = self._home(view.app.team_id)
        payload = interactions.view_submission(
            view.app, view.who, view.as_view(), trigger_id=home.trigger(actor)
        )
        answer = await self.slack.inbound.send(home, "interactive", payload)
        try:
            self._obey(answer, view, actor)
        except Failure:
            view.errors = {"": TROUBLE}
        return answer

    def _obey(self, answer: Answer, view: View, actor: Person) -> None:
        """Do to the modal what the app's answer to its submission says."""
        if not answer.acked or (answer.body.strip() and not isinstance(answer.json, dict)):
            view.errors = {"": TROUBLE}
            return
        told = answer.json or {}
        stack = self._stack(actor)
        match told.get("response_action"):
            case None:
                if view in stack:
                    stack.remove(view)
            case "clear":
                stack.clear()
            case "errors":
                known = {block["block_id"] for block in _inputs(view)}
                errors = told.get("errors") or {}
                view.errors = dict(errors) if errors and set(errors) <= known else {"": TROUBLE}
            case "update":
                self.slack.views.replace(view, self.slack.views.checked(told.get("view"), "modal"))
            case "push":
                checked = self.slack.views.checked(told.get("view"), "modal")
                self.slack.views.push(self._home(view.app.team_id), actor.id, checked)
            case _:
                view.errors = {"": TROUBLE}

    async def close_modal(self, person: str, *, clear: bool = False) -> Answer:
        """Cancel the top modal, or with `clear` close the whole stack by its cross."""
        actor = self._actor(person)
        view = self._top(actor)
        stack = self._stack(actor)
        if clear or view.given.get("clear_on_close"):
            stack.clear()
        else:
            stack.remove(view)
        if not view.given.get("notify_on_close"):
            return NOT_SENT
        payload = interactions.view_closed(view.app, view.who, view.as_view(), is_cleared=clear)
        return await self.slack.inbound.send(self._home(view.app.team_id), "interactive", payload)

    async def open_home(self, person: str, tab: str = "home") -> Answer:
        """Open the app's Home tab, or its `messages` tab."""
        actor = self._actor(person)
        if tab == "home" and not self.home_tab:
            raise Impossible("the app has no Home tab: it is not switched on in its settings")
        view = self.slack.views.homes.get(actor.id)
        event = events.app_home_opened(
            self.who(actor.id),
            self.direct(actor.id).id,
            tab="messages" if tab == "messages" else "home",
            at=self.slack.stamp(),
            view=view.as_view() if view and tab == "home" else None,
        )
        return await self.slack.inbound.tell(event, sender=self.team_id, to=self)

    async def _dispatch(self, actor: Person, view: View, block_id: str, element: Json, state: Json) -> Answer:
        changed = {name: value for name, value in state.items() if name != "type"}
        action = interactions.action(element, block_id, at=self.slack.stamp(), chosen=changed)
        home = self._home(view.app.team_id)
        trigger = home.trigger(actor)
        payload = interactions.view_actions(view.app, view.who, view.as_view(), [action], trigger_id=trigger)
        return await self.slack.inbound.send(home, "interactive", payload)

    def _stack(self, actor: Person) -> list[View]:
        return self.slack.views.stack(actor.id)

    def _top(self, actor: Person) -> View:
        stack = self._stack(actor)
        if not stack:
            raise Impossible(f"no modal is open in front of {actor.handle}")
        return stack[-1]


def _inputs(view: View) -> list[Json]:
    return [block for block in view.given["blocks"] if block["type"] == "input"]


def _labelled(view: View, label: str) -> Json:
    for block in _inputs(view):
        if label in (block["block_id"], inputs.label(block["label"])):
            return block
    there = ", ".join(inputs.label(block["label"]) for block in _inputs(view))
    raise Impossible(f"the modal has no input {label!r}; it has {there}")


def _missing(view: View) -> dict[str, str]:
    """Return what Slack's client says of required inputs that are empty."""
    return {
        block["block_id"]: REQUIRED
        for block in _inputs(view)
        if not block.get("optional")
        and inputs.is_empty(view.values[block["block_id"]][block["element"]["action_id"]])
    }


def _check_length(element: Json, state: Json, label: str) -> None:
    words = state.get("value")
    if isinstance(words, str) and len(words) > element.get("max_length", 3000):
        raise Impossible(f"{label!r} takes at most {element.get('max_length', 3000)} characters")
