-- The Work Programme settled by hand: one contract, written out in DuckDB's own SQL for it alone.
--
-- It reads the view `received` (events as they were sent), the table `holidays` and the macro through(),
-- the day of settlement, and writes the view `lines`. It follows corrections and voids (to the third void
-- of a void), rows sent twice, the group as of the attachment, what the department says of benefits, odd
-- starts and ends, the window of 104 weeks, working days, and the cap. It says nothing of claims that wait
-- or are refused, and finds nothing odd; it knows no people who turned out to be one, and no two sources
-- that speak about one job.

-- Step: what was agreed
create or replace temp table tariff as
select *, payment_group[3]::tinyint as grp, 7 * outcome_weeks as outcome_days from (values
    ('PG1', date '2011-06-01', 26, 120000, 13, 17000, 381000),
    ('PG2', date '2011-06-01', 26, 120000, 13, 21500, 439500),
    ('PG3', date '2011-06-01', 13, 120000, 20, 25000, 660000),
    ('PG4', date '2011-06-01', 13, 120000, 20, 25000, 660000),
    ('PG5', date '2011-06-01', 13, 100000, 20, 11500, 370000),
    ('PG6', date '2011-06-01', 13, 120000, 20, 23500, 650000),
    ('PG7', date '2011-06-01', 13, 350000, 26, 37000, 1372000),
    ('PG8', date '2011-06-01', 13, 100000, 20, 11500, 370000),
    ('PG9', date '2012-03-05', 26, 120000, 20, 20000, 560000)
) as agreed (payment_group, agreed_from, outcome_weeks, outcome_price, most_blocks, block_price, most_in_all);

create or replace temp table fees as
select payment_group, grp, fee_from, fee_until, case when payment_group in ('PG6', 'PG7') then higher else usual end as fee
from (values
    (date '2011-06-01', date '2012-07-01', 40000, 60000),
    (date '2012-07-01', date '2013-07-01', 30000, 45000),
    (date '2013-07-01', date '2014-07-01', 20000, 30000),
    (date '2014-07-01', date '9999-12-31', 0, 0)
) as years (year_from, fee_until, usual, higher),
lateral (select payment_group, grp, greatest(year_from, agreed_from) as fee_from from tariff);

create or replace temp table payable as
with days as (
    select day::date as day, isodow(day) < 6 and day::date not in (select day from holidays) as is_working
    from range(date '2011-01-01', date '2028-01-01', interval 1 day) as all_days (day)
), counted as (
    select day, is_working, count(*) filter (is_working) over (order by day) as worked from days
)
select counted.day as attained_on, later.day as due_on
from counted join counted as later on later.is_working and later.worked = counted.worked + 15;

-- What a fact is to this contract is written as a number before facts are put in order, so that rows are narrow.
create or replace macro meaning(kind, source, key, code) as case kind
    when 'referred' then 1 when 'attached' then 2
    when 'classified' then case when key is distinct from 'payment_group' then 0 when source = 'department' then 4 else 3 end
    when 'job_started' then 5 when 'job_ended' then 6
    when 'benefit_started' then case when source != 'department' then 0 when code in ('JSA', 'ESA', 'IB', 'IS') then 7 else 8 end
    when 'benefit_ended' then case when source = 'department' then 9 else 0 end
    else 0 end;

-- Bucket by bucket

-- Step: corrections and voids
create or replace temp table changing as
select source, ref, person, kind,
    url_decode(split_part(corrects, '/', 1)) as of_source, url_decode(split_part(corrects, '/', 2)) as of_ref
from received where corrects is not null;

create or replace temp table touched as
select distinct source, ref, person, kind, happened_on, contract, key, code, corrects is null as is_first
from received
where (source, ref) in (select (source, ref) from changing union select (of_source, of_ref) from changing);

create or replace temp table links as
select child.source, child.ref, child.kind = 'voided' as is_void, parent.source as of_source, parent.ref as of_ref
from changing as child join touched as parent on parent.source = child.of_source and parent.ref = child.of_ref
where (child.source = parent.source or (child.source = 'department' and parent.source != 'department'))
    and (child.kind = 'voided' or child.person = parent.person);

-- A void that was itself voided takes nothing back, unless that second void was voided too.
create or replace temp table taken_back as
with voids as (select * from links where is_void),
third as (select of_source, of_ref from voids),
second as (select of_source, of_ref from voids where (source, ref) not in (select (of_source, of_ref) from third))
select distinct of_source as source, of_ref as ref from voids
where (source, ref) not in (select (of_source, of_ref) from second);

