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

LISTING, FACTS, TAGS, PLACES, FOUND, WORDS = (
    f"directory_{name}"
    for name in ("listing", "listingfacts", "listingtag", "listingplace", "found", "words")
)
LONGEST_KEY = 80
# A tsvector holds at most 1 MiB; nobody describes a service in more.
LONGEST_TEXT = 200_000
OFTEN = " etaoinsrhldcumfpgwybvkxjqz0123456789"
ACCENTED = "áéíóúñü"
# The columns of the facts as they were first, and with those that came later.
FIRST = (
    "listing_id", "standing", "checked_on", "minimum_age", "maximum_age", "statewide", "asks_yes", "asks_no",
    "takes_yes", "takes_no", "genders", "populations", "excludes", "interpreter", "name_key",
)  # fmt: skip
COLUMNS = (*FIRST, "helps", "placed")


def put(editor: BaseDatabaseSchemaEditor) -> None:
    """Make the tables and triggers, and fill them from what is listed already."""
    statements = _sqlite() if editor.connection.vendor == "sqlite" else _postgresql()
    for statement in statements:
        editor.execute(statement, params=None)


def put_names(editor: BaseDatabaseSchemaEditor) -> None:
    """Index the words of names, and fold letters the shorter way; on SQLite the table does both already."""
    for statement in () if editor.connection.vendor == "sqlite" else (_plain(), *_names()):
        editor.execute(statement, params=None)


def put_help(editor: BaseDatabaseSchemaEditor) -> None:
    """The facts know what helps and what has a place; the head of their order is read from an index."""
    statements = _sqlite_help() if editor.connection.vendor == "sqlite" else _postgresql_help()
    for statement in statements:
        editor.execute(statement, params=None)


def _sqlite() -> Iterator[str]:
    yield (
        f"CREATE VIRTUAL TABLE {FOUND} USING fts5(name, words_en, words_es, content='{LISTING}',"
        " content_rowid='number', tokenize='unicode61 remove_diacritics 2')"
    )
    yield from _sqlite_triggers(FIRST)
    yield f"CREATE VIRTUAL TABLE {WORDS} USING fts5vocab('{FOUND}', 'row')"
    yield f"INSERT INTO {FOUND}({FOUND}) VALUES ('rebuild')"
    yield f"INSERT INTO {FACTS} ({', '.join(FIRST)}) SELECT {_facts_sqlite(LISTING, FIRST)} FROM {LISTING}"


def _sqlite_triggers(columns: tuple[str, ...]) -> Iterator[str]:
    words = "name, words_en, words_es"
    new, old = (
        "NEW.number, NEW.name, NEW.words_en, NEW.words_es",
        "OLD.number, OLD.name, OLD.words_en, OLD.words_es",
    )
    add = f"INSERT INTO {FOUND}(rowid, {words}) VALUES ({new});"
    drop = f"INSERT INTO {FOUND}({FOUND}, rowid, {words}) VALUES ('delete', {old});"
    facts = (
        f"INSERT INTO {FACTS} ({', '.join(columns)}) SELECT {_facts_sqlite('NEW', columns)} WHERE true"
        f" ON CONFLICT (listing_id) DO UPDATE SET {_updated(columns)};"
    )
    for name, when, deeds in (
        ("added", "AFTER INSERT", add + facts),
        ("changed", "AFTER UPDATE", drop + add + facts),
        ("gone", "AFTER DELETE", f"{drop} DELETE FROM {FACTS} WHERE listing_id = OLD.number;"),
    ):
        yield f"CREATE TRIGGER {FOUND}_{name} {when} ON {LISTING} BEGIN {deeds} END"


def _sqlite_help() -> Iterator[str]:
    yield from (f"DROP TRIGGER IF EXISTS {FOUND}_{name}" for name in ("added", "changed", "gone"))
    yield from fill_help()
    yield from _sqlite_triggers(COLUMNS)
    yield f"CREATE INDEX {FACTS}_head ON {FACTS} (standing, name_key, listing_id, checked_on)"


def fill_help() -> Iterator[str]:
    """What the next listing would say of rows that are listed already, said by their tags and places."""
    tagged = f"SELECT 1 FROM {TAGS} t WHERE t.listing_id = {LISTING}.number AND t.kind"
    placed = f"SELECT 1 FROM {PLACES} p WHERE p.listing_id = {LISTING}.number AND p.latitude IS NOT NULL"
    helps = f"EXISTS ({tagged} = 'need') OR NOT EXISTS ({tagged} IN ('offers', 'role'))"
    yield f"UPDATE {LISTING} SET helps = ({helps}), placed = EXISTS ({placed})"
    same = f"FROM {LISTING} WHERE number = listing_id"
    yield f"UPDATE {FACTS} SET helps = (SELECT helps {same}), placed = (SELECT placed {same})"


