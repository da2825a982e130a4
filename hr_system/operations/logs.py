"""Structured logs: an event, a request id, a route and numbers. Never a person, their words, a query or an address.

A traceback keeps its frames and the class of the exception; the exception's own words are dropped, because they may
quote what a citizen typed (development keeps them: its people are fictional).
"""

from __future__ import annotations

import logging.config
import traceback
from typing import Any

import structlog

EventDict = dict[str, Any]
# Loggers that quote the raw path, the host header or the client: the request line of our middleware replaces them.
QUIET = ("django.request", "django.security", "django.server", "gunicorn.access", "allauth")


def frames_only(_: Any, __: str, event: EventDict) -> EventDict:
    """Replace exc_info by "ExceptionClass at file:line function < …", innermost first, without the message."""
    info = event.pop("exc_info", None)
    if isinstance(info, BaseException):
        info = (type(info), info, info.__traceback__)
    if isinstance(info, tuple) and info[0] is not None:
        event["exception"] = info[0].__name__
        event["frames"] = [f"{f.filename}:{f.lineno} {f.name}" for f in reversed(traceback.extract_tb(info[2]))][:25]
    return event


def quiet_records(_: Any, __: str, event: EventDict) -> EventDict:
    """Third-party records that quote a path or an address keep their logger's name and level only."""
    record = event.get("_record")
    if record is not None and record.name.startswith(QUIET):
        event["event"] = f"{record.name}.{record.levelname.lower()}"
        event.pop("positional_args", None)
    return event


def shared_processors() -> list[Any]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def formatter(*, as_json: bool) -> dict[str, Any]:
    """The last steps: JSON without words of exceptions, or colours for the developer's screen."""
    last: list[Any] = (
        [quiet_records, frames_only, structlog.processors.JSONRenderer(ensure_ascii=False)]
        if as_json
        else [structlog.dev.ConsoleRenderer(colors=False)]
    )
    meta = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    steps = [*last[:-1], meta, last[-1]]
    return {"()": structlog.stdlib.ProcessorFormatter, "processors": steps, "foreign_pre_chain": shared_processors()}


def configure(*, as_json: bool) -> None:
    """Both structlog and the standard library end in one handler on standard error."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared_processors(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"structured": formatter(as_json=as_json)},
            "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "structured"}},
            "root": {"handlers": ["console"], "level": "INFO"},
            "loggers": {
                "django": {"handlers": [], "level": "INFO", "propagate": True},
                "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
                "kombu.connection": {"level": "ERROR"},  # warns that a broker of folders has no host
                "fontTools": {"level": "ERROR"},
                "weasyprint": {"level": "ERROR"},
            },
        }
    )
