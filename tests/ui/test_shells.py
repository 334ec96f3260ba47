"""The shells, forms and small pieces, drawn with an invented member and an invented form."""

from types import SimpleNamespace

import pytest
from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory

from luminaria.kernel import navigation
from luminaria.ui.templatetags import ui

ANA = SimpleNamespace(organisation_name="Cedar Lamp", name="Ana", roles=frozenset({"INTAKE", "SUPERVISOR"}))


class Asking(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="What may we call you?", help_text="Any name.")
    words = forms.CharField(label="Your words", widget=forms.Textarea)
    about = forms.ChoiceField(
        label="Who is it about?", choices=[("ME", "Me"), ("KNOW", "Someone I know")], widget=forms.RadioSelect
    )


def drawn(template: str, **context: object) -> str:
    return Template("{% load ui %}" + template).render(Context(context))


def test_a_field_is_tied_to_its_label_help_and_fault() -> None:
    form = Asking({})
    body = drawn('{% include "ui/field.html" with field=form.name %}', form=form)
    assert '<label for="id_name">What may we call you?</label>' in body
    assert 'id="id_name_helptext"' in body
    assert 'id="id_name_error"' in body
    assert 'aria-describedby="id_name_helptext id_name_error"' in body
    assert 'aria-invalid="true"' in body
    assert 'autocomplete="off"' in body


def test_answers_to_pick_stand_under_one_question_with_none_chosen() -> None:
    body = drawn(
        '{% include "ui/field.html" with field=form.about hints=hints %}',
        form=Asking(),
        hints={"ME": "Talk."},
    )
    assert "<legend>Who is it about?</legend>" in body
    assert body.count('class="pick"') == 2
    assert "Talk." in body
    assert "checked" not in body


def test_faults_lead_to_their_places() -> None:
    form = Asking({"name": "x"})
    body = drawn('{% include "ui/errors.html" with heading="Look" %}', form=form)
    assert 'role="alert"' in body
    assert 'href="#id_words"' in body
    assert 'href="#id_name"' not in body
    assert drawn('{% include "ui/errors.html" with heading="Look" %}', form=Asking()).strip() == ""


def test_desk_shows_who_and_where(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "_doors", set())
    navigation.register("desk.lock", "Lock", "lock", order=0)
    navigation.register("desk", "Inbox", "inbox", order=1, roles=frozenset({"INTAKE"}))
    navigation.register("desk", "Gone", "nowhere", order=2)
    monkeypatch.setattr(ui, "reverse", {"lock": "/lock/", "inbox": "/inbox/"}.__getitem__)
    monkeypatch.setattr(ui, "NoReverseMatch", KeyError)
    request = RequestFactory().get("/inbox/123/")
    doors = navigation.doors("desk", ANA.roles)
    body = Template('{% extends "ui/desk.html" %}{% block list %}list{% endblock %}').render(
        Context({"actor": ANA, "doors": doors, "request": request, "csrf_token": "t"})
    )
    assert "Cedar Lamp" in body
    assert "intake, supervisor" in body
    assert '<a href="/inbox/" aria-current="page">Inbox</a>' in body
    assert "Gone" not in body, "a page never names an address that its program does not have"
    assert 'action="/lock/"' in body
    assert "Hand over" not in body, "no room of this program has it"
    assert 'href="#main"' in body


def test_desk_without_a_member_has_no_rooms() -> None:
    body = render_to_string("ui/desk.html", {}, RequestFactory().get("/sign-in/"))
    assert 'class="rail"' not in body
    assert 'class=" out"' in body


@pytest.mark.parametrize(
    ("path", "room", "there"),
    [
        ("/inbox/", "/inbox/", True),
        ("/inbox/1/", "/inbox/", True),
        ("/cases/", "/inbox/", False),
        ("/x/", "/", False),
    ],
)
def test_in_room(path: str, room: str, there: bool) -> None:
    assert ui.in_room(path, room) is there


@pytest.mark.parametrize(
    ("text", "said"), [("Day and night", "Day and night."), ("We do not know.", "We do not know."), ("", "")]
)
def test_sentence_ends_once(text: str, said: str) -> None:
    assert ui.sentence(text) == said


def test_steps_are_always_words_too() -> None:
    body = drawn('{% steps 2 5 "Step 2 of 5" %}')
    assert body.count('<i class="on">') == 2
    assert body.count("<i>") == 3
    assert "<span>Step 2 of 5</span>" in body


def test_icons_are_not_read_aloud() -> None:
    assert 'aria-hidden="true"' in drawn('{% icon "danger" %}')
    with pytest.raises(KeyError):
        drawn('{% icon "no-such" %}')
