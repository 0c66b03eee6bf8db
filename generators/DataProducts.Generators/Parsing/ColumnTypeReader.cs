using DataProducts.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Says which types the lake can hold.</summary>
internal static class ColumnTypeReader
{
    public const string Holdable =
        "bool, int, long, float, double, decimal with [Precision], string, Guid, DateOnly or DateTimeOffset, each also nullable";

    /// <summary>Gives what a property's type is to the lake, without its precision; null where the lake cannot hold it.</summary>
    public static ColumnKind? KindOf(ITypeSymbol type, out bool nullable)
    {
        nullable = type.NullableAnnotation == NullableAnnotation.Annotated;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } wrapped)
        {
            type = wrapped.TypeArguments[0];
        }

        return type.SpecialType switch
        {
            SpecialType.System_Boolean => ColumnKind.Boolean,
            SpecialType.System_Int32 => ColumnKind.Int,
            SpecialType.System_Int64 => ColumnKind.Long,
            SpecialType.System_Single => ColumnKind.Float,
            SpecialType.System_Double => ColumnKind.Double,
            SpecialType.System_Decimal => ColumnKind.Decimal,
            SpecialType.System_String => ColumnKind.String,
            _ when type.IsOurs(KnownTypes.Jurisdiction) => ColumnKind.Jurisdiction,
            _ => SystemStruct(type),
        };
    }

    private static ColumnKind? SystemStruct(ITypeSymbol type) =>
        type is { ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
            ? type.Name switch
            {
                "Guid" => ColumnKind.Uuid,
                "DateOnly" => ColumnKind.Date,
                "DateTimeOffset" => ColumnKind.TimestampTz,
                _ => null,
            }
            : null;
}
