from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "pages"
    verbose_name = _("Pages")

    def ready(self):
        from django.db.models.signals import post_save, pre_save
        from wagtail.models import Site
        from wagtail.signals import init_new_page, page_published, page_unpublished

        from audit.events import Kind
        from audit.watching import watch
        from links import owners
        from pages.desk.creating import fill_in_title
        from pages.desk.home import ask_less_at_home
        from pages.emergency import EmergencyNumber
        from pages.getting_started import naming
        from pages.models import Person, SiteSettings
        from pages.old_addresses.leading_on import (
            forget_redirects,
            lead_above_when_planned,
        )
        from pages.opening import begin_closed
        from pages.owners import leaving
        from pages.owners.content_owners import ContentOwners
        from pages.publishing.dates import record_publication
        from pages.publishing.listing import name_column_of_drafts
        from pages.publishing.whole import publish_in_one

        ask_less_at_home()
        name_column_of_drafts()
        publish_in_one()
        watch(EmergencyNumber, Kind.SETTING)
        owners.register_owners(ContentOwners())
        page_published.connect(
            record_publication, dispatch_uid="pages.record_publication"
        )
        page_published.connect(forget_redirects, dispatch_uid="pages.forget_redirects")
        page_unpublished.connect(
            lead_above_when_planned, dispatch_uid="pages.lead_above_when_planned"
        )
        init_new_page.connect(fill_in_title, dispatch_uid="pages.fill_in_title")
        post_save.connect(begin_closed, sender=Site, dispatch_uid="pages.begin_closed")
        pre_save.connect(
            naming.remember_name,
            sender=SiteSettings,
            dispatch_uid="pages.remember_name",
        )
        post_save.connect(
            naming.name_site, sender=SiteSettings, dispatch_uid="pages.name_site"
        )
        pre_save.connect(
            leaving.remember_activity,
            sender=Person,
            dispatch_uid="pages.remember_activity",
        )
        post_save.connect(
            leaving.search_without_contact,
            sender=Person,
            dispatch_uid="pages.search_without_contact",
        )
