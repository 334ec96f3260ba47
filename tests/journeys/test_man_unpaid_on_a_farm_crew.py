"""Journey 4: adult, citizen; recognises himself, writes, a case is opened, legal help accepts.

No step assumes sex, gender or nationality. As far as this issue's rooms go.
"""

import re

from luminaria.packs import pack
from tests.journeys import steps
from tests.journeys.conftest import Town
from tests.journeys.readers import Reader

# Words by which a page would assume who somebody is. The person's own words are not counted.
ASSUMES = re.compile(
    r"\b(he|she|him|her|hers|his|himself|herself|victims?|girls?|undocumented|alien|foreign)\b", re.IGNORECASE
)


def test_man_unpaid_on_a_farm_crew(town: Town, locale: str) -> None:
    words, told = steps.words_of(locale), steps.marker()
    name = f"Chuy {told[-5:]}"
    man = town.person()

    # He looks at the signs of his own place of work, and finds himself there.
    man.visit("/")
    man.visit(f"/{locale}/signs/")
    man.visit(f"/{locale}/signs/farm/")
    assert man.status == 200
    man.visit(f"/{locale}/help/")
    assert man.status == 200

    receipt = steps.write_to_an_advocate(
        man,
        locale,
        [
            {"about": "ME"},
            {"danger": "NO"},
            {"young": "NO"},
            {"story": f"Twelve of us pick chile. {told}. We have not been paid since August."},
            {"place": "A valley in the south"},
            {"wants": "LEGAL"},
            {"reach": "HERE"},
            {"police": "NO"},
        ],
        to="Cedar Lamp",
    )
    assert len(receipt.split()) == 9

    # An advocate reads, answers, and opens a case.
    ana = town.member("ana")
    report = steps.find_report(ana, told)
    steps.answer(ana, "I have read it. I am an advocate, not police. What would help first?")
    ana.visit(report)
    case = steps.open_case(ana, name)
    ana.follow("Write it down")
    ana.fill("words", f"I want what I worked for. {told}")
    ana.press("Save")
    assert told in ana.text()

    # He agrees to a request with exactly two lines, and sees the page before he signs.
    ana.visit(case)
    ana.follow("Ask a service")
    request = refer(ana, told, name)
    assert "Juniper Legal" in ana.text()
    referral = ana.path

    # Legal help reads the packet and nothing else, and says yes.
    lena = town.member("lena")
    packet = received(lena, name)
    assert request in lena.text()
    assert told not in lena.text(), "the packet carries what was not released"
    for closed in (case, report, referral):
        lena.visit(closed)
        assert lena.status == 404
    lena.visit(packet)
    lena.fill("yes-words" if "yes-words" in lena.html() else "words", "We can meet this week.")
    lena.press("Yes, we can help")

    # A city employer of the same instance sees none of it.
    noa = town.member("noa")
    for closed in (case, report, referral, packet):
        noa.visit(closed)
        assert noa.status in {403, 404}  # her role, or not her organisation's: she learns neither
        assert name not in noa.html()

    ana.visit(referral)
    assert "We can meet this week." in ana.text()

    # He comes back with his words: the answer is there, and nothing that he wrote.
    later = town.person()
    steps.open_mailbox(later, locale, receipt)
    assert "What would help first?" in later.text()
    assert words.status.me["wrote"] in later.text()
    assert told not in later.html()

    # He takes it back by word alone; the page closes on the next read, and says so honestly.
    ana.follow("Take it back")
    ana.choose("how", "SPOKEN")
    ana.choose("told", "on")
    ana.press("Take it back now")
    lena.visit(packet)
    assert name not in lena.text()
    assert "Delete what you wrote down" in lena.text()

    for reader in (ana, lena, noa):
        for page in (page for page in reader.seen if told in page or "Their words" not in page):
            assert not ASSUMES.findall(_without_names(page.replace(told, ""))), page[:300]


def _without_names(page: str) -> str:
    """A page without the names that organisations have given themselves."""
    for name in sorted({one["name"]["en"] for one in pack().source.document["contacts"]["contact"]}):
        page = page.replace(name, "")
    return page


def received(lena: Reader, name: str) -> str:
    """Open what others ask until the packet of this person is there; return its address."""
    lena.visit("/referrals/")
    packets = [target for _, target in lena.page().links if target.startswith("/referrals/received/")]
    for packet in packets:
        lena.visit(packet)
        if name in lena.text():
            return packet
    raise AssertionError("the packet did not arrive")


def refer(ana: Reader, told: str, name: str) -> str:
    """Fill in the request with the person: two lines, one purpose, a signature. Returns the purpose."""
    purpose = "Ask for the pay that was kept back"
    form = next(form for form in ana.page().forms if any(one.name == "purpose" for one in form.controls))
    service = next(one for one in form.controls if one.name == "service")
    html = ana.html()
    juniper = next(value for value in service.options if value and f'value="{value}">Juniper Legal' in html)
    ana.choose("service", juniper)
    ana.fill("purpose", purpose)
    ana.choose("pick-CHOSEN_NAME", "on")
    ana.choose("pick-SAFE_CONTACT", "on")
    ana.press("Show what they will see")
    glass = ana.html().split('class="glass"', 1)[1].split("withheld")[0]
    assert name in glass
    assert told not in glass
    ana.fill("signature", name)
    for tick in ("spoke_of_risks", "choice_shown", "signer_did_no_harm"):
        ana.choose(tick, "on")
    ana.press("Give this release and ask them")
    return purpose
