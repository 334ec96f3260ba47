"""Shares of the report room in the elements of the source documents."""

import re

import pytest

from luminaria.packs import pack
from tests.coverage.seen import LOCALES
from tests.programs import ProgramClient
from tests.report import setting

pytestmark = pytest.mark.parametrize("locale", LOCALES)
PROFILE = r"\b(race|raza|nationality|nacionalidad|religion|religión|immigration status|estatus migratorio)\b"


def test_a5_the_form_asks_what_was_seen_where_and_when(locale: str) -> None:
    questions = {question.id: question for question in pack().questionnaire("report", locale).questions}
    assert {"seen", "place", "time"} <= set(questions)
    asked = " ".join(
        f"{question.label} {question.help} {' '.join(choice.label for choice in question.choices)}"
        for question in questions.values()
    )
    assert not re.search(PROFILE, asked, re.IGNORECASE)


def test_a6_three_relations(locale: str) -> None:
    first = pack().questionnaire("report", locale).questions[0]
    assert [choice.code for choice in first.choices] == ["ME", "KNOW", "SAW"]


@pytest.mark.django_db
def test_c5_c6_police_stand_before_the_first_field(public: ProgramClient, locale: str) -> None:
    setting.intake()
    page = public.get(f"/{locale}/report/").content.decode()
    before = page[: page.index("<form")]  # the button that begins; every field comes after it
    assert re.search({"en": "police", "es": "policía"}[locale], before)
    assert pack().words(locale).report["no_police_risk"] in before
    assert "arrest" in before and re.search({"en": "sent out", "es": "sacarla"}[locale], before)
