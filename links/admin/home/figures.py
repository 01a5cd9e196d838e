"""How the register does, in a sentence."""

from django.utils.translation import gettext, ngettext

from links.health.days import Standing


def in_words(standing: Standing) -> str:
    """Return how many of the checked links work, and how many are still unchecked."""
    sentences = []
    if standing.percentage is not None:
        message = gettext("%(percentage)d %% of the checked links work.")
        sentences.append(message % {"percentage": standing.percentage})
    if standing.unchecked:
        message = ngettext(
            "%(count)d link has not been checked yet.",
            "%(count)d links have not been checked yet.",
            standing.unchecked,
        )
        sentences.append(message % {"count": standing.unchecked})
    return " ".join(sentences)
