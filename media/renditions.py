"""The crops, widths and formats in which the site shows its pictures.

One table, so that a template names a use ("card") instead of numbers, and so
that the same renditions can be made ahead of the first visitor.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from django.db.models import BigAutoField, QuerySet
from django.forms.utils import flatatt
from django.utils.functional import Promise
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model
from wagtail.images.models import Filter

from media.privacy import in_private_collections
from prepared.parameters import Among, Choices
from prepared.statements import Together

FORMATS = ("avif", "webp")

# What the names of the queries for renditions, and for private pictures, begin with.
RENDITIONS, PRIVATE = "renditions", "private"

# The columns of a picture that printing it looks at; its crop depends on the focus.
PRINTED_COLUMNS = (
    "title",
    "description",
    "file",
    "width",
    "height",
    "collection",
    "focal_point_x",
    "focal_point_y",
    "focal_point_width",
    "focal_point_height",
)

# For other sites that show a link to a page; not all of them read newer formats.
SHARE_FILTER = Filter("fill-1200x630|format-jpeg")


@dataclass(frozen=True)
class Variant:
    """One use of pictures: operations with a width, and the CSS `sizes`."""

    operations: tuple[str, ...]
    sizes: str

    @cached_property
    def filters(self) -> list[Filter]:
        """A filter for every format and width, narrowest first in each format.

        Kept, because a filter reads its spec anew in each picture it is made for.
        """
        return [
            Filter(f"{operation}|format-{image_format}")
            for image_format in FORMATS
            for operation in self.operations
        ]


# A leading picture is as wide as a phone: 360 to 412 pixels of CSS, with two of the
# screen's for each (736) or three (1200).
VARIANTS = {
    "hero": Variant(
        ("fill-736x368", "fill-1200x600", "fill-1600x800"),
        "100vw",
    ),
    "welcome": Variant(
        ("width-736", "width-1200", "width-1600"),
        "(min-width: 60em) 50vw, 100vw",
    ),
    "feature": Variant(
        ("fill-736x414", "fill-960x540", "fill-1200x675"),
        "(min-width: 80em) 49rem, (min-width: 60em) 60vw, 100vw",
    ),
    "card": Variant(
        ("fill-360x240", "fill-640x427"),
        "(min-width: 76em) 24rem, (min-width: 64em) 30vw, (min-width: 44em) 46vw, 92vw",
    ),
    "figure": Variant(
        ("width-480", "width-960"),
        "(min-width: 48rem) 44rem, 92vw",
    ),
    # Whole, since places on it are told in per cent of it.
    "plan": Variant(
        ("width-736", "width-1200", "width-1600"),
        "(min-width: 80em) 76rem, 95vw",
    ),
    "portrait": Variant(("fill-160x160", "fill-320x320"), "10rem"),
    # As wide as the header gives a logo of four to one; others are less wide.
    "logo": Variant(("max-192x96", "max-384x192"), "12rem"),
    "poster": Variant(
        ("fill-480x270", "fill-960x540"),
        "(min-width: 48rem) 44rem, 92vw",
    ),
}


# The shapes that cut something off, by what they are for; as small as will do to see.
CROPS = {
    _("Wide, over a page"): Filter("fill-320x160|format-webp"),
    _("At the top of an initiative"): Filter("fill-284x160|format-webp"),
    _("On a card"): Filter("fill-240x160|format-webp"),
    _("Portrait of a colleague"): Filter("fill-160x160|format-webp"),
}


@dataclass(frozen=True)
class Crop:
    """A crop of a picture, to be looked at by an editor."""

    label: Promise
    url: str
    width: int
    height: int


def crops_of(image) -> list[Crop]:
    """Return `image` in each shape in which the site cuts something off.

    Raises SourceImageIOError when the picture cannot be read.
    """
    made = image.get_renditions(*CROPS.values())
    renditions = {label: made[choice.spec] for label, choice in CROPS.items()}
    return [
        Crop(label, rendition.url, rendition.width, rendition.height)
        for label, rendition in renditions.items()
    ]


def picture_for(image, variant: str, attrs: dict[str, str]) -> SafeString:
    """Return `image` as a `<picture>` with the renditions of `variant`.

    Renditions that lack are made. Raises KeyError for a variant that the table
    does not have, and SourceImageIOError when the picture cannot be read.
    """
    renditions = image.get_renditions(*VARIANTS[variant].filters).values()
    files = tuple((file.url, file.width, file.height) for file in renditions)
    # Escaped here: what is safe and what is not are the same to a cache.
    escaped = tuple((name, conditional_escape(attrs[name])) for name in attrs)
    return _picture(variant, files, escaped)


@lru_cache(maxsize=1024)
def _picture(
    variant: str,
    files: tuple[tuple[str, int, int], ...],
    attrs: tuple[tuple[str, str], ...],
) -> SafeString:
    """Return the HTML of `files`, in the order of the variant's filters.

    The same as that of Wagtail's Picture, which works it out anew on every page.
    """
    sizes = VARIANTS[variant].sizes
    widths = len(VARIANTS[variant].operations)
    *first, last = [
        files[start : start + widths] for start in range(0, len(files), widths)
    ]
    sources = [
        {"srcset": _srcset(some), "sizes": sizes, "type": f"image/{image_format}"}
        for image_format, some in zip(FORMATS, first, strict=False)
    ]
    url, width, height = last[0]
    size = {"src": url, "width": width, "height": height, "alt": ""}
    img = size | {"sizes": sizes, **dict(attrs), "srcset": _srcset(last)}
    tags = [
        *(f"<source{flatatt(source)}>" for source in sources),
        f"<img{flatatt(img)}>",
    ]
    return mark_safe(f"<picture>{''.join(tags)}</picture>")  # noqa: S308, by flatatt


def _srcset(files: Iterable[tuple[str, int, int]]) -> str:
    return ", ".join(f"{url} {width}w" for url, width, _height in files)


def share_rendition(image):
    """Return `image` in the size and format that other sites show.

    Wagtail's get_rendition() would write what was prefetched to the cache each time.
    """
    return image.get_renditions(SHARE_FILTER)[SHARE_FILTER.spec]


def logo_address(image) -> str:
    """Return the full address of a logo, whole; "" if its file is bad or private."""
    if image.is_withheld:
        return ""
    largest = VARIANTS["logo"].filters[-1]
    try:
        return image.get_renditions(largest)[largest.spec].full_url
    except OSError:
        return ""


def rendition_queries(**shown: QuerySet) -> dict[str, QuerySet]:
    """Return the queries for the renditions of the pictures that are shown, by names.

    To be asked together, with the parameter `picture_ids`. What is shown in one way
    alone is said by a query for primary keys, under the name of that variant.
    """
    images = get_image_model().objects.order_by()
    private = images.filter(in_private_collections()).values_list("pk")
    renditions = images.model.get_rendition_model().objects.order_by()
    ids = Choices("picture_ids", BigAutoField())
    # Each by itself, or the database reads every rendition there is.
    queries = {
        RENDITIONS: renditions.filter(Among("image_id", ids)),
        PRIVATE: private.filter(Among("pk", ids)),
    }
    for variant, others in shown.items():
        specs = [choice.spec for choice in VARIANTS[variant].filters]
        of_others = renditions.filter(image__in=others, filter_spec__in=specs)
        queries[f"{RENDITIONS}_{variant}"] = of_others
        queries[f"{PRIVATE}_{variant}"] = private.filter(pk__in=others)
    return queries


_RENDITIONS = Together(rendition_queries)


def prefetch_renditions(images: Iterable, *, hide_private: bool = False) -> None:
    """Load the renditions of all `images` in one query, in place.

    `hide_private` keeps those in private collections from being printed.
    """
    images = [image for image in images if image is not None]
    if images:
        found = _RENDITIONS.fetch(picture_ids=sorted({image.pk for image in images}))
        hand_out_renditions(images, found, hide_private=hide_private)


def hand_out_renditions(
    images: Iterable, found: dict[str, list], *, hide_private: bool
) -> None:
    """Give all `images` what `rendition_queries` found, as Django's prefetching would."""
    of_image = get_image_model().get_rendition_model()._meta.get_field("image")
    renditions, private = defaultdict(dict), set()
    for name, rows in found.items():
        if name.startswith(RENDITIONS):
            for rendition in rows:
                renditions[rendition.image_id][rendition.pk] = rendition
        elif name.startswith(PRIVATE) and hide_private:
            private |= {pk for (pk,) in rows}
    for image in images:
        image.is_withheld = image.pk in private
        image.prefetched_renditions = list(renditions[image.pk].values())
        for rendition in image.prefetched_renditions:
            of_image.set_cached_value(rendition, image)


def make_renditions(image, variants: Iterable[str]) -> None:
    """Make what `variants` of `image` will need, so that no visitor waits for it."""
    image.get_renditions(
        *(choice for variant in variants for choice in VARIANTS[variant].filters)
    )
