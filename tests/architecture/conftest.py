"""The demonstration, as `make run` makes it: built in the test's transaction by the actions that the pages call."""

import pytest

from hr_system import registry
from hr_system.queue import run_due


@pytest.fixture
def demonstration(db, at, reference):
    """Reference data, the demonstration, and everything that its worker would have printed and sent."""
    for step in registry.demonstration:
        step.run(at)
    run_due()
