"""Whatever is sent to an address: a sentence, our headers, and never a fall."""

import pytest

from tests.hostile import answers, malice
from tests.hostile.conftest import Dice
from tests.hostile.town import Town, cookie_of, send
from tests.house.addresses import PROGRAMS, addresses
from tests.journeys.pages import PageReader
from tests.programs import ProgramClient

SAMPLE = 300


def _volley(dice: Dice, town: Town, program: str, each: int) -> list[tuple[str, ProgramClient, malice.Shot]]:
    """Every shot at every address of a program from every browser."""
    volley = []
    for path in addresses(program):
        address = town.filled(path)
        for name, client in town.browsers(program).items():
            shots = malice.bare_shots(dice, address, cookie_of(program))
            page = send(client, malice.Shot("look", "GET", address))
            is_page = page.get("Content-Type", "").startswith("text/html")
            if page.status_code == 200 and is_page and "Content-Encoding" not in page:
                for form in PageReader(page.content.decode()).forms:
                    if form.method == "post":
                        shots += malice.form_shots(dice, form, address, each)
            volley += [(name, client, shot) for shot in shots]
    return volley


def _fire(volley: list[tuple[str, ProgramClient, malice.Shot]]) -> list[str]:
    return [
        f"{name}: {fault}"
        for name, client, shot in volley
        for fault in answers.faults(shot, send(client, shot))
    ]


def test_a_sample_of_what_can_be_sent(town: Town, dice: Dice) -> None:
    volley = [shot for program in PROGRAMS for shot in _volley(dice, town, program, 1)]
    wrong = _fire(dice.sample(volley, min(SAMPLE, len(volley))))
    assert wrong == [], "\n".join(wrong)


@pytest.mark.drill
@pytest.mark.parametrize("program", PROGRAMS)
def test_everything_that_can_be_sent(town: Town, dice: Dice, program: str) -> None:
    wrong = _fire(_volley(dice, town, program, 4))
    assert wrong == [], "\n".join(wrong)
