"""The WSGI door a web server opens."""

import gc
import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from config.proxies import behind_proxies
from config.serving import end_with_parent
from config.start import look_at_the_register

# Young objects between two collections: one rendered page leaves some thousands of them, and the
# default of 700 makes the collector a seventh of its cost.
YOUNG = 20_000

end_with_parent()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = behind_proxies(get_wsgi_application(), settings.TRUSTED_PROXIES)
look_at_the_register()
# What is loaded now stays for good: the collector need not look at it again.
gc.collect()
gc.freeze()
gc.set_threshold(YOUNG, 10, 10)
