"""The public pages of this room; Vietnamese has no prefix, English lies under /en/."""

from django.urls import path

from catalog.browse import views

urlpatterns = [
    path("san-pham/<slug:slug>/", views.product, name="product"),
]
