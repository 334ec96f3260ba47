"""How words begin where they stand by themselves: behind a label, as a line, as a sentence."""


def begun(text: str) -> str:
    """The words with a capital at the beginning; an address of the web keeps its own letters."""
    first = text.partition(" ")[0]
    return text if "." in first[:-1] or "@" in first else text[:1].upper() + text[1:]
