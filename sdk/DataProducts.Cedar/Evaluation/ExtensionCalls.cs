namespace DataProducts.Cedar;

/// <summary>The functions and methods of Cedar's extensions on values.</summary>
internal static class ExtensionCalls
{
    private const long Day = 86_400_000;

    /// <summary>Gives null, or why the call errs.</summary>
    public static string? Apply(ExtensionFunction function, ReadOnlySpan<CedarValue> arguments, out CedarValue result)
    {
        result = default;
        if (arguments.Length != function.Parameters.Count)
        {
            return $"'{function.Name}' takes {function.Parameters.Count} arguments, not {arguments.Length}.";
        }

        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].Kind != function.Parameters[i])
            {
                return Operations.Mismatch(function.Parameters[i], arguments[i]);
            }
        }

        var value = function.IsConstructor ? Construct(function.Name, arguments[0].AsString)
            : arguments.Length == 1 ? Call(function.Name, arguments[0])
            : Call(function.Name, arguments[0], arguments[1]);
        result = value ?? default;
        return value is not null ? null
            : function.IsConstructor ? $"The text is no valid {function.Name}." : $"'{function.Name}' overflows.";
    }

    private static CedarValue? Construct(string name, string text) => name switch
    {
        "decimal" => CedarLiterals.Decimal(text) is { } number ? CedarValue.Decimal(number) : null,
        "datetime" => CedarLiterals.DateTime(text) is { } instant ? CedarValue.DateTime(instant) : null,
        "duration" => CedarLiterals.Duration(text) is { } length ? CedarValue.Duration(length) : null,
        _ => CedarIp.Parse(text) is { } ip ? CedarValue.Ip(ip) : null,
    };

    private static CedarValue? Call(string name, CedarValue a) => name switch
    {
        "isIpv4" => CedarValue.Of(a.AsIp.IsV4),
        "isIpv6" => CedarValue.Of(!a.AsIp.IsV4),
        "isLoopback" => CedarValue.Of(a.AsIp.IsLoopback),
        "isMulticast" => CedarValue.Of(a.AsIp.IsMulticast),
        "toDate" => Fit((Int128)a.RawBits - FloorModulo(a.RawBits)) is { } midnight ? CedarValue.DateTime(midnight) : null,
        "toTime" => CedarValue.Duration(FloorModulo(a.RawBits)),
        "toMilliseconds" => CedarValue.Of(a.RawBits),
        "toSeconds" => CedarValue.Of(a.RawBits / 1000),
        "toMinutes" => CedarValue.Of(a.RawBits / 60_000),
        "toHours" => CedarValue.Of(a.RawBits / 3_600_000),
        _ => CedarValue.Of(a.RawBits / Day),
    };

    private static CedarValue? Call(string name, CedarValue a, CedarValue b) => name switch
    {
        "lessThan" => CedarValue.Of(a.RawBits < b.RawBits),
        "lessThanOrEqual" => CedarValue.Of(a.RawBits <= b.RawBits),
        "greaterThan" => CedarValue.Of(a.RawBits > b.RawBits),
        "greaterThanOrEqual" => CedarValue.Of(a.RawBits >= b.RawBits),
        "isInRange" => CedarValue.Of(a.AsIp.IsInRange(b.AsIp)),
        "offset" => Fit((Int128)a.RawBits + b.RawBits) is { } instant ? CedarValue.DateTime(instant) : null,
        _ => Fit((Int128)a.RawBits - b.RawBits) is { } length ? CedarValue.Duration(length) : null,
    };

    private static long FloorModulo(long value) => ((value % Day) + Day) % Day;

    private static long? Fit(Int128 value) => value >= long.MinValue && value <= long.MaxValue ? (long)value : null;
}
