"""Where nobody remains who may handle a case, it carries the outside body that the house has configured."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from hr_system import audit, parameters
from hr_system.access import Actor
from hr_system.calendar.queries import legal_day
from integrity.models import Case
from integrity.queries.case import handlers_for
from integrity.rules.states import State

PARAMETER = "integrity.outside_body"


@transaction.atomic
def name_outside_body(case: Case, *, by: Actor, at: datetime) -> str:
    """At the top of the tree, or where every inspector is barred. A handler found later takes the name away again."""
    on = legal_day(at)
    if case.state == State.CLOSED:
        return case.outside_body
    nobody_remains = case.handling_agency_id is None or not handlers_for(case, at)
    body = str(parameters.value(PARAMETER, on)) if nobody_remains else ""
    if body != case.outside_body:
        Case.objects.filter(pk=case.pk).update(outside_body=body)
        before, after = {"outside_body": case.outside_body}, {"outside_body": body}
        audit.record(by=by, verb="integrity.outside_body_named", target=case, at=at, before=before, after=after)
        case.outside_body = body
    return body
