"""`luminaria directory import` says what it would do, does it, and says no in one sentence."""

import json
from pathlib import Path

from tests.cli.calling import luminaria

SERVICE = {"id": "s1", "name": "Cedar Legal Aid", "status": "active", "url": "example.org"}


def test_import(tmp_path: Path) -> None:
    home = f"--instance={tmp_path / 'here'}"
    assert luminaria("init", home, "--mode", "demo").returncode == 0
    feed = tmp_path / "feed.json"
    feed.write_text(json.dumps([SERVICE]))
    common = ("directory", "import", str(feed), "--source", "cedar", home)

    dry = luminaria(*common, "--dry-run")
    assert dry.returncode == 0, dry.stderr
    assert "new service: Cedar Legal Aid" in dry.stdout
    assert "note: feed.json: service url has no http:// before it: added (row 1 id s1)" in dry.stdout
    assert dry.stdout.endswith("Nothing was written: this was a dry run.\n")

    assert "1 records were written" in luminaria(*common).stdout
    again = json.loads(luminaria(*common, "--json").stdout)
    assert again["unchanged"] == {"service": 1}

    feed.write_text(json.dumps([SERVICE, {"id": "s2", "status": "active"}]))
    refused = luminaria(*common)
    assert refused.returncode == 1
    assert "fault: feed.json: service name is missing (row 2 id s2)" in refused.stdout
    assert "Nothing was changed" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert luminaria(*common, "--leave-out-bad").returncode == 0

    feed.write_text("{")
    broken = luminaria(*common)
    assert broken.returncode == 1
    assert "is broken JSON" in broken.stderr
    assert luminaria("directory", "import", str(feed), home).returncode == 1
