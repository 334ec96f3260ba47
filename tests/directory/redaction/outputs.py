"""Every output of the directory that somebody outside can get: a new one is one line more in OUTPUTS.

Each entry gives, from what the database says now, pieces of what is sent: name and bytes. A page counts with
its status and its headers: an ETag that moves tells as much as a word.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import override_settings
from django.urls import clear_url_caches
from pypdf import PdfReader

from luminaria.cli.directory_out import FORMATS
from luminaria.directory import paper
from luminaria.directory.exchange.writing import WRITERS
from luminaria.directory.queries.whole import ListedWhole
from luminaria.directory.rules.wishes import Wish
from luminaria.project.publishing import asking
from tests.databases import database_role
from tests.directory.redaction.directories import Directory
from tests.directory.redaction.gate import as_bytes
from tests.programs import ProgramClient, settings_of

Pieces = Iterator[tuple[str, bytes]]
COUNTIES = ("bernalillo", "taos", "mckinley")
LOCALES = ("en", "es")
NOBODY = "00000000-0000-4000-8000-000000000000"


@dataclass(frozen=True)
class Asker:
    """Somebody outside, and the directory whose secrets they ask for."""

    client: ProgramClient
    made: Directory

    @property
    def words(self) -> list[str]:
        """Secrets to look for: streets, towns, names, numbers, codes; and words that all may find."""
        hidden = sorted(self.made.places | self.made.secrets)
        return [*hidden[:: max(len(hidden) // 8, 1)], "help", "escucha", "87102"]

    @property
    def ids(self) -> list[str]:
        """Every id that there is, seen or not."""
        return sorted(str(row.id) for row in self.made.rows)

    def get(self, path: str, **data: Any) -> bytes:
        return sent(self.client.get(path, data))

    def post(self, path: str, data: dict[str, Any], **how: Any) -> bytes:
        return sent(self.client.post(path, data, **how))


def sent(answer: Any) -> bytes:
    """An answer with its status and headers, without what is drawn anew for each."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    headers = sorted(f"{name}: {value}" for name, value in answer.headers.items() if name != "Date")
    whole = f"{answer.status_code}\n{chr(10).join(headers)}\n".encode() + body
    return re.sub(rb"nonce-[\w+/=-]+|(?<=csrfmiddlewaretoken\" value=\")\w+", b"", whole)


def without(said: bytes, typed: str) -> bytes:
    """A page gives back what was typed: that is no secret to who typed it."""
    return re.sub(re.escape(typed.encode()), b"", said, flags=re.IGNORECASE)


LISTS = ("", "all/", "all/2/", "take-part/", "together/", "for/legal/", "for/shelter/", *(
    f"in/{county}/" for county in COUNTIES))  # fmt: skip


def lists(asker: Asker) -> Pieces:
    for locale in LOCALES:
        yield from ((path, asker.get(f"/{locale}/services/{path}")) for path in LISTS)


def entries(asker: Asker) -> Pieces:
    """The page of every id, hidden ones too: those must answer as an id that never was."""
    nothing = asker.get(f"/en/services/{NOBODY}/")
    for id in asker.ids:
        said = asker.get(f"/en/services/{id}/")
        if said.startswith(b"404"):
            # The page names its own address where it offers another language.
            assert without(said, id) == without(nothing, NOBODY), id
        yield id, b"" if said.startswith(b"404") else said


def found(asker: Asker) -> Pieces:
    """What the search form answers to the secrets themselves, as words and as a place."""
    for word in asker.words:
        for name in ("words", "where"):
            said = asker.post("/en/services/", {name: word, "go": "search"})
            yield f"{name} {word}", without(said, word)


def kept(asker: Asker) -> Pieces:
    """The page on which services are gathered, asked for every id."""
    yield "kept", without_ids(asker.post("/en/services/kept/", {"service": asker.ids}), asker)


def without_ids(said: bytes, asker: Asker) -> bytes:
    """A page that gives sent ids back in fields says nothing of them."""
    for id in asker.ids:
        said = said.replace(f'value="{id}"'.encode(), b"")
    return said


