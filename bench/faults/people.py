"""Those who use the site meanwhile: each a thread, each with work of its own."""

import random
import re
import threading
import time
from collections import Counter
from collections.abc import Callable
from io import BytesIO

import requests
from bs4 import BeautifulSoup
from PIL import Image

from bench.faults.ledger import Ledger, RefusedError
from tests.staff_over_http import StaffSession, form_data

# Programs that answer the form about a link faster are not believed.
READING_SECONDS = 2.2
# The last line of that form.
UNKNOWN = "unknown"
ANSWER_SECONDS = 60
# What an association of 15,000 homes sees in the busiest hour of a normal day.
NORMAL_HOUR = {
    "read": 1_000,
    "publish": 12,
    "flag": 12,
    "upload": 12,
    "import": 4,
    "report": 4,
    "mail": 2,
}
TIMES_NORMAL = 10


class Browser(StaffSession):
    """A browser that has the ledger know when it waits for an answer."""

    def __init__(self, url: str, ledger: Ledger) -> None:
        super().__init__(url)
        self._ledger = ledger

    def keep_no_connections(self) -> None:
        self._session.headers["Connection"] = "close"

    def post(self, path: str, data: dict, files: dict | None = None):
        with self._ledger.sending():
            return super().post(path, data, files)


class Person(threading.Thread):
    """Does one thing after the other until told to go home."""

    def __init__(self, name: str, people: "People", act: Callable, pace: float) -> None:
        super().__init__(name=name, daemon=True)
        self._people, self._act, self._pace = people, act, pace
        self.random = random.Random(f"{people.seed} {name}")  # noqa: S311
        self.number = 0
        self.address = f"192.0.2.{self.random.randrange(1, 250)}"
        self._session = None

    def run(self) -> None:
        while not self._people.go_home.is_set():
            self.number += 1
            self._act(self)
            wait = self._pace * self.random.uniform(0.5, 1.5)
            self._people.go_home.wait(wait)

    def browser(self) -> Browser:
        """Return the browser of somebody who is not signed in.

        Each question comes on a connection of its own: one that is kept may be closed
        in the moment in which something is sent, and programs do not ask again.
        """
        browser = Browser(self._people.url, self._people.ledger)
        browser.keep_no_connections()
        return browser

    def staff(self) -> Browser:
        """Return the browser of a publisher, who signs in once and stays signed in."""
        if self._session is None:
            session = Browser(self._people.url, self._people.ledger)
            session.sign_in(*self._people.account)
            self._session = session
        return self._session


