"""The empty Wagtail's own entrance: nothing of the product's stands before it."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
