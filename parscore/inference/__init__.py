"""Floor 5: facts go in, the rule network draws its conclusions, findings and effects come out."""

from parscore.inference.compile import compile_rules
from parscore.inference.conclusions import Conclusion, Conclusions, sentence
from parscore.inference.defects import Defect, Place, RulesRejected
from parscore.inference.effects import Amount, Effect
from parscore.inference.facts import ANY, Fact, fact
from parscore.inference.program import Program
from parscore.inference.reasoning import Engine, EngineUnavailable, conclude, enclose

__all__ = [
    "ANY",
    "Amount",
    "Conclusion",
    "Conclusions",
    "Defect",
    "Effect",
    "Engine",
    "EngineUnavailable",
    "Fact",
    "Place",
    "Program",
    "RulesRejected",
    "compile_rules",
    "conclude",
    "enclose",
    "fact",
    "sentence",
]
