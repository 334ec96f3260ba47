"""The parts of a jurisdiction (counties, parishes, districts), with their map and nearest hospital."""

from dataclasses import dataclass

from luminaria.packs.rules.facts import Fact


@dataclass(frozen=True, slots=True)
class Hospital:
    """A hospital that anyone may know of. `county` is the id of the county where it stands."""

    id: str
    name: str
    place: str
    address: str
    phone: str
    county: str
    printed: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class County:
    """One part. `path` is its outline (SVG), `label` where its name stands on the map, None for nowhere.

    `full` is the name with its kind; `also` are other names of places in it; a `tight` name fits on a wide
    screen only. `at` is a point inside (latitude, longitude), None where nobody wrote one. `hospital` is None
    where no public one is known. `text911` is yes, no or unknown.
    """

    id: str
    name: str
    full: str
    seat: str
    towns: tuple[str, ...]
    also: tuple[str, ...]
    path: str
    label: tuple[float, float] | None
    tight: bool
    at: tuple[float, float] | None
    hospital: Hospital | None
    text911: str
    fact: Fact

    @property
    def hospital_called(self) -> bool:
        """True when somebody called the hospital that is named."""
        return self.hospital is not None and self.hospital.fact.status == "verified"

    @property
    def hospital_elsewhere(self) -> bool:
        """True when the nearest known hospital stands in another county."""
        return self.hospital is not None and self.hospital.county != self.id


@dataclass(frozen=True, slots=True)
class CountyKind:
    """What the parts are called here: county, counties."""

    one: str
    many: str
    view_box: str
