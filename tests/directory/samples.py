"""Where the official schemas and the sample directories lie: beside the project, never in it."""

import os
from pathlib import Path
from typing import Final

import pytest

SHARED: Final = Path(__file__).parents[2].parent / "shared" / "data"
# Where all is required nothing is passed over: a missing folder fails the test that reads it.
_MAY_BE_ABSENT: Final = os.environ.get("LUMINARIA_REQUIRE_ALL") != "1"
HSDS: Final = SHARED / "hsds" / "hsds-3.1-dev-2024-10-10"
UK: Final = SHARED / "hsds" / "hsds-uk-profile"
OPEN_ELIGIBILITY: Final = SHARED / "hsds" / "open-eligibility-cc-by-sa-3.0"
SAMPLES: Final = SHARED / "hsds-samples"
MIAMI: Final = SAMPLES / "miami-open211-2019-hsds1.1"
FICTIONAL: Final = SAMPLES / "sample-hsds-datapackage-1.1-fictional"
MOCK: Final = SAMPLES / "hsds-mock-api-objects"

needs_samples: Final = pytest.mark.skipif(
    _MAY_BE_ABSENT and not SAMPLES.is_dir(),
    reason="NOT TESTED: shared/data with the sample directories is not beside the project.",
)
needs_schemas: Final = pytest.mark.skipif(
    _MAY_BE_ABSENT and not HSDS.is_dir(),
    reason="NOT TESTED: shared/data with the HSDS schemas is not beside the project.",
)
