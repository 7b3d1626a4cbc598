from django.apps import AppConfig


class ThemesConfig(AppConfig):
    """The looks: components, colour tokens, province themes, slots and menus."""

    name = "themes"
