"""What is the matter with a link that needs a decision, and what can be done.

Both ask nothing when `health` and `tally` were fetched along with the link.
"""

from django.utils.translation import gettext, ngettext

from links.decisions.wording import explain
from links.models import Link


def what_is_the_matter(link: Link) -> list[str]:
    """Return what residents say of a link, and what the checks saw, in sentences."""
    said = []
    tally = getattr(link, "tally", None)
    if reports := tally.open_reports if tally else 0:
        said.append(
            ngettext(
                "A resident says that it does not work.",
                "%(count)d residents say that it does not work.",
                reports,
            )
            % {"count": reports}
        )
    health = getattr(link, "health", None)
    if link.is_flagged:
        said.append(gettext("It is marked as unavailable, and works again."))
    elif health:
        sentence = explain(health.verdict, health.problem).sentence
        # A resident says one thing, and the checks may say another.
        said.append(
            gettext("Our check says: %(sentence)s") % {"sentence": sentence}
            if said
            else str(sentence)
        )
    return said


def what_to_do(link: Link) -> str:
    """Return the advice to whoever decides, or "" where the matter speaks for itself."""
    health = getattr(link, "health", None)
    if link.is_flagged or not health:
        return ""
    return str(explain(health.verdict, health.problem).advice)
