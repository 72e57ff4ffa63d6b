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
    "two changes of hours on one day are taken for sure": Fault(
        "_stretches", "by_day.number > 1", "by_day.number > 100", "narrow", ("yew",)
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
        'running[named["unknown"]] >= enough, unknown)',
        'running[named["unknown"]] >= enough, no)',
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
        "_frames",
        "_through(framed, window) - 1",
        "_through(framed, window)",
        "narrow",
        ("oak",),
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
    "a week of one day": Fault("_frames", "(DAYS_IN_A_WEEK if", "(1 if", "cases", ()),
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
    "a window of months lasts a month longer": Fault(
        "_frames", "window.through.months)", "window.through.months + 1)", "plain", ("gad",)
    ),
    "a figure of a table is wanted once": Fault(
        "_frames", "return times * (", "return times // times * (", "plain", ("hod",)
    ),
    # _idioms
    "months that have no such day end a day early": Fault(
        "_idioms", "ibis.ifelse(has_such_a_day, 0, 1)", "0", "plain", ("emu",)
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
        ("oat",),
    ),
    "the last run that is long enough, and not the first": Fault(
        "_reach", "first_run=long.run.min()", "first_run=long.run.max()", "plain", ("oat",)
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
    "months want a day more": Fault(
        "_reach", "+ threshold.plus_days", "+ threshold.plus_days + 1", "plain", ("emu",)
    ),
    "months are reckoned from the first day of all": Fault(
        "_reach", '.over(together([*SPELL, "run"]))', ".over(together(SPELL))", "plain", ("emu",)
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
        "told = chosen_facts(known.facts, on)",
        "told = known.facts.filter(known.facts.kind == on.kind)",
        "plain",
        ("mill",),
    ),
    # _counts
    "a count that could be more does not wait": Fault(
        "_counts",
        "joined.could > joined.did.fill_null(0)",
        "joined.could > joined.could + joined.did.fill_null(0)",
        "plain",
        ("fir",),
    ),
    "a count that could begin does not wait": Fault(
        "_counts",
        "joined.could > joined.did.fill_null(0)",
        "joined.could > joined.did",
        "plain",
        ("fir",),
    ),
    "a sum that could begin does not wait": Fault(
        "_counts", "framed.filter(framed.unsure), ", "framed.limit(0), ", "plain", ("ape",)
    ),
    # _in_periods
    "a week ends on a Saturday": Fault(
        "_in_periods", "DAYS_IN_A_WEEK + FIRST", "DAYS_IN_A_WEEK + FIRST - 1", "plain", ("orb",)
    ),
    "a period is over a day early": Fault(
        "_in_periods",
        "first_of(each.period + 1) - 1",
        "first_of(each.period + 1) - 2",
        "plain",
        ("orb",),
    ),
    "days before a month count in it": Fault(
        "_in_periods", "ibis.greatest(ended.since, ended.opens)", "ended.since", "plain", ("pod",)
    ),
    "days after a month count in it": Fault(
        "_in_periods", 'ibis.least(ended.until, ended["last"])', "ended.until", "plain", ("pod",)
    ),
    "a month is the one before": Fault(
        "_in_periods", "date.month() - 1", "date.month() - 2", "plain", ("pod",)
    ),
    "enough for a month is a figure of a table once": Fault(
        "_in_periods", " * in_one(wanted, rates.terms)", "", "plain", ("pod",)
    ),
    "what is enough for a week is known of everybody": Fault(
        "_in_periods",
        "unsure=looked.within_value.isnull()",
        "unsure=ibis.literal(value=False)",
        "plain",
        ("rut",),
    ),
    "facts on the last days of a period are not cited": Fault(
        "_in_periods", "latest(there.upto, there.known)", "there.upto", "plain", ("pod",)
    ),
    "what says how much is enough is not cited": Fault(
        "_in_periods", "upto=latest(kept.upto)", "upto=whole(0)", "plain", ("pod",)
    ),
    # _excluding
    "a day that is excluded counts": Fault(
        "_excluding",
        "state=ibis.ifelse(each.excluded == 1, whole(EXCLUDED), each.state)",
        "state=each.state",
        "plain",
        ("fox",),
    ),
    "a day that is excluded breaks a count": Fault(
        "_excluding",
        "state=ibis.ifelse(each.excluded == 1, whole(EXCLUDED), each.state)",
        "state=ibis.ifelse(each.excluded == 1, whole(0), each.state)",
        "plain",
        ("fox",),
    ),
    "the day after one that is excluded is, too": Fault(
        "_excluding", "(met.off + 1)", "(met.off + 2)", "plain", ("fox",)
    ),
    "a day beyond a calendar counts for certain": Fault(
        "_excluding", "doubted=1", "doubted=9", "plain", ("sty",)
    ),
    "a day beyond a calendar breaks a count for certain": Fault(
        "_excluding",
        "calendar=calendar, doubted=0",
        "calendar=calendar, doubted=9",
        "plain",
        ("sty",),
    ),
    "the first day of a calendar is beyond it": Fault(
        "_excluding",
        "calendar.starts_on.toordinal() - EPOCH",
        "calendar.starts_on.toordinal() - EPOCH + 1",
        "plain",
        ("pen",),
    ),
    "the day on which a calendar ends is one that it covers": Fault(
        "_excluding",
        "calendar.ends_on.toordinal() - EPOCH - 1",
        "calendar.ends_on.toordinal() - EPOCH",
        "plain",
        ("pen",),
    ),
    "days beyond a calendar leave nothing in doubt": Fault(
        "_excluding", "[unknown.select(beyond.columns), beyond]", "[unknown]", "plain", ("pen",)
    ),
    "unknown days leave nothing in doubt where a calendar excludes some": Fault(
        "_excluding", "[unknown.select(beyond.columns), beyond]", "[beyond]", "plain", ("jug",)
    ),
    # _rolling
    "what rolls is left a day late": Fault(
        "_rolling", "(since + pieces.lasts, ", "(since + pieces.lasts + 1, ", "plain", ("hay",)
    ),
    "what rolls is looked at on days on which nothing comes": Fault(
        "_rolling", "levels.coming > 0, ", "", "plain", ("ice",)
    ),
    "what is used up counts again": Fault(
        "_rolling", "opens=(again.attained_on + 1)", "opens=again.attained_on", "plain", ("hay",)
    ),
    "what rolls goes on by the threshold": Fault(
        "_rolling",
        "bigint(again.every) * parts",
        "bigint(again.threshold) * parts",
        "plain",
        ("hay",),
    ),
    "what rolls is reached a day late": Fault(
        "_rolling", "there.day + days - 1", "there.day + days", "plain", ("keg",)
    ),
    "what rolls on and on is looked for a few times": Fault(
        "_rolling", "if most > ROUNDS:", "if most > ROUNDS + 9:", "plain", ("hay",)
    ),
    "months that roll are fortnights": Fault(
        "_rolling", "lasts=lasts)", "lasts=whole(14))", "plain", ("ice",)
    ),
    "weeks that roll are one fewer": Fault(
        "_rolling", "whole(length.in_days)", "whole(length.in_days - 7)", "plain", ("jam",)
    ),
    # _told
    "every code of what is counted counts": Fault(
        "_told", '"code", wanted.codes', '"code", None', "plain", ("bee",)
    ),
    "every key counts": Fault("_told", '"key", wanted.keys', '"key", None', "plain", ("kid",)),
    "one key of those that are named counts": Fault(
        "_told", "list(named)", "list(named)[:1]", "plain", ("kid",)
    ),
    "a week of work is six days": Fault(
        "_told",
        '(told.code == "week", whole(DAYS_IN_A_WEEK))',
        '(told.code == "week", whole(6))',
        "plain",
        ("cob",),
    ),
    "a fortnight of work is a week": Fault(
        "_told", "2 * DAYS_IN_A_WEEK", "DAYS_IN_A_WEEK", "plain", ("cob",)
    ),
    "a month of work that ends with the month begins on its own last day": Fault(
        "_told", "ibis.ifelse(ends_a_month, as_date(told.day).day(), ", "(", "plain", ("cob",)
    ),
    "work counts on the last of its days": Fault(
        "_told", '"amount", day="first"', '"amount", day="last"', "plain", ("cob",)
    ),
    "work is never over": Fault(
        "_told", "amount=-told.amount", "amount=told.amount * 0", "plain", ("cob",)
    ),
    "what was added up before is not cited": Fault(
        "_told", "upto=by_day.place.max().over(window)", 'upto="place"', "plain", ("cob",)
    ),
    # _passages
    "what was reached is reached again": Fault(
        "_passages",
        "most_before=ibis.greatest(most, whole(0))",
        "most_before=summed.after - summed.coming + most * 0",
        "plain",
        ("dog",),
    ),
    "a sum is reached a day late": Fault(
        "_passages", "(found.since + days - 1)", "(found.since + days)", "plain", ("dog",)
    ),
    "a sum is reached on the day before": Fault(
        "_passages", 'left + found["each"] - 1', "left", "plain", ("cob",)
    ),
    "a sum must be more than is wanted": Fault(
        "_passages", "amount < pieces.wanted", "amount <= pieces.wanted", "plain", ("dog",)
    ),
    "each further sum is as much as the first": Fault(
        "_passages", "found.number * found.every", "found.number * found.wanted", "plain", ("dog",)
    ),
    "what came before the window is added": Fault(
        "_passages", "ibis.greatest(joined.since, joined.opens)", "joined.since", "plain", ("cob",)
    ),
    "what comes after the window is added": Fault(
        "_passages", "ibis.least(joined.until, joined.closes)", "joined.until", "plain", ("cob",)
    ),
    "what says how much is wanted is not cited": Fault(
        "_passages", "ibis.greatest(found.upto, found.behind)", "found.upto", "plain", ("ape",)
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
    "what counts for itself keeps its own day": Fault(
        "_clauses",
        'ibis.greatest(joined.attained_on, joined.after_on).cast("int32")',
        "joined.attained_on",
        "plain",
        ("ash", "elk"),
    ),
    "what a clause that counts for itself follows is not cited": Fault(
        "_clauses",
        "latest(joined.upto, joined.after_upto)",
        "latest(joined.upto)",
        "plain",
        ("ash", "elk"),
    ),
    "the next to the nth": Fault(
        "_guards",
        "found.ordinal == clause.nth",
        "found.ordinal == clause.nth + 1",
        "plain",
        ("sea",),
    ),
    "what is left with an employer is not counted again": Fault(
        "_guards", 'again.cast("int64")', "kept.ordinal", "plain", ("fig",)
    ),
    "employers are not told apart": Fault(
        "_guards", '[*HISTORY, "employer"]', "HISTORY", "plain", ("fig",)
    ),
    "one more than at most with an employer": Fault(
        "_guards", "counted.with_them < number", "counted.with_them <= number", "plain", ("fig",)
    ),
    "an employer whom nobody names is like any other": Fault(
        "_clauses", "found.employer.isnull()", "found.employer == ''", "plain", ("fig",)
    ),
    "the first of the days named is not one of them": Fault(
        "_guards",
        "on >= _number(guard.starts_on)",
        "on > _number(guard.starts_on)",
        "plain",
        ("ivy",),
    ),
    "the day on which they end is one of them": Fault(
        "_guards",
        "on < _number(guard.ends_on)",
        "on <= _number(guard.ends_on)",
        "plain",
        ("ivy",),
    ),
    "a day that nobody knows is no day": Fault(
        "_guards",
        "ibis.ifelse(on.isnull(), ibis.null(bool), verdict)",
        "ibis.ifelse(on.isnull(), ibis.literal(value=False), verdict)",
        "plain",
        ("ivy",),
    ),
    "what a guard was judged by is not cited": Fault(
        "_guards",
        "latest(kept.upto, kept.behind, kept.guards_at)",
        "latest(kept.upto, kept.behind)",
        "plain",
        ("rye",),
    ),
    # _groups
    "of clauses that exclude each other the second stands": Fault(
        "_groups", "placed.place == 0", "placed.place == 1", "plain", ("cow", "doe")
    ),
    "the order of the terms goes before the day": Fault(
        "_groups",
        '[*spells, "attained_on", "rank", "ordinal"]',
        '[*spells, "rank", "attained_on", "ordinal"]',
        "plain",
        ("cow", "doe"),
    ),
    "one clause stands in each spell, and not for the person": Fault(
        "_groups",
        '(HISTORY, ["spell"]) if group.per',
        "(SPELL, []) if group.per",
        "plain",
        ("cow", "doe"),
    ),
    "one is chosen for the person, and not in each spell": Fault(
        "_groups",
        'scope = HISTORY if group.per == "person" else SPELL',
        "scope = HISTORY",
        "plain",
        ("ewe", "gnu"),
    ),
    "the first is chosen and not the last": Fault(
        "_groups", "[ibis.desc(column) for column in order]", "order", "plain", ("hen", "pig")
    ),
    "the cheapest is chosen": Fault(
        "_groups", '[ibis.desc("worth")]', '["worth"]', "plain", ("ewe", "gnu")
    ),
    "what is worth nobody knows what is passed over": Fault(
        "_groups", "listed.worth.isnull()", "listed.upto.isnull()", "plain", ("ewe", "gnu")
    ),
    "what is chosen keeps its number": Fault(
        "_groups", ".mutate(ordinal=whole(1))", "", "plain", ("hen", "pig")
    ),
    # _decisions
    "the same value told again is a new decision": Fault(
        "_decisions",
        "turned.before != turned.value",
        "turned.before >= turned.value - 99",
        "plain",
        ("eel",),
    ),
    "what held already holds anew": Fault(
        "_decisions",
        "decided.filter(_holds(decided.value, words, determination), ~held)",
        "decided.filter(_holds(decided.value, words, determination))",
        "plain",
        ("dab",),
    ),
    "a decision holds through the day of the next": Fault(
        "_decisions",
        "(each.since.lead().over(order) - 1)",
        "each.since.lead().over(order)",
        "plain",
        ("cod",),
    ),
    "what was told again is not cited": Fault(
        "_decisions", "upto=told.place.max()", "upto=told.place.min()", "plain", ("dab",)
    ),
    "digits after the point are forgotten": Fault(
        "_decisions", "10**determination.scale", "10**0", "plain", ("dab",)
    ),
    "more is wanted, and not as much": Fault(
        "_decisions", "value >= min(", "value > min(", "plain", ("cod",)
    ),
    "yes is no": Fault("_decisions", '(1 if words.is_ == "yes" else 0)', "0", "plain", ("ray",)),
    "everybody's decisions count": Fault(
        "_decisions",
        "told = told.filter(among)",
        "told = told.filter(told.day.notnull())",
        "plain",
        ("ray",),
    ),
    "a decider who nearly counts is no finding": Fault(
        "_decisions",
        "program.report(told.filter(~among.fill_null(False)))",
        "program.report(told.filter(told.day.isnull()))",
        "plain",
        ("bay",),
    ),
    "what was withdrawn holds": Fault(
        "_decisions", 'told.code == "withdrawn"', 'told.code == "taken back"', "plain", ("cod",)
    ),
    "what is neither yes nor no is no": Fault(
        "_decisions", "told.quantity.notin([0, 1])", "told.quantity.isnull()", "plain", ("ray",)
    ),
    "of two decisions on one day both count": Fault(
        "_decisions", "by_day.facts > 1", "by_day.facts > 99", "plain", ("eel",)
    ),
    "an odd decision that no clause asks for is no finding": Fault(
        "_decisions", "program.report(odd)", "odd.count()", "plain", ("bay",)
    ),
    "what is under appeal is firm": Fault(
        "_clauses", "within.provisional == 1", "within.provisional == 9", "plain", ("dab",)
    ),
    "a condition that is under appeal makes a firm line": Fault(
        "_decisions", "joined.open_yet == 1", "joined.open_yet == 9", "plain", ("cod",)
    ),
    "how a decision stands is told by the first word on it": Fault(
        "_decisions",
        "numbered.next_begins == 1",
        "numbered.begins == 1",
        "plain",
        ("ray",),
    ),
    "what a condition was decided by is not cited": Fault(
        "_decisions", "latest(joined.decided_at, named_at)", "latest(named_at)", "plain", ("cod",)
    ),
    # _look_back
    "the day before which one looks is looked at": Fault(
        "_look_back", "(named - 1)", "(named)", "plain", ("owl",)
    ),
    "one looks back a day less": Fault(
        "_look_back",
        "named - (words.within.in_days or 0)",
        "named - (words.within.in_days or 0) + 1",
        "plain",
        ("owl",),
    ),
    "one looks back no month": Fault(
        "_look_back", "ibis.least(most, months)", "ibis.least(most, months) * 0", "plain", ("yak",)
    ),
    "every code is looked for": Fault(
        "_look_back",
        "told = chosen_facts(known.facts, on)",
        "told = known.facts.filter(known.facts.kind == on.kind)",
        "plain",
        ("owl",),
    ),
    "what could have been seen was not": Fault(
        "_look_back",
        "(is_true(joined.could), ibis.null(bool))",
        "(is_true(joined.could), ibis.literal(value=True))",
        "plain",
        ("rat",),
    ),
    "a day that nobody knows has nothing before it": Fault(
        "_look_back",
        "(joined.looks_until.isnull(), ibis.null(bool))",
        "(joined.looks_until.isnull(), ibis.literal(value=True))",
        "plain",
        ("yak",),
    ),
    "days before those looked at count": Fault(
        "_look_back", 'opens="looks_from"', "opens=day(FIRST)", "plain", ("rat",)
    ),
    "what is looked for is not read": Fault(
        "_plan",
        "yield clause.unless_seen.on.kind",
        'yield "referred"',
        "plain",
        ("owl",),
    ),
    # _rates
    "a row holds on the day on which it ends": Fault(
        "_rates", "day < rates.row_until", "day <= rates.row_until", "plain", ("ash",)
    ),
    "every attainment has the rate of the first": Fault(
        "_rates",
        'asked.ordinal.cast("string") == rates',
        '"1" == rates',
        "plain",
        ("tea",),
    ),
    # _prices
    "halves of a penny are dropped": Fault(
        "_prices", "round_half_up(exact / unit)", "int(exact / unit)", "plain", ("bay",)
    ),
    "halves of a penny go to the even penny": Fault(
        "_prices",
        "round_half_up(exact / unit)",
        "round(exact / unit)",
        "plain",
        ("ash", "zeal"),
    ),
    "a percentage is not taken off but paid": Fault(
        "_prices",
        "worths[0] * contract.share_of(",
        "worths[0] - worths[0] * contract.share_of(",
        "plain",
        ("bay",),
    ),
    "a limit holds on the day until which it holds": Fault(
        "_caps",
        "bound.attained_on < limit.until",
        "bound.attained_on <= limit.until",
        "plain",
        ("sky",),
    ),
    "a line is over its cap": Fault(
        "_caps", "ibis.least(amount, bound.most)", "amount", "plain", ("sky",)
    ),
    "a line is under its floor": Fault(
        "_caps", "ibis.greatest(amount, bound.most)", "amount", "plain", ("box",)
    ),
    "what a floor was looked up by is not cited": Fault(
        "_caps", "latest(bound.upto, bound.limit_upto)", "bound.upto", "plain", ("sky",)
    ),
    "a floor that nobody knows is no floor": Fault(
        "_lines",
        "bound.is_under & bound.most.isnull()",
        "bound.is_under & bound.amount.isnull()",
        "plain",
        ("sky",),
    ),
    "rounded up where it is to be rounded down": Fault(
        "_prices",
        'floor if words.rounding == "down" else ceil',
        'ceil if words.rounding == "down" else floor',
        "plain",
        ("nut",),
    ),
    "whole pence where pounds are meant": Fault(
        "_prices", 'MINOR_UNITS_IN_ONE if words.to == "major" else 1', "1", "plain", ("nut",)
    ),
    "rounded within what is rounded": Fault(
        "_prices",
        "worths = [exact_worth(part, rows, contract, terms) for part in price.parts]",
        "worths = [Fraction(_worth(part, rows, contract, terms)) for part in price.parts]",
        "plain",
        ("nut",),
    ),
    "the least and not the most": Fault(
        "_prices", "return max(worths)", "return min(worths)", "plain", ("nut",)
    ),
    "the most and not the least": Fault(
        "_prices", "return min(worths)", "return max(worths)", "plain", ("nut",)
    ),
    "less is paid on top": Fault(
        "_prices",
        "combined + worth if price.plus is not None else combined - worth",
        "combined + worth",
        "plain",
        ("nut",),
    ),
    "a difference below nothing": Fault(
        "_prices", "return max(combined, worths[0] * 0)", "return combined", "plain", ("nut",)
    ),
    "the row of the second table alone": Fault(
        "_worths",
        "found.price_row * rows + found",
        "found.price_row * 0 + found",
        "plain",
        ("nut",),
    ),
    "due a day late": Fault(
        "_prices",
        "payable.value.toordinal() - EPOCH",
        "payable.value.toordinal() - EPOCH + 1",
        "plain",
        ("bay",),
    ),
    # _worths
    "what one unit costs is paid for so many": Fault(
        "_worths", "share /= price.per_unit.every", "share /= 1", "plain", ("hop",)
    ),
    "units are forgotten": Fault(
        "_worths",
        "return worths_of_parts[0] * units",
        "return worths_of_parts[0]",
        "plain",
        ("hop",),
    ),
    "units that nobody told come to something else": Fault(
        "_worths",
        "ibis.ifelse(summed.counted.isnull(), None, _combined(price, amounts))",
        "_combined(price, amounts)",
        "plain",
        ("hop",),
    ),
    "each line of a total is rounded by itself": Fault(
        "_worths",
        "_rounded(upto, over, words) - _rounded(upto - exact, over, words)",
        "_rounded(exact, over, words)",
        "plain",
        ("hop",),
    ),
    "halves of a penny in a total are dropped": Fault(
        "_worths", "exact * 2 + in_one", "exact * 2", "plain", ("hop",)
    ),
    "a percentage of what is rounded per total is forgotten": Fault(
        "_worths",
        "share *= contract.share_of(",
        "share /= 1 + 0 * contract.share_of(",
        "plain",
        ("lea",),
    ),
    "the more is paid and not the less": Fault(
        "_worths",
        "return ibis.least(*worths_of_parts)",
        "return worths_of_parts[0]",
        "plain",
        ("hop",),
    ),
    "the less is paid and not the more": Fault(
        "_worths",
        "return ibis.greatest(*worths_of_parts)",
        "return worths_of_parts[0]",
        "plain",
        ("hop",),
    ),
    # _instalments
    "the spare penny is paid at the wrong end": Fault(
        "_instalments", 'words.spare == "first"', 'words.spare == "last"', "plain", ("lea",)
    ),
    "all instalments fall due at once": Fault(
        "_instalments",
        "each.place * every.months",
        "each.place * 0",
        "plain",
        ("lea",),
    ),
    "instalments of two attainments are numbered alike": Fault(
        "_instalments",
        "(each.ordinal - 1) * places",
        "(each.ordinal - 1)",
        "plain",
        ("lea",),
    ),
    "all instalments are as large as the first": Fault(
        "_instalments", "if len(times) > 1:", "if len(times) > 9:", "plain", ("lea",)
    ),
    # _lines
    "fees of the contract are forgotten": Fault(
        "_lines", "if not fees.num_rows:", "if True:", "plain", ("mill", "toll")
    ),
    "due when attained": Fault(
        "_lines",
        "if clause.due is None:",
        "if clause.due is None or clause.price is not None:",
        "plain",
        ("ash",),
    ),
    "what a price was looked up by is not cited": Fault(
        "_lines",
        "latest(priced.upto, priced.opened_at, priced.price_upto)",
        "latest(priced.upto, priced.opened_at)",
        "plain",
        ("fir",),
    ),
    "the referral that opened the spell is not cited": Fault(
        "_lines",
        "latest(priced.upto, priced.opened_at, priced.price_upto)",
        "latest(priced.upto, priced.price_upto)",
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
        "bound.clause.isin(clauses)",
        "bound.clause.notin([])",
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
