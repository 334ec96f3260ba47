"""What is typed in this room. Passphrases are never stripped, echoed or remembered."""

from typing import Any

from django import forms

from luminaria.people import factors, rules
from luminaria.people.rules import ROLE_WORDS, Role


class Secret(forms.CharField):
    """A field whose value never comes back in a page."""

    def __init__(self, **more: Any) -> None:
        widget = forms.PasswordInput(render_value=False)
        super().__init__(widget=widget, strip=False, max_length=400, **more)


class SignInForm(forms.Form):
    """Name, passphrase, and one of two second factors."""

    name = forms.CharField(label="Name", max_length=150)
    passphrase = Secret(label="Passphrase")
    code = forms.CharField(label="Six digits from your app", max_length=12, required=False)
    passkey = forms.CharField(widget=forms.HiddenInput, required=False, max_length=8000)


class NewSecretsForm(forms.Form):
    """A passphrase and an authenticator app, chosen now."""

    passphrase = Secret(
        label="A new passphrase",
        help_text=f"At least {rules.SHORTEST} characters. Four or five words that only you put together work"
        " well. No one can look it up or reset it.",
    )
    again = Secret(label="The passphrase once more")
    app_secret = forms.RegexField(factors.APP_SECRET, widget=forms.HiddenInput, strip=False)
    app_code = forms.CharField(label="Six digits from the app", max_length=12)

    def clean(self) -> dict[str, Any]:
        """The two passphrases must be the same."""
        clean = super().clean() or {}
        if "again" in clean and clean.get("passphrase") != clean["again"]:
            self.add_error("again", "The two passphrases differ.")
        return clean


class JoinForm(NewSecretsForm):
    """An invitation and the secrets of the new member."""

    name = forms.CharField(label="Name to sign in with", max_length=150)
    code = forms.CharField(label="Invitation code", max_length=60)
    field_order = ["name", "code"]


class LostForm(NewSecretsForm):
    """A recovery code, one more proof, and new secrets."""

    name = forms.CharField(label="Name", max_length=150)
    code = forms.CharField(label="A recovery code", max_length=60)
    second = Secret(
        label="One more proof",
        help_text="Your passphrase, or six digits from your app, or a second recovery code.",
    )
    field_order = ["name", "code", "second"]


class PassphraseForm(forms.Form):
    """The passphrase of now and the next one."""

    old = Secret(label="The passphrase that you have now")
    new = Secret(label="The new passphrase", help_text=f"At least {rules.SHORTEST} characters.")
    again = Secret(label="The new passphrase once more")

    def clean(self) -> dict[str, Any]:
        """The two new passphrases must be the same."""
        clean = super().clean() or {}
        if "again" in clean and clean.get("new") != clean["again"]:
            self.add_error("again", "The two passphrases differ.")
        return clean


class AppForm(forms.Form):
    """Another authenticator app."""

    app_secret = forms.RegexField(factors.APP_SECRET, widget=forms.HiddenInput, strip=False)
    app_code = forms.CharField(label="Six digits from the new app", max_length=12)


class PasskeyForm(forms.Form):
    """A passkey's answer and what the member calls it."""

    name = forms.CharField(label="What you call it", max_length=40, initial="Security key")
    passkey = forms.CharField(widget=forms.HiddenInput, max_length=16000)


class RolesForm(forms.Form):
    """The roles of a member."""

    roles = forms.MultipleChoiceField(
        label="Roles",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(role.value, ROLE_WORDS[role].capitalize()) for role in Role],
    )

    def chosen(self) -> frozenset[Role]:
        """The roles that were ticked."""
        return frozenset(Role(role) for role in self.cleaned_data["roles"])


class InviteForm(RolesForm):
    """A colleague who is to come."""

    name = forms.CharField(label="Name, as colleagues will see it", max_length=80)
    sign_in_name = forms.CharField(
        label="Name to sign in with",
        max_length=150,
        help_text="Tell it to them together with the code. It is kept as a hash and cannot be looked up.",
    )
    field_order = ["name", "sign_in_name", "roles"]


class ShareForm(forms.Form):
    """One officer's share."""

    share = forms.CharField(
        label="The share, as printed", max_length=120, widget=forms.TextInput(attrs={"spellcheck": "false"})
    )


class TwoSharesForm(forms.Form):
    """Two officers' shares."""

    share_a = forms.CharField(label="The first officer's share", max_length=120)
    share_b = forms.CharField(label="The second officer's share", max_length=120)
