"""Links every page shows, registered by the rooms that own the pages."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.functional import Promise

from themes.addresses import address


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """One link of a menu; the label is translated and the address found when a page is made."""

    order: int
    label: str | Promise
    url_name: str

    @property
    def url(self) -> str:
        """The address; a URL name nobody defined raises NoReverseMatch."""
        return address(self.url_name)


_links: dict[str, list[Link]] = defaultdict(list)


def register_link(menu: str, *, order: int, label: str | Promise, url_name: str) -> None:
    """Add a link to the menu "main" or "about"; twice the same name changes nothing."""
    if all(link.url_name != url_name for link in _links[menu]):
        _links[menu].append(Link(order, label, url_name))
        _links[menu].sort(key=lambda link: link.order)


def withdraw_link(menu: str, url_name: str) -> None:
    """Take a link out of a menu again; a link that is not there is no error."""
    _links[menu] = [link for link in _links[menu] if link.url_name != url_name]


def links(menu: str) -> tuple[Link, ...]:
    """Give the links of a menu in order."""
    return tuple(_links.get(menu, ()))
