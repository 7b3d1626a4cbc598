"""The pattern pages; they answer 404 unless DEBUG is on."""

from django.urls import path

from themes import views

urlpatterns = [
    path("mau-giao-dien/", views.patterns, name="patterns"),
    path("mau-giao-dien/tra-cuu/<str:outcome>/", views.scan_pattern, name="scan_pattern"),
]
