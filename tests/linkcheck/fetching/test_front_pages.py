"""Pages that are gone and whose site sends everybody to its front page instead."""

import pytest

from linkcheck.codes import Family, Problem
from tests.linkcheck.world import redirect, reply


@pytest.mark.parametrize(
    ("start", "end", "landed"),
    [
        ("/artikler/lektiehjælp.html", "/", True),
        ("/artikler/lektiehjælp.html", "/da", True),
        ("/artikler/lektiehjælp.html", "/index.php", True),
        ("/artikler/lektiehjælp.html", "/da/forside", True),
        ("/kampagne", "/", True),
        ("/?side=12", "/", True),
        ("/a/b/", "/?ref=404", True),
        ("/a/b/", "/?error=404", True),
        ("/a/b/", "/?utm_source=redirect", True),
        ("/a/b/", "/?redirected=true", True),
        ("/a/b/", "/?404", True),
        ("/a/b/", "/#indhold", True),
        ("/a/b/", "/?fra=%2Fa%2Fb%2F#top", True),
        ("/a/b/", "/index.html", True),
        ("/a/b/", "/index.html?ref=404", True),
        ("/a/b/", "/da/", True),
        ("/a/b/", "/da-dk/", True),
        ("/a/b/", "/en_GB/", True),
        ("/a/b/", "/dk/da/forside.html", True),
        ("/a/b/", "/forside", True),
        ("/a/b/", "/forside.aspx", True),
        ("/a/b/", "/Sider/Forside.aspx", True),
        ("/a/b/", "/hjem/", True),
        ("/a/b/", "/startside.php", True),
        # A page of its own behind the address of the front page.
        ("/a/b/", "/default.aspx?ID=123", False),
        ("/a/b/", "/index.php?option=com_content&view=article", False),
        ("/a/b/", "/?artikel=hjemme-igen", False),
        ("/a/b/", "/?nyhed=1274", False),
        ("/a/b/", "/#/artikler/7", False),
        ("/a/b/", "/it/", False),
        ("/a/b/", "/tv", False),
        ("/a/b/", "/hjemmepleje/", False),
        ("/artikler/lektiehjælp.html", "/artikler", False),
        ("/artikler/lektiehjælp.html", "/?p=12", False),
        ("/da", "/", False),
        ("/", "/da/", False),
    ],
)
@pytest.mark.parametrize("status", [301, 302])
def test_a_page_that_became_the_front_page_is_remarked_upon(
    world, start, end, landed, status
):
    path = end.partition("#")[0].partition("?")[0]
    world.serve(path, reply())
    served = start.partition("?")[0].replace("æ", "%C3%A6")
    if served == path:
        world.serve(path, redirect(status, end), reply())
    else:
        world.serve(served, redirect(status, end))

    seen = world.check(world.url(start))

    assert (seen.problem == Problem.LANDED_ON_FRONT_PAGE) is landed
    if landed:
        assert (seen.family, seen.moved_to) == (Family.ADVISORY, "")


def test_a_short_link_may_well_lead_to_another_sites_front_page(world):
    world.serve("/", reply())
    front_page = world.url("/", host="egeby.dk")
    short = world.serve("/x7Qa", redirect(302, front_page))
    deep = world.serve("/publikationer/2014/rapport", redirect(302, front_page))

    short_link, old_report = world.check(short, deep)

    assert short_link.problem == ""
    assert old_report.problem == Problem.LANDED_ON_FRONT_PAGE
