"""The demonstration: invented organisations, people and words, put in through the rooms' own actions."""
