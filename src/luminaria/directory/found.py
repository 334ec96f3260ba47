"""The full-text tables and what keeps them in step: triggers, in the words of each engine.

SQLite: an FTS5 table beside the listings, which owns no text of its own. PostgreSQL: two columns of words in
the facts, with an index. Accents, case and signs are folded alike, and no extension is asked for.
"""

# ruff: noqa: S608 (names of tables and columns, all written here)

import unicodedata
from collections.abc import Iterator

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from luminaria.directory.rules.codes import PEOPLE, STANDINGS, TAKEN
from luminaria.directory.rules.hsds import ASKED, GENDERS

LISTING, FACTS, TAGS, FOUND, WORDS = (
    f"directory_{name}" for name in ("listing", "listingfacts", "listingtag", "found", "words")
)
LONGEST_KEY = 80
# A tsvector holds at most 1 MiB; nobody describes a service in more.
LONGEST_TEXT = 200_000
OFTEN = " etaoinsrhldcumfpgwybvkxjqz0123456789"
ACCENTED = "áéíóúñü"
COLUMNS = (
    "listing_id, standing, checked_on, minimum_age, maximum_age, statewide, asks_yes, asks_no, takes_yes,"
    " takes_no, genders, populations, excludes, interpreter, name_key"
)
UPDATED = ", ".join(f"{name} = excluded.{name}" for name in COLUMNS.split(", ")[1:])


def put(editor: BaseDatabaseSchemaEditor) -> None:
    """Make the tables and triggers, and fill them from what is listed already."""
    statements = _sqlite() if editor.connection.vendor == "sqlite" else _postgresql()
    for statement in statements:
        editor.execute(statement, params=None)


def put_names(editor: BaseDatabaseSchemaEditor) -> None:
    """Index the words of names, and fold letters the shorter way; on SQLite the table does both already."""
    for statement in () if editor.connection.vendor == "sqlite" else (_plain(), *_names()):
        editor.execute(statement, params=None)


def _sqlite() -> Iterator[str]:
    words = "name, words_en, words_es"
    new, old = (
        "NEW.number, NEW.name, NEW.words_en, NEW.words_es",
        "OLD.number, OLD.name, OLD.words_en, OLD.words_es",
    )
    yield (
        f"CREATE VIRTUAL TABLE {FOUND} USING fts5({words}, content='{LISTING}', content_rowid='number',"
        " tokenize='unicode61 remove_diacritics 2')"
    )
    add = f"INSERT INTO {FOUND}(rowid, {words}) VALUES ({new});"
    drop = f"INSERT INTO {FOUND}({FOUND}, rowid, {words}) VALUES ('delete', {old});"
    facts = (
        f"INSERT INTO {FACTS} ({COLUMNS}) SELECT {_facts_sqlite('NEW')} WHERE true"
        f" ON CONFLICT (listing_id) DO UPDATE SET {UPDATED};"
    )
    for name, when, deeds in (
        ("added", "AFTER INSERT", add + facts),
        ("changed", "AFTER UPDATE", drop + add + facts),
        ("gone", "AFTER DELETE", f"{drop} DELETE FROM {FACTS} WHERE listing_id = OLD.number;"),
    ):
        yield f"CREATE TRIGGER {FOUND}_{name} {when} ON {LISTING} BEGIN {deeds} END"
    yield f"CREATE VIRTUAL TABLE {WORDS} USING fts5vocab('{FOUND}', 'row')"
    yield f"INSERT INTO {FOUND}({FOUND}) VALUES ('rebuild')"
    yield f"INSERT INTO {FACTS} ({COLUMNS}) SELECT {_facts_sqlite(LISTING)} FROM {LISTING}"


def _facts_sqlite(row: str) -> str:
    def said(path: str) -> str:
        return f"json_extract({row}.document, '$.{path}')"

    def answers(part: str, codes: tuple[str, ...], answer: str) -> str:
        return " + ".join(
            f"{1 << at} * ifnull({said(f'{part}.{code}')} = '{answer}', 0)" for at, code in enumerate(codes)
        )

    def among(path: str, codes: tuple[str, ...]) -> str:
        return " + ".join(
            f"""{1 << at} * (instr(ifnull({said(path)}, ''), '"{code}"') > 0)"""
            for at, code in enumerate(codes)
        )

    return ", ".join(
        (
            f"{row}.number",
            _standing(row),
            *(f"{row}.{name}" for name in ("checked_on", "minimum_age", "maximum_age", "statewide")),
            answers("asks", ASKED, "yes"),
            answers("asks", ASKED, "no"),
            answers("takes", TAKEN, "yes"),
            answers("takes", TAKEN, "no"),
            among("serves.genders", GENDERS),
            among("serves.populations", PEOPLE),
            among("serves.excludes", PEOPLE),
            f"ifnull({said('interpretation_services')}, '') <> ''",
            f"substr(lower({row}.name), 1, {LONGEST_KEY})",
        )
    )


def _standing(row: str) -> str:
    cases = " ".join(f"WHEN '{one.value}' THEN {at}" for at, one in enumerate(STANDINGS))
    return f"CASE {row}.standing {cases} ELSE {len(STANDINGS)} END"