create or replace temp table restored as
with recursive under as (
    select source, ref, source as first_source, ref as first_ref from touched where is_first
    union
    select links.source, links.ref, first_source, first_ref
    from under join links on links.of_source = under.source and links.of_ref = under.ref where not is_void
), above as (
    select of_source as source, of_ref as ref, source as by_source, ref as by_ref from links where not is_void
    union
    select above.source, above.ref, links.source, links.ref
    from above join links on links.of_source = above.by_source and links.of_ref = above.by_ref where not is_void
), replaced as (
    select distinct source, ref from above where (by_source, by_ref) not in (from (select (source, ref) from taken_back))
), leaves as (
    select *, count(*) over (partition by first_source, first_ref) as standing from under
    where (source, ref) not in (from (select (source, ref) from taken_back))
        and (source, ref) not in (from (select (source, ref) from replaced))
)
select touched.* from leaves join touched using (source, ref) where standing = 1 and kind != 'voided';

-- Step: each fact's place
create or replace temp table people as
select person as name, (row_number() over (order by person))::integer as person
from (select distinct person from received where person is not null);

create or replace temp table facts as
with standing as (
    select person, source, ref, kind, happened_on as day, contract, key, code
    from received anti join touched using (source, ref)
    union all
    select person, source, ref, kind, happened_on as day, contract, key, code from restored
), placed as (
    -- A row that was sent twice has one place, and is one fact.
    select people.person, day, hash(key) as key,
        case when contract is null or contract = 'work-programme-2011' then meaning(kind, source, key, code) else 0 end::tinyint as what,
        case when kind = 'classified' then coalesce(try_cast(regexp_extract(code, '^PG([1-9])$', 1) as tinyint), 0) else 0 end::tinyint as grp,
        dense_rank() over (partition by people.person order by day, source, ref)::integer as place
    from standing join people on people.name = standing.person
    where day <= through()
)
from placed where what > 0;

-- Step: journeys
create or replace temp table journeys as
with days as (
    select person,
        min(day) filter (what = 1) as referred_on, min(place) filter (what = 1) as referred_at,
        min(day) filter (what = 2) as attached_on, min(place) filter (what = 2) as attached_at
    from facts where what <= 2 group by person having attached_on is not null
), classified as (
    select person, day, what, min(place) as classified_at, min(grp) as grp, max(grp) as other
    from facts join days using (person) where what in (3, 4) and day <= attached_on
    group by person, day, what
), latest as (
    select person, unnest(arg_max(struct_pack(classified_at, grp, other), (day, what))) from classified group by person
)
select days.*, classified_at, grp from days join latest using (person) where grp = other;

-- Step: periods
-- Where a key has one start and at most one end, not before it, its facts need no pairing.
create or replace temp table odd_keys as
select person, key, what <= 6 as is_job from facts where what >= 5
group by all
having count(*) filter (what in (5, 7)) != 1 or count(*) filter (what in (6, 9)) > 1 or bool_or(what = 8)
    or min(day) filter (what in (6, 9)) < min(day) filter (what = 5 or what = 7);

create or replace temp table told as
with odd as (
    select distinct person, key, what <= 6 as is_job, what in (6, 9) as is_end, what = 8 as is_other, day, place
    from facts semi join odd_keys on facts.person = odd_keys.person and facts.key = odd_keys.key and (what <= 6) = is_job
    where what >= 5
), turned as (
    select *, lag(is_end, 1, true) over (partition by person, is_job, key order by day, is_end, place) as after_end from odd
), effective as (
    select *, lag(is_other, 1, false) over by_day as other_before, lead(is_end) over by_day is null and not is_end as is_open
    from turned where is_end != after_end
    window by_day as (partition by person, is_job, key order by day, is_end, place)
), strays as (
    -- An end that found nothing open closes a later start that is left open, with no days.
    select person, is_job, key, min(day) as stray_on from turned where is_end and after_end group by all
), mended as (
    select effective.* from effective left join strays using (person, is_job, key)
    where not (is_open and coalesce(stray_on < day, false))
)
select person, what <= 6 as is_job, what in (6, 9) as is_end, day, place
from facts anti join odd_keys on facts.person = odd_keys.person and facts.key = odd_keys.key and (what <= 6) = is_job
where what >= 5
union all
select person, is_job, is_end, day, place from mended where is_job or not (case when is_end then other_before else is_other end);

-- Step: days in work and off benefit
-- Whoever had fewer days in work than an outcome wants can have none, and is left out from here on.
create or replace temp table candidates as
with worked as (
    select person, sum(case when is_end then -1 else 1 end
        * (through() + 1 - greatest(referred_on, least(through(), day) + is_end::integer))) as days
    from told join journeys using (person) where is_job group by person
)
select person, referred_on, referred_at, attached_at, classified_at, attached_on, tariff.*
from journeys join worked using (person) join tariff using (grp)
where attached_on >= agreed_from and worked.days >= outcome_days;

create or replace temp table changes as
select person, day + is_end::integer as day,
    (case when not is_job then 0 when is_end then -1 else 1 end) as jobs,
    (case when is_job then 0 when is_end then -1 else 1 end) as benefits,
    (not is_job and not is_end) as is_known
