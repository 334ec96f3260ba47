"""The form at its address, as a browser without JavaScript meets it."""

import re

import pytest
from django.db import OperationalError

from luminaria.packs import pack
from luminaria.report import actions
from tests.conftest import MovableClock
from tests.programs import ProgramClient
from tests.report import setting

PATH = "/en/report/"


@pytest.fixture
def strict() -> ProgramClient:
    """A browser against the guard of Django itself, with the headers that a browser really sends."""
    return ProgramClient(
        "public", enforce_csrf_checks=True, HTTP_ORIGIN="null", HTTP_SEC_FETCH_SITE="same-origin"
    )


def _text(page: object) -> str:
    return page.content.decode()  # type: ignore[attr-defined, no-any-return]


def test_the_preface_sets_no_cookie_and_says_the_law_before_any_question(
    public: ProgramClient, home: setting.Intake
) -> None:
    page = public.get(PATH)
    assert not page.cookies
    text = _text(page)
    stop, law, begin = (
        text.index(words) for words in ("You can stop here", "about children", 'value="start"')
    )
    assert stop < law < begin
    assert "32A-4-3" in text
    assert 'type="radio"' not in text
    assert home.home.name in text


def test_begin_sets_strict_cookies_that_no_script_reads(public: ProgramClient, home: setting.Intake) -> None:
    public.post(PATH, {"do": "start"}, follow=True)
    assert set(public.cookies) == {"lp_open", "lp_form"}
    assert all(morsel["samesite"] == "Strict" and morsel["httponly"] for morsel in public.cookies.values())


def test_every_press_is_answered_by_a_redirect_to_the_same_address(
    public: ProgramClient, home: setting.Intake
) -> None:
    public.post(PATH, {"do": "start"})
    answer = public.post(PATH, {**setting.hidden(public.get(PATH)), "do": "next", "about": "ME"})
    assert (answer.status_code, answer["Location"]) == (303, PATH)


def test_nothing_is_stored_by_a_browser(public: ProgramClient, home: setting.Intake) -> None:
    public.post(PATH, {"do": "start"})
    page = public.get(PATH)
    assert page["Cache-Control"] == "no-store"
    assert page["Referrer-Policy"] == "no-referrer"
    assert 'autocomplete="off"' in _text(page)


def test_titles_say_nothing(public: ProgramClient, home: setting.Intake) -> None:
    pages = [public.get(PATH), public.post(PATH, {"do": "start"}, follow=True)]
    titles = {re.search("<title>(.*?)</title>", _text(page)) for page in pages}
    assert {found[1] for found in titles if found} == {"Form"}


def test_a_first_question_cannot_be_skipped_and_says_so(public: ProgramClient, home: setting.Intake) -> None:
    public.post(PATH, {"do": "start"})
    assert "Choose one of these" in _text(setting.press(public, "next"))
    assert "Who is this about?" in _text(setting.press(public, "skip"))


def test_back_shows_what_was_answered_and_skip_drops_it(public: ProgramClient, home: setting.Intake) -> None:
    setting.walk(public, [{"about": "ME"}, {"danger": "NO"}, {"young": "NO"}, {"story": "My words."}])
    page = _text(setting.press(public, "back"))
    assert "My words." in page
    setting.press(public, "skip")
    assert "My words." not in _text(setting.press(public, "back"))


def test_back_from_the_first_question_stays_there(public: ProgramClient, home: setting.Intake) -> None:
    public.post(PATH, {"do": "start"})
    assert "Who is this about?" in _text(setting.press(public, "back"))


def test_a_changed_first_answer_changes_the_way(public: ProgramClient, home: setting.Intake) -> None:
    setting.walk(public, [{"about": "ME"}])
    setting.press(public, "back")
    setting.press(public, "next", {"about": "SAW"})
    assert "Is a child part of this?" in _text(setting.press(public, "next", {"danger": "NO"}))


def test_danger_is_said_three_ways_and_the_form_goes_on(public: ProgramClient, home: setting.Intake) -> None:
    page = _text(setting.walk(public, [{"about": "ME"}, {"danger": "YES"}]))
    assert page.index('class="ways"') < page.index('name="young"')
    assert page.count('class="ways"') == 1


def test_short_texts_share_a_step(public: ProgramClient, home: setting.Intake) -> None:
    page = _text(setting.walk(public, [{"about": "ME"}, {"danger": "NO"}, {"young": "NO"}, {"story": "x"}]))
    assert 'name="place"' in page
    assert 'name="time"' in page


def test_what_is_too_long_stays_on_the_page_and_says_what_to_do(
    public: ProgramClient, home: setting.Intake
) -> None:
    setting.walk(public, [{"about": "ME"}, {"danger": "NO"}, {"young": "NO"}])
    page = _text(setting.press(public, "next", {"story": "long " * 4001 + "the end"}))
    assert "the end</textarea>" in page
    assert "Keep it under 20000 letters" in page
    assert "maxlength" not in page


