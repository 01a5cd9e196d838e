"""What is counted as it happens: each number that there can be has its place beforehand.

So a visitor can make no new ones, whatever they ask for. Names and units are those of
Prometheus' practice: https://prometheus.io/docs/practices/naming/
"""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate, count, product

from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.utils import floatToGoString

from boligsocial.metrics.tally import Tally

_columns = count()


class Counted:
    """A family of numbers: one for each combination of what its labels can say."""

    family = CounterMetricFamily

    def __init__(self, name: str, says: str, **labels: tuple[str, ...]) -> None:
        self.name, self.says, self.labels = name, says, tuple(labels)
        self.columns = {values: next(_columns) for values in product(*labels.values())}

    def __getitem__(self, values: str | tuple[str, ...]) -> int:
        """Return the column for what the labels say."""
        return self.columns[(values,) if isinstance(values, str) else values]

    def metric(self, tally: Tally) -> Metric:
        """Return the family as it stands in `tally`."""
        metric = self.family(self.name, self.says, labels=self.labels)
        for values, column in self.columns.items():
            metric.add_metric(values, tally.total(column))
        return metric


class Gauge(Counted):
    """How much there is just now, in all processes together."""

    family = GaugeMetricFamily


class Answers(Counted):
    """Requests that were answered: how many, and in how many seconds.

    Two numbers are added to for each, from which all others are told.
    """

    bounds = (0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
    seconds = "seconds"

    def __init__(self) -> None:
        self._bounds = (*map(floatToGoString, self.bounds), "+Inf")
        in_all = (*self._bounds, self.seconds)
        super().__init__("", "", kind=KINDS, status=STATUSES, place=in_all)
        self._places = {
            (kind, int(status[0])): (
                self.columns[kind, status, self.seconds],
                [self.columns[kind, status, bound] for bound in self._bounds],
            )
            for kind, status in product(KINDS, STATUSES)
        }

    def add(self, tally: Tally, kind: str, status: int, seconds: float) -> None:
        """Count an answer of one of KINDS."""
        sum_of_seconds, buckets = self._places[kind, status // 100]
        tally.add_measured(
            buckets[bisect_left(self.bounds, seconds)], sum_of_seconds, seconds
        )

    def count(self, tally: Tally, kind: str, status: str) -> float:
        """Return how many answers there were."""
        _, buckets = self._places[kind, int(status[0])]
        return sum(map(tally.total, buckets))

    def metrics(self, tally: Tally) -> Iterator[Metric]:
        """Yield the requests by kind and status, and how long they took by kind."""
        requests = CounterMetricFamily(
            "boligsocial_http_requests",
            "Requests that the site has answered, but for those of monitors.",
            labels=["kind", "status"],
        )
        for kind, status in product(KINDS, STATUSES):
            requests.add_metric([kind, status], self.count(tally, kind, status))
        yield requests
        duration = HistogramMetricFamily(
            "boligsocial_http_request_duration_seconds",
            "How long the site took for an answer, without waiting for a thread or"
            " sending it.",
            labels=["kind"],
        )
        for kind in KINDS:
            in_bucket = [self._total(tally, kind, place) for place in self._bounds]
            buckets = zip(self._bounds, accumulate(in_bucket), strict=True)
            total = self._total(tally, kind, self.seconds)
            duration.add_metric([kind], list(buckets), total)
        yield duration

    def _total(self, tally: Tally, kind: str, place: str) -> float:
        return sum(
            tally.total(self.columns[kind, status, place]) for status in STATUSES
        )


KINDS = ("page_kept", "page_made", "admin", "file", "other")
STATUSES = ("1xx", "2xx", "3xx", "4xx", "5xx")
# What the web server itself refuses requests with; all others are "other".
REFUSED_WITH = ("400", "408", "413", "414", "431", "500", "501", "505", "other")

ANSWERS = Answers()
PAGES_MADE = Counted(
    "boligsocial_page_cache_misses",
    "Pages that were not there and were made: kept from then on (stored), or not, since"
    " something changed meanwhile or what was read is not watched (not_stored). What was"
    " there is in boligsocial_http_requests_total as page_kept.",
    result=("stored", "not_stored"),
)
SIGN_INS_FAILED = Counted(
    "boligsocial_sign_ins_failed",
    "Sign-ins that failed: a wrong name or password, or too many tries before it.",
    reason=("wrong", "too_many"),
)
CONNECTIONS = Gauge(
    "boligsocial_web_connections", "Connections that the web server holds."
)
REQUESTS_WAITING = Gauge(
    "boligsocial_web_requests_waiting",
    "Requests that are there as a whole and wait for a thread.",
)
ACCEPTED = Counted(
    "boligsocial_web_connections_accepted",
    "Connections that the web server has taken.",
)
ENDED = Counted(
    "boligsocial_web_connections_ended",
    "Connections that had to go: the slowest of too many (crowded), one that read too"
    " slowly (slow), or the slowest when all together had sent too much (memory).",
    reason=("crowded", "slow", "memory"),
)
REFUSED = Counted(
    "boligsocial_web_requests_refused",
    "Requests that the web server has refused itself, by status; 408 was too slow.",
    code=REFUSED_WITH,
)
ALONE = (
    PAGES_MADE,
    SIGN_INS_FAILED,
    CONNECTIONS,
    REQUESTS_WAITING,
    ACCEPTED,
    ENDED,
    REFUSED,
)

COLUMNS = next(_columns)
OF_THE_MOMENT = (CONNECTIONS[()], REQUESTS_WAITING[()])
# Of this process, until a web server has parted in several.
TALLY = Tally(COLUMNS, OF_THE_MOMENT)


def code_of(status: int) -> str:
    """Return what REFUSED calls a status."""
    code = str(status)
    return code if code in REFUSED_WITH else "other"


def counted_figures() -> Iterator[Metric]:
    """Yield all that is counted, as it stands."""
    yield from ANSWERS.metrics(TALLY)
    for each in ALONE:
        yield each.metric(TALLY)
