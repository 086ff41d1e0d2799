"""What development, tests and production have in common.

Everything that differs between installations is read from the environment: see docs/running-a-portal.md.
"""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

from csp.constants import NONCE, NONE, SELF, UNSAFE_INLINE

from cityties_site.settings.databases import database_from

PACKAGE = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("CITYTIES_SITE_DATA", "cityties-data")).absolute()
"""Where the default database, uploads and collected static files are kept."""

CITYTIES_SHOW_MACHINE_READ = False
"""Whether the public pages show (marked as machine-read) what nobody has reviewed yet."""
CITYTIES_SITE_NAME = os.environ.get("CITYTIES_SITE_NAME", "CityTies")
CITYTIES_SITE_ADDRESS = os.environ.get("CITYTIES_SITE_ADDRESS", "").rstrip("/")
"""The portal's own address ("https://ties.example.org"), for links from elsewhere; empty: the request's."""
CITYTIES_CONTACT = os.environ.get("CITYTIES_CONTACT", "")
"""The e-mail address that errors are reported to; empty: the reader's mail program asks for one."""
CITYTIES_LICENCE_LINES: list[str] = []
"""Licence and filing lines of the footer; none are shown unless set."""
CITYTIES_PLACE_NAMES: dict[int | str, dict[str, str]] = {}
"""Names of places (by GeoNames id) and countries (by ISO 3166 code), by language of the interface."""
CITYTIES_MAP_LABELS: list[dict[str, Any]] = []
"""Names of seas and regions on the map: ``{"at": (latitude, longitude), "names": {"en": "…"}}``."""
CITYTIES_API_READS_PER_MINUTE = int(os.environ.get("CITYTIES_API_READS_PER_MINUTE", "120"))
CITYTIES_API_WRITES_PER_MINUTE = int(os.environ.get("CITYTIES_API_WRITES_PER_MINUTE", "30"))
NINJA_NUM_PROXIES = int(os.environ.get("CITYTIES_PROXIES", "0"))
"""Proxies of ours before the server: so many of the last names in X-Forwarded-For are believed."""
CITYTIES_PAGE_MEMORY = int(os.environ.get("CITYTIES_PAGE_MEMORY_MB", "64")) * 1024 * 1024
"""Bytes of pages that each process keeps, until something is written; 0 keeps none."""
CITYTIES_LOCAL_LOGIN = False
CITYTIES_LARGEST_PAGE = 5 * 1024 * 1024
"""Bytes of a page that the API and the desk take."""

CITYTIES_LARGEST_UPLOAD = 40 * 1024 * 1024
"""Bytes of a request with files."""
FILE_UPLOAD_HANDLERS = [
    "cityties_site.uploading.LimitedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

INSTALLED_APPS = [
    "cityties_site.register",
    "cityties_site.portal",
    "cityties_site.stories",
    "cityties_site.desk",
    "cityties_site.api",
    "cityties_site.feeds",
    "wagtail.contrib.forms",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.locales",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "axes",
    "csp",
    "ninja",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "cityties_site.desk.english.DeskInEnglish",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cityties_site.policies.Policies",
    "cityties_site.remembering.RememberPages",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "cityties_site.urls"
WSGI_APPLICATION = "cityties_site.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

DATABASES = {"default": database_from(os.environ.get("DATABASE_URL", ""), folder=DATA)}

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", "English"),
    ("zh-hans", "简体中文"),
    ("zh-hant", "繁體中文"),
    ("ja", "日本語"),
    ("ko", "한국어"),
]
"""By their own names; the first is also for readers whose language is none of these."""
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

WAGTAIL_SITE_NAME = CITYTIES_SITE_NAME
WAGTAILADMIN_BASE_URL = CITYTIES_SITE_ADDRESS or "http://127.0.0.1:8000"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_FINISH_WORKFLOW_ACTION = "cityties_site.stories.approving.publish_approved"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "cityties_site.stories.pictures.PictureForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "pdf", "txt", "xlsx"]
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
"""Nothing is embedded: a page loads nothing from anybody else."""
LOGIN_URL = WAGTAILADMIN_LOGIN_URL = "desk:sign-in"
LOGIN_REDIRECT_URL = "desk:home"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
SESSION_COOKIE_AGE = 12 * 3600
"""Seconds after which everybody signs in again: a working day, and no night."""
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "CommonPasswordValidator", "MinimumLengthValidator")
]
# Who types a wrong password five times waits a quarter of an hour; see docs/decisions/signing-in.md.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True  # who was at the desk when is nobody's business
AXES_ENABLE_ADMIN = False
AXES_CLIENT_IP_CALLABLE = "cityties_site.policies.address_of"
AXES_LOCKOUT_CALLABLE = "cityties_site.desk.views.signing.locked_out"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]

# No request leaves for a third party, and no script runs that we did not ship.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    },
}
# The editors' admin draws with styles on its elements, and shows previews in frames and uploads as blobs; its
# fields for dates and pictures begin with a script within the page.
CITYTIES_ADMIN_POLICY = {
    **CONTENT_SECURITY_POLICY["DIRECTIVES"],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * CITYTIES_LARGEST_PAGE
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
