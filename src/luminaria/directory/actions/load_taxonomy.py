"""load_taxonomy: a list of kinds of help on its own, which services may then name."""

import re
from dataclasses import replace
from pathlib import Path

from luminaria.directory.actions.feed_terms import Difference, SourceTerms
from luminaria.directory.actions.import_feed import take_up
from luminaria.directory.exchange.reading.terms import taxonomy_of


def load_taxonomy(
    path: Path, *, source: SourceTerms, name: str = "", dry_run: bool = False, rejects: Path | None = None
) -> Difference:
    """Bring one taxonomy to what its file says; terms that are not in it any more are gone.

    The source's code is made of the name when none is given. A licensed taxonomy is kept and never listed or
    exported. Raises Unreadable, BadSource, Faulty.
    """
    code = source.code or re.sub(r"[^a-z0-9]+", "-", (name or path.stem).casefold()).strip("-")[:80]
    terms = replace(source, code=code, name=source.name or name, may_shrink=True)
    return take_up(taxonomy_of(path, name), path, terms, dry_run=dry_run, rejects=rejects)
