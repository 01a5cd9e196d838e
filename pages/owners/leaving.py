"""What follows when a colleague leaves, or comes back."""

from wagtail.models import Page

from pages.models import Person
from pages.owners.naming import live_pages_naming
from search.indexing.index import index_page


def remember_activity(sender, instance: Person, **kwargs) -> None:
    """Signal receiver: note whether a person was active until now."""
    known = Person.objects.filter(pk=instance.pk).values_list("is_active", flat=True)
    instance.was_active = known.first()


def search_without_contact(sender, instance: Person, **kwargs) -> None:
    """Signal receiver: have the search know what pages print from now on.

    A section that tells residents to ring somebody who has left is not printed, and
    must not be found either.
    """
    if instance.was_active in (None, instance.is_active):
        return
    named = live_pages_naming([instance.pk])
    for page in Page.objects.filter(pk__in=named, live=True).specific():
        index_page(page)
