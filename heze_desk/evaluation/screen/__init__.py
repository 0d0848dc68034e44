from heze_desk.evaluation.screen.page import EvaluationScreen as EvaluationScreen