def _postgresql() -> Iterator[str]:
    yield _plain()
    yield f"ALTER TABLE {FACTS} ADD COLUMN words tsvector, ADD COLUMN name_words tsvector"
    # Never packed: unpacking costs more than a long row of words does.
    yield f"ALTER TABLE {FACTS} ALTER COLUMN words SET STORAGE EXTERNAL"
    yield f"CREATE INDEX {FACTS}_words ON {FACTS} USING gin (words) WITH (fastupdate = off)"
    # Without words a search reads this index alone, a tenth of the table.
    narrow = COLUMNS.removeprefix("listing_id, ")
    yield f"CREATE UNIQUE INDEX {FACTS}_narrow ON {FACTS} (listing_id) INCLUDE ({narrow})"
    columns, row = f"{COLUMNS}, words, name_words", _facts_postgresql("NEW")
    updated = f"{UPDATED}, words = excluded.words, name_words = excluded.name_words"
    yield (
        f"CREATE FUNCTION {FOUND}_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" INSERT INTO {FACTS} ({columns}) SELECT {row} ON CONFLICT (listing_id) DO UPDATE SET {updated};"
        " RETURN NULL; END $$"
    )
    yield (
        f"CREATE FUNCTION {FOUND}_gone() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" DELETE FROM {FACTS} WHERE listing_id = OLD.number; RETURN OLD; END $$"
    )
    for name, when, function in (
        ("kept", "AFTER INSERT OR UPDATE", "kept"),
        ("gone", "BEFORE DELETE", "gone"),
    ):
        yield (
            f"CREATE TRIGGER {FOUND}_{name} {when} ON {LISTING} FOR EACH ROW"
            f" EXECUTE FUNCTION {FOUND}_{function}()"
        )
    yield f"INSERT INTO {FACTS} ({columns}) SELECT {_facts_postgresql(LISTING)} FROM {LISTING}"


def _plain() -> str:
    plain, folded = _folding()
    return (
        "CREATE OR REPLACE FUNCTION directory_plain(said text) RETURNS text LANGUAGE sql IMMUTABLE"
        f" PARALLEL SAFE AS $$ SELECT translate(lower(left(said, {LONGEST_TEXT})), {plain}, {folded}) $$"
    )


def _names() -> Iterator[str]:
    yield f"CREATE INDEX {FACTS}_names ON {FACTS} USING gin (name_words) WITH (fastupdate = off)"
    # Which codes are many is known of both columns together, or a plan takes the many for few.
    yield f"CREATE STATISTICS {TAGS}_codes (mcv) ON kind, code FROM {TAGS}"


def _facts_postgresql(row: str) -> str:
    def answers(part: str, codes: tuple[str, ...], answer: str) -> str:
        return " + ".join(
            f"{1 << at} * coalesce(({row}.document->'{part}'->>'{code}' = '{answer}')::int, 0)"
            for at, code in enumerate(codes)
        )

    def among(path: str, codes: tuple[str, ...]) -> str:
        return " + ".join(
            f"{1 << at} * coalesce(({row}.document->'serves'->'{path}' ? '{code}')::int, 0)"
            for at, code in enumerate(codes)
        )

    text = f"{row}.name || ' ' || {row}.words_en || ' ' || {row}.words_es"
    return ", ".join(
        (
            f"{row}.number",
            _standing(row),
            *(f"{row}.{name}" for name in ("checked_on", "minimum_age", "maximum_age", "statewide")),
            answers("asks", ASKED, "yes"),
            answers("asks", ASKED, "no"),
            answers("takes", TAKEN, "yes"),
            answers("takes", TAKEN, "no"),
            among("genders", GENDERS),
            among("populations", PEOPLE),
            among("excludes", PEOPLE),
            f"coalesce({row}.document->>'interpretation_services', '') <> ''",
            f'left(lower({row}.name COLLATE "C"), {LONGEST_KEY})',
            f"to_tsvector('simple', directory_plain({text}))",
            f"to_tsvector('simple', directory_plain({row}.name))",
        )
    )


def _folding() -> tuple[str, str]:
    """What `translate` takes: accents off letters, a space for a sign, nothing for a loose accent.

    It walks the list for each sign of a text until it finds it: what most signs are stands first, for itself.
    """
    plain: dict[str, str] = {}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = "".join(
            sign
            for sign in unicodedata.normalize("NFKD", chr(code)).casefold()
            if not unicodedata.combining(sign)
        )
        if len(base) == 1 and base != chr(code):
            plain[chr(code)] = base
    signs = [chr(code) for code in range(0x20, 0x7F) if not chr(code).isalnum()] + list("’‘“”–—…·¿¡«»")
    loose = "".join(chr(code) for code in range(0x300, 0x370))
    kept = (
        {sign: sign for sign in OFTEN}
        | {sign: plain.pop(sign) for sign in ACCENTED}
        | dict.fromkeys(signs, " ")
        | plain
    )
    before = "".join(kept) + loose
    return _quoted(before), _quoted("".join(kept.values()))


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
