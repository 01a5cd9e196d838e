"""What the guide says that a role may do, tried over HTTP and read in the database.

Each probe is named by its line in the guide's table. It makes what it needs, lets a
member of staff try, also where the admin offers no way to, and returns whether it
happened.
"""

import io
from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import (
    Collection,
    Comment,
    Page,
    PageViewRestriction,
    Site,
    Workflow,
)
from wagtail.test.utils.form_data import nested_form_data, streamfield

from departments.models import PlanPlace
from feedback.models import FeedbackComment
from importer.models import ImportRun
from importer.runs.at_once import work_to_end
from importer.runs.beginning import begin_with_text
from initiatives.models import Theme
from links.models import Link, LinkSettings
from media.models import SiteDocument, SiteImage
from page_templates.making import make_template
from page_templates.models import PageTemplate
from pages.models import Person, SiteOpening, SiteSettings, StandardPage
from pages.opening import close_site
from search.models import SearchPromotion
from tests.factories import (
    DepartmentIndexPageFactory,
    DepartmentPageFactory,
    DocumentFactory,
    FormPageFactory,
    LinkFactory,
    PersonFactory,
    PictureFactory,
    SiteSettingsFactory,
    StandardPageFactory,
    ThemeFactory,
    UserFactory,
    home_page,
    message_in,
    publish,
)
from tests.staff import StaffClient, edit_url, form_data, settings_url
from users.models import AuthenticatorApp, Invitation, SecondFactorSettings

PROBES: dict[str, Callable[[StaffClient], bool]] = {}


def probe(line: str):
    """Register a function as the trial of a line of the table."""

    def register(function):
        assert line not in PROBES
        PROBES[line] = function
        return function

    return register


def fill(staff, url: str, fields: dict, **options):
    """Send the form at `url` as it is with `fields`; `fields` alone if it is not shown."""
    opened = staff.get(url)
    try:
        given = form_data(opened) if opened.status_code == 200 else {}
    except ValueError:
        given = {}
    given |= nested_form_data(fields)
    sent = {name: value for name, value in given.items() if value is not None}
    return staff.post(url, sent, **options)


def fill_page(staff, url: str, fields: dict, **options):
    """Send the form of a page, whose body is made by a script in a browser."""
    return fill(staff, url, {"body": streamfield([])} | fields, **options)


def page_view(name: str, *args) -> str:
    return reverse(f"wagtailadmin_pages:{name}", args=args)


def draft(owner=None, **fields) -> StandardPage:
    page = StandardPageFactory(live=False, owner=owner or UserFactory(), **fields)
    page.save_revision(user=page.owner)
    return StandardPage.objects.get(pk=page.pk)


def published(**fields) -> StandardPage:
    return publish(StandardPageFactory(owner=UserFactory(), **fields))


def now(page) -> StandardPage:
    return StandardPage.objects.get(pk=page.pk)


def is_gone(*objects) -> bool:
    return not any(type(o).objects.filter(pk=o.pk).exists() for o in objects)


def bulk(action: str, *objects, app="wagtailcore", model="page") -> str:
    ids = "&".join(f"id={o.pk}" for o in objects)
    return f"{reverse('wagtail_bulk_action', args=[app, model, action])}?{ids}"


def is_reached(response) -> bool:
    return response.status_code == 200


# Pages


@probe("Lave en kladde")
def _(staff):
    url = page_view("add", "pages", "standardpage", home_page().pk)
    fill_page(staff, url, {"title": "Vaskeri", "slug": "vaskeri", "summary": "Vask."})
    return StandardPage.objects.filter(slug="vaskeri", live=False).exists()


@probe("Lave en kladde ud fra en skabelon")
def _(staff):
    url = reverse("begin_with_template", args=[home_page().pk, "kontakt"])
    staff.post(url, {"title": "Vaskeri"})
    return StandardPage.objects.filter(slug="vaskeri", live=False).exists()


@probe("Gøre en side til en skabelon")
def _(staff):
    staff.post(reverse("keep_as_template", args=[published().pk]), {"name": "Fest"})
    return PageTemplate.objects.filter(name="Fest").exists()


def template() -> PageTemplate:
    return make_template(published(), PageTemplate(name="Fest"), UserFactory())


