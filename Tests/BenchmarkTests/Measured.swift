import Testing

/// Everything that sets or counts the threads of the worker pool, one test after another.
@Suite(.serialized) struct Measured {}
