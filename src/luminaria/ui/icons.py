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
