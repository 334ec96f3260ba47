"""One form a fact: what it asks, what it shows first, and the parts of the document it makes."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from luminaria.directory.forms import fields
from luminaria.directory.rules.listing import Document


class FactForm(forms.Form):
    """A change of one fact. `seen` is the mark of the fact as the page showed it."""

    table: ClassVar[str] = ""  # a template of its own for the fields, when rows read better side by side

    method = fields.method()
    why = fields.why()
    seen = forms.CharField(max_length=16, widget=forms.HiddenInput, required=False)

    @classmethod
    def first(cls, document: Document) -> dict[str, Any]:
        """What the fields show before anything is typed."""
        return {name: document.get(name, "") for name in cls.base_fields}

    def parts(self, document: Document) -> Document:
        """What the fact says now, as parts of the document."""
        about = ("method", "why", "seen")
        return {name: value for name, value in self.cleaned_data.items() if name not in about}

    @property
    def own_fields(self) -> list[forms.BoundField]:
        """The fields of the fact itself."""
        return [field for field in self if field.name not in ("method", "why", "seen")]

    @property
    def last_fields(self) -> list[forms.BoundField]:
        """What is asked of every change."""
        return [self["method"], self["why"]]


class NameForm(FactForm):
    """What it is called."""

    name = fields.words("Name", required=True)
    alternate_name = fields.words("Another name that people use")


class WhatForm(FactForm):
    """What it does."""

    description = fields.words(
        "What it does", 2000, rows=5, help_text="Plain words, as the public reads them. No street."
    )


class WebForm(FactForm):
    """Its page and mailbox."""

    url = forms.URLField(
        label="Web address",
        required=False,
        assume_scheme="https",
        error_messages={"invalid": "Write the web address as https://example.org/."},
    )
    email = forms.EmailField(
        label="Mailbox of the service",
        required=False,
        help_text="Never the mailbox of a person.",
        error_messages={"invalid": "Write the mailbox as office@example.org."},
    )

    def parts(self, document: Document) -> Document:
        """Further addresses stay."""
        return {"additional_urls": document.get("additional_urls")} | super().parts(document)


class CostForm(FactForm):
    """What it costs."""

    fees_description = fields.words("What it costs", 500, rows=2, help_text="Write “free” when it is.")


class AsksForm(FactForm):
    """What somebody must bring or show."""

    immigration_status = fields.known("Asks for an immigration status")
    identification = fields.known("Asks for identification")
    police_report = fields.known("Asks for a police report")
    proof_of_trafficking = fields.known("Asks for proof of trafficking")
    documents = fields.words("Papers to bring, one a line", 500, rows=3)
    application_process = fields.words("How to ask for help there", 500, rows=2)

    NAMES: ClassVar = ("immigration_status", "identification", "police_report", "proof_of_trafficking")

    @classmethod
    def first(cls, document: Document) -> dict[str, Any]:
        """The answers, and a line for each paper."""
        papers = [str(one.get("document", "")) for one in document.get("required_documents") or []]
        asked = {name: _of(document.get("asks"), name) or "unknown" for name in cls.NAMES}
        return super().first(document) | asked | {"documents": "\n".join(papers)}

    def parts(self, document: Document) -> Document:
        """What nobody has asked is left out."""
        told = self.cleaned_data
        return {
            "asks": fields.only_known(told, self.NAMES),
            "required_documents": [{"document": line} for line in lines_of(told["documents"])],
            "application_process": told["application_process"],
        }


def lines_of(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _of(value: object, name: str) -> Any:
    return value.get(name) if isinstance(value, Mapping) else None
