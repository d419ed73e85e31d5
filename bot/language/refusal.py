"""The one exception whose text is for the person who typed something."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

OUTSIDE = "You are not in this group's channel, so nothing was stored. Join it, then try again."
"""For people who are not in the channel of a group, and would change its record."""


class Refusal(Exception):
    """Raised for input that can not be taken: `str(refusal)` is one clear sentence with an example.

    Nothing was stored when it is raised, and the caller keeps what was typed. `field` is the input of a
    form that it is about: the sentence is shown beside that, or beside the first input when none is named.
    """

    def __init__(self, words: str, *, field: str | None = None) -> None:
        super().__init__(words)
        self.fields: Mapping[str, str] = {field: words} if field is not None else {}
        """What is wrong, by input."""

    @classmethod
    def of_fields(cls, fields: Mapping[str, str]) -> "Refusal":
        """Return a refusal of several inputs at once, each with its own sentence."""
        refusal = cls(" ".join(fields.values()))
        refusal.fields = dict(fields)
        return refusal


@contextmanager
def beside(field: str) -> Iterator[None]:
    """Have what is refused within shown beside an input, unless it names one itself."""
    try:
        yield
    except Refusal as refusal:
        if refusal.fields:
            raise
        raise Refusal(str(refusal), field=field) from refusal


class Faults:
    """Collects what is wrong with a form, so that one answer says all of it."""

    def __init__(self) -> None:
        self._fields: dict[str, str] = {}

    def add(self, field: str, words: str) -> None:
        """Note what is wrong with an input; of two things said of one input, the later is kept."""
        self._fields[field] = words

    def beside(self, field: str) -> "_Noting":
        """Note what is refused within, and go on after it: what it was to give is missing."""
        return _Noting(self, field)

    def refuse(self) -> None:
        """Raise Refusal with everything that was noted, if anything was."""
        if self._fields:
            raise Refusal.of_fields(self._fields)


class _Noting:
    # A class, since type checkers take no generator for one that may swallow what is raised.
    def __init__(self, faults: Faults, field: str) -> None:
        self._faults, self._field = faults, field

    def __enter__(self) -> None:
        """Begin to note."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        """Note a refusal; let everything else pass."""
        if not isinstance(error, Refusal):
            return False
        for field, words in (error.fields or {self._field: str(error)}).items():
            self._faults.add(field, words)
        return True
