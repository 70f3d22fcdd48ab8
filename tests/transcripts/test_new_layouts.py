"""A layout is found by looking: a module of `transcripts/layouts` is one."""

from pkgutil import iter_modules

import pytest

from transcripts import layouts
from transcripts.document import Document, Line
from transcripts.layouts import registry


def test_every_module_beside_the_registry_is_a_layout() -> None:
    assert set(registry.names()) == {module.name for module in iter_modules(layouts.__path__)} - {"registry"}


@pytest.mark.parametrize("name", registry.names())
def test_a_layout_has_a_name_and_is_not_sure_of_nothing(name: str) -> None:
    layout = registry.layout(name)
    assert layout.NAME
    assert 0 <= layout.judge(Document((Line("hello"),), "text")).sure < 0.1
