"""Logs on standard output, for the site and for gunicorn: JSON, one object a line."""

from typing import Any

import structlog
from structlog.typing import Processor

_SHARED = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.format_exc_info,
]
# What a line of ours may name besides its event. Whatever else libraries attach stays
# out: a request, for one, would be written with its query string.
_NAMED = ["count", "link", "page", "person", "reason", "status", "task"]

structlog.configure(
    processors=[*_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
    logger_factory=structlog.stdlib.LoggerFactory(),
    wrapper_class=structlog.stdlib.BoundLogger,
    cache_logger_on_first_use=True,
)


JSON_LINES = structlog.processors.JSONRenderer(ensure_ascii=False)


def logging_settings(level: str, renderer: Processor = JSON_LINES) -> dict[str, Any]:
    """Return a logging configuration that writes what is at `level` and above."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "lines": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": [
                    *_SHARED,
                    structlog.stdlib.ExtraAdder(allow=_NAMED),
                ],
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    renderer,
                ],
            },
        },
        "handlers": {
            "stdout": {
                "class": "logging.StreamHandler",
                "stream": "ext://sys.stdout",
                "formatter": "lines",
            },
        },
        "root": {"handlers": ["stdout"], "level": level},
        "loggers": {
            "django": {"handlers": [], "propagate": True},
            # The request log has every 4xx already; a 500 brings its traceback.
            "django.request": {"level": "ERROR"},
            # Scanners ask for any host name; they get their 400 without a line.
            "django.security.DisallowedHost": {"handlers": [], "propagate": False},
            "gunicorn.error": {"handlers": [], "propagate": True},
            # It tells of each visitor who leaves, with the path, and of each request
            # that waits for another.
            "waitress": {"level": "WARNING"},
            "waitress.queue": {"level": "ERROR"},
        },
    }
