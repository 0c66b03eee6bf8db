namespace DataProducts.Tokens;

/// <summary>What is opened once a key and kept: however many ask at once, there is one opening, and all of them learn what became of it.</summary>
/// <remarks>
/// One that failed is told to those who waited and is then forgotten: the next who asks tries again. So an outage costs everybody one
/// opening's patience, and not one after the other.
/// </remarks>
internal sealed class SharedOpenings<TKey, T>(Func<TKey, CancellationToken, Task<T>> open, Action<T>? close = null) : IAsyncDisposable
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, Task<T>> _all = [];
    private readonly CancellationTokenSource _closing = new();
    private bool _closed;

    /// <summary>Gives what is open, or opens it.</summary>
    /// <param name="key">What.</param>
    /// <param name="cancellationToken">Ends this wait; the opening goes on for whoever else waits.</param>
    public async ValueTask<T> GetAsync(TKey key, CancellationToken cancellationToken)
    {
        Task<T>? opening;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            if (!_all.TryGetValue(key, out opening) || opening is { IsCompleted: true, IsCompletedSuccessfully: false })
            {
                // On a thread of its own: the one who asks first does not hold up the others.
                var closing = _closing.Token;
                opening = Task.Run(() => open(key, closing), CancellationToken.None);
                _all[key] = opening;
            }
        }

        return await opening.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lets nothing more be opened, waits for what is being opened, and closes all.</summary>
    public async ValueTask DisposeAsync()
    {
        List<Task<T>> all;
        lock (_gate)
        {
            _closed = true;
            all = [.. _all.Values];
            _all.Clear();
        }

        await _closing.CancelAsync().ConfigureAwait(false);
        await ((Task)Task.WhenAll(all)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _closing.Dispose();
        foreach (var one in all.Where(static one => one.IsCompletedSuccessfully))
        {
            close?.Invoke(await one.ConfigureAwait(false));
        }
    }
}
