"""This room's links in the menus of every page."""

from django.utils.translation import gettext_lazy as _

from themes.menu import register_link


def register_links() -> None:
    """Add the links; safe to run twice."""
    register_link("main", order=30, label=_("Check a code"), url_name="look_up")
