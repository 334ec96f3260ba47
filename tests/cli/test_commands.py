"""The commands as an administrator meets them, each with an instance of its own."""

import json
import socket
from pathlib import Path

import pytest

from luminaria.cli.main import COMMANDS
from tests.cli.calling import luminaria, refused


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A production instance as `init` leaves it."""
    folder = tmp_path_factory.mktemp("instance") / "live"
    done = luminaria("init", "--instance", str(folder))
    assert done.returncode == 0, done.stderr
    return folder


def test_init_makes_private_files_and_again_changes_no_secret(made: Path) -> None:
    before = {name: (made / name).read_bytes() for name in ("luminaria.toml", "ledger.key")}
    assert luminaria("init", "--instance", str(made)).returncode == 0
    assert {name: (made / name).read_bytes() for name in before} == before
    assert made.stat().st_mode & 0o077 == 0
    for name in before:
        assert (made / name).stat().st_mode & 0o077 == 0


def test_a_folder_that_was_there_before_keeps_the_database_private_too(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    assert luminaria("init", "--instance", str(tmp_path)).returncode == 0
    assert (tmp_path / "luminaria.sqlite3").stat().st_mode & 0o077 == 0


def test_init_finishes_a_half_made_instance(made: Path, tmp_path: Path) -> None:
    folder = tmp_path / "half"
    folder.mkdir()
    (folder / "luminaria.toml").write_bytes((made / "luminaria.toml").read_bytes())
    (folder / "luminaria.sqlite3").touch()  # the power went while tables were made
    assert "no finished instance" in refused(luminaria("tick", "--instance", str(folder)))
    assert luminaria("init", "--instance", str(folder)).returncode == 0
    assert luminaria("tick", "--instance", str(folder)).returncode == 0


def test_a_folder_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "cannot be written" in refused(luminaria("init", "--instance", str(tmp_path / "file" / "live")))


def test_a_broken_settings_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "luminaria.toml").write_text("port = = 1")
    assert "luminaria.toml" in refused(luminaria("init", "--instance", str(tmp_path)))


def test_a_production_instance_is_never_made_a_demonstration(made: Path) -> None:
    assert "not a demonstration" in refused(luminaria("demo", "--instance", str(made)))


def test_a_taken_port_is_said_before_anything_is_made(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = luminaria("demo", "--serve", "--instance", str(tmp_path / "var"), "--port", port)
    assert f"Port {port}" in refused(done)
    assert not (tmp_path / "var").exists()


def test_serve_refuses_what_is_not_safe_in_production(made: Path) -> None:
    done = luminaria("serve", "--instance", str(made))
    assert done.returncode == 1
    assert "tls must be true" in done.stderr
    one_name = {"LUMINARIA_DESK_HOST": "127.0.0.1"}
    assert "two different host names" in luminaria("serve", "--instance", str(made), **one_name).stderr


def test_check_names_every_decision_and_every_number_nobody_called(made: Path) -> None:
    done = luminaria("check", "--instance", str(made), "--json")
    assert done.returncode == 1
    found = json.loads(done.stdout)
    codes = [finding["code"] for finding in found]
    assert sum(code.startswith("decision.") for code in codes) == 12
    assert "contact" in codes
    assert all(finding["sentence"] for finding in found)


def test_check_for_guidance_asks_for_less(made: Path) -> None:
    safe = {"LUMINARIA_TLS": "true", "LUMINARIA_PUBLIC_HOST": "help.example.org"}
    done = luminaria("check", "--for", "guidance", "--instance", str(made), **safe)
    assert (done.returncode, done.stdout.strip()) == (0, "Nothing stands against a launch of guidance.")


def test_pack_check_passes_and_says_what_is_stale() -> None:
    done = luminaria("pack", "check")
    assert done.returncode == 0, done.stdout
    assert luminaria("pack", "check", "--strict").returncode == 1  # nobody has called the numbers yet
    assert all(
        {"file", "line", "message", "level"} <= set(one)
        for one in json.loads(luminaria("pack", "check", "--json").stdout)
    )


def test_an_organisation_gets_an_invitation_once(made: Path) -> None:
    words = ["organisation", "add", "Casa Nueva", "--kind", "PROVIDER", "--administrator", "Sol"]
    done = luminaria(*words, "--sign-in", "sol", "--instance", str(made), "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["invitation"]
    again = luminaria(*words, "--sign-in", "sol2", "--instance", str(made))
    assert "of that name already" in refused(again)


def test_tick_does_every_chore_and_signs(made: Path) -> None:
    done = luminaria("tick", "--instance", str(made), "--json")
    assert done.returncode == 0, done.stderr
    chores = json.loads(done.stdout)
    assert chores[-1]["name"] == "ledger.turn"
    assert [chore for chore in chores if chore["fault"]] == []
    assert (made / "checkpoints.txt").exists()


def test_audit_verify_holds_and_an_unknown_file_is_refused(made: Path) -> None:
    luminaria("tick", "--instance", str(made))
    assert luminaria("audit", "verify", "--instance", str(made)).returncode == 0
    missing = luminaria("audit", "verify", "--checkpoints", str(made / "none"), "--instance", str(made))
    assert "There is no file" in refused(missing)


@pytest.mark.parametrize("encrypted", [False, True])
def test_a_backup_comes_back_whole_in_another_folder(made: Path, tmp_path: Path, encrypted: bool) -> None:
    options, identity = [], []
    if encrypted:
        from luminaria import vault

        secret, recipient = vault.new_age_identity()
        (tmp_path / "identity").write_text(f"# kept by the steward\n{secret}\n")
        options, identity = ["--to", recipient], ["--identity", str(tmp_path / "identity")]
    luminaria("tick", "--instance", str(made))
    done = luminaria("backup", str(tmp_path / "kept"), "--instance", str(made), "--json", *options)
    assert done.returncode == 0, done.stderr
    folder = json.loads(done.stdout)["folder"]

    new = tmp_path / "new"
    assert "luminaria.toml" in refused(luminaria("restore", folder, "--instance", str(new)))
    new.mkdir()
    for name in ("luminaria.toml", "ledger.key"):
        (new / name).write_bytes((made / name).read_bytes())
    done = luminaria("restore", folder, "--instance", str(new), *identity)
    assert done.returncode == 0, done.stderr
    outside = ["--checkpoints", str(made / "checkpoints.txt")]
    assert luminaria("audit", "verify", *outside, "--instance", str(new)).returncode == 0
    assert "in use" in refused(luminaria("restore", folder, "--instance", str(new), *identity))


def test_a_changed_backup_is_not_restored(made: Path, tmp_path: Path) -> None:
    done = luminaria("backup", str(tmp_path / "kept"), "--instance", str(made), "--json")
    folder = Path(json.loads(done.stdout)["folder"])
    with (folder / "records.sqlite3").open("r+b") as records:
        records.seek(5000)
        records.write(b"\0\1\2\3")
    new = tmp_path / "new"
    new.mkdir()
    for name in ("luminaria.toml", "ledger.key"):
        (new / name).write_bytes((made / name).read_bytes())
    assert "was changed" in refused(luminaria("restore", str(folder), "--instance", str(new)))
    assert not (new / "luminaria.sqlite3").exists()


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_explains_itself(command: str) -> None:
    from luminaria.cli.main import parser

    with pytest.raises(SystemExit) as ended:
        parser().parse_args([command, "--help"])
    assert ended.value.code == 0


def test_a_call_that_is_off_ends_with_two() -> None:
    assert luminaria("bakcup").returncode == 2
