"""The citizen's pages without JavaScript, account or session."""

import gzip
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from integrity.actions.procedure import load_procedures
from integrity.models import Complaint, Procedure
from tests.factories.integrity import world

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("calendar_loaded")]
NEW, FOLLOW = "/complaints/new/", "/complaints/follow/"


@pytest.fixture
def w(at):
    return world(at)


def draft_in(response) -> str:
    return re.search(r'name="draft" value="([^"]+)"', response.content.decode())[1]


def code_in(response) -> str:
    return re.search(r'class="code big">([^<]+)<', response.content.decode())[1]


@pytest.fixture
def fields(w):
    return {
        "agency_text": "so xay dung thu", "agency": w.building.code, "kind": "money", "day": "10/3/2026",
        "narrative": "Bị đòi phong bì.", "identity": "anonymous", "step": "review",
    }  # fmt: skip


def filed(client, fields):
    page = client.get(NEW)
    review = client.post(NEW, {**fields, "draft": draft_in(page)})
    assert review.status_code == 200, review.content.decode()
    return client.post(NEW, {"draft": draft_in(review), "step": "send"})


def test_from_form_to_receipt_to_following(client, fields):
    receipt = filed(client, fields)
    follow = client.post(FOLLOW, {"code": code_in(receipt).lower()})
    assert (receipt.status_code, follow.status_code) == (200, 200)
    assert Complaint.objects.get().narrative == "Bị đòi phong bì."
    assert "sessionid" not in client.cookies


def test_pages_are_not_kept_by_the_browser(client, fields):
    assert "no-store" in client.get(NEW)["Cache-Control"]
    assert "no-store" in filed(client, fields)["Cache-Control"]
    assert "no-store" in client.get(FOLLOW)["Cache-Control"]


def test_sending_the_last_page_again_shows_the_same_code(client, fields):
    review = client.post(NEW, {**fields, "draft": draft_in(client.get(NEW))})
    again = {"draft": draft_in(review), "step": "send"}
    assert code_in(client.post(NEW, again)) == code_in(client.post(NEW, again))
    assert Complaint.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"day": "31/02/2026"},
        {"day": "24/11/2226"},
        {"day": "01/01/1944"},
        {"day": "", "month": "13/2026"},
        {"day": "", "month": "0/0"},
        {"day": ""},
        {"agency": "NOSUCHCODE", "agency_text": "không có cơ quan này"},
        {"narrative": "ă" * 100_000},
        {"narrative": ""},
        {"identity": "named", "name": "Trần A"},
        {"kind": "nothing"},
        {"website": "robot"},
    ],
)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_bad_input_is_answered_beside_the_field_with_everything_still_there(client, fields, wrong, language):
    sent = {**fields, **wrong, "accused": "Cửa số 2 & <b>", "draft": draft_in(client.get(NEW))}
    response = client.post(NEW, sent, headers={"accept-language": language})
    assert response.status_code == 422
    page = response.content.decode()
    assert ("error-summary" in page, "Cửa số 2 &amp; &lt;b&gt;" in page) == (True, True)
    assert Complaint.objects.count() == 0


def test_a_staged_file_survives_an_error_elsewhere(client, fields):
    picture = SimpleUploadedFile("giấy hẹn &?*.png", PNG, content_type="image/png")
    wrong = client.post(NEW, {**fields, "day": "", "files": picture, "draft": draft_in(client.get(NEW))})
    assert (wrong.status_code, "giấy hẹn" in wrong.content.decode()) == (422, True)
    review = client.post(NEW, {**fields, "draft": draft_in(wrong)})
    client.post(NEW, {"draft": draft_in(review), "step": "send"})
    assert Complaint.objects.get().evidence.count() == 1


def test_a_program_called_pdf_is_refused(client, fields):
    program = SimpleUploadedFile("don.pdf", b"MZ\x90\x00" * 50, content_type="application/pdf")
    response = client.post(NEW, {**fields, "files": program, "draft": draft_in(client.get(NEW))})
    assert response.status_code == 422


def test_a_desk_code_fills_in_the_agency(client, w):
    page = client.get(NEW, {"agency": w.desk.code}).content.decode()
    assert "Một cửa Xây dựng Thử" in page


def test_the_search_needs_no_accents(client, w, fields):
    page = client.post(NEW, {**fields, "agency": "", "step": "find"}).content.decode()
    assert w.building.code in page


def test_the_draft_in_the_page_is_sealed(client, fields):
    review = client.post(NEW, {**fields, "draft": draft_in(client.get(NEW))})
    assert "phong" not in draft_in(review)


def test_guessing_codes_is_throttled(client):
    answers = [client.post(FOLLOW, {"code": "ACDE-3467-ACDE-3467-AC"}).status_code for _ in range(22)]
    assert (answers[0], answers[-1]) == (422, 429)


