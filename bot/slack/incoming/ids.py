"""The ids of records, as buttons and forms carry them: they prove nothing, and may be anything at all."""

MOST_ID = 2**31 - 1
"""The largest id that both databases take."""


def id_in(value: object) -> int:
    """Return the record id in what a button or form sent; 0, which no record has, for anything else."""
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) <= len(str(MOST_ID)):
        value = int(value)
    return value if isinstance(value, int) and 0 < value <= MOST_ID else 0
