from dataclasses import replace
from pathlib import Path

import pytest

from luminaria.project import launch
from luminaria.project.config import BadConfiguration, Config

SOUND = Config(
    mode="production",
    public_host="luminaria.example.org",
    desk_host="desk.example.org",
    tls=True,
    public_secret="p",
    desk_secret="d",
    server_key="11" * 32,
)


def test_a_sound_production_instance_starts() -> None:
    assert launch.start_refusals(SOUND) == []


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"public_secret": "demonstration-x"}, "demonstration"),
        ({"debug": True}, "debug"),
        ({"desk_host": "luminaria.example.org"}, "host names"),
        ({"tls": False}, "tls"),
        ({"server_key": ""}, "missing"),
        ({"mode": "staging"}, "mode"),
    ],
)
def test_production_refuses_what_is_not_safe(change: dict[str, object], word: str) -> None:
    refusals = launch.start_refusals(replace(SOUND, **change))  # type: ignore[arg-type]
    assert len(refusals) == 1
    assert word in refusals[0]


def test_each_decision_of_people_is_missed_until_it_is_recorded(tmp_path: Path) -> None:
    config = replace(SOUND, instance=str(tmp_path))
    assert len(launch.missing_decisions(config)) == len(launch.DECISIONS)
    (tmp_path / "decisions.toml").write_text(
        "\n".join(f'{name} = "decided on 2026-11-01 by the board"' for name in launch.DECISIONS)
    )
    assert launch.missing_decisions(config) == []
    (tmp_path / "decisions.toml").write_text('steward = " "\n')
    assert len(launch.missing_decisions(config)) == len(launch.DECISIONS)


def test_an_unreadable_list_of_decisions_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "decisions.toml").write_text("steward =")
    with pytest.raises(BadConfiguration, match="decisions"):
        launch.missing_decisions(replace(SOUND, instance=str(tmp_path)))


def test_the_decisions_are_those_of_the_page() -> None:
    page = Path("docs/decisions/people.md").read_text(encoding="utf-8")
    assert [name for name in launch.DECISIONS if f"`{name}`" not in page] == []
