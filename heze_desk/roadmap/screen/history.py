"""The story of the phase or milestone that is current."""

from heze_desk.kit.screen import Screen
from heze_desk.kit.story_dialog import StoryDialog, show_story
from heze_desk.roadmap import store, story


def show(page: Screen, item_id: int) -> StoryDialog:
    """All that happened to it, moves with their reasons."""
    db = page.workspace.db
    item = store.get(db, item_id)
    return show_story(page, (item.kind, f"{item.kind}：{item.title}"), story.story(db, item_id))
