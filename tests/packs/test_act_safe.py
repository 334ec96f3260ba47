"""What a person may do and ask: lists of fixed length, and the signs that the source documents name."""

import re
from pathlib import Path

import pytest

from luminaria.packs import Pack, load
from luminaria.packs.rules import Listed
from luminaria.packs.source import Document
from tests.packs import invented

B14 = {f"B14.{number}" for number in range(1, 11)}
D16 = {f"D16.{number}" for number in range(1, 9)}
STATUS = re.compile(
    r"\bpapers?\b|immigra|visa|passport|\bID\b|born|come from|papeles|migra|pasaporte|nació|de dónde",
    re.IGNORECASE,
)
ACCUSES = re.compile(r"traffick|trata|boss|jefe|pimp|why did|por qué|fault|culpa", re.IGNORECASE)
PROMISES = re.compile(r"\bI will\b|\bwe will\b|promise|le voy a|vamos a|prometo", re.IGNORECASE)


@pytest.fixture(params=["en", "es"])
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def items(listed: Listed) -> list[str]:
    return [item.id for item in listed.items]


def test_a_relationship_grows_in_five_steps(new_mexico: Pack, locale: str) -> None:
    steps = new_mexico.list("relationship-steps", locale)
    assert items(steps) == ["friendly", "small-talk", "eye-contact", "trust", "resource"]
    assert steps.ordered


def test_there_are_four_concrete_helps(new_mexico: Pack, locale: str) -> None:
    helps = new_mexico.list("concrete-helps", locale)
    assert items(helps) == ["own-phone", "numbers", "how-911-works", "nearest-hospital"]


@pytest.mark.parametrize("bad", [STATUS, ACCUSES, PROMISES])
def test_a_safe_question_asks_no_status_accuses_nobody_and_promises_nothing(
    new_mexico: Pack, locale: str, bad: re.Pattern[str]
) -> None:
    asked = new_mexico.list("safe-questions", locale)
    assert 4 <= len(asked.items) <= 8
    for item in asked.items:
        assert "?" in item.title
        assert not bad.search(item.title)
        assert not bad.search(item.text)


@pytest.mark.parametrize(
    "words", ["Do you have papers?", "Why did you stay with your boss?", "I will get you out"]
)
def test_the_measure_finds_a_question_that_is_not_safe(words: str) -> None:
    assert any(bad.search(words) for bad in (STATUS, ACCUSES, PROMISES))


def signs(pack: Pack) -> list[Document]:
    return list(pack.source.document["signs"]["sign"])


def test_every_sign_that_the_two_lists_name_is_in_the_library(new_mexico: Pack) -> None:
    covered = [code for sign in signs(new_mexico) for code in sign.get("covers", [])]
    assert set(covered) >= B14 | D16
    named = [sign["id"] for sign in signs(new_mexico) if (B14 | D16) & set(sign.get("covers", []))]
    assert len(named) >= 14


def test_a_sign_of_both_lists_keeps_both_sources(new_mexico: Pack) -> None:
    for sign in signs(new_mexico):
        covers = sign.get("covers", [])
        kinds = {code.partition(".")[0] for code in covers} & {"B14", "D16"}
        assert all(f"seed {kind}" in sign["source"] for kind in kinds), sign["id"]


def test_only_a_child_has_no_innocent_explanation(new_mexico: Pack, locale: str) -> None:
    bare = [sign for sign in signs(new_mexico) if not sign["otherwise"]]
    assert [sign["covers"] for sign in bare] == [["B14.10"]]
    for setting in new_mexico.settings(locale):
        assert bare[0]["id"] not in {sign.id for sign in setting.signs}
        assert setting.child.contact_id


def test_every_place_begins_with_safety(new_mexico: Pack, locale: str) -> None:
    safe, apart = {
        "en": ("Your safety comes first. So does theirs.", "Do not confront anyone"),
        "es": ("Primero su seguridad, y la de esa persona.", "No enfrente a nadie"),
    }[locale]
    for setting in new_mexico.settings(locale):
        assert setting.lead.startswith(safe)
        assert apart in setting.lead


def test_no_place_rests_on_weak_signs(new_mexico: Pack, locale: str) -> None:
    for setting in new_mexico.settings(locale):
        strong = [sign for sign in setting.signs if sign.evidence != "weak"]
        assert 4 <= len(setting.signs) <= 7
        assert len(strong) >= 3


def test_transport_is_taught_in_three_ways(new_mexico: Pack) -> None:
    picked = {sign["id"] for sign in new_mexico.source.document["settings"]["transit"]["sign"]}
    covers = {sign["id"]: sign.get("covers", []) for sign in signs(new_mexico)}
    assert {code for id in picked for code in covers[id]} >= {"B10.1", "B10.2", "B10.3"}


HERE = re.compile("Rio Metro|Albuquerque|New Mexico|Nuevo México")
NEIGHBOUR = {
    "pack.toml": 'code = "zz"\ninherits = "us"\nabstract = false\nlocales = ["en", "es"]\n'
    'name.en = "Zed"\nname.es = "Zed"\n',
    "law/code.toml": invented.LAW,
    "signs.toml": '[child]\ncontact = "c-nhth"\nlaws = ["z-1"]\ntitle.en = "A child"\ntitle.es = "Un menor"\n'
    'text.en = ["Call."]\ntext.es = ["Llame."]\n',
}


@pytest.fixture
def neighbour(copied: Path) -> Pack:
    """Another state, which writes only its own child box and its own law."""
    for name, text in NEIGHBOUR.items():
        path = copied / "zz" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load("zz", (copied,))


def test_a_second_state_has_every_place_and_nothing_that_new_mexico_prints(
    neighbour: Pack, new_mexico: Pack, locale: str
) -> None:
    own = neighbour.settings(locale)
    assert [setting.code for setting in own] == [setting.code for setting in new_mexico.settings(locale)]
    assert all(len(setting.signs) >= 3 for setting in own)
    for setting in own:
        shown = [setting.title, setting.lead, setting.summary, *setting.not_signs, *setting.caveats]
        shown += [
            line for sign in setting.signs for line in (sign.title, sign.text, sign.printed, *sign.otherwise)
        ]
        assert not [line for line in shown if HERE.search(line)]


def test_a_second_state_has_the_whole_guide_and_only_pages_that_are_there(
    neighbour: Pack, new_mexico: Pack, locale: str
) -> None:
    guide = neighbour.guide(locale)
    assert list(guide.paths()) == list(new_mexico.guide(locale).paths())
    sent = {one.href for leaf in guide.leaves.values() for one in leaf.read}
    assert f"/{locale}/what-to-do/" in sent
    assert f"/{locale}/business/" not in sent
