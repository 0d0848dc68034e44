"""The task ledger on screen: a table, the chosen task beside it, and the dialogs that go with them."""

from heze_desk.tasks.screen.page import TaskScreen as TaskScreen
