import base64

import pytest
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.db import connection
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from hr_system.crypto import CannotUnseal, SealedFile, keyed_hash, seal, unseal
from hr_system.crypto.ring import forget, key_name, new_entry, parse


@given(st.binary(max_size=500))
def test_what_was_sealed_opens_to_the_same_bytes(data):
    assert unseal(seal(data)) == data


@given(st.binary(min_size=1, max_size=50), st.integers(min_value=0, max_value=10_000))
def test_a_changed_byte_anywhere_is_refused(data, place):
    sealed = bytearray(seal(data))
    sealed[place % len(sealed)] ^= 1
    with pytest.raises(CannotUnseal):
        unseal(bytes(sealed))


def test_the_same_text_seals_differently_each_time():
    assert seal(b"text") != seal(b"text")


def test_the_newest_key_seals_and_older_keys_still_open():
    old, new = new_entry("k1"), new_entry("k2")
    sealed = parse(old).seal(b"text")
    ring = parse(f"{new},{old}")
    assert ring.unseal(sealed) == b"text"
    assert key_name(ring.seal(b"text"))[0] == "k2"
    with pytest.raises(CannotUnseal):
        parse(new).unseal(sealed)


def test_keyed_hashes_survive_a_rotation_that_drops_the_old_key(settings):
    fixed, old, new = new_entry("fixed"), new_entry("k1"), new_entry("k2")
    hashes = set()
    for ring in (f"{old},{fixed}", f"{new},{old},{fixed}", f"{new},{fixed}"):
        settings.KEY_RING = ring
        hashes.add(keyed_hash("purpose", "text"))
    assert len(hashes) == 1
    assert keyed_hash("other", "text") not in hashes


def test_a_ring_file_is_read_and_read_anew_after_forget(settings, tmp_path):
    path = tmp_path / "ring"
    path.write_text(new_entry("k1"))
    settings.KEY_RING = f"file:{path}"
    forget()
    assert key_name(seal(b"x"))[0] == "k1"
    path.write_text(new_entry("k2") + "\n" + path.read_text())
    forget()
    assert key_name(seal(b"x"))[0] == "k2"


def test_development_makes_its_own_ring_readable_by_its_owner_alone(settings, tmp_path):
    settings.KEY_RING, settings.VAR_DIR = "", tmp_path
    forget()
    assert unseal(seal(b"x")) == b"x"
    assert oct((tmp_path / "keys" / "ring").stat().st_mode & 0o777) == "0o600"
    assert [path.name for path in (tmp_path / "keys").iterdir()] == ["ring"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "k1",
        "k1:short",
        f"k1:{base64.b64encode(b'h' * 16).decode()}",
        f"fixed:{base64.b64encode(b'w' * 32).decode()}",
    ],
)
def test_a_ring_without_a_whole_key_is_refused(text):
    with pytest.raises(ImproperlyConfigured):
        parse(text)


def _file(**extra) -> SealedFile:
    values = {"purpose": "p", "name": "Đơn tố cáo.pdf", "media_type": "application/pdf", "size": 1, "digest": "d"}
    return SealedFile.objects.create(**values | {"stored_as": "s", "staged_at": timezone.now()} | extra)


@pytest.mark.django_db
def test_a_sealed_column_is_text_in_python_and_ciphertext_in_the_database():
    row = _file()
    assert SealedFile.objects.get(pk=row.pk).name == "Đơn tố cáo.pdf"
    SealedFile.objects.filter(pk=row.pk).update(name="khác")
    assert SealedFile.objects.values_list("name", flat=True).get(pk=row.pk) == "khác"
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM crypto_sealedfile")
        raw = cursor.fetchone()[0]
    assert "khác" not in raw
    assert key_name(base64.urlsafe_b64decode(raw))[0] == "test"


@pytest.mark.django_db
def test_a_sealed_column_cannot_be_searched_but_may_be_asked_for_emptiness():
    _file(name="")
    assert SealedFile.objects.filter(name="").count() == 1
    for lookup in ({"name": "x"}, {"name__contains": "x"}, {"name__lower": "x"}):
        with pytest.raises(FieldError):
            SealedFile.objects.filter(**lookup).count()


@pytest.mark.django_db
def test_bulk_writes_are_sealed_too():
    rows = [_file(stored_as="a"), _file(stored_as="b")]
    for row in rows:
        row.name = "bulk"
    SealedFile.objects.bulk_update(rows, ["name"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM crypto_sealedfile")
        assert all("bulk" not in name for (name,) in cursor.fetchall())
    assert [row.name for row in SealedFile.objects.order_by("pk")] == ["bulk", "bulk"]
