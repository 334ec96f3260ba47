"""The press: tagged paper (PDF/UA-1) from a template and plain data, the same to the byte everywhere.

Data travels as JSON, so no text is ever read as the template's code. A file is set once and kept:
what strangers ask for again and again costs nothing.
"""

import hashlib
import json
from collections import OrderedDict
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from threading import Lock

import typst

HOUSE = Path(__file__).parent / "assets" / "house.typ"
MOST_KEPT = 128
MOST_BYTES = 32 * 1024 * 1024

_kept: OrderedDict[str, bytes] = OrderedDict()
_one_at_a_time = Lock()


def printed(template: Path, data: Mapping[str, object], *, locale: str, title: str, day: date) -> bytes:
    """The file: titled, in its language, dated `day`. Raises TypstError when the template cannot be set.

    `template` stands below `house.typ`, which reads `data` and makes the page.
    """
    said = json.dumps({"locale": locale, "title": title, "data": data}, ensure_ascii=False, sort_keys=True)
    source = HOUSE.read_bytes() + template.read_bytes()
    edition = hashlib.sha256(b"\0".join((source, said.encode(), str(day).encode()))).hexdigest()
    with _one_at_a_time:
        if edition not in _kept:
            _kept[edition] = _set(source, said, day)
        _kept.move_to_end(edition)
        while len(_kept) > MOST_KEPT or (len(_kept) > 1 and sum(map(len, _kept.values())) > MOST_BYTES):
            _kept.popitem(last=False)
        return _kept[edition]


def _set(source: bytes, said: str, day: date) -> bytes:
    return typst.compile(
        source,
        format="pdf",
        sys_inputs={"said": said},
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
        timestamp=datetime.combine(day, time(), UTC),
    )
