"""Entering a value: with its source and the reason; nothing entered before is changed."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hr_system import audit
from hr_system.access import Actor, Refused, has_right, require
from hr_system.parameters import queries
from hr_system.parameters.declarations import declared
from hr_system.parameters.models import Parameter

RIGHT = "ground.manage_reference"


@transaction.atomic
def set_value(
    *, key: str, typed: str, valid_from: date, source: str, evidence: str, reason: str, by: Actor, at: datetime
) -> Parameter:
    """Enter the value that holds from a day on. Rounds and cases that run keep what they bound earlier."""
    require(by.is_system or has_right(by, RIGHT))
    known = declared(key)
    try:
        value = known.parse(typed)
    except ValueError:
        raise Refused(_("This is not a value of the right kind."), field="typed") from None
    before = queries.current(key, valid_from)
    row = Parameter.objects.create(
        key=key, value=value, valid_from=valid_from, source=source, evidence=evidence, reason=reason,
        entered_at=at, entered_by_id=by.user_id,
    )  # fmt: skip
    audit.record(
        by=by, verb="parameters.value_set", target=row, at=at, reason=reason,
        before={"key": key, "value": str(before.value), "source": before.source},
        after={"key": key, "value": str(value), "valid_from": str(valid_from), "source": source, "evidence": evidence},
    )  # fmt: skip
    return row
