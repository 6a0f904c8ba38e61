--! compatible: which projects fill which chain link, for the forecast by link
create view target.published_gap_project with (security_invoker = true) as
select x.hub_id, x.project_id, x.gap_id, g.chain, g.link
from target.gap_project x join target.gap g on g.hub_id = x.hub_id and g.id = x.gap_id
where g.status <> 'dropped';
--;
grant select on target.published_gap_project to essor_asker, essor_system;
