"""What to know and whom to call: help, signs, the guide, contacts, leaving. No models, no database."""
