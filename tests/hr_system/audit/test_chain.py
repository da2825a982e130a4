import io
from datetime import datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from hr_system import audit
from hr_system.access import Actor
from hr_system.audit import triggers
from hr_system.audit.chain import verify
from hr_system.audit.checks import the_record_is_append_only
from hr_system.audit.models import Entry, Head, Link
from hr_system.audit.recording import NotInTransaction
from tests.hr_system.audit.tampering import without_triggers

AT = datetime.fromisoformat("2026-11-23T09:00:00.123456+07:00")
pytestmark = pytest.mark.django_db


def write(count: int = 3) -> list[Entry]:
    entries = []
    for number in range(count):
        with transaction.atomic():
            after = {"số": number, "nested": {"b": [1, None], "a": "ạ"}}
            entries.append(
                audit.record(by=Actor.system("tests"), verb="tests.done", at=AT, after=after, reason="lý do")
            )
    return entries


def tamper(*statements: str) -> None:
    with without_triggers(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def test_each_entry_gets_a_place_and_the_chain_holds():
    entries = write(3)
    assert Link.objects.count() == 0  # the request did not wait for the chain
    assert audit.sequence() == 3
    assert audit.sequence() == 0
    assert list(Link.objects.order_by("place").values_list("place", "entry_id")) == [
        (place, entry.pk) for place, entry in enumerate(entries, start=1)
    ]
    found = verify()
    assert (found.checked, found.waiting, found.broken_at, found.head_place) == (3, 0, None, 3)


def test_a_long_chain_is_sequenced_in_batches():
    write(12)
    assert [audit.sequence(5), audit.sequence(5), audit.sequence(5), audit.sequence(5)] == [5, 5, 2, 0]
    assert verify().checked == 12


@pytest.mark.parametrize(
    ("statement", "place", "why"),
    [
        ("UPDATE audit_entry SET verb = 'x' WHERE id = {2}", 2, "the entry was changed"),
        ("UPDATE audit_entry SET reason = '' WHERE id = {1}", 1, "the entry was changed"),
        ("UPDATE audit_link SET hash = 'x' WHERE place = 2", 2, "the entry was changed"),
        ("UPDATE audit_link SET previous_hash = 'x' WHERE place = 3", 3, "does not follow the link before it"),
        ("DELETE FROM audit_link WHERE place = 2", 2, "a link is missing"),
        ("DELETE FROM audit_link WHERE place = 4", 4, "the end of the chain is missing"),
    ],
)
def test_tampering_is_found_at_its_place(statement, place, why):
    entries = write(4)
    audit.sequence()
    tamper(statement.format(0, *[entry.pk for entry in entries]))
    found = verify()
    assert (found.broken_at, found.why, found.checked) == (place, why, place - 1)
    with pytest.raises(CommandError, match=f"broken at place {place}"):
        call_command("verify_audit")


def test_a_deleted_pair_of_entry_and_link_is_found():
    entries = write(4)
    audit.sequence()
    tamper("DELETE FROM audit_link WHERE place = 2", f"DELETE FROM audit_entry WHERE id = {entries[1].pk}")
    assert verify().broken_at == 2


def test_a_tail_cut_with_its_head_is_found_by_what_was_noted_outside():
    write(4)
    audit.sequence()
    noted = verify()
    hash_before = Link.objects.get(place=3).hash
    tamper("DELETE FROM audit_link WHERE place = 4")
    Head.objects.update(place=3, hash=hash_before)
    assert verify().broken_at is None
    assert verify((noted.head_place, noted.head_hash)).broken_at == 4


def test_the_command_says_whole_and_prints_the_head():
    write(2)
    audit.sequence()
    out = io.StringIO()
    call_command("verify_audit", stdout=out)
    head = verify()
    expected = f"whole: 2 entries placed, 0 waiting for their place\nhead 2:{head.head_hash}\n"
    assert out.getvalue() == expected
    call_command("verify_audit", expect=f"2:{head.head_hash}", stdout=out)
    with pytest.raises(CommandError, match="noted outside"):
        call_command("verify_audit", expect="2:other")


@pytest.mark.parametrize("table", ["audit_entry", "audit_link"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET {} = {}", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_the_database_refuses_to_change_the_record(table, statement):
    write(1)
    audit.sequence()
    if statement.startswith("TRUNCATE") and connection.vendor != "postgresql":
        return  # there is no TRUNCATE on SQLite; DELETE without WHERE is refused above
    column = "verb" if table == "audit_entry" else "previous_hash"
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table, column, "'x'"))
    assert Entry.objects.count() == Link.objects.count() == 1


def test_the_application_cannot_change_or_delete_an_entry_either():
    entry = write(1)[0]
    entry.verb = "other"
    for change in (entry.save, entry.delete, Entry.objects.all().delete, lambda: Entry.objects.update(verb="x")):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_missing_triggers_are_found_at_start_and_set_up_by_the_next_migrate():
    assert the_record_is_append_only(None, databases=["default"]) == []
    with connection.cursor() as cursor:
        suffix = " ON audit_link" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER audit_link_no_delete{suffix}")
    assert [problem.id for problem in the_record_is_append_only(None, databases=["default"])] == ["audit.E001"]
    with pytest.raises(CommandError, match="audit_link_no_delete"):
        call_command("verify_audit")
    triggers.install(connection)
    assert triggers.missing(connection) == []


def test_who_acted_is_kept_as_kind_and_account():
    with transaction.atomic():
        anonymous = audit.record(by=Actor.anonymous(), verb="tests.done", at=AT)
        holder = audit.record(by=Actor.receipt(7), verb="tests.done", at=AT)
    assert [(entry.actor_kind, entry.actor_id) for entry in (anonymous, holder)] == [
        ("anonymous", None),
        ("receipt", None),
    ]


@pytest.mark.django_db(transaction=True)
def test_an_entry_outside_a_transaction_is_refused():
    with pytest.raises(NotInTransaction):
        audit.record(by=Actor.anonymous(), verb="tests.done", at=AT)
