namespace DataProducts.Cedar.Fuzz;

/// <summary>The random choices of one case: seed and index give the same case again, whatever ran before it.</summary>
internal sealed class Dice(int seed, long index)
{
    private static readonly long[] Boundaries =
    [
        0, 1, -1, 2, 3, 4, 5, 7, 10, 100, int.MaxValue, int.MinValue, 9007199254740993, -9007199254740993, 3037000500,
        long.MaxValue, long.MaxValue - 1, long.MinValue, long.MinValue + 1, long.MaxValue / 2, 86_400_000,
    ];

    private readonly System.Random _random = new(unchecked((seed * 73_856_093) ^ ((int)index * 19_349_663) ^ (int)(index >> 31)));

    public int Seed => seed;

    public long Index => index;

    /// <summary>Gives a number from 0 to one below the bound.</summary>
    public int Next(int below) => _random.Next(below);

    /// <summary>Gives a number from one bound to the other, both included.</summary>
    public int Between(int least, int most) => _random.Next(least, most + 1);

    public bool Chance(double share) => _random.NextDouble() < share;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    public string Pick(params ReadOnlySpan<string> choices) => choices[_random.Next(choices.Length)];

    /// <summary>Gives an integer: mostly small, often at a boundary of 32, 53 or 64 bits.</summary>
    public long Integer() => _random.Next(10) switch
    {
        < 6 => _random.Next(-3, 12),
        < 9 => Boundaries[_random.Next(Boundaries.Length)],
        _ => _random.NextInt64(long.MinValue, long.MaxValue),
    };
}
