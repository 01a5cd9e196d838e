"""The cache behind the processes: what one has made, the others need not make."""

import hashlib
from functools import lru_cache
from pathlib import Path

import django
import structlog
import wagtail
from django.conf import settings
from django.core.cache import caches

from page_cache.answer import Answer
from page_cache.asking import Address

logger = structlog.stdlib.get_logger(__name__)

_A_DAY = 24 * 60 * 60
# What a page is made by besides the database.
_SOURCES = ("*/**/*.py", "templates/**/*.html", "locale/**/*.po", "static/**/*.*")
_NOT_SOURCES = ("tests", "var")


class Shared:
    """Answers in one of Django's caches, or nowhere when `alias` is ""."""

    def __init__(self, alias: str) -> None:
        self._cache = caches[alias] if alias else None

    def get(self, address: Address) -> Answer | None:
        if self._cache is None:
            return None
        try:
            return self._cache.get(_key(address))
        except Exception:
            logger.warning("shared_cache_failed", exc_info=True)
            return None

    def put(self, address: Address, answer: Answer) -> None:
        if self._cache is None:
            return
        try:
            self._cache.set(_key(address), answer, _A_DAY)
        except Exception:
            logger.warning("shared_cache_failed", exc_info=True)


def _key(address: Address) -> str:
    digest = hashlib.blake2b(repr(tuple(address)).encode(), digest_size=20)
    return f"page:{_release()}:{digest.hexdigest()}"


@lru_cache(maxsize=1)
def _release() -> str:
    """Return a hash of what pages are made by: two releases share nothing."""
    digest = hashlib.blake2b(
        f"{django.VERSION}{wagtail.VERSION}".encode(), digest_size=8
    )
    base = Path(settings.BASE_DIR)
    for pattern in _SOURCES:
        for path in sorted(base.glob(pattern)):
            if path.relative_to(base).parts[0] not in _NOT_SOURCES and path.is_file():
                digest.update(path.read_bytes())
    return digest.hexdigest()
