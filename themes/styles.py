"""The stylesheet of every page, put together from its parts without a build tool.

A weak network pays for each request, so the imports of site.css are inlined into one file; the
scan page goes further and carries its own small stylesheet inside the page.
"""

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

CSS_FOLDER = Path(__file__).parent / "static" / "themes" / "css"
_IMPORT = re.compile(r'@import url\("([^"]+)"\) layer\(([\w-]+)\);')
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def bundle(folder: Path, province_sheets: Iterable[Path] = ()) -> str:
    """Make one minified stylesheet of folder/site.css, its imports in order, then the provinces."""
    site = (folder / "site.css").read_text(encoding="utf-8")
    order = _IMPORT.sub("", _COMMENT.sub("", site))
    parts = [_layered(layer, folder / name) for name, layer in _IMPORT.findall(site)]
    parts += [_layered("province", sheet) for sheet in province_sheets]
    return minified("\n".join([order, *parts]))


def minified(css: str) -> str:
    """Drop comments and the spaces no browser needs; values such as `a + b` keep theirs."""
    css = re.sub(r"\s+", " ", _COMMENT.sub("", css))
    css = re.sub(r" ?([{};,]) ?", r"\1", css)
    return re.sub(r"([\w-]): ", r"\1:", css).replace(";}", "}").strip()


@cache
def scan_styles() -> str:
    """Give the stylesheet the scan page carries inside itself; read once per process."""
    return minified((CSS_FOLDER / "scan.css").read_text(encoding="utf-8"))


def content_hash(text: str) -> str:
    """Give the source expression that lets a Content-Security-Policy accept this inline style."""
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _layered(layer: str, sheet: Path) -> str:
    return f"@layer {layer}{{{sheet.read_text(encoding='utf-8')}}}"
