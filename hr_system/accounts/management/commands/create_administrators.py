"""The first two administrators of an installation; every later one is made by two of them on the pages."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from hr_system.access import Actor, DomainError
from hr_system.accounts import actions
from hr_system.accounts.models import RoleGrant
from hr_system.accounts.roles import Role

MINIMUM = 2


class Command(BaseCommand):
    help = "Open accounts for the first administrators (two at least), while there is none. They set passwords by mail."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("emails", nargs="+", metavar="e-mail")

    def handle(self, *args: Any, **options: Any) -> None:
        at, by, emails = timezone.now(), Actor.system("accounts.create_administrators"), set(options["emails"])
        if RoleGrant.objects.in_force(at).filter(role=Role.ADMINISTRATOR).exists():
            raise CommandError("There are administrators already: two of them make a third on /staff/accounts/.")
        if len(emails) < MINIMUM:
            raise CommandError("Name two different addresses at least: powerful roles need two people.")
        try:
            for email in sorted(emails):
                actions.create_user(email=email, name="", roles=[Role.ADMINISTRATOR], by=by, at=at)
        except DomainError as error:
            raise CommandError(str(error.message)) from None
        self.stdout.write(f"{len(emails)} administrators. Each sets a password at /accounts/password/reset/.")
