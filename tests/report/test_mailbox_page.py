"""The mailbox at its address."""

import statistics
import time

import pytest

from luminaria import vault
from luminaria.report import actions
from luminaria.report.views.sized import PLAIN_STEP, STEP
from tests import factories
from tests.conftest import MovableClock
from tests.programs import ProgramClient
from tests.report import setting

PATH = "/en/report/status/"


def _open(person: ProgramClient, receipt: str, **headers: str) -> object:
    person.post(PATH, {"do": "open", "receipt": receipt})
    return person.get(PATH, **headers)  # type: ignore[arg-type]


def _text(page: object) -> str:
    return page.content.decode()  # type: ignore[attr-defined, no-any-return]


def _answered(person: ProgramClient, home: setting.Intake, *texts: str) -> list[str]:
    words = setting.write_and_send(person, home.id)
    with factories.inside(home.ana):
        report = setting.reports_of(home.id)[0]
        actions.read_report(actor=home.ana, report_id=report.id)
        for text in texts:
            actions.answer_report(actor=home.ana, report_id=report.id, text=text)
    return words


def test_asking_for_the_words_sets_no_cookie(public: ProgramClient, home: setting.Intake) -> None:
    assert not public.get(PATH).cookies


@pytest.mark.parametrize("spelling", ["words", "code"])
def test_either_spelling_opens_the_box_from_another_phone(
    public: ProgramClient, home: setting.Intake, spelling: str
) -> None:
    words = _answered(public, home, "We can talk on Monday.")
    receipt = vault.parse_receipt(" ".join(words))
    typed = receipt.code() if spelling == "code" else " ".join(words)
    page = _text(_open(ProgramClient("public"), typed))
    assert "We can talk on Monday." in page
    assert "A person has read it" in page
    assert "We wrote to you" in page
    assert "They kept my pay." not in page
    assert "Las Cruces" not in page


def test_an_answer_put_away_is_gone_and_pressing_twice_is_nothing(
    public: ProgramClient, home: setting.Intake
) -> None:
    words = _answered(public, home, "First answer.", "Second answer.")
    phone = ProgramClient("public")
    fields = setting.hidden(_open(phone, " ".join(words))) | {"do": "delete"}  # type: ignore[arg-type]
    page = _text(phone.post(PATH, fields, follow=True))
    assert "First answer." not in page
    assert "Second answer." in page
    assert "Copies for repair stay until" in page
    assert phone.post(PATH, fields).status_code == 303


def test_writing_back_is_not_shown_and_reaches_the_desk(public: ProgramClient, home: setting.Intake) -> None:
    words = _answered(public, home, "When?")
    phone = ProgramClient("public")
    _open(phone, " ".join(words))
    page = _text(setting.press(phone, "write", {"text": "On Monday at noon."}, PATH))
    assert "It is sent." in page
    assert "On Monday at noon." not in page
    with factories.inside(home.ana):
        report = setting.reports_of(home.id)[0]
        found = actions.read_messages(actor=home.ana, report_id=report.id)
        assert [message.text for message in found] == ["When?", "On Monday at noon."]


def test_writing_too_much_back_keeps_it(public: ProgramClient, home: setting.Intake) -> None:
    words = _answered(public, home, "When?")
    _open(public, " ".join(words))
    page = _text(setting.press(public, "write", {"text": "long " * 4001 + "the end"}, PATH))
    assert "the end</textarea>" in page


def test_closing_the_box_leaves_nothing_behind(public: ProgramClient, home: setting.Intake) -> None:
    words = _answered(public, home, "We can talk.")
    _open(public, " ".join(words))
    page = _text(setting.press(public, "close", path=PATH))
    assert "We can talk." not in page
    assert "We can talk." not in _text(public.get(PATH))


def test_half_an_hour_ends_it(public: ProgramClient, home: setting.Intake, clock: MovableClock) -> None:
    words = _answered(public, home, "We can talk.")
    _open(public, " ".join(words))
    clock.forward(minutes=31)
    assert "We can talk." not in _text(public.get(PATH))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "We need all nine words, or the whole code."),
        ("one two", "We need all nine words, or the whole code."),
        ("xyzzyplugh " * 9, "Word 1 is not one of ours."),
        ("U" * 23, "Letter 1 of the code is not one that we use."),
        ("<b>xyzzyq</b> " * 9, "Word 1 is not one of ours."),
    ],
)
def test_a_slip_says_where_to_look_and_keeps_what_was_typed(
    public: ProgramClient, home: setting.Intake, typed: str, sentence: str
) -> None:
    page = public.post(PATH, {"do": "open", "receipt": typed})
    assert page.status_code == 400
    assert sentence in _text(page)
    assert "<b>xyzzyq" not in _text(page)


