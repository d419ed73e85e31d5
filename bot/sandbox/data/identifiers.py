"""Ids as Slack makes them: opaque, `[A-Z0-9]+`, told apart by their first letter."""

import hashlib
import itertools
import string

_LETTERS = string.ascii_uppercase + string.digits


class Identifiers:
    """Hands out ids that never repeat within one sandbox and are the same in each run."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._count = itertools.count(1)

    def new(self, prefix: str, length: int = 10) -> str:
        """Return for example `U0Q3K7ZB1P2` for `U`."""
        number = int(self.secret(16), 16)
        return prefix + "0" + "".join(_LETTERS[number // 36**place % 36] for place in range(length - 1))

    def secret(self, length: int = 24) -> str:
        """Return lower-case hexadecimal, as in tokens and trigger ids; it is derived from the seed."""
        digest = hashlib.sha256(f"{self._seed}:{next(self._count)}".encode()).hexdigest()
        return digest[:length]
