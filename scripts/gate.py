"""`make check`: style, format, types, layers, packs. Runs all of them, then says which failed."""

import subprocess
import sys
from pathlib import Path

BIN = Path(sys.executable).parent
GATES = {
    "style": [BIN / "ruff", "check", "src", "tests", "scripts", "bench"],
    "format": [BIN / "ruff", "format", "--check", "src", "tests", "scripts", "bench"],
    "types": [BIN / "mypy", "--strict", "src"],
    "layers": [BIN / "lint-imports", "--no-cache"],
    "migrations": [BIN / "python", "scripts/migrations.py"],
    "packs": [BIN / "luminaria", "pack", "check"],
}


def main() -> int:
    """0 when every gate passed."""
    failed = []
    for name, command in GATES.items():
        print(f"-- {name}", flush=True)
        if subprocess.run([str(part) for part in command], check=False).returncode:
            failed.append(name)
    print(f"FAILED: {', '.join(failed)}" if failed else f"All {len(GATES)} gates passed.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