def _updated(columns: tuple[str, ...]) -> str:
    return ", ".join(f"{name} = excluded.{name}" for name in columns if name != "listing_id")


def _facts_sqlite(row: str, columns: tuple[str, ...]) -> str:
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

    told = _copied(row) | {
        "asks_yes": answers("asks", ASKED, "yes"),
        "asks_no": answers("asks", ASKED, "no"),
        "takes_yes": answers("takes", TAKEN, "yes"),
        "takes_no": answers("takes", TAKEN, "no"),
        "genders": among("serves.genders", GENDERS),
        "populations": among("serves.populations", PEOPLE),
        "excludes": among("serves.excludes", PEOPLE),
        "interpreter": f"ifnull({said('interpretation_services')}, '') <> ''",
        "name_key": f"substr(lower({row}.name), 1, {LONGEST_KEY})",
    }
    return ", ".join(told[name] for name in columns)


def _copied(row: str) -> dict[str, str]:
    """Facts that the row of the listing says in as many words."""
    same = ("checked_on", "minimum_age", "maximum_age", "statewide", "helps", "placed")
    return {"listing_id": f"{row}.number", "standing": _standing(row)} | {
        name: f"{row}.{name}" for name in same
    }


def _standing(row: str) -> str:
    cases = " ".join(f"WHEN '{one.value}' THEN {at}" for at, one in enumerate(STANDINGS))
    return f"CASE {row}.standing {cases} ELSE {len(STANDINGS)} END"


def _postgresql() -> Iterator[str]:
    yield _plain()
    yield f"ALTER TABLE {FACTS} ADD COLUMN words tsvector, ADD COLUMN name_words tsvector"
    # Never packed: unpacking costs more than a long row of words does.
    yield f"ALTER TABLE {FACTS} ALTER COLUMN words SET STORAGE EXTERNAL"
    yield f"CREATE INDEX {FACTS}_words ON {FACTS} USING gin (words) WITH (fastupdate = off)"
    yield from _narrow(FIRST)
    yield from _postgresql_triggers(FIRST)
    columns, row = _postgresql_row(LISTING, FIRST)
    yield f"INSERT INTO {FACTS} ({columns}) SELECT {row} FROM {LISTING}"


def _narrow(columns: tuple[str, ...]) -> Iterator[str]:
    """Without words a search reads this index alone, a tenth of the table."""
    others = ", ".join(name for name in columns if name != "listing_id")
    yield f"DROP INDEX IF EXISTS {FACTS}_narrow"
    yield f"CREATE UNIQUE INDEX {FACTS}_narrow ON {FACTS} (listing_id) INCLUDE ({others})"


def _postgresql_triggers(columns: tuple[str, ...]) -> Iterator[str]:
    names, row = _postgresql_row("NEW", columns)
    updated = f"{_updated(columns)}, words = excluded.words, name_words = excluded.name_words"
    yield (
        f"CREATE OR REPLACE FUNCTION {FOUND}_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" INSERT INTO {FACTS} ({names}) SELECT {row} ON CONFLICT (listing_id) DO UPDATE SET {updated};"
        " RETURN NULL; END $$"
    )
    yield (
        f"CREATE OR REPLACE FUNCTION {FOUND}_gone() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
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


def _postgresql_row(row: str, columns: tuple[str, ...]) -> tuple[str, str]:
    """The names of the columns with those of the words, and what stands in them."""
    return f"{', '.join(columns)}, words, name_words", _facts_postgresql(row, columns)


def _postgresql_help() -> Iterator[str]:
    yield from (f"DROP TRIGGER {FOUND}_{name} ON {LISTING}" for name in ("kept", "gone"))
    yield from fill_help()
    yield from _narrow(COLUMNS)
    yield from _postgresql_triggers(COLUMNS)
    yield (
        f'CREATE INDEX {FACTS}_head ON {FACTS} (standing, name_key COLLATE "C", listing_id)'
        " INCLUDE (checked_on)"
    )


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


def _facts_postgresql(row: str, columns: tuple[str, ...]) -> str:
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
    told = _copied(row) | {
        "asks_yes": answers("asks", ASKED, "yes"),
        "asks_no": answers("asks", ASKED, "no"),
        "takes_yes": answers("takes", TAKEN, "yes"),
        "takes_no": answers("takes", TAKEN, "no"),
        "genders": among("genders", GENDERS),
        "populations": among("populations", PEOPLE),
        "excludes": among("excludes", PEOPLE),
        "interpreter": f"coalesce({row}.document->>'interpretation_services', '') <> ''",
        "name_key": f'left(lower({row}.name COLLATE "C"), {LONGEST_KEY})',
        "words": f"to_tsvector('simple', directory_plain({text}))",
        "name_words": f"to_tsvector('simple', directory_plain({row}.name))",
    }
    return ", ".join(told[name] for name in (*columns, "words", "name_words"))


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
