"""How much there is of everything that the demo site consists of."""

from django.contrib.auth import get_user_model
from django.db.models import Model
from wagtail.images import get_image_model
from wagtail.models import Page, Revision

from initiatives.models import Theme
from links.models import Link
from pages.models import Person
from search.models import SearchEntry


def count_everything() -> dict[type[Model], int]:
    """Return the number of records of each model."""
    models = (
        Page,
        Revision,
        Link,
        Person,
        Theme,
        SearchEntry,
        get_image_model(),
        get_user_model(),
    )
    return {model: model.objects.count() for model in models}