@probe("Omdøbe en skabelon")
def _(staff):
    fest = template()
    staff.post(reverse("page_templates:edit", args=[fest.pk]), {"name": "Årets fest"})
    return PageTemplate.objects.filter(name="Årets fest").exists()


@probe("Fjerne en skabelon")
def _(staff):
    fest = template()
    staff.post(reverse("page_templates:delete", args=[fest.pk]))
    return is_gone(fest)


def edits(staff, page, **options) -> bool:
    before = page.live
    fill_page(staff, edit_url(page), {"title": "Ændret"}, **options)
    page = now(page)
    draft_title = page.get_latest_revision_as_object().title
    assert page.live is before
    return draft_title == "Ændret"


@probe("Rette sin egen kladde")
def _(staff):
    return edits(staff, draft(staff.user))


@probe("Rette en kollegas kladde")
def _(staff):
    return edits(staff, draft())


@probe("Rette en udgivet side, så rettelsen bliver en kladde")
def _(staff):
    page = published()
    done = edits(staff, page)
    assert now(page).title == page.title
    return done


@probe("Gemme en kladde automatisk, mens man skriver")
def _(staff):
    return edits(staff, draft(), headers={"accept": "application/json"})


@probe("Sende en side til godkendelse")
def _(staff):
    page = draft()
    fill_page(staff, edit_url(page), {"action-submit": "1"})
    return now(page).workflow_in_progress


def submitted(by) -> StandardPage:
    page = draft(by)
    page.get_workflow().start(page, by)
    return now(page)


def withdraws(staff, page) -> bool:
    fill_page(staff, edit_url(page), {"action-cancel-workflow": "1"})
    return not now(page).workflow_in_progress


@probe("Trække sin egen side tilbage fra godkendelse")
def _(staff):
    return withdraws(staff, submitted(staff.user))


@probe("Trække en kollegas side tilbage fra godkendelse")
def _(staff):
    return withdraws(staff, submitted(UserFactory()))


@probe("Godkende en side")
def _(staff):
    page = submitted(UserFactory())
    task = page.current_workflow_task_state
    staff.post(
        page_view("workflow_action", page.pk, "approve", task.pk), {"comment": ""}
    )
    return now(page).live


@probe("Skrive en kommentar til en side")
def _(staff):
    page = draft()
    comment = {
        "comments-TOTAL_FORMS": "1",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "",
        "comments-0-contentpath": "title",
        "comments-0-position": "",
        "comments-0-text": "Skal vi skrive det kortere?",
        "comments-0-replies-TOTAL_FORMS": "0",
        "comments-0-replies-INITIAL_FORMS": "0",
    }
    fill_page(staff, edit_url(page), comment)
    return Comment.objects.filter(page=page.pk).exists()


@probe("Se en sides historie")
def _(staff):
    return is_reached(staff.get(page_view("history", published().pk)))


@probe("Sammenligne to udgaver af en side")
def _(staff):
    page = published()
    page.save_revision()
    return is_reached(
        staff.get(page_view("revisions_compare", page.pk, "earliest", "latest"))
    )


@probe("Hente en ældre udgave frem som kladde")
def _(staff):
    page = draft(title="Gammel")
    old = page.latest_revision
    page.title = "Ny"
    page.save_revision()
    opened = staff.get(page_view("revisions_revert", page.pk, old.pk))
    data = form_data(opened) if opened.status_code == 200 else {"title": "Gammel"}
    data |= nested_form_data({"body": streamfield([]), "revision": str(old.pk)})
    staff.post(edit_url(page), data)
    return now(page).get_latest_revision_as_object().title == "Gammel"


@probe("Udgive en side")
def _(staff):
    page = draft()
    fill_page(staff, edit_url(page), {"action-publish": "1"})
    return now(page).live


@probe("Udgive flere sider på én gang")
def _(staff):
    pages = [draft(), draft(staff.user)]
    staff.post(bulk("publish", *pages))
    return any(now(page).live for page in pages)


