"""Nothing of what is not for everybody is printed for somebody who has not signed in.

What an editor has written on a public page about a private one is the editor's own
and stays: see docs/decisions/0012.
"""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
)

from tests.factories import (
    DocumentFactory,
    InitiativeIndexPageFactory,
    InitiativePageFactory,
    LinkFactory,
    NewsIndexPageFactory,
    NoticeIndexPageFactory,
    PersonFactory,
    PictureFactory,
    SiteSettingsFactory,
    StandardPageFactory,
    ThemeFactory,
    home_page,
    publish,
    rich_text_link,
)
from tests.html import one, parse, words

pytestmark = pytest.mark.django_db

# In all that is private, and in nothing that is public.
SECRET = "spidsmus"
# In the text of private pages alone; what is searched for is repeated on the page.
WORD = "kvadratrod"
RESTRICTIONS = [
    PageViewRestriction.PASSWORD,
    PageViewRestriction.LOGIN,
    PageViewRestriction.GROUPS,
]
SOON = datetime.timedelta(days=3)


def restrict(page: Page, kind: str) -> None:
    restriction = PageViewRestriction.objects.create(
        page=Page.objects.get(pk=page.pk), restriction_type=kind, password="gavl"
    )
    restriction.groups.set([Group.objects.create(name=f"Beboere {page.pk}")])


def private_collection(kind: str) -> Collection:
    root = Collection.get_first_root_node()
    above = root.add_child(name=f"{SECRET} {kind}")
    CollectionViewRestriction.objects.create(
        collection=above, restriction_type=kind, password="gavl"
    )
    return above.add_child(name=f"{SECRET} {kind}, inderst")


def secret_page(number: int, factory=StandardPageFactory, **fields):
    fields = {"slug": f"intern-{number}"} | fields
    return publish(
        factory(
            title=f"{SECRET} {number}",
            summary=f"Om {SECRET} og {WORD}.",
            change_note=f"Ny {SECRET}.",
            body=[("text", {"title": SECRET, "text": f"<p>{SECRET} {WORD}</p>"})],
            show_in_menus=True,
            content_updated=timezone.localdate(),
            **fields,
        )
    )


@pytest.fixture
def overview():
    return InitiativeIndexPageFactory(title="Det gør vi")


@pytest.fixture
def private_pages(overview) -> list[Page]:
    """Pages that are not for everybody, in all ways that there are."""
    pages = []
    for kind in RESTRICTIONS:
        page = secret_page(len(pages))
        restrict(page, kind)
        pages += [page, secret_page(len(pages) + 1, parent=page)]
        theme = ThemeFactory(title=f"Tema {SECRET} {kind}", slug=f"tema-{kind}")
        initiative = secret_page(
            len(pages), InitiativePageFactory, parent=overview, themes=[theme]
        )
        restrict(initiative, kind)
        pages.append(initiative)
    alias = pages[0].create_alias(parent=home_page(), update_slug="intern-alias")
    Page.objects.filter(pk=alias.pk).update(show_in_menus=True)
    pages += [alias, secret_page(20, parent=alias)]
    taken_down = [
        secret_page(number, slug=f"taget-ned-{number}") for number in (30, 31, 32)
    ]
    for page, fields in zip(
        taken_down,
        [
            {},
            {"go_live_at": timezone.now() + SOON},
            {"expire_at": timezone.now() - SOON, "expired": True},
        ],
        strict=True,
    ):
        page.unpublish()
        type(page).objects.filter(pk=page.pk).update(**fields)
    # Readers may see what lies below a page that was taken down, but not its title.
    publish(
        StandardPageFactory(title="Nøgler", parent=taken_down[0], summary="Cykelkælder")
    )
    return [*pages, *taken_down]


@pytest.fixture
def private_files() -> tuple[list, list]:
    """Documents and pictures in private collections."""
    documents, pictures = [], []
    for kind in RESTRICTIONS:
        place = {"collection": private_collection(kind), "title": f"{SECRET} {kind}"}
        documents.append(DocumentFactory(file__filename=f"bilag-{kind}.xlsx", **place))
        pictures.append(PictureFactory(file__filename=f"{SECRET}-{kind}.png", **place))
    return documents, pictures


@pytest.fixture
def public_pages(overview, private_pages, private_files) -> list[Page]:
    """Pages for everybody, which lead to all that is private and show its pictures."""
    documents, pictures = private_files
    targets = [*private_pages, *documents]
    register = [
        *(LinkFactory(title="Log ind", url=None, target_page=p) for p in private_pages),
        *(LinkFactory(title="Hent", url=None, target_document=d) for d in documents),
    ]
    gone = [LinkFactory(flagged=True, replacement=link) for link in register]
    text = "".join(f"<p>{rich_text_link(target, 'herinde')}</p>" for target in targets)
    text += "".join(f"<p>{rich_text_link(link, 'derinde')}</p>" for link in register)
    colleague = PersonFactory(photo=pictures[0])
    body = [
        ("text", {"title": "For beboere", "text": text}),
        ("link_list", {"title": "Læs mere", "links": [*register, *gone]}),
        ("call_to_action", {"label": "Gå ind", "link": register[0], "text": ""}),
        ("video", {"link": LinkFactory(), "picture": pictures[1]}),
        ("contact", {"title": "Ring", "person": colleague, "text": ""}),
    ]
    shown = {"picture": pictures[2], "body": body, "content_owner": colleague}
    today = timezone.localdate()
    page = StandardPageFactory(title="Velkommen", content_updated=today, **shown)
    initiative = InitiativePageFactory(
        title="Lektiecafé", parent=overview, contact=colleague, **shown
    )
    home = home_page()
    home.picture = pictures[0]
    home.tasks = [
        *(("task", {"title": "Log ind", "page": page}) for page in private_pages),
        *(("task", {"title": "Hent", "link": link}) for link in register),
    ][:6]
    home.summary = "Vi bor her."
    SiteSettingsFactory(privacy_page=private_pages[0], logo=pictures[0])
    return [publish(home), publish(page), publish(initiative), overview]


