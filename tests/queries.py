"""How many queries a page costs."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext


def queries_of(client, address: str) -> list[str]:
    """Return the tables asked in one visit, after one that made the pictures."""
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return [
        (re.search(r'FROM "(\w+)"', query["sql"]) or [query["sql"]] * 2)[1]
        for query in queries
    ]
