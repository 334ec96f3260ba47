"""What a reader looks for, and what a provider answers. Nothing that is sent here is kept but an answer."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.functional import cached_property

from luminaria.directory.rules.answers import DELIST, ENTRY, MOST, OUTCOMES, Told, Trouble, trouble
from luminaria.directory.rules.hsds import GENDERS, OFFERS, ORGANIZATION_ROLES
from luminaria.directory.rules.wishes import Origin, Wish
from luminaria.packs import pack
from luminaria.packs.rules import Words
from luminaria.ui.kindly import Kind, words_of

GROUPS: Final = ("shelter", "legal", "counselling", "medical", "vocational", "education")
MILES: Final = ("10", "30", "60", "120")
USUAL_MILES: Final = "60"
ANY: Final = "any"
PAPERS: Final = ("immigration_status", "identification")
OLDEST: Final = 120
PAGES: Final = 50
PER_PAGE: Final = 10
ALONG: Final = ("children", "pets", "wheelchair")
_TICK: Final = forms.CheckboxSelectMultiple


class SearchForm(Kind):
    """What is needed, where and when; everything may be left open."""

    need = forms.ChoiceField(required=False)
    where = forms.CharField(required=False, max_length=200)
    open = forms.BooleanField(required=False)
    far = forms.ChoiceField(required=False)
    language = forms.ChoiceField(required=False)
    age = forms.CharField(required=False, max_length=3)
    who = forms.ChoiceField(required=False)
    words = forms.CharField(required=False, max_length=200)
    not_asked = forms.MultipleChoiceField(required=False, widget=_TICK)
    along = forms.MultipleChoiceField(required=False, widget=_TICK)
    part = forms.ChoiceField(required=False)

    def __init__(self, data: object, locale: str) -> None:
        super().__init__(data)
        if isinstance(self.data, QueryDict) and not self.data.get("far"):
            self.data["far"] = USUAL_MILES  # the list shows what counts
        self.locale = locale
        words = pack().words(locale)
        own = words.directory
        self._needs(words)
        self.fields["where"].label = own["where"]
        self.fields["where"].help_text = own.say("where_help", kind=pack().county_kind(locale).one)
        self.fields["open"].label = own["open"]
        far = [(miles, own.say("far_miles", miles=miles)) for miles in MILES]
        self.choose("far", own["far"], [*far, (ANY, own["far_any"])])
        self.fields["far"].initial = USUAL_MILES
        self.offer("language", own["language"], _all(words, "language"), own["any_language"])
        people = dict((*_all(words, "gender"), *_all(words, "serves")))
        self.offer("who", own["who"], list(people.items()), own["any_who"])
        self.offer("part", own["part"], _parts(words), own["any_part"])
        for name in ("age", "words"):
            self.fields[name].label, self.fields[name].help_text = own[name], own[f"{name}_help"]
        asked = [("papers", own["no_papers"]), ("police", own["no_police"])]
        self.choose("not_asked", own["not_asked"], asked)
        self.choose("along", own["along"], [(code, own[f"along_{code}"]) for code in ALONG])

    def _needs(self, words: Words) -> None:
        own = words.directory
        groups = [(code, own["group." + code]) for code in GROUPS]
        each = list(_all(words, "need"))
        choices = [("", own["any_need"]), (own["needs_groups"], groups), (own["needs_all"], each)]
        self.choose("need", own["need"], choices)

    @cached_property
    def need_code(self) -> str:
        """The group or the need that was chosen, "" for anything."""
        sent = str(self.data.get("need", ""))
        offered = {*GROUPS, *(code for code, _ in _all(pack().words(self.locale), "need"))}
        return sent if sent in offered else ""

    @cached_property
    def unknown(self) -> bool:
        """Whether something was sent that is not offered."""
        single = ("far", "language", "who", "part")
        wrong = any(self.data.get(name) and not self.chosen(name) for name in single)
        return wrong or bool(self.data.get("need") and not self.need_code)

    @property
    def chosen_from(self) -> list[forms.BoundField]:
        """Questions behind "more choices" that are chosen from a list."""
        return [self[name] for name in ("far", "language", "who")]

    @property
    def ticked_in(self) -> list[forms.BoundField]:
        """Questions behind "more choices" with boxes to tick."""
        return [self[name] for name in ("not_asked", "along")]

    @property
    def more_is_open(self) -> bool:
        """Whether anything behind "more choices" was chosen."""
        behind = {"language", "who", "age", "words", "not_asked", "along", "part"}
        far = self.chosen("far") not in ("", USUAL_MILES)
        return far or any(name in behind for name, _ in self.sent())

    @property
    def typed(self) -> str:
        """The reader's own words."""
        return words_of(self.data.get("words"))

    @property
    def place(self) -> str:
        """The place that was typed."""
        return words_of(self.data.get("where"))

    @cached_property
    def years(self) -> int | None:
        """The age in years; None for none, and for what is no age."""
        sent = words_of(self.data.get("age"))
        years = int(sent) if sent.isascii() and sent.isdecimal() and len(sent) <= len(str(OLDEST)) else -1
        return years if 0 <= years <= OLDEST else None

    @property
    def odd_age(self) -> bool:
        """Whether something was typed that is no age."""
        return bool(words_of(self.data.get("age"))) and self.years is None

    @property
    def page(self) -> int:
        """Which page of the answer was asked for."""
        sent = str(self.data.get("page", ""))
        return int(sent) if sent in {str(number) for number in range(1, PAGES + 1)} else 1

    @property
    def miles(self) -> float | None:
        """How far at most; None for any distance."""
        far = self.chosen("far") or USUAL_MILES
        return None if far == ANY else float(far)

    def wish(self, origin: Origin | None, now: datetime) -> Wish:
        """What was chosen, as the search takes it."""
        group, who, part = self.need_code in GROUPS, self.chosen("who"), self.chosen("part")
        asked, near = self.ticked("not_asked"), origin is not None and origin.latitude is not None
        return Wish(
            words=self.typed,
            locale=self.locale,
            needs=(self.need_code,) if self.need_code and not group else (),
            terms=(self.need_code,) if group else (),
            origin=origin,
            county=origin.county if origin and not near else "",
            within_miles=self.miles if near else None,
            open_at=now if self.data.get("open") else None,
            language=self.chosen("language"),
            age=self.years,
            gender=who if who in GENDERS else "",
            serves=(who,) if who and who not in GENDERS else (),
            offers=(part,) if part in OFFERS else (),
            roles=(part,) if part in ORGANIZATION_ROLES else (),
            without=(PAPERS if "papers" in asked else ()) + (("police_report",) if "police" in asked else ()),
            takes=self.ticked("along"),
            page=self.page,
            per_page=PER_PAGE,
        )

    def sent(self, *without: str) -> list[tuple[str, str]]:
        """What was chosen, to be sent once more, but for the fields that shall be left open."""
        kept = [name for name in self.fields if name not in without]
        lists = {name: list(self.ticked(name)) for name in ("not_asked", "along")}
        single = {name: [words_of(self.data.get(name))] for name in kept if name not in lists}
        return [(name, value) for name in kept for value in (lists | single)[name] if value]


