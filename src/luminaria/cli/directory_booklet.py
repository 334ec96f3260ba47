"""`luminaria directory export OUT --format booklet`: the printed directory, of a county or of all."""

import argparse
import os
import tempfile
from pathlib import Path

from luminaria.kernel.errors import LuminariaError

# A press run of minutes; beyond that a booklet of one county is what people can carry.
MOST = 5_000


class TooThick(LuminariaError):
    """More services than a booklet can carry."""


class NoSuchBooklet(LuminariaError):
    """The pack has no such county, or no such language."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """What only a booklet knows."""
    parser.add_argument(
        "--county", default="", metavar="ID", help="booklet of one county, as its id in the pack"
    )
    parser.add_argument(
        "--locale", default="", help="booklet in that language (default: the first of the pack)"
    )
    parser.add_argument("--large", action="store_true", help="booklet in large letters")
    parser.add_argument(
        "--neutral", action="store_true", help="booklet whose cover does not say what it is for; its pages do"
    )


def export(out: Path, arguments: argparse.Namespace) -> int:
    """Write the booklet to `out`: a page where it ends in .html, else a PDF."""
    from luminaria.directory.paper import Edition, as_page, as_pdf, booklet
    from luminaria.directory.queries.booklet import size_of
    from luminaria.packs import pack
    from luminaria.packs.rules import NotInPack

    locale = arguments.locale or pack().default_locale
    size = size_of(arguments.county)
    if size > MOST:
        raise TooThick(f"A booklet of {size:,} services is too thick. Name a county: --county ID")
    edition = Edition(large=arguments.large, neutral=arguments.neutral)
    try:
        made = booklet(locale, county=arguments.county, edition=edition)
    except NotInPack as fault:
        named = f"county {arguments.county}" if arguments.county else f"language {locale}"
        raise NoSuchBooklet(
            f"The pack in force has no {named}: see its counties.toml and pack.toml."
        ) from fault
    data = as_page(made) if out.suffix == ".html" else as_pdf(made)
    _put(out, data)
    print(f"{out}: {size} services, {len(data):,} bytes, newest fact {made.day}.")
    return 0


def _put(out: Path, data: bytes) -> None:
    """Whole or not at all."""
    handle, temporary = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    Path(temporary).replace(out)
