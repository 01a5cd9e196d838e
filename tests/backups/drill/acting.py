"""The acts of the drill, each in a process of its own, on a site of its own.

Prints what came of it, for test_drill.py.
"""

import hashlib
import io
import json
import os
import sys
import tempfile
from pathlib import Path

import django
from django.conf import settings

PASSWORD = "en lang adgangskode"
# Of the moment, or of the queue: see boligsocial/settings/backups.py.
APART = {"django_tasks_database_dbtaskresult"}


def make(folder: Path) -> dict:
    """Make a site; a backup while editors are at it, and one when they are done."""
    from django.utils import timezone

    from backups import databases
    from backups.archive.sealing import new_identity
    from backups.making import make_backup
    from search.indexing.index import complete
    from tests.backups.drill.editing import A_FEW, Editors

    make_content()
    database, key = databases.of_this_site(), new_identity()
    with Editors() as editors:
        dump = database.dump

        def dump_amid_changes(*arguments):
            editors.change(A_FEW)
            seen = dump(*arguments)
            editors.change(A_FEW)
            editors.await_changes()
            return seen

        database.dump = dump_amid_changes
        editors.change(A_FEW)
        under_load = make_backup(folder, [], timezone.now())
        database.dump = dump
    (folder / "key.txt").write_text(f"# a key\n{key}\n")
    # As the job does each hour: what the editors made was no publication.
    complete()
    quiet = make_backup(folder / "sealed", [str(key.to_public())], timezone.now())
    return {
        "contents": contents(),
        "changes": editors.changes,
        "under_load": str(under_load.path),
        "missing": under_load.manifest.missing,
        "quiet": str(quiet.path),
        "rows": quiet.manifest.rows,
    }


