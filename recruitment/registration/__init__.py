"""What recruitment hands to the ground at start-up."""

from recruitment.registration import leadership, mine, rounds

__all__ = ["register"]


def register() -> None:
    rounds.register()
    leadership.register()
    mine.register()
