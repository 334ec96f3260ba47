"""`pack check`: the pack passes, and each fault is found with its file, its line and what to do."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from luminaria.kernel import clock
from luminaria.packs.check import check, public_launch_findings
from tests.packs.conftest import Spoil

EN, ES = "us/locale/en/learn.toml", "us/locale/es/learn.toml"
SHELL = "us/locale/es/shell.toml"
ASKS = "us/questionnaires/report.toml"
FAULTS = [
    # file, what it says, what it is spoilt to, a word of the finding
    ("us/contacts.toml", 'status = "dead"', 'status = "sure"', "status"),
    ("us/contacts.toml", 'source = "StrongHearts', 'source = "" #', "no source"),
    ("us_nm/contacts.toml", 'source_date = "2024-10-21"', 'source_date = "autumn"', "source_date"),
    ("us_nm/contacts.toml", 'reviewed_by = "not yet"', 'reviewed_by = ""', "reviewed_by"),
    ("us/contacts.toml", 'value = "18447628483"', 'value = "1844762848"', "neither"),
    ("us/contacts.toml", 'display = "1-800-786-2929"', 'display = "1-800-786-2920"', "people read"),
    ("us/contacts.toml", 'printed_by.en = "many official pages"\nprinted_by.es', "x.es", "who printed it"),
    ("us/contacts.toml", 'value = "18447628483"\ndisplay = "1-844-762-8483"',
     'value = "18884287581"\ndisplay = "1-888-428-7581"', "hides"),
    (EN, "Say as much or as little", "We can help a victim to say", "victim"),
    (EN, "You can stop at any time.", "We guarantee it.", "guarant"),
    (EN, "You can stop at any time.", "It is confidential.", "confidential"),
    (EN, "You can stop at any time.", "Only they can open it.", "say who can"),
    (ES, "Puede parar cuando quiera.", "Solo ese grupo puede abrirlo.", "diga quién puede"),
    (EN, "You can stop at any time.", "We will save you now.", "save"),
    (EN, "You can stop at any time.", "Stop!", "exclamation"),
    (ES, "Puede parar cuando quiera.", "La víctima puede parar.", "víctima"),
    (EN, "You can stop at any time.", "Call 1-888-373-7888.", "stands in a text"),
    (EN, "You can stop at any time.", "Call 911.", "stands in a text"),
    (EN, "You can stop at any time.", "Call 505-768-3733 to stop.", "it is hidden"),
    (EN, "You can stop at any time.", "It is 24.9 million people.", "'24.9 mill'"),
    (EN, "You can stop at any time.", "It makes $150 billion a year.", "'150 billion'"),
    (ES, "Puede parar cuando quiera.", "Son 150 mil millones.", "'150 mil millones'"),
    (EN, "You can stop at any time.", "This state is a hot spot, a hotspot.", "'hotspot'"),
    (ES, "Puede parar cuando quiera.", "You can stop when you want to.", "not to be in es"),
    (SHELL, 'skip = "Ir al contenido"', "", "shell.skip is missing in es"),
    (SHELL, "Paso {n} de {of}", "Paso {n}", "places in braces"),
    ("us/danger.toml", 'say.es = ', 'say.fr = ', "say"),
    ("us/settings/hotel.toml", 'summary.es = "', 'summary.es = "" # "', "missing in es"),
    ("us/pages/es/phone.md", "{#clear}", "{#other}", "other sections"),
    ("us/pages/en/help.md", "(/phone/)", "(/fone/)", "leads nowhere"),
    ("us/guide.toml", 'to = "me_work"', 'to = "nowhere"', "not there"),
    ("us/guide.toml", 'to = "me_work"', 'to = "who"', "reached from itself"),
    ("us_nm/guide.toml", 'contacts = ["c-nrs", "c-nhth", "c-988"]', "contacts = []", "no contacts"),
    ("us_nm/guide.toml", '["c-nhth", "c-nm-getfree", "c-nmcsap"]', '["c-911", "c-nhth"]', "police first"),
    ("us_nm/guide.toml", '["c-nhth", "c-nm-getfree", "c-nmcsap"]', '["c-nm-768free"]', "not public"),
    ("us/guide.toml", 'not_now.en = ["Do not meet', 'not_today.en = ["Do not meet', "not_now is missing"),
    ("us/guide.toml", 'child.en = "If it was a child: {say-child-duty}"', 'child.en = "Be kind."', "duty"),
    ("us/guide.toml", "danger = true", "danger = false", "danger_to"),
    (ASKS, 'label.en = "Where?"', 'label.en = "What is their race?"', "race"),
    (ASKS, 'label.es = "¿Cuándo?"', 'label.es = "¿Qué nacionalidad?"', "nacionalidad"),
    (ASKS, 'when = { about = ["ME"] }', 'when = { about = ["US"] }', "was not asked"),
    (ASKS, 'clock = "danger"', 'clock = "red"', "clock"),
    (ASKS, 'kind = "organisation"', 'kind = "text"', "which organisation"),
    ("us/guide.toml", "{say-child-duty} You do not", "{say-none} You do not", "say-none"),
    ("us/pack.toml", 'text = "c-nhth"', 'text = "c-hsi-new"', "not public"),
]  # fmt: skip


def test_the_pack_of_the_house_has_no_errors() -> None:
    assert [found for found in check("us_nm") if found.level == "error"] == []


@pytest.mark.parametrize(("file", "old", "new", "told"), FAULTS, ids=[fault[3] for fault in FAULTS])
def test_a_fault_is_found(spoil: Spoil, file: str, old: str, new: str, told: str) -> None:
    assert any(told in found.message for found in spoil(file, old, new)), told


def test_a_finding_names_file_and_line(spoil: Spoil, copied: Path) -> None:
    found = next(one for one in spoil(EN, "You can stop at any time.", "We guarantee it.") if one.file == EN)
    line = (copied / EN).read_text(encoding="utf-8").splitlines()[found.line - 1]
    assert found.file == EN and "We guarantee it." in line


def test_text_that_is_hard_to_read_is_found(spoil: Spoil) -> None:
    hard = "Notwithstanding jurisdictional complications, multidisciplinary collaboration aids it. " * 40
    found = spoil("us/pages/en/phone.md", "An empty list can be seen too.", hard)
    assert any("reading grade" in one.message for one in found)


def test_hard_spanish_is_found(spoil: Spoil) -> None:
    hard = (
        "Independientemente de complicaciones jurisdiccionales, la multidisciplinariedad institucional. " * 40
    )
    found = spoil("us/pages/es/phone.md", "Una lista vacía también se nota.", hard)
    assert any("Fernández-Huerta" in one.message for one in found)


def test_long_sentences_are_found(spoil: Spoil) -> None:
    long = ("you can go " * 9 + "on. ") * 30
    found = spoil("us/pages/en/phone.md", "An empty list can be seen too.", long)
    assert any("words a sentence" in one.message for one in found)


def test_a_file_that_cannot_be_read_is_one_finding(spoil: Spoil) -> None:
    found = spoil("us/danger.toml", 'id = "place"', "id = ")
    assert len(found) == 1 and "danger.toml" in found[0].message


def test_an_unknown_pack_is_a_finding() -> None:
    assert "no pack named" in check("atlantis")[0].message


def test_numbers_nobody_called_refuse_a_public_launch() -> None:
    found = public_launch_findings("us_nm")
    assert {"c-nhth", "c-cyfd-sci", "c-nm-getfree"} <= {one.message.split()[3] for one in found}
    assert not any("c-911" in one.message for one in found)


@pytest.mark.parametrize(("days", "refused"), [(10, False), (30, False), (31, True)])
def test_a_call_counts_for_thirty_days(copied: Path, days: int, refused: bool) -> None:
    path = copied / "us_nm/contacts.toml"
    call = '[contact.called]\non = 2026-12-01\nwho = "a"\nhours = "b"\nlanguages = "c"\n[[contact.channel]]\n'
    text = path.read_text(encoding="utf-8").replace("[[contact.channel]]\n", call, 1)
    path.write_text(text, encoding="utf-8")
    with clock.fixed(datetime(2026, 12, 1, tzinfo=UTC) + timedelta(days=days)):
        found = public_launch_findings("us_nm", (copied,))
    assert any("c-nm-getfree" in one.message for one in found) is refused
