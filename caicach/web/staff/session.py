"""Signing in and out."""

from django import forms
from django.contrib.auth import logout
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from caicach.web.http import open_to_all


class SignInForm(AuthenticationForm):
    """User name and password, with one sentence for every refusal."""

    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autofocus": True}),
    )
    password = forms.CharField(
        label=_("Mật khẩu"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )

    def get_invalid_login_error(self) -> forms.ValidationError:
        """One sentence whether the name or the password is wrong: nobody learns which names exist."""
        return forms.ValidationError(
            _("Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra phím Caps Lock và bộ gõ tiếng Việt."),
            code="invalid_login",
        )


sign_in = open_to_all(
    LoginView.as_view(template_name="signin.html", authentication_form=SignInForm, redirect_authenticated_user=True)
)


@open_to_all
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect("sign-in")
