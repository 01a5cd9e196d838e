"""A page that staff have made a template."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from page_templates.copying import page_from
from pages.models import BasePage

NAME_LENGTH = 120


class PageTemplate(models.Model):
    """What is kept of a page so that others can begin with it.

    No page of the tree, so that no list, search, feed or menu has to leave it out.
    What has been deleted since is left out of the pages that are made of it.
    """

    name = models.CharField(
        _("name"),
        max_length=NAME_LENGTH,
        unique=True,
        help_text=_("What colleagues look for, for example “Holiday camp”."),
    )
    description = models.CharField(
        _("what it is for"),
        max_length=200,
        blank=True,
        help_text=_("One sentence for those who choose among templates."),
    )
    content_type = models.ForeignKey(
        ContentType,
        verbose_name=_("page type"),
        on_delete=models.CASCADE,
        related_name="+",
        editable=False,
    )
    # Fields of the page as a revision has them.
    content = models.JSONField(editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    made_at = models.DateTimeField(_("made"), auto_now_add=True)

    # Nothing may hang on what is only copied from.
    wagtail_reference_index_ignore = True

    suggested_title = ""

    class Meta:
        verbose_name = _("template")
        verbose_name_plural = _("templates")
        ordering = ["name"]

    def __str__(self):
        return self.name

    @property
    def key(self) -> str:
        """What the address of the form calls it."""
        return f"own-{self.pk}"

    @cached_property
    def page_class(self) -> type[BasePage] | None:
        """The type of its pages; None when the site has given that up."""
        return self.content_type.model_class()

    @property
    def page_type(self) -> str:
        """The type of its pages in words."""
        return str(self.page_class.get_verbose_name()) if self.page_class else ""

    def new_page(self) -> BasePage:
        """Return a page that is neither named nor saved."""
        return page_from(self.page_class, self.content)
