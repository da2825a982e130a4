"""The official documents of a round (Decree 30/2020 layout): notice, result, decision. Stored once, never re-rendered."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext, override

from hr_system.access import Actor
from hr_system.documents import OfficialDocument, StoredDocument, store
from personnel import public as personnel
from recruitment.models import Decision, Result, Round
from recruitment.queries.result import ORDER, decision_key, result_key
from recruitment.queries.round import law_of, positions

WORKER = Actor.system("recruitment.documents")


def _official(
    round_: Round, *, number: str, on: date, type_name: str, subject: str, recipients: list[str]
) -> OfficialDocument:
    head = personnel.head_in_office(round_.agency_id, on)
    return OfficialDocument(
        parent_body=_parent(round_, on),
        body=round_.agency.name_vi,
        number=number,
        place=personnel.place_of(round_.agency_id, on),
        issued_on=on,
        type_name=type_name,
        subject=subject,
        recipients=recipients,
        signatory_title=head.office if isinstance(head, personnel.Head) else "",
        signatory_name=head.officer_name if isinstance(head, personnel.Head) else "",
    )


def _parent(round_: Round, on: date) -> str:
    superior = personnel.superior_of(round_.agency_id, on)
    return personnel.agency_ref(superior).name if superior else ""


def _store(round_: Round, *, key: str, kind: str, template: str, context: dict[str, Any], official: OfficialDocument,
           is_public: bool, at: datetime, target: Any = None) -> StoredDocument:  # fmt: skip
    title = f"{official.type_name} – {round_.title}"
    return store(
        key=key, kind=kind, title=title, template=template, context={"round": round_, **context}, official=official,
        is_public=is_public, target=target or round_, by=WORKER, at=at, sealed=not is_public,
    )  # fmt: skip


def store_notice(round_: Round, *, at: datetime) -> StoredDocument:
    """The public notice, in Vietnamese whoever's request it was."""
    with override("vi"):
        official = _official(
            round_,
            number=round_.notice_number,
            on=round_.notice_on or date.min,
            type_name=gettext("Notice"),
            subject=gettext("Recruitment of civil servants"),
            recipients=[gettext("Posted publicly"), gettext("Filed")],
        )
        regime, regulation = law_of(round_)
        context = {"positions": positions(round_), "regime": regime, "regulation": regulation}
        return _store(
            round_, key=f"recruitment.notice:{round_.code}", kind="recruitment.notice", context=context,
            template="print/recruitment/notice.html", official=official, is_public=True, at=at,
        )  # fmt: skip


def store_result(round_: Round, *, at: datetime) -> StoredDocument:
    """The list to be approved: candidate numbers and components, no names. Not public before it is published."""
    with override("vi"):
        official = _official(
            round_,
            number=round_.result_number,
            on=round_.reported_on or date.min,
            type_name=gettext("Decision"),
            subject=gettext("Approval of the recruitment result"),
            recipients=[gettext("Recruitment council"), gettext("Filed")],
        )
        rows = Result.objects.filter(round=round_).select_related("application").order_by(*ORDER)
        grouped = [(post, [row for row in rows if row.position_id == post.pk]) for post in positions(round_)]
        context = {"groups": grouped, "regime": law_of(round_)[0], "combined": round_.is_combined}
        return _store(
            round_, key=result_key(round_), kind="recruitment.result", template="print/recruitment/result.html",
            context=context, official=official, is_public=False, at=at,
        )  # fmt: skip


def store_decision(decision: Decision, *, at: datetime) -> StoredDocument:
    """The recruitment decision for one person; sealed, for the person and HR."""
    round_ = decision.application.round
    with override("vi"):
        official = _official(
            round_,
            number=decision.number,
            on=decision.decided_on,
            type_name=gettext("Decision"),
            subject=gettext("Recruitment of a civil servant"),
            recipients=[gettext("The person named above"), gettext("Filed")],
        )
        context = {"decision": decision, "person": decision.application.candidate, "regime": law_of(round_)[0]}
        context["post"] = decision.application.position
        return _store(
            round_, key=decision_key(decision), kind="recruitment.decision", context=context,
            template="print/recruitment/decision.html", official=official, is_public=False, at=at, target=decision,
        )  # fmt: skip
