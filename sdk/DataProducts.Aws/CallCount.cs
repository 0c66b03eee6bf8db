namespace DataProducts.Aws;

/// <summary>How many calls were made, retries included.</summary>
internal sealed class CallCount
{
    private long _calls;

    public long Value => Interlocked.Read(ref _calls);

    public void Add() => Interlocked.Increment(ref _calls);
}
