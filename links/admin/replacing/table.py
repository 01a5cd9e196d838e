"""The one table of old and new addresses: planned, tried, changed, or moved to."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linkcheck.codes import Problem
from links.admin.decisions.decide import edit_url
from links.decisions.wording import words_of
from links.models import RewrittenLink
from links.replacing.plan import Planned

_Outcome = RewrittenLink.Outcome


@dataclass(frozen=True)
class ChangedAddress:
    """A row of links/admin/replacing/table.html."""

    title: str
    old: str
    new: str
    # The page of the link, for who may go there from here.
    link_url: str = ""
    # The value of a box to tick, named "move".
    tick: str = ""
    # A word or two in a tag, and what is to be said besides.
    result: Promise | str = ""
    remark: Promise | str = ""


def planned_row(row: Planned) -> ChangedAddress:
    """Show what an address would become, or why it stays as it is."""
    remark = ""
    if row.outcome == _Outcome.TAKEN:
        remark = _("Another link has this address, so it stays as it is.")
    elif row.outcome == _Outcome.REFUSED:
        stays = gettext("It stays as it is.")
        remark = f"{row.reason} {stays}"
    return ChangedAddress(row.title, row.old, row.new, remark=remark)


def tried_row(row: RewrittenLink) -> ChangedAddress:
    """Show what was seen at the new address, or has become of it since."""
    remark = ""
    if row.outcome == _Outcome.FAILS or row.problem:
        remark = words_of(row.problem).sentence
    if row.outcome == _Outcome.WORKS and row.problem == Problem.MOVED_PERMANENTLY:
        remark = _("It works, and leads on to yet another address.")
    return ChangedAddress(
        row.link.title,
        row.old_url,
        row.new_url,
        link_url=edit_url(row.link),
        result=row.get_outcome_display(),
        remark=remark,
    )
