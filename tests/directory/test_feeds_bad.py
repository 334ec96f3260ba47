"""Bad feeds are told in one sentence, or row by row with file, row and reason; nothing is lost unsaid."""

import io
import json
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from luminaria.directory.exchange.reading import Home, Item, Lifter, Raw, Reader, Unreadable, bounds
from luminaria.directory.exchange.reading import parts as archive
from luminaria.directory.exchange.reading.harvest import Harvest

SERVICES = "id,organization_id,name,status\ns1,o1,One,active\n"
ORGANIZATIONS = "id,name,description\no1,Cedar,Helps\n"
NEW_MEXICO = Home(box=(31.0, -109.5, 37.5, -102.5))


def read(path: Path, home: Home = NEW_MEXICO) -> tuple[list[Item], list[tuple[Any, ...]]]:
    harvest, items = Harvest(), []
    lifter = Lifter("cedar", home)
    for one in Reader(path, home=home).read():
        for found in lifter.lift(one) if isinstance(one, Raw) else (one,):
            if isinstance(found, Item):
                items.append(found)
                harvest.take(found)
            else:
                harvest.tell(found)
    harvest.settle()
    told = harvest.db.execute(
        "SELECT level, file, line, kind, id, field, reason FROM told ORDER BY n"
    ).fetchall()
    return items, told


def zipped(folder: Path, files: dict[str, bytes | str]) -> Path:
    path = folder / "feed.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def written(folder: Path, name: str, content: Any) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def kinds(items: list[Item]) -> list[str]:
    return sorted({item.kind for item in items})


def test_a_zip_in_folders_is_read_and_its_furniture_is_not(tmp_path: Path) -> None:
    path = zipped(
        tmp_path,
        {
            "export/2026/services.csv": SERVICES,
            "export/2026/organizations.csv": ORGANIZATIONS,
            "__MACOSX/export/._services.csv": b"\0\1\2",
            "export/readme.pdf": b"%PDF",
        },
    )
    items, told = read(path)
    assert kinds(items) == ["organization", "service"]
    assert ("note", "export/readme.pdf", 0) in {one[:3] for one in told}


@pytest.mark.parametrize(
    "name", ["../services.csv", "/etc/services.csv", "..\\services.csv", "C:/services.csv"]
)
def test_a_name_that_climbs_out_of_the_zip_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Unreadable, match="outside"):
        read(zipped(tmp_path, {name: SERVICES}))


def test_a_bomb_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="times its size"):
        read(zipped(tmp_path, {"services.csv": b"0" * (20 << 20)}))


def test_too_much_in_all_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", 10)
    with pytest.raises(Unreadable, match="more than"):
        read(zipped(tmp_path, {"services.csv": SERVICES}))


def test_an_encrypted_zip_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"services.csv": SERVICES})
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"PK\x03\x04") + 6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Unreadable, match="encrypted"):
        read(written(tmp_path, "feed.zip", bytes(raw)))


@pytest.mark.parametrize("cut", [10, 60, -30])
def test_a_zip_that_is_cut_off_is_told(tmp_path: Path, cut: int) -> None:
    path = zipped(tmp_path, {"services.csv": SERVICES * 50})
    with pytest.raises(Unreadable):
        read(written(tmp_path, "feed.zip", path.read_bytes()[:cut]))


