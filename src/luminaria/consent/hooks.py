"""What later rooms must hear of."""

from luminaria.consent.models import Release
from luminaria.kernel.hooks import Hook

release_revoked: Hook[[Release], None] = Hook("release_revoked")
"""Called in the transaction that takes a release back, so that what crossed closes with it."""
