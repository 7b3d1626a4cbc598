"""Where finished pictures are found; a web server in front may serve the folder itself."""

from django.urls import re_path

from media.views import picture

urlpatterns = [
    re_path(r"^media/pictures/(?P<path>[0-9a-f]{2}/[0-9a-f]+-\d+\.webp)$", picture, name="picture"),
]
