"""Django's cache in files, for a disk that can be full."""

import pickle
import zlib
from contextlib import suppress

from django.core.cache.backends.filebased import FileBasedCache

from boligsocial.caches.dispensable import Dispensable


class FileCache(Dispensable, FileBasedCache):
    """What cannot be written is not kept; neither is a file that is not whole."""

    FAILURES = (OSError, EOFError, pickle.UnpicklingError, zlib.error)
    # A disk says at once that it is full.
    REST_SECONDS = 0

    def _createdir(self):
        # Django does so when the cache is first named, too. Without the folder nothing
        # can be written, which is said when something is.
        with suppress(OSError):
            super()._createdir()
