"""The invented jurisdiction with a third language in part, written from right to left."""

from pathlib import Path

from tests.packs import invented


def build_partial(root: Path, locale: str = "ar") -> Path:
    """Write `zaruma` with a third language in part: a frame and one page, which nobody has reviewed."""
    folder = invented.build(root) / "zaruma"
    invented.change(
        folder / "pack.toml", 'locales = ["es", "en"]', f'locales = ["es", "en"]\npartial = ["{locale}"]'
    )
    for path in [*folder.glob("*.toml")]:
        path.write_text(_third(path.read_text(encoding="utf-8"), locale), encoding="utf-8")
    for path in sorted((folder / "locale/es").glob("*.toml")):
        own = folder / "locale" / locale / path.name
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    page = folder / "pages" / locale / "salt-and-law.md"
    page.parent.mkdir(parents=True)
    said = 'title = "الملح"\nlead = "ما يقوله القانون."'
    page.write_text(
        invented.PAGE.format(said=said).partition("@list")[0] + "نص.\n\n@contact c-lantern\n",
        encoding="utf-8",
    )
    return root


def _third(table: str, locale: str) -> str:
    """Every Spanish text a second time, as the text of the third language."""
    lines = []
    for line in table.splitlines():
        lines.append(line)
        key, equals, said = line.partition(".es = ")
        if equals and not key.startswith("#"):
            lines.append(f"{key}.{locale} = {said}")
    return "\n".join(lines) + "\n"
