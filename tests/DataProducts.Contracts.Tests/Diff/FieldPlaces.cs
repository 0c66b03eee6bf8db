namespace DataProducts.Contracts.Tests;

/// <summary>The columns of a product and all that stands within them, each by its port and its path.</summary>
internal static class FieldPlaces
{
    public static IReadOnlyList<(int Port, string[] Path, LakeField Field)> Of(ProductManifest product) =>
    [
        .. from port in product.Ports.Index()
           from column in port.Item.Columns
           from place in Within([column.Name], AsField(column))
           select (port.Index, place.Path, place.Field),
    ];

    public static ProductManifest Change(ProductManifest product, int port, string[] path, Func<LakeField, LakeField> change) => product with
    {
        Ports = [.. product.Ports.Select((one, index) => index == port ? one with { Columns = [.. one.Columns.Select(column => Changed(column, path, change))] } : one)],
    };

    private static ColumnManifest Changed(ColumnManifest column, string[] path, Func<LakeField, LakeField> change)
    {
        if (column.Name != path[0])
        {
            return column;
        }

        return column.With(At(AsField(column), path[1..], change));
    }

    /// <summary>Gives a column what is said of a field.</summary>
    public static ColumnManifest With(this ColumnManifest column, LakeField field) => column with
    {
        Type = field.Type,
        Nullable = field.Nullable,
        Values = field.Values,
        Description = field.Documentation,
        Deprecated = field.Deprecated,
        Limits = field.Limits,
    };

    private static LakeField At(LakeField field, string[] path, Func<LakeField, LakeField> change)
    {
        if (path.Length == 0)
        {
            return change(field);
        }

        LakeField[] children = [.. field.Type.Children.Select(child => child.Name == path[0] ? At(child, path[1..], change) : child)];
        return field with
        {
            Type = field.Type.Kind switch
            {
                LakeKind.Struct => LakeType.Struct(children),
                LakeKind.List => LakeType.ListOf(children[0]) with { UniqueElements = field.Type.UniqueElements },
                _ => LakeType.MapOf(children[0], children[1]),
            },
        };
    }

    private static IEnumerable<(string[] Path, LakeField Field)> Within(string[] path, LakeField field) =>
        [(path, field), .. field.Type.Children.SelectMany(child => Within([.. path, child.Name], child))];

    private static LakeField AsField(ColumnManifest column) => new(column.Name, column.Type, column.Nullable)
    {
        Documentation = column.Description,
        Values = column.Values,
        Deprecated = column.Deprecated,
        Limits = column.Limits,
    };
}
