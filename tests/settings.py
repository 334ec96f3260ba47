"""Settings of the test run: the production settings over an instance folder of its own.

`LUMINARIA_TEST_ENGINE` chooses sqlite (default) or postgresql. Nothing here makes the
database weaker or quicker than in production: the same pragmas, the same roles.
"""

import atexit
import os
import random
import shutil
import tempfile
from pathlib import Path

ENGINE = os.environ.get("LUMINARIA_TEST_ENGINE", "sqlite")
# Workers inherit the environment, so the controller alone makes the folder.
if "LUMINARIA_TEST_FOLDER" not in os.environ:
    os.environ["LUMINARIA_TEST_FOLDER"] = tempfile.mkdtemp(prefix="luminaria-")
    atexit.register(shutil.rmtree, os.environ["LUMINARIA_TEST_FOLDER"], ignore_errors=True)
FOLDER = Path(os.environ["LUMINARIA_TEST_FOLDER"])
os.environ.setdefault("LUMINARIA_TEST_SEED", str(random.SystemRandom().randrange(10**6)))

for name in [name for name in os.environ if name.startswith("LUMINARIA_")]:
    if not name.startswith(("LUMINARIA_TEST_", "LUMINARIA_REQUIRE_")):
        del os.environ[name]  # a developer's own settings must not colour a test
os.environ.update(
    LUMINARIA_INSTANCE=str(FOLDER),
    LUMINARIA_MODE="demo",
    LUMINARIA_PACK="us_nm",
    LUMINARIA_PUBLIC_SECRET="public secret of the tests",
    LUMINARIA_DESK_SECRET="desk secret of the tests",
    LUMINARIA_SERVER_KEY="11" * 32,
    LUMINARIA_DATABASE=ENGINE,
    LUMINARIA_PG_HOST=str(FOLDER / "socket"),
    LUMINARIA_PG_NAME="template_of_tests",
    LUMINARIA_PG_USER=os.environ.get("LUMINARIA_TEST_PG_USER", "luminaria_runner"),
)

from luminaria.project.settings import *

if os.environ.get("LUMINARIA_TEST_MIGRATING"):
    DATABASES["default"]["NAME"] = (
        "template_of_tests" if ENGINE == "postgresql" else str(FOLDER / "template.sqlite3")
    )
elif ENGINE == "postgresql":
    # A test that opens no program's role is a desk process; the owner must be asked for.
    DATABASES["default"]["OPTIONS"] = {"options": "-c role=luminaria_desk"}
