namespace DataProducts.Contracts;

/// <summary>Reads the limits of the values of a column, or of a field within one, and refuses those that its type cannot have.</summary>
internal static class LimitsNodeReader
{
    private const int MaximumPattern = 1024;

    public static ValueLimits Read(ManifestNode node, LakeType type)
    {
        var limits = new ValueLimits
        {
            Minimum = node.OptionalText("minimum"),
            Maximum = node.OptionalText("maximum"),
            ExclusiveMinimum = node.OptionalFlag("exclusiveMinimum") ?? false,
            ExclusiveMaximum = node.OptionalFlag("exclusiveMaximum") ?? false,
            MinimumLength = node.OptionalCount("minLength"),
            MaximumLength = node.OptionalCount("maxLength"),
            Pattern = node.OptionalText("pattern", MaximumPattern),
        };
        return FindFault(limits, type) is { } fault ? throw node.Contradictory(fault.Member, fault.Problem)
            : limits == ValueLimits.None ? ValueLimits.None : limits;
    }

    private static (string Member, string Problem)? FindFault(ValueLimits limits, LakeType type)
    {
        if ((limits.Minimum ?? limits.Maximum) is not null && !IsOrdered(type.Kind))
        {
            return (limits.Minimum is null ? "maximum" : "minimum", $"stands beside the type {type}, whose values have no range");
        }

        if ((limits.ExclusiveMinimum && limits.Minimum is null) || (limits.ExclusiveMaximum && limits.Maximum is null))
        {
            return (limits.ExclusiveMinimum && limits.Minimum is null ? "exclusiveMinimum" : "exclusiveMaximum", "stands without the limit that it speaks of");
        }

        if ((limits.MinimumLength ?? limits.MaximumLength) is not null && !HasLength(type.Kind))
        {
            return (limits.MinimumLength is null ? "maxLength" : "minLength", $"stands beside the type {type}, which has no length");
        }

        if (limits.MinimumLength > limits.MaximumLength)
        {
            return ("minLength", "is above maxLength");
        }

        return limits.Pattern is not null && type.Kind != LakeKind.String ? ("pattern", "stands beside a type that is not text") : null;
    }

    private static bool IsOrdered(LakeKind kind) => kind
        is LakeKind.Int or LakeKind.Long or LakeKind.Float or LakeKind.Double or LakeKind.Decimal
        or LakeKind.Date or LakeKind.Time or LakeKind.TimestampTz;

    private static bool HasLength(LakeKind kind) => kind is LakeKind.String or LakeKind.Binary or LakeKind.List or LakeKind.Map;
}