@probe("Planlægge, hvornår en side bliver udgivet")
def _(staff):
    page = draft()
    tomorrow = timezone.localtime() + timedelta(days=1)
    when = {"go_live_at": f"{tomorrow:%d.%m.%Y %H:%M}", "action-publish": "1"}
    fill_page(staff, edit_url(page), when)
    return now(page).scheduled_revision is not None


@probe("Opgive en planlagt udgivelse")
def _(staff):
    page = draft()
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    planned = now(page).scheduled_revision
    staff.post(page_view("revisions_unschedule", page.pk, planned.pk))
    return now(page).scheduled_revision is None


@probe("Afpublicere en side")
def _(staff):
    page = published()
    staff.post(page_view("unpublish", page.pk))
    return not now(page).live


@probe("Afpublicere flere sider på én gang")
def _(staff):
    pages = [published(), published()]
    staff.post(bulk("unpublish", *pages))
    return not all(now(page).live for page in pages)


def deletes(staff, page) -> bool:
    staff.post(page_view("delete", page.pk))
    return is_gone(page)


@probe("Slette sin egen kladde")
def _(staff):
    return deletes(staff, draft(staff.user))


@probe("Slette en kollegas kladde")
def _(staff):
    return deletes(staff, draft())


@probe("Slette en udgivet side")
def _(staff):
    return deletes(staff, published())


@probe("Slette flere kladder på én gang")
def _(staff):
    pages = [draft(), draft(staff.user)]
    staff.post(bulk("delete", *pages))
    return not all(Page.objects.filter(pk=page.pk).exists() for page in pages)


def moves(staff, page) -> bool:
    there = published()
    staff.post(page_view("move_confirm", page.pk, there.pk))
    return now(page).is_child_of(there)


@probe("Flytte en kladde")
def _(staff):
    return moves(staff, draft(staff.user))


@probe("Flytte en udgivet side")
def _(staff):
    return moves(staff, published())


@probe("Flytte flere sider på én gang")
def _(staff):
    pages, there = [draft(staff.user), draft()], published()
    staff.post(bulk("move", *pages), {"chooser": there.pk})
    return any(now(page).is_child_of(there) for page in pages)


@probe("Ændre sidernes rækkefølge")
def _(staff):
    published()
    page = published()
    staff.post(f"{page_view('set_page_position', page.pk)}?position=0")
    return home_page().get_children().first().pk == page.pk


def copies(staff, page, **fields) -> Page | None:
    data = {
        "new_title": "Kopi",
        "new_slug": "kopi",
        "new_parent_page": str(home_page().pk),
    }
    staff.post(page_view("copy", page.pk), data | fields)
    return Page.objects.filter(slug="kopi").first()


@probe("Kopiere en side som kladde")
def _(staff):
    copy = copies(staff, published())
    return copy is not None and not copy.live


@probe("Kopiere en side og udgive kopien")
def _(staff):
    copy = copies(staff, published(), publish_copies="on")
    return copy is not None and copy.live


@probe("Lave et alias af en side")
def _(staff):
    copy = copies(staff, published(), alias="on")
    return copy is not None and copy.alias_of_id is not None


@probe("Gøre et alias til en almindelig side")
def _(staff):
    alias = published().create_alias(update_slug="alias")
    staff.post(page_view("convert_alias", alias.pk))
    return now(alias).alias_of_id is None


@probe("Låse en side")
def _(staff):
    page = published()
    staff.post(page_view("lock", page.pk))
    return now(page).locked


@probe("Låse en side op")
def _(staff):
    page = published()
    StandardPage.objects.filter(pk=page.pk).update(
        locked=True, locked_by=UserFactory(), locked_at=timezone.now()
    )
    staff.post(page_view("unlock", page.pk))
    return not now(page).locked


@probe("Sætte adgangskode på en side")
def _(staff):
    page = published()
    choice = {"restriction_type": "password", "password": "gavl"}
    staff.post(page_view("set_privacy", page.pk), choice)
    return PageViewRestriction.objects.filter(page=page.pk).exists()


def moves_in(staff, begun_by=None) -> ImportRun | None:
    """Return a run that has made a draft, worked off at once."""
    if begun_by is None:
        sent = {"text": "Vaskeri\n\nHer vaskes.", "parent": home_page().pk}
        staff.post(reverse("imports:start"), sent)
        run = ImportRun.objects.first()
    else:
        run = begin_with_text("Vaskeri\n\nVask.", home_page(), begun_by, later=False)
    if run:
        work_to_end(run)
    return run


