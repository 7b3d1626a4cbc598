from typing import Any

from base.commands import OneSentence
from themes.registry import province_themes
from themes.styles import CSS_FOLDER, bundle

OUTPUT = CSS_FOLDER / "bundle.css"


class Command(OneSentence):
    """Write bundle.css, the one stylesheet every page links; safe to run again at any time."""

    help = "Put the stylesheets of the site and of every province together into bundle.css."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401
        """Replace bundle.css whole, so that a reader never meets half a file."""
        sheets = [theme.tokens_sheet for theme in province_themes().values()]
        text = bundle(CSS_FOLDER, sheets)
        fresh = OUTPUT.with_suffix(".new")
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(OUTPUT)
        if options["verbosity"]:
            self.stdout.write(f"{OUTPUT.name}: {len(text.encode())} bytes")
