using DataProducts.Iceberg;

namespace DataProducts.Lake.Evolution;

/// <summary>A column, or a part of one, while it changes.</summary>
internal sealed class FieldNode
{
    public required int Id { get; init; }

    public required string Name { get; set; }

    public required LakeType Type { get; set; }

    public required bool Nullable { get; set; }

    public string? Documentation { get; set; }

    public List<FieldNode> Children { get; private init; } = [];

    public static FieldNode Of(TableField field) => new()
    {
        Id = field.FieldId,
        Name = field.Field.Name,
        Type = field.Field.Type,
        Nullable = field.Field.Nullable,
        Documentation = field.Field.Documentation,
        Children = [.. field.Children.Select(Of)],
    };

    public TableField ToField()
    {
        TableField[] children = [.. Children.Select(child => child.ToField())];
        LakeField[] fields = [.. children.Select(child => child.Field)];
        var type = Type.Kind switch
        {
            LakeKind.Struct => LakeType.Struct(fields),
            LakeKind.List => LakeType.ListOf(fields[0]),
            LakeKind.Map => LakeType.MapOf(fields[0], fields[1]),
            _ => Type,
        };
        return new TableField(Id, new LakeField(Name, type, Nullable) { Documentation = Documentation }, children);
    }

    /// <summary>Says whether a field id is this one's or that of one of its parts.</summary>
    public bool Has(int id) => Id == id || Children.Exists(child => child.Has(id));
}
