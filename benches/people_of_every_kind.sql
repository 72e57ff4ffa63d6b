-- Made-up people about whom every kind of fact is told that a clause of tests/terms/restart can wait for.
--
-- {people} people, each told by its number alone, so that the same number is always the same person.
-- Nobody stands behind any of them.
with people as (
    select
        format('made-up-{{:07d}}', number) as person,
        number,
        date '2021-09-01' + (hash(number, 1) % 400)::integer as referred_on,
        (7 + hash(number, 2) % 21)::integer as waited,
        (20 + hash(number, 3) % 200)::integer as idle,
        (30 + hash(number, 4) % 420)::integer as worked_for,
        ['bakery', 'mill', 'shop'][1 + (hash(number, 5) % 3)::integer] as employer,
        (480 + 240 * (hash(number, 6) % 4))::bigint as minutes
    from (select unnest(range({people})) as number)
),
dated as (
    select
        *,
        referred_on + waited as attached_on,
        referred_on + idle as started_on,
        referred_on + idle + worked_for as ended_on
    from people
),
weeks as (select unnest(range(13)) as n),
months as (select unnest(range(8)) as n),
told as (
    select person, 'dwp' as source, 'referred' as kind, referred_on as happened_on,
        '{contract}' as contract, null as counterparty, 'r' as key, null as code, null::bigint as quantity
    from dated
    union all
    select person, 'provider', 'attached', attached_on, '{contract}', null, 'r', null, null from dated
    union all
    select person, 'provider', 'left', attached_on + 600, '{contract}', null, 'r', 'completed', null from dated
    union all
    select person, 'dwp', 'classified', referred_on, null, null, 'band',
        case when number % 3 = 0 and referred_on >= date '2022-01-01' then 'B' else 'A' end, null
    from dated
    union all
    select person, 'council', 'classified', referred_on, null, null, 'area',
        case when number % 2 = 0 then 'east' else 'west' end, null
    from dated
    union all
    select person, 'dwp', 'benefit_started', referred_on - 100, null, null, 'award', 'UC', null from dated
    union all
    select person, 'dwp', 'benefit_ended', started_on - 1, null, null, 'award', 'UC', null from dated
    union all
    select person, 'payroll', 'job_started', started_on, null, employer, 'job-1', 'employed', minutes
    from dated
    union all
    select person, 'payroll', 'hours_changed', started_on + 40, null, employer, 'job-1', null, minutes + 240
    from dated
    union all
    select person, 'payroll', 'job_ended', ended_on, null, employer, 'job-1', null, null from dated
    union all
    select person, 'payroll', 'in_work_confirmed', started_on + 30 * (n + 1)::integer, null, employer, 'job-1',
        null, null
    from dated, months
    where started_on + 30 * (n + 1)::integer < ended_on
    union all
    select person, 'payroll', 'worked', started_on + 7 * (n + 1)::integer - 1, null, employer, 'job-1', 'week', minutes
    from dated, weeks
    union all
    select person, 'payroll', 'earned', started_on + 30 * (n + 1)::integer, null, employer, 'job-1', null, minutes * 50
    from dated, months
    union all
    select person, 'provider', 'contacted', attached_on + 29 * n::integer, '{contract}', null, null,
        case when n = 0 then 'attended' else 'in_work' end, 45
    from dated, months
    union all
    select person, 'assessor', 'step_reached', attached_on + 60, '{contract}', null, 'grant', null, null from dated
    union all
    select person, 'provider', 'claimed', attached_on + 610, '{contract}', null, 'in_shares', null, null from dated
    union all
    select person, 'provider', 'claimed', started_on + 30 * (n + 1)::integer + 5, '{contract}', null, 'checked', null, null
    from dated, months
    union all
    select null, 'treasurer', 'paid', started_on + 200, '{contract}', 'provider',
        '{contract}/steady/' || person || '/1/1/commissioner/provider', null, 6000
    from dated
    union all
    select person, 'specialist', 'hand_over_answered', attached_on + 100, '{contract}', 'provider', 'hand-over', 'accepted',
        null
    from dated
    union all
    select person, 'council', 'service_used', attached_on + 90, null, null, 'service', null, 3 from dated
    union all
    select person, 'tribunal', 'determined', attached_on + 10, '{contract}', null, 'good_cause', 'final', number % 2
    from dated
    union all
    select person, 'assessor', 'determined', attached_on + 30, '{contract}', null, 'distance', 'final', 100 + number % 60
    from dated
    union all
    select person, 'tribunal', 'determined', attached_on + 20, '{contract}', null, 'award', 'final', 24000 + 40 * (number % 60)
    from dated
    union all
    select person, 'assessor', 'determined', attached_on + 50, '{contract}', null, 'level', 'provisional', number % 4
    from dated
)
select
    source,
    format('{{}}-{{}}-{{}}', coalesce(person, key), kind, row_number() over (partition by coalesce(person, key), kind order by happened_on, key, code)) as ref,
    person,
    kind,
    happened_on,
    contract,
    case when source = 'provider' then 'provider' else source end as organisation,
    counterparty,
    key,
    code,
    quantity,
    null::varchar as corrects,
    null::bigint as seq,
    null::timestamptz as recorded_at
from told
order by person, happened_on, source, ref
