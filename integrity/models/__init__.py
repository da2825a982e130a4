"""What integrity remembers."""

from integrity.models.case import Assignment, Bar, Case, CaseEntry, Deadline, HeadBinding, Message
from integrity.models.complaint import Complaint, Evidence, Procedure
from integrity.models.conclusion import Conclusion, Responsibility, SatisfactionResponse
from integrity.models.report import AccountabilityReport, Exposure

__all__ = [
    "AccountabilityReport",
    "Assignment",
    "Bar",
    "Case",
    "CaseEntry",
    "Complaint",
    "Conclusion",
    "Deadline",
    "Evidence",
    "Exposure",
    "HeadBinding",
    "Message",
    "Procedure",
    "Responsibility",
    "SatisfactionResponse",
]
