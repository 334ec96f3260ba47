"""Small pictures, 16 by 16, one path each. A state is a word and a shape, never a colour alone."""

PATHS: dict[str, str] = {
    "danger": "M8 0 16 8 8 16 0 8z",
    "clock": "M8 0a8 8 0 1 0 0 16A8 8 0 0 0 8 0m0 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2M7 4v5h5V7H9V4z",
    "open": "M8 0a8 8 0 1 0 0 16A8 8 0 0 0 8 0m0 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2",
    "half": "M8 0a8 8 0 1 0 0 16A8 8 0 0 0 8 0m0 2v12A6 6 0 0 1 8 2",
    "done": "M8 0a8 8 0 1 0 0 16A8 8 0 0 0 8 0m3.3 4.5 1.4 1.4-5.7 5.8-3.5-3.4 1.4-1.5 2.1 2z",
    "stop": "M0 0h16v16H0zm2 2v12h12V2zm2 5h8v2H4z",
    "child": "M8 1a3 3 0 1 0 0 6 3 3 0 0 0 0-6M3 15v-3a5 5 0 0 1 10 0v3z",
    "reach": "M1 1h14v10H8l-4 4v-4H1zm2 2v6h10V3z",
    "eye": (
        "M8 2.5C4 2.5 1 6 0 8c1 2 4 5.5 8 5.5S15 10 16 8c-1-2-4-5.5-8-5.5"
        "m0 2a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7M8 6.3a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 0 0 0-3.4"
    ),
    "lock": "M3 7V5a5 5 0 0 1 10 0v2h1v9H2V7zm2 0h6V5a3 3 0 0 0-6 0z",
    "rest": "M6 0a8 8 0 1 0 10 10A7 7 0 0 1 6 0",
    "keys": "M0 3h16v10H0zm2 2v6h12V5zm1 1h2v2H3zm4 0h2v2H7zm4 0h2v2h-2zM5 9h6v1H5z",
}

# Larger line drawings, 24 by 24, one path each: a place or a thing, never a person.
PICTURES: dict[str, str] = {
    "bag": (
        "M5 5l2.3 1.5L9.7 5 12 6.5 14.3 5l2.4 1.5L19 5l-1.5 16h-11z"
        "M12 11c2 2.5 2.5 3.5 2.5 5a2.5 2.5 0 0 1-5 0c0-1.5.5-2.5 2.5-5z"
    ),
    "bed": "M3 19V6M3 16h18v3M21 16v-2a4 4 0 0 0-4-4H10v6M6.5 10.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3z",
    "board": "M6 5h12v16H6zM9 3h6v4H9zM9 13l2 2 4-4",
    "book": "M12 6c-2-2-5-2-9-2v14c4 0 7 0 9 2 2-2 5-2 9-2V4c-4 0-7 0-9 2zM12 6v14",
    "bus": "M5 4h14v13H5zM5 11h14M8 17v3M16 17v3",
    "candle": "M9 21V11h6v10zM12 11V8.5M12 8.5c-2-2-.5-4 0-6 .5 2 2 4 0 6z",
    "case": "M3 8h18v12H3zM9 8V4h6v4M3 13h18",
    "cross": "M9 3h6v6h6v6h-6v6H9v-6H3V9h6z",
    "eye": (
        "M2 12c2.5-4.5 6-7 10-7s7.5 2.5 10 7c-2.5 4.5-6 7-10 7s-7.5-2.5-10-7z"
        "M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z"
    ),
    "flask": "M9.5 11h5l1.5 3v7H8v-7zM10 11V3h4v8",
    "fork": "M6 3v6a2.5 2.5 0 0 0 5 0V3M8.5 3v18M17 21v-7h-3c0-6 1-10 3-11z",
    "helmet": "M4 16a8 8 0 0 1 16 0M2 16h20v3H2zM10 8V5h4v3",
    "hills": "M2 19l6-9 4 5 3-4 7 8zM17 4a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
    "house": "M3 11l9-8 9 8M5 10v11h14V10M10 21v-6h4v6",
    "leaf": "M12 21v-8M12 13c-5 0-7-3-7-8 5 0 7 3 7 8zM12 16c0-4 2-6 6-6 0 4-2 6-6 6z",
    "paper": "M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7",
    "phone": "M7 2h10v20H7zM11 19h2",
    "plane": (
        "M12 2c1 0 1.5 1 1.5 3v4l8 5v2l-8-2.5v5l2.5 2V22l-4-1-4 1v-1.5l2.5-2v-5l-8 2.5v-2l8-5V5c0-2 ."
        "5-3 1.5-3z"
    ),
    "radio": "M7 8h10v13H7zM15 8V3M10 12h4M10 17h4",
    "roof": "M2 12l10-8 10 8M6 14v6M18 14v6M9 20v-3a3 3 0 0 1 6 0v3",
    "scales": "M12 3v18M7 21h10M5 7h14M5 7l-3 7h6zM19 7l-3 7h6z",
    "truck": (
        "M2 6h12v11H2zM14 10h4l4 4v3h-8M6 15a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM18 15a2 2 0 1 0 0 4 2 2 0 0 0 0-4z"
    ),
    "wheat": (
        "M12 21V9M12 9c-2-1-3-3 0-6 3 3 2 5 0 6zM12 14c-3 0-4-2-4-4 3 0 4 2 4 4z"
        "M12 14c3 0 4-2 4-4-3 0-4 2-4 4zM12 19c-3 0-4-2-4-4 3 0 4 2 4 4z"
        "M12 19c3 0 4-2 4-4-3 0-4 2-4 4z"
    ),
}
