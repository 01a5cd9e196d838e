"""Players of video hosts, in the mode that follows viewers least."""

import pytest

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
        ("https://youtube.com/watch?feature=share&v=dQw4w9WgXcQ&t=10", YOUTUBE),
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
