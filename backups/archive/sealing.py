"""Encryption with age (https://age-encryption.org/v1), through a thread and a pipe.

Nothing is held in memory, and nothing lies on the disk in between.
"""

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import pyrage

from backups.problems import BackupError

SUFFIX = ".age"
Identity = pyrage.x25519.Identity
Recipient = pyrage.x25519.Recipient


def new_identity() -> Identity:
    """Return a secret key that nobody has seen."""
    return Identity.generate()


def read_recipients(texts: Sequence[str]) -> list[Recipient]:
    """Return public keys (`age1…`). Raises BackupError."""
    try:
        return [Recipient.from_str(text) for text in texts]
    except pyrage.RecipientError as error:
        raise BackupError(f"This is no public key of age: {error}.") from error


def read_identities(path: Path) -> list[Identity]:
    """Return the secret keys in a file as age-keygen writes it. Raises BackupError."""
    try:
        lines = path.read_text().split("\n")
    except (OSError, ValueError) as error:
        raise BackupError(f"The file of the key cannot be read: {path}") from error
    keys = [line.strip() for line in lines if line.strip() and line[0] != "#"]
    try:
        identities = [Identity.from_str(key) for key in keys]
    except pyrage.IdentityError as error:
        raise BackupError(f"There is no secret key of age in {path}.") from error
    if not identities:
        raise BackupError(f"There is no secret key of age in {path}.")
    return identities


@contextmanager
def sealed(target: BinaryIO, recipients: Sequence[Recipient]) -> Iterator[BinaryIO]:
    """Yield a file; what is written to it lies encrypted in `target` afterwards."""
    reading, writing = os.pipe()
    remembering = _Remembering(target)

    def encrypt() -> None:
        with os.fdopen(reading, "rb") as source:
            try:
                pyrage.encrypt_io(source, remembering, list(recipients))
            except pyrage.EncryptError as error:
                # It makes words of whatever was raised.
                raise remembering.raised or error from None

    with _beside(encrypt), os.fdopen(writing, "wb") as plain:
        yield plain


class _Remembering:
    """A file to write to, and what it raised."""

    def __init__(self, target: BinaryIO) -> None:
        self._target = target
        self.raised: OSError | None = None

    def write(self, block: bytes) -> int:
        try:
            return self._target.write(block)
        except OSError as error:
            self.raised = error
            raise

    def flush(self) -> None:
        self._target.flush()


@contextmanager
def unsealed(source: BinaryIO, identities: Sequence[Identity]) -> Iterator[BinaryIO]:
    """Yield a file to read what is encrypted in `source`. Raises BackupError."""
    reading, writing = os.pipe()

    def decrypt() -> None:
        # Whoever reads has ended when the pipe breaks, and knows why.
        with suppress(BrokenPipeError), os.fdopen(writing, "wb") as target:
            pyrage.decrypt_io(source, target, list(identities))

    try:
        with _beside(decrypt), os.fdopen(reading, "rb") as plain:
            yield plain
    except (pyrage.DecryptError, OSError) as error:
        # What is damaged further on it takes for a fault in reading.
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise BackupError(
            "The archive cannot be decrypted: it is damaged, or the key is another."
        ) from error


@contextmanager
def _beside(work: Callable[[], None]) -> Iterator[None]:
    """Do `work` in a thread meanwhile; what it raises is raised here, and first."""
    raised: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except BaseException as error:  # noqa: BLE001 (handed over below)
            raised.append(error)

    thread = threading.Thread(target=run, name="age", daemon=True)
    thread.start()
    try:
        yield
    finally:
        thread.join()
        if raised:
            raise raised[0]
