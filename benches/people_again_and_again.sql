-- The facts of {people} people, each of whom lives what somebody of the table `told` has lived.
--
-- Round after round everybody of `told` comes again, under references with the number of the round before
-- them, until there are enough. What is told of nobody, such as what was agreed, is told once.
with somebody as (
    select person, row_number() over (order by person) - 1 as place
    from (select distinct person from told where person is not null)
),
counted as (select count(*) as people from somebody),
rounds as (
    select round, format('{{:06d}}-', round) as mark
    from (select unnest(range(({people} + people - 1) // people)) as round from counted)
)
select
    source,
    mark || ref as ref,
    mark || told.person as person,
    kind,
    happened_on,
    contract,
    organisation,
    counterparty,
    case when kind in ('merged', 'unmerged') then mark || key else key end as key,
    code,
    quantity,
    replace(corrects, '/', '/' || mark) as corrects,
    seq,
    recorded_at
from told
join somebody using (person)
cross join rounds
cross join counted
where round * counted.people + place < {people}
union all
select * from told where person is null
order by person, ref
