"""Media in a bucket: what is public and what is not, and while it does not answer.

The bucket is a stand-in's: see object_storage.py.
"""

import io
import sys
import tarfile

import pytest
from PIL import Image

from tests.boligsocial.deployment.components import machines
from tests.boligsocial.deployment.components.furnish import PAGE, PASSWORD, PUBLISHER
from tests.boligsocial.deployment.components.object_storage import (
    BUCKET,
    object_storage,
)
from tests.html import parse

PATH = f"/{PAGE}/"
MONTH = "public, max-age=2592000"
PUBLIC, PRIVATE = b"%PDF-1.4 til alle", b"%PDF-1.4 til nogle"
NOT_STORED = "Filen kan ikke gemmes lige nu"
NOT_FETCHED = "Dokumentet kan ikke hentes lige nu"


@pytest.fixture(scope="module")
def bucket():
    with object_storage() as storage:
        yield storage


@pytest.fixture(scope="module")
def site(machine, bucket):
    machine.overrides |= bucket.environment
    machine.overrides["BACKUP_DIR"] = str(machine.folder / "backups")
    machine.start_web()
    return machine


@pytest.fixture(scope="module")
def merete(site):
    return site.staff(PUBLISHER)


@pytest.fixture(scope="module")
def content(site, merete):
    """A page with a picture, and two documents of which one is not for everybody."""
    sent = send(merete, "images", "Gavlen i aftensol", picture(), "gavl.jpg")
    assert sent.status_code == 302
    [(number,)] = site.rows("SELECT id FROM media_siteimage")
    edit = f"/admin/pages/{site.id_of('page')}/edit/"
    shown = {"picture": number, "picture_alt": "Gavlen", "action-publish": "1"}
    assert merete.fill_in(edit, shown).status_code == 302
    named = {"name": "Til bestyrelsen", "parent": 1}
    assert merete.fill_in("/admin/collections/add/", named).status_code == 302
    [(collection,)] = site.rows(
        """INSERT INTO wagtailcore_collectionviewrestriction
            (collection_id, restriction_type, password)
        SELECT id, 'login', '' FROM wagtailcore_collection
        WHERE name = 'Til bestyrelsen' RETURNING collection_id"""
    )
    send(merete, "documents", "Husorden", PUBLIC, "husorden.pdf")
    send(merete, "documents", "Budget", PRIVATE, "budget.pdf", collection=collection)
    read(site)
    return {
        title: f"/documents/{pk}/{file.rpartition('/')[2]}"
        for pk, title, file in site.rows(
            "SELECT id, title, file FROM media_sitedocument"
        )
    }


def picture() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (1600, 900), "peru").save(made, "JPEG")
    return made.getvalue()


def send(staff, what: str, title: str, file: bytes, name: str, **fields):
    """Send a file by way of the admin's own form."""
    fields |= {"title": title, "file": None}
    if "collection" not in fields and what == "documents":
        fields["collection"] = 1
    return staff.fill_in(f"/admin/{what}/add/", fields, {"file": (name, file)})


def read(site, path: str = PATH):
    return site.visitor().get(path, Host=machines.SITE_HOST)


def shown_on(page: bytes) -> list[str]:
    """Return the names of the pictures that a page has from the bucket."""
    found = []
    for element in parse(page.decode()).select("picture source, picture img"):
        sources = element.get("srcset") or element.get("src")
        found += [part.split()[0] for part in sources.split(",")]
    own = "https://medier.solgavlen.example/"
    assert found
    assert all(address.startswith(own) for address in found)
    return sorted({address.removeprefix(own) for address in found})


def manage(site, *command: str) -> str:
    return site.run(sys.executable, "manage.py", *command)


def test_readers_fetch_pictures_from_the_bucket_and_nothing_else(site, bucket, content):
    page = read(site)
    assert page.status == 200
    assert "https://medier.solgavlen.example" in page.headers["Content-Security-Policy"]
    kinds = set()
    for name in shown_on(page.body):
        fetched = bucket.ask(name)
        assert fetched.status_code == 200, name
        assert fetched.headers["Cache-Control"] == MONTH
        kinds.add(fetched.headers["Content-Type"])
        Image.open(io.BytesIO(fetched.content)).verify()
    assert kinds >= {"image/avif"}
    assert all(kind.startswith("image/") for kind in kinds)
    hidden = [name for name in bucket.objects() if not name.startswith("images/")]
    assert {name.partition("/")[0] for name in hidden} == {"pictures", "documents"}
    assert {bucket.ask(name).status_code for name in hidden} == {403}
    assert bucket.ask("").status_code == 403


