"""Looking for words in a workspace as it is now."""

from datetime import date

import pytest

from heze_desk import beginning
from heze_desk.search.index import Index

DAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory):
    home = tmp_path_factory.mktemp("found") / "desk"
    beginning.begin(home, demo=True, today=DAY).close()
    return home


@pytest.fixture
def index():
    return Index()


@pytest.fixture
def find(index):
    """All that is found, best first, after all was read."""

    def look(workspace, text, day=DAY, **narrowed):
        index.renew(workspace.db, day)
        while index.prepare():
            pass
        return index.find(text, **narrowed)

    return look


@pytest.fixture
def titles(find):
    """The titles found, by their kind."""

    def look(workspace, text, **narrowed):
        return {str(group.kind): [hit.title for hit in group.hits] for group in find(workspace, text, **narrowed)}

    return look
