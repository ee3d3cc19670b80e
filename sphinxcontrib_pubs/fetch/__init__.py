"""What services on the network know of a work → records of a lock file. A build never imports this room."""
