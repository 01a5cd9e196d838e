"""What is said when links have been added."""

from django.utils.translation import gettext, ngettext

from links.adding.adding import Added


def what_was_done(added: Added) -> list[str]:
    """Return a sentence on the new links, on those that were there, and on titles."""
    new, untitled = len(added.new), len(added.untitled)
    known = len({link.pk for link in added.links} - added.new)
    sentences = []
    if new:
        message = ngettext(
            "%(count)d link is new in the register.",
            "%(count)d links are new in the register.",
            new,
        )
        sentences.append(message % {"count": new})
    if known:
        message = ngettext(
            "%(count)d link was in the register already, and that one is used.",
            "%(count)d links were in the register already, and those are used.",
            known,
        )
        sentences.append(message % {"count": known})
    if untitled:
        sentences.append(
            gettext(
                "We fetch the titles of the pages now. Look at them in a moment: they "
                "are marked as proposals until somebody has saved the link."
            )
        )
    return sentences
