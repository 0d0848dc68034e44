"""The papers of a meeting: 通知 with 回执, 议程, 座次表, 签到表, 纪要, 落实情况."""

from heze_desk.meetings.agenda_document import agenda as agenda
from heze_desk.meetings.following_document import follow_up as follow_up
from heze_desk.meetings.minutes_document import minutes as minutes
from heze_desk.meetings.notice_document import notice as notice
from heze_desk.meetings.seating_document import seating as seating
from heze_desk.meetings.sign_in_document import sign_in as sign_in
