"""What may lie in the repository: no machine's paths, no index addresses, nothing of third parties."""

import re

from tests.house import source

# Put together here, so that this file does not find itself.
MACHINE_PATHS = re.compile(r"(?<![\w.:/])/(?:" + "|".join(["work", "root", "home"]) + r")/\w")
INDEX_HOSTS = [
    "pypi" + ".org",
    "files.python" + "hosted.org",
    "registry.npm" + "js.org",
    "deb.deb" + "ian.org",
]
FONTS = {".woff", ".woff2", ".ttf", ".otf", ".eot"}
OUTSIDE = re.compile(
    r"""(?:<script[^>]*\ssrc|<link[^>]*\shref|<img[^>]*\ssrc|<iframe[^>]*\ssrc|@import|url\()\s*[=(]?\s*["']?https?:""",
    re.IGNORECASE,
)
INDEX_OPTION = re.compile(r"^\s*(?:-i|-f|--index|--extra-index|--find-links|--trusted)", re.MULTILINE)
LOCKS = sorted((source.ROOT / "requirements").glob("*.txt"))


def _texts() -> list[tuple[str, str]]:
    found = [(source.name(path), source.text_of(path)) for path in source.tracked()]
    return [(name, text) for name, text in found if text is not None]


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    found = [(name, MACHINE_PATHS.search(text)) for name, text in _texts()]
    assert [f"{name}: {match.group()}" for name, match in found if match] == []


def test_no_file_names_a_package_index() -> None:
    assert [(name, host) for name, text in _texts() for host in INDEX_HOSTS if host in text] == []


def test_locks_pin_every_package_with_hashes_and_name_no_address() -> None:
    assert [path.name for path in LOCKS] == ["run.txt", "test.txt"]
    for path in LOCKS:
        text = path.read_text(encoding="utf-8")
        assert "://" not in text
        assert not re.search(
            r"^\s*(?:-i|-f|--index|--extra-index|--find-links|--trusted)", text, re.MULTILINE
        )
        pins = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
        assert [pin.split()[0] for pin in pins if "==" not in pin or "--hash=sha256:" not in pin] == []


def test_what_runs_is_part_of_what_is_tested() -> None:
    run, test = ({line.split()[0] for line in path.open() if "==" in line} for path in LOCKS)
    assert run - test == set()


def test_nothing_is_loaded_from_elsewhere() -> None:
    pages = [(name, text) for name, text in _texts() if name.startswith("src/") and not name.endswith(".py")]
    assert [name for name, text in pages if OUTSIDE.search(text)] == []


def test_no_fonts_and_no_packages_of_others_are_shipped() -> None:
    names = [source.name(path) for path in source.tracked()]
    assert [name for name in names if any(name.endswith(suffix) for suffix in FONTS)] == []
    assert [name for name in names if name.endswith((".min.js", ".min.css", "package.json", ".map"))] == []
    assert [name for name, text in _texts() if name.startswith("src/") and "@font-face" in text] == []


def test_no_instance_data_is_in_the_repository() -> None:
    secret = (".sqlite3", ".age", ".key", ".pem", ".env")
    assert [source.name(path) for path in source.tracked() if path.name.endswith(secret)] == []
