"""Where the nearest hospital is, in words: the same lines on every page, sheet and list."""

from luminaria.packs.pack import pack


def hospital_lines(county_id: str, locale: str) -> tuple[str, ...]:
    """The nearest hospital of a county; where none is known, whom to ask. Raises NotInPack."""
    here = pack()
    county, words = here.county(county_id, locale), here.words(locale).counties
    hospital = county.hospital
    if hospital is None:
        return (words["hospital_unknown"], words["hospital_ask"], words["hospital_any"])
    where = ", ".join(part for part in (hospital.address, hospital.place) if part)
    lines = [hospital.name, where, hospital.phone]
    if county.hospital_elsewhere:
        lines.append(words.say("hospital_elsewhere", county=here.county(hospital.county, locale).full))
    printed = [hospital.printed, "" if county.hospital_called else words["hospital_mark"]]
    return (*(line for line in lines if line), words["hospital_say"], " ".join(filter(None, printed)))
