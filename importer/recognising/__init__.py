"""A Document becomes pages in the site's own vocabulary."""

from importer.recognising.document import recognise
from importer.recognising.page import (
    Decide,
    Decision,
    Finding,
    RecognisedPage,
    Rules,
)

__all__ = ["Decide", "Decision", "Finding", "RecognisedPage", "Rules", "recognise"]
