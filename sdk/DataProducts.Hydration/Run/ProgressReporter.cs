namespace DataProducts.Hydration;

/// <summary>Tells how far a run is.</summary>
internal sealed class ProgressReporter(IProgress<HydrationProgress>? progress, TimeProvider time) : IProgress<long>
{
    private const long HashingStep = 4 << 20;

    private long _hashed;
    private long _told;
    private long? _readingSince;

    /// <summary>Gets or sets how many rows were read.</summary>
    public long Rows { get; set; }

    /// <summary>Gets or sets how many bytes were read.</summary>
    public long Bytes { get; set; }

    /// <summary>Gets or sets how many bytes there are; null while they are counted.</summary>
    public long? TotalBytes { get; set; }

    public void Report(HydrationPhase phase, Jurisdiction? jurisdiction = null)
    {
        if (TotalBytes is not null)
        {
            _readingSince ??= time.GetTimestamp();
        }

        progress?.Report(new(phase, jurisdiction, Rows, TotalBytes is null ? _hashed : Bytes, TotalBytes)
        {
            Reading = _readingSince is { } since ? time.GetElapsedTime(since) : TimeSpan.Zero,
        });
    }

    /// <summary>Counts bytes that were hashed.</summary>
    void IProgress<long>.Report(long value)
    {
        _hashed += value;
        if (_hashed - _told >= HashingStep)
        {
            _told = _hashed;
            Report(HydrationPhase.Hashing);
        }
    }
}
