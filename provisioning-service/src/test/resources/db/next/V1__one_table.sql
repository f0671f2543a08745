CREATE TABLE of_the_next_version (id int PRIMARY KEY);
