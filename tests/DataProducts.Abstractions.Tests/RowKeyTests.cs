using CsCheck;

namespace DataProducts.Abstractions.Tests;

public class RowKeyTests
{
    [Fact]
    public void DifferentParts_GiveDifferentKeys() =>
        Gen.Select(Gen.String[Gen.Char["12:a"], 0, 4].Array[1, 4], Gen.String[Gen.Char["12:a"], 0, 4].Array[1, 4]).Sample((one, other) =>
            (RowKey.Join(one) == RowKey.Join(other)) == one.SequenceEqual(other), iter: 50_000);

    [Fact]
    public void ValuesThatTheLakeCannotTellApart_AreOneKey()
    {
        Assert.Equal(RowKey.Of(1.5m, 10, 2), RowKey.Of(1.50m, 10, 2));
        Assert.Equal(RowKey.Of(-0.0m, 10, 2), RowKey.Of(0m, 10, 2));
        Assert.Equal(
            RowKey.Of(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero)),
            RowKey.Of(new DateTimeOffset(2025, 1, 1, 2, 0, 0, TimeSpan.FromHours(2)).AddTicks(9)));
    }

    [Fact]
    public void Values_AreWrittenWithoutCulture()
    {
        Assert.Equal("-1234567", RowKey.Of(-1234567));
        Assert.Equal("true", RowKey.Of(true));
        Assert.Equal("2025-02-01", RowKey.Of(new DateOnly(2025, 2, 1)));
        Assert.Equal("EU", RowKey.Of(Jurisdiction.EU));
        Assert.Equal("00000000-0000-0000-0000-00000000000a", RowKey.Of(new Guid("00000000-0000-0000-0000-00000000000A")));
    }
}
