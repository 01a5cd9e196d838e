"""Addresses pasted beneath a list of links in a form: found in the register, or made."""

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST
from wagtail.admin.admin_url_finder import AdminURLFinder

from links.adding.adding import Added, add_links, links_at
from links.adding.lines import BadLine, Entry, read_lines
from links.admin.adding.telling import what_was_done
from links.chooser.chosen import chosen_data
from links.models import Link
from links.permissions import may_add_links


@require_POST
def add_pasted(request: HttpRequest) -> JsonResponse:
    """Answer with the links of the addresses, what was done, and what is left to mend.

    Those who may not add links are given the ones that the register has.
    """
    reading = read_lines(request.POST.get("lines", ""))
    bad = list(reading.bad)
    if not reading.entries and not bad:
        bad.append(BadLine("", gettext("Write or paste an address first.")))
    if may_add_links(request.user):
        added = add_links(reading.entries, request.user) if reading.entries else None
    else:
        added, unknown = _found(reading.entries)
        bad += unknown
    return JsonResponse(
        {
            "links": handed_over(added.links, request.user) if added else [],
            "said": " ".join(what_was_done(added)) if added else "",
            "bad": [str(line) if line.line else line.reason for line in bad],
            "left": "\n".join(line.line for line in bad),
        }
    )


def handed_over(links: list[Link], user) -> list[dict]:
    """Return links as a form takes them in, with their state, in three queries."""
    finder = AdminURLFinder(user)
    known = Link.objects.with_state().in_bulk([link.pk for link in links])
    return [
        {
            "id": link.pk,
            "string": str(link),
            "edit_url": finder.get_edit_url(link),
            **chosen_data(known[link.pk]),
        }
        for link in links
    ]


def _found(entries: list[Entry]) -> tuple[Added, list[BadLine]]:
    found = links_at(entries)
    why = gettext(
        "The register does not have the address, and you may not add links. Ask "
        "somebody who looks after them."
    )
    unknown = [BadLine(entry.line, why) for entry in entries if entry not in found]
    return Added(links=list(found.values()), new=set(), untitled=set()), unknown
