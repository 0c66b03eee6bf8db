namespace DataProducts.Aws;

/// <summary>How a call, or the part of a batch that failed, is tried again: after a random wait whose limit doubles each time.</summary>
/// <remarks>Full jitter, as Amazon's Builders' Library has it ("Timeouts, retries, and backoff with jitter").</remarks>
public sealed record AwsRetry
{
    /// <summary>Gets how often one call is tried at most, the first time included; 8 by default. Of a batch, tries that got some of it done
    /// do not count.</summary>
    public int Attempts { get; init; } = 8;

    /// <summary>Gets the limit of the first wait; 50 milliseconds by default.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Gets the limit of every wait; 5 seconds by default.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(5);
}
