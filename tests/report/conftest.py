"""An open intake for the tests of this room."""

import pytest

from tests.report import setting


@pytest.fixture
def home(db: None) -> setting.Intake:
    """An organisation that receives, with Ana who supervises and Ben on call with her."""
    return setting.intake()
