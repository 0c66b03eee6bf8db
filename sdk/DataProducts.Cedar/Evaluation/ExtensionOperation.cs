using System.Collections.Frozen;

namespace DataProducts.Cedar;

/// <summary>What an extension function does; a number, since names are compared once and not at each call.</summary>
internal enum ExtensionOperation : byte
{
    Decimal,
    Ip,
    DateTime,
    Duration,
    LessThan,
    LessThanOrEqual,
    GreaterThan,
    GreaterThanOrEqual,
    IsIpv4,
    IsIpv6,
    IsLoopback,
    IsMulticast,
    IsInRange,
    Offset,
    DurationSince,
    ToDate,
    ToTime,
    ToMilliseconds,
    ToSeconds,
    ToMinutes,
    ToHours,
    ToDays,
}

internal static class ExtensionOperations
{
    private static readonly FrozenDictionary<string, ExtensionOperation> ByName =
        Enum.GetValues<ExtensionOperation>().ToFrozenDictionary(operation => operation.ToString(), StringComparer.OrdinalIgnoreCase);

    public static ExtensionOperation Of(ExtensionFunction function) => ByName[function.Name];
}
