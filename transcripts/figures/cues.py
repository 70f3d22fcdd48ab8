"""Words that say how a figure is meant: reported, guided, recalled, compared, aimed at.

Directions ("up", "decline") are single words with a sign; the others are phrases that are looked up as a whole. All are
in lower case, with spaces for hyphens, without the "'" of "we'll".
"""

UP = frozenset(
    "above accelerated acceleration accretion added advanced ahead appreciated appreciation beat beating benefit "
    "better climbed doubled escalation exceeded exceeding expand expanded expanding expansion faster favorable gain "
    "gained gains greater grew grow growing grown grows growth higher improve improved improvement improvements "
    "improves improving increase increased increases increasing increment inflation jump jumped larger more outpaced "
    "outperformed plus raise raised raising rise risen rises rising rose strengthened stronger surge surged tripled "
    "up uplift upside uptick".split()
)  # fmt: skip
DOWN = frozenset(
    "behind below compressed compression contracted contraction cut cuts decelerated deceleration decline declined "
    "declines declining decrease decreased decreases decreasing deflation degradation deteriorated deterioration "
    "dilution dilutive dip dipped down drag drop dropped dropping drops erosion fall fallen falling falls fell fewer "
    "headwind less lower lowered lowering narrower reduce reduced reduces reducing reduction reductions short "
    "shortfall shrank shrinkage slid slipped slower smaller softer unfavorable weaker worse".split()
)  # fmt: skip
NOUNS = frozenset(
    "acceleration accretion appreciation beat benefit change compression contraction cut deceleration decline "
    "declines decrease decreases deflation degradation deterioration dilution dip drag drop drops erosion escalation "
    "expansion gain gains growth headwind improvement improvements increase increases increment inflation jump raise "
    "reduction reductions rise shortfall surge tailwind uplift upside uptick".split()
)  # fmt: skip
"""Directions that name a change: they stand behind its figure, or before it with "of"."""
COMPARATIVES = frozenset(
    "above ahead behind below better down faster fewer greater higher larger less lower more short slower smaller "
    "stronger up weaker worse".split()
)  # fmt: skip
"""Directions that stand behind the figure of a change ("$5 million lower than")."""
COMPARATORS = frozenset(
    """
        above below within versus than exceeded exceeding exceed exceeds beat beating ahead end top bottom
        compared against midpoint line higher lower under over short outpaced from vs better relative high low
        upper outperformed met meeting met achieved consistent
    """.split()
)
"""Words of comparing before "guidance": it is only what a result is measured by."""
GIVEN = frozenset(
    """
        provided gave issued given offered last earlier july october february january april may november august
        march previous prior initial original communicated announced set shared old
    """.split()
)
"""Words around "guidance" that tell it as given before."""
BEHIND = NOUNS | COMPARATIVES | {"cagr"}


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in text.split(","))


