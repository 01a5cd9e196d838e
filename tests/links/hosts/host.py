"""A host, and links to it as the checks have left them."""

from links.models import Link, LinkHealth
from tests.factories import LinkFactory
from tests.linkcheck.observations import NOW

OLD_HOST = "gammel.egeby.example"


def links_to(host: str, *verdicts: str, problem="not_found", **fields) -> list[Link]:
    """Return a link to the host with each of the verdicts."""
    links = []
    for number, verdict in enumerate(verdicts):
        fails = verdict in ("failing", "probably_broken")
        link = LinkFactory(url=f"https://{host}/artikler/{number}", **fields)
        LinkHealth.objects.filter(pk=link.pk).update(
            verdict=verdict,
            problem=problem if fails else "",
            strikes=int(fails),
            failing_since=NOW if fails else None,
            checked_at=None if verdict == "unchecked" else NOW,
            moved_to=f"https://ny.egeby.example/viden/{number}"
            if verdict == "moved"
            else "",
        )
        links.append(link)
    return links
