"""What recruitment remembers."""

from recruitment.models.application import Application, ApplicationDocument, Candidate
from recruitment.models.exam import InterviewSheet, Mark, Round1Result, Ruling, Script
from recruitment.models.leadership import LeaderCandidate, LeaderSelection, PanelMember, PanelSheet
from recruitment.models.result import Approval, Decision, Result, TieDecision
from recruitment.models.round import (
    Duty,
    Membership,
    RegimeBinding,
    Round,
    RoundGroupObjectPermission,
    RoundPosition,
    RoundUserObjectPermission,
)

__all__ = [
    "Application",
    "ApplicationDocument",
    "Approval",
    "Candidate",
    "Decision",
    "Duty",
    "InterviewSheet",
    "LeaderCandidate",
    "LeaderSelection",
    "Mark",
    "Membership",
    "PanelMember",
    "PanelSheet",
    "RegimeBinding",
    "Result",
    "Round",
    "Round1Result",
    "RoundGroupObjectPermission",
    "RoundPosition",
    "RoundUserObjectPermission",
    "Ruling",
    "Script",
    "TieDecision",
]
