"""A page asked for within this process, through every middleware, and its queries."""

import time
from dataclasses import dataclass

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.temporary_site import TemporarySite


@dataclass(frozen=True)
class Cost:
    """What a page asks of the database: queries, and milliseconds until they answer."""

    queries: int
    milliseconds: float


class InProcess:
    """Asks the site without a server; production's settings, no debugging."""

    def __init__(self, site: TemporarySite):
        self.client = Client(headers={"host": site.host})

    def ask(self, path: str) -> tuple[bytes, float]:
        """Return the body of the answer, and the milliseconds that it took."""
        began = time.perf_counter()
        response = self.client.get(path)
        milliseconds = (time.perf_counter() - began) * 1000
        if response.status_code != 200:
            raise ValueError(f"{path} was answered with {response.status_code}")
        return response.content, milliseconds

    def count(self, path: str) -> Cost:
        """Return what the page asks of the database."""
        waited = 0.0

        def wait(execute, *arguments):
            nonlocal waited
            began = time.perf_counter()
            try:
                return execute(*arguments)
            finally:
                waited += time.perf_counter() - began

        # Django rounds its own times to milliseconds; most queries take less.
        with (
            CaptureQueriesContext(connection) as queries,
            connection.execute_wrapper(wait),
        ):
            self.ask(path)
        return Cost(len(queries), waited * 1000)
