"""The public pages of this room; Vietnamese has no prefix, English lies under /en/."""

from django.urls import path

from catalog.browse import views

urlpatterns = [
    path("", views.home, name="home"),
    path("san-pham/", views.product_list, name="product_list"),
    path("san-pham/<slug:slug>/", views.product, name="product"),
    path("chu-the/<slug:slug>/", views.producer, name="producer"),
    path("dia-phuong/<slug:code>/", views.commune, name="commune"),
    path("so-dang-ky/", views.register, name="register"),
    path("so-dang-ky/<slug:slug>/", views.certificate, name="certificate"),
    path("ve-ket-qua-tra-cuu/", views.about_verdict, name="about_verdict"),
    path("ghi-cong/", views.picture_credits, name="credits"),
]
