"""One row of any model, whatever its columns: for what must hold of every table."""

from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models

from luminaria.kernel import clock
from luminaria.kernel.ids import new_id
from luminaria.people.models import CompartmentModel, Organisation


def compartment_models() -> list[type[CompartmentModel]]:
    """Every table of every installed room whose rows belong to one organisation."""
    return [model for model in apps.get_models() if issubclass(model, CompartmentModel)]


def new_row(model: type[models.Model], organisation_id: UUID, **given: Any) -> models.Model:
    """A row with something in every column that must have something. Needs an open compartment."""
    values = {field.name: _value(field, organisation_id) for field in model._meta.concrete_fields}
    row = model(**values | given)
    row.save(force_insert=True)
    return row


def _value(field: Any, organisation_id: UUID) -> Any:
    if field.null:
        return None
    if isinstance(field, models.ForeignKey):
        if field.related_model is Organisation:
            return Organisation.objects.get(id=organisation_id)
        return new_row(field.related_model, organisation_id)
    if field.choices:
        return field.choices[0][0]
    for kind, made in _MAKERS.items():
        if isinstance(field, kind):
            return made()
    return field.get_default()


_MAKERS: dict[type, Any] = {
    models.UUIDField: new_id,
    models.BinaryField: lambda: new_id().bytes,
    models.DateTimeField: clock.now,
    models.DateField: lambda: clock.now().date(),
    models.BooleanField: lambda: False,
    models.IntegerField: lambda: 1,
    models.JSONField: dict,
    models.CharField: lambda: "x",
    models.TextField: lambda: "x",
}
