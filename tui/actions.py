"""Everything a key can do: the one table from which bindings, the palette, the `?` screen and the README's keys are made."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from textual.binding import Binding

Where = Literal[
    "reading",
    "finding",
    "pane",
    "annotations",
    "tags",
    "library",
    "people",
    "said",
    "searching",
    "ledger",
    "digest",
    "comparing",
    "anywhere",
]
"""Where an action holds: with the text in front of you, while a search is typed, in a side pane, in the pane of
annotations, in the list of tags, on the library's screen, among its people, in all that one of them said, in the search
of the library, in the ledger, in the digest, with two calls side by side, always."""


class Action(NamedTuple):
    """One thing that can be done."""

    id: str
    """Unique, stable: keymaps name actions by it."""
    keys: str
    """Textual's names of the keys, parted by commas."""
    call: str
    """The action method and its arguments, as a binding names them."""
    label: str
    """A few words, for the footer and the palette."""
    group: str
    """The heading it stands under in the list of keys."""
    help: str = ""
    """More words, where the label is not enough."""
    where: Where = "reading"
    hint: int = 0
    """Its rank among the keys that the footer shows; 0 for none."""
    short: str = ""
    """Fewer words, for the footer; "" where the label is short."""
    palette: bool = True
    """Whether the palette offers it: not for plain movement."""


def _through_a_text(id: str, group: str, where: Where, start: str, end: str) -> tuple[Action, ...]:
    """The keys of a place in which one moves through a text and does not mark it (`tui.screens.textroom`)."""
    rows = (
        ("down", "j,down", "rows(1)", "down a line"),
        ("up", "k,up", "rows(-1)", "up a line"),
        ("page.down", "space,pagedown", "page(1)", "page down"),
        ("page.up", "b,pageup", "page(-1)", "page up"),
        ("start", "g,home", "edge(-1)", start),
        ("end", "G,end", "edge(1)", end),
        ("sentence.next", "right_parenthesis", "move('sentence', 1)", "next sentence"),
        ("sentence.previous", "left_parenthesis", "move('sentence', -1)", "previous sentence"),
        ("turn.next", "right_curly_bracket", "move('turn', 1)", "next turn"),
        ("turn.previous", "left_curly_bracket", "move('turn', -1)", "previous turn"),
    )
    return tuple(
        Action(f"{id}.{name}", keys, call, label, group, where=where, palette=False) for name, keys, call, label in rows
    )


