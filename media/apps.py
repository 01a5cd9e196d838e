from django.apps import AppConfig
from django.db.models.signals import pre_save
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "media"
    verbose_name = _("Pictures and documents")

    def ready(self):
        from wagtail.models import CollectionViewRestriction

        from media.privacy import closing

        closing.keep_pictures_open()
        pre_save.connect(closing.refuse_restriction, CollectionViewRestriction)
