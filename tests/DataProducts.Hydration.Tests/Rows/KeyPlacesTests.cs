namespace DataProducts.Hydration.Tests.Rows;

/// <summary>Which keys are taken, against a dictionary.</summary>
public sealed class KeyPlacesTests
{
    [Theory]
    [InlineData(4711)]
    [InlineData(4712)]
    public void DrawnKeys_BelongToTheFirstThatTakesThem(int seed)
    {
        var random = new Random(seed);
        Jurisdiction[] all = [Jurisdiction.EU, Jurisdiction.IN, Jurisdiction.CH];
        using var places = new KeyPlaces();
        var model = new Dictionary<UInt128, Jurisdiction>();
        for (var i = 0; i < 300_000; i++)
        {
            var (key, place) = (Key(random), all[random.Next(all.Length)]);
            var free = model.TryAdd(key, place);
            Assert.Equal(free ? null : model[key], places.Take(key, place));
        }

        Assert.Equal(model.Count, places.Count);
        Assert.All(model, entry => Assert.Equal(entry.Value, places.Find(entry.Key)));
        Assert.Null(places.Find(UInt128.MaxValue >> 8));
    }

    [Fact]
    public void Keys_AreEqualOnlyWhenTheirTextsAre()
    {
        string[] keys =
        [
            string.Empty, "\0", "\0\0", "a", "a\0", "\0a", "123456789012345", "1234567890123456", "é", "\u00C3\u00A9", "\uD800", "\uD801", "\uFFFD", "?",
        ];
        Assert.Equal(keys.Length, keys.Select(KeyHash.Of).Distinct().Count());

        var bytes = new byte[40];
        Assert.Equal(bytes.Length + 1, Enumerable.Range(0, bytes.Length + 1).Select(length => KeyHash.Of(bytes.AsSpan(0, length))).Distinct().Count());
    }

    // Small numbers meet often, and so do keys that differ in one half only.
    private static UInt128 Key(Random random) => random.Next(3) switch
    {
        0 => (UInt128)random.Next(100_000),
        1 => (UInt128)random.Next(100_000) << 64,
        _ => new UInt128((ulong)random.NextInt64(1L << 56), (ulong)random.NextInt64()),
    };
}
