"""The links every page shows to this room's pages."""

from django.utils.translation import gettext_lazy as _

from themes.menu import register_link


def register_links() -> None:
    """Put them into the menus; twice changes nothing."""
    register_link("main", order=10, label=_("Products"), url_name="product_list")
    register_link("main", order=20, label=_("Register of certificates"), url_name="register")
    register_link("about", order=10, label=_("What a result means"), url_name="about_verdict")
    register_link("about", order=90, label=_("Picture credits"), url_name="credits")
