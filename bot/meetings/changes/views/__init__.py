"""A change of a group's meetings before it is made: what it touches, and who is asked about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.meetings import views as meeting_views
from bot.meetings.changes.pending import What
from bot.meetings.endings import views as ending_views
from bot.meetings.endings.views import EndingPreview
from bot.meetings.outcomes import Became, Outcome
from bot.meetings.plan.views import PlanPreview, plan_lines, will_be_asked
from bot.slack.blocks import modals, text
from bot.slack.blocks.modals import View
from bot.slack.blocks.text import Block, Message
from storage.records import Action, Decision

CALLBACK = "meeting_alter"
THEIRS = "Only {who} can press this: they asked for it."
NOTHING_YET = "Nothing has changed yet."


@dataclass(frozen=True)
class Touched:
    """What a change is, and what it affects.

    `was` and `to` are when the meeting is and is to be, or who chairs and is to chair. `hanging` are the
    actions whose due days move with it. `later` counts the meetings after it, of which `following` is the
    first. Who is to chair the meeting that is `when` alone leaves the group its `chair`. Of a plan there is
    only what it comes to, `plan`, and of the end of the meetings `ending`.
    """

    what: str
    was: str = ""
    to: str = ""
    running: bool = False
    actions: Sequence[Action] = ()
    hanging: Sequence[Action] = ()
    decisions: Sequence[Decision] = ()
    following: str = ""
    later: int = 0
    when: str = ""
    chair: str = ""
    plan: PlanPreview | None = None
    ending: EndingPreview | None = None


def lines(shown: Touched) -> list[str]:
    """Return what a change is and affects, a sentence a line; the first is the change itself."""
    if shown.plan is not None:
        return plan_lines(shown.plan)
    if shown.ending is not None:
        return ending_views.lines(shown.ending)
    if shown.what == What.CHAIR:
        return _chairs(shown)
    if shown.what == What.MOVE:
        sentences = [f"Move the meeting of {shown.was} to {shown.to}."]
    else:
        sentences = [f"Cancel the meeting of {shown.was}."]
    sentences += ["It is under way now."] if shown.running else []
    return [*sentences, *_hanging(shown), _later(shown), meeting_views.TOLD]


def _chairs(shown: Touched) -> list[str]:
    before = f" in place of {text.person(shown.was)}" if shown.was else ""
    if not shown.when:
        return [f"Let {text.person(shown.to)} chair this group's meetings{before}.", meeting_views.TOLD]
    stays = [f"{text.person(shown.chair)} stays the group's chair."] if shown.chair else []
    alone = f"Let {text.person(shown.to)} chair the meeting of {shown.when}{before}."
    return [alone, *stays, meeting_views.TOLD]


def _hanging(shown: Touched) -> list[str]:
    """Return sentences about the actions and decisions that wait for a meeting."""
    sentences = []
    if shown.hanging:
        sentences.append(
            f"Due dates that {_goes(shown)}: {meeting_views.named(shown.hanging)}. Their owners are told."
        )
    if shown.actions:
        stays = "What is due stays due when it is."
        sentences.append(f"Due by that day: {meeting_views.named(shown.actions)}. {stays}")
    if shown.decisions:
        sentences.append(f"On its agenda: {meeting_views.named(shown.decisions)}.")
    return sentences


def _goes(shown: Touched) -> str:
    """Return what becomes of the due days that hang on the meeting."""
    if shown.what == What.MOVE:
        return "move with it"
    return "move to the next meeting" if shown.later else "stay until another meeting is planned"


def _later(shown: Touched) -> str:
    if not shown.later:
        return "No meeting is planned after it."
    if shown.later == 1:
        return f"One meeting after it stays: {shown.following}."
    return f"{shown.later} meetings after it stay, the next on {shown.following}."


def preview(shown: Touched, value: str, *, asks: str | None) -> Message:
    """Show somebody what they ask for, to be confirmed; `asks` is who else has to agree."""
    sentences = lines(shown)
    changeable = shown.what in (What.CANCEL, What.MOVE)
    small = " ".join([NOTHING_YET, *will_be_asked(asks)])
    buttons = [text.button("Confirm", "meeting_alter", value, style="primary")]
    buttons += [text.button("Change", "meeting_alter_change", value)] if changeable else []
    return Message(
        text=f"{' '.join(sentences)} {small} Press Confirm{', or Change' if changeable else ''}.",
        blocks=[*_blocks(sentences), text.context(small), text.actions(*buttons)],
    )


def preview_view(shown: Touched, packed: str, *, asks: str | None) -> View:
    """Show the same over the form; closing it goes back to the form."""
    small = " ".join([NOTHING_YET, *will_be_asked(asks)])
    blocks = [*_blocks(lines(shown)), text.context(small)]
    return modals.modal(
        "Change a meeting", CALLBACK, blocks, submit="Confirm", close="Change", metadata=packed
    )


def result_view(words: str) -> View:
    """Say in place of the form what became of a change."""
    return modals.modal("Change a meeting", CALLBACK, [text.section(words)], close="Close")


def question(shown: Touched, channel: str, by: str, value: str, outcome: Outcome | None) -> Message:
    """Ask the one who decides; once they have, say what has become of it."""
    asks = f"{text.person(by)} asks for a change of the meetings of {text.channel(channel)}:"
    sentences = [asks, *lines(shown)]
    if outcome is not None:
        return text.note("\n".join([*sentences[:2], meeting_views.outcome(outcome)]))
    buttons = [
        text.button("Confirm", "meeting_agree", value, style="primary"),
        text.button("Leave it as it is", "meeting_refuse", value),
    ]
    return Message(
        text=f"{' '.join(sentences)} {NOTHING_YET} Press Confirm, or Leave it as it is.",
        blocks=[text.section("\n".join(sentences)), text.context(NOTHING_YET), text.actions(*buttons)],
    )


def answered(decider: str, channel: str, outcome: Outcome | None) -> Message:
    """Tell the person who asked for a change what has become of it."""
    outcome = outcome or Outcome(Became.LEFT)
    did = "leaves it as it is" if outcome.became is Became.LEFT else "has confirmed what you asked for"
    return text.note(
        f"{text.person(decider)} {did} in {text.channel(channel)}. {meeting_views.outcome(outcome)}"
    )


def unasked(decider: str, channel: str) -> Message:
    """Tell the person who asked for a change that nobody could be asked about it."""
    return text.note(
        f"{text.person(decider)} could not be asked about your change in {text.channel(channel)}, so nothing "
        "has changed. Please speak with them."
    )


def _blocks(sentences: Sequence[str]) -> list[Block]:
    return [text.section("\n".join([f"*{sentences[0]}*", *sentences[1:]]))]
