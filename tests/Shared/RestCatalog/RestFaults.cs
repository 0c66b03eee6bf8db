using System.Collections.Concurrent;

namespace DataProducts.TestKit.RestCatalog;

/// <summary>What may happen to a request.</summary>
internal enum FaultKind
{
    /// <summary>It is refused, and nothing is done.</summary>
    Before,

    /// <summary>It is carried out, and then answered with an error.</summary>
    After,

    /// <summary>The connection is reset before anything is done.</summary>
    ResetBefore,

    /// <summary>It is carried out, and then the connection is reset.</summary>
    ResetAfter,

    /// <summary>It is carried out, and the answer is cut off.</summary>
    Truncated,

    /// <summary>It is carried out, and the answer is that of a broken gateway.</summary>
    Garbage,

    /// <summary>It is carried out late.</summary>
    Slow,
}

/// <summary>One thing that happens.</summary>
internal sealed record Fault(FaultKind Kind, int Status = 500, string? RetryAfter = null, TimeSpan Delay = default);

/// <summary>What happens to requests: what a test asks for first, then what the seed says.</summary>
internal sealed class RestFaults
{
    // What a client of a server that knows repeated requests must not notice.
    private static readonly Fault[] Transparent =
    [
        new(FaultKind.Before, 500), new(FaultKind.Before, 503), new(FaultKind.Before, 503, "0"), new(FaultKind.Before, 429, "0"),
        new(FaultKind.ResetBefore), new(FaultKind.ResetAfter), new(FaultKind.Truncated), new(FaultKind.Slow),
    ];

    // A server error is not kept under its key, so what was done before it is done or refused again.
    private static readonly Fault[] Everything = [.. Transparent, new(FaultKind.After, 500), new(FaultKind.After, 502), new(FaultKind.After, 504)];

    private readonly ConcurrentQueue<(string Method, Fault Fault)> _next = new();
    private int _requests;

    /// <summary>Gets or sets the seed, and with it whether faults come by chance.</summary>
    public int? Seed { get; set; }

    /// <summary>Gets or sets how many of a hundred requests meet a fault.</summary>
    public int Percent { get; set; } = 30;

    /// <summary>Gets or sets whether requests are carried out and answered with a server error too.</summary>
    public bool HidesOutcomes { get; set; }

    public void Next(Fault fault, string method = "POST") => _next.Enqueue((method, fault));

    public Fault? For(RestRequest request)
    {
        if (_next.TryPeek(out var next) && next.Method == request.Method && _next.TryDequeue(out next))
        {
            return next.Fault;
        }

        if (Seed is not { } seed)
        {
            return null;
        }

        var random = new Random(unchecked((seed * 486187739) + Interlocked.Increment(ref _requests)));
        if (random.Next(100) >= Percent)
        {
            return null;
        }

        var faults = HidesOutcomes ? Everything : Transparent;
        return faults[random.Next(faults.Length)] with { Delay = TimeSpan.FromMilliseconds(random.Next(15)) };
    }
}
