"""Modals and Home tabs: each person's stack of open views, the checks a view has to pass, and its hash."""

import string

from bot.sandbox import blocks
from bot.sandbox.data.errors import Failure
from bot.sandbox.data.modals import View
from bot.sandbox.data.teams import Records, Team
from bot.sandbox.payloads import Json

MOST_OPEN = 3


class Views:
    """Every open view, by person."""

    def __init__(self, slack: Records) -> None:
        self._slack = slack
        self.stacks: dict[str, list[View]] = {}
        self.homes: dict[str, View] = {}

    def stack(self, person: str) -> list[View]:
        """Return a person's open modals, the top one last."""
        return self.stacks.setdefault(person, [])

    def open(self, workspace: Team, person: str, checked: Json) -> View:
        """Open a modal in place of any that are open."""
        view = self._new(workspace, person, checked)
        self.stacks[person] = [view]
        return view

    def push(self, workspace: Team, person: str, checked: Json) -> View:
        """Put a modal on top of the one that is open; there has to be one."""
        stack = self.stack(person)
        if not stack:
            raise Failure("invalid_trigger_id")
        if len(stack) >= MOST_OPEN:
            raise Failure("push_limit_reached")
        view = self._new(workspace, person, checked)
        view.previous, view.root = stack[-1].id, stack[0].id
        stack.append(view)
        return view

    def update(
        self, workspace: Team, given: object, *, view_id: str, external_id: str, expected: str
    ) -> View:
        """Replace an open view's contents, unless its hash has moved on from `expected`."""
        view = self._find(workspace.team_id, view_id, external_id)
        if expected and expected != view.hash:
            raise Failure("hash_conflict")
        return self.replace(view, self.checked(given, str(view.given["type"])))

    def replace(self, view: View, checked: Json) -> View:
        """Replace a view's contents and give it a new hash."""
        view.show(checked)
        view.hash = self._hash()
        return view

    def publish(self, workspace: Team, person: str, checked: Json, *, expected: str) -> View:
        """Put up a person's Home tab."""
        view = self.homes.get(person)
        if view is None:
            view = self._new(workspace, person, checked)
            self.homes[person] = view
            return view
        if expected and expected != view.hash:
            raise Failure("hash_conflict")
        return self.replace(view, checked)

    def checked(self, given: object, surface: str) -> Json:
        """Return a view as Slack stores it, or fail with every fault it finds."""
        if not isinstance(given, dict) or given.get("type") != surface:
            raise Failure(
                "invalid_arguments", response_metadata={"messages": [f"[ERROR] not a {surface} view"]}
            )
        found = blocks.view_faults(given)
        if any(fault.code == "view_too_large" for fault in found):
            raise Failure("view_too_large")
        if found:
            raise Failure(
                "invalid_arguments", response_metadata={"messages": [str(fault) for fault in found]}
            )
        return {**given, "blocks": blocks.normalise(given["blocks"])}

    def _new(self, workspace: Team, person: str, given: Json) -> View:
        external = given.get("external_id")
        if external and self._by_external_id(workspace.team_id, external):
            raise Failure("duplicate_external_id")
        view = View(
            id=self._slack.identifiers.new("V"),
            app=workspace.app,
            who=workspace.who(person),
            given={},
            hash=self._hash(),
        )
        view.root = view.id
        view.show(given)
        return view

    def _find(self, team: str, view_id: str, external_id: str) -> View:
        for view in self._open(team):
            if view_id == view.id or (external_id and external_id == view.given.get("external_id")):
                return view
        raise Failure("not_found")

    def _by_external_id(self, team: str, external_id: str) -> View | None:
        return next((view for view in self._open(team) if view.given.get("external_id") == external_id), None)

    def _open(self, team: str) -> list[View]:
        views = [*(view for stack in self.stacks.values() for view in stack), *self.homes.values()]
        return [view for view in views if view.app.team_id == team]

    def _hash(self) -> str:
        letters = "".join(self._slack.random.choices(string.ascii_letters + string.digits, k=8))
        return f"{int(self._slack.clock().timestamp())}.{letters}"
