"""What finished pages hold, which are kept."""

from django.utils.translation import gettext_lazy as _

from personal_data.register.declaring import Declared, Elsewhere, Whose

DECLARED = Declared(
    nothing={
        "page_cache.Change": "that something has changed",
        "page_cache.Generation": "how often",
    },
    elsewhere=[
        Elsewhere(
            _("Finished pages, in the memory of the web server"),
            (Whose.CONTACT, Whose.ANYBODY),
            _("What the pages say"),
            _("That pages come fast"),
            _("Until anything on the site is changed"),
            _("Not shown any more from the moment at which somebody is erased"),
            deleted_by=("PAGE_CACHE_BYTES",),
        )
    ],
)