CUES = {
    kind: _phrases(text)
    for kind, text in {
        "ahead": (  # looking ahead
            "expect, expects, expecting, anticipate, anticipates, anticipating, forecast, forecasts, forecasting, "
            "forecasted, project, projects, projecting, projected, guide, guides, guiding, estimate, estimates, "
            "estimating, will, we ll, it ll, they ll, that ll, going to, gonna, should, likely, plan to, plans to, "
            "planning, plan on, plan for, on track, assume, assumes, reaffirm, reaffirming, reiterate, reiterating, "
            "reaffirmed, look for, calls for, call for, implies, imply, implying, intend, intends, is set to, i don t "
            "see, we don t see, we see, we believe we can, we believe that we can, we think we can, "
            "we think that we can, we re looking, we are looking, looking for, our view, modeling, budget, budgeted, "
            "going forward, heading into, is planned, are planned, narrowing, raising, lowering our, affirming, affirm, "
            "maintaining, tracking to, tracking toward, look to, expectation, expectations, talking about"
        ),
        "guidance": (  # the noun: given, recalled, or only what a result is measured by
            "guidance, guide range, outlook, outlook range, forecast range, expected range, our forecast"
        ),
        "recalled": (  # an outlook given before
            "had expected, had anticipated, had guided, had forecasted, had projected, had estimated, previously guided, "
            "previously expected, previously anticipated, prior guidance, previous guidance, initial guidance, original "
            "guidance, earlier guidance, prior outlook, previous outlook, initial outlook, original outlook, prior "
            "forecast, previous forecast, original forecast, initial expectations, previous expectations, prior "
            "expectations, prior range, previous range, original range, initial range, called for, we guided, was guided, "
            "were guided, guided to, we estimated, prior estimate, previous estimate, we forecasted, we projected, "
            "implied guidance, internal expectations, our expectation was, guidance was, original expectation, prior "
            "guide, previous guide, used to expect, told you to expect, told you we expected"
        ),
        "expected": (  # "is expected" looks ahead, "we expected" recalls
            "expected, anticipated, targeted, guided, estimated, planned"
        ),
        "target": (  # a standing aim
            "target, targets, target range, goal, goals, long term, longer term, aspiration, ambition, medium term, mid "
            "term, midterm, long run, over time, targeting, aim, aiming, aims, objective, multi year, investor day, get "
            "to, getting to, progression to"
        ),
        "past": (  # a result reported
            "was, were, had, came, totaled, ending, totalled, reported, delivered, generated, ended, achieved, recorded, "
            "posted, grew, increased, decreased, declined, improved, rose, fell, represented, reached, finished, "
            "returned, repurchased, saw, produced, contributed, drove, earned, offset, outpaced, impacted, included, "
            "comprised, captured, cost, gave, netted, averaged, marked, yielded, incurred, spent, paid, remained, closed, "
            "exceeded, completed, sold, expanded, stood, accounted, gained, dropped, made, bought, invested, drew, "
            "purchased, opened, signed, added, hit, jumped, outperformed, realized, deployed, issued, experienced, "
            "resulted, rebounded, accelerated, moderated, received, collected, won, shipped, booked, acquired, funded, "
            "exited, began, has been, have been, you did, compressed, contracted, surged, we re showing, took, brought, raised, "
            "went, got past, lowered, reduced, slowed, climbed, ran, concluded, surpassed, have gone, has gone"
        ),
        "if": (  # only supposed
            "if, could, would, might, hypothetically, for example, let us say, suppose, what if, perhaps, potentially, "
            "potential, assuming, assumption"
        ),
        "than": (  # compared with what follows
            "compared to, compared with, as compared to, as compared with, versus, vs, against, relative to, in "
            "comparison to, in comparison with, compares to, compares with, compare to, compare with, comparing to, in "
            "contrast to, compared, comparing"
        ),
        "gaap": (  # basis
            "gaap, as reported, reported basis"
        ),
        "non_gaap": (  # basis
            "non gaap, adjusted, normalized, pro forma, underlying, core eps, cash eps, operating eps, comparable basis"
        ),
        "excluding": (  # left out
            "excluding, excludes, exclude, adjusting for, without taking into account, exclusive of, ex, not including, absent, "
            "aside from, adjusted for"
        ),
        "yoy": (  # on the year
            "year over year, year on year, on the year, annually, per year, a year, yoy, y o y, per annum, annual"
        ),
        "qoq": (  # on the quarter
            "sequential, sequentially, quarter over quarter, quarter on quarter, quarter to quarter, qoq, q o q, linked "
            "quarter, on a sequential basis"
        ),
    }.items()
}
"""Phrases by what they tell."""

BLOCKED = _phrases(
    "owner occupied, non owner occupied, "
    "sales force, sales team, sales teams, sales people, salespeople, sales organization, sales pipeline, sales "
    "cycle, sales cycles, sales mix, point of sale, asset sales, asset sale, sales commission, sales commissions, "
    "sales channel, sales channels, sales tax, after sales, business days, business day, business "
    "model, business models, business unit, business units, business segment, business segments, business "
    "combination, price target, customer base, customer mix, customer service, customer experience, customer demand, "
    "customer relationships, customer care, volume discount, in order to, order to, "
    "line of business, lines of business, business line, business lines, price sensitive, "
    "price points, interest in, interest from, growth initiatives, growth opportunities, growth "
    "capital, company store, company stores, company owned, parent company, holding company, growth drivers, growth "
    "strategy, account for, members of, members of the team, users of, user group, "
    "client base, customer segments, output of, profit and loss, loss on, losses, loss mitigation, "
    "loss carryforward, segment of the, growth investments, growth platform, price to earnings, cash basis, non cash, "
    "noncash, in the business, of the business, into the business, across the business, across our business, our "
    "business model, debt extinguishment, extinguishment of debt, debt issuance, debt "
    "issuances, debt maturities, debt maturity, inventory write down, inventory write downs, inventory reserve, "
    "dividend policy, employee retention, inventory reduction program, loss reserves, units in, per "
    "unit, unit economics, per share basis, on a per share basis, share price, stock price, stock performance, share "
    "repurchase plan, pricing power, pricing environment, pricing actions, pricing model, pricing strategy, growth "
    "outlook, growth profile, production cuts, production facility, production capacity, production tax credit, "
    "production tax credits, bad debt, bad debts, in service, service territory, service territories, service costs, service "
    "cost, service restaurants, write down of inventory, write downs of inventory"
)
"""Phrases that hold a metric's word and mean something else."""
