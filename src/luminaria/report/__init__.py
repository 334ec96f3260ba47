"""Writing to an advocate: the form, the receipt, the mailbox, and what the desk reads of it."""
