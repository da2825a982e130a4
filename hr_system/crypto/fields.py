"""Model fields: text that the database cannot read, and codes that cannot be counted up."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import FieldError
from django.db import models

from hr_system.crypto.codes import random_code
from hr_system.crypto.sealing import seal_text, unseal_text


class SealedTextField(models.TextField):
    """A str in Python, ciphertext in the database. Nobody can filter or sort by it; store a keyed_hash beside it.

    The empty string stays empty, so that "nothing was given" can be told (and checked) without a key.
    """

    description = "Sealed text"

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        prepared = super().get_db_prep_save(value, connection)
        return seal_text(prepared) if isinstance(prepared, str) and prepared else prepared

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        return unseal_text(value) if value else value

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name == "isnull":
            return super().get_lookup(lookup_name)
        if lookup_name == "exact":
            return EmptyOnly
        raise FieldError(f"{self.name} is sealed: it cannot be searched")

    def get_transform(self, lookup_name: str) -> Any:
        raise FieldError(f"{self.name} is sealed: it cannot be searched")


class EmptyOnly(models.lookups.Exact):
    """`field=""` is the one question that a sealed column may answer."""

    def get_prep_lookup(self) -> Any:
        if self.rhs != "":
            raise FieldError("a sealed column can only be compared with the empty string")
        return super().get_prep_lookup()


class CodeField(models.CharField):
    """A unique random code, made when the object is made (hr_system.crypto.codes)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 24)
        kwargs.setdefault("unique", True)
        kwargs.setdefault("default", random_code)
        kwargs.setdefault("editable", False)
        super().__init__(*args, **kwargs)
