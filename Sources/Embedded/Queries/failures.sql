-- title: What could not be read
-- description: Inputs that ingest could not read, of the last run or of all.
-- parameter: runs (integer, default 1) How many of the last runs
-- parameter: limit (integer, default 200) Most rows
-- example: runs=1
SELECT f.run_id, r.started, f.path, f.line, f.byte_offset, f.message
FROM ingest_failures f
JOIN ingest_runs r ON r.id = f.run_id
WHERE f.run_id > (SELECT max(id) FROM ingest_runs) - :runs
ORDER BY f.id
LIMIT :limit;
