"""What is in the database of the former release; run by make.py with its code."""

import datetime
import json
from contextlib import suppress

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.contrib.auth.models import Group  # noqa: E402
from django.utils.module_loading import import_string  # noqa: E402
from django_tasks_db.models import DBTaskResult  # noqa: E402
from wagtail.models import Site, Workflow  # noqa: E402

from initiatives.models import InitiativeIndexPage, InitiativePage  # noqa: E402
from links.models import Link  # noqa: E402
from pages.models import HomePage, SiteSettings  # noqa: E402


def first_of(*paths: str):
    """Return what a release has under the first of the paths that it knows.

    The newest path first; a release of old has one of the others.
    """
    for path in paths:
        with suppress(ImportError):
            return import_string(path)
    raise ImportError(paths[0])


run_job = first_of(
    "boligsocial.deployment.schedule.run_job", "boligsocial.schedule.run_job"
)
check_due_links = first_of(
    "links.runs.tasks.check_due_links", "links.tasks.check_due_links"
)
check_link = first_of("links.runs.tasks.check_link", "links.tasks.check_link")
look_for_copies = first_of(
    "links.archive.asking.look_for_copies", "links.archive.look_for_copies"
)
reindex_links = first_of(
    "links.replacing.readdressing.reindex_links",
    "links.hosts.readdressing.reindex_links",
)
try_addresses = first_of(
    "links.replacing.trials.try_addresses", "links.hosts.trials.try_addresses"
)
merge_links = first_of(
    "links.page_changes.tasks.merge_links", "links.rewriting.tasks.merge_links"
)
register_addresses = first_of(
    "links.page_changes.tasks.register_addresses",
    "links.rewriting.tasks.register_addresses",
)
make_pictures = first_of(
    "pages.publishing.tasks.make_pictures", "pages.tasks.make_pictures"
)

# Addresses that are kept for examples (RFC 5737): the link checker asks none of them.
TYPED = "https://192.0.2.10/husorden"


def main() -> None:
    approver, editor = add_user("merete", "Godkender"), add_user("ida", "Redaktør")
    site = Site.objects.get()
    # Releases of old knew no site that was not open.
    with suppress(ImportError):
        first_of("pages.opening.open_site")(site)
    SiteSettings.objects.create(site=site, organisation_name="Solgavlen")
    kept, other, flagged = (
        Link.objects.create(title=title, kind="page", url=f"https://192.0.2.10/{path}")
        for title, path in [
            ("Lektiehjælp", "lektier"),
            ("Hjælp til lektier", "lektier/"),
            ("Gældsrådgivning", "raad"),
        ]
    )
    flagged.availability = Link.Availability.UNAVAILABLE
    flagged.unavailable_since = datetime.date(2026, 3, 2)
    flagged.unavailable_by = approver
    flagged.save()
    home = HomePage.objects.get()
    overview = home.add_child(
        instance=InitiativeIndexPage(
            title="Indsatser", slug="indsatser", summary="Vi er her for dig."
        )
    )
    overview.save_revision(user=approver).publish(user=approver)
    page = add_initiative(overview, "Lektiecafé", "lektiecafe", other, flagged)
    page.save_revision(user=approver).publish(user=approver)
    waiting = add_initiative(overview, "Brandkadetter", "brandkadetter", kept, flagged)
    waiting.unpublish()
    waiting.save_revision(user=editor)
    Workflow.objects.get(name="Godkendelse").start(waiting, editor)

    DBTaskResult.objects.exclude(task_path=run_job.module_path).delete()
    disturb_schedule()
    long_ago = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC).isoformat()
    check_due_links.enqueue(long_ago)
    look_for_copies.enqueue(long_ago)
    check_link.enqueue(flagged.pk)
    reindex_links.enqueue([kept.pk, flagged.pk])
    try_addresses.enqueue(1, long_ago)
    register_addresses.enqueue({TYPED: kept.pk}, approver.pk)
    merge_links.enqueue(kept.pk, [other.pk], approver.pk)
    make_pictures.enqueue(page.pk)


def add_user(name: str, role: str):
    user = get_user_model().objects.create_user(name, f"{name}@solgavlen.example")
    user.groups.add(Group.objects.get(name=role))
    return user


def add_initiative(parent, title: str, slug: str, *links: Link):
    text = "".join(
        f'<p>Læs <a linktype="link" id="{link.pk}">mere</a>.</p>' for link in links
    )
    text += f'<p>Og i <a href="{TYPED}">husordenen</a>.</p>'
    body = [{"type": "text", "value": {"title": "Kom og vær med", "text": text}}]
    return parent.add_child(
        instance=InitiativePage(
            title=title, slug=slug, summary="Onsdag kl. 16.", body=json.dumps(body)
        )
    )


def disturb_schedule() -> None:
    """Leave two chains of one job; and none of another, whose worker was killed."""
    run_job.enqueue("publish_scheduled_pages")
    DBTaskResult.objects.get(args_kwargs__args=["check_links"]).claim("en arbejder")


if __name__ == "__main__":
    main()
