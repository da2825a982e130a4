"""The result of a selection of a head, as an official document."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import override

from hr_system.access import Actor
from hr_system.calendar.queries import legal_day
from hr_system.documents import OfficialDocument, StoredDocument, store
from personnel import public as personnel
from recruitment.models.leadership import LeaderSelection
from recruitment.queries import leadership as looking
from recruitment.rules.leadership import PILOT


@override("vi")
def store_leader_result(selection: LeaderSelection, *, at: datetime) -> StoredDocument:
    """Names and marks of a public competition for a public office; the members' own marks stay secret."""
    on = selection.counted_on or legal_day(at)
    superior_id = personnel.superior_of(selection.agency_id, on)
    official = OfficialDocument(
        parent_body=personnel.agency_ref(superior_id).name if superior_id else "",
        body=selection.agency.name_vi,
        number=selection.notice_number,
        place=personnel.place_of(selection.agency_id, on),
        issued_on=on,
        type_name="Thông báo",
        subject=f"Kết quả thi tuyển chức danh {selection.title}",
        recipients=["Các ứng viên", "Lưu: VT, TCCB"],
        signatory_title="Hội đồng thi tuyển",
        authority_prefix="TM.",
    )
    rows = list(looking.candidates(selection))
    return store(
        key=looking.document_key(selection),
        kind="recruitment.leader_result",
        title=f"Kết quả thi tuyển chức danh {selection.title}",
        template="print/recruitment/leader_result.html",
        context={"selection": selection, "candidates": rows, "rules": PILOT, "members": selection.panel.count()},
        official=official,
        is_public=True,
        target=selection,
        by=Actor.system("recruitment.store_leader_result"),
        at=at,
    )
