using Microsoft.Extensions.Time.Testing;

namespace DataProducts.Tokens.Tests.Keys;

public sealed class KeyCacheTests
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly List<KeyBuffer> _loaded = [];

    [Fact]
    public async Task KeyInUse_IsLoadedOnce_AndIsWhatWasLoaded()
    {
        using var cache = new KeyCache(_time, Lifetime);
        for (var use = 0; use < 3; use++)
        {
            using var lease = await RentAsync(cache);
            Assert.Equal(Enumerable.Repeat((byte)1, 32), lease!.Bytes.ToArray());
        }

        Assert.Single(_loaded);
    }

    [Fact]
    public async Task ExpiredKey_IsCleared_WithoutAnybodyAsking_AndLoadedAgain()
    {
        using var cache = new KeyCache(_time, Lifetime);
        (await RentAsync(cache))!.Dispose();
        _time.Advance(Lifetime - TimeSpan.FromMilliseconds(1));
        Assert.False(IsCleared(_loaded[0]));

        _time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.True(IsCleared(_loaded[0]));
        Assert.Throws<ObjectDisposedException>(() => _loaded[0].Bytes.Length);
        using var again = await RentAsync(cache);
        Assert.Equal(2, again!.Bytes[0]);
    }

    [Fact]
    public async Task UseDoesNotLengthenALife()
    {
        using var cache = new KeyCache(_time, Lifetime);
        for (var minute = 0; minute < 25; minute++)
        {
            (await RentAsync(cache))!.Dispose();
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(3, _loaded.Count);
    }

    [Fact]
    public async Task KeyThatExpiresInUse_IsClearedWhenTheLastUserGivesItBack()
    {
        using var cache = new KeyCache(_time, Lifetime);
        var first = await RentAsync(cache);
        var second = await RentAsync(cache);
        _time.Advance(Lifetime);

        Assert.Equal(1, first!.Bytes[0]);
        first.Dispose();
        first.Dispose();
        Assert.False(IsCleared(_loaded[0]));
        Assert.Throws<ObjectDisposedException>(() => first.Bytes.Length);
        second!.Dispose();
        Assert.True(IsCleared(_loaded[0]));
    }

    // After a machine slept, the clock is past and the timer has not run yet.
    [Fact]
    public async Task KeyWhoseTimerIsLate_IsNotUsed()
    {
        var late = new LateTimers(_time);
        using var cache = new KeyCache(late, Lifetime);
        (await RentAsync(cache))!.Dispose();
        _time.Advance(Lifetime);

        using var lease = await RentAsync(cache);

        Assert.Equal(2, lease!.Bytes[0]);
        Assert.True(IsCleared(_loaded[0]));
    }

    [Fact]
    public async Task DisposedCache_ClearsWhatNobodyUses_AndWhatIsGivenBackLater()
    {
        var cache = new KeyCache(_time, Lifetime);
        (await RentAsync(cache, "a"))!.Dispose();
        var inUse = await RentAsync(cache, "b");
        cache.Dispose();
        cache.Dispose();

        Assert.True(IsCleared(_loaded[0]));
        Assert.False(IsCleared(_loaded[1]));
        inUse!.Dispose();
        Assert.True(IsCleared(_loaded[1]));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await RentAsync(cache));
    }

    [Fact]
    public async Task Stampede_LoadsOnce()
    {
        using var cache = new KeyCache(_time, Lifetime);
        var gate = new TaskCompletionSource();
        var rents = Enumerable.Range(0, 64).Select(_ => Task.Run(async () =>
        {
            using var lease = await RentAsync(cache, wait: gate.Task);
            return lease!.Bytes[0];
        })).ToArray();
        await Task.Delay(20);
        gate.SetResult();

        Assert.All(await Task.WhenAll(rents), key => Assert.Equal(1, key));
        Assert.Single(_loaded);
    }

    [Fact]
    public async Task FailedLoading_IsToldToAllWhoWait_AndNotKept()
    {
        using var cache = new KeyCache(_time, Lifetime);
        var gate = new TaskCompletionSource();
        var rents = Enumerable.Range(0, 4).Select(_ => RentAsync(cache, wait: gate.Task).AsTask()).ToArray();
        gate.SetException(new IOException("the keeper is away"));
        foreach (var rent in rents)
        {
            await Assert.ThrowsAsync<IOException>(() => rent);
        }

        using var lease = await RentAsync(cache);
        Assert.Equal(1, lease!.Bytes[0]);
    }

    [Fact]
    public async Task WhoGivesUp_StopsHisOwnWaitOnly()
    {
        using var cache = new KeyCache(_time, Lifetime);
        using var impatient = new CancellationTokenSource();
        var gate = new TaskCompletionSource();
        var first = RentAsync(cache, wait: gate.Task, cancellationToken: impatient.Token).AsTask();
        var second = RentAsync(cache, wait: gate.Task).AsTask();
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        gate.SetResult();

        using var lease = await second;
        Assert.Equal(1, lease!.Bytes[0]);
        Assert.Single(_loaded);
    }

    [Fact]
    public async Task KeyDroppedWhileItLoads_IsLoadedAgain()
    {
        using var cache = new KeyCache(_time, Lifetime);
        var gate = new TaskCompletionSource();
        var rent = RentAsync(cache, wait: gate.Task).AsTask();
        cache.Drop("k");
        gate.SetResult();

        using var lease = await rent;

        Assert.Equal(2, lease!.Bytes[0]);
        Assert.True(IsCleared(_loaded[0]));
    }

    [Fact]
    public async Task CacheDisposedWhileAKeyLoads_ClearsIt()
    {
        var cache = new KeyCache(_time, Lifetime);
        var gate = new TaskCompletionSource();
        var rent = RentAsync(cache, wait: gate.Task).AsTask();
        cache.Dispose();
        gate.SetResult();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => rent);
        Assert.True(IsCleared(_loaded[0]));
    }

    [Fact]
    public async Task AbsentKey_IsAskedForEachTime()
    {
        using var cache = new KeyCache(_time, Lifetime);
        var asked = 0;
        for (var i = 0; i < 2; i++)
        {
            Assert.Null(await cache.RentAsync("k", _ => { asked++; return ValueTask.FromResult<CachedKey?>(null); }, default));
        }

        Assert.Equal(2, asked);
    }

    // Threads use, drop and let expire at random; nobody ever sees a cleared key, and at the end nothing is left in memory.
    [Fact]
    public async Task ManyThreads_NeverSeeAClearedKey_AndLeaveNone()
    {
        var cache = new KeyCache(_time, TimeSpan.FromSeconds(1));
        var names = new[] { "a", "b", "c" };
        var workers = Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            for (var i = 0; i < 4000; i++)
            {
                var name = names[(worker + i) % 3];
                using var lease = await RentAsync(cache, name);
                var first = lease!.Bytes[0];
                if (i % 97 == 0)
                {
                    cache.Drop(name);
                }

                if (i % 61 == 0)
                {
                    _time.Advance(TimeSpan.FromMilliseconds(400));
                }

                await Task.Yield();
                Assert.NotEqual(0, first);
                Assert.Equal(first, lease.Bytes[31]);
            }
        }));
        await Task.WhenAll(workers);
        cache.Dispose();

        Assert.True(_loaded.Count > 100);
        Assert.All(_loaded, key => Assert.True(IsCleared(key)));
    }

    [Fact]
    public async Task NoTextForm_ShowsAKey()
    {
        using var cache = new KeyCache(_time, Lifetime);
        using var lease = await RentAsync(cache);
        object[] all = [lease!, _loaded[0], cache, new WrappedKey(new KeyName("d", "p", 1), 1, new byte[] { 1, 1 }, default)];

        Assert.All(all, one => Assert.DoesNotMatch("0101|1, 1|AQE", one.ToString()));
        Assert.Equal(typeof(KeyBuffer).FullName, _loaded[0].ToString());
    }

    private static bool IsCleared(KeyBuffer key) => key.Memory.Span.IndexOfAnyExcept((byte)0) < 0;

    private ValueTask<KeyLease?> RentAsync(KeyCache cache, string name = "k", Task? wait = null, CancellationToken cancellationToken = default) =>
        cache.RentAsync(
            name,
            async _ =>
            {
                await (wait ?? Task.CompletedTask);
                var key = new KeyBuffer(32);
                lock (_loaded)
                {
                    _loaded.Add(key);
                    key.Bytes.Fill((byte)(1 + (_loaded.Count - 1) % 255));
                }

                return new CachedKey(new WrappedKey(new KeyName("retail", name, 1), 1, default, default), key);
            },
            cancellationToken);

    private sealed class LateTimers(TimeProvider inner) : TimeProvider
    {
        public override long TimestampFrequency => inner.TimestampFrequency;

        public override long GetTimestamp() => inner.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            inner.CreateTimer(callback, state, TimeSpan.FromDays(1), period);
    }
}
