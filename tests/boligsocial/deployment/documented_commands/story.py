"""What the one who runs the site does, from a bare machine to another one.

Follows docs/operations.md block by block; what is done beside it, to have something to
look at afterwards, is named here.
"""

import shlex
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.boligsocial.deployment.documented_commands.documents import (
    Block,
    blocks,
    inline,
    written,
)
from tests.boligsocial.deployment.documented_commands.rooms import (
    HOST,
    ROOT,
    Room,
    rewritten,
)
from tests.boligsocial.deployment.documented_commands.unrun import UNRUN
from tests.boligsocial.deployment.proxies import until

DOCUMENT = "docs/operations.md"
PATIENCE = 300
ANSWERS = {
    "mail": "karen@solgavlen.example",
    "password": "nøgler-til-gavlen",
    "adgangskode": "nøgler-til-gavlen",
    "user": "karen",
    "bruger": "karen",
}
# What would be the same once more, and takes long.
SPARED = ("-m venv", "pip install", "-m compileall", "boligsocial doctor")
ASKS = ("createsuperuser", "changepassword")
TITLE = "Få styr på økonomien"
# What the first who signs in does: writes, opens the site, and sets up a second factor.
BEGIN = f"""
from wagtail.models import Site
from pages.models import StandardPage
from pages.opening import open_site
site = Site.objects.get()
site.root_page.add_child(instance=StandardPage(title='{TITLE}', summary='Gratis råd.'))
open_site(site)
from users.models import AuthenticatorApp, User
AuthenticatorApp.objects.create(user=User.objects.get(), name='Telefon', secret='tabt')
"""
OLD_PAGE = "/tmp/old-pages/raad.txt"  # noqa: S108
TITLES = "SELECT title FROM wagtailcore_page ORDER BY path"


@dataclass
class Told:
    """What was seen on the way; `ran` are the commands that were run, as they stand."""

    ran: set[str] = field(default_factory=set)
    # By the headings below the title.
    printed: dict[str, str] = field(default_factory=dict)
    # By the step after which the site was looked at.
    answered: dict[str, int] = field(default_factory=dict)
    titles: dict[str, list[str]] = field(default_factory=dict)
    files: dict[str, bool] = field(default_factory=dict)
    letters: str = ""
    public_key: str = ""


def follow(folder: Path, dump: str) -> Told:
    """Install, watch, upgrade, restore and move a site; return what was seen.

    `dump` is the SQL of a database that has been migrated, and holds nothing.
    """
    told = Told()
    person = Person(folder, told, dump)
    try:
        person.go_to_a_bare_machine("first")
        person.chapter("Install", upto=lambda block: "git archive" in block.script)
        person.migrate_beforehand()
        person.chapter("Install", after=lambda block: "createdb" in block.script)
        person.look("installed")
        person.room.run(f"boligsocial shell -v 0 -c {shlex.quote(BEGIN)}")
        person.chapter("Watch")
        person.sentences()
        told.letters = person.room.read("/run/room/letters.json")

        person.spares = SPARED
        person.room.run("touch /srv/boligsocial/site/former-release")
        person.chapter("Upgrade", upto=lambda block: "diff" in block.script)
        person.look("upgraded")
        person.chapter("Upgrade", after=lambda block: "restart" in block.script)
        person.look("went back")

        person.sql(f"UPDATE wagtailcore_page SET title = 'x' WHERE title = '{TITLE}'")  # noqa: S608
        person.look("lost it")
        person.chapter("Restore")
        person.look("restored")

        person.chapter("Move", upto=lambda block: "rsync" in block.script)
        former = person.room
        person.go_to_a_bare_machine("second")
        person.chapter("Install", upto=lambda block: "editor" in block.script)
        person.carry_over(former)
        person.room.write(OLD_PAGE, "Råd om penge\n\nKom på tirsdag.")
        person.chapter("Move", after=lambda block: "disable" in block.script)
        person.look("moved")
        told.printed["Moved"] = person.room.run("boligsocial doctor")
    finally:
        person.leave()
    return told


