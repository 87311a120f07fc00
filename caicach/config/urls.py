"""Every address of the site."""

from django.conf import settings
from django.urls import include, path
from django.views.generic import TemplateView
from django.views.i18n import set_language

from caicach.web.http import open_to_all

urlpatterns = [
    path("", include("caicach.web.staff.urls")),
    path("language/", open_to_all(set_language), name="set_language"),
]

if settings.DEBUG:
    styleguide = open_to_all(TemplateView.as_view(template_name="ui/styleguide.html"))
    urlpatterns.append(path("styleguide/", styleguide, name="styleguide"))

handler400 = "caicach.web.staff.errors.bad_request"
handler403 = "caicach.web.staff.errors.forbidden"
handler404 = "caicach.web.staff.errors.not_found"
handler500 = "caicach.web.staff.errors.server_error"
