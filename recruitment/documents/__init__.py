"""Recruitment's official documents: stored once by a worker, never made a second time."""

from recruitment.documents.leadership import store_leader_result
from recruitment.documents.rounds import store_decision, store_notice, store_result

__all__ = ["store_decision", "store_leader_result", "store_notice", "store_result"]
