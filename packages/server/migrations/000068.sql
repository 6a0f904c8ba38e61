--! compatible: SDMX-JSON messages are taken in beside the other formats
alter table measure.import_file drop constraint import_file_format_check;
--;
alter table measure.import_file add constraint import_file_format_check check (format in ('csv', 'xlsx', 'sdmx-csv', 'sdmx-json'));
