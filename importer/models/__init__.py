"""What is known of bringing old pages in: runs, their sources, what came of them."""

from importer.models.page import ImportedPage
from importer.models.rule import ImportRule
from importer.models.run import ImportRun
from importer.models.source import ImportedFile, ImportedSource, Original

__all__ = [
    "ImportRule",
    "ImportRun",
    "ImportedFile",
    "ImportedPage",
    "ImportedSource",
    "Original",
]
