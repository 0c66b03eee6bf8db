using DataProducts.Access;

namespace DataProducts.Query;

/// <summary>Counts what each person opens and tokenises, and stops who wants too much. One for all queries and vaults of a process; safe for
/// many threads. It holds opaque ids and numbers, nothing else.</summary>
/// <param name="limits">How much is too much.</param>
public sealed class VaultLimiter(VaultLimits limits)
{
    // Above that many people the full buckets are dropped: they say nothing that a new one would not.
    private const int Crowd = 10_000;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Account> _accounts = new(StringComparer.Ordinal);

    /// <summary>Gets the limits.</summary>
    public VaultLimits Limits { get; } = limits;

    /// <summary>Takes cells to be opened from somebody's account, all or none.</summary>
    /// <param name="principal">The opaque id of the person.</param>
    /// <param name="cells">How many.</param>
    /// <param name="now">The point of time.</param>
    internal LimitAnswer Open(string principal, long cells, DateTimeOffset now)
    {
        lock (_gate)
        {
            var account = Find(principal, now);
            if (Refusal(account.CellsMinute, account.CellsDay, "cells", cells, now) is { } refused)
            {
                return new LimitAnswer(refused, false);
            }

            account.CellsMinute.Take(cells);
            account.CellsDay.Take(cells);
            return new LimitAnswer(null, account.Alarm(cells, Limits, now));
        }
    }

    /// <summary>Takes values to be tokenised from somebody's account, all or none.</summary>
    internal PolicyReason? Tokenise(string principal, long values, DateTimeOffset now)
    {
        lock (_gate)
        {
            var account = Find(principal, now);
            if (Refusal(account.ValuesMinute, account.ValuesDay, "values", values, now) is { } refused)
            {
                return refused;
            }

            account.ValuesMinute.Take(values);
            account.ValuesDay.Take(values);
            return null;
        }
    }

    private static PolicyReason? Refusal(TokenBucket minute, TokenBucket day, string what, long amount, DateTimeOffset now) =>
        !minute.Has(amount, now) ? new PolicyReason($"limit.{what}-per-minute", $"more {what} than one person may have in a minute; ask for fewer, or later")
        : !day.Has(amount, now) ? new PolicyReason($"limit.{what}-per-day", $"more {what} than one person may have in a day; ask for fewer, or later")
        : null;

    private Account Find(string principal, DateTimeOffset now)
    {
        if (_accounts.TryGetValue(principal, out var account))
        {
            return account;
        }

        if (_accounts.Count >= Crowd)
        {
            foreach (var (id, _) in _accounts.Where(pair => pair.Value.IsIdle(Limits, now)).ToList())
            {
                _accounts.Remove(id);
            }
        }

        return _accounts[principal] = new Account(Limits);
    }

    private sealed class Account(VaultLimits limits)
    {
        private DateTimeOffset _windowStart = DateTimeOffset.MinValue;
        private long _inWindow;
        private bool _raised;

        public TokenBucket CellsMinute { get; } = new(limits.CellsPerMinute, Minute);

        public TokenBucket CellsDay { get; } = new(limits.CellsPerDay, Day);

        public TokenBucket ValuesMinute { get; } = new(limits.ValuesPerMinute, Minute);

        public TokenBucket ValuesDay { get; } = new(limits.ValuesPerDay, Day);

        public bool Alarm(long cells, VaultLimits limits, DateTimeOffset now)
        {
            if (now - _windowStart >= limits.AlarmWindow)
            {
                (_windowStart, _inWindow, _raised) = (now, 0, false);
            }

            _inWindow += cells;
            var raise = !_raised && _inWindow >= limits.AlarmCells;
            _raised |= raise;
            return raise;
        }

        public bool IsIdle(VaultLimits limits, DateTimeOffset now) =>
            now - _windowStart >= limits.AlarmWindow
            && CellsMinute.IsFull(now) && CellsDay.IsFull(now) && ValuesMinute.IsFull(now) && ValuesDay.IsFull(now);
    }
}

/// <summary>What the limiter says to cells that are to be opened.</summary>
/// <param name="Refused">Why not; null where they may be.</param>
/// <param name="Alarm">Whether it is so much that somebody should know.</param>
internal readonly record struct LimitAnswer(PolicyReason? Refused, bool Alarm);
