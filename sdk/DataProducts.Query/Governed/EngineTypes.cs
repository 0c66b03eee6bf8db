using System.Globalization;
using DataProducts.Query.Syntax;

namespace DataProducts.Query.Governed;

/// <summary>The engine's types of lake columns.</summary>
internal static class EngineTypes
{
    /// <summary>Gives the type as the engine's SQL spells it.</summary>
    /// <exception cref="DataProductException">The engine has none (<c>DP1820</c>).</exception>
    public static string Of(LakeType type) => type.Kind switch
    {
        LakeKind.Boolean => "BOOLEAN",
        LakeKind.Int => "INTEGER",
        LakeKind.Long => "BIGINT",
        LakeKind.Float => "FLOAT",
        LakeKind.Double => "DOUBLE",
        LakeKind.Decimal => string.Create(CultureInfo.InvariantCulture, $"DECIMAL({type.Precision},{type.Scale})"),
        LakeKind.Date => "DATE",
        LakeKind.Time => "TIME",
        LakeKind.Timestamp => "TIMESTAMP",
        LakeKind.TimestampTz => "TIMESTAMP WITH TIME ZONE",
        LakeKind.String => "VARCHAR",
        LakeKind.Uuid => "UUID",
        LakeKind.Fixed or LakeKind.Binary => "BLOB",
        LakeKind.Struct => $"STRUCT({string.Join(", ", type.Children.Select(field => $"{SqlText.Name(field.Name)} {Of(field.Type)}"))})",
        LakeKind.List => $"{Of(type.Children[0].Type)}[]",
        LakeKind.Map => $"MAP({Of(type.Children[0].Type)}, {Of(type.Children[1].Type)})",
        _ => throw new DataProductException(QueryErrors.BadInput, $"The type '{type}' is not one that the engine reads."),
    };
}
