"""Build .venv from the hash-pinned lock, once. Usage: environment.py run|test

Runs on whatever python3 a machine has and imports nothing of ours: a Python that is too old
must still be able to read this file and say so, so its syntax is that of Python 3.6.
"""

import hashlib
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")
NEEDED = (3, 11)
UNREACHABLE = (
    "NewConnectionError",
    "NameResolutionError",
    "Temporary failure in name resolution",
    "Network is unreachable",
    "Connection refused",
    "ConnectTimeoutError",
    "Read timed out",
    "ProxyError",
    "Could not find a version that satisfies",
)


class CannotBuild(Exception):
    """One sentence for the person at the keyboard."""


def main(wanted):
    """Make .venv hold what `wanted` needs, or say in one sentence why not."""
    os.chdir(ROOT)
    if _is_built(wanted):
        return
    _refuse_early()
    _say("Building the environment in .venv (once; about a minute with a good line).")
    if not _is_whole():
        _make_venv()
    _install(f"requirements/{wanted}.txt")
    _run_pip("install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--editable", ".")
    with open(_stamp(wanted), "w") as stamp:
        stamp.write(_fingerprint(wanted))
    _say("The environment is ready.")


def _is_built(wanted):
    return any(_stamp_holds(kind) for kind in {wanted, "test"})


def _stamp_holds(kind):
    try:
        with open(_stamp(kind)) as stamp:
            return stamp.read() == _fingerprint(kind) and os.path.exists(PYTHON)
    except OSError:
        return False


def _stamp(kind):
    return os.path.join(VENV, f"built-for-{kind}")


def _fingerprint(kind):
    """Changes when the lock, the package's metadata or the folder's own place changes."""
    digest = hashlib.sha256(ROOT.encode())
    for name in (f"requirements/{kind}.txt", "pyproject.toml"):
        with open(name, "rb") as source:
            digest.update(source.read())
    return digest.hexdigest()


def _refuse_early():
    if sys.version_info < NEEDED:
        found = ".".join(str(part) for part in sys.version_info[:2])
        raise CannotBuild(f"Luminaria needs Python 3.11 or newer; this is Python {found}.")
    try:
        import ensurepip
        import venv

        del ensurepip, venv
    except ImportError:
        raise CannotBuild("Python's venv module is missing (Debian: apt-get install python3-venv).") from None
    probe = os.path.join(ROOT, ".can-write")
    try:
        with open(probe, "w"):
            pass
        os.remove(probe)
    except OSError:
        raise CannotBuild("This folder cannot be written to: copy it to one of your own.") from None


def _is_whole():
    """Whether .venv works and was made here; one that was moved keeps the old place in its scripts."""
    try:
        with open(os.path.join(VENV, "pyvenv.cfg")) as config:
            made_here = VENV in config.read()
        done = subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True)
    except OSError:
        return False
    return made_here and done.returncode == 0


def _make_venv():
    shutil.rmtree(VENV, ignore_errors=True)
    done = subprocess.run([sys.executable, "-m", "venv", VENV], capture_output=True, text=True)
    if done.returncode:
        reason = (done.stderr or done.stdout).strip().splitlines()[-1:]
        raise CannotBuild(f"Python could not make the environment: {' '.join(reason)}")


def _install(lock):
    with open(lock) as source:
        total = sum(1 for line in source if "==" in line)
    seen = []

    def progress(line):
        if line.startswith(("Collecting ", "Requirement already satisfied: ")):
            seen.append(line)
        if line.startswith("Collecting "):
            _say(f"  {len(seen)} of {total}  {line.split()[1].split('==')[0]}")
        elif line.startswith("Installing collected"):
            _say("  putting them in place")

    _run_pip("install", "--retries", "2", "--require-hashes", "-r", lock, progress=progress)


def _run_pip(*arguments, **options):
    progress = options.get("progress", lambda line: None)
    command = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input"]
    pip = subprocess.Popen(
        command + list(arguments), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    lines = []
    for line in pip.stdout:
        lines.append(line.rstrip())
        progress(line.rstrip())
    if pip.wait():
        raise CannotBuild(_why(lines))


def _why(lines):
    text = "\n".join(lines)
    if "No space left" in text:
        return "The disk is full: make some room, then start again."
    if "THESE PACKAGES DO NOT MATCH THE HASHES" in text:
        return "A package differs from the one that was reviewed, so nothing of it was installed."
    if any(sign in text for sign in UNREACHABLE):
        return "The package index cannot be reached: connect this machine to it, then start again."
    errors = [line for line in lines if line.startswith("ERROR")] or lines
    return f"The packages could not be installed: {errors[-1] if errors else 'pip said nothing.'}"


def _say(line):
    print(line, flush=True)


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except CannotBuild as reason:
        sys.exit(str(reason))
    except KeyboardInterrupt:
        print("\nStopped. Start again to go on.")
