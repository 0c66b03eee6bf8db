namespace DataProducts.Tokens;

/// <summary>
/// Keys in memory for a while, so that the calls to their keeper grow with the keys and not with the values. Safe for many threads.
/// </summary>
/// <remarks>
/// A key lives from its loading for the lifetime, used or not: what its keeper withdraws stops working here within that time. However many
/// ask for an absent key at once, it is loaded once. A loading that fails is told to those who wait, and not kept.
/// </remarks>
internal sealed class KeyCache(TimeProvider time, TimeSpan lifetime) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Slot> _slots = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _closing = new();
    private bool _disposed;

    /// <summary>Gives a key to use; loads it if it is absent or too old.</summary>
    /// <param name="name">What it is kept under.</param>
    /// <param name="load">Brings it; null if there is none, which is not kept.</param>
    /// <param name="cancellationToken">Stops this wait. The loading goes on for whoever else waits.</param>
    /// <returns>The key, or null.</returns>
    public async ValueTask<KeyLease?> RentAsync(
        string name, Func<CancellationToken, ValueTask<CachedKey?>> load, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (slot, isNew) = Find(name);
            if (isNew)
            {
                _ = FillAsync(slot, load);
            }

            var key = await slot.Loaded.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (key is null || key.TryUse())
            {
                return key is null ? null : new KeyLease(key);
            }

            // It was retired between its loading and this use: the next round finds a younger one.
        }
    }

    /// <summary>Forgets a key, so that the next use loads it again.</summary>
    public void Drop(string name)
    {
        lock (_gate)
        {
            if (_slots.Remove(name, out var slot))
            {
                slot.Retire();
            }
        }
    }

    /// <summary>Retires every key; each is cleared at once, or when its last user gives it back.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            foreach (var slot in _slots.Values)
            {
                slot.Retire();
            }

            _slots.Clear();
        }

        _closing.Cancel();
        _closing.Dispose();
    }

    private (Slot Slot, bool IsNew) Find(string name)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_slots.TryGetValue(name, out var slot) && !IsOld(slot))
            {
                return (slot, false);
            }

            // A timer that is late, as after the machine slept, must not keep an old key in use.
            slot?.Retire();
            slot = new Slot(name, _closing.Token);
            _slots[name] = slot;
            return (slot, true);
        }
    }

    private bool IsOld(Slot slot) => slot.LoadedAt is { } at && time.GetElapsedTime(at) >= lifetime;

    private async Task FillAsync(Slot slot, Func<CancellationToken, ValueTask<CachedKey?>> load)
    {
        try
        {
            Keep(slot, await load(slot.Closing).ConfigureAwait(false));
        }
        catch (Exception failure)
        {
            Forget(slot);
            _ = slot.Loaded.TrySetException(failure);
            _ = slot.Loaded.Task.Exception; // all who waited may have given up, and then nobody else looks at it
        }
    }

    private void Keep(Slot slot, CachedKey? key)
    {
        lock (_gate)
        {
            var wanted = _slots.TryGetValue(slot.Name, out var current) && current == slot;
            if (key is null)
            {
                Remove(slot);
            }
            else if (wanted)
            {
                slot.Hold(key, time.GetTimestamp());

                // The timer outlives the request that caused the loading; what flows with that request must not.
                using AsyncFlowControl? flow = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
                slot.Timer = time.CreateTimer(_ => Forget(slot), null, lifetime, Timeout.InfiniteTimeSpan);
            }
            else
            {
                // Dropped while it was loaded: whoever waits for it loads again.
                key.Retire();
            }
        }

        slot.Loaded.SetResult(key);
    }

    private void Forget(Slot slot)
    {
        lock (_gate)
        {
            Remove(slot);
            slot.Retire();
        }
    }

    private void Remove(Slot slot)
    {
        if (_slots.TryGetValue(slot.Name, out var current) && current == slot)
        {
            _slots.Remove(slot.Name);
        }
    }

    /// <summary>The place of one key, from the first who asks for it. Used under the cache's lock.</summary>
    private sealed class Slot(string name, CancellationToken closing)
    {
        private CachedKey? _key;

        public string Name { get; } = name;

        public CancellationToken Closing { get; } = closing;

        public TaskCompletionSource<CachedKey?> Loaded { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public long? LoadedAt { get; private set; }

        public ITimer? Timer { get; set; }

        public void Hold(CachedKey key, long at) => (_key, LoadedAt) = (key, at);

        public void Retire()
        {
            Timer?.Dispose();
            _key?.Retire();
        }
    }
}
