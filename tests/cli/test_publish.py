"""`luminaria publish`: the tree is read back as a reader, a web server and a checking clerk would."""

import gzip
import html
import json
import os
import posixpath
import re
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings

from luminaria.cli import packbuild
from luminaria.cli.commands import publish
from luminaria.cli.main import main
from luminaria.packs import pack
from luminaria.packs.check.findings import Finding
from luminaria.project.publishing import NotOurs, folder
from tests.cli.calling import DAY, luminaria, refused
from tests.programs import ProgramClient

LOCALES = pack().locales
HELP = 8_192
MOST = 12_288
DIGITS = re.compile(r"\b(1[0-9]|2[0-9]|3[01]|20\d\d)\b")


class Page(HTMLParser):
    """What a page loads, leads to, and what can be jumped to in it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: set[str] = set()
        self.tags: set[str] = set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        self.tags.add(tag)
        self.ids |= {given["id"]} if "id" in given else set()
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        elif "href" in given or "src" in given:
            self.loads.append(given.get("href", given.get("src", "")))
        if given.get("http-equiv") == "refresh":
            self.links.append(given["content"].partition("url=")[2])


@pytest.fixture(scope="module")
def pages(tree: Path) -> dict[str, Page]:
    return {path.relative_to(tree).as_posix(): Page(path) for path in sorted(tree.rglob("*.html"))}


def _files(tree: Path) -> dict[str, bytes]:
    return {
        path.relative_to(tree).as_posix(): path.read_bytes() for path in tree.rglob("*") if path.is_file()
    }


def test_publishing_twice_gives_the_same_bytes_and_says_what_it_wrote(tree: Path, tmp_path: Path) -> None:
    done = luminaria("publish", str(tmp_path / "again"), "--day", DAY, "--json", PYTHONHASHSEED="2")
    assert done.returncode == 0, done.stderr
    first, again = _files(tree), _files(tmp_path / "again")
    said = json.loads(done.stdout)
    assert (said["files"], said["size"]) == (len(again), sum(map(len, again.values())))
    assert said["day"] == DAY
    assert sorted(first) == sorted(again)
    assert [name for name in first if first[name] != again[name]] == []


def test_the_sums_are_checked_by_the_ordinary_program(tree: Path) -> None:
    command = ["sha256sum", "--strict", "--check", "SHA256SUMS"]
    done = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == len(_files(tree)) - 1


def test_the_manifest_names_every_file_and_no_commit(tree: Path) -> None:
    said = json.loads((tree / "manifest.json").read_text(encoding="utf-8"))
    named = {file["path"]: file["size"] for file in said.pop("files")}
    there = {name: len(data) for name, data in _files(tree).items()}
    assert named == {
        name: size for name, size in there.items() if name not in ("manifest.json", "SHA256SUMS")
    }
    assert said["made_by"] == "luminaria publish"
    assert (said["pack"], said["day"], said["languages"]) == ("us_nm", DAY, list(LOCALES))
    assert set(said) == {"made_by", "version", "pack", "languages", "day"}


def test_a_web_server_of_another_account_can_read_it(tree: Path) -> None:
    for path in (tree, *tree.rglob("*")):
        assert path.stat().st_mode & 0o777 == (0o755 if path.is_dir() else 0o644), path


@pytest.mark.parametrize("locale", LOCALES)
def test_every_public_page_is_there(tree: Path, locale: str) -> None:
    here = pack()
    folders = ["", "help", "contacts", "signs", "guide", "learn", "pages", "counties", "cards", "today"]
    folders += [page.slug for page in here.pages(locale)]
    folders += [f"signs/{setting.code}" for setting in here.settings(locale)]
    folders += [f"counties/{county.id}" for county in here.counties(locale)]
    folders += ["cards/pocket", "cards/plain", "cards/slips"]
    files = [posixpath.join(locale, name, "index.html") for name in folders]
    files += [f"{locale}/cards/{kind}.pdf" for kind in ("pocket", "plain", "slips")]
    files += [f"{locale}/cards/county/{county.id}.pdf" for county in here.counties(locale)]
    files += [f"leave/{locale}.html", "index.html", "404.html", "503.html"]
    assert [file for file in files if not (tree / file).is_file()] == []


def test_every_link_leads_somewhere_and_none_is_absolute(tree: Path, pages: dict[str, Page]) -> None:
    broken = []
    for name, page in pages.items():
        for link in page.links:
            if re.match(r"(https|tel|sms|mailto):", link) or link == "about:blank":
                continue
            path, _, part = link.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            inside = not link.startswith("/") and not target.startswith("..")
            if not inside or not (tree / target).is_file() or (part and part not in pages[target].ids):
                broken.append(f"{name}: {link}")
    assert broken == []
    assert sum(len(page.links) for page in pages.values()) > 5_000


def test_every_page_can_be_reached_from_the_top(pages: dict[str, Page]) -> None:
    reached, waiting = set(), ["index.html"]
    while waiting:
        name = waiting.pop()
        if name in reached or name not in pages:
            continue
        reached.add(name)
        links = [link.partition("#")[0] for link in pages[name].links if ":" not in link]
        waiting += [
            posixpath.normpath(posixpath.join(posixpath.dirname(name), link)) for link in links if link
        ]
    assert sorted(set(pages) - reached) == ["404.html", "503.html"]


def test_nothing_is_taken_in_and_nothing_is_fetched(pages: dict[str, Page]) -> None:
    taking = {"form", "input", "button", "select", "textarea", "iframe", "object", "embed", "base"}
    assert {name: page.tags & taking for name, page in pages.items() if page.tags & taking} == {}
    assert {load for page in pages.values() for load in page.loads} == {"data:,"}


def test_outside_links_are_the_packs_own(pages: dict[str, Page]) -> None:
    known = {link.url for link in pack().links("en")}
    known |= {channel.href for one in pack().contacts("en") for channel in one.channels}
    outside = {link for page in pages.values() for link in page.links if link.startswith("http")}
    assert {html.unescape(link) for link in outside} - known == set()


def test_every_page_carries_its_policy_and_sends_no_referrer(tree: Path, pages: dict[str, Page]) -> None:
    for name in pages:
        text = (tree / name).read_text(encoding="utf-8")
        (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', text)
        assert policy.startswith("default-src 'none'; style-src 'sha256-"), name
        assert "form-action 'none'" in policy
        assert "unsafe" not in policy
        assert text.index("Content-Security-Policy") < text.index("<style>")
        assert '<meta name="referrer" content="no-referrer">' in text


def test_no_page_is_heavier_than_the_programs_own(tree: Path, pages: dict[str, Page]) -> None:
    heavy = {}
    for name in pages:
        slug = name.split("/")[1] if name.count("/") else ""
        most = HELP if slug in ("help", "phone", "under-18") else MOST
        size = len(gzip.compress((tree / name).read_bytes(), 6))
        if size > most:
            heavy[name] = size
    assert heavy == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_leaving_goes_on_to_a_page_that_says_no_day_and_no_name(tree: Path, locale: str) -> None:
    leave = (tree / "leave" / f"{locale}.html").read_text(encoding="utf-8")
    assert f'content="0; url=../{locale}/today/index.html"' in leave
    neutral = (tree / locale / "today" / "index.html").read_text(encoding="utf-8")
    seen = re.sub(r"<style>.*?</style>|<[^>]*>", " ", neutral, flags=re.DOTALL)
    assert DIGITS.search(seen) is None
    assert "Luminaria" not in neutral + leave
    assert "<a" not in neutral
    assert pack().words(locale)["today.full"] in seen


def test_pages_for_a_fault_work_at_any_depth(tree: Path, pages: dict[str, Page]) -> None:
    for name in ("404.html", "503.html"):
        text = (tree / name).read_text(encoding="utf-8")
        local = [link for link in pages[name].links if not link.startswith(("tel:", "sms:", "about:"))]
        assert local == []
        for locale in LOCALES:
            for way in pack().danger(locale):
                assert html.escape(way.title) in text or way.title in text


def test_a_folder_with_anything_else_is_refused_and_left_alone(tree: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    assert "letter.txt" in refused(luminaria("publish", str(tmp_path)))
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
    with pytest.raises(NotOurs, match="not a folder"):
        folder.refuse_what_is_not_ours(tmp_path / "letter.txt")
    (tmp_path / "manifest.json").write_text('{"made_by": "somebody", "files": [{"path": "letter.txt"}]}')
    with pytest.raises(NotOurs):
        folder.refuse_what_is_not_ours(tmp_path)
    folder.refuse_what_is_not_ours(tree)


@pytest.fixture
def owner_settings() -> Iterator[None]:
    """The command sets variables of its process; the suite gets its own back."""
    before, umask = dict(os.environ), os.umask(0)
    yield
    os.umask(umask)
    os.environ.clear()
    os.environ.update(before)


@pytest.mark.usefixtures("owner_settings")
def test_an_error_of_the_pack_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(publish, "errors", lambda: ["us/contacts.toml:7: this number is wrong"])
    assert main(["publish", str(tmp_path / "out"), "--instance", str(tmp_path)]) == 1
    assert "us/contacts.toml:7: this number is wrong" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_what_the_pack_check_calls_an_error_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [Finding("a.toml", 1, "wrong"), Finding("b.toml", 2, "old", level="warning")]
    monkeypatch.setattr(packbuild, "findings", lambda config: found)
    assert publish.errors() == ["a.toml:1: wrong"]


CALLED = """[[contact]]
id = "c-988"
[contact.called]
on = 2026-11-20
who.en = "somebody invented"
who.es = "alguien inventado"
hours.en = "Day and night"
hours.es = "Día y noche"
languages.en = "English"
languages.es = "Inglés"
"""


@pytest.mark.parametrize(("mode", "stands"), [("demo", False), ("production", True)])
def test_calls_of_a_demonstration_are_never_published(tmp_path: Path, mode: str, stands: bool) -> None:
    overlay = tmp_path / "instance" / "pack"
    overlay.mkdir(parents=True)
    (overlay / "contacts.toml").write_text(CALLED, encoding="utf-8")
    (tmp_path / "instance" / "luminaria.toml").write_text(f'mode = "{mode}"\n', encoding="utf-8")
    out = tmp_path / "tree"
    done = luminaria("publish", str(out), "--instance", str(tmp_path / "instance"), "--day", DAY)
    assert done.returncode == 0, done.stderr
    page = (out / "en" / "contacts" / "index.html").read_text(encoding="utf-8")
    assert ("somebody invented" in page) is stands


FACTS: dict[str, object] = {"day": DAY}


def test_a_power_cut_leaves_the_old_tree_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    out = tmp_path / "tree"
    folder.write(out, {"a.html": b"old", "b/c.html": b"old"}, FACTS)
    before = _files(out)
    written: list[str] = []
    real = Path.write_bytes

    def cut(path: Path, data: bytes) -> int:
        written.append(path.name)
        if len(written) == 3:
            raise KeyboardInterrupt
        return real(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", cut)
        with pytest.raises(KeyboardInterrupt):
            folder.write(out, {"a.html": b"new", "b/c.html": b"new", "d.html": b"new"}, FACTS)
    assert _files(out) == before
    (tmp_path / ".tree.fresh").mkdir()  # as a cut of the power leaves it
    (tmp_path / ".tree.fresh" / "half.html").touch()
    folder.write(out, {"a.html": b"new"}, FACTS)
    assert sorted(_files(out)) == ["SHA256SUMS", "a.html", "manifest.json"]
    assert [path.name for path in tmp_path.iterdir()] == ["tree"]


def test_a_system_that_cannot_swap_folders_never_shows_a_mixture(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(folder, "_swapped", lambda one, other: False)
    out = tmp_path / "tree"
    folder.write(out, {"a.html": b"old", "b.html": b"old"}, FACTS)
    folder.write(out, {"a.html": b"new"}, FACTS)
    assert (out / "a.html").read_bytes() == b"new"
    assert not (out / "b.html").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["tree"]


def test_behind_a_link_the_tree_is_where_the_link_leads_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    out = tmp_path / "served"
    out.symlink_to(tmp_path / "real")
    for edition in ({"a.html": b"old", "gone.html": b"old"}, {"a.html": b"new"}):
        folder.write(out, edition, FACTS)
        assert out.is_symlink()
        assert sorted(_files(tmp_path / "real")) == sorted(["SHA256SUMS", *edition, "manifest.json"])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["real", "served"]


def test_nothing_is_written_where_something_else_stands_in_the_way(tmp_path: Path) -> None:
    """A link at the place of the new tree, which a deletion does not take away."""
    private = tmp_path / "private"
    private.mkdir()
    (private / "keys.txt").write_text("canary")
    (tmp_path / ".tree.fresh").symlink_to(private)
    with pytest.raises(FileExistsError):
        folder.write(tmp_path / "tree", {"a.html": b"new"}, FACTS)
    assert list(_files(private)) == ["keys.txt"]
    assert not (tmp_path / "tree").exists()


def test_two_folders_are_swapped_in_one_step(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    assert folder._swapped(tmp_path / "one", tmp_path / "two")
    assert (tmp_path / "one" / "two").exists()
    assert not folder._swapped(tmp_path / "one", tmp_path / "nowhere")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_program_that_only_teaches_serves_the_same_and_takes_nothing(locale: str) -> None:
    client = Teaching("public")
    for path in ("", "help/", "guide/", "counties/", "contacts/", "cards/"):
        answer = client.get(f"/{locale}/{path}")
        assert answer.status_code == 200, path
        assert b"<form" not in answer.content
        assert b"/report/" not in answer.content
    for path in ("report/", "report/status/", "search/", "letter/"):
        assert client.get(f"/{locale}/{path}").status_code == 404
        assert client.post(f"/{locale}/{path}", {"text": "x"}).status_code in (404, 405)


class Teaching(ProgramClient):
    """A reader of a public program with `guidance_only = true`."""

    def request(self, **request: Any) -> Any:
        from tests import programs

        given = programs.settings_of("public")
        given |= {"ROOT_URLCONF": "luminaria.project.urls_published", "TAKES_FORMS": False}
        with override_settings(**given):
            return super(ProgramClient, self).request(**request)