ACTIONS: tuple[Action, ...] = (
    Action("row.down", "j,down", "rows(1)", "down a line", "Move", palette=False),
    Action("row.up", "k,up", "rows(-1)", "up a line", "Move", palette=False),
    Action("choose", "enter", "choose", "go there", "Move", "In a pane: to the speaker, part or figure.", palette=False),
    Action("character.next", "right", "move('character', 1)", "a character on", "Move", palette=False),
    Action("character.previous", "left", "move('character', -1)", "a character back", "Move", palette=False),
    Action("page.down", "space,pagedown", "page(1)", "page down", "Move", palette=False),
    Action("page.up", "b,pageup", "page(-1)", "page up", "Move", palette=False),
    Action("halfpage.down", "ctrl+d", "page(0.5)", "half a page down", "Move", palette=False),
    Action("halfpage.up", "ctrl+u", "page(-0.5)", "half a page up", "Move", palette=False),
    Action("call.start", "g,home", "edge(-1)", "start of the call", "Move"),
    Action("call.end", "G,end", "edge(1)", "end of the call", "Move"),
    Action("count", "0,6,7,8,9", "count", "times the next key", "Move", "A number ahead of a key repeats it. 0 begins any number, for 1 to 5 are pens: 05j goes down five lines, 8j eight.", palette=False),
    Action("sentence.next", "right_parenthesis", "move('sentence', 1)", "next sentence", "Jump", palette=False),
    Action("sentence.previous", "left_parenthesis", "move('sentence', -1)", "previous sentence", "Jump", palette=False),
    Action("turn.next", "right_curly_bracket", "move('turn', 1)", "next turn", "Jump", "The next speaker's words."),
    Action("turn.previous", "left_curly_bracket", "move('turn', -1)", "previous turn", "Jump"),
    Action("figure.next", "f", "move('figure', 1)", "next figure", "Jump", "The line below the text explains it.", hint=2, short="figure"),
    Action("figure.previous", "F", "move('figure', -1)", "previous figure", "Jump"),
    Action("exchange.next", "e", "move('exchange', 1)", "next exchange", "Jump", "The next analyst at the microphone.", hint=3, short="exchange"),
    Action("exchange.previous", "E", "move('exchange', -1)", "previous exchange", "Jump"),
    Action("non-answer.next", "semicolon", "non_answer(1)", "next non-answer", "Jump", "An exchange in which a figure was asked for and refused, or that you call dodged or answered in part."),
    Action("non-answer.previous", "comma", "non_answer(-1)", "previous non-answer", "Jump"),
    Action("quarter.next", "right_square_bracket", "quarter(1)", "next quarter", "Jump", "Stays on the metric, speaker or section.", hint=5, short="later"),
    Action("quarter.previous", "left_square_bracket", "quarter(-1)", "previous quarter", "Jump", "Stays on the metric, speaker or section.", hint=4, short="earlier quarter"),
    Action("back", "ctrl+o", "back", "back to where the last jump began", "Jump"),
    Action("find", "slash", "find", "find in this call", "Find", "Hits show as you type.", hint=1, short="find"),
    Action("hit.next", "n", "hit(1)", "next hit", "Find", hint=1),
    Action("hit.previous", "N", "hit(-1)", "previous hit", "Find"),
    Action("find.forget", "escape", "clear", "drop selection, search, filter", "Find", palette=False),
    Action("highlight.yellow", "1", "highlight(1)", "highlight in yellow", "Annotate", "The selection, else the sentence under the caret; a highlight there takes the colour.", hint=2, short="highlight"),
    Action("highlight.red", "2", "highlight(2)", "highlight in red", "Annotate"),
    Action("highlight.green", "3", "highlight(3)", "highlight in green", "Annotate"),
    Action("highlight.blue", "4", "highlight(4)", "highlight in blue", "Annotate"),
    Action("highlight.purple", "5", "highlight(5)", "highlight in purple", "Annotate"),
    Action("tag", "t", "tag", "tag", "Annotate", "The highlight at the caret, else the passage. Tab completes, a comma parts tags, / makes parts of one.", hint=3),
    Action("tag.again", "T", "tag_again", "the same tags as last time", "Annotate"),
    Action("note", "c", "note", "write a note", "Annotate", "On the highlight at the caret, else the passage. Esc keeps it, u takes it back.", hint=4, short="note"),
    Action("delete", "x", "delete", "remove the highlight", "Annotate"),
    Action("undo", "u", "undo", "undo", "Annotate", "Every change to annotations, one after the other."),
    Action("redo", "ctrl+r", "redo", "redo", "Annotate"),
    Action("reshape", "V", "reshape", "grow or shrink the highlight", "Annotate", "Then the keys that grow a selection; o changes ends; Enter or a pen sets it."),
    Action("annotation.next", "a", "annotation(1)", "next annotation", "Annotate"),
    Action("annotation.previous", "A", "annotation(-1)", "previous annotation", "Annotate"),
    Action("notes", "C", "show_notes", "notes under the text", "Annotate", "Notes and tags below the passages; again: not."),
    Action("annotations", "h", "pane('annotations-pane')", "annotations", "Annotate", "Into the pane on the right, in place of the figures; again: puts it away."),
    Action("look.back", "B", "look_back", "what was marked in the call before", "Annotate", "The company's latest earlier call in which anything is kept; questions left open come first."),
    Action("tags", "number_sign", "tags", "all tags", "Annotate", "How often each is used, and on what; rename, merge, delete, colour."),
    Action("verdict", "r", "verdict", "was it answered? your word", "Annotate", "On the exchange at the caret: then a answered, p partly, d dodged, n none. It wins over what the words tell."),
    Action("call.note", "W", "call_note", "note on the whole call", "Annotate"),
    Action("mark.set", "m", "mark('set')", "set a mark", "Annotate", "Then a letter.", palette=False),
    Action("mark.go", "apostrophe", "mark('go')", "go to a mark", "Annotate", "Then its letter; ' again: back to where the last jump began.", palette=False),
    Action("annotations.narrow", "slash", "narrow", "narrow the list", "Annotations pane", "Words, tag:guidance, color:red or a colour's meaning, speaker:name, quarter:Q2, by:name (by:me: your own).", where="annotations", palette=False),
    Action("annotations.scope", "l", "scope", "this call, earlier calls, the library", "Annotations pane", where="annotations", palette=False),
    Action("annotations.order", "O", "order", "by place or by time", "Annotations pane", where="annotations", palette=False),
    Action("annotations.tick", "v", "tick", "choose several", "Annotations pane", "Then tag, note, pens and x change them all.", where="annotations", palette=False),
    Action("annotations.tick.all", "V", "tick_all", "choose all, or none", "Annotations pane", where="annotations", palette=False),
    Action("tags.down", "j,down", "step(1)", "next tag", "Tags", where="tags", palette=False),
    Action("tags.up", "k,up", "step(-1)", "previous tag", "Tags", where="tags", palette=False),
    Action("tags.page.down", "space,pagedown", "page(1)", "page down", "Tags", where="tags", palette=False),
    Action("tags.page.up", "b,pageup", "page(-1)", "page up", "Tags", where="tags", palette=False),
    Action("tags.start", "g,home", "edge(-1)", "first tag", "Tags", where="tags", palette=False),
    Action("tags.end", "G,end", "edge(1)", "last tag", "Tags", where="tags", palette=False),
    Action("tags.choose", "enter", "choose", "list its passages", "Tags", where="tags", hint=1, short="passages"),
    Action("tags.rename", "r", "rename", "rename", "Tags", "Those below it go along; another tag's name merges the two.", where="tags", hint=2),
    Action("tags.tick", "v", "tick", "choose several", "Tags", where="tags", hint=3),
    Action("tags.merge", "m", "merge", "merge the chosen into this one", "Tags", where="tags", hint=4, short="merge"),
    Action("tags.delete", "x", "delete", "delete", "Tags", "From every annotation; the annotations stay.", where="tags", hint=5),
    Action("tags.yellow", "1", "highlight(1)", "colour all its passages yellow", "Tags", where="tags", palette=False),
    Action("tags.red", "2", "highlight(2)", "colour all its passages red", "Tags", where="tags", palette=False),
    Action("tags.green", "3", "highlight(3)", "colour all its passages green", "Tags", where="tags", palette=False),
    Action("tags.blue", "4", "highlight(4)", "colour all its passages blue", "Tags", where="tags", palette=False),
    Action("tags.purple", "5", "highlight(5)", "colour all its passages purple", "Tags", where="tags", palette=False),
    Action("tags.order", "O", "order", "by use or by name", "Tags", where="tags", hint=6, short="order"),
    Action("tags.narrow", "slash", "narrow", "narrow by letters", "Tags", where="tags", hint=7, short="narrow"),
    Action("tags.undo", "u", "undo", "undo", "Tags", where="tags", hint=8),
    Action("tags.redo", "ctrl+r", "redo", "redo", "Tags", where="tags"),
    Action("tags.clear", "escape", "clear", "drop what is chosen; back", "Tags", where="tags", palette=False),
    Action("speakers", "s", "pane('people')", "speakers and outline", "Look", "Into the pane on the left; again: puts it away.", hint=6, short="speakers"),
    Action("figures", "i", "pane('figures-pane')", "figures of the call", "Look", "Into the pane on the right; again: puts it away.", hint=7, short="figures"),
    Action("figures.order", "M", "figure_order", "figures by metric or by place", "Look", "By metric, what is said again is one row: 3×."),
    Action("only", "o", "only", "only this speaker", "Look", "Again: everyone."),
    Action("only.unanswered", "O", "only_unanswered", "only non-answers", "Look", "Again: everything."),
    Action("pin", "p", "pin", "pin this speaker beside the text", "Look", "A second text with this speaker's words alone, in step with the first. Again: away."),
    Action("fold", "z", "fold", "what is repeated: quiet, folded, like the rest", "Look", "What the company's calls of the year before say as well (safe harbour, stock phrases); folded, the operator too.", short="fold repeats"),
    Action("rendering", "R", "rendering", "another rendering of this call", "Look", "Where several files hold the same call."),
    Action("calls", "w", "calls", "which calls are open", "Look", "Every call that is open, and the files that could not be read, with the reason.", hint=9, short="open calls"),
    Action("about", "I", "about", "how this file was read", "Look", "Layout, repairs, what was inferred, warnings."),
    Action("select", "v", "select", "select", "Select and copy", "Then w b ) ( p P } { e E or the arrows grow it, o changes ends, Esc drops it."),
    Action("word.next", "w", "grow('word', 1)", "grow by a word", "Select and copy", "While selecting.", palette=False),
    Action("word.previous", "b", "grow('word', -1)", "back by a word", "Select and copy", "While selecting.", palette=False),
    Action("paragraph.next", "p", "grow('paragraph', 1)", "grow by a paragraph", "Select and copy", "While selecting.", palette=False),
    Action("paragraph.previous", "P", "grow('paragraph', -1)", "back by a paragraph", "Select and copy", "While selecting.", palette=False),
    Action("ends", "o", "swap_ends", "grow at the other end", "Select and copy", "While selecting.", palette=False),
    Action("copy", "y,ctrl+c", "copy", "copy with citation", "Select and copy", "The selection, else the sentence under the caret."),
    Action("library.up", "up", "step(-1)", "company above", "Library", where="library", palette=False),
    Action("library.down", "down", "step(1)", "company below", "Library", where="library", palette=False),
    Action("library.earlier", "left", "aside(-1)", "the company's call before", "Library", where="library", palette=False),
    Action("library.later", "right", "aside(1)", "the company's next call", "Library", where="library", palette=False),
    Action("library.page.down", "pagedown", "page(1)", "page down", "Library", where="library", palette=False),
    Action("library.page.up", "pageup", "page(-1)", "page up", "Library", where="library", palette=False),
    Action("library.start", "home", "edge(-1)", "first company", "Library", where="library", palette=False),
    Action("library.end", "end", "edge(1)", "last company", "Library", where="library", palette=False),
    Action("library.read", "enter", "choose", "read the call", "Library", where="library", hint=1, short="read"),
    Action("library.narrow", "slash", "begin", "narrow", "Library", "Any letter but q begins to narrow by itself: the grid then shows the calls that it occurs in, by company, ticker, quarter (2013 q1) or date.", where="library", hint=2),
    Action("library.widen", "escape", "widen", "all calls again", "Library", where="library", hint=2, short="all calls"),
    Action("library.shorten", "backspace", "shorten", "take a letter back", "Library", where="library", palette=False),
    Action("library.add", "plus", "app.add", "add files or folders", "Library", "Or drop them on the window, or paste their path.", where="library", hint=3, short="add"),
    Action("library.mend", "f2", "mend_call", "put the call right", "Library", "Company, ticker, fiscal quarter, date, where they were read wrongly.", where="library"),
    Action("library.delete", "delete", "delete", "take the call out", "Library", "Asks first; its files and annotations are kept.", where="library"),
    Action("library.undo", "ctrl+z", "app.undo_library", "undo in the library", "Library", "The last correction or deletion.", where="anywhere"),
    Action("mend.call", "f2", "mend_call", "put the call right", "Look", "Company, ticker, fiscal quarter, date, where they were read wrongly."),
    Action("mend.speaker", "f3", "mend_speaker", "put the speaker right", "Look", "Name, role, or that two names are one person; of the speaker at the caret, or highlighted in the list."),
    Action("mend.figure", "f4", "mend_figure", "put the figure right", "Look", "The one at the caret: metric, segment, kind, period, value; kept with your annotations, and marked as yours."),
    Action("library.search", "ctrl+f", "app.search", "search the library", "Library", "Everything that was said in all calls, and your notes: words, phrases, filters.", where="anywhere", hint=6, short="search"),
    Action("library.people", "f6", "app.people", "everyone who spoke", "Library", "Who they are, in which calls, for which firms, what they ask about.", where="library", hint=5, short="people"),
    Action("everyone", "S,f6", "everyone", "this speaker in all calls", "Look", "Among everyone who spoke in the library; enter there reads all that they said."),
    Action("people.up", "up", "step(-1)", "person above", "People", where="people", palette=False),
    Action("people.down", "down", "step(1)", "person below", "People", where="people", palette=False),
    Action("people.page.down", "pagedown", "page(1)", "page down", "People", where="people", palette=False),
    Action("people.page.up", "pageup", "page(-1)", "page up", "People", where="people", palette=False),
    Action("people.start", "home", "edge(-1)", "first person", "People", where="people", palette=False),
    Action("people.end", "end", "edge(1)", "last person", "People", where="people", palette=False),
    Action("people.read", "enter", "choose", "all that they said", "People", "Call after call, in order of time.", where="people", hint=1, short="all they said"),
    Action("people.narrow", "slash", "begin", "narrow", "People", "Any letter but q begins to narrow by itself: by name, firm, title, role, company.", where="people", hint=2),
    Action("people.order.next", "right", "sort(1)", "order by the next column", "People", "Name, calls, questions, last heard; a click on a head does it too.", where="people", hint=3, short="order"),
    Action("people.order.previous", "left", "sort(-1)", "order by the column before", "People", where="people"),
    Action("people.shorten", "backspace", "shorten", "take a letter back", "People", where="people", palette=False),
    Action("people.widen", "escape", "widen", "all people; back", "People", where="people", hint=7, short="back", palette=False),
    *_through_a_text("said", "All they said", "said", "the first they said", "the last they said"),
    Action("said.figure.next", "f", "move('figure', 1)", "next figure", "All they said", where="said", hint=5, short="figure"),
    Action("said.figure.previous", "F", "move('figure', -1)", "previous figure", "All they said", where="said"),
    Action("said.open", "enter,o", "choose", "open the call at this passage", "All they said", "There it can be marked; q comes back.", where="said", hint=1, short="open the call"),
    Action("said.find", "slash", "find", "find in all they said", "All they said", where="said", hint=2, short="find"),
    Action("said.hit.next", "n", "hit(1)", "next hit; without a search, next call", "All they said", where="said", hint=3, short="next"),
    Action("said.hit.previous", "N", "hit(-1)", "hit or call before", "All they said", where="said"),
    Action("said.call.next", "right_square_bracket", "call(1)", "next call", "All they said", where="said", hint=4, short="next call"),
    Action("said.call.previous", "left_square_bracket", "call(-1)", "call before", "All they said", where="said"),
    Action("said.leave", "escape", "leave", "back to the people", "All they said", where="said", hint=7, short="back", palette=False),
    Action("hits.up", "up", "step(-1)", "hit above", "Search", where="searching", palette=False),
    Action("hits.down", "down", "step(1)", "hit below", "Search", where="searching", hint=2, short="next hit", palette=False),
    Action("hits.page.down", "pagedown", "page(1)", "hits a page on", "Search", where="searching", palette=False),
    Action("hits.page.up", "pageup", "page(-1)", "hits a page back", "Search", where="searching", palette=False),
    Action("hits.read", "enter", "choose", "read the hit", "Search", "Then n and N go on through the hits, from call to call. Among the counts (tab): keep only what is counted there.", where="searching", hint=1, short="read"),
    Action("hits.leave", "escape", "back", "back to where you were", "Search", where="searching", hint=7, short="back", palette=False),
    Action("library", "H", "app.library", "the library", "Library", "All your calls, companies by quarters."),
    Action("compare", "equals_sign", "compare", "compare with another quarter", "Look", "This call beside the one before, in step; what is repeated is quiet.", hint=9, short="compare"),
    *_through_a_text("compare", "Compare", "comparing", "start of the call", "end of the call"),
    Action("compare.figure.next", "f", "figure(1)", "next figure, and the same metric there", "Compare", where="comparing", hint=1, short="same metric"),
    Action("compare.figure.previous", "F", "figure(-1)", "previous figure, and the same metric there", "Compare", where="comparing"),
    Action("compare.exchange.next", "e", "move('exchange', 1)", "next exchange", "Compare", where="comparing"),
    Action("compare.exchange.previous", "E", "move('exchange', -1)", "previous exchange", "Compare", where="comparing"),
    Action("compare.repeats", "z", "repeats", "what is repeated: quiet, folded, like the rest", "Compare", where="comparing", hint=2, short="fold repeats"),
    Action("compare.step", "s", "step", "in step by speaker, section, metric, or not", "Compare", where="comparing", hint=3, short="in step"),
    Action("compare.later", "right_square_bracket", "quarter(1)", "a later quarter beside", "Compare", where="comparing", hint=5, short="later"),
    Action("compare.earlier", "left_square_bracket", "quarter(-1)", "an earlier quarter beside", "Compare", where="comparing", hint=4, short="earlier quarter"),
    Action("compare.year", "y", "year_ago", "the year before beside", "Compare", where="comparing", hint=6, short="year ago"),
    Action("compare.leave", "escape,equals_sign", "leave", "back to the reader", "Compare", where="comparing", hint=7, short="back", palette=False),
    Action("ledger", "L", "ledger", "ledger of the company", "Look", "Metrics by quarter: guided, reported, beat or missed; at the metric under the caret.", hint=8, short="ledger"),
    Action("library.ledger", "f4", "ledger", "ledger of the company", "Library", "Metrics by quarter: guided, reported, beat or missed.", where="library", short="ledger"),
    Action("ledger.up", "up,k", "step(-1)", "metric above", "Ledger", where="ledger", palette=False),
    Action("ledger.down", "down,j", "step(1)", "metric below", "Ledger", where="ledger", palette=False),
    Action("ledger.earlier", "left,h,left_square_bracket", "aside(-1)", "the period before", "Ledger", where="ledger", palette=False),
    Action("ledger.later", "right,l,right_square_bracket", "aside(1)", "the next period", "Ledger", where="ledger", palette=False),
    Action("ledger.page.down", "pagedown,space", "page(1)", "page down", "Ledger", where="ledger", palette=False),
    Action("ledger.page.up", "pageup,b", "page(-1)", "page up", "Ledger", where="ledger", palette=False),
    Action("ledger.start", "home,g", "edge(-1)", "first metric", "Ledger", where="ledger", palette=False),
    Action("ledger.end", "end,G", "edge(1)", "last metric", "Ledger", where="ledger", palette=False),
    Action("ledger.read", "enter", "choose", "read the sentence", "Ledger", "Where the result was said; q comes back.", where="ledger", hint=1, short="read"),
    Action("ledger.guided", "o", "open_guidance", "read where it was guided", "Ledger", "The sentence of the guidance; q comes back.", where="ledger", hint=2, short="where guided"),
    Action("ledger.fold", "z", "fold", "segments of the metric", "Ledger", "Again: hide them.", where="ledger", hint=3, short="segments"),
    Action("ledger.fold.all", "Z", "fold_all", "segments of all metrics", "Ledger", where="ledger"),
    Action("ledger.years", "y", "years", "fiscal years as well", "Ledger", "Again: quarters only.", where="ledger", hint=4, short="years"),
    Action("ledger.correct", "r", "correct", "put the figure right", "Ledger", "Metric, segment, kind, period, value; kept with your annotations, and marked as yours.", where="ledger", hint=5, short="put right"),
    Action("ledger.correct.guidance", "R", "correct_guidance", "put the guidance right", "Ledger", "Of a cell that shows a result.", where="ledger"),
    Action("ledger.undo", "u", "undo", "undo", "Ledger", "The last correction, or whatever else was changed last.", where="ledger"),
    Action("ledger.redo", "ctrl+r", "redo", "redo", "Ledger", where="ledger"),
    Action("ledger.leave", "escape,L", "leave", "back to where you were", "Ledger", where="ledger", hint=6, short="back", palette=False),
    Action("digest", "D", "app.digest", "the digest", "Digest", "Passages put together, to be sent."),
    Action("library.digest", "f5", "app.digest", "the digest", "Digest", where="library"),
    Action("digest.down", "j,down", "step(1)", "down", "Digest", where="digest", palette=False),
    Action("digest.up", "k,up", "step(-1)", "up", "Digest", where="digest", palette=False),
    Action("digest.page.down", "pagedown", "page(1)", "page down", "Digest", where="digest", palette=False),
    Action("digest.page.up", "pageup", "page(-1)", "page up", "Digest", where="digest", palette=False),
    Action("digest.start", "g,home", "edge(-1)", "first passage", "Digest", where="digest", palette=False),
    Action("digest.end", "G,end", "edge(1)", "last passage", "Digest", where="digest", palette=False),
    Action("digest.toggle", "space", "take", "in, or out", "Digest", "The passage; on a heading all under it.", where="digest", hint=1, short="in/out"),
    Action("digest.later", "J,shift+down", "shift(1)", "move down", "Digest", "A passage under its heading, a heading with all under it.", where="digest", hint=2, short="move"),
    Action("digest.earlier", "K,shift+up", "shift(-1)", "move up", "Digest", where="digest"),
    Action("digest.group", "p", "group", "put together by…", "Digest", "Call, company, speaker, tag, colour, metric, topic of your own, nothing: on to the next.", where="digest", hint=3, short="group"),
    Action("digest.heading", "h", "heading", "write the heading", "Digest", where="digest"),
    Action("digest.topic", "m", "topic", "under a topic of your own", "Digest", where="digest"),
    Action("digest.comment", "c", "comment", "comment on the passage", "Digest", "In this digest alone; the note stays as it is.", where="digest", hint=6, short="comment"),
    Action("digest.around", "a", "around", "with the sentences around it", "Digest", "The one before, after, both, neither.", where="digest"),
    Action("digest.title", "t", "title", "title", "Digest", where="digest"),
    Action("digest.introduction", "i", "introduction", "introduction", "Digest", where="digest"),
    Action("digest.filter", "slash", "filter", "what it is made from", "Digest", "As tag:guidance company:CALX since:2012; speaker: role: color: metric: by: section: until: call:, words, - before what is left out.", where="digest", hint=4, short="filter"),
    Action("digest.freeze", "f", "freeze", "freeze, or live again", "Digest", "Frozen, what is marked later stays out.", where="digest"),
    Action("digest.template", "l", "template", "another template", "Digest", where="digest", hint=7, short="template"),
    Action("digest.bold", "b", "switch('bold_figures')", "figures in bold", "Digest", where="digest"),
    Action("digest.contents", "o", "switch('contents')", "table of contents", "Digest", where="digest"),
    Action("digest.sources", "s", "switch('sources')", "list of the calls", "Digest", where="digest"),
    Action("digest.ledger", "L", "switch('ledger')", "what was guided and reported", "Digest", where="digest"),
    Action("digest.unanswered", "n", "switch('non_answers')", "what was not answered", "Digest", where="digest"),
    Action("digest.undo", "u", "undo", "undo", "Digest", where="digest"),
    Action("digest.redo", "ctrl+r", "redo", "redo", "Digest", where="digest"),
    Action("digest.export", "e", "export", "write to a file", "Digest", "Markdown, or a page where the name ends in .html; what was written into it by hand is kept.", where="digest", hint=5, short="write"),
    Action("digest.others", "d", "others", "other digests", "Digest", "And a new one.", where="digest"),
    Action("digest.read", "enter", "choose", "read the passage", "Digest", where="digest", palette=False),
    Action("digest.preview", "v", "preview", "the preview, or the list", "Digest", "Where there is no room for both.", where="digest"),
    Action("digest.leave", "escape", "back", "back to where you were", "Digest", where="digest", palette=False),
    Action("pane.next", "tab", "focus_pane(1)", "next pane", "Anywhere", where="anywhere", palette=False),
    Action("pane.previous", "shift+tab", "focus_pane(-1)", "previous pane", "Anywhere", where="anywhere", palette=False),
    Action("help", "question_mark,f1", "keys", "all keys", "Anywhere", where="anywhere", hint=3, short="keys"),
    Action("palette", "ctrl+p", "app.command_palette", "everything by name", "Anywhere", where="anywhere", palette=False),
    Action("theme", "ctrl+t", "app.theme", "dark or light", "Anywhere", where="anywhere"),
    Action("quit", "q", "leave", "back, or quit", "Anywhere", where="anywhere", hint=8, short="quit"),
)  # fmt: skip

