"""Which zone somebody is in, and which country's public holidays count there. Pure: by names alone."""

from dataclasses import replace
from functools import lru_cache
from importlib import resources
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from scheduler.calendar import Working
from storage.records import Group, Preference

UTC = ZoneInfo("UTC")

# Zones that lie in one part of a country whose parts have different holidays.
_PARTS = {
    "Europe/London": ("GB", "ENG"),
    "Europe/Belfast": ("GB", "NIR"),
    "GB": ("GB", "ENG"),
    "GB-Eire": ("GB", "ENG"),
}


def named(zone: str | None) -> ZoneInfo | None:
    """Return an IANA zone by its name; None for one that this machine does not know."""
    if not zone:
        return None
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def first_known(*zones: str | None) -> ZoneInfo:
    """Return the first of several zones that exists; UTC when there is none."""
    return next((known for zone in zones if (known := named(zone)) is not None), UTC)


def country_of(zone: str) -> tuple[str | None, str | None]:
    """Return the country of a zone, and the part of it where that matters: ('GB', 'ENG') for London.

    (None, None) for a zone that belongs to no single country.
    """
    if zone in _PARTS:
        return _PARTS[zone]
    zones, aliases = _countries()
    # An alias may point to a zone of another country, so the table comes first.
    return zones.get(zone) or zones.get(aliases.get(zone, zone)), None


@lru_cache(maxsize=1_000)
def office(
    zone: str | None, group: str | None, workspace: str | None, country: str | None, subdivision: str | None
) -> Working:
    """Return the office hours in the first known of the zones of a person, their group and their workspace.

    The holidays are those of the group's country; of one that it has not set, those of the country that its
    zone lies in.
    """
    if country is None:
        country, subdivision = country_of(first_known(group, workspace, zone).key)
    return Working(first_known(zone, group, workspace), country, subdivision)


def own(hours: Working, wish: Preference) -> Working:
    """Return office hours as a person keeps them, who may have said on which days and at what times."""
    begins, ends = wish.begins or hours.begins, wish.ends or hours.ends
    if begins >= ends:
        begins, ends = hours.begins, hours.ends
    if wish.country is not None:
        hours = replace(hours, country=wish.country, subdivision=wish.subdivision)
    return replace(hours, days=wish.days or hours.days, begins=begins, ends=ends)


def hours_of(group: Group | None, zone: ZoneInfo) -> Working:
    """Return the office hours in a zone, with the holidays of a group's country, or else of the zone's."""
    country, subdivision = (group.country, group.subdivision) if group is not None else (None, None)
    return Working(zone, *((country, subdivision) if country is not None else country_of(zone.key)))


@lru_cache(maxsize=1)
def _countries() -> tuple[dict[str, str], dict[str, str]]:
    """Return the country of each zone, and the zone that each older name stands for, from the zone data."""
    folder = resources.files("tzdata").joinpath("zoneinfo")
    # zone.tab: country, coordinates, zone, perhaps a comment; tzdata.zi: 'L' for a link, zone, older name.
    rows = _rows(folder.joinpath("zone.tab").read_text("utf-8"), "\t")
    links = _rows(folder.joinpath("tzdata.zi").read_text("utf-8"), " ")
    return {row[2]: row[0] for row in rows}, {row[2]: row[1] for row in links if row[0] == "L"}


def _rows(text: str, separator: str) -> list[list[str]]:
    return [line.split(separator) for line in text.splitlines() if line and not line.startswith("#")]
