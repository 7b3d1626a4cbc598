"""The product's addresses and `/hello`, which goes through the same middleware."""

from django.urls import path

from bench.hello import hello
from config import urls as product

urlpatterns = [path("hello", hello), *product.urlpatterns]
handler404 = product.handler404
