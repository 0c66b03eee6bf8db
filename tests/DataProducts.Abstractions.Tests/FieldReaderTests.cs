using System.Globalization;
using CsCheck;

namespace DataProducts.Abstractions.Tests;

public class FieldReaderTests
{
    [Fact]
    public void WholeNumbers_ComeBack() => Gen.Long.Sample(number =>
        FieldReader.TryRead(number.ToString(CultureInfo.InvariantCulture), out long read) && read == number
        && FieldReader.TryRead(((int)number).ToString(CultureInfo.InvariantCulture), out int small) && small == (int)number);

    [Fact]
    public void FloatingPointNumbers_ComeBack() => Gen.Double.Where(double.IsFinite).Sample(number =>
        FieldReader.TryRead(number.ToString("R", CultureInfo.InvariantCulture), out double read) && read.Equals(number));

    [Fact]
    public void Uuids_ComeBackAndHaveOneForm() => Gen.Guid.Sample(id =>
        FieldReader.TryRead(id.ToString("D"), out Guid read) && read == id
        && FieldReader.TryRead(id.ToString("D").ToUpperInvariant(), out read) && read == id
        && !FieldReader.TryRead(id.ToString("N"), out read)
        && !FieldReader.TryRead(id.ToString("B"), out read));

    [Fact]
    public void Times_ComeBackInEveryOffset() => Gen.Select(Gen.DateTime[new DateTime(2, 1, 1), new DateTime(9998, 1, 1)], Gen.Int[-14 * 60, 14 * 60]).Sample((local, minutes) =>
    {
        var time = new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), TimeSpan.FromMinutes(minutes));
        return FieldReader.TryRead(time.ToString("O"), out DateTimeOffset read) && read == time && read.Offset == time.Offset;
    });

    [Theory]
    [InlineData("2025-09-11 11:15:07.263", "2025-09-11T11:15:07.2630000+00:00")]
    [InlineData("2025-09-11T11:15:07Z", "2025-09-11T11:15:07.0000000+00:00")]
    [InlineData("2025-09-11T11:15", "2025-09-11T11:15:00.0000000+00:00")]
    [InlineData("2025-09-11", "2025-09-11T00:00:00.0000000+00:00")]
    [InlineData("2025-09-11 11:15:07.2634567+05:30", "2025-09-11T11:15:07.2634567+05:30")]
    public void TimeWithoutOffset_IsUtc(string text, string expected)
    {
        Assert.True(FieldReader.TryRead(text, out DateTimeOffset read));
        Assert.Equal(expected, read.ToString("O"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("2025-13-01")]
    [InlineData("11/09/2025")]
    [InlineData("2025-09-11T11:15:07.12345678Z")]
    [InlineData("2025-09-11T11:15:07+15:00")]
    [InlineData("2025-09-11T11:15:60Z")]
    [InlineData(" 2025-09-11")]
    [InlineData("２０２５-09-11")]
    public void TextThatIsNoTime_IsRefused(string text) => Assert.False(FieldReader.TryRead(text, out DateTimeOffset _));

    [Theory]
    [InlineData("1", true)]
    [InlineData("True", true)]
    [InlineData("0", false)]
    [InlineData("FALSE", false)]
    [InlineData("yes", null)]
    [InlineData("01", null)]
    [InlineData(" true", null)]
    [InlineData("", null)]
    public void TruthValue_IsReadStrictly(string text, bool? expected)
    {
        var read = FieldReader.TryRead(text, out bool value);

        Assert.Equal(expected, read ? value : null);
    }

    [Fact]
    public void Decimals_AreReadExactlyOrNotAtAll() =>
        Gen.Select(Gen.String[Gen.Char["0123456789"], 1, 34], Gen.String[Gen.Char["0123456789"], 0, 34], Gen.Bool, Gen.Int[1, 38], Gen.Int[0, 28]).Sample(
            (whole, fraction, negative, precision, scale) =>
            {
                scale = Math.Min(scale, precision);
                var text = (negative ? "-" : "") + whole + (fraction.Length == 0 ? "" : "." + fraction);
                if (!FieldReader.TryRead(text, precision, scale, out var value))
                {
                    return true;
                }

                // The unscaled value must be the text's digits, shifted: computed by text and big integers alone.
                var digits = System.Numerics.BigInteger.Parse(whole + fraction.TrimEnd('0'), CultureInfo.InvariantCulture);
                var shift = scale - fraction.TrimEnd('0').Length;
                var expected = shift < 0 ? -1 : digits * System.Numerics.BigInteger.Pow(10, shift) * (negative ? -1 : 1);
                return shift >= 0 && (System.Numerics.BigInteger)LakeNumber.Unscaled(value, precision, scale) == expected
                    && System.Numerics.BigInteger.Abs(expected) < System.Numerics.BigInteger.Pow(10, precision);
            }, iter: 20_000);

    [Theory]
    [InlineData("12345678.90", 10, 2, true)]
    [InlineData("123456789.00", 10, 2, false)]
    [InlineData("0.005", 10, 2, false)]
    [InlineData("1.5000", 10, 2, true)]
    [InlineData("-0.00", 3, 2, true)]
    [InlineData(".5", 3, 2, true)]
    [InlineData("5.", 3, 2, true)]
    [InlineData("1.00000000000000000000000000001", 10, 2, false)]
    [InlineData("12345678901234567890123456789.5", 38, 2, false)]
    [InlineData("1e2", 10, 2, false)]
    [InlineData("1\0", 10, 2, false)]
    [InlineData("", 10, 2, false)]
    public void Decimal_FitsOrIsRefused(string text, int precision, int scale, bool fits) =>
        Assert.Equal(fits, FieldReader.TryRead(text, precision, scale, out _));

    [Fact]
    public void AnyText_IsReadWithoutAnException() => Gen.String.Sample(text =>
    {
        _ = FieldReader.TryRead(text, out bool _);
        _ = FieldReader.TryRead(text, out int _);
        _ = FieldReader.TryRead(text, out long _);
        _ = FieldReader.TryRead(text, out float _);
        _ = FieldReader.TryRead(text, out double _);
        _ = FieldReader.TryRead(text, 38, 28, out _);
        _ = FieldReader.TryRead(text, out Guid _);
        _ = FieldReader.TryRead(text, out DateOnly _);
        _ = FieldReader.TryRead(text, out DateTimeOffset _);
        var isText = FieldReader.TryRead(text, out string value);
        return !isText || value == text;
    });

    [Fact]
    public void Text_IsReadIfAFileCouldHoldIt() => Gen.String[Gen.Char["aé\ud83d\ude00\ud800\udc00"], 0, 6].Sample(text =>
    {
        var holdable = text.Length > 0;
        try
        {
            _ = new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetByteCount(text);
        }
        catch (System.Text.EncoderFallbackException)
        {
            holdable = false;
        }

        return FieldReader.TryRead(text, out string _) == holdable;
    });

    // The platform's parser of patterns is the judge: every day of some years, and texts a character away from a day.
    [Fact]
    public void Day_IsReadAsThePlatformReadsItsPattern()
    {
        const string Alphabet = "0123456789-/+ .T\0\u0661";
        foreach (var year in new[] { 1, 4, 100, 1582, 1900, 1999, 2000, 2023, 2024, 9999 })
        {
            for (var day = 1; day <= 31 * 12; day++)
            {
                var text = string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{1 + (day / 31):00}-{day % 32:00}");
                Same(text);
                for (var at = 0; at < text.Length; at++)
                {
                    var other = Alphabet[(day + (7 * at)) % Alphabet.Length];
                    Same(string.Concat(text.AsSpan(0, at), [other], text.AsSpan(at + 1)));
                    Same(text.Remove(at, 1));
                    Same(text.Insert(at, $"{other}"));
                }
            }
        }

        Same("");
        Same("0000-01-01");

        static void Same(string text)
        {
            var valid = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var expected);
            Assert.Equal((valid, expected), (FieldReader.TryRead(text, out DateOnly read), read));
        }
    }
}
