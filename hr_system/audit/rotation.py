"""Sealing everything anew with the newest key. Each row by itself, so that it may be stopped and started again.

It lives here and not in crypto because it is recorded, and crypto lies below the audit.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.apps import apps
from django.core.files.storage import default_storage
from django.db import connection, models, transaction

from hr_system.access.actor import Actor
from hr_system.audit.recording import record
from hr_system.crypto.fields import SealedTextField
from hr_system.crypto.files import write_sealed
from hr_system.crypto.models import SealedFile
from hr_system.crypto.ring import key_name, ring
from hr_system.crypto.sealing import seal_text, sealed_bytes, unseal, unseal_text

BATCH = 200


def sealed_columns() -> Iterator[tuple[type[models.Model], SealedTextField]]:
    """Every sealed column of every model of ours."""
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, SealedTextField) and model._meta.managed and not model._meta.proxy:
                yield model, field


def rotate(*, by: Actor, at: datetime) -> dict[str, int]:
    """Re-seal what older keys sealed; returns how much of what. Running it again continues where it stopped."""
    ring()
    changed = {
        f"{model._meta.label_lower}.{field.name}": _rotate_column(model, field) for model, field in sealed_columns()
    }
    changed["crypto.sealedfile"] = _rotate_files()
    changed = {name: count for name, count in changed.items() if count}
    with transaction.atomic():
        record(by=by, verb="crypto.keys_rotated", at=at, after={"key": ring().newest, "resealed": changed})
    return changed


def _key_of(model: type[models.Model]) -> str:
    """The column of the primary key. Models of ours have whole numbers there."""
    return str(model._meta.pk.column)


def _raw(model: type[models.Model], name: str, after: int | None) -> list[tuple[int, str]]:
    """(pk, ciphertext) of the next rows, unread by the field: plain SQL, because the field would open it."""
    quote = connection.ops.quote_name
    key, table, column = quote(_key_of(model)), quote(model._meta.db_table), quote(name)
    condition = f"{column} IS NOT NULL AND {column} <> ''" + ("" if after is None else f" AND {key} > %s")
    with connection.cursor() as cursor:
        sql = f"SELECT {key}, {column} FROM {table} WHERE {condition} ORDER BY {key} LIMIT {BATCH}"  # noqa: S608 - names from the models
        cursor.execute(sql, [] if after is None else [after])
        return list(cursor.fetchall())


def _rotate_column(model: type[models.Model], field: SealedTextField) -> int:
    changed, last, name = 0, None, str(field.column)
    quote = connection.ops.quote_name
    key, table, column = quote(_key_of(model)), quote(model._meta.db_table), quote(name)
    update = f"UPDATE {table} SET {column} = %s WHERE {key} = %s AND {column} = %s"  # noqa: S608 - names from the models
    while rows := _raw(model, name, last):
        last = rows[-1][0]
        old = [(pk, text) for pk, text in rows if key_name(sealed_bytes(text))[0] != ring().newest]
        with transaction.atomic(), connection.cursor() as cursor:
            for (
                pk,
                text,
            ) in old:  # compare-and-swap: what somebody writes meanwhile is sealed with the newest key anyway
                cursor.execute(update, [seal_text(unseal_text(text)), pk, text])
                changed += cursor.rowcount
    return changed


def _rotate_files() -> int:
    """New blob, then the row, then the old blob: a crash leaves a blob too many, never one too few."""
    changed = 0
    for pk in list(SealedFile.objects.order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            row = SealedFile.objects.select_for_update().filter(pk=pk).first()
            if row is not None and _is_old(row.stored_as):
                _move_blob(row)
                changed += 1
    return changed


def _is_old(stored_as: str) -> bool:
    with default_storage.open(stored_as) as file:
        return key_name(file.read(64))[0] != ring().newest


def _move_blob(row: SealedFile) -> None:
    old = row.stored_as
    with default_storage.open(old) as file:
        row.stored_as = write_sealed(unseal(file.read()))
    row.save(update_fields=["stored_as"])
    transaction.on_commit(lambda: default_storage.delete(old))
