"""Content as a Danish housing association has it: æ, ø, å and long compounds.

Pages made here are live but have no revision, as an import leaves them; `publish`
sends one through a revision, as staff do.
"""

import datetime

import factory
import wagtail_factories
from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.text import slugify
from factory.django import DjangoModelFactory, FileField, ImageField
from wagtail.models import Collection, Page, Site

from activities.models import ActivityIndexPage, ActivityPage
from departments.models import DepartmentAddress, DepartmentIndexPage, DepartmentPage
from documents.kinds import Kind as DocumentKind
from documents.models import DocumentDetails
from forms.models import FormPage, Submission
from initiatives.models import InitiativeIndexPage, InitiativePage, Theme
from links.kinds import Kind
from links.models import Link
from media.files import CleanPicture
from media.models import SiteDocument, SiteImage
from news.models import NewsIndexPage, NewsPage
from notices.models import Notice, NoticeIndexPage, Subscription
from pages.models import (
    AccessibilityPage,
    BasePage,
    HomePage,
    Person,
    SiteSettings,
    StandardPage,
)
from urgent_help.models import UrgentHelpPage

INITIATIVES = [
    "Brandkadet",
    "Sociale viceværter",
    "Lektiecafé på Rønnebærvej",
    "Gældsrådgivning",
    "Sundhedsambassadører",
    "Fritidsjobindsats for unge",
    "Bydelsmødre i Østergården",
    "Rygestopkursus",
    "Økonomisk rådgivning i beboerhuset",
    "Fællesskabshaven ved Ålykke",
]

DEPARTMENTS = ["Teglhaven", "Engparken", "Østergården", "Rønnebærhaven", "Ålykke"]


def home_page() -> HomePage:
    """Return the front page that the migrations made."""
    return Site.objects.get(is_default_site=True).root_page.specific


def publish(page: Page, user=None) -> Page:
    """Publish `page` through a revision; return it as the database then has it."""
    page.save_revision(user=user).publish(user=user)
    return type(page).objects.get(pk=page.pk)


def rich_text_link(target, text: str) -> str:
    """Return an anchor to a link, page or document as rich text is stored."""
    link_type = (
        "link"
        if isinstance(target, Link)
        else "page"
        if isinstance(target, Page)
        else "document"
    )
    return f'<a linktype="{link_type}" id="{target.pk}">{text}</a>'


class UserFactory(DjangoModelFactory):
    """An administrator unless told otherwise."""

    class Meta:
        model = get_user_model()

    username = factory.Sequence(lambda n: f"redaktør{n}")
    email = factory.Sequence(lambda n: f"redaktion{n}@solgavlen.example")
    is_superuser = True
    is_staff = True


class PictureFileField(ImageField):
    """As the site keeps it, without starting the program that makes it so."""

    def evaluate(self, instance, step, extra):
        file = super().evaluate(instance, step, extra)
        return CleanPicture(file.read(), file.name)


class PictureFactory(DjangoModelFactory):
    """A small picture, so that its renditions are made in no time."""

    class Meta:
        model = SiteImage

    title = factory.Sequence(lambda n: f"Beboere på græsplænen {n}")
    collection = factory.LazyFunction(Collection.get_first_root_node)
    file = PictureFileField(width=320, height=200, color="seagreen")


class DocumentFactory(DjangoModelFactory):
    """A house-rules document."""

    class Meta:
        model = SiteDocument

    title = factory.Sequence(lambda n: f"Husorden for Rønnebærvej {n}")
    collection = factory.LazyFunction(Collection.get_first_root_node)
    file = FileField(filename="husorden.pdf", data=b"%PDF-1.7 husorden")
    file_size = 17


class DocumentDetailsFactory(DjangoModelFactory):
    """Minutes of a board that anybody may find."""

    class Meta:
        model = DocumentDetails

    document = factory.SubFactory(DocumentFactory)
    is_listed = True
    kind = DocumentKind.MINUTES
    dated = datetime.date(2026, 3, 12)


class PersonFactory(DjangoModelFactory):
    """Somebody on the staff."""

    class Meta:
        model = Person

    name = factory.Sequence(lambda n: f"Søren Ærø Kjærgård {n}")
    job_title = "boligsocial medarbejder"
    phone = factory.Sequence(lambda n: f"12 34 56 {n % 100:02d}")
    email = factory.Sequence(lambda n: f"soeren{n}@solgavlen.example")


class ThemeFactory(DjangoModelFactory):
    """A subject that initiatives share."""

    class Meta:
        model = Theme

    title = factory.Sequence(lambda n: f"Børn og unge {n}")
    slug = factory.Sequence(lambda n: f"boern-og-unge-{n}")


