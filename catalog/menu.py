"""This room's links in the menus of every page."""

from django.utils.translation import gettext_lazy as _

from themes.menu import register_link


def register_links() -> None:
    """Add the links; safe to run twice."""
    register_link("main", order=10, label=_("Products"), url_name="product_list")
    register_link("main", order=20, label=_("Register"), url_name="register")
    register_link("main", order=40, label=_("About the answers"), url_name="about_verdict")
    register_link("about", order=20, label=_("Picture credits"), url_name="credits")
