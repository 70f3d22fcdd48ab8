"""When two spellings are one person."""

from collections.abc import Iterable
from functools import lru_cache

from transcripts.names import name_words

_SHORT_FORMS = (
    "abigail abby", "albert al bert", "alexander alexandra alex sandy", "alfred al fred", "andrew andy drew",
    "anthony tony", "arthur art", "barbara barb", "benjamin ben", "bernard bernie", "bradley brad",
    "catherine cathy kate katie", "charles charlie chuck", "christopher christine christina chris", "clifford cliff",
    "cynthia cindy", "daniel dan danny", "david dave", "deborah debra deb debbie", "dennis denny", "donald don",
    "douglas doug", "edward ed eddie ted", "edwin ed", "elizabeth liz beth betsy", "eugene gene", "francis frank",
    "frederick fred rick", "gabriel gabe", "gerald jerry gerry", "gregory greg gregg", "harold hal harry",
    "henry hank harry", "jacob jake", "james jim jimmy jamie", "jeffrey jeff geoffrey geoff", "jennifer jen jenny jenn",
    "jerome jerry", "john jack johnny jon", "jonathan jon", "joseph joe joey", "joshua josh", "judith judy",
    "katherine kathryn kathy kate katie", "kenneth ken kenny", "kimberly kim", "lawrence laurence larry",
    "leonard len lenny", "louis lou", "margaret peggy meg maggie", "martin marty", "matthew matt", "melissa missy",
    "michael mike mick", "mitchell mitch", "nathaniel nathan nate", "nicholas nick", "nicole nikki", "pamela pam",
    "patricia pat patty tricia", "patrick pat", "peter pete", "philip phillip phil", "raymond ray", "rebecca becky",
    "richard rich rick dick", "robert rob bob bobby", "ronald ron", "russell russ", "samuel samantha sam",
    "stanley stan", "stephen steven steve", "stuart stewart stu", "susan sue", "terence terrence terry",
    "theodore ted", "theresa terry", "thomas tom", "timothy tim", "valerie val", "victor vic victoria vicky",
    "vincent vince", "walter walt", "william will bill billy", "zachary zach",
)  # fmt: skip
_FORMS: dict[str, frozenset[int]] = {}
for _number, _names in enumerate(_SHORT_FORMS):
    for _name in _names.split():
        _FORMS[_name] = _FORMS.get(_name, frozenset()) | {_number}
_CACHED = 16_384
_DOUBTFUL = 2


@lru_cache(maxsize=_CACHED)
def same_person(one: str, other: str) -> bool:
    """Whether two names may be spellings of one: equal last names, and given names that may be the same."""
    a, b = name_words(one), name_words(other)
    if a == b:
        return bool(a)
    if len(a) < 2 or len(b) < 2 or a[-1] != b[-1]:
        return False
    if same_given(a[0], b[0]):
        return True
    by_middle_name = [(a[0], name) for name in b[1:-1]] + [(b[0], name) for name in a[1:-1]]
    return any(len(x) > 1 and len(y) > 1 and same_given(x, y) for x, y in by_middle_name)


def same_given(one: str, other: str) -> bool:
    """Whether two folded given names are equal, one an initial or the beginning of the other, or a short form of it."""
    short, long = sorted((one, other), key=len)
    if short == long or (len(short) != 2 and long.startswith(short)):
        return True
    return not _forms(short).isdisjoint(_forms(long))


def is_part_of(name: str, full: str) -> bool:
    """Whether a single name ("Chris", "Okafor") may stand for a full one ("Christopher Okafor")."""
    part, words = name_words(name), name_words(full)
    if len(part) != 1 or len(words) < 2:
        return False
    return part[0] in (words[0], words[-1]) or not _forms(part[0]).isdisjoint(_forms(words[0]))


class FullNames:
    """Names of two words or more, asked again and again whom a single name may stand for."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_word: dict[str | int, list[str]] = {}
        for name in names:
            words = name_words(name)
            if len(words) > 1:
                keys: set[str | int] = {words[0], words[-1], *_forms(words[0])}
                for key in keys:
                    known = self._by_word.setdefault(key, [])
                    if len(known) < _DOUBTFUL and name not in known:  # of whom else does not matter
                        known.append(name)

    def only(self, name: str) -> str | None:
        """The one full name that a single name is part of (`is_part_of`); None where there is none, or another."""
        found = self._found(name)
        return found.pop() if len(found) == 1 else None

    def has_part(self, name: str) -> bool:
        """Whether a single name is part of any of them."""
        return bool(self._found(name))

    def _found(self, name: str) -> set[str]:
        part = name_words(name)
        if len(part) != 1:
            return set()
        keys: tuple[str | int, ...] = (part[0], *_forms(part[0]))
        return {full for key in keys for full in self._by_word.get(key, ())}


def _forms(given: str) -> frozenset[int]:
    """The rows of the table of short forms that a given name stands in."""
    return _FORMS.get(given, frozenset())
