"""Our metrics in the shapes of other libraries; nothing here reaches the network."""
