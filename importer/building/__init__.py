"""A recognised page becomes a draft."""

from importer.building.drafts import build
from importer.building.fetched import Built, Fetched, Outcome
from importer.building.fingerprints import fingerprint_of

__all__ = ["Built", "Fetched", "Outcome", "build", "fingerprint_of"]
