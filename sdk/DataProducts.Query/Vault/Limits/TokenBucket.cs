namespace DataProducts.Query;

/// <summary>A token bucket: full at first, refilled evenly, emptied by what is taken.</summary>
/// <param name="capacity">How much it holds.</param>
/// <param name="period">In which time it fills.</param>
internal sealed class TokenBucket(int capacity, TimeSpan period)
{
    private double _left = capacity;
    private DateTimeOffset _at = DateTimeOffset.MinValue;

    /// <summary>Says whether that much can be taken now. More than the whole bucket never can.</summary>
    public bool Has(long amount, DateTimeOffset now)
    {
        Refill(now);
        return amount <= _left;
    }

    /// <summary>Gives how long it takes until that much can be taken: nothing where it can be now, null where it never can.</summary>
    public TimeSpan? Until(long amount, DateTimeOffset now)
    {
        Refill(now);
        return amount > capacity ? null : amount <= _left ? TimeSpan.Zero : period * ((amount - _left) / capacity);
    }

    public void Take(long amount) => _left -= amount;

    public bool IsFull(DateTimeOffset now)
    {
        Refill(now);
        return _left >= capacity;
    }

    // A clock that is set back fills nothing, and takes nothing away.
    private void Refill(DateTimeOffset now)
    {
        if (now > _at)
        {
            _left = _at == DateTimeOffset.MinValue ? capacity : Math.Min(capacity, _left + (capacity * ((now - _at) / period)));
            _at = now;
        }
    }
}
