"""The shape of people's names, and when two spellings are one person."""

import re
import unicodedata

_PARTICLE = r"(?:de|da|di|do|du|del|della|dos|das|des|der|den|van|von|vom|zu|zur|zum|la|le|el|al|bin|ibn|ten|ter|y|e|af|av|st\.?|mac)"
_SUFFIX = r"(?:Jr|Sr|II|III|IV|V|CFA|CPA|Ph\.?D|M\.?D|Esq|MBA|JD|OBE|CBE)\.?"
_WORD = r"(?:[^\W\d_a-z][\w’'.\-‑]*|[’'][A-Z]\w+|\([^\W\d_][\w.’' -]*\)|[\"“][^\W\d_][\w.’' -]*[\"”])"
_NAME = re.compile(rf"(?:{_WORD}|{_PARTICLE})(?: (?:{_WORD}|{_PARTICLE})){{0,6}}(?:,? {_SUFFIX})*")
_HONORIFIC = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Lord|Lady)\.? +", re.IGNORECASE)
_SUFFIXES = re.compile(rf"(?:,? {_SUFFIX})+$")
_NICKNAME = re.compile(r"[(\"“][^)\"”]*[)\"”]")
_UNNAMED = re.compile(
    r"(?:unidentified|unknown|unnamed|unverified)\b.*|(?:company|corporate|audience) (?:representative|member|speaker)s?"
    r"|(?:speaker|participant|analyst|audience|questioner|executive|management)(?: ?#?\d+)?|multiple speakers",
    re.IGNORECASE,
)
_OPERATOR = re.compile(
    r"(?:(?:the )?(?:conference |call |event )?(?:operator|coordinator|moderator|facilitator))(?: ?#?\d+)?",
    re.IGNORECASE,
)
_NOT_NAMES = frozenset(
    ["thank", "thanks", "yes", "no", "okay", "ok", "sure", "right", "great", "good", "well", "and", "but", "so", "the", "this", "that", "these", "those", "we", "you", "it", "he", "she", "they", "i", "our", "your", "hi", "hello", "hey", "welcome", "please", "now", "next", "first", "second", "third", "operator", "question", "questions", "answer", "answers", "presentation", "what", "how", "why", "when", "where", "who", "if", "in", "on", "at", "for", "with", "from", "as", "to", "of", "by", "let", "let's", "looking", "turning", "moving"]
)
_NICKNAMES = tuple(
    frozenset(names.split())
    for names in (
        "abigail abby", "albert al bert", "alexander alexandra alex sandy", "alfred al fred", "andrew andy drew",
        "anthony tony", "arthur art", "barbara barb", "benjamin ben", "bernard bernie", "bradley brad", "catherine cathy kate katie",
        "charles charlie chuck", "christopher christine christina chris", "clifford cliff", "cynthia cindy", "daniel dan danny",
        "david dave", "deborah debra deb debbie", "dennis denny", "donald don", "douglas doug", "edward ed eddie ted",
        "edwin ed", "elizabeth liz beth betsy", "eugene gene", "francis frank", "frederick fred rick", "gabriel gabe", "gerald jerry gerry",
        "gregory greg gregg", "harold hal harry", "henry hank harry", "jacob jake", "james jim jimmy jamie", "jeffrey jeff geoffrey geoff",
        "jennifer jen jenny", "jerome jerry", "john jack johnny jon", "jonathan jon", "joseph joe joey", "joshua josh", "judith judy",
        "katherine kathryn kathy kate katie", "kenneth ken kenny", "kimberly kim", "lawrence laurence larry", "leonard len lenny", "louis lou",
        "margaret peggy meg maggie", "martin marty", "matthew matt", "melissa missy", "michael mike mick", "mitchell mitch",
        "nathaniel nathan nate", "nicholas nick", "nicole nikki", "pamela pam", "patricia pat patty tricia", "patrick pat", "peter pete", "philip phillip phil",
        "raymond ray", "rebecca becky", "richard rich rick dick", "robert rob bob bobby", "ronald ron", "russell russ", "samuel samantha sam",
        "stanley stan", "stephen steven steve", "stuart stewart stu", "susan sue", "terence terrence terry", "theodore ted", "theresa terry",
        "thomas tom", "timothy tim", "valerie val", "victor vic victoria vicky", "vincent vince", "walter walt", "william will bill billy", "zachary zach",
    )
)  # fmt: skip


def is_operator(name: str) -> bool:
    """Whether a speaker line names the call's operator."""
    return _OPERATOR.fullmatch(name.strip()) is not None


def is_unnamed(name: str) -> bool:
    """Whether a speaker line names nobody ("Unidentified Analyst", "Speaker 3")."""
    return _UNNAMED.fullmatch(name.strip()) is not None


def is_name(text: str) -> bool:
    """Whether a text has the shape of one person's name (or names the operator, or says that nobody is known)."""
    text = text.strip()
    if is_operator(text) or is_unnamed(text):
        return True
    if not 2 <= len(text) <= 60 or not _NAME.fullmatch(text):
        return False
    words = text.split()
    return len(words) <= 8 and words[0].lower().strip(".,") not in _NOT_NAMES


def folded(text: str) -> str:
    """Lower case, without accents, with plain apostrophes: for comparing, never for showing."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text).replace("’", "'")
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


def name_words(name: str) -> list[str]:
    """The words of a name that tell a person: folded, without honorifics, suffixes and nicknames in brackets."""
    name = _SUFFIXES.sub("", _NICKNAME.sub(" ", _HONORIFIC.sub("", name.strip())))
    return [word for word in re.sub(r"[.,]", " ", folded(name)).split() if word]


def slug(name: str) -> str:
    """A name as an id: lower-case letters, digits and hyphens ("michael-ashby")."""
    return re.sub(r"[^a-z0-9]+", "-", folded(name).replace("'", "")).strip("-")


def same_person(one: str, other: str) -> bool:
    """Whether two names may be spellings of one: equal last names, and given names that may be the same."""
    a, b = name_words(one), name_words(other)
    if a == b:
        return bool(a)
    if len(a) < 2 or len(b) < 2 or a[-1] != b[-1]:
        return False
    if _same_given(a[0], b[0]):
        return True
    by_middle_name = [(a[0], name) for name in b[1:-1]] + [(b[0], name) for name in a[1:-1]]
    return any(len(x) > 1 and len(y) > 1 and _same_given(x, y) for x, y in by_middle_name)


def _same_given(one: str, other: str) -> bool:
    """Whether two given names are equal, one an initial or the beginning of the other, or one the other's short form."""
    short, long = sorted((one, other), key=len)
    if short == long or (len(short) != 2 and long.startswith(short)):
        return True
    return any(short in names and long in names for names in _NICKNAMES)
