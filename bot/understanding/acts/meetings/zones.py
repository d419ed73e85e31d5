"""By whose clock a time is meant: 'Dublin time', 'Europe/London', 'CET'."""

from functools import cache
from zoneinfo import available_timezones

_BY_NAME = {
    **dict.fromkeys(
        ("uk", "british", "gb", "gmt", "bst", "gmt/bst", "england", "wales", "scotland"), "Europe/London"
    ),
    **dict.fromkeys(("irish", "ireland"), "Europe/Dublin"),
    **dict.fromkeys(("cet", "cest", "central european"), "Europe/Paris"),
    **dict.fromkeys(("et", "est", "edt", "eastern", "us eastern"), "America/New_York"),
    **dict.fromkeys(("pt", "pst", "pdt", "pacific", "us pacific"), "America/Los_Angeles"),
    **dict.fromkeys(("utc", "zulu", "universal"), "UTC"),
    **dict.fromkeys(
        ("cardiff", "edinburgh", "glasgow", "manchester", "birmingham", "swansea"), "Europe/London"
    ),
}
_AREAS = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


def named(words: str) -> str | None:
    """Return the zone, as the IANA names it, that goes by some small-lettered words; None for none."""
    bare = " ".join(words.replace("_", " ").split()).removeprefix("the ").removesuffix(" time")
    return _BY_NAME.get(bare) or _cities().get(bare)


@cache
def _cities() -> dict[str, str]:
    found = dict[str, str]()
    for zone in sorted(available_timezones()):
        if zone.startswith(_AREAS):
            found[zone.lower().replace("_", " ")] = zone
            found.setdefault(zone.rsplit("/", 1)[-1].lower().replace("_", " "), zone)
    return found
