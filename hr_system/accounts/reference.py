"""Reference data of accounts: a group for each role, and the retention schedule as first entered."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.utils import timezone

from hr_system.access import Actor
from hr_system.accounts import actions
from hr_system.accounts.roles import Role

# Every period is to be confirmed with the archives authority before production: months None = permanently.
RETENTION = (
    ("accounts", "Tài khoản người dùng", "User accounts", 24, "closing of the account"),
    ("audit", "Nhật ký thao tác", "Audit log", None, "the entry"),
    ("recruitment_rounds", "Hồ sơ kỳ tuyển dụng", "Recruitment files", 240, "end of the round"),
    ("complaints", "Hồ sơ khiếu nại, phản ánh", "Complaint files", 180, "closing of the case"),
    ("complaint_identity", "Danh tính người phản ánh", "Identity of complainants", 60, "closing of the case"),
    ("outgoing_mail", "Thư điện tử đã gửi (nội dung)", "Sent e-mail (content)", 0, "sending"),
    ("officers", "Hồ sơ công chức", "Officers' files", 840, "birth of the officer"),
)
SOURCE = "Law 91/2025/QH15 on personal data protection; Law 33/2024/QH15 on archives (periods to be confirmed)"


def load_groups() -> str:
    """One group per role. Membership mirrors the roles in force; rights are read from grants."""
    made = [Group.objects.get_or_create(name=role)[1] for role in Role]
    return f"{len(made)} roles, {sum(made)} new"


def load_retention() -> str:
    by, at = Actor.system("accounts.reference"), timezone.now()
    new = sum(
        actions.load_retention_rule(
            key=key, subject_vi=vi, subject_en=en, months=months, counted_from=start, source=SOURCE, by=by, at=at
        )
        for key, vi, en, months, start in RETENTION
    )
    return f"{len(RETENTION)} retention rules, {new} new"
