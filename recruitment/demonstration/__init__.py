"""What the demonstration shows of recruitment: rounds at every step, and the selection of a head."""

from recruitment.demonstration import leadership, rounds

__all__ = ["leadership", "rounds"]
