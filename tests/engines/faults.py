"""Faults that somebody could make in the columnar engine, one at a time, in each of its steps."""

from typing import NamedTuple


class Fault(NamedTuple):
    """Where a fault is planted, what it puts in place of what, and who notices it first."""

    module: str
    sound: str
    faulty: str
    terms: str
    clauses: tuple[str, ...]


FAULTS = {
    # _door
    "facts of the day itself are not yet there": Fault(
        "_door",
        "standing.happened_on <= asked.as_of",
        "standing.happened_on < asked.as_of",
        "plain",
        ("mill",),
    ),
    "what was corrected stays": Fault(
        "_door", 'matched(events, touched, KEY, how="anti")', "events", "plain", ("mill",)
    ),
    "two references are two people": Fault(
        "_door", "joined.into.fill_null(joined.person)", "joined.person", "plain", ("mill",)
    ),
    "a contract that is not listed is no finding": Fault(
        "_door",
        "timely.contract.notin(sorted(asked.listed))",
        "timely.contract.isnull()",
        "cases",
        (),
    ),
    "a cut lets in what came after it": Fault(
        "_door", "events.seq <= cut", "events.seq <= cut + 200", "plain", ("mill",)
    ),
    # _histories
    "a spell lasts through the day of the next referral": Fault(
        "_histories", "(joined.following - 1)", "(joined.following)", "plain", ("mill", "fir")
    ),
    "the last attachment, and not the first": Fault(
        "_histories",
        "attached_on=within.day.min()",
        "attached_on=within.day.max()",
        "narrow",
        ("oak",),
    ),
    "facts under another contract count": Fault(
        "_histories",
        "joined.under.isnull() | (joined.under == joined.contract)",
        "joined.under.isnull() | joined.under.notnull()",
        "plain",
        ("mill",),
    ),
    "a referral on the day on which the contract ends": Fault(
        "_histories",
        "joined.last_on >= joined.ends",
        "joined.last_on > joined.ends",
        "plain",
        ("mill",),
    ),
    "a referral on the eve of the contract": Fault(
        "_histories",
        "joined.earliest < joined.starts",
        "joined.earliest < joined.starts - 1",
        "plain",
        ("mill",),
    ),
    "a second referral is no finding": Fault(
        "_histories",
        "(joined.times != joined.opening)",
        "(joined.times < joined.opening)",
        "narrow",
        ("mill",),
    ),
    # _classified
    "the earliest of two groups": Fault(
        "_classified", "scored.score.max()", "scored.score.min()", "plain", ("ash", "rye")
    ),
    "a group told late is no finding": Fault(
        "_classified",
        'joined.day > joined[f"{as_of}_on"]',
        'joined.day > joined[f"{as_of}_on"] + 1',
        "plain",
        ("mill",),
    ),
    "a group of no known value is no finding": Fault(
        "_classified",
        "told.filter(told.code.notin(values))",
        "told.filter(told.code == '')",
        "plain",
        ("mill",),
    ),
    # _periods
    "the day of an end is no longer in work": Fault(
        "_periods",
        "starts.end_day.fill_null(FAR)",
        "(starts.end_day - 1).fill_null(FAR)",
        "plain",
        ("bay",),
    ),
    "a second start is no oddity": Fault(
        "_periods",
        "number_of(turned.before.fill_null(1) == turned.is_end)",
        "number_of((turned.before.fill_null(1) == turned.is_end) & (turned.is_end == 1))",
        "plain",
        ("bay",),
    ),
    "an end with none open is no oddity": Fault(
        "_periods",
        "number_of(turned.before.fill_null(1) == turned.is_end)",
        "number_of((turned.before.fill_null(1) == turned.is_end) & (turned.is_end == 0))",
        "plain",
        ("bay",),
    ),
    # _odd_keys
    "a start is read as an end": Fault(
        "_odd_keys",
        "kind = closes if is_end else opens",
        "kind = opens if is_end else closes",
        "plain",
        ("bay",),
    ),
    "a period that was read ends a day early": Fault(
        "_odd_keys",
        "None if period.last is None else period.last - EPOCH",
        "None if period.last is None else period.last - EPOCH - 1",
        "plain",
        ("bay",),
    ),
    "the end of a period that was read is not cited": Fault(
        "_odd_keys", "places[period.end]", "places[period.start]", "plain", ("yew",)
    ),
    "what is odd about a key is not told": Fault(
        "_odd_keys", "findings += read.findings", "findings += []", "plain", ("bay",)
    ),
    "days in doubt are taken for sure": Fault(
        "_odd_keys", "read.in_doubt == 1", "read.in_doubt > 1", "narrow", ("bay",)
    ),
    # _stretches
    "every employer counts": Fault(
        "_stretches", " & _among(periods.counterparty, signal.employers)", "", "narrow", ("yew",)
    ),
    "every kind of job counts": Fault(
        "_stretches", "_among(periods.code, signal.codes) & ", "", "narrow", ("bay",)
    ),
    "a job of any hours counts": Fault(
        "_stretches",
        "weight = pieces.minutes",
        "weight = pieces.minutes * 0 + 100_000",
        "narrow",
        ("yew",),
    ),
    "hours that nobody told are none": Fault(
        "_stretches",
        "(pieces.state == UNKNOWN) | (is_yes & weight.isnull())",
        "(pieces.state == UNKNOWN)",
        "narrow",
        ("yew",),
    ),
    "hours change on the day after": Fault(
        "_stretches",
        "_trimmed(matched(pieces, cut, PERIOD)).select",
        '_trimmed(matched(pieces, cut.mutate(since=(cut.since + 1).cast("int32")), PERIOD)).select',
        "narrow",
        ("yew",),
    ),
    "a job stands for a day more": Fault(
        "_stretches",
        "(timed.day + stands_for + 1)",
        "(timed.day + stands_for + 2)",
        "narrow",
        ("bay",),
    ),
    # _tracks
    "more hours than asked, and not as many": Fault(
        "_tracks",
        'running[named["yes"]] >= enough',
        'running[named["yes"]] > enough',
        "narrow",
        ("yew",),
    ),
    "jobs at once add up to half": Fault(
        "_tracks",
        'running[named["yes"]] >= enough',
        'running[named["yes"]] >= enough * 2',
        "narrow",
        ("yew",),
    ),
    "an unknown state is no": Fault(
        "_tracks",
        '(running[named["unknown"]] > 0, unknown)',
        '(running[named["unknown"]] > 0, no)',
        "narrow",
        ("yew",),
    ),
    "the day of settlement is left out": Fault(
        "_tracks", "changes.day <= as_of()", "changes.day < as_of()", "plain", ("bay",)
    ),
    "the last day of a stretch does not count": Fault(
        "_tracks", "day=day_after(stretched)", 'day="last"', "plain", ("yew",)
    ),
    "or for and": Fault("_tracks", "first & other if", "first | other if", "plain", ("oak",)),
    "and for or": Fault("_tracks", "else first | other", "else first & other", "narrow", ("oak",)),
    "not is forgotten": Fault(
        "_tracks",
        "return ~_joined(part, states, terms)",
        "return _joined(part, states, terms)",
        "plain",
        ("oak",),
    ),
    "before the first fact nothing holds": Fault(
        "_tracks",
        "else_=unknown if before is None else ibis.literal(before)",
        "else_=ibis.literal(value=False)",
        "plain",
        ("fir",),
    ),
    # _frames
    "a count begins on the day of what it follows": Fault(
        "_frames", "joined.after_on + 1", "joined.after_on", "plain", ("ash", "zeal")
    ),
    "a window lasts a day longer": Fault(
        "_frames", "anchor + framed.through - 1", "anchor + framed.through", "narrow", ("oak",)
    ),
    "a window has no end": Fault(
        "_frames",
        'ibis.least(opened["last"], opened.ends)',
        'ibis.least(opened["last"], opened["last"])',
        "narrow",
        ("oak",),
    ),
    "a window opens with the spell": Fault(
        "_frames", "anchor.fill_null(framed.opens)).cast", "framed.opens).cast", "narrow", ("oak",)
    ),
    "a run day is forgotten": Fault(
        "_frames", "run_day=opened.ends", "run_day=day(FAR)", "plain", ("bay",)
    ),
    "what a figure was looked up by is not cited": Fault(
        "_frames",
        "latest(found.behind, found.figure_upto)",
        "latest(found.behind)",
        "plain",
        ("may",),
    ),
    "a figure that is not known is taken for known": Fault(
        "_frames", "found.unsure | found.figure_value.isnull()", "found.unsure", "plain", ("may",)
    ),
    "a week of one day": Fault("_frames", "return DAYS_IN_A_WEEK if", "return 1 if", "cases", ()),
    "nothing unknown touches a frame": Fault(
        "_frames",
        'joined.until >= joined["first"]',
        'joined.until < joined["first"]',
        "plain",
        ("fir",),
    ),
    "the day of a run does not matter where only days after it count": Fault(
        "_frames",
        "ibis.least(framed.opens, framed.run_day)",
        "framed.opens",
        "plain",
        ("ash", "gum"),
    ),
    # _reach
    "more than the threshold, and not as much": Fault(
        "_reach",
        "return ibis.ifelse(days < pieces.wanted",
        "return ibis.ifelse(days <= pieces.wanted",
        "plain",
        ("bay",),
    ),
    "a run must be longer than the threshold": Fault(
        "_reach",
        "pieces.after >= pieces.threshold",
        "pieces.after > pieces.threshold",
        "plain",
        ("ash", "zeal"),
    ),
    "attained a day late": Fault(
        "_reach", "+ target - each.before - 1)", "+ target - each.before)", "plain", ("bay",)
    ),
    "a gap of as many days as are allowed starts a count afresh": Fault(
        "_reach",
        "(stretches.state == 0) & (stretches.gap > allowed)",
        "(stretches.state == 0) & (stretches.gap >= allowed)",
        "plain",
        ("ash", "zeal"),
    ),
    "a gap of a day more than allowed starts no count afresh": Fault(
        "_reach",
        "(stretches.state == 0) & (stretches.gap > allowed)",
        "(stretches.state == 0) & (stretches.gap > allowed + 1)",
        "plain",
        ("ash", "zeal"),
    ),
    "a gap of a day more than allowed ends no run": Fault(
        "_reach", "after.gap > allowed", "after.gap > allowed + 1", "plain", ("bay",)
    ),
    "the last day of a stretch is not counted": Fault(
        "_reach", "(kept.until - kept.since + 1)", "(kept.until - kept.since)", "plain", ("bay",)
    ),
    "one attainment fewer than may be, of runs": Fault(
        "_reach",
        "numbered.ordinal <= numbered.up_to",
        "numbered.ordinal < numbered.up_to",
        "plain",
        ("ash", "zeal"),
    ),
    "one attainment more than may be": Fault(
        "_reach",
        "ibis.least(more, pieces.up_to)",
        "ibis.least(more, pieces.up_to + 1)",
        "plain",
        ("fir",),
    ),
    "unknown days are hoped to be no": Fault(
        "_reach",
        "state=1 - number_of(is_no)",
        "state=number_of(is_true(stretches.state))",
        "plain",
        ("fir",),
    ),
    "every run is asked for the threshold": Fault(
        "_reach",
        "ibis.ifelse(is_first, from_then.threshold, from_then.every)",
        "ibis.ifelse(is_first, from_then.threshold, from_then.threshold)",
        "plain",
        ("ash", "zeal"),
    ),
    "the last run that is long enough, and not the first": Fault(
        "_reach", "first_run=long.run.min()", "first_run=long.run.max()", "plain", ("ash", "zeal")
    ),
    "days before the window are counted": Fault(
        "_reach",
        "since=ibis.greatest(joined.since, joined.opens)",
        "since=ibis.least(joined.since, joined.since)",
        "narrow",
        ("oak",),
    ),
    "a run ends a day early": Fault(
        "_reach", "(joined.broken_on - 1)", "(joined.broken_on - 2)", "plain", ("bay",)
    ),
    # _clauses
    "a fact on the first day does not count": Fault(
        "_clauses", "joined.day >= joined.since", "joined.day > joined.since", "plain", ("mill",)
    ),
    "a fact on the last day does not count": Fault(
        "_clauses",
        'joined.day <= joined["last"]',
        'joined.day < joined["last"]',
        "plain",
        ("mill",),
    ),
    "a fact on the day of what it follows does not count": Fault(
        "_clauses",
        "ibis.greatest(after.since, after.after_on)",
        "ibis.greatest(after.since, after.after_on + 1)",
        "plain",
        ("ash", "elm"),
    ),
    "what a fact follows is not cited": Fault(
        "_clauses",
        "latest(within.place, within.behind)",
        "latest(within.place)",
        "plain",
        ("ash", "elm"),
    ),
    "every code counts": Fault(
        "_clauses",
        "told = told.filter(told.code.isin(list(on.codes)))",
        "told = told.filter(told.code.notnull())",
        "plain",
        ("mill",),
    ),
    "a count that could be more does not wait": Fault(
        "_clauses",
        "joined.could > joined.did.fill_null(0)",
        "joined.could > joined.could + joined.did.fill_null(0)",
        "plain",
        ("fir",),
    ),
    "a count that could begin does not wait": Fault(
        "_clauses",
        "joined.could > joined.did.fill_null(0)",
        "joined.could > joined.did",
        "plain",
        ("fir",),
    ),
    # _guards
    "a guard is dropped": Fault(
        "_guards", "stays=asked.stays & ~fails", "stays=asked.stays", "plain", ("oak",)
    ),
    "yes for no": Fault(
        "_guards", 'guard.state == "yes"', 'guard.state == "no"', "plain", ("ash", "elm")
    ),
    "unknown satisfies a guard": Fault(
        "_guards",
        "asked.unsure | (asked.stays & asked.verdict.isnull())",
        "asked.unsure",
        "plain",
        ("ash", "elm"),
    ),
    "one fewer than at most": Fault(
        "_guards",
        "found.ordinal <= limit.number",
        "found.ordinal < limit.number",
        "plain",
        ("oak",),
    ),
    "the last of at most, and not the first": Fault(
        "_guards",
        'in_order(HISTORY, ["spell", "ordinal"])',
        'ibis.window(group_by=HISTORY, order_by=[ibis.desc("spell"), ibis.desc("ordinal")])',
        "plain",
        ("ash", "elm"),
    ),
    "what a guard was judged by is not cited": Fault(
        "_guards",
        "latest(kept.upto, kept.behind, kept.guards_at)",
        "latest(kept.upto, kept.behind)",
        "plain",
        ("rye",),
    ),
    # _rates
    "a row holds on the day on which it ends": Fault(
        "_rates", "day < rates.row_until", "day <= rates.row_until", "plain", ("ash",)
    ),
    # _prices
    "halves of a penny are dropped": Fault(
        "_prices", "round_half_up(worth)", "int(worth)", "plain", ("bay",)
    ),
    "halves of a penny go to the even penny": Fault(
        "_prices", "round_half_up(worth)", "round(worth)", "plain", ("ash", "zeal")
    ),
    "a percentage is not taken off but paid": Fault(
        "_prices", "share = 1 - share", "share = share + 0", "plain", ("bay",)
    ),
    "due a day late": Fault(
        "_prices",
        "payable.value.toordinal() - EPOCH",
        "payable.value.toordinal() - EPOCH + 1",
        "plain",
        ("bay",),
    ),
    # _lines
    "due when attained": Fault(
        "_lines",
        "if clause.due is None:",
        "if clause.due is None or clause.price is not None:",
        "plain",
        ("ash",),
    ),
    "what a price was looked up by is not cited": Fault(
        "_lines",
        "latest(dated.upto, dated.opened_at, dated.price_upto)",
        "latest(dated.upto, dated.opened_at)",
        "plain",
        ("fir",),
    ),
    "the referral that opened the spell is not cited": Fault(
        "_lines",
        "latest(dated.upto, dated.opened_at, dated.price_upto)",
        "latest(dated.upto, dated.price_upto)",
        "plain",
        ("yew",),
    ),
    "what puts a person under a contract is not cited": Fault(
        "_lines", "latest(under.upto, under.under_at)", "latest(under.upto)", "plain", ("yew",)
    ),
    # _caps
    "nothing is used of a cap": Fault(
        "_caps", "running.most - running.used", "running.most", "plain", ("ash", "zeal")
    ),
    "a cap by the person is one by the spell": Fault(
        "_caps", 'HISTORY if cap.per == "person" else SPELL', "SPELL", "plain", ("mill",)
    ),
    "a cap by the spell is one by the person": Fault(
        "_caps", 'HISTORY if cap.per == "person" else SPELL', "HISTORY", "plain", ("rye",)
    ),
    "a cap is used in the order of clauses": Fault(
        "_caps",
        "before_here(_scope(cap), ORDER)",
        'before_here(_scope(cap), ["clause", *ORDER])',
        "plain",
        ("ash", "zeal"),
    ),
    "a limit that is not known is none": Fault(
        "_caps",
        "known.unknown | (known.least != known.greatest)",
        "known.least != known.greatest",
        "plain",
        ("oak", "bay"),
    ),
    "a cap holds for every clause": Fault(
        "_caps",
        "limited.clause.isin(clauses)",
        "limited.clause.notin([])",
        "plain",
        ("ash", "mill", "zeal"),
    ),
    "the claims before one that is cut are not cited": Fault(
        "_caps",
        "latest(trimmed.cited, trimmed.cited_before)",
        "trimmed.cited",
        "plain",
        ("ash", "zeal"),
    ),
    "a scope goes over its limit by more than a penny": Fault(
        "_caps", "known.in_all > known.least", "known.in_all > known.least + 3", "plain", ("rye",)
    ),
    # _plan
    "every source counts": Fault(
        "_plan",
        "facts.filter(facts.source.isin(list(signal.sources)))",
        "facts.filter(facts.source.notnull())",
        "cases",
        (),
    ),
    "a capital letter is passed over": Fault(
        "_plan",
        "program.set_aside(nearly_counts(told_of, base=base))",
        "nearly_counts(told_of, base=base)",
        "narrow",
        ("yew",),
    ),
    "odd starts and ends are passed over": Fault(
        "_plan",
        "periods = periods.union(odd_periods(odd, read))",
        "periods = periods.union(odd_periods(odd.limit(0), read))",
        "plain",
        ("bay",),
    ),
    "odd starts and ends are passed over where they are read of few": Fault(
        "_plan", "program.set_aside(odd)", "odd.count()", "plain", ("ash", "zeal")
    ),
    "what is read of few is told of all": Fault(
        "_plan", " and clause.after is None", "", "plain", ("ash", "zeal")
    ),
    "odd groups are passed over": Fault(
        "_plan", "program.report(odd)", "odd.count()", "plain", ("ash",)
    ),
    "odd referrals are passed over": Fault(
        "_plan",
        "program.report(odd_referrals(people, opened, facts))",
        "odd_referrals(people, opened, facts)",
        "plain",
        ("mill",),
    ),
}
"""Each fault, with the terms and the clauses under which it shows."""
