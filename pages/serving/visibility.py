"""What the public may see."""

from django.db.models import Exists, F, OuterRef, TextField
from django.db.models.expressions import ExpressionWrapper
from wagtail.models import PageViewRestriction


def private_branches() -> Exists:
    """Return a condition on pages: a view restriction sits on or above them.

    Wagtail's own `public()` runs a query at once and then names every branch.
    """
    page_path = ExpressionWrapper(OuterRef("path"), output_field=TextField())
    return Exists(
        PageViewRestriction.objects.annotate(page_path=page_path).filter(
            page_path__startswith=F("page__path")
        )
    )