def test_a_zip_whose_bytes_are_damaged_is_told(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"services.csv": SERVICES * 50})
    raw = bytearray(path.read_bytes())
    raw[45:60] = b"\xff" * 15
    with pytest.raises(Unreadable, match="broken"):
        read(written(tmp_path, "feed.zip", bytes(raw)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_encodings_of_the_field_are_read(tmp_path: Path, encoding: str) -> None:
    text = "id,name,description\no1,Española café,Ayuda\n"
    items, _ = read(written(tmp_path, "organizations.csv", text.encode(encoding)))
    assert items[0].document["name"] == "Española café"
    said = json.dumps(
        {"id": "o1", "name": "Española", "description": "x", "website": "http://a.org"}, ensure_ascii=False
    )
    items, _ = read(written(tmp_path, "feed.json", said.encode(encoding)))
    assert items[0].document["name"] == "Española"


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="UTF-8, UTF-16 nor Windows-1252"):
        read(written(tmp_path, "organizations.csv", b"id,name\no1,\x81\x8d\x8f\x90\n"))


@pytest.mark.parametrize(
    "content", ["{", '[{"id": 1}', '{"id": "1", "name": }', "not json", "[1, 2", '{"contents": [{"id"'],
    ids=range(6),
)  # fmt: skip
def test_broken_json_is_told(tmp_path: Path, content: str) -> None:
    path = written(tmp_path, "feed.json", content)
    with pytest.raises(Unreadable, match=r"feed\.json"):
        read(path)


def test_what_is_no_record_is_a_fault_of_its_row(tmp_path: Path) -> None:
    _, told = read(
        written(tmp_path, "services.json", [5, {"name": "x", "status": "active"}, {"id": "", "name": "y"}])
    )
    assert [(one[0], one[2]) for one in told] == [("fault", 1), ("fault", 2), ("fault", 3)]


def test_nesting_without_end_is_told(tmp_path: Path) -> None:
    deep: dict[str, Any] = {"id": "o0", "name": "x", "description": "x"}
    for n in range(1, 40):
        service = {"id": f"s{n}", "name": "x", "status": "active", "organization": deep}
        deep = {"id": f"o{n}", "name": "x", "description": "x", "services": [service]}
    _, told = read(written(tmp_path, "organizations.json", [deep]))
    assert any("deeply" in one[-1] for one in told)


def package(folder: Path, **tables: str) -> Path:
    for name, rows in {"services": SERVICES, "organizations": ORGANIZATIONS, **tables}.items():
        written(folder, f"feed/{name}.csv", rows)
    return folder / "feed"


def test_a_child_that_names_no_parent_is_told_with_its_row(tmp_path: Path) -> None:
    _, told = read(package(tmp_path, phones="id,service_id,number\np1,s1,1\np2,s9,2\np3,,3\n"))
    assert [one[:4] for one in told if one[0] == "left out"] == [
        ("left out", "phones.csv", 3, "phone"),
        ("left out", "phones.csv", 4, "phone"),
    ]


def test_a_table_of_which_most_names_nothing_is_a_fault(tmp_path: Path) -> None:
    rows = "".join(f"p{n},x{n},1\n" for n in range(30))
    _, told = read(package(tmp_path, phones=f"id,service_id,number\n{rows}"))
    assert [one[-1] for one in told if one[0] == "fault"] == [
        "30 of 30 rows name nothing that is in the package: is a file missing?"
    ]


def test_the_same_id_twice(tmp_path: Path) -> None:
    rows = "id,name,description\no1,Cedar,Helps\no1,Cedar,Helps\no2,A,B\no2,A,C\n"
    _, told = read(package(tmp_path, organizations=rows))
    assert [(one[0], one[2], one[5]) for one in told if "twice" in one[-1]] == [
        ("note", 3, "id"),
        ("fault", 5, "description"),
    ]


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("organizations", "id,name,description,parent_organization_id\no1,a,b,o2\no2,a,b,o1\no3,a,b,o1\n"),
        (
            "taxonomy_terms",
            "id,name,description,parent_id\nt1,a,b,t2\nt2,a,b,t3\nt3,a,b,t1\nt4,a,b,t1\n",
        ),
    ],
)
def test_circles_are_told(tmp_path: Path, table: str, rows: str) -> None:
    _, told = read(package(tmp_path, **{table: rows}))
    circle = [one[4] for one in told if "above itself" in one[-1]]
    assert circle == (["o1", "o2"] if table == "organizations" else ["t1", "t2", "t3"])


@pytest.mark.parametrize(
    ("latitude", "longitude", "reason"),
    [
        ("0", "0", "is 0, 0"),
        ("-106.6", "35.1", "swapped"),
        ("north", "west", "not a pair"),
        ("nan", "-106", "not a pair"),
        ("35.1", "", "not a pair"),
        ("95", "200", "not on the earth"),
        ("25.8", "-80.2", "outside of this directory's state: kept"),
    ],
)
def test_a_coordinate_that_cannot_be_is_told(
    tmp_path: Path, latitude: str, longitude: str, reason: str
) -> None:
    rows = f"id,location_type,latitude,longitude\nl1,physical,{latitude},{longitude}\n"
    items, told = read(package(tmp_path, locations=rows))
    (place,) = [item.document for item in items if item.kind == "location"]
    (said,) = [one for one in told if one[5] == "latitude, longitude"]
    assert said[:3] == ("note", "locations.csv", 2)
    assert reason in said[-1]
    assert ("latitude" in place) == ("kept" in reason)


