from django.apps import AppConfig
from django.db.models.signals import post_delete


class MediaConfig(AppConfig):
    name = "media"

    def ready(self) -> None:
        """Files leave with their row, also where a whole set is deleted at once."""
        from media.models import Photo, forget_drawings  # noqa: PLC0415 - models need the apps

        post_delete.connect(forget_drawings, sender=Photo)
