"""Forms held against the questions that tables ask: what is missing in one may be asked in the other."""

from tests.understanding.shapes import Shape


def leave_open_what_is_asked(found: Shape, expected: Shape) -> bool:
    """Tell whether a form misses just what a row asks for, and holds all that its readings have alike."""
    fields = {"status": ("status", "back_on"), "replaces": ("replaces", "amends")}
    about = {"status": "which reading", "replaces": "which record"}
    missing = found["missing"][0] if len(found["missing"]) == 1 else None
    if missing not in fields or about[missing] != expected["about"]:
        return False
    readings = [reading.get("records", []) for reading in expected.get("readings", [])]
    filled = {"kind": found["kind"], **found["filled"]}

    def rest(record: Shape) -> Shape:
        return {name: value for name, value in record.items() if name not in fields[missing]}

    return bool(readings) and all(len(each) == 1 and rest(each[0]) == rest(filled) for each in readings)
