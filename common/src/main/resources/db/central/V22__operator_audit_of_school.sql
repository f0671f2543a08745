-- What operators did with a school, the latest last.
CREATE INDEX operator_audit_of_school ON operator_audit (school_id, id);
