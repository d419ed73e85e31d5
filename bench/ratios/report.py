"""Writes the table down: docs/performance.md, with a picture, and how it was taken."""

import platform
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bench.ratios import judging
from bench.ratios.judging import Row

DOCS = Path(__file__).resolve().parent.parent.parent / "docs"
_HOW = """# Performance

`make bench` made this page on {day}, with Python {python} on {machine}, in {repetitions} repetitions. The
machine does not matter much: each figure is measured right after its floor, and what counts is the ratio of
the two. *Ratio* is the middle one, *spread* half the distance of the outer ones; a goal that is missed by no
more than that counts as met. Processor times scatter less than rates.

- The floor of a command is a Bolt app that only acknowledges, with the same server, on the same core. Ours
  records durably before it acknowledges, while nothing is sent, as while Slack asks to wait.
- The floor of a tick is one raw statement that reads the end of an index; that of a search, one by its words.
- The floor of sending is a bare POST to the same stand-in for Slack, which shares the machine.

{table}

![Each ratio beside its goal](performance.svg)
"""


def written(rows: Sequence[Row], *, repetitions: int, day: date) -> None:
    """Write the page, and the picture in it."""
    page = _HOW.format(
        day=f"{day.day} {day:%B %Y}",
        python=platform.python_version(),
        machine=platform.machine(),
        repetitions=repetitions,
        table=judging.table(rows),
    )
    (DOCS / "performance.md").write_text(page)
    _drawn(rows)


def _drawn(rows: Sequence[Row]) -> None:
    """Draw how far each ratio is from its goal; right of the line is better."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "matters"
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(9, 0.42 * len(rows) + 1.2))
    names = [row.name for row in reversed(rows)]
    marks = [row.ratio / row.goal if row.more else row.goal / row.ratio for row in reversed(rows)]
    axes.barh(names, marks, color=["#2a6f97" if row.meets else "#c44900" for row in reversed(rows)])
    for place, (mark, row) in enumerate(zip(marks, reversed(rows), strict=True)):
        axes.text(
            mark, place, f" {judging.figure(row.ratio)} ×{'' if row.meets else ', missed'}", va="center"
        )
    axes.axvline(1, color="black", linewidth=1)
    axes.set_xscale("log")
    axes.set_xlabel("how often the goal is met (1 = exactly; further right is better)")
    figure.tight_layout()
    figure.savefig(DOCS / "performance.svg", metadata={"Date": None})
    pyplot.close(figure)
