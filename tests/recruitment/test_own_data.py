"""The page on what is kept about me names what recruitment keeps: the person, the applications, no whole number."""

from datetime import datetime

import pytest
from django.test import Client

from recruitment.registration.mine import own_applications
from tests.factories import recruitment as make

pytestmark = pytest.mark.django_db


def test_a_candidate_reads_their_applications_and_somebody_else_nothing(client: Client, at: datetime) -> None:
    world = make.make_world(at)
    round_ = make.make_open(world)
    make.apply(world, round_, "c1")
    rows = own_applications(world.users["c1"])
    day = at.strftime("%d/%m/%Y")
    values = [str(value) for _label, value in rows]
    assert values[0] == "Thí sinh c1"
    assert values[2] == "…001"
    assert values[4].startswith("Đợt thử, Chuyên viên pháp chế")
    assert values[4].count(day) == 1
    assert own_applications(world.users["head"]) == []
    client.force_login(world.users["c1"], backend="django.contrib.auth.backends.ModelBackend")
    page = client.get("/privacy/mine/").content.decode()
    assert "Thí sinh c1" in page
    assert f"{1:012d}" not in page
