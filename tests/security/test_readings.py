"""Whoever reads what a citizen wrote leaves an entry, the handler too."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from hr_system.access import Actor
from hr_system.audit.models import Entry
from integrity.actions.citizen import add_text
from tests.factories import integrity as made


@pytest.mark.django_db
def test_what_the_citizen_added_later_is_read_with_the_letter_and_not_in_passing(client, at, calendar_loaded) -> None:
    world = made.world(at - timedelta(days=2))
    complaint = made.report_of(world.building, at - timedelta(days=1))
    add_text(complaint, body="LOI-NHAN-SAU", by=Actor.receipt(complaint.pk), at=at)
    user = get_user_model().objects.get(pk=world.inspector.user_id)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("integrity:case", args=[complaint.case.code])).content.decode()
    assert "LOI-NHAN-SAU" not in page
    answer = client.post(reverse("integrity:letter", args=[complaint.case.code]), {"reason": "Xác minh"})
    assert "LOI-NHAN-SAU" in answer.content.decode()
    assert Entry.objects.filter(verb="integrity.letter_opened", reason="Xác minh").count() == 1
