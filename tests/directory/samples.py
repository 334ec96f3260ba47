"""Where the official schemas and the sample directories lie: beside the project, never in it."""

import os
from pathlib import Path
from typing import Final

import pytest

SHARED: Final = Path(
    os.environ.get("LUMINARIA_SHARED_DATA") or Path(__file__).parents[2].parent / "shared" / "data"
)
HSDS: Final = SHARED / "hsds" / "hsds-3.1-dev-2024-10-10"
UK: Final = SHARED / "hsds" / "hsds-uk-profile"
OPEN_ELIGIBILITY: Final = SHARED / "hsds" / "open-eligibility-cc-by-sa-3.0"
SAMPLES: Final = SHARED / "hsds-samples"
MIAMI: Final = SAMPLES / "miami-open211-2019-hsds1.1"
FICTIONAL: Final = SAMPLES / "sample-hsds-datapackage-1.1-fictional"
MOCK: Final = SAMPLES / "hsds-mock-api-objects"

needs_samples: Final = pytest.mark.skipif(
    not SAMPLES.is_dir(),
    reason="NOT TESTED: no sample directories beside the project (LUMINARIA_SHARED_DATA says where).",
)
needs_schemas: Final = pytest.mark.skipif(
    not HSDS.is_dir(),
    reason="NOT TESTED: the HSDS schemas are not beside the project (LUMINARIA_SHARED_DATA says where).",
)
