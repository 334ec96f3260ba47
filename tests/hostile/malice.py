"""What a hostile, old or unlucky browser sends. Everything comes from one seeded random source."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from urllib.parse import quote_from_bytes, quote_plus
from uuid import uuid4

from tests.journeys.pages import Control, Form

URLENCODED = "application/x-www-form-urlencoded"
METHODS = ("GET", "POST", "PUT", "HEAD", "OPTIONS", "DELETE", "PATCH", "TRACE", "BREW")
TYPED = {"text", "textarea", "email", "tel", "search"}
UNSAFE = 'said & <i>sealed</i> "so"'
HUGE = 300_000
Pairs = list[tuple[str, str]]

NUMBERS = ("-1", "0", "9" * 25, "9" * 5000, "1e999", "NaN", "²", "٣", "0x10", " 7 ", "+1", "1_0")
DATES = ("0000-00-00", "0001-01-01", "9999-12-31", "99999-01-01", "2026-02-30", "01/02/2026", "9" * 400)
IDS = ("not-an-id", "{" + "0" * 32 + "}", "0" * 36, "urn:uuid:" + "f" * 32, "-" * 40, "")
WORDS = ("\0", "a\0b", "\u202e\u0000", "\uffff\U0010ffff", "🪷" * 3000, "\r\n\r\n", "{{ 7|add:7 }}", "%00%ff")
QUERIES = (
    "page=%C2%B2", "page=" + "9" * 5000, "page=" + "9" * 25, "page=-1", "page=%D9%A3", "page=%FF", "show=%00",
    "received=" + "9" * 25, "sent=%C2%B2", "said=%ED%A0%80", "start=%00", "next=//evil.example", "next=/%00",
    "next=%ED%A0%80", "next=http://[", "%FF=%FE", "&&&==", "a=1&" * 300, "said[]=1", "show=closed&page=0",
)  # fmt: skip
COOKIES = (
    "{name}=", "{name}=zz", "{name}=" + "0" * 64, "{name}=" + "\xff" * 8, '{name}="', ";;;=",
    "{name}=" + "f" * 8000, "sessionid=1; csrftoken=2; " + "c=d; " * 200,
    "{name}=" + ("٣" * 64).encode().decode("latin-1"),
)  # fmt: skip
BOUNDARY = b"--x\r\nContent-Disposition: form-data; name="
BODIES: tuple[tuple[str, bytes], ...] = (
    (URLENCODED, b"%FF%FE=%ED%A0%80&words=%00%C3%28&do=%FF"),
    (URLENCODED, b"\xff\xfe\x00\xed\xa0\x80=\x80"),
    (URLENCODED, b"words=" + b"w" * HUGE),
    (URLENCODED, b"&".join(b"f%d=1" % n for n in range(400))),
    (URLENCODED + "; charset=utf-16", b"words=kept"),
    (URLENCODED + "; charset=no-such", b"words=kept"),
    ("application/json", b'{"words": ["\\ud800"]}'),
    ("text/xml", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
    ("", b"words=kept"),
    ("multipart/form-data", b"no boundary"),
    ("multipart/form-data; boundary=", b"--\r\n"),
    ("multipart/form-data; boundary=\xff\xff", b"--\r\n"),
    ("multipart/form-data; boundary=x", BOUNDARY + b'"words"\r\n\r\nno end'),
    (
        "multipart/form-data; boundary=x",
        BOUNDARY + b'"f"; filename="../../a.png"\r\n\r\n\x89PNG\r\n--x--\r\n',
    ),
    ("multipart/form-data; boundary=x", BOUNDARY + b'"words"\r\n\r\n' + b"w" * HUGE + b"\r\n--x--\r\n"),
    ("multipart/form-data; boundary=x", (BOUNDARY + b'"f"; filename="a"\r\n\r\nx\r\n') * 300 + b"--x--\r\n"),
    (
        "multipart/form-data; boundary=x",
        BOUNDARY + b'"w"\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!\r\n--x--\r\n',
    ),
)


@dataclass(frozen=True)
class Shot:
    """One request, and the words in it that a refusal must give back."""

    what: str
    method: str
    path: str
    body: bytes = b""
    content_type: str = URLENCODED
    headers: dict[str, str] = field(default_factory=dict)
    typed: tuple[str, ...] = ()


def bare_shots(dice: random.Random, path: str, cookie: str) -> list[Shot]:
    """Requests that no form of ours would send."""
    shots = [Shot(f"bare {method}", method, path) for method in METHODS]
    shots += [Shot(f"query {query[:30]}", "GET", path, headers={"QUERY_STRING": query}) for query in QUERIES]
    shots += [
        Shot("cookie", dice.choice(("GET", "POST")), path, headers={"HTTP_COOKIE": raw.format(name=cookie)})
        for raw in COOKIES
    ]
    shots += [Shot(f"body {kind[:40]} {body[:30]!r}", "POST", path, body, kind) for kind, body in BODIES]
    shots.append(Shot("language", "GET", path, headers={"HTTP_ACCEPT_LANGUAGE": "es;q=nan,\xff;q=9," * 50}))
    shots.append(Shot("host", "GET", path, headers={"HTTP_HOST": "evil.example"}))
    return shots


def typed_name(control: Control) -> bool:
    """Whether a person writes words there that are theirs, and no secret."""
    secrets = {"receipt", "typed", "code", "app_code", "share", "share_a", "share_b"}
    return control.kind in TYPED and control.name not in secrets


def filled(form: Form, word: str) -> tuple[Pairs, tuple[str, ...]]:
    """The form with our words in each text, and which they are."""
    pairs, typed = [], []
    for number, control in enumerate(form.controls):
        if not control.name or not control.on:
            continue
        value = control.value
        if typed_name(control):
            value = f"{word}-{number} {UNSAFE}"
            typed.append(value)
        pairs.append((control.name, value))
    return pairs, tuple(typed)


def _spoiled(values: tuple[str, ...]) -> Callable[[random.Random, Pairs], Pairs]:
    def spoil(dice: random.Random, pairs: Pairs) -> Pairs:
        ours = [name for name, value in pairs if UNSAFE not in value]
        victim = dice.choice(ours or [name for name, _ in pairs])
        return [(name, dice.choice(values) if name == victim else value) for name, value in pairs]

    return spoil


def _huge(dice: random.Random, pairs: Pairs) -> Pairs:
    victim, much = dice.choice(pairs)[0], "h" * dice.choice((30_000, 200_000, HUGE))
    return [(name, value + much if name == victim else value) for name, value in pairs]


def _missing(dice: random.Random, pairs: Pairs) -> Pairs:
    return [(name, value) for name, value in pairs if UNSAFE in value or dice.random() < 0.4]


def _unknown_button(dice: random.Random, pairs: Pairs) -> Pairs:
    texts = {name for name, value in pairs if UNSAFE in value}
    return [*pairs, (dice.choice(sorted({"do", "step", "seen"} - texts)), "fly")]


MUTATIONS: dict[str, Callable[[random.Random, Pairs], Pairs]] = {
    "as it is": lambda dice, pairs: pairs,
    "empty": lambda dice, pairs: [(name, value if UNSAFE in value else "") for name, value in pairs],
    "missing": _missing,
    "doubled": lambda dice, pairs: [one for one in pairs for _ in range(2)],
    "huge": _huge,
    "too many": lambda dice, pairs: [*pairs, *((f"f{n}", "1") for n in range(250))],
    "number": _spoiled(NUMBERS),
    "date": _spoiled(DATES),
    "id": _spoiled((*IDS, str(uuid4()))),
    "words": _spoiled(WORDS),
    "unknown button": _unknown_button,
}


def form_shots(
    dice: random.Random, form: Form, path: str, each: int, ways: Iterable[str] = MUTATIONS
) -> list[Shot]:
    """`each` spoiled presses of a form for every way of spoiling it."""
    shots = []
    for what, spoil in ((way, MUTATIONS[way]) for way in ways):
        for _ in range(each):
            pairs, typed = filled(form, f"word{dice.randrange(10**6)}")
            if form.buttons and (button := dice.choice(form.buttons)).name:
                pairs.append((button.name, button.value))
            if not pairs:
                continue
            sent = spoil(dice, pairs)
            kept = tuple(word for word in typed if any(word in value for _, value in sent))
            body = _encoded(dice, sent)
            shots.append(Shot(f"{what} form", "POST", form.action or path, body, typed=kept))
    return shots


def _encoded(dice: random.Random, pairs: Pairs) -> bytes:
    raw = dice.random() < 0.1  # now and then bytes that are no UTF-8
    tail = f"&{quote_from_bytes(bytes([255, 254, 237, 160, 128]))}=%ED%A0%80" if raw else ""
    text = "&".join(f"{quote_plus(name)}={quote_plus(value)}" for name, value in pairs)
    return (text + tail).encode()
