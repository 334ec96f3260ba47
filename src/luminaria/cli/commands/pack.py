"""Look after the content of a jurisdiction.

luminaria pack check            facts and their sources, numbers, reading level, translation, links
luminaria pack check us_az      another pack than the one in force
luminaria pack check --reviews  who reviewed what, language by language
luminaria pack new us_az --inherits us --name Arizona --into FOLDER
luminaria pack sign es words/shell --reviewer "native speaker of Spanish" --pack us
luminaria pack build            take up the calls and reviews that people recorded on this instance
"""

import argparse
import dataclasses
import json
import os
from pathlib import Path

from luminaria.cli import instance
from luminaria.cli.options import instance_option
from luminaria.project import config as configuration

HELP = "check, begin or build the content of a jurisdiction"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    common = [instance_option(after_verb=True)]
    check = verbs.add_parser("check", help="check a pack", parents=common)
    check.add_argument("code", nargs="?", default=os.environ.get("LUMINARIA_PACK", ""))
    check.add_argument("--json", action="store_true", help="print the findings as one JSON list")
    check.add_argument("--strict", action="store_true", help="warnings count as faults too")
    check.add_argument("--reviews", action="store_true", help="say who reviewed what instead")
    check.set_defaults(do=_check)
    new = verbs.add_parser("new", help="begin a jurisdiction", parents=common)
    new.add_argument("code", help="its code, as us_az")
    new.add_argument("--inherits", default="us", help="the pack that it builds on (default: us)")
    new.add_argument("--name", required=True, help="the name of the place")
    new.add_argument("--into", type=Path, help="folder of packs (default: first of LUMINARIA_PACK_ROOTS)")
    new.set_defaults(do=_new)
    sign = verbs.add_parser("sign", help="write down that a person reviewed something", parents=common)
    sign.add_argument("locale", help="the language, as es")
    sign.add_argument("id", help="words/<room>, pages/<slug>, lists/<code>, settings/<place>, ...")
    sign.add_argument("--reviewer", required=True, help="the role of the person, never a name")
    sign.add_argument("--translator", default="", help="who translated it, when that is known")
    sign.add_argument("--pack", default="", help="the pack whose folder keeps it (default: the one in force)")
    sign.set_defaults(do=_sign)
    build = verbs.add_parser("build", help="take up recorded calls and reviews", parents=common)
    build.set_defaults(do=_build)


def run(arguments: argparse.Namespace) -> int:
    return int(arguments.do(arguments))


def _check(arguments: argparse.Namespace) -> int:
    from luminaria.packs import check as packs

    config = configuration.load()
    code = arguments.code or config.pack
    over = config.overlay if code == config.pack else None
    if arguments.reviews:
        return _reviews(code, config)
    found = packs.check(code, packs.roots(config.roots), over)
    if arguments.json:
        print(json.dumps([dataclasses.asdict(fault) for fault in found], ensure_ascii=False, default=str))
    else:
        for fault in found:
            print(f"{fault.level}: {fault.file}:{fault.line}: {fault.message}")
        print(f"{code}: {len(found)} findings.")
    return 1 if any(arguments.strict or fault.level == "error" for fault in found) else 0


def _reviews(code: str, config: configuration.Config) -> int:
    """One line a language, then what a person has still to read."""
    from luminaria.packs import check as packs
    from luminaria.packs import load

    found = load(code, packs.roots(config.roots), config.overlay if code == config.pack else None)
    for locale in found.source.written:
        review = found.review(locale)
        for name, counts in (("strings", review.counts()), ("contents", review.content_counts())):
            print(f"{locale}: {name}: " + ", ".join(f"{number} {state}" for state, number in counts.items()))
        changed = [mark.id for mark in (*review.strings.values(), *review.contents.values())
                   if mark.state == "outdated"]  # fmt: skip
        for id in changed:
            print(f"{locale}: changed after its review: {id}")
    return 0


def _new(arguments: argparse.Namespace) -> int:
    from luminaria.packs import check as packs
    from luminaria.packs import skeleton

    roots = packs.roots(configuration.load().roots)
    into = (arguments.into or roots[0]).resolve()
    folder = skeleton.make(
        arguments.code, inherits=arguments.inherits, name=arguments.name, into=into, roots=roots
    )
    found = packs.check(arguments.code, (into, *roots))
    print(f"{folder} is made. {len(found)} things are to be done: luminaria pack check {arguments.code}")
    if into not in roots:
        print(f"Set LUMINARIA_PACK_ROOTS={into} first.")
    return 0


def _sign(arguments: argparse.Namespace) -> int:
    from luminaria.packs import check as packs
    from luminaria.packs import load, signing

    config = configuration.load()
    source = load(arguments.pack or config.pack, packs.roots(config.roots)).source
    done = signing.record(
        source, arguments.locale, arguments.id, reviewer=arguments.reviewer, translator=arguments.translator
    )
    print(f"{arguments.id} in {arguments.locale} is signed in {signing.write(source.chain[-1], done)}.")
    return 0


def _build(arguments: argparse.Namespace) -> int:
    instance.open_django(Path(arguments.instance))
    from luminaria.cli import packbuild

    config = configuration.load()
    for fault in (broken := packbuild.refusals(config)):
        print(f"error: {fault.file}:{fault.line}: {fault.message}")
    if broken:
        print("Nothing was changed: a text needs what was found gone. Change the text, then call this again.")
        return 1
    for line in packbuild.taken_up():
        print(line)
    files = packbuild.build(config.overlay)
    print(f"{len(files)} files are written in {config.overlay}.")
    found = packbuild.findings(config)
    for fault in found:
        print(f"{fault.level}: {fault.file}:{fault.line}: {fault.message}")
    return 1 if any(fault.level == "error" for fault in found) else 0
