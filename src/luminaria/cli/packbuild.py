"""Takes up what people recorded at the desk: the folder that lies over the pack of this instance."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from luminaria.directory.queries import calls_for_pack
from luminaria.directory.rules import Heard, Outcome
from luminaria.learn.queries.reviews import reviews_for_pack
from luminaria.packs import check as packs
from luminaria.packs.check import Finding
from luminaria.packs.overlay import CallRecord, write_overlay
from luminaria.people.compartment import every_compartment
from luminaria.project.config import Config

GONE = "Two people called, and the number does not work any more."
NEW_NUMBER = "A caller heard that the number has changed. Write the new one in the pack."


def refusals(config: Config) -> list[Finding]:
    """What the overlay would break: errors with it, built beside its place, that are none without it."""
    with tempfile.TemporaryDirectory() as beside:
        build(Path(beside))
        before = packs.check(config.pack, packs.roots(config.roots))
        after = packs.check(config.pack, packs.roots(config.roots), Path(beside))
    return [fault for fault in after if fault.level == "error" and fault not in before]


def build(folder: Path) -> tuple[Path, ...]:
    """Write the overlay anew from every organisation's calls and reviews, and return its files."""
    with every_compartment():
        heard, reviewed = calls_for_pack(), reviews_for_pack()
    return write_overlay(folder, list(_calls(heard)), reviewed)


def taken_up() -> list[str]:
    """What a build puts on public pages, a line each: an operator reads them before people do."""
    with every_compartment():
        heard, reviewed = calls_for_pack(), reviews_for_pack()
    told = [f"{call.contact}: {call.hold or 'called, and still true'} ({call.on})" for call in _calls(heard)]
    return [*told, *(f"{one.locale} {one.id}: reviewed by {one.reviewer} ({one.on})" for one in reviewed)]


def _calls(heard: dict[str, Heard]) -> Iterator[CallRecord]:
    for contact, call in heard.items():
        yield CallRecord(
            contact=contact,
            on=call.called_on,
            who=call.who or "",
            hours=call.hours or "",
            languages=call.languages,
            hold=_hold(call),
        )


def _hold(call: Heard) -> str:
    if call.outcome == Outcome.GONE:
        return GONE
    return NEW_NUMBER if "NUMBER" in call.changed else ""


def findings(config: Config) -> list[Finding]:
    """What is wrong with the pack of the instance as it stands now."""
    return packs.check(config.pack, packs.roots(config.roots), config.overlay)
