"""Currencies, scales and units as they are written and said."""

SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₪": "ILS"}
"""Signs that stand before an amount."""

DOLLARS = {
    "us": "USD", "usd": "USD", "c": "CAD", "ca": "CAD", "cad": "CAD", "cdn": "CAD", "a": "AUD", "au": "AUD", "aud": "AUD",
    "hk": "HKD", "hkd": "HKD", "nz": "NZD", "nzd": "NZD", "s": "SGD", "sg": "SGD", "sgd": "SGD", "r": "BRL", "brl": "BRL",
    "nt": "TWD", "mx": "MXN", "mex": "MXN", "mxn": "MXN",
}  # fmt: skip
"""What stands close before a dollar sign and tells whose dollar it is."""

CODES = {
    code.lower(): code
    for code in (
        """
            USD EUR GBP CHF JPY CAD AUD NZD HKD SGD TWD CNY INR BRL MXN CLP ARS ZAR SEK NOK DKK PLN CZK HUF
            ILS KRW THB IDR MYR PHP VND AED SAR QAR NGN EGP
        """
    ).split()
} | {"rs": "INR", "rmb": "CNY"}
"""Codes and names that stand before an amount, or behind it."""

MONEY = {
    "dollar": "USD", "dollars": "USD", "buck": "USD", "bucks": "USD", "euro": "EUR", "euros": "EUR", "yen": "JPY", "rupee": "INR",
    "rupees": "INR", "reais": "BRL", "pesos": "MXN", "peso": "MXN", "francs": "CHF", "franc": "CHF", "kronor": "SEK",
    "krona": "SEK", "kroner": "NOK", "krone": "DKK", "renminbi": "CNY", "yuan": "CNY", "zloty": "PLN", "shekels": "ILS",
    "rand": "ZAR", "sterling": "GBP", "pound": "GBP", "pounds": "GBP", "quid": "GBP",
}  # fmt: skip
"""Names that stand behind an amount."""

NATIONS = {
    "us": "USD", "american": "USD", "canadian": "CAD", "australian": "AUD", "singapore": "SGD", "swiss": "CHF",
    "swedish": "SEK", "norwegian": "NOK", "danish": "DKK", "mexican": "MXN", "argentine": "ARS", "chilean": "CLP",
    "brazilian": "BRL", "indian": "INR", "british": "GBP",
}  # fmt: skip
"""Whose dollars, francs, pesos."""

CENTS = {"cent": "USD", "cents": "USD", "¢": "USD", "pence": "GBP", "penny": "USD", "pennies": "USD"}

SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "lakh": 1e5, "lakhs": 1e5,
    "crore": 1e7, "crores": 1e7, "mln": 1e6, "bln": 1e9, "mn": 1e6, "bn": 1e9, "mm": 1e6, "millions": 1e6, "billions": 1e9,
}  # fmt: skip
"""Words that multiply the number before them."""

LETTERS = {"k": 1e3, "m": 1e6, "mm": 1e6, "mn": 1e6, "mln": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9, "t": 1e12, "tn": 1e12}
"""Letters that stand close behind a number and multiply it."""

PERCENT = frozenset(["%", "percent", "pct", "percents"])
POINTS = frozenset(["point", "points", "pp", "ppt", "ppts", "pps", "pts"])
BASIS_POINTS = frozenset(["bps", "bp", "bips"])
MULTIPLES = frozenset(["times", "x", "turns"])
DAYS = frozenset(["day", "days"])

_COUNTED = {
    "customers": "customers clients subscribers accounts members users households subs policyholders merchants students providers",
    "headcount": "employees associates people engineers ftes colleagues teammates reps agents drivers advisors advisers",
    "orders": "orders",
    "share_count": "shares",
    "production": "barrels boe boes boepd bopd bbl bbls ounces bcf bcfe mcf mcfe mmcf mmcfe tcf tcfe mmboe mboe mbbl mbbls",
    "volume": "homes houses units vehicles cars trucks aircraft planes carloads shipments loads transactions deliveries closings"
    " patients tons tonnes gallons passengers doses procedures tests visits visitors",
    "other": "attendees stores restaurants locations branches hotels clubs communities properties facilities warehouses lots rigs"
    " wells rooms beds acres megawatts gigawatts mw gw downloads impressions seats licenses screens dealers franchisees partners"
    " games titles sites towers permits patents contracts leases meters miles views hours apartments",
}
COUNTED = {noun: metric for metric, nouns in _COUNTED.items() for noun in nouns.split()}
"""Nouns that are counted, and the metric that their number is where nothing else names it."""

MEASURED = frozenset(_COUNTED["production"].split()) | {"tons", "tonnes", "acres", "megawatts", "gigawatts", "mw", "gw"}
"""Of those nouns the ones that measure, so that even a small number of them is a figure ("1.4 Bcf a day")."""

COUNTS = frozenset(["customers", "headcount", "orders"])
"""Metrics whose nouns all have the unit `count`; others keep the noun as said."""

_MONIES = (
    ("USD", ("$", " dollars")),
    ("EUR", ("€", " euros")),
    ("GBP", ("£", " pounds", " pence")),
    ("CHF", ("chf", " francs")),
    ("INR", ("₹", " rupees", " crore")),
)


def currency_of(low: str) -> str:
    """The currency that a text in lower case counts in, for "breakeven", "no debt" and cents."""
    return max(_MONIES, key=lambda money: sum(map(low.count, money[1])))[0]
