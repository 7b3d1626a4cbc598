from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

import catalog.slots  # noqa: F401 - panels may be put into them before a page is asked for
from base.database import hear
from base.epoch import REGISTER, follow_log
from catalog.menu import register_links


class CatalogConfig(AppConfig):
    name = "catalog"

    def ready(self) -> None:
        """Hang the register's door and the window behind it, and show this room in the menus."""
        import catalog.certificates.door  # noqa: PLC0415 - receivers connect on import
        import catalog.certificates.keeping  # noqa: PLC0415 - before those who read what is saved
        import catalog.window.listeners  # noqa: F401, PLC0415 - receivers connect on import
        from catalog.browse.sitemaps import register_sections  # noqa: PLC0415 - needs models
        from catalog.certificates.logs import register_log  # noqa: PLC0415 - needs models
        from catalog.certificates.models import ChainHead  # noqa: PLC0415 - apps load first
        from catalog.certificates.verification import register_check  # noqa: PLC0415 - needs models
        from catalog.certificates.witnessed import (  # noqa: PLC0415 - needs models
            CERTIFICATES,
            has_heard_of,
        )
        from catalog.sealed import register_tables  # noqa: PLC0415 - needs models
        from catalog.window.verification import faults  # noqa: PLC0415 - needs models

        register_log(CERTIFICATES)
        follow_log(REGISTER, CERTIFICATES.name)
        hear(f"SELECT sequence FROM {ChainHead._meta.db_table}", has_heard_of)  # noqa: S608, SLF001
        register_check("window", faults, name=_("Public rows"))
        register_tables()
        register_links()
        register_sections()