class People:
    """All of them, and what they know of the site."""

    def __init__(self, url: str, known: dict, ledger: Ledger, seed: int) -> None:
        self.url, self.known, self.ledger, self.seed = url, known, ledger, seed
        self.account = known["account"]
        self.go_home = threading.Event()
        # By page, the last number that was answered with success.
        self.published: dict[int, int] = {}
        self.flagged: dict[int, str] = {}
        self._people: list[Person] = []

    def begin(self, hurry: float | None) -> None:
        """Let everybody begin: without a pause worth the name, or at `hurry` loads."""
        work = [
            ("editor-0", self.publish, 1.0, "publish"),
            ("editor-1", self.publish, 1.0, "publish"),
            ("keeper", self.flag, 1.5, "flag"),
            ("uploader", self.upload, 2.0, "upload"),
            ("importer", self.import_text, 4.0, "import"),
            ("newcomer", self.ask_for_password, 5.0, "mail"),
            ("resident-0", self.report, 2.0, "report"),
            ("reader-0", self.read, 0.1, "read"),
            ("reader-1", self.read, 0.1, "read"),
        ]
        doing = Counter(kind for *_who, kind in work)
        for name, act, pause, kind in work:
            pace = pause
            if hurry is not None:
                pace = 3600 * doing[kind] / (NORMAL_HOUR[kind] * TIMES_NORMAL * hurry)
            person = Person(name, self, act, pace)
            self._people.append(person)
            person.start()

    def end(self) -> None:
        self.go_home.set()
        for person in self._people:
            person.join(ANSWER_SECONDS * 2)

    def publish(self, person: Person) -> None:
        own = self.known["pages"][int(person.name[-1]) :: 2]
        page = person.random.choice(own)
        number = person.number
        with self.ledger.attempt("publish", f"{page['id']} {number}"):
            sent = person.staff().fill_in(
                f"/admin/pages/{page['id']}/edit/",
                {"summary": f"Udgave {number} af siden.", "action-publish": "1"},
            )
            _require_redirect(sent, "/admin/pages/")
            self.published[page["id"]] = number

    def flag(self, person: Person) -> None:
        link = person.random.choice(self.known["links"])
        value = person.random.choice(["available", "unavailable"])
        title = f"Råd og hjælp {link}, {person.number}"
        with self.ledger.attempt("flag", f"{link} {person.number}"):
            sent = person.staff().fill_in(
                f"/admin/snippets/links/link/edit/{link}/",
                {"title": title, "availability": value},
            )
            _require_redirect(sent, "/admin/")
            self.flagged[link] = f"{title} {value}"

    def upload(self, person: Person) -> None:
        title = f"Billede {person.number} fra gården"
        color = tuple(person.random.randrange(256) for _ in range(3))
        file = BytesIO()
        Image.effect_noise((160, 100), 90).convert("RGB").point(
            lambda value: (value + color[0]) % 256
        ).save(file, "PNG")
        with self.ledger.attempt("upload", title):
            sent = person.staff().fill_in(
                "/admin/images/add/",
                {"title": title},
                files={"file": ("billede.png", file.getvalue(), "image/png")},
            )
            _require_redirect(sent, "/admin/images/")

    def import_text(self, person: Person) -> None:
        title = f"Husorden nummer {person.number}"
        text = f"{title}\n\nDer skal være ro efter klokken 22 i alle opgange.\n"
        with self.ledger.attempt("import", title):
            sent = person.staff().fill_in(
                "/admin/import/new/", {"text": text, "parent": self.known["home"]}
            )
            _require_redirect(sent, "/admin/import/")

    def ask_for_password(self, person: Person) -> None:
        accounts = self.known["waiting"]
        if person.number > len(accounts):
            return
        address = accounts[person.number - 1]
        with self.ledger.attempt("mail", address):
            visitor = person.browser()
            visitor.come_from(f"192.0.2.{person.number % 250 + 1}")
            sent = visitor.fill_in("/admin/password_reset/", {"email": address})
            _require_redirect(sent, "/admin/password_reset/")

    def report(self, person: Person) -> None:
        page = person.random.choice(self.known["pages"])
        comment = f"Fejl nummer {person.number}."
        with self.ledger.attempt("report", comment):
            visitor = person.browser()
            visitor.come_from(f"198.51.100.{person.number % 250 + 1}")
            path = f"/linkfejl/?side={page['id']}"
            opened = visitor.get(path)
            if opened.status_code != 200:
                raise RefusedError(str(opened.status_code))
            given = form_data(opened.text)
            choice = BeautifulSoup(opened.text, "lxml").select_one('[name="link"]')
            time.sleep(READING_SECONDS)
            given |= {"link": [choice["value"]], "comment": [comment]}
            sent = visitor.post(path, given)
            if sent.status_code == 200:
                # An editor has taken the link away meanwhile, and the form says so.
                sent = visitor.post(path, given | {"link": [UNKNOWN]})
            _require_redirect(sent, "/linkfejl/tak/")

    def read(self, person: Person) -> None:
        page = person.random.choice(self.known["pages"])
        with self.ledger.attempt("read", page["path"]):
            at_least = self.published.get(page["id"], 0)
            with self.ledger.sending():
                answer = requests.get(
                    f"{self.url}{page['path']}", timeout=ANSWER_SECONDS
                )
            if answer.status_code != 200:
                raise RefusedError(str(answer.status_code))
            shown = re.search(r"Udgave (\d+) af siden", answer.text)
            if shown is None or int(shown[1]) < at_least:
                said = shown and shown[1]
                self.ledger.old_pages.append(f"{page['path']}: {said} < {at_least}")


def _require_redirect(answer: requests.Response, path: str) -> None:
    """Raise RefusedError unless the answer leads on to an address that begins so."""
    location = answer.headers.get("Location", "")
    if answer.status_code != 302 or "/login/" in location:
        raise RefusedError(f"{answer.status_code} {location[:40]}".strip())
    if path not in location:
        raise RefusedError(f"sent on to {location[:60]}")
