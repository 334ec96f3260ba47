"""Weekdays, times and languages as people wrote them before HSDS 3, in the codes of today."""

import re
from typing import Any, Final

Row = dict[str, Any]
DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NAMES: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_TIME: Final = re.compile(r"(\d{1,2})(?::?(\d{1,2}))?(?::\d\d)?\s*([ap])?\.?m?\.?", re.IGNORECASE)
_LANGUAGES: Final = {
    "english": "en", "spanish": "es", "navajo": "nv", "vietnamese": "vi", "chinese": "zh", "arabic": "ar",
    "french": "fr", "german": "de", "russian": "ru", "tagalog": "tl", "korean": "ko", "portuguese": "pt",
    "japanese": "ja", "italian": "it", "polish": "pl", "urdu": "ur", "hindi": "hi", "swahili": "sw",
    "haitian creole": "ht", "american sign language": "ase", "asl": "ase",
}  # fmt: skip


def language(said: str) -> Row:
    """A language from its name or code, with the code that its name surely has."""
    if re.fullmatch(r"[a-z]{2,3}(-\w+)?", said):
        return {"code": said}
    code = _LANGUAGES.get(said.casefold())
    return {"name": said} | ({"code": code} if code else {})


def weekday(said: str) -> str:
    """The RFC 5545 code of a weekday from its name or number (1 is Monday, 7 Sunday), or ""."""
    word = said.strip().casefold()
    if word.isdigit():
        return DAYS[int(word) - 1] if 1 <= int(word) <= 7 else ""
    return next((DAYS[n] for n, name in enumerate(_NAMES) if len(word) > 1 and name.startswith(word)), "")


def clock_time(said: str) -> str:
    """ "9:00am", "17:00", "09:00:00" as "09:00"; "" when it is no time or could be two."""
    found = _TIME.fullmatch(said.strip())
    if not found:
        return ""
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half and not 1 <= hour <= 12:
        return ""
    if not half and (found[2] is None or (hour < 13 and len(found[1]) == 1)):
        return ""
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 and len(found[2] or "00") == 2 else ""


def merged_week(schedules: list[Row]) -> list[Row]:
    """Weekly rules that differ in their day only, as one rule with all its days, Monday first."""
    kept: dict[tuple[Any, ...], Row] = {}
    for number, one in enumerate(schedules):
        weekly = one.get("freq") == "WEEKLY" and one.get("byday") in DAYS
        same = sorted((key, str(value)) for key, value in one.items() if key not in ("id", "byday"))
        key = tuple(same) if weekly or "freq" not in one else (number,)
        days = {*kept.get(key, {}).get("byday", "").split(","), one.get("byday", "")} - {""}
        kept[key] = {**one, **kept.get(key, {})}
        if weekly:
            kept[key]["byday"] = ",".join(sorted(days, key=DAYS.index))
    return list(kept.values())
