using System.Globalization;
using System.Numerics;

namespace DataProducts.Hydration.Tests;

/// <summary>A computed cell becomes text and a value again: nothing may be lost on the way.</summary>
public class CellTextTests
{
    private const int Seed = 20261122;

    [Fact]
    public void Cell_ReadsBackAsItself()
    {
        var random = new Random(Seed);
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "·", NegativeSign = "~" } };
        try
        {
            for (var round = 0; round < 2000; round++)
            {
                var whole = random.NextInt64(long.MinValue, long.MaxValue);
                var number = BitConverter.Int64BitsToDouble(random.NextInt64());
                var amount = new decimal(random.Next(), random.Next(), 0, random.Next(2) == 0, (byte)random.Next(11));
                var time = new DateTimeOffset(random.NextInt64(DateTimeOffset.MaxValue.Ticks - (TimeSpan.TicksPerDay * 2)), TimeSpan.FromHours(random.Next(-12, 13)));
                Assert.True(FieldReader.TryRead(Text(whole), out long wholeRead) && wholeRead == whole, $"seed {Seed}, round {round}");
                Assert.True(FieldReader.TryRead(Text(new BigInteger(whole)), out wholeRead) && wholeRead == whole, $"seed {Seed}, round {round}");
                Assert.True(FieldReader.TryRead(Text((int)whole), out int smallRead) && smallRead == (int)whole, $"seed {Seed}, round {round}");
                Assert.Equal(double.IsFinite(number), FieldReader.TryRead(Text(number), out double numberRead));
                Assert.True(!double.IsFinite(number) || BitConverter.DoubleToInt64Bits(numberRead) == BitConverter.DoubleToInt64Bits(number), $"seed {Seed}, round {round}");
                Assert.True(FieldReader.TryRead(Text(amount), 38, 10, out decimal amountRead) && amountRead == amount, $"seed {Seed}, round {round}: {amount}");
                Assert.True(FieldReader.TryRead(Text(time), out DateTimeOffset timeRead) && timeRead == time, $"seed {Seed}, round {round}: {time:O}");
                Assert.True(FieldReader.TryRead(Text(time.UtcDateTime), out timeRead) && timeRead == time, $"seed {Seed}, round {round}: {time:O}");
                var day = DateOnly.FromDateTime(time.UtcDateTime);
                Assert.True(FieldReader.TryRead(Text(day), out DateOnly dayRead) && dayRead == day, $"seed {Seed}, round {round}: {day:O}");
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void SmallTypes_ReadBackAsThemselves()
    {
        var id = Guid.NewGuid();
        Assert.True(FieldReader.TryRead(Text(id), out Guid idRead) && idRead == id);
        Assert.True(FieldReader.TryRead(Text(true), out bool truth) && truth);
        Assert.True(FieldReader.TryRead(Text(false), out truth) && !truth);
        Assert.True(FieldReader.TryRead(Text(1.5f), out float single) && single == 1.5f);
        Assert.Equal(["", "ab", "7", "8", "9"], [Text(null), Text("ab"), Text((sbyte)7), Text((ushort)8), Text(9ul)]);
    }

    [Fact]
    public void NestedCell_IsJson()
    {
        var visit = new OrderedDictionary<string, object?> { ["day"] = new DateOnly(2021, 2, 3), ["by \"x\""] = null, ["ratio"] = double.NaN };
        var cell = new object?[] { 1.50m, null, "ü\n", true, visit, new[] { KeyValuePair.Create<object, object?>(new DateOnly(2021, 1, 1), new byte[] { 255 }) } };

        Assert.Equal("""[1.50,null,"ü\n",true,{"day":"2021-02-03","by \"x\"":null,"ratio":"NaN"},{"2021-01-01":"/w=="}]""", Text(cell));
        Assert.Equal(["/w==", "07:07:00.5"], [Text(new byte[] { 255 }), Text(new TimeOnly(7, 7, 0, 500))]);
    }

    [Fact]
    public void TypeThatNoColumnHolds_IsRefusedWithoutItsValue()
    {
        foreach (var cell in new object[] { TimeSpan.FromHours(77), new List<int> { 77 }, new object?[] { 1, TimeSpan.FromHours(77) } })
        {
            var failure = Assert.Throws<DataProductException>(() => Text(cell));
            Assert.Equal("DP1123", failure.Id);
            Assert.DoesNotContain("77", failure.Message, StringComparison.Ordinal);
        }
    }

    private static string Text(object? cell) => FieldText.Of("EU", "amount", cell);
}
