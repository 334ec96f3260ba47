"""The holidays of the pack in force."""

from luminaria.directory.rules.holidays import Holidays
from luminaria.packs import pack


def holidays() -> Holidays:
    """Days on which hours that say nothing of holidays are not sure. A day too many asks to call first."""
    return Holidays.of(pack().source.document.get("holidays", {}).get("holiday", ()))
