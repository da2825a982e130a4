"""The one gateway to guardian: explicit grants on the few big things (an agency, a round), one subquery to read them."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import models
from django.db.models import QuerySet
from guardian.shortcuts import assign_perm, remove_perm
from guardian.utils import get_user_obj_perms_model


def _model_of(permission: str, model: type[models.Model] | None) -> type[models.Model]:
    if model is not None:
        return model
    app_label, codename = permission.split(".")
    found = Permission.objects.select_related("content_type").get(content_type__app_label=app_label, codename=codename)
    return apps.get_model(app_label, found.content_type.model)


def grant(permission: str, user_id: int, obj: models.Model) -> None:
    """Give one person one permission on one object. Called by actions only, which also write the audit entry."""
    assign_perm(permission, get_user_model().objects.get(pk=user_id), obj)


def revoke(permission: str, user_id: int, obj: models.Model) -> None:
    """Take the permission back; taking what was never given is not an error."""
    remove_perm(permission, get_user_model().objects.get(pk=user_id), obj)


def granted(user_id: int | None, permission: str, model: type[models.Model] | None = None) -> QuerySet[Any, Any]:
    """Ids of the objects on which this user holds the permission, as a subquery.

    One subquery over the direct-foreign-key table instead of guardian's get_objects_for_user, which loads ids.
    """
    app_label, codename = permission.split(".")
    table = get_user_obj_perms_model(_model_of(permission, model))
    rows = table.objects.filter(user_id=user_id, permission__codename=codename)
    return rows.filter(permission__content_type__app_label=app_label).values("content_object_id")