class Person:
    """Somebody with the document, at one machine after the other."""

    def __init__(self, folder: Path, told: Told, dump: str) -> None:
        self.folder = folder
        self.told = told
        self.dump = dump
        self.rooms: list[Room] = []
        # Commands with this in them are not run again.
        self.spares: tuple[str, ...] = ()

    @property
    def room(self) -> Room:
        return self.rooms[-1]

    def go_to_a_bare_machine(self, name: str) -> None:
        self.rooms.append(Room(self.folder / name))
        self.room.begin(
            f"PYTHONPATH={ROOT} {sys.executable} -m"
            " tests.boligsocial.deployment.documented_commands.stand_ins.letters"
        )
        letters = self.room.files / "run/room/letters.json"
        until(letters.exists, PATIENCE)

    def migrate_beforehand(self) -> None:
        """Have the tables in the database, which every start of the tests makes anew."""
        self.room.write("/run/room/dump.sql", self.dump)
        self.room.run(
            "runuser -u boligsocial -- psql -q -v ON_ERROR_STOP=1 -f /run/room/dump.sql"
            " boligsocial >/dev/null",
            folder="/",
        )

    def carry_over(self, former: Room) -> None:
        """Have at hand what the former machine has, and what is kept elsewhere.

        The static files of a release are the same everywhere, and long in the making.
        """
        for path in ("/etc/boligsocial.env", "/var/backups/boligsocial"):
            self.room.see(former, path)
        key = "/root/boligsocial-backup.txt"
        self.room.write(key, former.read(key))
        for name in ("static", "static.sha256"):
            self.room.see(former, f"/var/lib/boligsocial/{name}")
        self.room.run(
            "cp -r /run/room/other/var/lib/boligsocial/* /var/lib/boligsocial\n"
            "chown -R boligsocial: /var/lib/boligsocial"
        )

    def chapter(
        self,
        name: str,
        *,
        upto: Callable[[Block], bool] = lambda block: False,
        after: Callable[[Block], bool] | None = None,
    ) -> None:
        """Paste the blocks of a chapter: all, up to one, or those after one."""
        found = after is None
        for block in blocks(DOCUMENT):
            if block.headings[1] != name:
                continue
            if upto(block):
                return
            if found:
                self.paste(block)
            elif after(block):
                found = True

    def sentences(self) -> None:
        """Run what stands within sentences, and in no block."""
        for command in inline(DOCUMENT):
            if command in UNRUN:
                continue
            if command not in written(DOCUMENT):
                self.room.run(command)
            self.told.ran.add(command)

    def paste(self, block: Block) -> None:
        """Run a block as it stands, but for what cannot be run and one's own key."""
        commands = [
            line
            for line in block.commands
            if line not in UNRUN and not any(part in line for part in self.spares)
        ]
        if not commands:
            return
        script = rewritten("\n".join(commands), {"age1…": self.told.public_key})
        # It ends with 1 when it warns, which ends no work.
        script = script.replace("boligsocial doctor", "warned boligsocial doctor")
        script = f'warned() {{ "$@" || [ $? = 1 ]; }}\n{script}'
        if "/venv" in block.script and "adduser" not in block.script:
            self.room.lend_environment()
        if "git archive" in script:
            self._make_archive(script)
        elif any(word in script for word in ASKS):
            # It would take the next line of what is pasted for an answer.
            assert len(commands) == 1, commands
            self._note(block, self.room.answer(script, ANSWERS))
        else:
            self._note(block, self.room.run(script))
        self.told.ran |= set(commands)

    def _note(self, block: Block, printed: str) -> None:
        name = " / ".join(block.headings[1:])
        self.told.printed[name] = self.told.printed.get(name, "") + printed
        if "age-keygen" in block.script:
            [line] = [line for line in printed.splitlines() if "age1" in line]
            self.told.public_key = line.split()[-1]

    def _make_archive(self, script: str) -> None:
        """Make the release on one's own computer, and copy it to the server."""
        stash = subprocess.run(
            ["git", "-c", "safe.directory=*", "-C", str(ROOT), "stash", "create"],
            capture_output=True,
            text=True,
            check=True,
        )
        # While somebody works on it, what is in the folder; then it is HEAD.
        script = script.replace("HEAD", stash.stdout.strip() or "HEAD")
        self.room.run("git config --global safe.directory '*'")
        self.room.run(script, folder=str(ROOT))
        self.room.run(f"mv {ROOT}/boligsocial.tar.gz /root/")

    def look(self, step: str) -> None:
        """Note how the site answers, and what is in it."""
        code = self.room.run(
            "curl --silent --show-error --retry 60 --retry-connrefused --retry-delay 1"
            f" --output /tmp/answer --write-out '%{{http_code}}' https://{HOST}/healthz"
        )
        self.told.answered[step] = int(code)
        self.told.titles[step] = self.sql(TITLES).split("\n")
        marker = self.room.files / "srv/boligsocial/site/former-release"
        self.told.files[step] = marker.exists()

    def sql(self, query: str) -> str:
        return self.room.run(
            f'runuser -u postgres -- psql -qtA boligsocial -c "{query}"', folder="/"
        )

    def leave(self) -> None:
        for room in self.rooms:
            room.close()
