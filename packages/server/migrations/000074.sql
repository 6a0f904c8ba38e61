--! compatible: how projects ended, for a screening of deals by what became of earlier ones
-- No names. Who is behind a confidential project stays unsaid; success is that production was reached.
create view attract.published_ending with (security_invoker = true) as
select hub_id, id, case when confidential then null else party_id end as investor_ref, sector, area_code, home_minor, announced_on, stage, status, example,
  source_title, source_grade, updated_at,
  case when stage >= 5 then true when status in ('lost', 'eliminated') then false end as succeeded
from attract.project;
--;
grant select on attract.published_ending to essor_asker, essor_system;
