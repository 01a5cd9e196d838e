"""The register of links: its checker, copies of lost pages, residents' reports."""

import os
from datetime import timedelta

# The link checker; docs/links.md tells what it does with these.
LINK_CHECK_ALLOWED_PORTS = [80, 443, 8080, 8443]
# Hosts, and all below them, to which nobody is sent.
LINK_CHECK_DANGEROUS_HOSTS = os.environ.get("LINK_CHECK_DANGEROUS_HOSTS", "").split()
# Addresses that always answer. When none does, it is our own network that is down.
LINK_CHECK_CANARIES = os.environ.get("LINK_CHECK_CANARIES", "").split()
# Whom servers can write to; the sender of our mail if it is not set.
if _contact := os.environ.get("LINK_CHECK_CONTACT"):
    LINK_CHECK_CONTACT = _contact
# Hosts that are asked at the same time, each with one request at a time.
LINK_CHECK_CONCURRENCY = 20
# Seconds between two requests to one host, and up to half as many more.
LINK_CHECK_PAUSE = 2.0
# Links of one host before the others have their turn.
LINK_CHECK_LINKS_PER_HOST = 20
# How long to wait before a link is looked at again: one that works, one that is
# broken or unsure, and one that has just begun to fail.
LINK_CHECK_INTERVALS = {
    "healthy": timedelta(days=7),
    "doubtful": timedelta(days=3),
    "failing": timedelta(days=1),
}
# How long the worker checks links before other tasks have their turn, and how long
# altogether before it waits for the next time.
LINK_CHECK_SLICE = timedelta(seconds=30)
LINK_CHECK_SPELL = timedelta(minutes=5)
LINK_CHECK_HISTORY_DAYS = 730
# After how many days of being probably broken a link is marked as unavailable by the
# checker; 0 leaves that to the editors.
LINK_UNAVAILABLE_AFTER_DAYS = int(os.environ.get("LINK_UNAVAILABLE_AFTER_DAYS") or 0)
# Who is asked for copies of lost pages, as the Wayback Machine's availability API
# documents it, once somebody has chosen so in the settings of the site. The addresses
# of lost links are told there. Empty when nobody is to be asked whatever is chosen.
LINK_ARCHIVE_API = os.environ.get(
    "LINK_ARCHIVE_API", "https://archive.org/wayback/available"
)
# The only hosts on which a proposed copy may lie.
LINK_ARCHIVE_HOSTS = ["web.archive.org"]
# How long to wait before the archive is asked again for a copy that it did not have.
LINK_ARCHIVE_AGAIN = timedelta(days=30)

# Residents' reports of links that do not work: how many are taken within an hour,
# and how long one is kept once it has been closed.
LINK_REPORT_LIMITS = {"visitor": 10, "page": 20}
LINK_REPORT_DAYS = 365
