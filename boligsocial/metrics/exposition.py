"""All figures, gathered when a monitor asks for them."""

import logging
import platform
import secrets
from collections.abc import Iterator

import django
import wagtail
from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError
from django.utils import timezone
from prometheus_client import CollectorRegistry
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector

from boligsocial.metrics import counted, in_database, processes

logger = logging.getLogger(__name__)


class Figures(Collector):
    """What is counted in the processes, then what is looked at now."""

    def collect(self) -> Iterator[Metric]:
        yield _build()
        yield from processes.process_figures(counted.TALLY.processes())
        yield from counted.counted_figures()
        yield GaugeMetricFamily(
            "boligsocial_cache_up",
            "1 if the cache keeps what it is given, else 0.",
            _cache_is_up(),
        )
        yield from _of_the_database()


def _build() -> Metric:
    return InfoMetricFamily(
        "boligsocial_build",
        "The releases that answer.",
        {
            "version": settings.BACKUP_RELEASE,
            "python": platform.python_version(),
            "django": django.get_version(),
            "wagtail": wagtail.__version__,
        },
    )


def _cache_is_up() -> bool:
    key = f"metrics-{secrets.token_hex(8)}"
    try:
        cache.set(key, key, 60)
        is_up = cache.get(key) == key
        cache.delete(key)
    except Exception:
        logger.warning("metrics_cache_failed", exc_info=True)
        return False
    return is_up


def _of_the_database() -> Iterator[Metric]:
    """Yield what is in the database, all or nothing, and whether it answers."""
    found: list[Metric] = []
    try:
        found.extend(in_database.stored_figures(timezone.now()))
    except DatabaseError:
        logger.warning("metrics_database_failed", exc_info=True)
        found.clear()
    yield GaugeMetricFamily(
        "boligsocial_database_up",
        "1 if the database answers what is asked here, else 0; what it would tell is"
        " then missing.",
        bool(found),
    )
    yield from found


REGISTRY = CollectorRegistry()
REGISTRY.register(Figures())
