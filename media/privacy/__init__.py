"""Pictures and documents that are not for everybody.

Wagtail closes collections: it guards the documents in them at the door, and says
nothing of pictures, whose files lie open. So this site prints neither a picture of
a closed collection on a public page nor what it knows of a document in one.
"""

from collections.abc import Iterable

from django.db.models import Exists, Model, OuterRef
from django.db.models.functions import Left, Length
from wagtail.models import CollectionViewRestriction


def in_private_collections(collection: str = "collection") -> Exists:
    """Return a condition: a view restriction sits on the collection or above it."""
    beginning = Left(OuterRef(f"{collection}__path"), Length("collection__path"))
    return Exists(CollectionViewRestriction.objects.filter(collection__path=beginning))


def private_among(items: Iterable[Model]) -> set:
    """Return the primary keys of those in private collections, in one query.

    All `items` are of one model; of none, nothing is asked.
    """
    items = [item for item in items if item.pk is not None]
    if not items:
        return set()
    found = type(items[0])._default_manager.filter(pk__in={item.pk for item in items})
    return set(found.filter(in_private_collections()).values_list("pk", flat=True))
