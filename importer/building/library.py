"""Pictures and documents: into the library once, however many pages have them."""

import hashlib
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

import filetype
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.db.models import Model
from wagtail.log_actions import log
from wagtail.models import Collection

from importer.building.fetched import Fetch, Fetched
from importer.reading.document import Picture
from importer.recognising.assembling.finishing import described
from importer.recognising.findings import Finding, Matter
from media.files import CleanPicture
from media.forms import DocumentField, PictureField
from media.models import SiteDocument, SiteImage

TITLE_LENGTH = 255
_DAY = 24 * 60 * 60
DOCUMENT_SUFFIXES = {".pdf", ".docx", ".odt", ".xlsx", ".pptx", ".csv", ".txt"}


class Library:
    """What one page brings into the library; the same file is there once."""

    def __init__(self, user, fetch: Fetch):
        self.made: list[Model] = []
        self.findings: list[Finding] = []
        # By the address that a page has for it.
        self.files: dict[str, Model] = {}
        self._user = user
        self._fetch = fetch

    def picture(self, picture: Picture) -> SiteImage | None:
        """Return the picture in the library; None, and a finding, if it cannot be."""
        image = self._picture(picture)
        if image and picture.address:
            self.files[picture.address] = image
        return image

    def document(self, address: str, title: str, line: int = 0) -> SiteDocument | None:
        """Return the document in the library; None if it was not fetched, or refused."""
        document = self._document(address, title, line)
        if document:
            self.files[address] = document
        return document

    def _picture(self, picture: Picture) -> SiteImage | None:
        fetched = self._content_of(picture)
        line = picture.lines[0] if picture.lines else 0
        name = picture.name or picture.text
        if fetched is None:
            self._find(Matter.PICTURE_MISSING, name, line, "image")
            return None
        if isinstance(fetched.known, SiteImage):
            return fetched.known
        digest = hashlib.sha256(fetched.content).hexdigest()
        if known := _known_picture(digest):
            return known
        try:
            clean = _cleaned(fetched)
        except ValidationError as error:
            detail = " ".join(error.messages)
            self._find(Matter.PICTURE_REFUSED, name, line, "image", detail)
            return None
        image = self._same(clean) or self._new_picture(picture, clean)
        # A key that is rolled back is given to another picture.
        transaction.on_commit(lambda: cache.set(_key(digest), image.pk, _DAY))
        return image

    def _document(self, address: str, title: str, line: int) -> SiteDocument | None:
        suffix = suffix_of(address)
        if suffix not in DOCUMENT_SUFFIXES:
            return None
        fetched = self._fetch(address)
        if fetched is None:
            return None
        if isinstance(fetched.known, SiteDocument):
            return fetched.known
        # As Wagtail's: the same file of two pages is known by it.
        digest = hashlib.sha1(fetched.content, usedforsecurity=False).hexdigest()
        known = SiteDocument.objects.filter(file_hash=digest).order_by("pk").first()
        if known:
            return known
        name = PurePosixPath(fetched.name).name or f"{digest[:12]}{suffix}"
        if not PurePosixPath(name).suffix:
            name += suffix
        upload = SimpleUploadedFile(name, fetched.content, fetched.content_type)
        try:
            DocumentField().clean(upload)
            document = SiteDocument(
                title=(title or name)[:TITLE_LENGTH],
                file=upload,
                uploaded_by_user=self._user,
                collection=Collection.get_first_root_node(),
            )
            document.clean()
        except ValidationError as error:
            detail = " ".join(error.messages)
            self._find(Matter.DOCUMENT_REFUSED, title or name, line, "", detail)
            return None
        document._set_document_file_metadata()  # noqa: SLF001, as Wagtail's form
        document.save()
        self._note(document)
        return document

    def forget(self) -> None:
        """Delete the files of what was made: the rows are gone with the transaction."""
        for item in self.made:
            if isinstance(item, (SiteImage, SiteDocument)):
                item.file.storage.delete(item.file.name)

    def _content_of(self, picture: Picture) -> Fetched | None:
        if picture.content is not None:
            return Fetched(picture.content, picture.name or "billede.png")
        return self._fetch(picture.address) if picture.address else None

    def _new_picture(self, picture: Picture, clean: CleanPicture) -> SiteImage:
        description = described(picture)
        title = description or picture.caption or PurePosixPath(clean.name).stem
        image = SiteImage(
            title=title[:TITLE_LENGTH],
            description=description,
            file=clean,
            uploaded_by_user=self._user,
            collection=Collection.get_first_root_node(),
        )
        image._set_image_file_metadata()  # noqa: SLF001, as Wagtail's form
        image.save()
        self._note(image)
        return image

    def _same(self, clean: CleanPicture) -> SiteImage | None:
        """Return a picture that the site has kept just like this one."""
        clean.seek(0)
        digest = hashlib.sha1(clean.read(), usedforsecurity=False).hexdigest()
        clean.seek(0)
        return SiteImage.objects.filter(file_hash=digest).order_by("pk").first()

    def _note(self, item: Model) -> None:
        log(instance=item, action="wagtail.create", user=self._user)
        self.made.append(item)

    def _find(
        self, matter: Matter, text: str, line: int, section: str, detail: str = ""
    ) -> None:
        found = Finding(matter, text, line=line, section=section, detail=detail)
        self.findings.append(found)


def suffix_of(address: str) -> str:
    """Return what an address ends with, as the suffix of a file."""
    return PurePosixPath(unquote(urlsplit(address).path)).suffix.lower()


def _cleaned(fetched: Fetched) -> CleanPicture:
    """Return the picture as the site keeps it. Raises ValidationError."""
    # Old systems call files anything; the first bytes tell.
    suffix = filetype.guess_extension(fetched.content)
    path = PurePosixPath(fetched.name.rpartition("/")[2] or "billede")
    name = f"{path.stem}.{suffix}" if suffix else path.name
    upload = SimpleUploadedFile(name, fetched.content)
    return PictureField().clean(upload)


def _known_picture(digest: str) -> SiteImage | None:
    known = cache.get(_key(digest))
    return SiteImage.objects.filter(pk=known).first() if known else None


def _key(digest: str) -> str:
    return f"importer.picture:{digest}"
