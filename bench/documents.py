"""Every HTML document of the public site, asked for within this process."""

from collections.abc import Iterable, Iterator, Mapping

from django.apps import apps
from django.test import Client, RequestFactory
from django.urls import reverse
from django.views import csrf, defaults
from wagtail.admin.views.generic.preview import StreamFieldBlockPreview
from wagtail.blocks import Block
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction

from bench.temporary_site import TemporarySite

Document = tuple[str, bytes]


def every_document(site: TemporarySite, pages: Mapping[str, str]) -> Iterator[Document]:
    """Yield the name and the HTML of `pages`, and of what has no address of its own."""
    client = Client(headers={"host": site.host})
    yield from visits(client, pages)
    yield from report_form(client)
    yield from password_form(client)
    requests = RequestFactory(headers={"host": site.host})
    yield from failures(requests)
    yield from block_previews(requests)


def visits(client: Client, pages: Mapping[str, str]) -> Iterator[Document]:
    for name, path in pages.items():
        yield name, client.get(path).content


def report_form(client: Client) -> Iterator[Document]:
    """Yield the form about links that do not work, before and after a mistake."""
    page = Page.objects.live().get(slug="brandkadet")
    address = f"{reverse('report_link')}?side={page.pk}"
    yield "report of a link", client.get(address).content
    yield "report of a link with errors", client.post(address).content
    yield "report of a link, done", client.get(reverse("report_thanks")).content
    gone = f"{reverse('report_link')}?side=0"
    yield "report of a link, page gone", client.get(gone).content


def password_form(client: Client) -> Iterator[Document]:
    """Yield the form before and after a wrong password. The page is private then."""
    page = Page.objects.live().filter(depth=3).first()
    kind = PageViewRestriction.PASSWORD
    restriction = PageViewRestriction.objects.create(
        page=page,
        restriction_type=kind,
        password="nøgler",  # noqa: S106
    )
    yield "password form", client.get(page.url).content
    wrong = {"password": "ledninger", "return_url": page.url}
    answer = client.post(
        reverse(
            "wagtailcore_authenticate_with_password", args=[restriction.pk, page.pk]
        ),
        wrong,
    )
    yield "password form with an error", answer.content


def failures(requests: RequestFactory) -> Iterator[Document]:
    """Yield the messages that Django shows when a request cannot be answered."""
    request = requests.get("/")
    error = Exception("no reason that a visitor is told")
    yield "400", defaults.bad_request(request, error).content
    yield "403", defaults.permission_denied(request, error).content
    yield "403, forgery", csrf.csrf_failure(request).content
    yield "500", defaults.server_error(request).content


def block_previews(requests: RequestFactory) -> Iterator[Document]:
    """Yield each kind of block once, with the example that editors choose it by."""
    view = StreamFieldBlockPreview.as_view()
    for block in blocks_of_every_kind():
        request = requests.get("/", {"id": block.definition_prefix})
        yield f"block: {block.name}", view(request).render().content


def blocks_of_every_kind() -> Iterable[Block]:
    """Return the blocks that an editor may add to any page, one of each class."""
    fields = (
        field
        for model in apps.get_models()
        if issubclass(model, Page)
        for field in model._meta.get_fields()
        if isinstance(field, StreamField)
    )
    blocks = (
        block for field in fields for block in field.stream_block.child_blocks.values()
    )
    return {type(block): block for block in blocks}.values()
