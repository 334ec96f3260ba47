"""A member adds a passkey in a real browser, and signs in with it instead of the six digits."""

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.conftest import Demonstration

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.mark.browser
def test_a_passkey_is_added_and_opens_the_desk(browser: Browser, demonstration: Demonstration) -> None:
    page = browser.new_context().new_page()
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})

    _passphrase(page, demonstration)
    page.fill("[name=code]", page.locator("form .num").nth(1).inner_text())  # the next half-minute's
    page.get_by_role("button", name="Sign in").click()
    page.goto(f"{demonstration.desk}/me/")
    page.fill("#id_name", "Blue key")
    page.get_by_role("button", name="Add a passkey").click()
    page.get_by_role("button", name="Remove Blue key").wait_for()
    page.get_by_role("button", name="Sign out").click()

    _passphrase(page, demonstration)
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url(lambda address: "/sign-in/" not in address)

    page.goto(f"{demonstration.desk}/me/")
    assert "Your account" in page.content()


def _passphrase(page: Page, demonstration: Demonstration) -> None:
    page.goto(f"{demonstration.desk}/sign-in/")
    page.fill("[name=name]", "gus")
    page.fill("[name=passphrase]", demonstration.passphrase)
