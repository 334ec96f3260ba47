from pathlib import Path

import pytest

from luminaria.project import config


def loaded(folder: Path, text: str = "", **environment: str) -> config.Config:
    if text:
        (folder / config.FILE_NAME).write_text(text, encoding="utf-8")
    return config.load({"LUMINARIA_INSTANCE": str(folder), **environment})


def test_environment_stands_over_the_file_and_the_file_over_defaults(tmp_path: Path) -> None:
    found = loaded(tmp_path, 'port = 9000\npack = "us"\n', LUMINARIA_PORT="9100")
    assert (found.port, found.pack, found.desk_port) == (9100, "us", 8001)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('port = "many"', "port"),
        ('tls = "perhaps"', "tls"),
        ("prot = 8000", "prot"),
        ("port = = 1", "luminaria.toml"),
    ],
)
def test_a_bad_setting_is_named_in_one_sentence(tmp_path: Path, text: str, names: str) -> None:
    with pytest.raises(config.BadConfiguration) as refusal:
        loaded(tmp_path, text)
    assert names in refusal.value.sentence
    assert "\n" not in refusal.value.sentence


def test_without_tls_nothing_listens_beyond_this_machine(tmp_path: Path) -> None:
    found = loaded(tmp_path, 'mode = "production"\npublic_host = "help.example.org"\n')
    assert found.address(found.public_host) == "127.0.0.1"
    assert loaded(tmp_path, LUMINARIA_BIND="10.0.0.5").address("help.example.org") == "10.0.0.5"
    demo = loaded(tmp_path, LUMINARIA_MODE="demo")
    assert demo.address(demo.desk_host) == "localhost"
