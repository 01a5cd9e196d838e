"""A Document becomes pages in the site's own vocabulary."""

from importer.recognising.decisions import Decide, Decision, Rules
from importer.recognising.document import recognise
from importer.recognising.findings import Finding
from importer.recognising.page import RecognisedPage

__all__ = ["Decide", "Decision", "Finding", "RecognisedPage", "Rules", "recognise"]
