"""What a robots.txt lets us fetch (RFC 9309)."""

import time

import pytest

from importer.gathering.robots import Robots, read_robots

SITE = "https://gammel.example"


def allowed(text: str, path: str) -> bool:
    return read_robots(text).allows(f"{SITE}{path}")


@pytest.mark.parametrize(
    ("rules", "path", "is_allowed"),
    [
        ("", "/a", True),
        ("Disallow:", "/a", True),
        ("Disallow: /", "/a", False),
        ("Disallow: /a", "/abc", False),
        ("Disallow: /a/", "/a", True),
        ("Disallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("Allow: /a\nDisallow: /a", "/a", True),
        ("Disallow: /*.pdf$", "/x/y.pdf", False),
        ("Disallow: /*.pdf$", "/x/y.pdf?a", True),
        ("Disallow: /*?print", "/a?print=1", False),
        ("Disallow: /*/intern/*/a", "/x/intern/y/a", False),
        ("Disallow: /å", "/%C3%A5/b", False),
        ("Disallow: /a # kommentar", "/a", False),
        ("Crawl-delay: 5\n\nDisallow: /a", "/a", False),
    ],
)
def test_the_longest_rule_counts(rules, path, is_allowed):
    assert allowed(f"User-agent: *\n{rules}", path) == is_allowed


def test_rules_for_us_come_before_those_for_all():
    text = "User-agent: *\nDisallow: /\n\nUser-agent: Boligsocial\nUser-agent: x\nDisallow: /a\n"
    assert allowed(text, "/b")
    assert not allowed(text, "/a")


def test_groups_of_one_name_are_one():
    text = "User-agent: *\nDisallow: /a\nUser-agent: y\nDisallow: /\nUser-agent: *\nDisallow: /b\n"
    assert not allowed(text, "/a")
    assert not allowed(text, "/b")
    assert allowed(text, "/c")


def test_a_delay_is_kept_to_within_reason():
    assert read_robots("User-agent: *\nCrawl-delay: 5").delay == 5
    assert read_robots("User-agent: *\nCrawl-delay: 86400").delay == 30
    assert read_robots("User-agent: *\nCrawl-delay: snart").delay == 0


def test_they_come_back_from_the_database_as_they_were():
    robots = read_robots("User-agent: *\nDisallow: /a\nCrawl-delay: 2")
    assert Robots.from_json(robots.to_json()) == robots


@pytest.mark.parametrize(
    "text", ["<html><body>Ikke fundet</body></html>", "\0\0", ":\n:::", "Disallow: /"]
)
def test_what_makes_no_sense_forbids_nothing(text):
    assert allowed(text, "/a")


def test_rules_made_to_take_long_do_not():
    began = time.monotonic()
    allowed(f"User-agent: *\nDisallow: /{'*a' * 5000}$", f"/{'a' * 8000}b")
    assert time.monotonic() - began < 1
