"""定期调度 on screen: rounds, who has reported, and the forms that come back."""

from heze_desk.rounds.screen.page import RoundScreen as RoundScreen
