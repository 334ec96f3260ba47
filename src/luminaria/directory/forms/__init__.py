"""What is typed at the desk of the directory."""

from collections.abc import Mapping
from typing import Final

from luminaria.directory.forms.adding import AddForm
from luminaria.directory.forms.calls import CallForm, today_first
from luminaria.directory.forms.deeds import (
    FindForm,
    HideForm,
    HowForm,
    JoinForm,
    PressForm,
    WhyForm,
)
from luminaria.directory.forms.facts import AsksForm, CostForm, FactForm, NameForm, WebForm, WhatForm
from luminaria.directory.forms.hours import HoursForm
from luminaria.directory.forms.moving import MoveForm
from luminaria.directory.forms.people import AreaForm, LanguagesForm, WhoForm
from luminaria.directory.forms.reach import GateForm, PhoneForm, ReferralsForm, RoomForm

FORMS: Final[Mapping[str, type[FactForm]]] = {
    "name": NameForm,
    "what": WhatForm,
    "phone": PhoneForm,
    "web": WebForm,
    "hours": HoursForm,
    "languages": LanguagesForm,
    "area": AreaForm,
    "who": WhoForm,
    "asks": AsksForm,
    "cost": CostForm,
    "room": RoomForm,
    "referrals": ReferralsForm,
    "gate": GateForm,
}

__all__ = [
    "FORMS",
    "AddForm",
    "CallForm",
    "FactForm",
    "FindForm",
    "HideForm",
    "HowForm",
    "JoinForm",
    "MoveForm",
    "PressForm",
    "WhyForm",
    "today_first",
]
