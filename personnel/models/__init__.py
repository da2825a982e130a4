"""What personnel remembers."""

from personnel.models.agency import (
    Agency,
    AgencyGroupObjectPermission,
    AgencyUserObjectPermission,
    Placement,
    Succession,
)
from personnel.models.officer import Officer
from personnel.models.position import JobPosition, JobTitle, Rank
from personnel.models.standard import CompetencyStandard
from personnel.models.tenure import HeadPeriod, Suspension, Tenure

AgencyUserPermission = AgencyUserObjectPermission

__all__ = [
    "Agency",
    "AgencyGroupObjectPermission",
    "AgencyUserObjectPermission",
    "AgencyUserPermission",
    "CompetencyStandard",
    "HeadPeriod",
    "JobPosition",
    "JobTitle",
    "Officer",
    "Placement",
    "Rank",
    "Succession",
    "Suspension",
    "Tenure",
]
