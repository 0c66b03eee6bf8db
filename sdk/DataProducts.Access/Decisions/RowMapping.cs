using DataProducts.Cedar;
using DataProducts.Contracts;

namespace DataProducts.Access;

/// <summary>Tells Cedar which lake column holds which attribute of a row.</summary>
internal static class RowMapping
{
    /// <summary>Maps the attributes. <c>jurisdiction</c> is left out: it is a constant in its jurisdiction's table, never read from a
    /// column.</summary>
    public static IReadOnlyDictionary<string, RowColumn> Of(RowEntityType row, PortManifest port)
    {
        var columns = new Dictionary<string, RowColumn>(StringComparer.Ordinal);
        foreach (var attribute in row.Attributes)
        {
            if (attribute.Column is { } name && attribute.Name != RowEntityType.JurisdictionAttribute && TypeOf(port.FindColumn(name)!.Type) is { } type)
            {
                columns.Add(attribute.Name, new RowColumn(name, type, attribute.Nullable));
            }
        }

        return columns;
    }

    // An attribute without a column makes a policy that reads it untranslatable, which is an error and not a wider filter.
    private static RowColumnType? TypeOf(LakeType type) => type.Kind switch
    {
        LakeKind.Boolean => RowColumnType.Bool,
        LakeKind.Int or LakeKind.Long => RowColumnType.Long,
        LakeKind.String => RowColumnType.String,
        LakeKind.Decimal => RowColumnType.Decimal,
        _ => null,
    };
}