def takes_back(staff, run) -> bool:
    staff.post(reverse("imports:do", args=[run.pk, "back"]))
    run.refresh_from_db()
    work_to_end(run)
    return not Page.objects.filter(title="Vaskeri").exists()


@probe("Flytte sider ind fra en gammel hjemmeside")
def _(staff):
    return bool(moves_in(staff)) and Page.objects.filter(title="Vaskeri").exists()


@probe("Tage sin egen import tilbage")
def _(staff):
    run = moves_in(staff)
    return bool(run) and takes_back(staff, run)


@probe("Tage en kollegas import tilbage")
def _(staff):
    return takes_back(staff, moves_in(staff, begun_by=UserFactory()))


# Pictures and documents


def a_picture() -> SimpleUploadedFile:
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "seagreen").save(file, "PNG")
    return SimpleUploadedFile("gård.png", file.getvalue(), "image/png")


def a_document() -> SimpleUploadedFile:
    return SimpleUploadedFile("husorden.txt", b"Vask er slut kl. 21.", "text/plain")


FILES = [
    ("billede", "billeder", "images", SiteImage, PictureFactory, a_picture),
    ("dokument", "dokumenter", "docs", SiteDocument, DocumentFactory, a_document),
]


def _register_files(one, many, app, *, model, factory, file) -> None:
    view = f"wagtail{app}"

    @probe(f"Lægge et {one} ind")
    def _(staff):
        root = Collection.get_first_root_node().pk
        given = {"title": "Nyt", "file": file(), "collection": root}
        staff.post(reverse(f"{view}:add"), given)
        return model.objects.filter(title="Nyt").exists()

    def edits_file(staff, item) -> bool:
        fill(staff, reverse(f"{view}:edit", args=[item.pk]), {"title": "Ændret"})
        return model.objects.get(pk=item.pk).title == "Ændret"

    def deletes_file(staff, item) -> bool:
        staff.post(reverse(f"{view}:delete", args=[item.pk]))
        return is_gone(item)

    @probe(f"Rette sit eget {one}")
    def _(staff):
        return edits_file(staff, factory(uploaded_by_user=staff.user))

    @probe(f"Rette en kollegas {one}")
    def _(staff):
        return edits_file(staff, factory(uploaded_by_user=UserFactory()))

    @probe(f"Slette sit eget {one}")
    def _(staff):
        return deletes_file(staff, factory(uploaded_by_user=staff.user))

    @probe(f"Slette en kollegas {one}")
    def _(staff):
        return deletes_file(staff, factory(uploaded_by_user=UserFactory()))

    @probe(f"Slette flere af kollegers {many} på én gang")
    def _(staff):
        items = factory.create_batch(2, uploaded_by_user=UserFactory())
        name = model._meta.model_name
        staff.post(bulk("delete", *items, app="media", model=name))
        return is_gone(*items)


for one, many, app, model, factory, file in FILES:
    _register_files(one, many, app, model=model, factory=factory, file=file)


@probe("Lave en samling")
def _(staff):
    root = Collection.get_first_root_node().pk
    add = reverse("wagtailadmin_collections:add")
    staff.post(add, {"name": "Referater", "parent": root})
    return Collection.objects.filter(name="Referater").exists()


# Links


def link_view(name: str, *args) -> str:
    return reverse(f"wagtailsnippets_links_link:{name}", args=args)


@probe("Lave et link")
def _(staff):
    url = "https://egeby.example/nyt"
    fill(staff, link_view("add"), {"title": "Nyt", "kind": "page", "url": url})
    return Link.objects.filter(url=url).exists()


@probe("Rette et link")
def _(staff):
    link = LinkFactory()
    fill(staff, link_view("edit", link.pk), {"title": "Ændret"})
    return Link.objects.get(pk=link.pk).title == "Ændret"


@probe("Markere et link som utilgængeligt")
def _(staff):
    link = LinkFactory()
    staff.post(link_view("decide", "flag", link.pk))
    return Link.objects.get(pk=link.pk).is_flagged


