"""What this room must hear from later ones."""

from uuid import UUID

from luminaria.kernel.hooks import Hook

kept_from: Hook[[UUID, UUID], bool] = Hook("kept_from")
"""Given a member and a report, whether the person or a colleague keeps this member out of it."""
