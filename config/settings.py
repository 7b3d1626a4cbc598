"""One settings file, top to bottom; every value comes from the environment.

Each is documented in docs/reference/settings.md.
"""

from __future__ import annotations

from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from base.client_address import TrustedProxies
from base.seal import DEVELOPMENT_KEYS as DEVELOPMENT_SEAL_KEYS
from base.seal import SealKeys
from config import checks
from config.env import Environment, understood
from traceability.labels.keys import DEVELOPMENT_KEYS, KeyRing, versions_of

ROOT = Path(__file__).resolve().parent.parent
env = Environment.of_process(ROOT / ".env")

# --- What kind of start is this? -----------------------------------------------------------------
MODE = env.choice(
    "MODE", "production, or development for a demo on your own machine.", "production",
    ("production", "development"),
)  # fmt: skip
DEVELOPMENT = MODE == "development"
PORT = env.whole("PORT", "Port `make run` listens on.", "8000", least=1, most=65535)
DEVELOPMENT_SECRET = "development-only-secret-never-use-it-where-people-are"  # noqa: S105
SECRET_KEY = env.text("SECRET_KEY", "Signs sessions; at least 50 random characters in production.")
DEBUG = DEVELOPMENT and env.flag("DEBUG", "Show tracebacks in the browser; development only.", "no")
CLOCK_OFFSET_DAYS = env.whole(
    "CLOCK_OFFSET_DAYS", "Moves the product's clock by whole days; development only.", "0",
    least=-20000, most=20000,
)  # fmt: skip

# --- Where it lives ------------------------------------------------------------------------------
STATE_DIR = Path(
    env.text("STATE_DIR", "Folder for database, uploads, scans, logs.", str(ROOT / "var"))
)
EPOCH_DIR = STATE_DIR / "epoch"
SCAN_DIR = STATE_DIR / "scans"
WITNESS_FILE, MARK_FILE = STATE_DIR / "witness", STATE_DIR / "mark"
LIMIT_DIR = STATE_DIR / "limits"
SITE_URL = env.text(
    "SITE_URL", "Public address of the site, no trailing slash.", f"http://localhost:{PORT}"
)
RESOLVER_HOST = env.text(
    "RESOLVER_HOST", "Host printed in every code; as short as possible; never change it.", "ocop.vn"
)
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "Host names this site answers to, comma-separated.")
TLS = env.flag(
    "TLS", "Served over https alone: redirect, secure cookies, HSTS. Follows SITE_URL.",
    "yes" if SITE_URL.startswith("https://") else "no",
)  # fmt: skip
TRUSTED = env.text(
    "TRUSTED_PROXIES",
    "Addresses or networks of your proxies, comma-separated, `unix` for a Unix socket, or `none`. "
    "Only they are believed about a visitor's address and https. Required in production.",
)
SECURITY_CONTACT = env.text(
    "SECURITY_CONTACT",
    "Where to report a weakness, for security.txt: an e-mail or https address; several by commas. "
    "Required in production.",
)
DATABASE_URL = env.text(
    "DATABASE_URL", "sqlite:///path or postgres://user:password@host:port/name.",
    f"sqlite:///{STATE_DIR / 'db.sqlite3'}",
)  # fmt: skip
LABEL_KEYS = env.text(
    "LABEL_KEYS",
    "Master keys of label serials as version:base64 pairs, comma-separated. Keep every old one.",
)
RETIRED = env.text(
    "RETIRED_LABEL_KEYS", "Versions of LABEL_KEYS whose labels are read but never printed again.",
)  # fmt: skip
RETIRED_LABEL_KEYS = understood("RETIRED_LABEL_KEYS", RETIRED, versions_of)
SEAL_KEYS = env.text(
    "SEAL_KEYS",
    "Master keys that seal the register, as version:base64 pairs, comma-separated. An old one goes "
    "when `reseal --check` says so.",
)
PAGE_CACHE_BYTES = 1024 * 1024 * env.whole(
    "PAGE_CACHE_MB", "Memory for finished pages in each process; 0 turns it off.", "64",
    least=0, most=4096,
)  # fmt: skip
RECORD_SCANS = env.flag("RECORD_SCANS", "Note each look at a code, without personal data.", "yes")

if DEVELOPMENT:
    SECRET_KEY = SECRET_KEY or DEVELOPMENT_SECRET
    LABEL_KEYS = LABEL_KEYS or DEVELOPMENT_KEYS
    SEAL_KEYS = SEAL_KEYS or DEVELOPMENT_SEAL_KEYS
    LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]", "testserver", RESOLVER_HOST]
    ALLOWED_HOSTS = ALLOWED_HOSTS or LOCAL_HOSTS
    SECURITY_CONTACT = SECURITY_CONTACT or "security@example.vn"
