using System.Buffers;
using System.Globalization;

namespace DataProducts.Cedar;

/// <summary>An IP address with its prefix, compared unmasked. The parser is Cedar's, which is narrower than .NET's.</summary>
internal sealed record CedarIp(UInt128 Address, int Prefix, bool IsV4)
{
    private const int MaxTextLength = 43;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    private int Width => IsV4 ? 32 : 128;

    // C# masks shift counts, so a shift by the whole width has to be spelt out.
    private UInt128 HostMask => Prefix == Width ? 0 : Prefix == 0 && !IsV4 ? UInt128.MaxValue : (UInt128.One << (Width - Prefix)) - 1;

    public bool IsLoopback => IsV4 ? Address >> 24 == 127 && Prefix >= 8 : Address == 1 && Prefix == 128;

    public bool IsMulticast => IsV4 ? Address >> 28 == 0xE && Prefix >= 4 : Address >> 120 == 0xFF && Prefix >= 8;

    public bool IsInRange(CedarIp range) =>
        IsV4 == range.IsV4 && (Address & ~HostMask) >= (range.Address & ~range.HostMask)
            && (Address | HostMask) <= (range.Address | range.HostMask);

    public static CedarIp? Parse(string text)
    {
        if (text.Length > MaxTextLength)
        {
            return null;
        }

        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var host = slash < 0 ? text.AsSpan() : text.AsSpan(0, slash);
        var isV4 = !host.Contains(':');
        var width = isV4 ? 32 : 128;
        var prefix = width;
        if (slash >= 0 && !TryNumber(text.AsSpan(slash + 1), isV4 ? 2 : 3, width, out prefix))
        {
            return null;
        }

        return (isV4 ? ParseV4(host) : ParseV6(host)) is { } address ? new(address, prefix, isV4) : null;
    }

    public override string ToString()
    {
        if (IsV4)
        {
            var a = (uint)Address;
            return string.Create(CultureInfo.InvariantCulture, $"{a >> 24}.{(a >> 16) & 255}.{(a >> 8) & 255}.{a & 255}/{Prefix}");
        }

        var groups = new string[8];
        for (var i = 0; i < 8; i++)
        {
            groups[i] = ((int)((Address >> (112 - (16 * i))) & 0xFFFF)).ToString("x", CultureInfo.InvariantCulture);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{string.Join(':', groups)}/{Prefix}");
    }

    private static bool TryNumber(ReadOnlySpan<char> text, int maxLength, int max, out int value)
    {
        value = 0;
        if (text.Length == 0 || text.Length > maxLength || (text.Length > 1 && text[0] == '0'))
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            value = (value * 10) + (c - '0');
        }

        return value <= max;
    }

    private static UInt128? ParseV4(ReadOnlySpan<char> text)
    {
        UInt128 address = 0;
        var octets = 0;
        foreach (var part in text.Split('.'))
        {
            if (!TryNumber(text[part], 3, 255, out var octet) || ++octets > 4)
            {
                return null;
            }

            address = (address << 8) | (UInt128)octet;
        }

        return octets == 4 ? address : null;
    }

    private static UInt128? ParseV6(ReadOnlySpan<char> text)
    {
        var gap = text.IndexOf("::", StringComparison.Ordinal);
        if (gap < 0)
        {
            return TryGroups(text, out var whole, out var count) && count == 8 ? whole : null;
        }

        if (!TryGroups(text[..gap], out var head, out var heads) || !TryGroups(text[(gap + 2)..], out var tail, out var tails)
            || heads + tails > 7)
        {
            return null;
        }

        return heads == 0 ? tail : (head << (128 - (16 * heads))) | tail;
    }

    private static bool TryGroups(ReadOnlySpan<char> text, out UInt128 value, out int count)
    {
        value = 0;
        count = 0;
        if (text.Length == 0)
        {
            return true;
        }

        foreach (var part in text.Split(':'))
        {
            var group = text[part];
            if (group.Length is 0 or > 4 || ++count > 8 || group.ContainsAnyExcept(HexDigits))
            {
                return false;
            }

            value = (value << 16) | uint.Parse(group, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        }

        return true;
    }
}