class LinkFactory(DjangoModelFactory):
    """A link to another site, available unless told otherwise."""

    class Meta:
        model = Link

    class Params:
        flagged = factory.Trait(
            availability=Link.Availability.UNAVAILABLE,
            unavailable_since=datetime.date(2019, 11, 19),
        )
        # Gone, and nobody knows any longer where it led.
        lost = factory.Trait(
            url=None,
            availability=Link.Availability.UNAVAILABLE,
            unavailable_since=datetime.date(2019, 11, 19),
        )

    title = factory.Sequence(lambda n: f"Sociale viceværter er vejen frem {n}")
    kind = Kind.ARTICLE
    source = "Egeby Kommune"
    url = factory.Sequence(lambda n: f"https://egeby.example/vicevaerter/{n}")


class SiteSettingsFactory(DjangoModelFactory):
    """What the association says about itself."""

    class Meta:
        model = SiteSettings

    site = factory.LazyFunction(lambda: Site.objects.get(is_default_site=True))
    organisation_name = "Boligforeningen Solgavlen"
    street = "Rønnebærvej 1"
    postcode_and_city = "9999 Egeby"
    phone = "12 34 56 00"
    email = "kontakt@solgavlen.example"
    cvr = "12345678"
    housing_search_title = "Søger du bolig?"
    housing_search_link_text = "Se ledige boliger i Egeby"
    housing_search_url = "https://bolig.solgavlen.example/"


class BasePageFactory(wagtail_factories.PageFactory):
    """What the factories of all pages share."""

    class Meta:
        model = Page
        abstract = True

    parent = factory.LazyFunction(home_page)
    slug = factory.LazyAttributeSequence(
        lambda page, n: f"{slugify(page.title)[:240]}-{n}"
    )
    summary = "Kom og vær med. Alle, der bor i Solgavlen, er velkomne."

    @classmethod
    def _create_instance(cls, model_class, parent, kwargs):
        # Another instance of the parent may have been given children since.
        parent.refresh_from_db(fields=["numchild"])
        return super()._create_instance(model_class, parent, kwargs)


class StandardPageFactory(BasePageFactory):
    """A page of running text."""

    class Meta:
        model = StandardPage

    title = factory.Sequence(lambda n: f"Råd og vejledning {n}")


class AccessibilityPageFactory(BasePageFactory):
    """The accessibility statement, with nothing that does not work."""

    class Meta:
        model = AccessibilityPage

    title = "Tilgængelighedserklæring"


class InitiativeIndexPageFactory(BasePageFactory):
    """An overview of initiatives."""

    class Meta:
        model = InitiativeIndexPage

    title = "Boligsocial indsats"
    slug = factory.Sequence(lambda n: f"boligsocial-indsats-{n}")


class InitiativePageFactory(BasePageFactory):
    """An initiative, with an empty body."""

    class Meta:
        model = InitiativePage
        skip_postgeneration_save = True

    parent = factory.SubFactory(InitiativeIndexPageFactory)
    title = factory.Sequence(lambda n: f"{INITIATIVES[n % len(INITIATIVES)]} {n}")
    body = factory.LazyFunction(list)

    @factory.post_generation
    def themes(self, create, extracted, **kwargs):
        """Take the themes given; `themes=[…]`."""
        if extracted:
            self.themes.set(extracted)
            self.save()

    @factory.post_generation
    def departments(self, create, extracted, **kwargs):
        """Take the departments given; `departments=[…]`."""
        if extracted:
            self.departments.set(extracted)
            self.save()


class DepartmentIndexPageFactory(BasePageFactory):
    """The overview of the departments."""

    class Meta:
        model = DepartmentIndexPage

    title = "Afdelinger"
    slug = factory.Sequence(lambda n: f"afdelinger-{n}")


class DepartmentPageFactory(BasePageFactory):
    """A department, with nothing but its name."""

    class Meta:
        model = DepartmentPage

        skip_postgeneration_save = True

    parent = factory.SubFactory(DepartmentIndexPageFactory)
    title = factory.Sequence(lambda n: f"{DEPARTMENTS[n % len(DEPARTMENTS)]} {n}")
    body = factory.LazyFunction(list)

    @factory.post_generation
    def addresses(self, create, extracted, **kwargs):
        """Take rows of addresses, as fields; `addresses=[{"street": "Teglvej"}, …]`."""
        if extracted:
            rows = (DepartmentAddress(page=self, **fields) for fields in extracted)
            self.addresses.set(rows)
            self.save()


class UrgentHelpPageFactory(BasePageFactory):
    """The page of urgent help, with an office that is open on weekdays from 9 to 15."""

    class Meta:
        model = UrgentHelpPage

    title = "Akut hjælp"
    slug = "akut-hjaelp"
    summary = "Er nogen i fare, så ring 112. Ellers ser du her, hvem du ringer til nu."
    service_points = [
        (
            "service_point",
            {
                "kind": "office",
                "title": "Ejendomskontoret",
                "telephone": "12 34 56 00",
                "weekly": [
                    {
                        "first_day": "0",
                        "last_day": "4",
                        "opens": datetime.time(9),
                        "closes": datetime.time(15),
                    }
                ],
                "closed_on_holidays": True,
            },
        )
    ]
    # What is proposed has guiding text, with which no page is published.
    body = []


