from .archive import ArchiveProposal, LinkSettings
from .day import RegisterDay
from .dismissal import Dismissal
from .health import Check, Host, LinkHealth, ProposedTitle
from .link import Link
from .report import Report, ReportCount, VisitorCount
from .rewrite import Rewrite, RewrittenLink
from .usage import LinkTally, LinkUse, TypedAddress, TypedNote

__all__ = [
    "ArchiveProposal",
    "Check",
    "Dismissal",
    "Host",
    "Link",
    "LinkHealth",
    "LinkSettings",
    "LinkTally",
    "LinkUse",
    "ProposedTitle",
    "RegisterDay",
    "Report",
    "ReportCount",
    "Rewrite",
    "RewrittenLink",
    "TypedAddress",
    "TypedNote",
    "VisitorCount",
]
