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

        return TryApply(ExtensionOperations.Of(function), arguments[0], arguments.Length > 1 ? arguments[1] : default, out result) ? null
            : function.IsConstructor ? $"The text is no valid {function.Name}." : $"'{function.Name}' overflows.";
    }

    /// <summary>Applies a function to arguments of the kinds that it takes; a second one is ignored where it takes one. Gives false
    /// where Cedar errs.</summary>
    public static bool TryApply(ExtensionOperation operation, in CedarValue a, in CedarValue b, out CedarValue result)
    {
        var value = operation switch
        {
            ExtensionOperation.Decimal => CedarLiterals.Decimal(a.AsString) is { } number ? CedarValue.Decimal(number) : (CedarValue?)null,
            ExtensionOperation.Ip => CedarIp.Parse(a.AsString) is { } ip ? CedarValue.Ip(ip) : null,
            ExtensionOperation.DateTime => CedarLiterals.DateTime(a.AsString) is { } instant ? CedarValue.DateTime(instant) : null,
            ExtensionOperation.Duration => CedarLiterals.Duration(a.AsString) is { } length ? CedarValue.Duration(length) : null,
            ExtensionOperation.LessThan => CedarValue.Of(a.RawBits < b.RawBits),
            ExtensionOperation.LessThanOrEqual => CedarValue.Of(a.RawBits <= b.RawBits),
            ExtensionOperation.GreaterThan => CedarValue.Of(a.RawBits > b.RawBits),
            ExtensionOperation.GreaterThanOrEqual => CedarValue.Of(a.RawBits >= b.RawBits),
            ExtensionOperation.IsIpv4 => CedarValue.Of(a.AsIp.IsV4),
            ExtensionOperation.IsIpv6 => CedarValue.Of(!a.AsIp.IsV4),
            ExtensionOperation.IsLoopback => CedarValue.Of(a.AsIp.IsLoopback),
            ExtensionOperation.IsMulticast => CedarValue.Of(a.AsIp.IsMulticast),
            ExtensionOperation.IsInRange => CedarValue.Of(a.AsIp.IsInRange(b.AsIp)),
            ExtensionOperation.Offset => Fit((Int128)a.RawBits + b.RawBits) is { } instant ? CedarValue.DateTime(instant) : null,
            ExtensionOperation.DurationSince => Fit((Int128)a.RawBits - b.RawBits) is { } length ? CedarValue.Duration(length) : null,
            ExtensionOperation.ToDate => Fit((Int128)a.RawBits - FloorModulo(a.RawBits)) is { } midnight ? CedarValue.DateTime(midnight) : null,
            ExtensionOperation.ToTime => CedarValue.Duration(FloorModulo(a.RawBits)),
            ExtensionOperation.ToMilliseconds => CedarValue.Of(a.RawBits),
            ExtensionOperation.ToSeconds => CedarValue.Of(a.RawBits / 1000),
            ExtensionOperation.ToMinutes => CedarValue.Of(a.RawBits / 60_000),
            ExtensionOperation.ToHours => CedarValue.Of(a.RawBits / 3_600_000),
            _ => CedarValue.Of(a.RawBits / Day),
        };
        result = value ?? default;
        return value is not null;
    }

    private static long FloorModulo(long value) => ((value % Day) + Day) % Day;

    private static long? Fit(Int128 value) => value >= long.MinValue && value <= long.MaxValue ? (long)value : null;
}