def test_what_can_be_mended_is_a_note(tmp_path: Path) -> None:
    service = {
        "id": "11111111-1111-4111-8111-111111111111", "name": "x\0y", "status": "Active",
        "url": "example.org",
        "email": "nobody", "minimum_age": "12", "assured_date": "2026-01-02T10:00:00Z", "alert": None,
        "last_modified": "2026-01-02 10:00", "phones": [],
    }  # fmt: skip
    items, told = read(written(tmp_path, "services.json", [service]))
    assert not [one for one in told if one[0] == "fault"]
    assert items[0].document == {
        "id": service["id"], "name": "xy", "status": "active", "url": "http://example.org", "minimum_age": 12,
        "assured_date": "2026-01-02", "last_modified": "2026-01-02T10:00:00Z",
    }  # fmt: skip


@pytest.mark.parametrize(
    "spoil",
    [
        lambda one: one.pop("name"),
        lambda one: one.update(status="open"),
        lambda one: one.update(minimum_age="twelve"),
        lambda one: one.update(assured_date="02/03/2026"),
        lambda one: one.update(phones=[{"id": "1"}]),
        lambda one: one.update(phones="505-555-0100"),
        lambda one: one.update(name={"en": "x"}),
        lambda one: one.update(organization="Cedar"),
    ],
)
def test_what_would_have_to_be_guessed_is_a_fault(tmp_path: Path, spoil: Callable[[Any], Any]) -> None:
    service = {"id": "11111111-1111-4111-8111-111111111111", "name": "x", "status": "active"}
    spoil(service)
    _, told = read(written(tmp_path, "services.json", [service]))
    assert [one[:3] for one in told if one[0] == "fault"] == [("fault", "services.json", 1)]


def test_a_table_without_an_end_of_line_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="is no table"):
        read(written(tmp_path, "organizations.csv", 'id,name,description\no1,"' + "x" * (17 << 20)))


LETTERS = "x" * (1 << 20)


@pytest.mark.parametrize(
    ("name", "begin", "more"),
    [
        ("feed.json", '[{"id": "s1", "name": "', LETTERS),
        ("feed.json", '{"id": "s1", "name": "', LETTERS),
        ("feed.json", '{"services": [{"id": "s1", "name": "', LETTERS),
        ("feed.json", '{"services": [{"id": "s1", "phones": [{}', ",{}" * (1 << 18)),
        ("feed.json", '{"contents": [{"id": "s1", "name": "', LETTERS),
        ("feed.json", '{"services": [], "more": "', LETTERS),
        ("feed.json", '[{"id": "s1", "phones": [1', ",1" * (1 << 19)),
        ("feed.json", "[[", "[]," * (1 << 18)),
        ("feed.ndjson", '{"id": "s0"}\n{"id": "s1", "name": "', LETTERS),
        ("organizations.csv", "id", LETTERS),
        ("organizations.csv", "id,name\no1,", LETTERS),
        ("organizations.csv", 'id,name\no1,"', "x\n" * (1 << 19)),
        ("organizations.csv", "id,name\no1,x", ",x" * (1 << 19)),
        ("list.csv", "Agency;Phone\n", LETTERS),
    ],
)
def test_what_has_no_end_is_refused_in_little_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, begin: str, more: str
) -> None:
    """As a file of a gigabyte would be, with both bounds at a megabyte and four of the same."""
    monkeypatch.setattr(bounds, "MOST_RECORD", 1 << 20)
    monkeypatch.setattr(bounds, "MOST_ROW", 1 << 20)
    path = tmp_path / name
    with path.open("w") as file:
        file.write(begin)
        for _ in range(4):
            file.write(more)
    tracemalloc.start()
    try:
        with pytest.raises(Unreadable, match=r"of more than 1 MB|is longer than 1 MB"):
            read(path)
        assert tracemalloc.get_traced_memory()[1] < 32 << 20
    finally:
        tracemalloc.stop()


def test_lists_behind_each_other_may_be_longer_than_a_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "MOST_RECORD", 1 << 18)
    rows = [{"id": f"o{n}", "name": "x" * 1000, "description": "x"} for n in range(1000)]
    terms = [{"id": f"t{n}", "name": "x" * 1000, "description": "x"} for n in range(1000)]
    items, _ = read(written(tmp_path, "feed.json", {"organizations": rows, "taxonomy_terms": terms}))
    assert len(items) == 2000


def test_a_folder_of_nothing_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="holds no JSON and no CSV"):
        read(tmp_path)
    with pytest.raises(Unreadable, match="no file or folder"):
        read(tmp_path / "absent.json")


def test_a_feed_may_come_a_record_a_line(tmp_path: Path) -> None:
    lines = io.StringIO()
    for n in range(3):
        lines.write(json.dumps({"id": f"s{n}", "name": "x", "status": "active"}) + "\n")
    items, _ = read(written(tmp_path, "feed.ndjson", lines.getvalue()))
    assert [item.external_id for item in items] == ["s0", "s1", "s2"]
