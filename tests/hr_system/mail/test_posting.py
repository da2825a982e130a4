import socket
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from django.db import IntegrityError, connection, transaction

from hr_system import mail, queue
from hr_system.mail.models import OutgoingMail
from hr_system.mail.posting import message_id
from hr_system.queue.models import OutboxTask, State

pytestmark = pytest.mark.django_db


class Catcher(Message):
    def __init__(self) -> None:
        super().__init__()
        self.caught: list = []

    def handle_message(self, message) -> None:
        self.caught.append(message)


@pytest.fixture
def smtp(settings):
    """A real mail server on a random loopback port."""
    catcher = Catcher()
    with socket.socket() as probe:  # the controller cannot tell which port it was given for 0
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(catcher, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    yield catcher
    controller.stop()


@pytest.fixture(autouse=True)
def letter_templates(settings, tmp_path: Path) -> None:
    folder = tmp_path / "email"
    folder.mkdir()
    (folder / "news.subject.txt").write_text("Có tin mới\n")
    (folder / "news.txt").write_text("Kính gửi {{ name }},\nXem tại {{ url }}.\n")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]


def post(**extra) -> OutgoingMail:
    context = {"name": "bà Lê", "url": "http://127.0.0.1/x/"}
    return mail.post(**{"to": "le@example.vn", "template": "email/news", "context": context} | extra)


def test_a_letter_arrives_once_and_is_wiped(smtp):
    letter = post()
    expected_id = message_id(letter)
    assert queue.run_due() == 1
    assert queue.run_due() == 0
    message = smtp.caught[0]
    assert len(smtp.caught) == 1
    assert message["X-RcptTo"] == "le@example.vn"
    assert message["Message-ID"] == expected_id
    lines = message.get_payload(decode=True).decode().split("\r\n")
    assert lines == ["Kính gửi bà Lê,", "Xem tại http://127.0.0.1/x/.", ""]
    letter.refresh_from_db()
    assert (letter.recipient, letter.subject, letter.body) == ("", "", "")


def test_waiting_letters_are_unreadable_in_the_database():
    post()
    with connection.cursor() as cursor:
        cursor.execute("SELECT recipient, subject, body FROM mail_outgoingmail")
        raw = " ".join(cursor.fetchone())
    assert "example.vn" not in raw
    assert "Kính" not in raw
    assert OutboxTask.objects.get().args == [OutgoingMail.objects.get().pk]


def test_the_same_key_is_the_same_letter():
    assert post(key="closing:1").pk == post(key="closing:1").pk
    assert OutboxTask.objects.count() == 1


def test_a_mail_server_that_is_away_is_tried_again_under_the_same_message_id(smtp, settings):
    right, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    letter = post()
    assert queue.run_due() == 0
    task = OutboxTask.objects.get()
    assert (task.state, task.last_error) == (State.WAITING, "ConnectionRefusedError")
    settings.EMAIL_PORT = right
    OutboxTask.objects.update(due_at=task.created_at)
    assert queue.run_due() == 1
    assert [message["Message-ID"] for message in smtp.caught] == [message_id(letter)]


def test_the_database_refuses_a_sent_letter_that_still_has_its_words():
    letter = post()
    with pytest.raises(IntegrityError), transaction.atomic():
        OutgoingMail.objects.filter(pk=letter.pk).update(sent_at=letter.created_at)
