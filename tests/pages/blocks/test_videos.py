"""Players of video hosts, in the mode that follows viewers least."""

from urllib.parse import urlsplit

import pytest

from boligsocial.middleware.content_security import VIDEO_PLAYERS
from pages.blocks import VideoBlock
from pages.blocks.videos import privacy_embed_url
from tests.factories import LinkFactory, PictureFactory, StandardPageFactory
from tests.html import one, parse

YOUTUBE = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1"
VIMEO = "https://player.vimeo.com/video/76979871?dnt=1"


@pytest.mark.parametrize(
    ("address", "player"),
    [
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", YOUTUBE),
        ("https://youtube.com/watch?feature=share&v=dQw4w9WgXcQ", YOUTUBE),
        ("https://m.youtube.com/watch?v=dQw4w9WgXcQ", YOUTUBE),
        ("http://www.youtube.com/watch?v=dQw4w9WgXcQ", YOUTUBE),
        ("https://youtu.be/dQw4w9WgXcQ", YOUTUBE),
        ("https://youtu.be/dQw4w9WgXcQ?si=abc", YOUTUBE),
        ("https://www.youtube.com/embed/dQw4w9WgXcQ", YOUTUBE),
        ("https://www.youtube.com/shorts/dQw4w9WgXcQ", YOUTUBE),
        ("https://www.youtube.com/live/dQw4w9WgXcQ", YOUTUBE),
        ("https://vimeo.com/76979871", VIMEO),
        ("https://www.vimeo.com/76979871/", VIMEO),
        ("https://www.youtube.com/", ""),
        ("https://www.youtube.com/watch", ""),
        ("https://www.youtube.com/watch?v=", ""),
        ("https://www.youtube.com/embed/", ""),
        ("https://www.youtube.com/watch?v=../../evil", ""),
        ('https://www.youtube.com/watch?v="><script>', ""),
        ("https://www.youtube.com/@egebykommune", ""),
        ("https://youtu.be/", ""),
        ("https://vimeo.com/egebykommune", ""),
        ("https://vimeo.com/", ""),
        ("https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ", ""),
        ("https://evil.example/https://youtu.be/dQw4w9WgXcQ", ""),
        ("https://www.dr.dk/tv/se/brandkadetter", ""),
        ("/video/", ""),
        ("", ""),
    ],
)
def test_a_video_has_a_player_when_its_host_is_known(address, player):
    assert privacy_embed_url(address) == player


PLAYLIST = "PLrAXtmErZgOeiKm4sgNOknGvNjby9efdf"


@pytest.mark.parametrize(
    ("address", "player"),
    [
        ("https://youtu.be/dQw4w9WgXcQ?t=90", f"{YOUTUBE}&start=90"),
        ("https://youtu.be/dQw4w9WgXcQ?si=abc&t=1m30s", f"{YOUTUBE}&start=90"),
        ("https://youtu.be/dQw4w9WgXcQ#t=1m30s", f"{YOUTUBE}&start=90"),
        (
            "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=1h2m3s",
            f"{YOUTUBE}&start=3723",
        ),
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ#t=1:30", f"{YOUTUBE}&start=90"),
        (
            "https://www.youtube.com/embed/dQw4w9WgXcQ?start=5&end=9",
            f"{YOUTUBE}&start=5&end=9",
        ),
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=nu", YOUTUBE),
        ("https://music.youtube.com/watch?v=dQw4w9WgXcQ", YOUTUBE),
        ("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ", YOUTUBE),
        ("https://www.youtube.com/v/dQw4w9WgXcQ", YOUTUBE),
        (
            f"https://www.youtube.com/watch?v=dQw4w9WgXcQ&list={PLAYLIST}&index=3",
            f"{YOUTUBE}&list={PLAYLIST}&index=3",
        ),
        (
            f"https://www.youtube.com/playlist?list={PLAYLIST}",
            f"https://www.youtube-nocookie.com/embed/videoseries?autoplay=1&list={PLAYLIST}",
        ),
        # The viewer's own list, which is another for everybody.
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ&list=WL", YOUTUBE),
        ("https://vimeo.com/76979871/8272103f6e", f"{VIMEO}&h=8272103f6e"),
        ("https://vimeo.com/76979871?h=8272103f6e", f"{VIMEO}&h=8272103f6e"),
        (
            "https://player.vimeo.com/video/76979871?h=8272103f6e#t=90s",
            f"{VIMEO}&h=8272103f6e#t=90s",
        ),
        ("https://vimeo.com/76979871#t=1m30s", f"{VIMEO}#t=90s"),
        ("https://vimeo.com/channels/staffpicks/76979871", VIMEO),
        ("https://vimeo.com/groups/egeby/videos/76979871", VIMEO),
        ("https://vimeo.com/showcase/1234567/video/76979871", VIMEO),
    ],
)
def test_a_player_is_told_all_that_it_needs(address, player):
    assert privacy_embed_url(address) == player


