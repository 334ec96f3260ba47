"""The wheel carries everything that runs: templates, styles, words, packs, and the command."""

import subprocess
import sys
import zipfile
from pathlib import Path

from tests.house import source


def test_the_wheel_carries_every_file_of_the_package(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=source.ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        carried = set(archive.namelist())
        (entry,) = (name for name in carried if name.endswith("entry_points.txt"))
        assert "luminaria = luminaria.cli.main:main" in archive.read(entry).decode()
    ours = {
        str(path.relative_to(source.ROOT / "src"))
        for path in source.tracked()
        if path.is_relative_to(source.PACKAGE)
    }
    assert sorted(ours - carried) == []
