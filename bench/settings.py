"""The product's own settings, with one more address to measure against."""

from config.settings import *  # noqa: F403

ROOT_URLCONF = "bench.urls"