@pytest.mark.parametrize(
    "address",
    [
        "https://www.youtube.com/playlist",
        "https://www.youtube.com/embed/videoseries",
        "https://www.youtube.com/embed/live_stream",
        "https://www.youtube.com/clip/UgkxqzC6mOkLZ",
        "https://www.youtube.com/@egebykommune/live",
        "https://youtu.be/dQw4w9WgXcQ/andet",
        "https://vimeo.com/76979871/settings/privacy",
        "https://vimeo.com/event/1234567",
        "https://vimeo.com/showcase/1234567",
        "https://vimeo.com/ondemand/film/76979871",
        "https://vimeo.com/manage/videos/76979871",
        "https://vimeo.com.evil.example/76979871",
        "https://[ugyldig/76979871",
    ],
)
def test_an_address_of_another_form_stays_a_plain_link(address):
    assert privacy_embed_url(address) == ""


def test_every_player_may_be_shown():
    for address in (YOUTUBE, VIMEO):
        player = urlsplit(privacy_embed_url(address))
        assert f"{player.scheme}://{player.netloc}" in VIDEO_PLAYERS


@pytest.mark.django_db
class TestBlock:
    def value(self, **options):
        return VideoBlock().to_python(options)

    def test_embeds_nothing_that_is_flagged(self):
        link = LinkFactory(url="https://youtu.be/dQw4w9WgXcQ", flagged=True)
        assert self.value(link=link.pk).embed_url == ""

    def test_embeds_nothing_of_the_site_itself(self):
        link = LinkFactory(url=None, target_page=StandardPageFactory())
        assert self.value(link=link.pk).embed_url == ""

    def test_says_whether_there_are_captions(self):
        assert self.value(caption_language="da").captions == "Med danske undertekster"
        assert self.value(caption_language="").captions == ""
        assert self.value(caption_language=None).captions == ""

    def test_asks_no_third_party_before_the_visitor_does(self, client):
        link = LinkFactory(
            url="https://youtu.be/dQw4w9WgXcQ", title="Svedig afslutning"
        )
        page = StandardPageFactory()
        page.body = page._meta.get_field("body").stream_block.to_python(
            [
                {
                    "type": "video",
                    "value": {
                        "link": link.pk,
                        "picture": PictureFactory().pk,
                        "length": "3 min. 20 sek.",
                    },
                }
            ]
        )
        page.save()
        document = parse(client.get(page.url))
        assert not document.select("iframe, video, embed, object")
        for element in document.select(
            "img, source, script[src], link[rel=stylesheet]"
        ):
            for source in (
                element.get("src"),
                element.get("srcset"),
                element.get("href"),
            ):
                assert "//" not in (source or "")
        assert (
            one(document, f'main a[href="{link.url}"]').get_text()
            == "Svedig afslutning"
        )
