"""Django's cache in Redis, for a server that can be away, or slow."""

import redis
from django.core.cache.backends.redis import RedisCache as DjangoRedisCache
from redis.backoff import NoBackoff
from redis.retry import Retry

from boligsocial.caches.dispensable import Dispensable

# Redis answers in a fraction of a millisecond; a page is made in some fifty.
WAIT_SECONDS = 0.5


class RedisCache(Dispensable, DjangoRedisCache):
    """Asks the server for half a second at most, and then not for five seconds."""

    FAILURES = (redis.RedisError, OSError)
    REST_SECONDS = 5

    def __init__(self, server, params):
        options = {
            "socket_connect_timeout": WAIT_SECONDS,
            "socket_timeout": WAIT_SECONDS,
            # Once more and at once, for a connection that a restart has ended. The
            # package would wait longer and longer, and for one that is slow, too.
            "retry": Retry(NoBackoff(), 1, supported_errors=(redis.ConnectionError,)),
        }
        options |= params.get("OPTIONS", {})
        super().__init__(server, params | {"OPTIONS": options})
