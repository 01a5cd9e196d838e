"""How a template is written down that comes with the site."""

from dataclasses import dataclass, field

from pages.models import BasePage


@dataclass(frozen=True)
class ReadyMade:
    """A page to start from; its StreamFields are (block, value) pairs."""

    key: str
    name: str
    # One sentence for those who choose.
    description: str
    page_class: type[BasePage]
    summary: str
    body: list[tuple]
    # What most call such a page; "" when each has a name of its own.
    suggested_title: str = ""
    fields: dict = field(default_factory=dict)

    def new_page(self) -> BasePage:
        """Return a page that is neither named nor saved."""
        return self.page_class(summary=self.summary, body=self.body, **self.fields)
