using CsCheck;

namespace DataProducts.Tokens.Tests.Normalisation;

/// <summary>What holds of every kind and any text, hostile or not.</summary>
public sealed class PropertyTests
{
    private static readonly string[] Places = ["EU", "IN", "CH", "US", "MC"];

    // Text in which the rules find much to do: the characters that they look at are common in it.
    private static readonly Gen<string> Busy = Gen.OneOf(
        Gen.String,
        Gen.Char["0123456789+-()./ @T:Zx;=,#\u00A0\u2003abcCHDE"].Array[0, 40].Select(characters => new string(characters)),
        Gen.Select(Gen.Int[1900, 2030], Gen.Int[1, 13], Gen.Int[1, 32], (year, month, day) => $"{year}-{month:00}-{day:00}"),
        Gen.Select(Gen.Long[0, 99_999_999_999_999], Gen.Const("+0 "), (number, signs) => signs[(int)(number % 3)] + $"{number}"));

    [Fact]
    public void NormalisedTwice_StaysTheSame() => Gen.Select(Gen.Enum<PiiKind>(), Gen.Int[0, 4], Busy).Sample(
        (kind, place, value) =>
        {
            var jurisdiction = Jurisdiction.Parse(Places[place]);
            return !Normaliser.TryNormalise(kind, jurisdiction, value, out var once)
                || (Normaliser.TryNormalise(kind, jurisdiction, once.Text, out var twice) && once == twice);
        },
        iter: 20_000);

    // A vault's value that moves to another jurisdiction is the same value there, unless it had no country.
    [Fact]
    public void PhoneNumberThatIsRead_IsReadAlikeEverywhere() => Gen.Select(Gen.Int[0, 4], Busy).Sample(
        (place, value) =>
        {
            if (!Normaliser.TryNormalise(PiiKind.PhoneNumber, Jurisdiction.Parse(Places[place]), value, out var once) || once.Version == PiiNormalisation.Raw)
            {
                return true;
            }

            return Places.All(other => Normaliser.TryNormalise(PiiKind.PhoneNumber, Jurisdiction.Parse(other), once.Text, out var twice) && once == twice);
        },
        iter: 5_000);

    [Fact]
    public void WhatIsRaw_KeepsItsText() => Gen.Select(Gen.Enum<PiiKind>(), Busy).Sample((kind, value) =>
        !Normaliser.TryNormalise(kind, Jurisdiction.CH, value, out var normal)
        || normal.Version != PiiNormalisation.Raw
        || normal.Text == Nfc.Normalise(value).Trim());

    [Fact]
    public void WhiteSpaceAround_SaysNothing() => Gen.Select(Gen.Enum<PiiKind>(), Busy).Sample((kind, value) =>
        !Normaliser.TryNormalise(kind, Jurisdiction.CH, value, out var normal)
        || (Normaliser.TryNormalise(kind, Jurisdiction.CH, $" \u00A0{value}\t", out var spaced) && spaced == normal));

    [Fact]
    public void NothingButWhiteSpace_IsEmpty() => Assert.All(Enum.GetValues<PiiKind>(), kind =>
    {
        Assert.True(Normaliser.TryNormalise(kind, Jurisdiction.EU, " \t\u00A0", out var normal));
        Assert.Equal("", normal.Text);
    });

    [Theory]
    [InlineData(PiiKind.EmailAddress, "jösé@example.com")]
    [InlineData(PiiKind.PhoneNumber, "+41446681800")]
    [InlineData(PiiKind.PostalAddress, "Bahnhofstraße 1, 8001 Zürich")]
    [InlineData(PiiKind.CardNumber, "4111111111111111")]
    [InlineData(PiiKind.TaxId, "756.1234.5678.97")]
    [InlineData(PiiKind.Name, "Zoë de Vries")]
    [InlineData(PiiKind.BirthDate, "1980-02-29")]
    [InlineData(PiiKind.Iban, "CH9300762011623852957")]
    public void WhatIsNormalAlready_IsTheSameString_AndCostsNoMemory(PiiKind kind, string value)
    {
        Assert.True(Normaliser.TryNormalise(kind, Jurisdiction.CH, value, out var normal));
        Assert.Same(value, normal.Text);
        Assert.Equal(PiiNormalisation.VersionOf(kind), normal.Version);

        // The library makes an object and a text for each number that it reads.
        var most = kind == PiiKind.PhoneNumber ? 1024 : 0;

        // Code that is not yet compiled for good boxes the characters that it compares.
        Assert.True(SpinWait.SpinUntil(() => Allocated(kind, value) <= most, TimeSpan.FromSeconds(10)), $"{Allocated(kind, value)} bytes");
    }

    [Fact]
    public void EveryKind_HasAVersion() => Assert.All(Enum.GetValues<PiiKind>(), kind => Assert.InRange(PiiNormalisation.VersionOf(kind), 1, 255));

    [Fact]
    public void HostileText_EndsSoon()
    {
        string[] hostile =
        [
            new string('+', 4096), new string('0', 4096), new string('(', 4096), string.Concat(Enumerable.Repeat("1 ", 2048)), string.Concat(Enumerable.Repeat("x1", 2048)),
            "+" + string.Concat(Enumerable.Repeat("41;ext=", 9)), new string('-', 4096), new string('\u0301', 4096), new string('@', 4096),
        ];
        var watch = System.Diagnostics.Stopwatch.StartNew();
        foreach (var kind in Enum.GetValues<PiiKind>())
        {
            Assert.All(hostile, text => Normaliser.TryNormalise(kind, Jurisdiction.US, text, out _));
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }

    private static long Allocated(PiiKind kind, string value)
    {
        const int Calls = 1000;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Calls; i++)
        {
            Normaliser.TryNormalise(kind, Jurisdiction.CH, value, out _);
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / Calls;
    }
}