def public_addresses(public_pages, private_pages, private_files) -> list[str]:
    report, thanks, search = map(reverse, ("report_link", "report_thanks", "search"))
    overview = public_pages[-1]
    passwords = PageViewRestriction.objects.filter(restriction_type="password")
    return [
        *(page.url for page in public_pages),
        *(f"{report}?side={page.pk}" for page in [*public_pages, *private_pages]),
        *(f"{thanks}?side={page.pk}" for page in [*public_pages, *private_pages]),
        *(
            f"{reverse(view)}?side={page.pk}&svar=nej"
            for view in ("feedback", "feedback_thanks")
            for page in [public_pages[1], *private_pages]
        ),
        f"{overview.url}?q={WORD}",
        *(f"{overview.url}?theme=tema-{kind}" for kind in RESTRICTIONS),
        f"{search}?q={WORD}",
        f"{search}?q=cykelkælder",
        reverse("feed"),
        reverse("notice_feed"),
        reverse("sitemap"),
        reverse("robots"),
        reverse("favicon"),
        "/findes-ikke/",
        # What is private, too, says only that it is so.
        *(page.url for page in private_pages if page.live),
        *(document.url for document in private_files[0]),
        *(
            reverse("wagtailcore_authenticate_with_password", args=[found.pk, page.pk])
            for found in passwords
            for page in private_pages
        ),
        reverse("wagtailcore_login"),
        reverse("wagtailadmin_login"),
    ]


def test_no_public_address_tells_of_what_is_private(
    client, public_pages, private_pages, private_files
):
    addresses = public_addresses(public_pages, private_pages, private_files)
    # Twice: the first reader of a page has its pictures made.
    for address in [*addresses, *addresses]:
        response = client.get(address)
        assert response.status_code in (200, 302, 404), address
        said = response.content.decode() + str(response.headers)
        assert SECRET not in said, address
        assert "XLSX" not in said, address
        assert f"tema-{RESTRICTIONS[0]}" not in said or "theme=" in address


def test_lists_and_counts_are_of_public_pages_alone(
    client, public_pages, private_pages
):
    overview = public_pages[-1]
    assert words(one(parse(client.get(overview.url)), ".result-count")) == "1 indsats"
    found = client.get(reverse("search"), {"q": WORD})
    assert found.context["total"] == 0
    site_map = client.get(reverse("sitemap")).text
    assert "/intern-" not in site_map
    assert "/intern-" not in client.get(reverse("feed")).text
    # With the menu, which is not there while it is empty.
    header = one(parse(client.get("/")), ".site-header")
    assert "intern-" not in str(header)
    footer = one(parse(client.get("/")), ".site-footer")
    assert "intern-" not in str(footer)


@pytest.mark.parametrize(
    ("factory", "view"),
    [(NewsIndexPageFactory, "feed"), (NoticeIndexPageFactory, "notice_feed")],
)
def test_a_feed_leads_to_the_list_that_is_for_everybody(client, factory, view):
    SiteSettingsFactory()
    restrict(factory(slug="intern-liste"), PageViewRestriction.LOGIN)
    assert "intern-liste" not in client.get(reverse(view)).text
    factory(slug="liste")
    said = client.get(reverse(view)).text
    assert "intern-liste" not in said
    assert "/liste/" in said


def test_what_editors_wrote_stays_and_leads_to_the_door(
    client, public_pages, private_pages
):
    page = parse(client.get(public_pages[1].url))
    locked = private_pages[0]
    ways = page.select(f'main a[href="{locked.url}"]')
    assert {words(way) for way in ways} >= {"herinde", "derinde", "Log ind", "Gå ind"}
    form = one(parse(client.get(locked.url)), "form.form")
    assert one(form, "input[type=password]")


@pytest.mark.parametrize("kind", RESTRICTIONS)
def test_a_closed_front_page_closes_all(client, overview, kind):
    page = secret_page(1)
    SiteSettingsFactory(privacy_page=page)
    restrict(home_page(), kind)
    report = reverse("report_link")
    for address in [
        "/",
        page.url,
        f"{report}?side={page.pk}",
        f"{reverse('feedback')}?side={page.pk}",
        f"{reverse('search')}?q={WORD}",
        reverse("feed"),
        reverse("sitemap"),
        "/findes-ikke/",
    ]:
        said = client.get(address).content.decode()
        assert SECRET not in said, address
        assert "intern-1" not in said or address == page.url, address


def test_a_private_picture_stands_on_a_private_page(admin_client, private_files):
    picture = private_files[1][0]
    page = secret_page(1, picture=picture, picture_alt="Gården")
    restrict(page, PageViewRestriction.LOGIN)
    for _time in range(2):
        assert one(parse(admin_client.get(page.url)), ".bleed img")["alt"] == "Gården"


def test_a_document_for_everybody_says_what_it_is(client):
    document = DocumentFactory()
    link = LinkFactory(title="Husorden", url=None, target_document=document)
    text = f"<p>{rich_text_link(document, 'husordenen')}</p>"
    body = [
        ("text", {"title": "Regler", "text": text}),
        ("link_list", {"title": "Læs mere", "links": [link]}),
    ]
    page = publish(StandardPageFactory(body=body))
    main = words(one(parse(client.get(page.url)), "main"))
    assert main.count("PDF, 17") == 2
