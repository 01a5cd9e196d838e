"""Redirects from addresses that pages have left, made with what takes the pages away."""

from collections.abc import Mapping

from django.db import transaction
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from pages.old_addresses.addresses import addresses_at, redirects_from
from pages.old_addresses.taking_away import TakenAway


@transaction.atomic
def lead_on(taken: TakenAway, targets: Mapping[int, Page | None]) -> int:
    """Have each address lead to the target of its top page; return how many do.

    None is nowhere. What was said of an address before is over: this is what somebody
    has decided now. A page that is unpublished may come back to its address, so nobody's
    browser is to remember for good where it led meanwhile.
    """
    lost = set().union(*taken.addresses.values())
    for redirect in redirects_from(lost):
        redirect.delete()
    made = 0
    for top, addresses in taken.addresses.items():
        target = targets.get(top)
        for site_id, path in sorted(addresses if target else ()):
            # One by one, so that the trail tells of each.
            Redirect.objects.create(
                old_path=path,
                site_id=site_id,
                redirect_page=target,
                is_permanent=taken.for_good,
                automatically_created=True,
            )
            made += 1
    return made


def lead_there_too(taken: TakenAway, targets: Mapping[int, Page | None]) -> None:
    """Have the redirects that led to pages that are to be deleted lead on as these do.

    The database takes those away that lead nowhere any longer.
    """
    inside = {top.pk: top.path for top in taken.tops}
    for redirect in taken.redirects_here():
        path = redirect.redirect_page.path
        top = next((pk for pk, start in inside.items() if path.startswith(start)), None)
        if target := targets.get(top):
            redirect.redirect_page = target
            redirect.redirect_page_route_path = ""
            redirect.save()


def lead_above_when_planned(sender, instance: Page, **kwargs) -> None:
    """Signal receiver: a page that a plan has taken down leads to the page above.

    It is what the screens propose; nobody is there to be asked. In the transaction of
    the unpublication (`pages.publishing.whole`).
    """
    if not instance.expired:
        return
    addresses = {instance.pk: set(addresses_at(instance.url_path))}
    taken = TakenAway([instance], False, {instance.pk}, addresses)
    lead_on(taken, {instance.pk: taken.place_above(instance)})


def forget_redirects(sender, instance: Page, **kwargs) -> None:
    """Signal receiver: a page that is published is what readers find at its address.

    A redirect that was made by itself would come to life when the page is taken away
    the next time, whatever is decided then. What somebody has written stays.
    """
    if not instance.live:
        return
    for redirect in redirects_from(addresses_at(instance.url_path)):
        if redirect.automatically_created:
            redirect.delete()
