"""Lighthouse's four scores for every page type, on its phone and on its desktop.

    python -m bench.lighthouse [--runs 1]

Needs npm the first time, a Node that Lighthouse runs on, and Chromium. The site is
served by gunicorn with production's settings. Scores for speed are the medians of
`runs`; what else uses the machine lowers them. Ends with 1 when a score is below 100 in
accessibility or best practices, or, for a page that search engines may show, in SEO.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

from bench.in_process import InProcess
from bench.npm_tools import npm_package
from bench.temporary_site import SITE, TemporarySite, gunicorn, temporary_site
from tests.chromium import find_chromium

VERSION = "12.8.2"
PAGES = {
    "home": "/",
    "overview": "/boligsocial-indsats/",
    "initiative": "/boligsocial-indsats/brandkadet/",
    "initiative, video": "/boligsocial-indsats/rapskole/",
    "content page": "/om-os/",
    "urgent help": "/faa-hjaelp-nu/",
    "documents": "/dokumenter/",
    "contact": "/kontakt/",
    "statement": "/was/",
    "search": "/soeg/?q=unge",
}
# Results of a search are kept out of search engines, for which Lighthouse takes points.
NOT_INDEXED = {"search"}
PRESETS = {"phone": [], "desktop": ["--preset=desktop"]}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
ATTEMPTS = 3
CHROMIUM = "--headless=new --no-sandbox --disable-gpu --no-first-run"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=1)
    runs = parser.parse_args().runs
    browser = find_chromium()
    node = shutil.which("node")
    if not browser or not node:
        sys.exit("Node and Chromium are needed.")
    os.environ["CHROME_PATH"] = browser
    program = npm_package("lighthouse", VERSION) / "cli" / "index.js"
    with temporary_site(demo=True) as site:
        in_process = InProcess(site)
        for path in PAGES.values():
            # Makes the pictures' sizes, which no visitor waits for either.
            in_process.ask(path)
        with gunicorn(SITE, site.port, site.folder / "site.log"):
            return audit_all(site, [node, str(program)], runs)


def audit_all(site: TemporarySite, lighthouse: list[str], runs: int) -> int:
    """Print the scores of each page and what cost points; return 1 if any failed."""
    print(f"{'':28}{'speed':>8}{'access':>8}{'practice':>10}{'SEO':>6}")
    failed = False
    for name, path in PAGES.items():
        for preset, options in PRESETS.items():
            reports = [
                audit(site, [*lighthouse, site.url + path, *options])
                for _ in range(runs)
            ]
            scores = {
                category: statistics.median(
                    report["categories"][category]["score"] * 100 for report in reports
                )
                for category in CATEGORIES
            }
            speed, access, practice, seo = scores.values()
            label = f"{name}, {preset}"
            print(f"{label:28}{speed:8g}{access:8g}{practice:10g}{seo:6g}")
            for cost in costs(reports[0]):
                print(f"    {cost}")
            failed |= min(access, practice) < 100
            failed |= seo < 100 and name not in NOT_INDEXED
    return 1 if failed else 0


def audit(site: TemporarySite, command: list[str]) -> dict:
    """Return the report of one run; on a busy machine a trace may have to be repeated."""
    report = site.folder / "lighthouse.json"
    for _ in range(ATTEMPTS):
        ended = subprocess.run(  # noqa: S603
            [
                *command,
                "--quiet",
                "--output=json",
                f"--output-path={report}",
                f"--chrome-flags={CHROMIUM}",
                f"--only-categories={','.join(CATEGORIES)}",
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        if ended.returncode == 0:
            return json.loads(Path(report).read_text())
    sys.exit(ended.stderr)


def costs(report: dict) -> list[str]:
    """Return which audits cost points, with what was measured."""
    audits = report["audits"]
    return [
        f"{category}: {audit['title']} {audit.get('displayValue', '')}".rstrip()
        for category in CATEGORIES
        for reference in report["categories"][category]["auditRefs"]
        if reference["weight"]
        and (audit := audits[reference["id"]])["score"] is not None
        and audit["score"] < 0.9
    ]


if __name__ == "__main__":
    sys.exit(main())
