-- NULL unless the job is paused. Calling then stays in effect until it goes on.
ALTER TABLE disable_calling_jobs ADD COLUMN paused_at INTEGER;
