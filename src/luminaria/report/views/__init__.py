"""The form, the receipt and the mailbox. Nothing typed or answered is ever in an address."""