def restore_in_the_next_release(archive: str, folder: Path) -> dict:
    """Put back what was made under load, in a release with one migration more."""
    from django.apps import apps
    from django.core.management import call_command
    from django.db import connection
    from django.utils import timezone
    from wagtail.models import Page

    from backups.making import make_backup
    from media.models import SiteDocument, SiteImage

    call_command("restore", archive)
    documents = list(SiteDocument.objects.all())
    wrong = [one.title for one in documents if read(one.file) != one.title.encode()]
    wrong += [one.title for one in SiteImage.objects.all() if not read(one.file)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM coming_notice")
        notices = sorted(text for (text,) in cursor.fetchall())
    assert apps.is_installed("tests.backups.drill.coming")
    return {
        "documents": len(documents),
        "wrong": wrong,
        "pages": sorted(Page.objects.values_list("title", flat=True)),
        "notices": notices,
        "archive": str(make_backup(folder, [], timezone.now()).path),
    }


def restore(archive: str, key: str, newer: str, under_load: str) -> dict:
    """Put the site back where there is nothing; then try what must be refused."""
    from django.core.management import CommandError, call_command
    from django.test import Client
    from django.urls import reverse
    from django_tasks_db.models import DBTaskResult

    from backups.archive.reading import verify

    call_command("restore", archive, identity=Path(key))
    found = contents()
    said = {}
    for name, other, options in (
        ("again", archive, {"identity": Path(key)}),
        ("without key", archive, {"replace": "localhost:8000"}),
        ("wrong host", under_load, {"replace": "www.example.org"}),
        ("newer", newer, {"replace": "localhost:8000"}),
    ):
        try:
            call_command("restore", other, **options)
        except CommandError as error:
            said[name] = str(error)
    said["database"] = put_back_badly(Path(archive), Path(key))
    unharmed = contents()
    reader = Client(headers={"host": "localhost"})
    page = reader.get("/velkommen/")
    signing_in = reader.post(
        reverse("wagtailadmin_login"), {"username": "merete", "password": PASSWORD}
    )
    admin = reader.get("/admin/")
    call_command("restore", under_load, replace="localhost:8000")
    manifest = verify(Path(under_load), [], io.BytesIO())
    return {
        "contents": found,
        "page": [page.status_code, page.content.decode()],
        "signed_in": signing_in.status_code,
        "admin": admin.status_code,
        "refused": said,
        "unharmed": unharmed,
        "tasks": list(DBTaskResult.objects.values_list("task_path", flat=True)),
        "files": files(),
        "files_wanted": {name: entry.sha256 for name, entry in manifest.media.items()},
    }


def put_back_badly(archive: Path, key: Path) -> list[str]:
    """Put the database back from half a dump, and with what fails afterwards."""
    from backups import databases
    from backups.archive.reading import verify
    from backups.archive.sealing import read_identities
    from backups.problems import BackupError

    said = []
    with tempfile.TemporaryFile() as whole, tempfile.TemporaryFile() as half:
        verify(archive, read_identities(key), whole)
        half.write(os.pread(whole.fileno(), whole.tell() // 2, 0))
        half.flush()
        for dumped, afterwards in ((half, []), (whole, ["DELETE FROM nowhere"])):
            try:
                databases.of_this_site().restore(dumped, afterwards)
            except BackupError as error:
                said.append(str(error))
    return said


def make_content() -> None:
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group
    from django.core.management import call_command
    from wagtail.models import Site

    from pages.opening import open_site
    from tests.backups.drill.editing import LIVING, send_document
    from tests.factories import (
        InitiativeIndexPageFactory,
        InitiativePageFactory,
        LinkFactory,
        PersonFactory,
        PictureFactory,
        SiteSettingsFactory,
        StandardPageFactory,
        ThemeFactory,
        publish,
        rich_text_link,
    )
    from users.tasks import send_invitation

    call_command("prepare", stdout=sys.stderr)
    open_site(Site.objects.get())
    user = get_user_model().objects.create_user("merete", "m@solgavlen.example")
    user.set_password(PASSWORD)
    user.save()
    user.groups.add(Group.objects.get(name="Administrator"))
    SiteSettingsFactory(logo=PictureFactory())
    link = LinkFactory(title="Gældsrådgivning", flagged=True)
    text = f"<p>Læs {rich_text_link(link, 'mere')}.</p>"
    picture = PictureFactory()
    owner = PersonFactory(name="Åse Østergård", photo=PictureFactory())
    page = StandardPageFactory(
        title="Velkommen på Ålykke",
        slug="velkommen",
        picture=picture,
        content_owner=owner,
        body=[("text", {"title": "Om os", "text": text})],
    )
    publish(page, user)
    page.title = "Kladde"
    page.save_revision(user=user)
    overview = publish(InitiativeIndexPageFactory())
    theme = ThemeFactory(title="Børn og unge")
    publish(InitiativePageFactory(parent=overview, themes=[theme]), user)
    for number in range(LIVING):
        send_document(f"Referat {number}", f"referat-{number}.txt")
    send_document("Æblefest på Rønnebærvej", "æblefest.txt")
    picture.get_rendition("width-100")
    send_invitation.enqueue(user.pk)


def contents() -> dict:
    """Return every row of every table, and the hash of every file."""
    from django.db import connection

    apart = APART | set(settings.BACKUP_WITHOUT_ROWS)
    tables = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table not in apart:
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
                tables[table] = sorted(map(repr, cursor.fetchall()))
    return {"tables": tables, "files": files()}


def files() -> dict[str, str]:
    root = Path(settings.MEDIA_ROOT)
    return {
        str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def read(file) -> bytes:
    """Return what is in a file, b"" when it is not there."""
    try:
        with file.storage.open(file.name, "rb") as opened:
            return opened.read()
    except FileNotFoundError:
        return b""


def main(act: str, *arguments: str) -> None:
    django.setup()
    acts = {
        "make": lambda folder: make(Path(folder)),
        "next": lambda archive, folder: restore_in_the_next_release(
            archive, Path(folder)
        ),
        "restore": restore,
    }
    from tests.loopback import only_loopback

    with only_loopback([settings.DATABASES["default"].get("HOST", "")]):
        done = acts[act](*arguments)
    print(json.dumps(done))


if __name__ == "__main__":
    main(*sys.argv[1:])
