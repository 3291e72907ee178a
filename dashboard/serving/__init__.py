"""The server around the pages: headers, hosts, logs, answers for machines, and the warm start."""
