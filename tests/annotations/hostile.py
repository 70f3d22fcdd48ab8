"""Words that a Markdown reader, a page or a terminal might take for something else."""

from hypothesis import strategies as st

_MARKS = (
    "a b 1 12 $5 48.1% \\ ` `` ``` * ** _ __ # ## ###### > - -- --- + = === ~ ~~ ~~~ | || [ ] ( ) [x](y) ![x](y) < >"
    " <b> </b> <script> <!-- --> <?x?> & &amp; &#35; &lt; : :- :-: |- ! ? . 1. 12) ) [^1] [^1]: [a]: @ http://a.b"
    " www.a.b <http://a.b> a@b.c <a@b.c> == == %% ^ ^x “ ” — é ſ 漢 ﷺ $ € =cmd() [x](javascript:alert(1))"
).split()
_SPACES = [
    " ",
    "  ",
    "    ",
    "\t",
    "\u00a0",
    "\u3000",
    "\n",
    "\n\n",
    "\r\n",
    "\\\n",
    "  \n",
    "\u2028",
    "\x0b",
    "\f",
    "\x85",
]
_CONTROLS = ["\x1b[31m", "\u202e", "\ud800", "\x00", "\x02", "\x07", "\ufeff", "\u200d"]

HOSTILE = st.one_of(
    st.lists(st.sampled_from([*_MARKS, *_SPACES, *_CONTROLS]), max_size=14).map("".join), st.text(max_size=60)
)
