"""Pages moved in per minute from an old site on loopback, and the memory it takes.

    python -m bench.importing [--pages 200] [--pause 0]

The old site is a process of its own: a site map, pages of 3 to 12 kB in the habits of
an old system, a picture on each tenth page, one picture and one document on all. The
run is worked off as the worker does it, in slices, from an empty database (SQLite, or
the one that DATABASE_URL names, whose tables are then the run's own).
"""

# ruff: noqa: PLC0415 - Django is set up first

import argparse
import io
import os
import subprocess
import sys
import tempfile
import time
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

HOST = "gammel.example"
FIFTHS = 5
_SENTENCE = (
    "Hver tirsdag mødes beboerne i Rønnebærparken til kaffe, og alle er velkomne, også "
    "hvis du lige er flyttet ind. "
)
_PAGE = """<!doctype html><html lang="da"><head><meta charset="utf-8">
<title>{title} | Boligforeningen Egeby</title></head><body>
<div id="top"><ul><li><a href="/">Forside</a></li><li><a href="/0">Indsatser</a></li></ul></div>
<div class="rte"><h1>{title}</h1><p><strong>Om:</strong></p>{about}
<p><strong>Hvorfor:</strong></p>{why}<img src="/billede-{picture}.png" alt="Beboere ved et bord">
<p><strong>Hvem kan blive med?</strong></p><p>Unge mellem 13 og 18 år, som</p>
<p>• bor i afdelingen</p><p>• har lyst til at møde naboerne</p>
<p>Læs <a href="/husorden.pdf">husordenen</a> og <a href="/{other}">om naboerne</a> først.</p>
<p><strong>Læs også:</strong></p><p><a href="https://egeby.example/artikel/{number}">Fællesskab i Egeby {number}</a></p>
<p>Oprettelse: 12.02.2019 | Sidst opdateret: 03.09.2022</p></div>
<div id="bund"><p>Boligforeningen Egeby, Rønnebærvej 1</p></div></body></html>"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--pause", type=float, default=0)
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        serve(options.pages)
        return
    with tempfile.TemporaryDirectory(prefix="boligsocial-bench-") as folder:
        command = [sys.executable, "-m", "bench.importing", "--serve"]
        command += ["--pages", str(options.pages)]
        site = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603
        try:
            port = int(site.stdout.readline())
            measure(port, options, Path(folder))
        finally:
            site.kill()
            site.wait()
            site.stdout.close()


def measure(port: int, options, folder: Path) -> None:
    """Move the whole site in; print what it took."""
    set_up(port, options, folder)
    from importer.models import ImportedPage, ImportRun
    from importer.runs.beginning import begin_with_addresses
    from importer.runs.tasks import work_for
    from links.runs.configuration import client_from_settings

    user, home = make_site()
    run = begin_with_addresses(
        [f"http://{HOST}:{port}/sitemap.xml"], home, user, later=False
    )
    connect = partial(client_from_settings, resolver=SiteNames())
    notes, before = [], memory()
    computed, began = time.process_time(), time.perf_counter()
    while run.state == ImportRun.State.WORKING:
        work_for(run, 5, connect, later=False)
        run = ImportRun.objects.select_related("parent", "begun_by").get(pk=run.pk)
        done = ImportedPage.objects.count()
        if done * FIFTHS >= options.pages * (len(notes) + 1):
            notes.append(memory()["VmRSS"])
    seconds = time.perf_counter() - began
    computed = time.process_time() - computed
    pages = ImportedPage.objects.filter(outcome="made").count()
    refused = run.sources.filter(state="refused").count()
    print(f"{pages} pages in {seconds:.1f} s: {pages * 60 / seconds:.0f} a minute")
    print(
        f"computed {1000 * computed / max(pages, 1):.0f} ms a page; {refused} refused"
    )
    print(
        f"memory before {before['VmRSS']} MB, at most {memory()['VmHWM']} MB; "
        f"along the way {', '.join(map(str, notes))}"
    )


def set_up(port: int, options, folder: Path) -> None:
    """Set Django up with the settings in which the guard lets loopback be asked."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "boligsocial.settings.test"
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder / 'db.sqlite3'}")
    import django
    from django.conf import settings
    from django.core.management import call_command

    settings.LINK_CHECK_TEST_NETWORKS = ["127.0.0.0/8"]
    settings.LINK_CHECK_ALLOWED_PORTS = [port]
    settings.LINK_CHECK_PAUSE = options.pause
    # As on a site: the indexes follow each save.
    settings.TASKS["default"]["BACKEND"] = (
        "django_tasks.backends.immediate.ImmediateBackend"
    )
    django.setup()
    call_command("migrate", verbosity=0)


def make_site() -> tuple:
    """Return who moves the pages in, and the front page that they stand below."""
    from django.contrib.auth import get_user_model
    from wagtail.models import Site

    user = get_user_model().objects.create_superuser("flytter", "flytter@egeby.example")
    return user, Site.objects.get(is_default_site=True).root_page.specific


class SiteNames:
    """Knows the old site, and nothing else, so that nobody is asked."""

    async def addresses(self, host: str) -> list[str]:
        return ["127.0.0.1"] if host == HOST else []

    async def close(self) -> None:
        """Nothing is held."""


def memory() -> dict[str, int]:
    """Return the resident memory of this process, now and at most, in MB."""
    lines = Path("/proc/self/status").read_text().splitlines()
    status = dict(line.split(":", 1) for line in lines)
    return {name: int(status[name].split()[0]) // 1024 for name in ("VmRSS", "VmHWM")}


def serve(pages: int) -> None:
    """Be the old site until killed; the first line printed is the port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(pages))
    print(server.server_address[1], flush=True)
    server.serve_forever()


def handler_of(pages: int) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            status, kind, body = answer(urlsplit(self.path).path, pages, self.headers)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments):
            """Say nothing."""

    return Handler


def answer(path: str, pages: int, headers) -> tuple[int, str, bytes]:
    """Return what the old site says."""
    name = path.strip("/")
    if name == "robots.txt":
        return 200, "text/plain", b"User-agent: *\nDisallow: /intern\n"
    if name == "sitemap.xml":
        places = "".join(
            f"<url><loc>http://{headers['Host']}/{n}</loc></url>" for n in range(pages)
        )
        return 200, "text/xml", f"<urlset>{places}</urlset>".encode()
    if name == "husorden.pdf":
        return 200, "application/pdf", b"%PDF-1.7 husorden"
    if name.startswith("billede-"):
        return 200, "image/png", picture(int(name.removesuffix(".png")[8:]))
    if name.isdecimal():
        return 200, "text/html; charset=utf-8", page(int(name), pages)
    return 404, "text/plain", b"Ikke her"


def page(number: int, pages: int) -> bytes:
    """Return a page of 3 to 12 kB; each tenth has a picture of its own."""
    text = "".join(f"<p>{_SENTENCE * 2}</p>" for _ in range(3 + number % 16))
    return _PAGE.format(
        title=f"Naboskab {number}",
        about=text,
        why=text,
        picture=number if number % 10 == 0 else 0,
        other=(number + 1) % pages,
        number=number,
    ).encode()


def picture(number: int) -> bytes:
    """Return a picture of 800 × 500 that no other is like."""
    from PIL import Image

    file = io.BytesIO()
    colour = (number * 7 % 256, number * 13 % 256, number * 29 % 256)
    Image.new("RGB", (800, 500), colour).save(file, "PNG")
    return file.getvalue()


if __name__ == "__main__":
    main()
