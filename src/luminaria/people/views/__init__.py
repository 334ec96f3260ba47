"""Pages of this room. `ask_to_sign_in` and `ask_to_prove` are what the gate shows to who has no session."""

from luminaria.people.views.sign_in import ask_to_prove, ask_to_sign_in

__all__ = ["ask_to_prove", "ask_to_sign_in"]