else:
    checks.strong_secret("SECRET_KEY", SECRET_KEY, published=DEVELOPMENT_SECRET)
    checks.own_keys(
        "LABEL_KEYS", LABEL_KEYS, published=DEVELOPMENT_KEYS, retired=RETIRED_LABEL_KEYS
    )
    checks.own_keys("SEAL_KEYS", SEAL_KEYS, published=DEVELOPMENT_SEAL_KEYS)
    checks.separate_keys(LABEL_KEYS, SEAL_KEYS)
    checks.named_hosts(ALLOWED_HOSTS, RESOLVER_HOST)
    checks.true_clock(CLOCK_OFFSET_DAYS)
    checks.https_only(SITE_URL, ALLOWED_HOSTS, tls=TLS)
    checks.said(TRUSTED_PROXIES=TRUSTED, SECURITY_CONTACT=SECURITY_CONTACT)
LABEL_KEY_RING = understood("LABEL_KEYS", LABEL_KEYS, KeyRing.parse)
LABEL_KEY_RING = understood("RETIRED_LABEL_KEYS", RETIRED, LABEL_KEY_RING.retiring)
SEAL_KEY_RING = understood("SEAL_KEYS", SEAL_KEYS, SealKeys.parse)
TRUSTED_PROXIES = understood("TRUSTED_PROXIES", TRUSTED, TrustedProxies.parse)
SECURITY_CONTACTS = understood("SECURITY_CONTACT", SECURITY_CONTACT, checks.contacts)
checks.own_folder(STATE_DIR)

# --- Rooms ---------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "config",
    "marketplace",
    "traceability",
    "catalog",
    "themes",
    "media",
    "base",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_linear_migrations",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]
AUTH_USER_MODEL = "base.User"
AUTHENTICATION_BACKENDS = ["base.accounts.sign_in.EmailOrPhoneBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
MIDDLEWARE = [
    "base.request_id.RequestIdMiddleware",
    "base.pages.middleware.PageCacheMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "config.security.SecurityHeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.language.AddressLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "config.printed.PrintedAddressMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "themes.middleware.OutOfOrderMiddleware",
]
CSRF_FAILURE_VIEW = "themes.errors.csrf_failure"
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
APPEND_SLASH = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
    *(  # our own pages, each room's in its folder jinja2/
        {"BACKEND": "django.template.backends.jinja2.Jinja2", "APP_DIRS": True,
         "NAME": f"pages-{code}",
         "OPTIONS": {"environment": "themes.jinja.environment", "language": code}}
        for code in ("vi", "en")),
]  # fmt: skip

# --- Database ------------------------------------------------------------------------------------
DATABASES = {"default": dict(understood("DATABASE_URL", DATABASE_URL, dj_database_url.parse))}
ENGINE = str(DATABASES["default"]["ENGINE"])
checks.known_database(ENGINE)
DATABASES["default"]["CONN_MAX_AGE"] = 600
if ENGINE.endswith(".sqlite3"):
    DATABASES["default"]["ENGINE"] = "base.sqlite_file"
    DATABASES["default"]["TEST"] = {"NAME": ":memory:"}  # tests beside each other share no file
    DATABASES["default"]["OPTIONS"] = {
        # IMMEDIATE: two writers wait for each other instead of failing in mid-transaction.
        "transaction_mode": "IMMEDIATE",
        # How long an act then waits is base.retry's to say: people less than commands.
        "timeout": 4,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
            "PRAGMA cache_size=-16000;"
        ),
    }
else:
    # A hung database must end as "cannot be checked now", not as a page that never comes. How
    # long an act waits for others is base.retry's to say: people less than commands.
    DATABASES["default"]["OPTIONS"] = {
        "connect_timeout": 3,
        "options": "-c statement_timeout=4000 -c lock_timeout=4000",
        "tcp_user_timeout": 4000,
    }

# --- Language, place and time --------------------------------------------------------------------
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = ["base.formats"]
LOCALE_PATHS = [
    ROOT / room / "locale"
    for room in ("config", "traceability", "catalog", "themes", "media", "base")
]

# --- Files ---------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = STATE_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = STATE_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "media.storage.PictureStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if env.flag("PLAIN_STATIC", "Serve static files unhashed (tests only).", "no")
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = False

# --- Wagtail: the editors' room ------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Chợ Phiên"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILIMAGES_IMAGE_MODEL = "media.Photo"
WAGTAILIMAGES_IMAGE_FORM_BASE = "media.forms.PhotoForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 25 * 1024 * 1024
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"

# --- What a browser may do -----------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "img-src": [SELF],
        "style-src": [SELF],
        "script-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = TLS
# A browser takes a __Host- cookie over https from this very host only, never from a neighbour.
SESSION_COOKIE_NAME = "__Host-sessionid" if TLS else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if TLS else "csrftoken"
SECURE_HSTS_SECONDS = 31536000 if TLS else 0
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # asked from inside the container, past the proxy
# None: config.proxies has already set the scheme, from a header only our own proxy can write.
SECURE_PROXY_SSL_HEADER = None
TEST_RUNNER = "django.test.runner.DiscoverRunner"

# --- Logs: one event a line, no personal data ----------------------------------------------------
LOG_LEVEL = env.choice(
    "LOG_LEVEL", "How much is logged.", "INFO", ("DEBUG", "INFO", "WARNING", "ERROR")
)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"one line": {"()": "config.logs.RefusedInOneLine"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["one line"]}
    },
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {"django": {"level": LOG_LEVEL}, "django_tasks": {"level": "WARNING"}},
}
