"""One page of numbers for each county, for a wall, a desk or a car: the county's sheet as a file."""

from luminaria.learn.paper.lines import Paper, line, paper
from luminaria.learn.queries import county_sheet
from luminaria.packs import pack
from luminaria.packs.rules import Contact, Way


def sheet(county_id: str, locale: str) -> Paper:
    """The sheet of that county, with the line of every page standing large. Raises NotInPack."""
    shown = county_sheet(county_id, locale)
    here = pack()
    main = here.contact(here.dock(locale).call.contact_id, locale)
    groups = (
        (shown.state_title, _without(shown.state, main)),
        (shown.national_title, _without(shown.national, main)),
        (shown.county_title, _without(shown.county, main)),
    )
    facts = [here.county(county_id, locale).fact]
    return paper(
        "county",
        locale,
        shown.title,
        [main, *(contact for _, contacts in groups for contact in contacts)],
        facts=[*facts, *([shown.hospital.fact] if shown.hospital else [])],
        danger=shown.danger_title,
        ways=[_way(way, main) for way in shown.ways],
        main=line(main, locale),
        groups=[
            {"title": title, "lines": [line(one, locale) for one in contacts]} for title, contacts in groups
        ],
        no_county="" if shown.county else shown.no_county,
        hospital={"title": shown.hospital_title, "lines": shown.hospital_lines},
        text911={"title": shown.text911_title, "text": shown.text911},
        sayings=[{"to": saying.to, "words": saying.words} for saying in shown.sayings],
        say_title=shown.say_title,
        keep=shown.keep,
        closing=shown.closing,
    )


def _without(contacts: tuple[Contact, ...], main: Contact) -> list[Contact]:
    return [contact for contact in contacts if contact.id != main.id]


def _way(way: Way, main: Contact) -> dict[str, object]:
    """A way out of danger; its dates stand here unless its number stands again below."""
    contact = way.contact
    dates = f"{contact.printed} {contact.called}" if contact and contact.id != main.id else ""
    number = contact.main.display if contact else ""
    return {"title": way.title, "steps": way.steps, "say": way.say, "number": number, "dates": dates}
