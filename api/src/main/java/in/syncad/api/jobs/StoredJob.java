package in.syncad.api.jobs;

import java.util.UUID;

/// A job as it is stored. Lane, name and key are its identity.
///
/// @param key begins with the school, so that schools can use the same keys
/// @param data JSON
record StoredJob(JobLane lane, String name, String key, UUID school, String data) {

    StoredJob with(String newData) {
        return new StoredJob(lane, name, key, school, newData);
    }
}
