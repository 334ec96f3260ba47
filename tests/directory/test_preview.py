"""The desk reads an entry as the public does; its own lines say what each value is."""

from datetime import date

import pytest
from django.http import HttpResponse

from luminaria.directory.queries import due as due_queries
from luminaria.directory.queries.due import Due, due
from luminaria.directory.queries.waiting import Waiting
from luminaria.directory.telling import told
from luminaria.directory.wording import Facts, entry
from luminaria.kernel import clock
from luminaria.kernel.ids import new_id
from tests import factories
from tests.directory.entries import NOON, UNREAD, advocate, checked, service
from tests.programs import ProgramClient

pytestmark = pytest.mark.django_db


def _between(page: str, begin: str, end: str) -> str:
    return page.partition(begin)[2].partition(end)[0]


def _main(answer: HttpResponse) -> str:
    return answer.content.decode().partition("<main")[2].partition("</main>")[0]


def test_the_preview_is_what_the_public_page_says(public: ProgramClient) -> None:
    row = service(url="https://owl.example/", fees_description="It is free.")
    desk = factories.signed_in(ProgramClient("desk"), advocate())
    page = desk.get(f"/directory/{row.id}/").content.decode()
    shown = _between(page, "As the public reads it", "Ask the provider")
    there = _main(public.get(f"/en/services/{row.id}/"))
    assert 'href="tel:+15055550117"' in shown and "owl.example" in shown and "It is free." in shown
    for part in ('<p class="reach">', '<dl class="facts told-of">'):
        end = "</p>" if part.startswith("<p") else "</dl>"
        assert _between(shown, part, end) == _between(there, part, end) != ""


def test_a_line_of_the_desk_says_what_a_number_or_page_is_for() -> None:
    phones = [
        {"number": "988", "type": "voice"},
        {"number": "988", "type": "sms"},
        {"number": "711", "type": "tty"},
    ]
    assert told("phone", {"phones": phones}) == ("988", "text: 988", "tty: 711")
    assert told("languages", {"languages": [{"code": "es"}, {"code": "xx"}]}) == ("Spanish, xx",)
    site = "https://owl.example/"
    pages = [{"url": site, "label": "web"}, {"url": site, "label": "chat"}, {"url": f"{site}more"}]
    assert told("web", {"url": site, "additional_urls": pages}) == (site, f"chat: {site}", f"{site}more")


def test_the_queue_counts_what_waits_though_it_shows_less(monkeypatch: pytest.MonkeyPatch) -> None:
    row = service(UNREAD)
    checked(row, date(2026, 9, 1), "name", "phone", "what")
    with clock.fixed(NOON):
        whole = due()
        facts = due_queries._facts()
        monkeypatch.setattr(due_queries, "_facts", lambda: facts)
        monkeypatch.setattr(due_queries, "AT_ONCE", 1)
        found = due()
    assert whole.left == found.left > len(found.facts) and found.more == found.left - len(found.facts)


def test_what_waits_beside_facts_is_counted_in_words() -> None:
    one = Waiting(new_id(), "Owl", "")
    assert Due(never=[one], never_more=2, doubts=[one, one]).beside == "2 doubts, 3 first calls"
    assert Due(conflicts=[one]).beside == "1 conflict" and Due().beside == ""


def test_what_stands_behind_a_label_begins_with_a_capital() -> None:
    document = {"id": "1", "name": "Owl", "languages": [{"code": "es"}, {"code": "en"}]}
    document["service_areas"] = [{"name": "central New Mexico"}]
    said = entry(Facts(service=document, standing="PRINTED"), "es")
    assert said.area.startswith("Central New Mexico") and said.languages.startswith("Español, inglés")
