"""The closing letter and the accountability report as official documents, made once in the queue."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from hr_system import documents
from hr_system.access import Actor
from hr_system.calendar.queries import legal_day
from hr_system.documents.rules import OfficialDocument
from integrity.models import AccountabilityReport, Case
from integrity.rules.comparison import STANDING_LABELS, Standing

BY = Actor.system("integrity.documents")


def place_of(body: str) -> str:
    """Where a body of a province sits; the capital otherwise."""
    return body.rsplit("tỉnh ", 1)[1] if "tỉnh " in body else "Hà Nội"


def closing_letter(case: Case, at: datetime) -> documents.StoredDocument:
    """Sealed: it speaks of a citizen's report. Signed for the handling body, never by the agency complained about."""
    body = case.handling_agency.name_vi if case.handling_agency else case.outside_body or "Cơ quan xử lý"
    conclusion = case.conclusion
    official = OfficialDocument(
        parent_body="", body=body, number=f"{case.code}/TL", place=place_of(body),
        issued_on=legal_day(case.closed_at or at), type_name="", subject="trả lời phản ánh của công dân",
        recipients=["Người phản ánh (nhận qua trang tra cứu)", "Lưu: VT, hồ sơ vụ việc"],
        addressees=["Người gửi phản ánh"], signatory_title="Người có thẩm quyền xử lý",
        signatory_name=conclusion.concluded_by.name,
    )  # fmt: skip
    context = {"case": case, "conclusion": conclusion, "complaint": case.complaints.order_by("pk").first()}
    return documents.store(
        key=f"integrity.closing.{case.pk}", kind="integrity.closing_letter", title=f"Trả lời phản ánh {case.code}",
        template="print/integrity/closing.html", context=context, official=official, is_public=False, target=case,
        by=BY, at=at, sealed=True,
    )  # fmt: skip


def report_document(report: AccountabilityReport, at: datetime) -> documents.StoredDocument:
    official = OfficialDocument(
        parent_body="", body=report.agency.name_vi, number=f"{report.code}/BC-TNGT",
        place=place_of(report.agency.name_vi), issued_on=legal_day(report.made_at), type_name="Báo cáo",
        subject="Trách nhiệm giải trình của người đứng đầu về nhũng nhiễu",
        recipients=["Cơ quan cấp trên trực tiếp", "Lưu: VT"],
        signatory_title="Người lập báo cáo", signatory_name=report.made_by.name,
    )  # fmt: skip
    context = {"report": report, **report_context(report.figures)}
    return documents.store(
        key=f"integrity.report.{report.pk}", kind="integrity.accountability_report",
        title=f"Báo cáo trách nhiệm giải trình {report.code}", template="print/integrity/report.html", context=context,
        official=official, is_public=False, target=report, by=BY, at=at,
    )  # fmt: skip


def report_context(figures: dict) -> dict:
    """Rows with their words, and the points of the funnel: screen and paper show the same."""
    rows = [{**row, "standing_words": _(STANDING_LABELS[Standing(row["standing"])])} for row in figures["rows"]]
    points = [
        {
            "label": row["agency"], "size": row["served"], "value": row["rate"],
            "lower": row["limits_95"][0], "upper": row["limits_95"][1],
            "lower_outer": row["limits_998"][0], "upper_outer": row["limits_998"][1],
        }
        for row in rows if row["rate"] is not None
    ]  # fmt: skip
    outside = [row for row in rows if row["standing"] in {"high", "very_high"}]
    return {"figures": figures, "rows": rows, "points": points, "outside": outside}
