using System.Text;
using System.Text.Json;

namespace DataProducts.Abstractions.Tests;

public class AuditRecordTests
{
    private static readonly AuditRecord Full = new()
    {
        Time = new(2026, 11, 1, 12, 30, 0, TimeSpan.FromHours(2)),
        Event = AuditEvent.Detokenise,
        Jurisdiction = Jurisdiction.EU,
        Domain = "retail",
        Product = "retail.customers",
        Request = new("00112233-4455-6677-8899-AABBCCDDEEFF"),
        Principal = "p-1",
        Purpose = "fraud-detection",
        Actions = ["detokenise:EmailAddress", "readRow"],
        Allowed = true,
        Policies = ["eu.fraud"],
        Cells = ["EU/EU", "EU/US", "us.phi"],
        Matrix = "2026-11-23",
        PolicySet = "00ff",
        Subject = "ff00",
        Count = 3,
    };

    [Fact]
    public void Record_HasTheseBytes() => Assert.Equal(
        """{"actions":["detokenise:EmailAddress","readRow"],"allowed":true,"cells":["EU/EU","EU/US","us.phi"],"count":3,"domain":"retail","event":"Detokenise","format":3,"jurisdiction":"EU","matrix":"2026-11-23","policies":["eu.fraud"],"policySet":"00ff","principal":"p-1","product":"retail.customers","purpose":"fraud-detection","request":"00112233-4455-6677-8899-aabbccddeeff","subject":"ff00","time":"2026-11-01T10:30:00.000000Z","version":null}""",
        Encoding.UTF8.GetString(Full.ToCanonicalBytes()));

    [Fact]
    public void Members_AreSorted()
    {
        using var json = JsonDocument.Parse(Full.ToCanonicalBytes());
        var names = json.RootElement.EnumerateObject().Select(member => member.Name).ToArray();

        Assert.Equal(names.Order(StringComparer.Ordinal), names);
    }

    // RFC 8785, 3.2.2.2: control characters in lower-case hexadecimal, everything else that need not be escaped as it stands.
    [Theory]
    [InlineData("\u20ac$\u000f\nA'\u0042\"\\\\\"/", "\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/")]
    [InlineData("\b\t\n\f\r\u0000\u001f\u007f", "\\b\\t\\n\\f\\r\\u0000\\u001f\u007f")]
    [InlineData("<>&+é\u2028\u2029\ufeff\u00ad", "<>&+é\u2028\u2029\ufeff\u00ad")]
    [InlineData("😀\U0010ffff\ue000\u0378", "😀\U0010ffff\ue000\u0378")]
    public void Text_IsWrittenAsRfc8785Says(string text, string written)
    {
        var bytes = Encoding.UTF8.GetString((Full with { Principal = text }).ToCanonicalBytes());

        Assert.Contains($"\"principal\":\"{written}\",", bytes, StringComparison.Ordinal);
    }

    [Fact]
    public void HalfASurrogatePair_IsRefused()
    {
        Assert.ThrowsAny<ArgumentException>(() => (Full with { Principal = "a\ud800" }).ToCanonicalBytes());
        Assert.ThrowsAny<ArgumentException>(() => (Full with { Policies = ["\udc00"] }).ToCanonicalBytes());
    }

    [Fact]
    public void MissingPurpose_IsNull() =>
        Assert.Contains("\"purpose\":null", Encoding.UTF8.GetString((Full with { Purpose = null }).ToCanonicalBytes()), StringComparison.Ordinal);

    [Fact]
    public void CountThatNotEveryReaderKnowsExactly_IsRefused()
    {
        Assert.Contains("\"count\":9007199254740991,", Encoding.UTF8.GetString((Full with { Count = (1L << 53) - 1 }).ToCanonicalBytes()), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => (Full with { Count = 1L << 53 }).ToCanonicalBytes());
        Assert.Throws<ArgumentOutOfRangeException>(() => (Full with { Count = -1 }).ToCanonicalBytes());
    }
}
