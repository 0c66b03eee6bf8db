// Tests that measure races start their own writers; the machine they run on is small.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
