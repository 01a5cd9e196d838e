"""The page that every page of the site is."""

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page, PageViewRestriction
from wagtail.models.sites import SiteRootPath
from wagtail.search import index

from links.printing.lookup import share_root_paths
from page_cache.marking import may_be_kept
from pages.editor.forms import BasePageForm, PageCopyForm
from pages.editor.page_panels import LEAD_PANELS, METADATA_PANELS, SETTINGS_PANELS
from pages.editor.plan_lock import without_message
from pages.editor.refusing import refusals_of
from pages.guidance.marks import highlight
from pages.links_on_page.holding_back import SCHEDULED, hold_back
from pages.models.dates import NOT_COPIED, date_errors
from pages.people.missing import missing_people
from pages.people.person import Person
from pages.permissions import PagePermissions
from pages.serving.addresses import full_address
from pages.serving.frame import get_frame
from pages.serving.prefetching import prefetch
from pages.serving.sections import assign_anchors, printed_text
from plaintext.slugs import LONGEST_OF_MANY, slug_of
from search.indexing.documents import SearchDocument
from search.visibility import PublicPageManager

SUMMARY_LIMIT = 300


class BasePage(Page):
    """A page with a lead, a picture, an owner and honest dates."""

    class ReviewInterval(models.IntegerChoices):
        """Months from one review of the content to the next."""

        QUARTER = 3, _("every three months")
        HALF_YEAR = 6, _("every six months")
        YEAR = 12, _("every year")
        TWO_YEARS = 24, _("every other year")

    summary = models.CharField(
        _("in short"),
        max_length=SUMMARY_LIMIT,
        help_text=_(
            "What is it, for whom, and what do you get? One or two sentences, at most "
            "300 characters. Shown first on the page, on cards and by search engines."
        ),
    )
    picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    picture_alt = models.CharField(
        _("description of the picture"),
        max_length=250,
        blank=True,
        help_text=_(
            "Say what can be seen, for those who cannot see it. "
            "Not the name of the file."
        ),
    )
    picture_decorative = models.BooleanField(
        _("the picture is decoration only"),
        default=False,
        help_text=_("Tick this only when nothing is lost by not seeing the picture."),
    )
    content_owner = models.ForeignKey(
        Person,
        verbose_name=_("page owner"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The colleague who answers for what the page says."),
    )
    content_created = models.DateField(
        _("created"),
        null=True,
        blank=True,
        help_text=_("Left empty, it becomes the day the page is first published."),
    )
    content_updated = models.DateField(
        _("last updated"),
        null=True,
        blank=True,
        help_text=_(
            "Becomes today when you publish, unless you tick “minor edit” below."
        ),
    )
    minor_edit = models.BooleanField(
        _("minor edit"),
        default=False,
        help_text=_("For spelling and the like: the date of update stays as it is."),
    )
    change_note = models.CharField(
        _("what has changed?"),
        max_length=200,
        blank=True,
        help_text=_("One sentence for readers who follow the site’s news."),
    )
    review_interval = models.PositiveSmallIntegerField(
        _("review the page"),
        choices=ReviewInterval,
        null=True,
        blank=True,
    )
    next_review = models.DateField(
        _("next review"),
        null=True,
        blank=True,
        help_text=_("Set from the interval when you publish; you may choose another."),
    )
    show_housing_search = models.BooleanField(
        _("show “looking for a home?”"), default=True
    )

    objects = PublicPageManager()

    # Whether one is begun every week or so: a button of its own at the desk.
    is_begun_often = False
    # Whether a change of one is told of where the site says what is new.
    tells_of_updates = True

    # What a visitor may add to the address, and gets another page for.
    parameters: tuple[str, ...] = ()

    base_form_class = BasePageForm
    copy_form_class = PageCopyForm
    exclude_fields_in_copy = NOT_COPIED

    lead_panels = LEAD_PANELS
    metadata_panels = METADATA_PANELS
    settings_panels = SETTINGS_PANELS

    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.FilterField("content_owner"),
    ]

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_updated_after_created",
                condition=(
                    Q(content_created=None)
                    | Q(content_updated=None)
                    | Q(content_updated__gte=F("content_created"))
                ),
            )
        ]

    def publish(self, revision, user=None, changed=True, log_action=True, **details):
        """Publish a version of the page, unless something keeps it from its readers.

        A dangerous link does, and guiding text that is left: then this raises a
        RefusedPublicationError; what was planned for now waits.
        """
        skips_permission = details.pop("skip_permission_checks", False)
        # As Wagtail's, which would build the page from its revision a second time.
        action = PublishPageRevisionAction(
            revision, user=user, changed=changed, log_action=log_action, **details
        )
        refusals = refusals_of(action.object)
        if not refusals:
            action.execute(skips_permission)
        elif log_action == SCHEDULED:
            hold_back(refusals[0], revision)
        else:
            raise refusals[0]

    def get_full_url(self, request=None) -> str | None:
        """As Wagtail's, but with the site's own scheme, host and port to the letter."""
        return full_address(self, request) or None

    full_url = property(get_full_url)

    @property
    def meta_description(self) -> str:
        """The page's description for search engines and when it is shared."""
        return self.search_description or self.summary

    @property
    def streams(self) -> list:
        """The page's StreamFields, in the order in which they are shown."""
        return [self.body]

    @property
    def pictures(self) -> list:
        """The pictures outside the StreamFields that the page itself shows."""
        return [self.picture]

    @property
    def public_owner(self) -> Person | None:
        """The owner as readers are told: nobody who has left."""
        owner = self.content_owner
        return owner if owner and owner.is_active else None

    @classmethod
    def for_display(cls) -> models.QuerySet:
        """Pages of this type with all that their templates look at."""
        return cls._default_manager.select_related("picture", "content_owner")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        frame = get_frame(request)
        frame.page = self
        root_paths = frame.root_paths
        share_root_paths([self], root_paths)
        shown = prefetch(
            self.streams,
            [*self.pictures, frame.settings.logo],
            hide_private=frame.hides_private,
            root_paths=root_paths,
            **self.asking(),
        )
        self.take(shown.besides, root_paths)
        context["has_links"] = shown.links.has_links
        context["sections"] = assign_anchors(self.streams)
        return context

    def serve(self, request, *args, **kwargs):
        """As Wagtail's; what is made for one visitor may be kept for all others."""
        response = super().serve(request, *args, **kwargs)
        return may_be_kept(response, self.parameters)

    def asking(self) -> dict:
        """Return what `prefetch` is to ask for besides, with its parameters."""
        return {}

    def take(self, found: dict[str, list], root_paths: list[SiteRootPath]) -> None:
        """Keep what was found of what `asking` asked for."""

    def serve_preview(self, request, mode_name):
        """As Wagtail's, with the guiding text that is left marked as such."""
        response = super().serve_preview(request, mode_name)
        response.add_post_render_callback(highlight)
        return response

    def get_view_restrictions(self):
        """As Wagtail's, without its two queries when the route has the answer."""
        trail = getattr(self, "trail", None)
        if trail and not any(page.is_restricted or page.alias_of_id for page in trail):
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def permissions_for_user(self, user) -> PagePermissions:
        """Return what `user` may do with the page, which is less than Wagtail allows."""
        return PagePermissions(user, self)

    def get_lock(self):
        """As Wagtail's; what is planned is said by our own panel."""
        return without_message(super().get_lock())

    def get_search_document(self) -> SearchDocument:
        """Return what the site's search knows of the page."""
        return SearchDocument(
            title=self.title,
            summary=self.summary,
            body="\n".join(printed_text(stream) for stream in self.streams),
        )

    def get_sitemap_urls(self, request=None):
        """As Wagtail's, with the day that the page itself gives its readers."""
        address = self.get_full_url(request)
        return [{"location": address, "lastmod": self.content_updated}]

    def readiness_warnings(self) -> list[str]:
        """Return what an editor should know before publishing; never a wall."""
        return missing_people(self)

    def _set_core_field_defaults(self):
        # Wagtail calls it once the page has a place, and would keep æ, ø and å.
        if not self.slug and self.path:
            slug = slug_of(self.title, LONGEST_OF_MANY)
            slug = slug or slug_of(str(self._meta.verbose_name))
            self.slug = self._get_autogenerated_slug(slug)
        super()._set_core_field_defaults()

    def clean(self):
        super().clean()
        if errors := date_errors(self.content_created, self.content_updated):
            raise ValidationError(errors)


def page_models() -> list[type[BasePage]]:
    """Return every page type of the site."""
    return [model for model in apps.get_models() if issubclass(model, BasePage)]