class ActivityIndexPageFactory(BasePageFactory):
    """The calendar page."""

    class Meta:
        model = ActivityIndexPage

    title = "Aktiviteter"
    slug = factory.Sequence(lambda n: f"aktiviteter-{n}")


class ActivityPageFactory(BasePageFactory):
    """An activity on one evening, its dates not yet written down."""

    class Meta:
        model = ActivityPage

    parent = factory.SubFactory(ActivityIndexPageFactory)
    title = factory.Sequence(lambda n: f"Fællesspisning på Rønnebærvej {n}")
    first_day = datetime.date(2026, 12, 8)
    begins_at = datetime.time(19)
    ends_at = datetime.time(21)
    place = "Fælleshuset"


QUESTIONS = [
    ("line", {"label": "Dit navn", "is_required": True, "autocomplete": "name"}),
    ("email", {"label": "Din e-mailadresse", "is_required": True}),
    ("paragraph", {"label": "Hvad vil du os?", "is_required": True}),
]


class FormPageFactory(BasePageFactory):
    """A page to write to the association on: a name, an address and a text."""

    class Meta:
        model = FormPage

    title = factory.Sequence(lambda n: f"Skriv til os om nøgler {n}")
    questions = factory.LazyFunction(lambda: list(QUESTIONS))


def message_in(page: FormPage, **fields) -> Submission:
    """Return a message that somebody has sent in a form."""
    now = timezone.now()
    answers = [
        {"name": "q", "kind": "paragraph", "label": "Hvad?", "value": "Lyset er gået."}
    ]
    return Submission.objects.create(
        **{
            "page": page,
            "reference": f"TEST{Submission.objects.count()}",
            "answers": answers,
            "text": "Lyset er gået.",
            "email": "aase@eksempel.dk",
            "created_at": now,
            "delete_on": timezone.localdate(now) + datetime.timedelta(days=90),
            **fields,
        }
    )


def factory_of(model: type[BasePage]) -> type[BasePageFactory]:
    """Return the factory of a page type; a plain one when it has none of its own."""
    own = {known._meta.model: known for known in BasePageFactory.__subclasses__()}
    if model in own:
        return own[model]
    options = type("Meta", (), {"model": model})
    members = {"Meta": options, "title": str(model._meta.verbose_name)}
    members["parent"] = factory.LazyFunction(lambda: parent_for(model))
    return type(f"{model.__name__}Factory", (BasePageFactory,), members)


def parent_for(model: type[BasePage]) -> Page:
    """Return a page below which a page of this type may stand."""
    parent_type = model.allowed_parent_page_models()[0]
    return home_page() if parent_type is HomePage else factory_of(parent_type)()


class NewsIndexPageFactory(BasePageFactory):
    """The list of what is new."""

    class Meta:
        model = NewsIndexPage

    title = "Nyt"
    slug = factory.Sequence(lambda n: f"nyt-{n}")


class NewsPageFactory(BasePageFactory):
    """A piece of news of today, for all departments."""

    class Meta:
        model = NewsPage
        skip_postgeneration_save = True

    parent = factory.SubFactory(NewsIndexPageFactory)
    title = factory.Sequence(lambda n: f"Ny legeplads på Rønnebærvej {n}")
    content_created = factory.LazyFunction(timezone.localdate)
    content_updated = factory.SelfAttribute("content_created")

    @factory.post_generation
    def departments(self, create, extracted, **kwargs):
        """Take the departments given; `departments=[…]`."""
        if extracted:
            self.departments.set(extracted)
            self.save()


class NoticeIndexPageFactory(BasePageFactory):
    """The list of notices."""

    class Meta:
        model = NoticeIndexPage

    title = "Drift og varsler"
    slug = factory.Sequence(lambda n: f"drift-{n}")


class NoticeFactory(DjangoModelFactory):
    """The water is off for everybody, since an hour ago, and nobody knows until when."""

    class Meta:
        model = Notice
        skip_postgeneration_save = True

    kind = "water"
    text = "Der er lukket for vandet."
    begins_at = factory.LazyFunction(
        lambda: timezone.now() - datetime.timedelta(hours=1)
    )
    created_at = factory.LazyFunction(timezone.now)
    everywhere = True

    @factory.post_generation
    def departments(self, create, extracted, **kwargs):
        """Take the departments given, instead of all; `departments=[…]`."""
        if extracted:
            self.departments.set(extracted)
            self.everywhere = False
            self.save()


class SubscriptionFactory(DjangoModelFactory):
    """Somebody who gets the notices of all departments by e-mail."""

    class Meta:
        model = Subscription
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"beboer-{n}@eksempel.dk")
    asked_at = factory.LazyFunction(timezone.now)
    confirmed_at = factory.LazyFunction(timezone.now)
    everywhere = True

    @factory.post_generation
    def departments(self, create, extracted, **kwargs):
        """Take the departments given, instead of all; `departments=[…]`."""
        if extracted:
            self.departments.set(extracted)
            self.everywhere = False
            self.save()
