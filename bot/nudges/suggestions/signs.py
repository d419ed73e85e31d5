"""Until when somebody's status, or their paused notifications, suggest that they are away. Pure.

https://docs.slack.dev/reference/events/user_change carries the status, and dnd_updated_user the pause.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.language.dates import Calendar
from bot.understanding import line, plain
from bot.understanding.acts import leave
from bot.understanding.known import Known
from bot.understanding.meaning import Prefer
from scheduler.calendar import DAY

AWAY = (":palm_tree:", ":desert_island:", ":beach_with_umbrella:", ":face_with_thermometer:")
"""What Slack itself offers for a holiday and for illness, and what looks like it."""
_OWN = ("vacationing", "out sick", "on holiday", "holiday", "annual leave", "ooo", "out of office", "leave")
"""What Slack writes beside these, and what people write in as few words."""
EVENING = time(17)
"""A status that ends in the evening is that of a whole day; the next one is the first back."""
LONG = timedelta(days=1)
"""A shorter pause is a night, or an afternoon of work."""


def of_status(profile: Mapping[str, Any], zone: ZoneInfo, now: datetime) -> date | None:
    """Return the day on which somebody is back whose status says that they are away; None if it does not.

    Nor does one that neither ends nor names a day: nobody knows when that is over.
    """
    text, emoji = str(profile.get("status_text") or "").strip(), str(profile.get("status_emoji") or "")
    known = Known("", "", Calendar(now, zone, "en-GB"))
    told = leave.alone(line.read(plain.read(text), known), known) if text else None
    if told is None and emoji not in AWAY and text.lower() not in _OWN:
        return None
    ends = _instant(profile.get("status_expiration"))
    if ends is not None:
        return _back_after(ends.astimezone(zone)) if ends > now else None
    return told.until if isinstance(told, Prefer) else None


def of_pause(status: Mapping[str, Any], zone: ZoneInfo, now: datetime) -> date | None:
    """Return the day on which somebody is back whose notifications are paused for days; None for less."""
    begins, ends = _instant(status.get("next_dnd_start_ts")), _instant(status.get("next_dnd_end_ts"))
    if not status.get("dnd_enabled") or begins is None or ends is None or not begins <= now < ends - LONG:
        return None
    return _back_after(ends.astimezone(zone))


def _instant(seconds: object) -> datetime | None:
    if not isinstance(seconds, int) or isinstance(seconds, bool) or not 0 < seconds < 1 << 32:
        return None
    return datetime.fromtimestamp(seconds, UTC)


def _back_after(ends: datetime) -> date:
    return ends.date() + DAY if ends.time() >= EVENING else ends.date()