def test_a_pass_of_somebody_else_cannot_be_made_up(client):
    assert client.post(FOLLOW, {"pass": "made-up", "step": "write", "body": "x"}).status_code == 422


def test_the_receipt_is_printed_from_its_code_and_proves_itself_without_it(client, fields):
    from integrity.documents.receipt import proof_of, verify_receipt

    code = code_in(filed(client, fields))
    printed = client.post("/complaints/receipt/", {"code": code})
    assert printed.status_code == 200
    proof = proof_of(Complaint.objects.get())
    verified = verify_receipt(proof)
    assert verified.is_valid
    assert code.replace("-", "") not in proof
    assert verify_receipt(proof[:-3] + "abc") is None


def test_the_form_weighs_less_than_48_kilobytes_with_all_it_loads(client, w):
    from django.contrib.staticfiles import finders

    load_procedures()
    page = client.get(NEW).content
    links = re.findall(r'(?:href|src)="/static/([^"]+)"', page.decode())
    files = [open(finders.find(link), "rb").read() for link in links]  # noqa: SIM115 - a test
    weight = sum(len(gzip.compress(data)) for data in [page, *files])
    assert (weight <= 48 * 1024, len(links) + 1 <= 5) == (True, True), (weight, links)


def test_csrf_is_asked_for(w):
    assert Client(enforce_csrf_checks=True).post(NEW, {"step": "send"}).status_code == 403


PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99=\x1d\x00\x00\x00\x00IEND\xaeB`\x82"
)


RECEIPT = "/complaints/receipt/"


def passed(client, fields):
    follow = client.post(FOLLOW, {"code": code_in(filed(client, fields))})
    return re.search(r'name="pass" value="([^"]+)"', follow.content.decode())[1]


def test_a_wrong_receipt_code_and_too_many_of_them_are_answered_like_on_the_follow_up_page(client, fields):
    wrong = [client.post(RECEIPT, {"code": code}) for code in ("ACDE-3467-ACDE-3467-AC", "", "?")]
    assert [(page.status_code, "error-summary" in page.content.decode()) for page in wrong] == [(422, True)] * 3
    late = [client.post(RECEIPT, {"code": "ACDE-3467-ACDE-3467-AC"}) for _ in range(21)][-1]
    assert (late.status_code, "error-summary" in late.content.decode()) == (429, True)
    assert client.get(RECEIPT).url == FOLLOW


def test_files_may_follow_after_the_receipt_and_count_once(client, fields):
    token = passed(client, fields)
    for _ in range(2):
        picture = SimpleUploadedFile("giấy hẹn.png", PNG, content_type="image/png")
        page = client.post(FOLLOW, {"pass": token, "step": "attach", "files": picture})
    assert (page.status_code, "giấy hẹn.png" in page.content.decode()) == (200, True)
    assert Complaint.objects.get().evidence.count() == 1


def test_a_refused_file_is_named_beside_the_field_and_the_good_ones_are_kept(client, fields):
    token = passed(client, fields)
    files = [SimpleUploadedFile("a.png", PNG), SimpleUploadedFile("b.pdf", b"MZ\x90\x00" * 50)]
    page = client.post(FOLLOW, {"pass": token, "step": "attach", "files": files})
    assert (page.status_code, "error-summary" in page.content.decode()) == (422, True)
    assert Complaint.objects.get().evidence.count() == 1
    assert client.post(FOLLOW, {"pass": token, "step": "attach"}).status_code == 422


def test_no_more_than_five_files_in_all(client, fields):
    token = passed(client, fields)
    for turn in range(2):
        files = [SimpleUploadedFile(f"{turn}{n}.png", PNG + bytes([turn, n])) for n in range(4)]
        status = client.post(FOLLOW, {"pass": token, "step": "attach", "files": files}).status_code
    assert (status, Complaint.objects.get().evidence.count()) == (422, 5)


def test_a_procedure_of_the_catalogue_is_suggested_and_recognised_by_its_name(client, fields):
    assert load_procedures().startswith("66")
    procedure = Procedure.objects.order_by("pk").first()
    assert client.get(NEW).content.decode().count("<option>") == Procedure.objects.values("name").distinct().count()
    filed(client, {**fields, "procedure": f"  {procedure.name} "})
    complaint = Complaint.objects.get()
    assert (complaint.procedure.name, complaint.narrative) == (procedure.name, "Bị đòi phong bì.")


def test_other_words_for_a_procedure_stay_the_citizens(client, fields):
    filed(client, {**fields, "procedure": "xin giấy phép"})
    complaint = Complaint.objects.get()
    assert (complaint.procedure, complaint.narrative) == (None, "xin giấy phép\n\nBị đòi phong bì.")
