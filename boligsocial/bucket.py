"""Media in a bucket that speaks S3, waited for within bounds."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from storages.backends.s3 import S3Storage

from media.files import StorageFailedError

logger = logging.getLogger(__name__)

# A page that is made and an editor who sends a file wait so long for each attempt.
_CONNECT_SECONDS, _READ_SECONDS, _ATTEMPTS = 3, 10, 2


class BucketStorage(S3Storage):
    """django-storages' own, which fails as a disk does: with an OSError.

    Whoever uses a storage need not know which one it is.
    """

    def get_default_settings(self) -> dict:
        # Not among the options: Wagtail packs those as JSON for its tasks.
        config = Config(
            connect_timeout=_CONNECT_SECONDS,
            read_timeout=_READ_SECONDS,
            retries={"total_max_attempts": _ATTEMPTS, "mode": "standard"},
            signature_version="s3v4",
        )
        return super().get_default_settings() | {"client_config": config}

    def _open(self, name, mode="rb"):
        with _failing_as_a_disk_does():
            return super()._open(name, mode)

    def _save(self, name, content):
        with _failing_as_a_disk_does():
            return super()._save(name, content)

    def exists(self, name):
        with _failing_as_a_disk_does():
            return super().exists(name)

    def listdir(self, name):
        with _failing_as_a_disk_does():
            return super().listdir(name)

    def size(self, name):
        with _failing_as_a_disk_does():
            return super().size(name)

    def delete(self, name) -> None:
        """Delete a file. One that cannot be deleted now stays, and is nobody's."""
        try:
            super().delete(name)
        except (BotoCoreError, ClientError):
            logger.warning("media_not_deleted", extra={"file": name}, exc_info=True)


@contextmanager
def _failing_as_a_disk_does() -> Iterator[None]:
    """Raise StorageFailedError for whatever the service answers, or does not."""
    try:
        yield
    except (BotoCoreError, ClientError) as error:
        raise StorageFailedError(str(error)) from error