def test_documents_are_fetched_through_the_site_which_asks_who_may(
    site, merete, content
):
    everybody = read(site, content["Husorden"])
    assert (everybody.status, everybody.body) == (200, PUBLIC)
    assert everybody.headers["Content-Type"] == "application/pdf"
    stranger = read(site, content["Budget"])
    assert stranger.status == 302
    assert PRIVATE not in stranger.body
    assert "private" in stranger.headers["Cache-Control"]
    colleague = merete.get(content["Budget"])
    assert (colleague.status_code, colleague.content) == (200, PRIVATE)
    assert "private" in colleague.headers["Cache-Control"]


@pytest.mark.parametrize("mood", ["refuses", "is away"])
def test_a_bucket_that_takes_nothing_is_told_and_nothing_is_lost(
    site, merete, bucket, content, mood
):
    before = bucket.objects()
    rows = site.rows("SELECT count(*) FROM media_siteimage")
    bucket.mood = mood
    try:
        for what, file, name in (
            ("images", picture(), "ny.jpg"),
            ("documents", PUBLIC, "ny.pdf"),
        ):
            sent = send(merete, what, "Nyt fra Ærøgade", file, name)
            assert sent.status_code == 200
            form = parse(sent.text)
            assert NOT_STORED in form.get_text()
            assert form.select_one("#id_title")["value"] == "Nyt fra Ærøgade"
        assert read(site).status == 200
        if mood == "is away":
            answer = read(site, content["Husorden"])
            assert answer.status == 503
            assert NOT_FETCHED in answer.body.decode()
    finally:
        bucket.mood = "takes"
    assert bucket.objects() == before
    assert site.rows("SELECT count(*) FROM media_siteimage") == rows
    assert read(site, content["Husorden"]).status == 200


def test_a_backup_has_every_object_and_puts_each_back(site, merete, bucket, content):
    before = bucket.objects()
    manage(site, "backup")
    [archive] = (site.folder / "backups").glob("*.tar")
    with tarfile.open(archive) as packed:
        kept = {
            name.removeprefix("media/"): packed.extractfile(name).read()
            for name in packed.getnames()
            if name.startswith("media/")
        }
    assert kept == before
    # What is deleted is deleted in the bucket as well, renditions and all.
    for path in content.values():
        number = path.split("/")[2]
        assert (
            merete.fill_in(f"/admin/documents/delete/{number}/", {}).status_code == 302
        )
    edit = f"/admin/pages/{site.id_of('page')}/edit/"
    without = {"picture": "", "picture_alt": "", "action-publish": "1"}
    assert merete.fill_in(edit, without).status_code == 302
    [(number,)] = site.rows("SELECT id FROM media_siteimage")
    assert merete.fill_in(f"/admin/images/{number}/delete/", {}).status_code == 302
    assert bucket.objects() == {}
    bucket.client().put_object(Bucket=BUCKET, Key="documents/over.pdf", Body=b"nyere")
    site.stop()
    manage(site, "restore", str(archive), "--replace", machines.SITE_HOST)
    assert bucket.objects() == before
    pictures = site.rows("SELECT title FROM media_siteimage")
    assert pictures == [("Gavlen i aftensol",)]
    types = {
        name: bucket.client().head_object(Bucket=BUCKET, Key=name)["ContentType"]
        for name in before
    }
    assert "application/octet-stream" not in types.values(), types
    # A site that is put back knows no session.
    site.start_web()
    merete.sign_in(PUBLISHER, PASSWORD)


def test_nothing_was_answered_with_an_error(site, content):
    """But for the document, while it cannot be fetched."""
    failed = [line for line in site.log("web").splitlines() if '"status": 5' in line]
    assert all(
        f'"path": "{content["Husorden"]}"' in line and '"status": 503' in line
        for line in failed
    )
