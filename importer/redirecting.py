"""Old addresses lead to the new pages, once these are published."""

from django.conf import settings
from django.db.models import Q
from django.urls import Resolver404, resolve
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from importer.gathering.identity import path_of
from importer.models import ImportedPage, ImportedSource
from importer.recognising.document import FIRST
from pages.old_addresses.addresses import normal_path

_PAGE_VIEW = "wagtail_serve"


def redirect_old_addresses(sender, instance: Page, **kwargs) -> None:
    """Signal receiver: let a page just published be found where it was before.

    Once for each old address: what staff do with a redirect afterwards stands. Nothing
    that already is there is touched: neither a page, nor what somebody has said of the
    address before.
    """
    sources = sources_of(instance)
    paths = {
        normal
        for source in sources
        for address in (source.address, source.final_address)
        if (path := path_of(address)) and (normal := normal_path(path))
    }
    if not paths:
        return
    taken = set(
        Redirect.objects.filter(old_path__in=paths).values_list("old_path", flat=True)
    )
    for path in sorted(paths - taken):
        if not _is_ours(path):
            Redirect.objects.create(
                old_path=path,
                redirect_page=instance.page_ptr,
                automatically_created=True,
            )
    ImportedSource.objects.filter(pk__in=[source.pk for source in sources]).update(
        is_redirected=True
    )


def sources_of(page: Page) -> list[ImportedSource]:
    """Return what a page was brought in from and no redirect has been made for yet."""
    rows = ImportedPage.objects.standing().filter(page=page.pk, key=FIRST)
    led_here = Q(pages__in=rows) | Q(same_as__pages__in=rows)
    sources = list(
        ImportedSource.objects.filter(led_here, is_redirected=False)
        .exclude(address="")
        .only("address", "final_address", "identity")
        .distinct()
    )
    if not sources:
        return []
    # In a run before.
    done = set(
        ImportedSource.objects.filter(
            identity__in=[source.identity for source in sources], is_redirected=True
        ).values_list("identity", flat=True)
    )
    return [source for source in sources if source.identity not in done]


def _is_ours(path: str) -> bool:
    """Say whether a page of ours, or a view, answers at a path.

    It does whatever its query: a redirect is only looked for when nothing is there.
    """
    bare = path.partition("?")[0]
    if bare == "/":
        # The front page answers, whatever is asked of it.
        return True
    pages = Q()
    for root in Site.objects.values_list("root_page__url_path", flat=True):
        pages |= Q(url_path=f"{root}{bare.strip('/')}/")
    return _is_view(bare) or Page.objects.filter(pages).exists()


def _is_view(path: str) -> bool:
    if path.startswith(f"/{settings.ADMIN_PATH}"):
        return True
    for spelt in (path, f"{path.rstrip('/')}/"):
        try:
            if resolve(spelt).view_name != _PAGE_VIEW:
                return True
        except Resolver404:
            continue
    return False
