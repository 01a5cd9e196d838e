"""What `bench.checker` measures, each step in a process of its own.

    python -m bench.checker_runs STEP FOLDER [--concurrency 20] [--pause 0]

FOLDER holds `links.json`, the links as the farm plans them. Every step prints one
line of JSON. The client's limits are scaled down, or a few dead hosts would be what
is measured; the same ones hold for the bare loop.
"""

# ruff: noqa: PLC0415 - a step imports what it is about, or its memory would be wrong

import argparse
import asyncio
import json
import os
import time
from collections import Counter
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

CONNECT, READ, TOTAL = 2.0, 3.0, 6.0
NETWORKS = ["127.0.0.0/8"]
# Progress is noted so often: memory beside the number of links checked.
NOTES = 20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("step", choices=STEPS)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--concurrency", type=int, default=20)
    parser.add_argument("--pause", type=float, default=0)
    options = parser.parse_args()
    print(json.dumps(STEPS[options.step](options)), flush=True)


def prepare(options) -> dict:
    """Make the database and put the links into the register."""
    planned = _planned(options.folder)
    _set_up(planned[0][0], options)
    from django.core.management import call_command
    from django.utils import timezone

    from links.health import keeping
    from links.models import Link

    call_command("migrate", verbosity=0)
    links = (
        Link(title=f"Fællesspisning {number}", url=url)
        for number, (url, _) in enumerate(planned)
    )
    Link.objects.bulk_create(links, batch_size=1000)
    keeping.ensure_all(timezone.now())
    return {"links": Link.objects.count()}


def ours(options) -> dict:
    """Check what is due, as `manage.py check_links` does."""
    port = (options.folder / "port").read_text()
    _set_up(f"http://127.10.0.1:{port}/", options)
    from bench.checker_plan import resolve
    from linkcheck.fetching.client import Limits
    from links.runs.configuration import client_from_settings
    from links.runs.runner import Run

    limits = Limits(connect=CONNECT, read=READ, total=TOTAL)
    notes = []

    def note(summary) -> None:
        if summary.checked * NOTES >= summary.total * (len(notes) + 1):
            notes.append([summary.checked, *_memory()])

    class FarmNames:
        """Knows the names of the farm, so that nobody else is asked."""

        async def addresses(self, host: str) -> list[str]:
            return [resolve(host)]

        async def close(self) -> None:
            """Nothing is held."""

    connect = partial(client_from_settings, limits=limits, resolver=FarmNames())
    run = Run(connect=connect, on_progress=note)
    base = _memory()
    computed, began = time.process_time(), time.perf_counter()
    summary = run.run()
    return {
        "seconds": time.perf_counter() - began,
        "computed": time.process_time() - computed,
        "checked": summary.checked,
        "put_off": summary.put_off,
        "left": summary.left,
        "base": base,
        "notes": notes,
    }


def judge(options) -> dict:
    """Compare what the register says with what the farm served."""
    planned = dict(_planned(options.folder))
    _set_up(next(iter(planned)), options)
    from links.models import LinkHealth

    wrong = Counter()
    for url, problem, checked_at in LinkHealth.objects.values_list(
        "url", "problem", "checked_at"
    ):
        if checked_at is None or problem != planned.pop(url):
            wrong[f"{url} {problem if checked_at else 'unchecked'}"] += 1
    return {"wrong": len(wrong) + len(planned), "examples": sorted(wrong)[:20]}


def bare(options) -> dict:
    """Ask the same links with aiohttp and nothing else; the nearest limit there is."""
    import aiohttp

    planned = _planned(options.folder)
    wrong = Counter()

    async def ask_all() -> None:
        timeout = aiohttp.ClientTimeout(
            total=TOTAL, sock_connect=CONNECT, sock_read=READ
        )
        connector = aiohttp.TCPConnector(limit=0)
        links = iter(planned)
        async with (
            aiohttp.ClientSession(connector=connector, timeout=timeout) as session,
            asyncio.TaskGroup() as group,
        ):
            for _ in range(options.concurrency):
                group.create_task(ask(session, links))

    async def ask(session, links) -> None:
        for url, problem in links:
            try:
                async with session.get(url) as response:
                    await response.read()
                    works = response.ok
            except (aiohttp.ClientError, TimeoutError):
                works = False
            if works != (problem in ("", "moved_permanently")):
                wrong[url] += 1

    base = _memory()
    computed, began = time.process_time(), time.perf_counter()
    asyncio.run(ask_all())
    return {
        "seconds": time.perf_counter() - began,
        "computed": time.process_time() - computed,
        "checked": len(planned),
        "wrong": len(wrong),
        "examples": sorted(wrong)[:20],
        "base": base,
    }


STEPS = {"prepare": prepare, "ours": ours, "judge": judge, "bare": bare}


def _planned(folder: Path) -> list[tuple[str, str]]:
    return [tuple(link) for link in json.loads((folder / "links.json").read_text())]


def _set_up(url: str, options) -> None:
    """Set Django up with the settings in which the guard lets loopback be asked."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "boligsocial.settings.test"
    import django
    from django.conf import settings

    settings.LINK_CHECK_TEST_NETWORKS = NETWORKS
    settings.LINK_CHECK_ALLOWED_PORTS = [urlsplit(url).port]
    settings.LINK_CHECK_CONCURRENCY = options.concurrency
    settings.LINK_CHECK_PAUSE = options.pause
    settings.LINK_CHECK_CANARIES = []
    django.setup()


def _memory() -> tuple[int, int]:
    """Return resident memory, and that of it which no file backs, in kB."""
    lines = Path("/proc/self/status").read_text().splitlines()
    status = dict(line.split(":", 1) for line in lines)
    return tuple(int(status[name].split()[0]) for name in ("VmRSS", "RssAnon"))


if __name__ == "__main__":
    main()
