"""The public program cannot reach a room that holds cases; the desk has nothing of the public's forms."""

from tests.house.addresses import addresses, room_of

DESK_ONLY = {"triage", "cases", "referrals", "taskforce", "consent", "insight"}


def test_no_public_address_leads_to_a_room_of_the_desk() -> None:
    reached = {address: room_of(view) for address, view in addresses("public").items()}
    assert {address: room for address, room in reached.items() if room in DESK_ONLY} == {}


def test_every_address_leads_to_a_room_of_ours() -> None:
    for program in ("public", "desk"):
        rooms = {address: view.__module__ for address, view in addresses(program).items()}
        assert {a: module for a, module in rooms.items() if not module.startswith("luminaria.")} == {}
