"""Danish for what Django and Wagtail put into every database in English.

Staff read it where they choose a place and where they give a group its rights. It is
data, so it has one language for everybody, as the names of the roles have.
"""

from django.contrib.auth.models import Permission
from django.utils import translation
from wagtail.models import Collection, Page

LANGUAGE = "da"
ROOT_MADE_AS = "Root"
ROOT_PAGE = "Øverste niveau"
ROOT_COLLECTION = "Øverste samling"
# By what a codename begins with, the longer ones first.
ACTIONS = {
    "bulk_delete": "Kan slette flere på én gang: {}",
    "add": "Kan tilføje: {}",
    "change": "Kan redigere: {}",
    "choose": "Kan vælge: {}",
    "delete": "Kan slette: {}",
    "lock": "Kan låse: {}",
    "publish": "Kan udgive: {}",
    "unlock": "Kan låse op: {}",
    "view": "Kan se: {}",
}
# What all of those begin with; whatever else a right is called is English.
DANISH = "Kan "
ADMIN_ACCESS = "Kan bruge administrationen"


def name_in_danish() -> None:
    """Name the roots and the rights that have their English names still."""
    Page.objects.filter(depth=1, title=ROOT_MADE_AS).update(
        title=ROOT_PAGE, draft_title=ROOT_PAGE
    )
    Collection.objects.filter(depth=1, name=ROOT_MADE_AS).update(name=ROOT_COLLECTION)
    renamed = []
    with translation.override(LANGUAGE):
        for permission in Permission.objects.select_related("content_type"):
            named = permission.name.startswith(DANISH)
            if not named and (name := _danish(permission)):
                permission.name = name
                renamed.append(permission)
    Permission.objects.bulk_update(renamed, ["name"])


def _danish(permission: Permission) -> str:
    """Return a name for a right, or none for one that this knows nothing of."""
    if permission.codename == "access_admin":
        return ADMIN_ACCESS
    model = permission.content_type.model_class()
    for action, name in ACTIONS.items():
        if model is not None and permission.codename.startswith(f"{action}_"):
            return name.format(model._meta.verbose_name)
    return ""