_KEY_NAMES = {
    "right_parenthesis": ")",
    "left_parenthesis": "(",
    "right_curly_bracket": "}",
    "left_curly_bracket": "{",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "slash": "/",
    "question_mark": "?",
    "plus": "+",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "escape": "esc",
    "number_sign": "#",
    "equals_sign": "=",
    "apostrophe": "'",
    "semicolon": ";",
    "comma": ",",
}


def bindings(places: Iterable[Where]) -> Iterator[Binding]:
    """The bindings of the actions that hold in some places."""
    wanted = frozenset(places)
    for action in ACTIONS:
        if action.where in wanted:
            yield Binding(action.keys, action.call, action.label, id=action.id, show=False, tooltip=action.help)


def key_names(action: Action) -> str:
    """An action's keys as a person reads them."""
    keys = action.keys.split(",")
    if action.id == "count":
        return "0 6…9"
    return " ".join(_KEY_NAMES.get(key, key) for key in keys)


def first_key(action: Action) -> str:
    """The key that the footer names."""
    return _KEY_NAMES.get(key := action.keys.split(",")[0], key)


def by_id(id: str) -> Action:
    """The action of that id."""
    return next(action for action in ACTIONS if action.id == id)


def groups(table: Iterable[Action] = ACTIONS) -> dict[str, list[Action]]:
    """Actions by the heading they stand under, in the table's order."""
    found: dict[str, list[Action]] = {}
    for action in table:
        found.setdefault(action.group, []).append(action)
    return found
