"""Killed at random moments: every receipt that was shown opens, none is false, none is doubled."""

import os
import random

import pytest

from bench.intake import inside, prepared
from tests.drills import killing

FORMS_A_KILL = 30


def _survives(kills: int) -> None:
    seed = int(os.environ.get("LUMINARIA_TEST_SEED", "0")) or random.SystemRandom().randrange(10**6)
    print(f"kills: {kills}, seed: {seed}")
    with killing.instance() as folder:
        server = killing.Server(folder)
        server.start()
        try:
            _drill(server, kills, seed)
        finally:
            server.kill()


def _drill(server: killing.Server, kills: int, seed: int) -> None:
    ready = prepared(server.served, FORMS_A_KILL * kills)
    before = inside(server.served, "count")
    told = killing.send_under_fire(server, ready, kills, seed)
    assert told.kills == kills
    assert told.shown, "nobody saw a receipt, so nothing was shown by this"
    arrived = inside(server.served, "count")
    lost = [words for words in told.shown.values() if not killing.opens(server, words)]
    assert lost == [], "a receipt was shown and opens nothing"
    after = {form[0]: killing.look(server, ready, form[0]) for form in ready.forms}
    assert all(after[secret] == words for secret, words in told.shown.items())
    receipts = {words for words in after.values() if words}
    assert len(receipts) == arrived["reports"] - before["reports"]
    assert all(killing.opens(server, words) for words in receipts - set(told.shown.values()))
    unsent = next((form for form in ready.forms if not after[form[0]]), None)
    if unsent:
        assert killing.opens(server, killing.press(server, ready, unsent))


def test_three_kills_lose_nothing_and_show_nothing_false() -> None:
    _survives(3)


@pytest.mark.drill
def test_a_hundred_kills_lose_nothing_and_show_nothing_false() -> None:
    _survives(100)