from told semi join candidates using (person);

create or replace temp table runs as
with by_day as (
    select person, day, sum(jobs) as jobs, sum(benefits) as benefits, bool_or(is_known) as is_known
    from changes group by person, day
), running as (
    select person, day, lead(day) over by_person as next_day,
        sum(jobs) over by_person > 0 and sum(benefits) over by_person = 0 and bool_or(is_known) over by_person as counts
    from by_day window by_person as (partition by person order by day)
), turns as (
    select *, lag(counts, 1, false) over (partition by person order by day) as counted from running
), ends as (
    select person, day, counts, lead(day) over (partition by person order by day) as next_day
    from turns where counts != counted
)
-- The run that holds day 728 counts to its end, and none that begins after it.
select person, greatest(day, referred_on) as since, coalesce(next_day - 1, through()) as until
from ends join candidates using (person)
where counts and day <= referred_on + 727 and coalesce(next_day - 1, through()) >= referred_on and day <= through();

-- Step: job outcomes
create or replace temp table outcomes as
with counted as (
    select *, sum(until - since + 1) over (partition by person order by since) as days from runs
)
select person, until - (days - outcome_days)::integer as attained_on
from counted join candidates using (person)
where days >= outcome_days and days - (until - since + 1) < outcome_days;

-- Step: sustainment
create or replace temp table sustained as
with after as (
    select person, greatest(since, attained_on + 1) as since, (until - greatest(since, attained_on + 1) + 1) // 28 as blocks
    from runs join outcomes using (person) where until - greatest(since, attained_on + 1) + 1 >= 28
), numbered as (
    select *, coalesce(sum(blocks) over (partition by person order by since rows between unbounded preceding and 1 preceding), 0)::bigint as blocks_before
    from after
)
select person, (blocks_before + number)::integer as ordinal, since + (28 * number)::integer - 1 as attained_on
from numbered join candidates using (person),
lateral (select unnest(range(1, least(blocks, most_blocks - blocks_before) + 1)) as number);

-- Step: lines
create or replace temp table reached as
with attained as (
    select person, true as is_outcome, 1 as ordinal, attained_on from outcomes
    union all
    select person, false as is_outcome, ordinal, attained_on from sustained
), told_by_day as (
    select person, day, max(place) as told_at from told semi join candidates using (person) group by person, day
)
select attained.*, told_at from attained
asof join told_by_day on attained.person = told_by_day.person and attained.attained_on >= told_by_day.day;

create or replace temp table claims as
select person, 1 as clause, 1 as ordinal, attached_on as attained_on, attached_on as due_on, fee as amount,
    'attachment_fee[payment_group=' || payment_group || ']@' || fee_from as rate,
    greatest(attached_at, classified_at) as upto
from journeys join fees using (grp) where attached_on >= fee_from and attached_on < fee_until
union all
select person, 2, ordinal, attained_on, attained_on, outcome_price,
    'job_outcome_price[payment_group=' || payment_group || ']@' || agreed_from,
    greatest(referred_at, attached_at, classified_at, told_at)
from reached join candidates using (person) where is_outcome
union all
select person, 3, ordinal, attained_on, due_on, block_price,
    'sustainment_price[payment_group=' || payment_group || ']@' || agreed_from,
    greatest(referred_at, attached_at, classified_at, told_at)
from reached join candidates using (person) join payable using (attained_on) where not is_outcome;

-- Only whoever comes to more than the most in all has anything cut.
create or replace temp table cut as
with over as (
    select person, most_in_all from (select person, sum(amount) as amount from claims group by person)
    join journeys using (person) join tariff using (grp) where amount > most_in_all
), running as (
    select claims.*, greatest(0, most_in_all - coalesce(sum(amount) over before, 0)) as left_over, max(upto) over before as upto_before
    from claims join over using (person)
    window before as (partition by person order by attained_on, clause, ordinal rows between unbounded preceding and 1 preceding)
)
select * replace (least(amount, left_over) as amount, case when amount > left_over then greatest(upto, upto_before) else upto end as upto)
from running;

create or replace temp view lines as
select
    'work-programme-2011' as contract, ['attachment', 'job_outcome', 'sustainment'][clause] as clause,
    name as subject, 1::integer as spell, ordinal::integer as ordinal, attained_on, due_on,
    strftime(due_on, '%Y-%m') as period, 'commissioner' as payer, 'provider' as payee,
    amount::bigint as amount, 'GBP' as currency, rate, '2011-06' as version, 'firm' as standing, upto::bigint as because_upto
from (
    from claims anti join cut using (person)
    union all
    select person, clause, ordinal, attained_on, due_on, amount, rate, upto from cut
) join people using (person)
order by person, attained_on, clause, ordinal;