@probe("Slette et link")
def _(staff):
    link = LinkFactory()
    staff.post(link_view("delete", link.pk))
    return is_gone(link)


@probe("Hente listen over links som regneark")
def _(staff):
    LinkFactory()
    response = staff.get(f"{link_view('list')}?export=xlsx")
    return is_reached(response) and "spreadsheet" in response["Content-Type"]


# Staff, themes, and what is run


def _register_snippet(one, view, *, model, factory, field, new) -> None:
    @probe(f"Lave {one}")
    def _(staff):
        fill(staff, reverse(f"{view}:add"), new)
        return model.objects.filter(**{field: new[field]}).exists()

    @probe(f"Rette {one}")
    def _(staff):
        item = factory()
        fill(staff, reverse(f"{view}:edit", args=[item.pk]), {field: "Ændret"})
        return model.objects.filter(pk=item.pk, **{field: "Ændret"}).exists()

    @probe(f"Slette {one}")
    def _(staff):
        item = factory()
        staff.post(reverse(f"{view}:delete", args=[item.pk]))
        return is_gone(item)


_register_snippet(
    "en medarbejder",
    "wagtailsnippets_pages_person",
    model=Person,
    factory=PersonFactory,
    field="name",
    new={"name": "Åse Lind", "is_active": "on"},
)
_register_snippet(
    "et indsatsområde",
    "wagtailsnippets_initiatives_theme",
    model=Theme,
    factory=ThemeFactory,
    field="title",
    new={"title": "Naboskab", "slug": "naboskab"},
)


@probe("Udskifte en kollega, der er stoppet")
def _(staff):
    old, new = PersonFactory(), PersonFactory()
    page = published(content_owner=old)
    staff.post(reverse("replace_page_owner", args=[old.pk]), {"new_owner": new.pk})
    return now(page).content_owner_id == new.pk


@probe("Lave en omdirigering")
def _(staff):
    given = {"old_path": "/gammel/", "redirect_link": "https://egeby.example/"}
    fill(staff, reverse("wagtailredirects:add"), given)
    return Redirect.objects.filter(old_path="/gammel").exists()


@probe("Se sider til gennemgang")
def _(staff):
    published()
    return is_reached(staff.get(reverse("pages_to_review")))


@probe("Se, hvem der gjorde hvad")
def _(staff):
    return is_reached(staff.get(reverse("who_did_what")))


@probe("Rette oplysninger om organisationen")
def _(staff):
    SiteSettingsFactory()
    fill(staff, settings_url(), {"organisation_name": "Ændret"})
    return SiteSettings.objects.get().organisation_name == "Ændret"


@probe("Åbne hjemmesiden")
def _(staff):
    # One without a name is opened by nobody.
    SiteSettingsFactory()
    site = Site.objects.get(is_default_site=True)
    close_site(site)
    staff.post(reverse("open_site", args=[site.pk]))
    return SiteOpening.objects.get(site=site).is_open


@probe("Lukke hjemmesiden")
def _(staff):
    site = Site.objects.get(is_default_site=True)
    staff.post(reverse("close_site", args=[site.pk]))
    return SiteOpening.objects.filter(site=site, is_open=False).exists()


@probe("Vælge, om webarkivet må spørges")
def _(staff):
    row = LinkSettings.load()
    edit = ["links", "linksettings", row.pk]
    url = reverse("wagtailsettings:edit", args=edit)
    fill(staff, url, {"asks_archive": "on"})
    return LinkSettings.allow_archive()


@probe("Lave en bruger")
def _(staff):
    password = "grønne-gavle-om-foråret"
    given = {
        "username": "amina",
        "email": "amina@solgavlen.example",
        "name": "Amina Lund",
        "groups": str(Group.objects.get(name="Redaktør").pk),
        "password1": password,
        "password2": password,
    }
    fill(staff, reverse("wagtailusers_users:add"), given)
    return get_user_model().objects.filter(username="amina").exists()


@probe("Nulstille en kollegas totrinslogin")
def _(staff):
    colleague = UserFactory(is_superuser=False)
    codes = AuthenticatorApp.objects.create(user=colleague, name="Telefonen")
    staff.post(reverse("reset_second_factor", args=[colleague.pk]))
    return is_gone(codes)


