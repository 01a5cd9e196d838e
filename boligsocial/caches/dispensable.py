"""A cache without which the site goes on, only slower.

Django lets whatever a cache stumbles over through, so that a server of the cache that
is away, or a disk that is full, would take every page with it.
"""

import time
from collections.abc import Callable
from typing import Any, ClassVar

import structlog
from django.core.cache.backends.base import DEFAULT_TIMEOUT

logger = structlog.stdlib.get_logger(__name__)

# How many keys of which it is not known what the cache holds are remembered one by one.
MANY_DOUBTFUL = 1000


class Dispensable:
    """To be mixed into a cache of Django's: a failure is as if nothing were kept.

    After one the cache is left alone for `REST_SECONDS`, so that not every request
    waits for it. What could not be deleted or replaced meanwhile is deleted before the
    cache is read again: it may be out of date.
    """

    FAILURES: ClassVar[tuple[type[Exception], ...]]
    REST_SECONDS: ClassVar[float]
    # For all threads of the process: Django has a cache object for each.
    rests_until: ClassVar[float] = 0.0
    _doubtful: ClassVar[set[tuple[str, int | None]]]

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        cls._doubtful = set()

    def add(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        return self._attempt(super().add, False, key, value, timeout, version)

    def get(self, key, default=None, version=None):
        return self._attempt(super().get, default, key, default, version)

    def set(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        self._change(super().set, None, [key], version, key, value, timeout, version)

    def touch(self, key, timeout=DEFAULT_TIMEOUT, version=None):
        return self._attempt(super().touch, False, key, timeout, version)

    def delete(self, key, version=None):
        return self._change(super().delete, False, [key], version, key, version)

    def get_many(self, keys, version=None):
        return self._attempt(super().get_many, {}, list(keys), version)

    def has_key(self, key, version=None):
        return self._attempt(super().has_key, False, key, version)

    def set_many(self, data, timeout=DEFAULT_TIMEOUT, version=None):
        keys = list(data)
        return self._change(
            super().set_many, keys, keys, version, data, timeout, version
        )

    def delete_many(self, keys, version=None):
        keys = list(keys)
        self._change(super().delete_many, None, keys, version, keys, version)

    def clear(self):
        return self._attempt(super().clear, False)

    def _change(
        self, method: Callable, failed: Any, keys: list, version: int | None, *arguments
    ) -> Any:
        missed = object()
        result = self._attempt(method, missed, *arguments)
        if result is not missed:
            return result
        if len(self._doubtful) < MANY_DOUBTFUL:
            self._doubtful.update((key, version) for key in keys)
        return failed

    def _attempt(self, method: Callable, failed: Any, *arguments) -> Any:
        """Return what the method returns, or `failed`."""
        kind = type(self)
        if time.monotonic() < kind.rests_until:
            return failed
        try:
            self._settle_doubts()
            return method(*arguments)
        except self.FAILURES:
            kind.rests_until = time.monotonic() + self.REST_SECONDS
            logger.warning("cache_failed", exc_info=True)
            return failed

    def _settle_doubts(self) -> None:
        if not self._doubtful:
            return
        if len(self._doubtful) >= MANY_DOUBTFUL:
            super().clear()
            self._doubtful.clear()
        for key, version in tuple(self._doubtful):
            super().delete(key, version)
            self._doubtful.discard((key, version))
