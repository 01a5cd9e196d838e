"""Members of staff as residents meet them."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from plaintext.fields import TelephoneField


class Person(index.Indexed, models.Model):
    """Someone who answers for pages, or whom residents can turn to."""

    name = models.CharField(_("name"), max_length=120)
    job_title = models.CharField(
        _("job title"),
        max_length=120,
        blank=True,
        help_text=_("In words that residents know, for example “social caretaker”."),
    )
    phone = TelephoneField(_("phone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    photo = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("user account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="person",
        help_text=_("The account this person signs in with, when there is one."),
    )
    is_active = models.BooleanField(
        _("active"),
        default=True,
        help_text=_(
            "Clear this when the person has left. "
            "Their pages stay, and you are told to find a new owner for them."
        ),
    )

    away_until = models.DateField(
        _("away until"),
        null=True,
        blank=True,
        help_text=_(
            "The last day of a holiday or leave. Until then letters about the person’s "
            "pages go to whoever stands in. Residents see no difference."
        ),
    )
    stand_in = models.ForeignKey(
        "self",
        verbose_name=_("stand-in"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The colleague who sees to the person’s pages meanwhile."),
    )
    wants_link_letters = models.BooleanField(
        _("letter about their pages"),
        default=True,
        help_text=_(
            "An e-mail on Mondays, when there is something to see to on the person’s "
            "pages: links to decide about, pages to review."
        ),
    )

    refuse_deletion_while_used = True

    panels = [
        FieldPanel("name"),
        FieldPanel("job_title"),
        MultiFieldPanel(
            [FieldPanel("phone"), FieldPanel("email")], heading=_("How to reach them")
        ),
        FieldPanel("photo"),
        FieldPanel("user"),
        FieldPanel("is_active"),
        MultiFieldPanel(
            [FieldPanel("away_until"), FieldPanel("stand_in")],
            heading=_("While they are away"),
        ),
        FieldPanel("wants_link_letters"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.AutocompleteField("job_title"),
        index.FilterField("is_active"),
    ]

    class Meta:
        verbose_name = _("member of staff")
        verbose_name_plural = _("staff")
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name

    def clean(self):
        """Nobody stands in for themselves."""
        super().clean()
        if self.pk is not None and self.stand_in_id == self.pk:
            raise ValidationError({"stand_in": _("Choose somebody else.")})
