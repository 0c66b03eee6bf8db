using System.Collections.Frozen;

namespace DataProducts.Cedar;

/// <summary>A function or method of one of Cedar's extensions.</summary>
public sealed class ExtensionFunction
{
    private static readonly FrozenDictionary<string, ExtensionFunction> All = new ExtensionFunction[]
    {
        new("decimal", false, CedarKind.Decimal, CedarKind.String),
        new("lessThan", true, CedarKind.Bool, CedarKind.Decimal, CedarKind.Decimal),
        new("lessThanOrEqual", true, CedarKind.Bool, CedarKind.Decimal, CedarKind.Decimal),
        new("greaterThan", true, CedarKind.Bool, CedarKind.Decimal, CedarKind.Decimal),
        new("greaterThanOrEqual", true, CedarKind.Bool, CedarKind.Decimal, CedarKind.Decimal),
        new("ip", false, CedarKind.IpAddress, CedarKind.String),
        new("isIpv4", true, CedarKind.Bool, CedarKind.IpAddress),
        new("isIpv6", true, CedarKind.Bool, CedarKind.IpAddress),
        new("isLoopback", true, CedarKind.Bool, CedarKind.IpAddress),
        new("isMulticast", true, CedarKind.Bool, CedarKind.IpAddress),
        new("isInRange", true, CedarKind.Bool, CedarKind.IpAddress, CedarKind.IpAddress),
        new("datetime", false, CedarKind.DateTime, CedarKind.String),
        new("offset", true, CedarKind.DateTime, CedarKind.DateTime, CedarKind.Duration),
        new("durationSince", true, CedarKind.Duration, CedarKind.DateTime, CedarKind.DateTime),
        new("toDate", true, CedarKind.DateTime, CedarKind.DateTime),
        new("toTime", true, CedarKind.Duration, CedarKind.DateTime),
        new("duration", false, CedarKind.Duration, CedarKind.String),
        new("toMilliseconds", true, CedarKind.Long, CedarKind.Duration),
        new("toSeconds", true, CedarKind.Long, CedarKind.Duration),
        new("toMinutes", true, CedarKind.Long, CedarKind.Duration),
        new("toHours", true, CedarKind.Long, CedarKind.Duration),
        new("toDays", true, CedarKind.Long, CedarKind.Duration),
    }.ToFrozenDictionary(function => function.Name, StringComparer.Ordinal);

    private ExtensionFunction(string name, bool isMethod, CedarKind result, params CedarKind[] parameters)
    {
        Name = name;
        IsMethod = isMethod;
        Result = result;
        Parameters = parameters;
    }

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets whether it is written after a point, <c>a.isInRange(b)</c>.</summary>
    public bool IsMethod { get; }

    /// <summary>Gets the kind of its result.</summary>
    public CedarKind Result { get; }

    /// <summary>Gets the kinds of its arguments.</summary>
    public IReadOnlyList<CedarKind> Parameters { get; }

    /// <summary>Gets whether it makes a value from text; strict validation wants a valid literal there.</summary>
    public bool IsConstructor => !IsMethod;

    internal static ExtensionFunction? Find(string name) => All.GetValueOrDefault(name);
}
