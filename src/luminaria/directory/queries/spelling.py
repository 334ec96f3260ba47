"""Kinder readings of words that found nothing: mended slips, then fewer words, then what they stand for."""

from collections.abc import Iterable, Iterator

from django.db import connection

from luminaria.directory.queries.choosing import words_found
from luminaria.directory.queries.meaning import meanings
from luminaria.directory.rules.words import Asked, Atom, slips
from luminaria.packs.typed import SHORTEST_MISSPELT

MOST_MENDED = 3


def corrected(asked: Asked, locale: str) -> Iterator[tuple[Asked, tuple[str, ...]]]:
    """Readings to try in turn, each with the needs that it stands for when it has no words left."""
    unknown = [atom for atom in asked.atoms if atom.word and not _is_found(atom)]
    mended = {atom.word: _mended(atom.word) for atom in unknown[:MOST_MENDED]}
    if any(mended.values()):
        said = [*(atom.word for atom in asked.atoms if atom.word and atom not in unknown), *mended.values()]
        kinder = meanings().read(" ".join(filter(None, said)), locale)
        meant = tuple(atom for atom in asked.atoms if not atom.word and atom not in kinder.atoms)
        shown = " ".join(filter(None, (_shown(meant, locale), kinder.shown)))
        yield Asked((*meant, *kinder.atoms), shown), ()
        asked = Asked((*meant, *kinder.atoms), shown)
    else:
        rest = [atom for atom in asked.atoms if atom not in unknown]
        if unknown and rest:
            asked = Asked(tuple(rest), _shown(rest, locale))
            yield asked, ()
    meant = tuple(atom for atom in asked.atoms if not atom.word)
    if meant:
        label = _shown(meant, locale)
        if len(meant) < len(asked.atoms):
            yield Asked(meant, label), ()
        if asked.needs:
            yield Asked((), label), asked.needs


def _shown(atoms: Iterable[Atom], locale: str) -> str:
    """What to say that was searched."""
    return " ".join(filter(None, (atom.shown_in(locale) for atom in atoms)))


def _is_found(atom: Atom) -> bool:
    """Whether anything listed has the word at all."""
    piece = words_found(Asked((atom,)))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT 1 FROM directory_listingfacts f WHERE {piece.text} LIMIT 1",  # noqa: S608
            list(piece.values),
        )
        return cursor.fetchone() is not None


def _mended(word: str) -> str:
    """The word that was most likely meant: one of the pack's, else one that is listed and one slip away."""
    likely = meanings().likely(word)
    if likely or len(word) < SHORTEST_MISSPELT or not word.isalpha() or not word.isascii():
        return likely
    candidates = list(dict.fromkeys(slips(word)))
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            marks = ", ".join(["%s"] * len(candidates))
            sql = f"SELECT term FROM directory_words WHERE term IN ({marks}) ORDER BY doc DESC, term LIMIT 1"  # noqa: S608
            cursor.execute(sql, candidates)
        else:
            cursor.execute(
                "SELECT word FROM unnest(%s::text[]) AS word, LATERAL (SELECT count(*) AS doc FROM"
                " (SELECT 1 FROM directory_listingfacts WHERE words @@ to_tsquery('simple', word) LIMIT 50)"
                " AS first) AS counted"
                " WHERE doc > 0 ORDER BY doc DESC, word LIMIT 1",
                [candidates],
            )
        row = cursor.fetchone()
    return str(row[0]) if row else ""
