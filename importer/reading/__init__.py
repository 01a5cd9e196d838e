"""Bytes or text of one source become a Document."""

from importer.reading.document import Document
from importer.reading.refusals import Refusal, UnreadableError
from importer.reading.sources import read

__all__ = ["Document", "Refusal", "UnreadableError", "read"]