def _all(words: Words, group: str) -> tuple[tuple[str, str], ...]:
    return tuple((code, words[f"service.{group}.{code}"]) for code in getattr(words.service, group))


def _parts(words: Words) -> Sequence[tuple[str, str]]:
    offers = [(code, words[f"directory.offer.{code}"]) for code in OFFERS]
    return [*offers, *((code, words[f"directory.role.{code}"]) for code in ORGANIZATION_ROLES)]


class YoursForm:
    """What a provider answers: for each fact an outcome and, where it changed, a few words."""

    def __init__(self, asked: Sequence[Mapping[str, Any]], sent: Mapping[str, Any] | None) -> None:
        self._sent = sent or {}
        self.bound = sent is not None
        self.asked = asked
        self.fields = [str(one.get("field", "")) for one in asked]

    @cached_property
    def told(self) -> Told:
        """The answer as it may be kept: only facts that were asked, only outcomes that exist."""
        outcomes = {name: self._outcome(name) for name in self.fields}
        words = {name: self.words(name) for name in self.fields}
        told = {name: outcome for name, outcome in outcomes.items() if outcome}
        if self.delist:
            told[ENTRY] = DELIST
        return Told(
            told, {name: said for name, said in words.items() if said and told.get(name) == "CHANGED"}
        )

    @property
    def delist(self) -> bool:
        """Whether they ask not to be listed."""
        return bool(self._sent.get("delist"))

    def _outcome(self, name: str) -> str:
        sent = str(self._sent.get(f"is-{name}", ""))
        return sent if sent in OUTCOMES else ""

    def outcome(self, name: str) -> str:
        """What was chosen for that fact, "" for nothing."""
        return self._outcome(name)

    def words(self, name: str) -> str:
        """What was typed for that fact, one character more than may be kept at most."""
        return words_of(self._sent.get(f"words-{name}"), MOST + 1)

    @property
    def troubles(self) -> dict[str, Trouble]:
        """What is wrong, by fact; "" for the whole answer."""
        return trouble(self.told) if self.bound else {}
