"""会议纪要 on screen: meetings from the notice to the follow-up."""

from heze_desk.meetings.screen.page import MeetingScreen as MeetingScreen