@pytest.mark.parametrize(("encoding", "step"), [("gzip", STEP), ("identity", PLAIN_STEP)])
def test_found_and_not_found_are_equally_long(
    public: ProgramClient, home: setting.Intake, encoding: str, step: int
) -> None:
    words = _answered(public, home, "We can talk.")
    lengths = set()
    for receipt in (" ".join(words), vault.new_receipt().code()):
        page = _open(ProgramClient("public"), receipt, HTTP_ACCEPT_ENCODING=encoding)
        lengths.add(len(page.content))  # type: ignore[attr-defined]
    assert lengths == {step}


def test_found_and_not_found_have_the_same_headers(public: ProgramClient, home: setting.Intake) -> None:
    words = _answered(public, home, "We can talk.")
    answers = []
    for receipt in (" ".join(words), vault.new_receipt().code()):
        page = _open(ProgramClient("public"), receipt, HTTP_ACCEPT_ENCODING="gzip")
        cookies = [(name, len(value.OutputString())) for name, value in page.cookies.items()]  # type: ignore[attr-defined]
        answers.append((page.status_code, dict(page.headers), cookies))  # type: ignore[attr-defined]
    assert answers[0] == answers[1]


@pytest.mark.parametrize("path", ["/en/report/", PATH])
def test_nothing_on_the_phone_outlasts_the_browser(
    public: ProgramClient, home: setting.Intake, clock: MovableClock, path: str
) -> None:
    """Whoever holds the phone finds no cookie of ours when the form is over, nor one that stays a year."""
    public.post(
        path, {"do": "start"} if path != PATH else {"do": "open", "receipt": vault.new_receipt().code()}
    )
    public.get(path)
    assert len(public.cookies) == 2
    assert not any(one["max-age"] or one["expires"] for one in public.cookies.values())
    clock.forward(hours=2)
    assert {one["max-age"] for one in public.get(path).cookies.values()} == {0}


def test_closing_the_box_takes_every_cookie_back(public: ProgramClient, home: setting.Intake) -> None:
    words = _answered(ProgramClient("public"), home, "We can talk.")
    _open(public, " ".join(words))
    setting.press(public, "close", path=PATH)
    assert {one["max-age"] for one in public.cookies.values()} == {0}


def test_found_and_not_found_take_about_the_same_time(public: ProgramClient, home: setting.Intake) -> None:
    words = _answered(public, home)
    right = setting.person.open_mailbox(receipt=vault.parse_receipt(" ".join(words)))
    wrong = setting.person.open_mailbox(receipt=vault.new_receipt())
    spans: dict[bytes, list[float]] = {right.secret: [], wrong.secret: []}
    for _ in range(30):
        for box in (right, wrong):
            began = time.thread_time()
            setting.person.look_inside(box=box)
            spans[box.secret].append(time.thread_time() - began)
    found, missed = (statistics.median(values) for values in spans.values())
    assert abs(found - missed) < 0.002


def test_a_wrong_receipt_says_so_and_offers_another_try(public: ProgramClient, home: setting.Intake) -> None:
    page = _text(_open(public, vault.new_receipt().code()))
    assert "We could not open that" in page
    assert 'name="receipt"' in page


def test_a_press_without_an_open_box_keeps_the_words(public: ProgramClient, home: setting.Intake) -> None:
    page = public.post(PATH, {"do": "write", "text": "Where did it go?"})
    assert page.status_code == 410
    assert "Where did it go?" in _text(page)


def test_another_site_puts_no_words_on_our_page(public: ProgramClient, home: setting.Intake) -> None:
    """Who poses as a friend must not have our page say: call this number."""
    lure = {"do": "write", "text": "Call Ray now."}
    assert "Call Ray now." in _text(public.post(PATH, lure))
    assert "Call Ray now." not in _text(public.post(PATH, lure, HTTP_SEC_FETCH_SITE="cross-site"))


@pytest.mark.parametrize(
    "said", [{"HTTP_SEC_FETCH_SITE": "cross-site"}, {"HTTP_ORIGIN": "https://elsewhere.example"}]
)
def test_another_site_cannot_open_a_box_in_this_browser(
    public: ProgramClient, home: setting.Intake, said: dict[str, str]
) -> None:
    code = vault.new_receipt().code()
    page = public.post(PATH, {"do": "open", "receipt": code}, **said)  # type: ignore[arg-type]
    assert page.status_code == 410
    assert code not in _text(page)