@probe("Bestemme, hvem der skal bruge totrinslogin")
def _(staff):
    asked = SecondFactorSettings.load()
    address = ["users", "secondfactorsettings", asked.pk]
    fields = {"asked": "everybody", "days": "30"}
    fill(staff, reverse("wagtailsettings:edit", args=address), fields)
    return SecondFactorSettings.objects.filter(asked="everybody").exists()


@probe("Sende en invitation igen")
def _(staff):
    colleague = UserFactory(is_superuser=False)
    colleague.set_unusable_password()
    colleague.save()
    staff.post(reverse("invite_user", args=[colleague.pk]))
    return Invitation.objects.filter(user=colleague).exists()


@probe("Udlevere, hvad der er gemt om en person")
def _(staff):
    colleague = UserFactory(is_superuser=False)
    answer = staff.post(reverse("personal_data_export"), {"who": colleague.username})
    # To its end, which closes the file.
    return answer.streaming and b"".join(answer.streaming_content).startswith(b"PK")


@probe("Slette, hvad der er gemt om en person")
def _(staff):
    colleague = UserFactory(is_superuser=False)
    asked = {"who": colleague.username, "confirmed": "yes"}
    staff.post(reverse("personal_data_erase"), asked)
    return is_gone(colleague)


@probe("Rette en gruppes rettigheder")
def _(staff):
    group = Group.objects.create(name="Frivillige")
    url = reverse("wagtailusers_groups:edit", args=[group.pk])
    fill(staff, url, {"name": "Ændret"})
    return Group.objects.get(pk=group.pk).name == "Ændret"


@probe("Rette hjemmesidens adresse")
def _(staff):
    site = Site.objects.get(is_default_site=True)
    url = reverse("wagtailsites:edit", args=[site.pk])
    fill(staff, url, {"hostname": "ny.example"})
    return Site.objects.get(pk=site.pk).hostname == "ny.example"


@probe("Lave en godkendelsesgang")
def _(staff):
    task = Workflow.objects.get().tasks.first()
    given = {
        "name": "Hurtig",
        "workflow_tasks-TOTAL_FORMS": "1",
        "workflow_tasks-INITIAL_FORMS": "0",
        "workflow_tasks-0-task": str(task.pk),
        "workflow_tasks-0-ORDER": "1",
        "workflow_tasks-0-DELETE": "",
    }
    fill(staff, reverse("wagtailadmin_workflows:add"), given)
    return Workflow.objects.filter(name="Hurtig").exists()


@probe("Læse, hvad beboerne skriver, og notere, hvad der er gjort")
def _(staff):
    comment = FeedbackComment.objects.create(
        page=published(), text="Hvad koster det?", created_at=timezone.now()
    )
    fill(
        staff, reverse("answer_comment", args=[comment.pk]), {"note": "Prisen står der"}
    )
    return FeedbackComment.objects.get(pk=comment.pk).note == "Prisen står der"


@probe(
    "Læse henvendelser fra formularer, man hverken får mail fra eller har ansvar for"
)
def _(staff):
    message = message_in(publish(FormPageFactory(owner=UserFactory())))
    screen = staff.get(reverse("form_message", args=[message.pk]))
    return screen.status_code == 200


@probe("Sætte afdelinger på tegningen")
def _(staff):
    plan = DepartmentIndexPageFactory(plan=PictureFactory())
    name = f"place-{DepartmentPageFactory(parent=plan).pk}"
    given = {f"{name}-across": "20", f"{name}-down": "30"}
    fill(staff, reverse("place_departments", args=[plan.pk]), given)
    return PlanPlace.objects.exists()


@probe("Lade et ord finde en side")
def _(staff):
    given = {"words": "husdyr", "page": str(published().pk)}
    fill(staff, reverse("search_promotions:add"), given)
    return SearchPromotion.objects.filter(words="husdyr").exists()


@probe("Fjerne et ord, der finder en side")
def _(staff):
    made = SearchPromotion.objects.create(words="husdyr", page=published())
    staff.post(reverse("search_promotions:delete", args=[made.pk]))
    return is_gone(made)
