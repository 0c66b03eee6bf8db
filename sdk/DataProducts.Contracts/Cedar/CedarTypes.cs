namespace DataProducts.Contracts;

/// <summary>Which lake types Cedar has exactly; <c>docs/types.md</c> has the table.</summary>
internal static class CedarTypes
{
    // A Cedar decimal is a 64-bit integer of ten-thousandths: four digits after the point, and any fourteen before it.
    private const int MaximumScale = 4;
    private const int MaximumWholeDigits = 14;

    /// <summary>Gives the Cedar type, or null where a value could not be compared exactly.</summary>
    public static string? Of(LakeType type) => type.Kind switch
    {
        LakeKind.String => "__cedar::String",
        LakeKind.Boolean => "__cedar::Bool",
        LakeKind.Int or LakeKind.Long => "__cedar::Long",
        LakeKind.Decimal when type.Scale <= MaximumScale && type.Precision - type.Scale <= MaximumWholeDigits => "__cedar::decimal",
        _ => null, // Cedar's datetime counts milliseconds, the lake microseconds; Cedar has no float, date, UUID and bytes
    };
}
