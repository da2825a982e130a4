"""Health, metrics and the log line of a request."""

from __future__ import annotations

import io
import json
import logging

import pytest

from hr_system.operations import health, logs

pytestmark = pytest.mark.django_db


def test_healthz_answers_without_asking_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_readyz_names_each_part_and_nothing_else(client):
    answer = client.get("/readyz")
    assert answer.json() == {
        "status": "ready",
        "parts": {"database": True, "broker": True, "storage": True, "outbox": True},
    }


def test_readyz_says_503_where_the_broker_is_away(client, settings):
    settings.CELERY_BROKER_URL = "filesystem://"
    settings.CELERY_BROKER_TRANSPORT_OPTIONS = {"data_folder_out": "/nowhere/at/all"}
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["parts"]["broker"] is False


def test_readyz_says_503_where_due_work_is_not_done(client, at):
    from hr_system.queue import OutboxTask

    OutboxTask.objects.create(name="tests.forgotten", created_at=at, due_at=at.replace(year=2020))
    assert client.get("/readyz").json()["parts"]["outbox"] is False


def test_metrics_exist_only_for_the_holder_of_the_token(client, settings):
    assert client.get("/metrics").status_code == 404
    settings.METRICS_TOKEN = "a-long-token"
    assert client.get("/metrics").status_code == 404
    assert client.get("/metrics", headers={"Authorization": "Bearer wrong"}).status_code == 404
    answer = client.get("/metrics", headers={"Authorization": "Bearer a-long-token"})
    assert answer.status_code == 200
    text = answer.content.decode()
    assert 'hr_outbox_tasks{state="waiting"} 0.0' in text
    assert "hr_requests_total" in text


def test_a_request_id_is_given_and_a_strangers_id_is_not_believed(client, settings):
    settings.TRUSTED_PROXY_COUNT = 0
    given = client.get("/healthz", headers={"X-Request-ID": "abcdefgh1234"}).headers["X-Request-ID"]
    assert given != "abcdefgh1234"
    assert len(given) == 32


def test_the_proxys_request_id_is_kept_where_a_proxy_is_trusted(client, settings):
    settings.TRUSTED_PROXY_COUNT = 1
    assert client.get("/healthz", headers={"X-Request-ID": "abcdefgh1234"}).headers["X-Request-ID"] == "abcdefgh1234"
    bad = 'x y" <script>'
    assert client.get("/healthz", headers={"X-Request-ID": bad}).headers["X-Request-ID"] != bad


@pytest.fixture
def log_lines():
    """What production would write, line by line."""
    stream = io.StringIO()
    spec = logs.formatter(as_json=True)
    handler = logging.StreamHandler(stream)
    handler.setFormatter(spec.pop("()")(**spec))
    root = logging.getLogger()
    root.addHandler(handler)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.removeHandler(handler)


def test_a_log_line_has_the_route_and_neither_the_query_nor_the_path_nor_an_address(client, log_lines):
    client.get("/verify/SECRETCODE/?name=Nguyen-Van-Tinh", REMOTE_ADDR="203.0.113.7")
    text = json.dumps(log_lines())
    assert "request_id" in text
    for word in ("SECRETCODE", "Nguyen-Van-Tinh", "203.0.113.7"):
        assert word not in text


def test_an_exception_is_logged_without_its_words(log_lines):
    try:
        raise ValueError("the complainant is Tran Thi Kin")
    except ValueError:
        logging.getLogger("django.request").exception("Internal Server Error: /complaints/follow/SECRET/")
    (line,) = log_lines()
    assert line["exception"] == "ValueError"
    assert line["event"] == "django.request.error"
    assert "Kin" not in json.dumps(line)
    assert "SECRET" not in json.dumps(line)


def test_a_check_that_crashes_is_a_no():
    assert health.answer_of(lambda: 1 / 0) is False
