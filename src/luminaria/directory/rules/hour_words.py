"""Hours as people say them. The sentences are the pack's, in every language; nothing here is a word.

Keys (below `hours.`): day.0 to day.6 (Monday first), nth.1 to nth.5 and nth.-1, range, list_join,
list_last, line, times, time_am, time_pm, noon, midnight, always, all_day, monthly, monthday, interval,
interval_months, from, to, from_to, holidays_closed, holidays_open.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Protocol

from luminaria.directory.rules.schedules import DAY, Rule, read


class Says(Protocol):
    """Words of a language: `packs.rules.Words` is such."""

    def say(self, key: str, **values: object) -> str:
        """The string of a key with its placeholders filled."""


Dates = Callable[[date], str]
Schedules = Iterable[Mapping[str, Any]]


def in_words(
    schedules: Schedules, words: Says, *, zone: str = "UTC", dates: Dates = date.isoformat
) -> tuple[str, ...]:
    """One line for each group of days with the same hours, in the order of the week; then holidays.

    `dates` puts a day into words, for hours that hold from one day to another.

    A schedule that cannot be reckoned with is said in its own words (description), or not at all.
    """
    lines: list[str] = []
    rules: list[Rule] = []
    said: list[str] = []
    for one in schedules:
        rule = read(one, zone)
        if rule:
            rules.append(rule)
        elif text := str(one.get("description") or "").strip():
            said.append(text)
    for (times, when), days in _grouped(rules).items():
        lines.append(_line(sorted(days), times, when, words, dates))
    lines += [_special(rule, words, dates) for rule in rules if not rule.plain]
    kept = {rule.holidays for rule in rules}
    if rules and kept in ({"open"}, {"closed"}):
        lines.append(words.say(f"holidays_{kept.pop()}"))
    return tuple(dict.fromkeys(line for line in (*lines, *said) if line))


Times = tuple[tuple[int, int], ...]
When = tuple[date | None, date | None]


def _grouped(rules: Iterable[Rule]) -> dict[tuple[Times, When], list[int]]:
    """Days of a plain week by their hours, those of the earliest day first."""
    by_day: dict[tuple[When, int], list[tuple[int, int]]] = {}
    for rule in rules:
        if rule.plain:
            for _, day in rule.byday:
                by_day.setdefault(((rule.first, rule.last), day), []).append((rule.opens, rule.closes))
    found: dict[tuple[Times, When], list[int]] = {}
    for (when, day), times in sorted(by_day.items(), key=lambda one: one[0][1]):
        found.setdefault((tuple(sorted(set(times))), when), []).append(day)
    return found


def _line(days: list[int], times: Times, when: When, words: Says, dates: Dates) -> str:
    if days == list(range(7)) and times == ((0, DAY),):
        return _bounded(words.say("always"), when, words, dates)
    line = words.say("line", days=_days(days, words), times=_times(times, words))
    return _bounded(line, when, words, dates)


def _bounded(line: str, when: When, words: Says, dates: Dates) -> str:
    first, last = (dates(day) if day else "" for day in when)
    if first and last:
        return words.say("from_to", line=line, first=first, last=last)
    if first or last:
        return words.say("from" if first else "to", line=line, day=first or last)
    return line


def _days(days: list[int], words: Says) -> str:
    """Monday to Friday, Sunday: three or more in a row are a range."""
    parts: list[str] = []
    for run in _runs(days):
        if len(run) >= 3:
            parts.append(
                words.say("range", first=words.say(f"day.{run[0]}"), last=words.say(f"day.{run[-1]}"))
            )
        else:
            parts += [words.say(f"day.{day}") for day in run]
    return _joined(parts, words)


def _runs(days: list[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for day in days:
        if run and day != run[-1] + 1:
            yield run
            run = []
        run.append(day)
    if run:
        yield run


def _joined(parts: list[str], words: Says) -> str:
    whole = parts[0] if parts else ""
    for part in parts[1:-1]:
        whole = words.say("list_join", before=whole, next=part)
    return words.say("list_last", before=whole, next=parts[-1]) if len(parts) > 1 else whole


def _times(times: Times, words: Says) -> str:
    said = [
        words.say("all_day")
        if closes - opens >= DAY
        else words.say("times", opens=_time(opens, words), closes=_time(closes, words))
        for opens, closes in times
    ]
    return _joined(said, words)


def _time(minutes: int, words: Says) -> str:
    minutes %= DAY
    if minutes == 0:
        return words.say("midnight")
    if minutes == DAY // 2:
        return words.say("noon")
    hour, minute = divmod(minutes, 60)
    short = f"{hour % 12 or 12}" + (f":{minute:02}" if minute else "")
    return words.say("time_am" if hour < 12 else "time_pm", time=short)


def _special(rule: Rule, words: Says, dates: Dates) -> str:
    """A rule that is no plain week: the second Monday, every other week; in its own words if it has some."""
    if rule.said:
        return rule.said
    if rule.yeardays or rule.weeks or rule.count:
        return ""
    if rule.monthdays:
        days = _joined([words.say("monthday", day=day) for day in rule.monthdays if day > 0], words)
    elif rule.monthly:
        days = _joined([_nth(nth, day, words) for nth, day in rule.byday], words)
    else:
        days = _days(sorted(day for _, day in rule.byday), words)
    if rule.interval > 1:
        key = "interval_months" if rule.monthly else "interval"
        days = words.say(key, days=days, count=rule.interval)
    line = words.say("line", days=days, times=_times(((rule.opens, rule.closes),), words))
    return _bounded(line, (rule.first, rule.last), words, dates) if days else ""


def _nth(nth: int, day: int, words: Says) -> str:
    if nth not in (1, 2, 3, 4, 5, -1):
        return words.say(f"day.{day}")
    return words.say("monthly", nth=words.say(f"nth.{nth}"), day=words.say(f"day.{day}"))