def test_more_than_the_server_takes_keeps_what_was_answered_before(
    public: ProgramClient, home: setting.Intake
) -> None:
    setting.walk(public, [{"about": "ME"}, {"danger": "NO"}, {"young": "NO"}])
    page = setting.press(public, "next", {"story": "x" * 300_000})
    assert page.status_code == 413
    assert "That was too much at once" in _text(page)
    assert 'name="story"' in _text(public.get(PATH))


def test_another_encoding_is_refused_and_loses_nothing(public: ProgramClient, home: setting.Intake) -> None:
    setting.walk(public, [{"about": "ME"}, {"danger": "NO"}, {"young": "NO"}])
    kind = "application/x-www-form-urlencoded; charset=iso-8859-1"
    assert public.post(PATH, b"do=next&story=caf%E9", content_type=kind).status_code == 400
    assert 'name="story"' in _text(public.get(PATH))


def test_broken_bytes_and_nul_do_not_break_it(public: ProgramClient, home: setting.Intake) -> None:
    setting.walk(public, [{"about": "ME"}, {"danger": "NO"}, {"young": "NO"}])
    fields = setting.hidden(public.get(PATH))
    body = (
        f"do=next&n={fields['n']}&at=story&csrfmiddlewaretoken={fields['csrfmiddlewaretoken']}&story=a%00b%FF"
    )
    answer = public.post(PATH, body.encode(), content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 303
    assert public.get(PATH).status_code == 200


@pytest.mark.parametrize("fields", [{}, {"do": "fly"}, {"do": "next", "at": "nowhere"}, {"do": "send"}])
def test_strange_presses_stay_where_they_are(
    public: ProgramClient, home: setting.Intake, fields: dict[str, str]
) -> None:
    public.post(PATH, {"do": "start"})
    known = setting.hidden(public.get(PATH))
    page = public.post(PATH, {**known, **fields}, follow=True)
    assert "Who is this about?" in _text(page)


def test_without_the_cookie_the_typed_words_are_there_to_copy(
    public: ProgramClient, home: setting.Intake
) -> None:
    page = public.post(PATH, {"do": "next", "n": "00", "story": "My <b>only</b> copy."})
    assert page.status_code == 410
    assert "My &lt;b&gt;only&lt;/b&gt; copy." in _text(page)
    assert 'href="tel:' in _text(page)


def test_an_expired_form_says_so_with_numbers(
    public: ProgramClient, home: setting.Intake, clock: MovableClock
) -> None:
    fields = setting.hidden(setting.walk(public, [{"about": "ME"}]))
    clock.forward(minutes=61)
    page = public.post(PATH, {**fields, "do": "next", "danger": "NO"})
    assert page.status_code == 410
    assert "This form has closed" in _text(page)


def test_the_nonce_of_another_form_is_refused(public: ProgramClient, home: setting.Intake) -> None:
    setting.walk(public, [{"about": "ME"}])
    fields = setting.hidden(public.get(PATH)) | {"n": "11" * 16, "do": "next", "danger": "YES"}
    assert public.post(PATH, fields).status_code == 410
    assert "Is anyone in danger now?" in _text(public.get(PATH))


def test_the_cookie_of_another_browser_does_not_take_this_nonce(home: setting.Intake) -> None:
    mine, theirs = ProgramClient("public"), ProgramClient("public")
    fields = setting.hidden(setting.walk(mine, [{"about": "ME"}]))
    setting.walk(theirs, [{"about": "ME"}])
    assert theirs.post(PATH, {**fields, "do": "next", "danger": "YES"}).status_code == 410


def test_a_browser_that_sends_no_referrer_passes_the_guard(
    strict: ProgramClient, home: setting.Intake
) -> None:
    assert setting.write_and_send(strict, home.id)


def test_a_post_without_the_token_keeps_the_words(strict: ProgramClient, home: setting.Intake) -> None:
    fields = setting.hidden(setting.walk(strict, [{"about": "ME"}, {"danger": "NO"}, {"young": "NO"}]))
    del fields["csrfmiddlewaretoken"]
    page = strict.post(PATH, {**fields, "do": "next", "story": "Keep this."})
    assert page.status_code == 410
    assert "Keep this." in _text(page)


@pytest.mark.parametrize("do", ["start", "next"])
def test_a_post_from_another_site_is_refused(strict: ProgramClient, home: setting.Intake, do: str) -> None:
    setting.walk(strict, [])
    fields = setting.hidden(strict.get(PATH)) | {"do": do, "about": "ME"}
    assert strict.post(PATH, fields, HTTP_SEC_FETCH_SITE="cross-site").status_code == 410


def test_beginning_twice_goes_on_with_the_same_form(public: ProgramClient, home: setting.Intake) -> None:
    setting.walk(public, [{"about": "ME"}])
    page = public.post(PATH, {"do": "start"}, follow=True)
    assert "Is anyone in danger now?" in _text(page)
    assert setting.open_forms() == 1


def test_sent_comes_first_then_the_words(public: ProgramClient, home: setting.Intake) -> None:
    words = setting.write_and_send(public, home.id)
    text = _text(public.get(PATH))
    assert text.index("It is sent") < text.index(f"<span>{words[0]}</span>")
    assert "They kept my pay." not in text


def test_pressing_send_again_shows_the_same_words(public: ProgramClient, home: setting.Intake) -> None:
    fields = setting.hidden(setting.walk(public, setting.own_report(home.id)))
    fields |= {"do": "send", "organisation": str(home.id)}
    first = setting.shown_words(public.post(PATH, fields, follow=True))
    assert setting.shown_words(public.post(PATH, fields, follow=True)) == first
    assert len(setting.reports_of(home.id)) == 1


def test_words_and_code_are_two_spellings_and_can_be_typed_back(
    public: ProgramClient, home: setting.Intake
) -> None:
    words = setting.write_and_send(public, home.id)
    code = setting.shown_words(setting.press(public, "code"))
    assert len("".join(code)) == 23
    for typed in (" ".join(words).title(), "".join(code).lower()):
        assert "Yes. You have it right." in _text(setting.press(public, "check", {"typed": typed}))
    assert "That is not the same" in _text(setting.press(public, "check", {"typed": "wrong"}))
    assert setting.shown_words(setting.press(public, "words")) == words


def test_done_closes_the_page_and_the_words_are_gone(public: ProgramClient, home: setting.Intake) -> None:
    setting.write_and_send(public, home.id)
    page = setting.press(public, "done")
    assert setting.shown_words(page) == []
    assert setting.open_forms() == 0


@pytest.mark.parametrize("locale", ["en", "es"])
def test_the_language_changes_on_the_way_and_nothing_is_lost(
    public: ProgramClient, home: setting.Intake, locale: str
) -> None:
    setting.walk(public, [{"about": "ME"}])
    question = pack().questionnaire("report", locale).question("danger")
    assert question is not None
    assert question.label in _text(public.get(f"/{locale}/report/"))


def test_looks_alone_meet_one_gentle_question_and_are_never_stopped(
    public: ProgramClient, home: setting.Intake
) -> None:
    setting.walk(public, [{"about": "SAW"}, {"danger": "NO"}, {"child": "NO"}, {"basis": "SAW_IT"}])
    looks = {"seen": "A woman with an accent and a short skirt."}
    page = _text(setting.press(public, "next", looks))
    assert "Looks are not a sign" in page
    assert "short skirt" in page
    assert 'name="place"' in _text(setting.press(public, "next", looks))


@pytest.mark.parametrize("moment", ["SELECT", "UPDATE", "COMMIT"])
def test_a_database_that_is_down_says_not_sent_and_keeps_the_words(
    public: ProgramClient, home: setting.Intake, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    setting.walk(public, [{"about": "ME"}, {"danger": "NO"}, {"young": "NO"}])
    fields = setting.hidden(public.get(PATH)) | {"do": "next", "story": "Still here."}

    def down(*args: object, **kwargs: object) -> None:
        raise OperationalError("database or disk is full")

    name = {"SELECT": "resume_form", "UPDATE": "save_answer", "COMMIT": "save_answer"}[moment]
    monkeypatch.setattr(actions, name, down)
    page = public.post(PATH, fields)
    assert page.status_code == 503
    text = _text(page)
    assert "This was not sent" in text
    assert "Still here." in text
    assert 'href="tel:' in text
    assert "database" not in text
    monkeypatch.undo()
    again = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', text))
    assert 'name="place"' in _text(public.post(PATH, again, follow=True))


def test_a_database_that_is_down_never_shows_a_receipt(
    public: ProgramClient, home: setting.Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    fields = setting.hidden(setting.walk(public, setting.own_report(home.id)))
    fields |= {"do": "send", "organisation": str(home.id)}

    def down(**kwargs: object) -> None:
        raise OperationalError("disk I/O error")

    monkeypatch.setattr(actions, "submit_report", down)
    page = public.post(PATH, fields, follow=True)
    assert page.status_code == 503
    assert setting.shown_words(page) == []
    monkeypatch.undo()
    assert setting.shown_words(public.get(PATH)) == []
    assert setting.shown_words(public.post(PATH, fields, follow=True))


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(public: ProgramClient, home: setting.Intake, method: str) -> None:
    assert getattr(public, method)(PATH).status_code == 405
