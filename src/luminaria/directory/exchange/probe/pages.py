"""Lists: whether they are there, every key of a page and its sums, and whether pages add up."""

from collections.abc import Iterator
from typing import Any

from luminaria.directory.exchange.probe.look import LISTS, Look, contents, ids, total
from luminaria.directory.exchange.probe.report import Finding, bad, note, ok

NUMBERS = ("total_items", "total_pages", "page_number", "size")
FLAGS = ("first_page", "last_page", "empty")


def findings(look: Look) -> Iterator[Finding]:
    """What is found about lists and their pages."""
    for name, (_, required) in LISTS.items():
        answer = look.ask(name)
        if answer.status in (404, 501) and not required:
            yield note(f"{name}.list", f"{answer.said}: it is optional, and not here")
            continue
        if answer.status != 200 or not isinstance(answer.json, dict):
            found = answer.said if answer.status != 200 else "is no JSON object"
            yield bad(f"{name}.list", found, f"GET /{name} must answer with a page.", required=required)
            continue
        yield ok(f"{name}.list", f"{total(answer)} in all")
        yield _keys(name, answer.json, required)
        yield _sums(name, answer.json, required)
        if name == "services" and not contents(answer):
            todo = "A feed without services shows nothing of how it conforms. Look again when there are some."
            yield note("services.empty_feed", "there is no service", todo)
    if look.is_there("services"):
        yield _walked(look)


def _keys(name: str, page: dict[str, Any], required: bool) -> Finding:
    lacking = [key for key in (*NUMBERS, *FLAGS, "contents") if key not in page]
    if not lacking:
        return ok(f"{name}.page_keys", "all are there")
    # HSDS 3.1.1 demands `empty` alone of the page, and contents is the list itself.
    must = required and not {"empty", "contents"}.isdisjoint(lacking)
    return bad(f"{name}.page_keys", f"lacks {', '.join(lacking)}", "Send every key of Page.", required=must)


def _sums(name: str, page: dict[str, Any], required: bool) -> Finding:
    wrong = list(_wrong_sums(page))
    if wrong:
        return bad(f"{name}.page_sums", "; ".join(wrong), "Make the keys of Page agree.", required=required)
    return ok(f"{name}.page_sums", "the keys that are there agree")


def _wrong_sums(page: dict[str, Any]) -> Iterator[str]:
    here = page.get("contents")
    if not isinstance(here, list):
        yield "contents is no list"
        return
    for key in NUMBERS:
        if key in page and (not isinstance(page[key], int) or isinstance(page[key], bool)):
            yield f"{key} is no whole number"
            return
    for key in FLAGS:
        if key in page and not isinstance(page[key], bool):
            yield f"{key} is not true or false"
            return
    items, pages, number = (_whole(page, key) for key in ("total_items", "total_pages", "page_number"))
    expected: dict[str, object] = {"size": len(here), "empty": not here}
    if number is not None:
        expected["first_page"] = number == 1
        if pages is not None:
            expected["last_page"] = number >= pages
    for key, value in expected.items():
        if key in page and page[key] != value:
            yield f"{key} says {page[key]}, and is {value}"
    if items is None:
        return
    if items < len(here):
        yield f"total_items says {items}, and {len(here)} stand here"
    if pages is not None and here and number == 1 and -(-items // len(here)) != pages:
        yield f"{items} items in pages of {len(here)} are not {pages} pages"


def _whole(page: dict[str, Any], key: str) -> int | None:
    value = page.get(key)
    return value if isinstance(value, int) else None


def _walked(look: Look) -> Finding:
    """Two to a page: the first, the second, the last, and one beyond."""
    every = total(look.ask("services"))
    if not every or every < 3:
        return note("services.pages_add_up", "there are too few services to turn a page")
    first, second = (look.ask("services", page=number, per_page=2) for number in (1, 2))
    wrong = []
    if len(ids(first)) != 2:
        wrong.append(f"per_page=2 gives {len(ids(first))}")
    if set(ids(first)) & set(ids(second)):
        wrong.append("page 2 repeats page 1")
    last = look.ask("services", page=-(-every // 2), per_page=2)
    beyond = look.ask("services", page=-(-every // 2) + 1, per_page=2)
    if isinstance(last.json, dict) and last.json.get("last_page") is False:
        wrong.append("the last page does not say so")
    if not contents(last):
        wrong.append("the last page is empty")
    if beyond.status == 200 and contents(beyond):
        wrong.append("there is something beyond the last page")
    if wrong:
        todo = "page and per_page must choose which records stand on a page, each on one."
        return bad("services.pages_add_up", "; ".join(wrong), todo, required=True)
    return ok("services.pages_add_up", f"{-(-every // 2)} pages of two, none repeated")
