"""Every address of the site."""

from django.conf import settings
from django.urls import include, path
from django.views.i18n import set_language

from caicach.web.http import open_to_all
from caicach.web.ui.styleguide import styleguide_page

urlpatterns = [
    path("", include("caicach.web.staff.urls")),
    path("language/", open_to_all(set_language), name="set_language"),
]

if settings.DEBUG:
    urlpatterns.append(path("styleguide/", styleguide_page, name="styleguide"))

handler400 = "caicach.web.staff.errors.bad_request"
handler403 = "caicach.web.staff.errors.forbidden"
handler404 = "caicach.web.staff.errors.not_found"
handler500 = "caicach.web.staff.errors.server_error"
