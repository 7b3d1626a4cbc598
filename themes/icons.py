"""Our own simple drawings, on a grid of 24 by 24, drawn as one line each."""

from collections.abc import Mapping

# Each outcome has a silhouette of its own, so that shape alone tells them apart.
OUTCOME_ICONS: Mapping[str, str] = {
    "in_force": "M12 2 4 5v7c0 5 3.5 8.5 8 10 4.5-1.5 8-5 8-10V5zM8 12l3 3 5-6",
    "expired": "M6 2h12M6 22h12M7 2v4l5 6 5-6V2M7 22v-4l5-6 5 6v4M9 19h6",
    "suspended": "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zM9.5 8v8M14.5 8v8",
    "revoked": "M8 2h8l6 6v8l-6 6H8l-6-6V8zM8.5 8.5l7 7M15.5 8.5l-7 7",
    "recalled": "M12 2 1.5 21h21zM12 9v6M12 18v.1",
    "void": "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zM5 5l14 14",
    "unknown_code": (
        "M4 3h16v14h-7l-4 4v-4H4zM9.5 8a2.5 2.5 0 1 1 3.5 2.300c-.7.3-1 .7-1 1.200M12 14.200v.1"
    ),
    "cannot_check": (
        "M8 8a4 4 0 0 0-1.5 11H17M19.5 17.5A4 4 0 0 0 17.5 10 6 6 0 0 0 11 5.200M3 3l18 18"
    ),
    "potential": "M12 22v-9M12 14C12 9 9 6 3 6c0 5 3 8 9 8zM12 11c0-5 3-8 9-8 0 5-3 8-9 8z",
    "not_covered": "M3 7V3h4M11 3h2M17 3h4v4M21 11v2M21 17v4h-4M13 21h-2M7 21H3v-4M3 13v-2",
    "needs_checking": (
        "M1.5 12S5 5 12 5s10.5 7 10.5 7S19 19 12 19 1.5 12 1.5 12z"
        "M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z"
    ),
    "not_activated": "M20 14.5A8.5 8.5 0 1 1 9.5 4a7 7 0 0 0 10.5 10.5z",
}
SIGN_ICONS: Mapping[str, str] = {
    "search": "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 21 21",
    "pin": (
        "M12 22s7-7 7-12a7 7 0 1 0-14 0c0 5 7 12 7 12zM12 7.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z"
    ),
    "leaf": "M5 20C3 10 9 4 21 4c0 12-6 17-14 15M5 20c2-6 5-9 10-11",
    "calendar": "M4 5h16v16H4zM4 10h16M8 2v5M16 2v5",
    "home": "M3 11 12 3l9 8M6 9v12h12V9M10 21v-6h4v6",
    "phone": "M5 3h4l2 5-3 2c1 3 3 5 6 6l2-3 5 2v4c0 1-1 2-2 2C10 21 3 14 3 5c0-1 1-2 2-2z",
    "mail": "M3 5h18v14H3zM3 6l9 7 9-7",
    "printer": "M7 8V3h10v5M7 17H3V8h18v9h-4M7 14h10v7H7z",
    "flag": "M5 22V3h13l-3 4.5 3 4.5H5",
    "arrow": "M4 12h16M14 6l6 6-6 6",
    "back": "M20 12H4M10 6l-6 6 6 6",
    "down": "M6 9l6 6 6-6",
    "close": "M6 6l12 12M18 6 6 18",
    "menu": "M3 6h18M3 12h18M3 18h12",
    "external": "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
}
ICONS: Mapping[str, str] = {**OUTCOME_ICONS, **SIGN_ICONS}


def icon_path(name: str) -> str:
    """Give the drawing of this name; a name nobody drew raises KeyError."""
    return ICONS[name]