def api(asker: Asker) -> Pieces:
    roots = ("services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms")
    for root in roots:
        yield root, asker.get(f"/hsds/{root}", per_page=100)
        yield f"{root} ndjson", asker.get(f"/hsds/{root}", format="ndjson")
        for id in asker.ids:
            said = asker.get(f"/hsds/{root}/{id}")
            yield f"{root} {id}", b"" if said.startswith(b"404") else said
    yield "full", asker.get("/hsds/services", full="true", per_page=100)
    yield "minimal", asker.get("/hsds/services", minimal="true", per_page=100)
    yield "places in full", asker.get("/hsds/service_at_locations", full="true", per_page=100)
    yield "after", asker.get("/hsds/services", modified_after="2026-11-22T19:30:00Z")
    for word in asker.words:
        yield f"search {word}", asker.get("/hsds/services", search=word)
        post = asker.post("/hsds/services", {"search": word}, content_type="application/json")
        yield f"post {word}", post
        if word.isdigit() and len(word) == 5:
            near = asker.get("/hsds/service_at_locations", postcode=word, proximity="50000")
            yield f"near {word}", without(near, word)


def exports(asker: Asker) -> Pieces:
    assert set(FORMATS) == {*WRITERS, "booklet"}
    with database_role("public"):
        for name, write in WRITERS.items():
            file = BytesIO()
            write(file, ListedWhole())
            yield name, file.getvalue() if name != "tabular" else unzipped(file)


def unzipped(file: BytesIO) -> bytes:
    from zipfile import ZipFile

    with ZipFile(file) as archive:
        return b"".join(name.encode() + archive.read(name) for name in archive.namelist())


def booklets(asker: Asker) -> Pieces:
    with database_role("public"):
        for county in ("", *COUNTIES):
            yield f"booklet {county}", paper.as_page(paper.booklet("en", county=county))
        printed = paper.as_pdf(paper.booklet("es", county=COUNTIES[0]))
        yield "booklet, printed", printed + read(printed)


def read(pdf: bytes) -> bytes:
    """What a reader of the PDF can take out of it: its texts are packed in the file."""
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return " ".join(text.replace("\u200b", "").split()).encode()


def matches(asker: Asker) -> Pieces:
    """What an advocate is offered by the same engine, as far as it is listed."""
    from luminaria.directory.queries.search import match, search

    with database_role("desk"):
        for wish in (Wish(), Wish(county="taos"), Wish(words="help"), Wish(needs=("HOUSING",))):
            yield f"search {wish}", as_bytes(search(wish))
            yield f"match {wish}", as_bytes(match(wish))


def mistakes(asker: Asker) -> Pieces:
    """Pages that say that something is wrong."""
    for word in asker.words[:4]:
        yield f"lost {word}", without(asker.get(f"/en/services/in/{word}/"), word)
        yield f"wrong {word}", without(asker.get(f"/hsds/services/{word}"), word)
        yield f"bad {word}", without(asker.get("/hsds/services", taxonomy_id=word), word)


def published(asker: Asker) -> Pieces:
    """What `luminaria publish` writes of services: its program without forms, asked as it asks itself."""
    paths = [f"/{locale}/services/{path}" for locale in LOCALES for path in LISTS]
    paths += [f"/en/services/{id}/" for id in asker.ids]
    with publishing(), database_role("public"):
        for path in paths:
            said = asking.ask(path)
            yield path, said.body if said.status == 200 else str(said.status).encode()


@contextmanager
def publishing() -> Iterator[None]:
    """This process is the program that is published."""
    given = settings_of("public") | {"ROOT_URLCONF": "luminaria.project.urls_published", "TAKES_FORMS": False}
    with pytest.MonkeyPatch.context() as patch, override_settings(**given):
        patch.setattr(asking, "_program", asking._program.__wrapped__)
        for signal in (request_started, request_finished):
            signal.disconnect(close_old_connections)
        try:
            yield
        finally:
            for signal in (request_started, request_finished):
                signal.connect(close_old_connections)
            clear_url_caches()


OUTPUTS: dict[str, Callable[[Asker], Pieces]] = {
    "lists": lists,
    "entries": entries,
    "found": found,
    "kept": kept,
    "api": api,
    "exports": exports,
    "booklets": booklets,
    "matches": matches,
    "mistakes": mistakes,
    "published": published,
}
