"""What a view is handed."""

from django.http import HttpRequest

from hr_system.access.actor import Actor


class Request(HttpRequest):
    """Django's request after our middleware: who acts is known. Named in annotations; nobody makes one."""

    actor: Actor
