using DataProducts.Access;

namespace DataProducts.Query;

/// <summary>Counts what each person and program opens and tokenises, and stops who wants too much. One for all queries and vaults of a process; safe for
/// many threads. It holds opaque ids and numbers, nothing else.</summary>
/// <param name="limits">How much is too much.</param>
public sealed class VaultLimiter(VaultLimits limits)
{
    // Above that many people the full buckets are dropped: they say nothing that a new one would not.
    private const int Crowd = 10_000;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Principal, bool IsProgram), Account> _accounts = [];

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
            var account = Find(principal, isProgram: false, now);
            if (Refusal(account.CellsMinute, account.CellsDay, "cells", cells, now) is { } refused)
            {
                return new LimitAnswer(refused, false);
            }

            account.CellsMinute.Take(cells);
            account.CellsDay.Take(cells);
            return new LimitAnswer(null, account.Alarm(cells, Limits.AlarmCells, now));
        }
    }

    /// <summary>Takes values to be tokenised from somebody's account, all or none.</summary>
    /// <param name="principal">The opaque id of the person.</param>
    /// <param name="values">How many.</param>
    /// <param name="isProgram">Whether a program hydrates.</param>
    /// <param name="now">The point of time.</param>
    internal LimitAnswer Tokenise(string principal, long values, bool isProgram, DateTimeOffset now)
    {
        lock (_gate)
        {
            var account = Find(principal, isProgram, now);
            if (Refusal(account.ValuesMinute, account.ValuesDay, isProgram ? "program-values" : "values", values, now) is { } refused)
            {
                return new LimitAnswer(refused, false);
            }

            account.ValuesMinute.Take(values);
            account.ValuesDay.Take(values);
            return new LimitAnswer(null, isProgram && account.Alarm(values, Limits.Programs.AlarmValues, now));
        }
    }

    /// <summary>Gives how long it takes until somebody may open that many cells; null where they never may at once.</summary>
    internal TimeSpan? UntilOpen(string principal, long cells, DateTimeOffset now)
    {
        lock (_gate)
        {
            var account = Find(principal, isProgram: false, now);
            return Later(account.CellsMinute.Until(cells, now), account.CellsDay.Until(cells, now));
        }
    }

    /// <summary>Gives how long it takes until somebody may tokenise that many values; null where they never may at once.</summary>
    internal TimeSpan? UntilTokenise(string principal, long values, bool isProgram, DateTimeOffset now)
    {
        lock (_gate)
        {
            var account = Find(principal, isProgram, now);
            return Later(account.ValuesMinute.Until(values, now), account.ValuesDay.Until(values, now));
        }
    }

    private static TimeSpan? Later(TimeSpan? one, TimeSpan? other) => one is { } a && other is { } b ? (a > b ? a : b) : null;

    private static PolicyReason? Refusal(TokenBucket minute, TokenBucket day, string what, long amount, DateTimeOffset now) =>
        !minute.Has(amount, now) ? Beyond(what, "minute")
        : !day.Has(amount, now) ? Beyond(what, "day")
        : null;

    private static PolicyReason Beyond(string what, string period) => what.StartsWith("program-", StringComparison.Ordinal)
        ? new PolicyReason($"limit.{what}-per-{period}", $"more values than one program may have in a {period}; go on later, or have the limit raised")
        : new PolicyReason($"limit.{what}-per-{period}", $"more {what} than one person may have in a {period}; ask for fewer, or later");

    private Account Find(string principal, bool isProgram, DateTimeOffset now)
    {
        if (_accounts.TryGetValue((principal, isProgram), out var account))
        {
            return account;
        }

        if (_accounts.Count >= Crowd)
        {
            foreach (var (id, _) in _accounts.Where(pair => pair.Value.IsIdle(now)).ToList())
            {
                _accounts.Remove(id);
            }
        }

        return _accounts[(principal, isProgram)] = isProgram
            ? new Account(Limits, Limits.Programs.ValuesPerMinute, Limits.Programs.ValuesPerDay)
            : new Account(Limits, Limits.ValuesPerMinute, Limits.ValuesPerDay);
    }

    private sealed class Account(VaultLimits limits, int valuesPerMinute, int valuesPerDay)
    {
        private DateTimeOffset _windowStart = DateTimeOffset.MinValue;
        private long _inWindow;
        private bool _raised;

        public TokenBucket CellsMinute { get; } = new(limits.CellsPerMinute, Minute);

        public TokenBucket CellsDay { get; } = new(limits.CellsPerDay, Day);

        public TokenBucket ValuesMinute { get; } = new(valuesPerMinute, Minute);

        public TokenBucket ValuesDay { get; } = new(valuesPerDay, Day);

        public bool Alarm(long amount, int many, DateTimeOffset now)
        {
            if (now - _windowStart >= limits.AlarmWindow)
            {
                (_windowStart, _inWindow, _raised) = (now, 0, false);
            }

            _inWindow += amount;
            var raise = !_raised && _inWindow >= many;
            _raised |= raise;
            return raise;
        }

        public bool IsIdle(DateTimeOffset now) =>
            now - _windowStart >= limits.AlarmWindow
            && CellsMinute.IsFull(now) && CellsDay.IsFull(now) && ValuesMinute.IsFull(now) && ValuesDay.IsFull(now);
    }
}

/// <summary>What the limiter says to cells that are to be opened, or values that are to be tokenised.</summary>
/// <param name="Refused">Why not; null where they may be.</param>
/// <param name="Alarm">Whether it is so much that somebody should know.</param>
internal readonly record struct LimitAnswer(PolicyReason? Refused, bool Alarm);
