"""The window's page of 双告知、双反馈."""

from heze_desk.notifications.screen.page import NotificationScreen as NotificationScreen
