from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "pages"
    verbose_name = _("Pages")

    def ready(self):
        from wagtail.signals import page_published

        from links import owners
        from pages.owners.content_owners import ContentOwners
        from pages.publishing.dates import record_publication
        from pages.publishing.listing import name_column_of_drafts

        name_column_of_drafts()
        owners.register_owners(ContentOwners())
        page_published.connect(
            record_publication, dispatch_uid="pages.record_publication"
        )
